/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "dx-catalog.h"
#include "dx-docx.h"
#include "dx-paper.h"

/* How long a Word file takes, from a proposal in memory to the last byte.
 *
 *   bench-word FILE.json [BOUND-MS]
 *
 * With a bound, a median over it fails. */

#define RUNS 31

static gboolean
write_cb (const guint8 *bytes, gsize length, gpointer user_data, GError **error)
{
  *(gsize *) user_data += length;

  return TRUE;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static gint64
write_once (DxProposal *proposal, DxCatalog *catalog, gsize *size)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DxDocument)
      document = dx_paper_new_document (proposal, catalog, DX_PAPER_SLIP);
  g_autoptr (GBytes) json = dx_proposal_to_json (proposal);
  g_autoptr (GError) error = NULL;

  *size = 0;
  if (!dx_docx_write (document, json, NULL, write_cb, size, &error))
    g_error ("%s", error->message);

  return g_get_monotonic_time () - start;
}

static DxProposal *
load (const char *path, DxCatalog *catalog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DxProposal *proposal;
  char *text;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new_take (text, length);
  proposal = dx_proposal_new_from_json (bytes, catalog, &error);
  if (proposal == NULL)
    g_error ("%s", error->message);

  return proposal;
}

int
main (int argc, char **argv)
{
  g_autoptr (DxCatalog) catalog = NULL;
  g_autoptr (DxProposal) proposal = NULL;
  gint64 times[RUNS];
  gsize size = 0;
  double median;

  if (argc < 2)
    return 2;

  catalog = dx_catalog_new ();
  proposal = load (argv[1], catalog);
  for (guint i = 0; i < RUNS; i++)
    times[i] = write_once (proposal, catalog, &size);
  qsort (times, RUNS, sizeof times[0], compare_times);
  median = times[RUNS / 2] / 1000.0;
  printf ("%.3f ms, %" G_GSIZE_FORMAT " bytes\n", median, size);

  return argc > 2 && median > g_ascii_strtod (argv[2], NULL);
}
