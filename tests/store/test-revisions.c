/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

/* Which revisions are kept. */

#define MINUTE ((gint64) 60 * 1000)

static gint64
add (DxStore *store,
     DxProposal *proposal,
     DxRevisionKind kind,
     const char *text,
     gint64 now)
{
  g_autoptr (GError) error = NULL;
  gint64 row = 0;

  if (text != NULL)
    dx_proposal_set_text (proposal, "II.urgency", text);
  dx_store_set_now (store, now);
  dx_store_add_revision (store, proposal, kind, "ghi chú", &row, &error);
  g_assert_no_error (error);
  g_assert_cmpint (row, >, 0);
  return row;
}

/* "A" for an automatic one, and so on, the newest first. */
static char *
list (DxStore *store, DxProposal *proposal)
{
  g_autoptr (GPtrArray) revisions =
      dx_store_list_revisions (store, dx_proposal_get_id (proposal), NULL);
  GString *kinds = g_string_new (NULL);

  g_assert_nonnull (revisions);
  for (guint i = 0; i < revisions->len; i++)
    {
      const DxRevision *revision = g_ptr_array_index (revisions, i);

      g_string_append_c (kinds, "ASPR"[revision->kind]);
    }
  return g_string_free (kinds, FALSE);
}

static void
assert_list (DxStore *store, DxProposal *proposal, const char *expected)
{
  g_autofree char *kinds = list (store, proposal);

  g_assert_cmpstr (kinds, ==, expected);
}

static void
test_kinds (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "Tên", "a");
  g_autoptr (GPtrArray) revisions = NULL;
  const DxRevision *revision;
  gint64 row;

  store_save (store, proposal);
  dx_proposal_set_revision (proposal, 7);
  add (store, proposal, DX_REVISION_AUTO, NULL, 1000);
  add (store, proposal, DX_REVISION_SAVED, NULL, 2000);
  row = add (store, proposal, DX_REVISION_PRINTED, NULL, 3000);
  add (store, proposal, DX_REVISION_RESTORED, NULL, 4000);
  assert_list (store, proposal, "RPSA");
  revisions =
      dx_store_list_revisions (store, dx_proposal_get_id (proposal), NULL);
  revision = g_ptr_array_index (revisions, 1);
  g_assert_cmpint (revision->row, ==, row);
  g_assert_cmpint (revision->number, ==, 7);
  g_assert_cmpint (revision->created, ==, 3000);
  g_assert_cmpstr (revision->note, ==, "ghi chú");
  g_assert_cmpstr (revision->who, !=, "");
  revision = g_ptr_array_index (revisions, 2);
  g_assert_cmpint (revision->number, ==, 0);
  store_close (&store);
}

static void
assert_text (StoreFixture *fixture,
             DxStore *store,
             gint64 row,
             const char *expected)
{
  g_autoptr (DxProposal)
      proposal = dx_store_load_revision (store, row, fixture->catalog, NULL);

  g_assert_nonnull (proposal);
  g_assert_cmpstr (dx_proposal_get_text (proposal, "II.urgency"), ==, expected);
}

static void
test_auto (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "Tên", "a");
  const gint64 t = 1000 * MINUTE;
  gint64 row;

  store_save (store, proposal);
  row = add (store, proposal, DX_REVISION_AUTO, "b", t);
  /* Within ten minutes, in the same place. */
  g_assert_cmpint (add (store, proposal, DX_REVISION_AUTO, "c", t + MINUTE), ==,
                   row);
  g_assert_cmpint (add (store, proposal, DX_REVISION_AUTO, "d", t + 9 * MINUTE),
                   ==, row);
  assert_list (store, proposal, "A");
  assert_text (fixture, store, row, "d");
  /* Ten minutes from the first of them, not from the last. */
  g_assert_cmpint (
      add (store, proposal, DX_REVISION_AUTO, "e", t + 10 * MINUTE), !=, row);
  assert_list (store, proposal, "AA");
  assert_text (fixture, store, row, "d");
  /* Nothing changed. */
  add (store, proposal, DX_REVISION_AUTO, NULL, t + 60 * MINUTE);
  assert_list (store, proposal, "AA");
  /* Something came between. */
  add (store, proposal, DX_REVISION_SAVED, NULL, t + 11 * MINUTE);
  add (store, proposal, DX_REVISION_AUTO, NULL, t + 11 * MINUTE);
  assert_list (store, proposal, "SAA");
  add (store, proposal, DX_REVISION_AUTO, "f", t + 11 * MINUTE);
  assert_list (store, proposal, "ASAA");
  /* The clock went back. */
  add (store, proposal, DX_REVISION_AUTO, "g", t - MINUTE);
  assert_list (store, proposal, "AASAA");
  /* Another run of the program. */
  store_close (&store);
  store = store_open (fixture);
  add (store, proposal, DX_REVISION_AUTO, "h", t - MINUTE);
  assert_list (store, proposal, "AAASAA");
  store_close (&store);
}

/* An automatic one that changes nothing is not written either. */
static void
test_nothing (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "Tên", "a");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gint64 row;

  store_save (store, proposal);
  row = add (store, proposal, DX_REVISION_PRINTED, NULL, 1000);
  first = dx_store_backup (store, NULL);
  g_assert_cmpint (add (store, proposal, DX_REVISION_AUTO, NULL, 2000), ==,
                   row);
  second = dx_store_backup (store, NULL);
  g_assert_cmpstr (first, ==, second);
  store_close (&store);
}

static void
test_limit (StoreFixture *fixture, gconstpointer data)
{
  DxStore *store = store_open (fixture);
  g_autoptr (DxProposal) proposal = store_new_proposal (fixture, "Tên", "a");
  g_autoptr (DxProposal) other = store_new_proposal (fixture, "Khác", "a");
  g_autofree char *kinds = NULL;
  gint64 first;

  store_save (store, proposal);
  store_save (store, other);
  add (store, other, DX_REVISION_AUTO, NULL, MINUTE);
  first = add (store, proposal, DX_REVISION_SAVED, NULL, MINUTE);
  add (store, proposal, DX_REVISION_PRINTED, NULL, MINUTE);
  for (guint i = 0; i < 110; i++)
    {
      g_autofree char *text = g_strdup_printf ("lần %u", i);

      add (store, proposal, DX_REVISION_AUTO, text, (i + 1) * 20 * MINUTE);
    }
  kinds = list (store, proposal);
  g_assert_cmpuint (strlen (kinds), ==, 102);
  g_assert_cmpstr (kinds + 99, ==, "APS");
  assert_list (store, other, "A");
  assert_text (fixture, store, first, "a");
  store_close (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/revisions/kinds", test_kinds);
  STORE_TEST ("/revisions/auto", test_auto);
  STORE_TEST ("/revisions/nothing", test_nothing);
  STORE_TEST ("/revisions/limit", test_limit);
  return g_test_run ();
}
