/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-dossier-list.h"

#include <string.h>

#include "dx-check.h"
#include "dx-finding.h"

/* What the built-in calls want, held against what is there: "kind=state"
 * in the order of the call, T there, O old, M missing, N not needed. */

typedef struct {
  const char *call;
  const char *kinds; /* of the files, by blanks */
  const char *topic; /* nullable */
  gint64 exported;
  gboolean changed;
  gboolean word;
  const char *expected;
} Case;

static const Case cases[] = {
  /* slip, commitment (if any), soft copy in any format */
  { "dien-bien-2026", "", NULL, 0, FALSE, FALSE, "MNM" },
  { "dien-bien-2026", "", NULL, 2, FALSE, FALSE, "TNT" },
  { "dien-bien-2026", "commitment", NULL, 2, TRUE, FALSE, "OTO" },
  { "dien-bien-2026", "other summary-table", NULL, 2, FALSE, TRUE, "TNT" },
  /* the slip alone */
  { "cao-bang-2026", "", NULL, 0, FALSE, FALSE, "M" },
  { "cao-bang-2026", "", NULL, 1, TRUE, TRUE, "O" },
  /* letter, table, slip, commitment (if any), .docx */
  { "an-giang-2026", "", NULL, 0, FALSE, FALSE, "MMMNM" },
  { "an-giang-2026", "official-letter", NULL, 1, FALSE, FALSE, "TMTNM" },
  { "an-giang-2026", "summary-table official-letter commitment", NULL, 3, FALSE,
    TRUE, "TTTTT" },
  { "an-giang-2026", "commitment commitment", NULL, 3, TRUE, TRUE, "MMOTO" },
  /* letter, slip, commitment for pilot models, Word */
  { "thanh-hoa-2024", "", NULL, 0, FALSE, FALSE, "MMNM" },
  { "thanh-hoa-2024", "", "pilot-model", 1, FALSE, FALSE, "MTMM" },
  { "thanh-hoa-2024", "commitment", "pilot-model", 1, FALSE, TRUE, "MTTT" },
  { "thanh-hoa-2024", "commitment", NULL, 1, FALSE, TRUE, "MTTT" },
  { NULL, "commitment", NULL, 1, FALSE, TRUE, "" },
};

static GPtrArray *
survey (DxCatalog *catalog, const Case *it, DxProposal **proposal)
{
  DxCall *call =
      it->call != NULL ? dx_catalog_get_call (catalog, it->call, NULL) : NULL;
  g_auto (GStrv) kinds = g_strsplit (it->kinds, " ", -1);
  DxDossierFacts facts = { .kinds = (const char *const *) kinds,
                           .exported = it->exported,
                           .changed = it->changed,
                           .word = it->word };
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_true (it->call == NULL || call != NULL);
  *proposal = dx_proposal_new (dx_catalog_get_default_form (catalog), call);
  if (it->topic != NULL)
    dx_proposal_set_topic (*proposal, it->topic, NULL, FALSE, 0);
  findings = dx_check (*proposal, catalog, NULL);

  return dx_dossier_list_new (*proposal, catalog, &facts, findings);
}

static guint
count_letter (const char *text, char letter)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == letter;

  return n;
}

static void
test_states (void)
{
  static const char letters[] = "TOMN";
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DxProposal) proposal = NULL;
      g_autoptr (GPtrArray) lines = survey (catalog, &cases[i], &proposal);
      g_autoptr (GString) states = g_string_new (NULL);

      for (guint j = 0; j < lines->len; j++)
        {
          const DxDossierLine *line = g_ptr_array_index (lines, j);

          g_string_append_c (states, letters[line->state]);
          g_assert_cmpuint (strlen (line->advice), >, 5);
          /* What is missing says where it is mended. */
          g_assert_true ((line->state == DX_DOSSIER_THERE)
                         == (line->place == NULL));
        }
      g_test_message ("case %u: %s", i, states->str);
      g_assert_cmpstr (states->str, ==, cases[i].expected);
      g_assert_cmpuint (dx_dossier_list_count (lines, DX_DOSSIER_MISSING), ==,
                        count_letter (cases[i].expected, 'M'));
    }
}

static void
test_word (void)
{
  static const struct {
    const char *call;
    gboolean word;
  } wanted[] = { { "an-giang-2026", TRUE },
                 { "cao-bang-2026", FALSE },
                 { "dien-bien-2026", FALSE },
                 { "thanh-hoa-2024", TRUE } };
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpint (dx_dossier_wants_word (
                         dx_catalog_get_call (catalog, wanted[i].call, NULL)),
                     ==, wanted[i].word);
  g_assert_false (dx_dossier_wants_word (NULL));
}

/* Others who pay a part make "only if there is one" an advice. */
static void
test_advice (void)
{
  const Case it = { "dien-bien-2026", "", NULL, 0, FALSE, FALSE, "" };
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (DxProposal) proposal = NULL;
  g_autoptr (GPtrArray) plain = survey (catalog, &it, &proposal);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) advised = NULL;
  DxDossierFacts facts = { 0 };
  const DxDossierLine *before = g_ptr_array_index (plain, 1);
  const DxDossierLine *after;

  dx_proposal_set_integer (proposal, "IX.counterpart", 800000000);
  findings = dx_check (proposal, catalog, NULL);
  advised = dx_dossier_list_new (proposal, catalog, &facts, findings);
  after = g_ptr_array_index (advised, 1);
  g_assert_cmpint (after->state, ==, DX_DOSSIER_NOT_NEEDED);
  g_assert_cmpstr (after->place, ==, "attachments");
  g_assert_cmpstr (after->advice, !=, before->advice);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dossier-list/states", test_states);
  g_test_add_func ("/dossier-list/word", test_word);
  g_test_add_func ("/dossier-list/advice", test_advice);

  return g_test_run ();
}
