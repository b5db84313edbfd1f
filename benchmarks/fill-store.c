/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fill-store.h"

#include <glib/gstdio.h>

#include "dx-store-private.h"

/* What the benchmarks of the store and of its window share. */

#define CHUNK 5000u
#define WORDS 150u

static const char *const onsets[] = { "b",  "c",  "ch", "d",  "đ", "g",
                                      "gi", "h",  "kh", "l",  "m", "n",
                                      "ng", "nh", "ph", "qu", "r", "s",
                                      "t",  "th", "tr", "v",  "x" };
static const char *const rimes[] = { "a",  "ang", "ao", "ấy",  "ăn",
                                     "âm", "ẹo",  "ến", "iệc", "iếu",
                                     "in", "ình", "oà", "ó",   "ông",
                                     "ơn", "ườn", "ưu", "uật", "uyên" };

/* Syllables that look Vietnamese. */
void
fill_append_words (GRand *rand, GString *text, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gint32 onset = g_rand_int_range (rand, 0, G_N_ELEMENTS (onsets));
      gint32 rime = g_rand_int_range (rand, 0, G_N_ELEMENTS (rimes));

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", onsets[onset],
                              rimes[rime]);
    }
}

static void
set_words (GRand *rand, DxProposal *proposal, const char *field, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  fill_append_words (rand, text, n);
  dx_proposal_set_text (proposal, field, text->str);
}

/* A short one, on one of three calls. */
DxProposal *
fill_make_proposal (GRand *rand, DxCatalog *catalog)
{
  static const char *const calls[] = { "dien-bien-2026", "cao-bang-2026",
                                       "an-giang-2026" };
  const char *id = calls[g_rand_int_range (rand, 0, 3)];
  DxProposal *proposal =
      dx_proposal_new (dx_catalog_get_default_form (catalog),
                       dx_catalog_get_call (catalog, id, NULL));

  set_words (rand, proposal, "I.name", 14);
  set_words (rand, proposal, "II.urgency", WORDS / 2);
  set_words (rand, proposal, "III.objectives", WORDS / 2);
  return proposal;
}

/* The same rows for the same state of @rand, much faster than people save
 * them: many in one transaction, and nothing is backed up between. */
void
fill_store (DxStore *store, DxCatalog *catalog, GRand *rand, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DxProposal) proposal = fill_make_proposal (rand, catalog);
      DxProposalFacts facts = { .state = (DxProposalState) (i % 4),
                                .errors = i % 7,
                                .warnings = i % 11,
                                .deadline = 1754000000 + i % 5000 };
      gint64 serial;
      gboolean written;

      dx_store_set_now (store, 1700000000000 + i * 1000);
      if (i % CHUNK == 0)
        g_assert_true (dx_store_begin (store, NULL, NULL));
      g_assert_true (dx_store_write_proposal (store, proposal, &facts, &serial,
                                              &written, NULL));
      if (i % CHUNK == CHUNK - 1 || i + 1 == n)
        g_assert_true (dx_store_end (store, TRUE, NULL));
    }
  dx_store_set_now (store, 0);
}

/* Removes a folder with all in it. */
void
fill_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      fill_remove_tree (child);
    }
  g_remove (path);
}
