/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-dossier.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dx-import.h"

static GBytes *
text (const char *words)
{
  return g_bytes_new (words, strlen (words));
}

static GBytes *
proposal (void)
{
  return text ("{\"format\":\"dexuat-proposal\",\"version\":1,"
               "\"values\":{\"I.name\":\"Tên\"}}");
}

/* As the window does it: attachments come as bytes. */
static GBytes *
write_dossier (DxDossier *dossier)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DxOutput) output = NULL;
  char *contents;
  gsize length;

  g_close (g_file_open_tmp (NULL, &path, &error), NULL);
  g_assert_no_error (error);
  output = dx_output_new (path, &error);
  g_assert_true (dx_dossier_write (dossier, output, &error));
  g_assert_true (dx_output_commit (output, &error));
  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  g_unlink (path);

  return g_bytes_new_take (contents, length);
}

static void
test_round_trip (void)
{
  g_autoptr (GBytes) json = proposal ();
  g_autoptr (GBytes) letter = text ("%PDF-1.7");
  g_autoptr (DxDossier) dossier = dx_dossier_new (json, "Tên");
  g_autoptr (DxCatalog) catalog = dx_catalog_new ();
  g_autoptr (GBytes) file = NULL;
  g_autoptr (DxImport) import = NULL;
  g_autoptr (GError) error = NULL;
  const DxDossierAttachment *attachment;

  g_assert_true (dx_dossier_add (dossier, "Công văn.pdf",
                                 DX_DOSSIER_ROLE_OFFICIAL_LETTER, "Công văn",
                                 letter, &error));
  file = write_dossier (dossier);
  import = dx_import_bytes (file, catalog, DX_IMPORT_PLAIN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (import->kind, ==, DX_IMPORT_DOSSIER);
  g_assert_true (import->own);
  g_assert_cmpstr (dx_proposal_get_text (import->proposal, "I.name"), ==,
                   "Tên");
  g_assert_true (
      g_bytes_equal (dx_dossier_get_proposal (import->dossier), json));
  g_assert_cmpuint (dx_dossier_get_attachments (import->dossier)->len, ==, 1);
  attachment =
      g_ptr_array_index (dx_dossier_get_attachments (import->dossier), 0);
  g_assert_cmpstr (attachment->name, ==, "Công văn.pdf");
  g_assert_cmpint (attachment->kind, ==, DX_DOSSIER_ROLE_OFFICIAL_LETTER);
  g_assert_cmpstr (attachment->title, ==, "Công văn");
  g_assert_true (g_bytes_equal (attachment->bytes, letter));
}

static void
count_cb (double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  *last = fraction;
}

/* Who waits hears how far it is, and can stop it: then nothing is there. */
static void
test_watched (void)
{
  g_autoptr (GBytes) json = proposal ();
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (3 << 20), 3 << 20);
  g_autoptr (DxDossier) dossier = dx_dossier_new (json, "Tên");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = g_dir_make_tmp ("dexuat-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.dxhs", NULL);
  g_autoptr (DxOutput) whole = dx_output_new (path, NULL);
  g_autoptr (DxOutput) stopped = dx_output_new (path, NULL);
  g_autoptr (GError) error = NULL;
  double last = 0;

  g_assert_true (dx_dossier_add (dossier, "a.bin", DX_DOSSIER_ROLE_OTHER, NULL,
                                 large, NULL));
  g_assert_true (dx_dossier_write_watched (dossier, whole, cancellable,
                                           count_cb, &last, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);
  g_cancellable_cancel (cancellable);
  g_assert_false (dx_dossier_write_watched (dossier, stopped, cancellable, NULL,
                                            NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_rmdir (folder);
}

static void
test_limits (void)
{
  static const struct {
    guint n;
    guint64 bytes;
    gboolean fits;
  } cases[] = {
    { 0, 0, TRUE },
    { 1997, 0, TRUE },
    { 1998, 0, FALSE },
    { 8, 500ull << 20, TRUE },
    { 9, 512ull << 20, FALSE },
    { 2, 1ull << 40, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (
          dx_dossier_check_room (cases[i].n, cases[i].bytes, &error), ==,
          cases[i].fits);
      g_assert_true (
          cases[i].fits
          || g_error_matches (error, DX_DOSSIER_ERROR, DX_DOSSIER_ERROR_LIMIT));
    }
}

static void
test_names (void)
{
  static const struct {
    const char *name;
    gboolean good;
  } cases[] = {
    { "a.pdf", TRUE },   { "thư/a.pdf", TRUE },
    { "A.PDF", FALSE },  { "a.pdf", FALSE },
    { "", FALSE },       { "..", FALSE },
    { "a/../b", FALSE }, { "/a", FALSE },
    { "a//b", FALSE },   { "a/", FALSE },
    { "a\\b", FALSE },   { "C:a", FALSE },
    { "a\nb", FALSE },   { "a\u202Efdp.exe", FALSE },
    { "\xFF", FALSE },   { "công văn số 5.docx", TRUE },
  };
  g_autoptr (GBytes) json = proposal ();
  g_autoptr (DxDossier) dossier = dx_dossier_new (json, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (dx_dossier_add (dossier, cases[i].name,
                                       DX_DOSSIER_ROLE_OTHER, NULL, json,
                                       &error),
                       ==, cases[i].good);
      if (!cases[i].good)
        g_assert_error (error, DX_DOSSIER_ERROR, DX_DOSSIER_ERROR_NAME);
    }
}

static void
test_room (void)
{
  g_autoptr (GBytes) json = proposal ();
  g_autoptr (GBytes) nothing = text ("");
  g_autoptr (DxDossier) dossier = dx_dossier_new (json, NULL);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (; n < 3000; n++)
    {
      g_autofree char *name = g_strdup_printf ("%u", n);

      if (!dx_dossier_add (dossier, name, DX_DOSSIER_ROLE_OTHER, NULL, nothing,
                           &error))
        break;
    }
  g_assert_cmpuint (n, ==, DX_ZIP_MAX_MEMBERS - 3);
  g_assert_error (error, DX_DOSSIER_ERROR, DX_DOSSIER_ERROR_LIMIT);
}

static void
test_roles (void)
{
  for (int i = DX_DOSSIER_ROLE_PROPOSAL; i <= DX_DOSSIER_ROLE_OTHER; i++)
    g_assert_cmpint (dx_dossier_role_from_name (dx_dossier_role_get_name (i)),
                     ==, i);
  g_assert_cmpint (dx_dossier_role_from_name ("lạ"), ==, DX_DOSSIER_ROLE_OTHER);
  g_assert_cmpint (dx_dossier_role_from_name (NULL), ==, DX_DOSSIER_ROLE_OTHER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dossier/round-trip", test_round_trip);
  g_test_add_func ("/dossier/names", test_names);
  g_test_add_func ("/dossier/watched", test_watched);
  g_test_add_func ("/dossier/limits", test_limits);
  g_test_add_func ("/dossier/room", test_room);
  g_test_add_func ("/dossier/roles", test_roles);

  return g_test_run ();
}
