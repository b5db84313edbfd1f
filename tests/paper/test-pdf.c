/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-pdf.h"

#include <string.h>

#include "dx-form-paper.h"
#include "paper-fixture.h"

/* A writer with room for so many bytes. */
typedef struct {
  GByteArray *bytes;
  gsize room;
} Disk;

static gboolean
write_cb (const guint8 *bytes, gsize length, gpointer user_data, GError **error)
{
  Disk *disk = user_data;

  if (disk->bytes->len + length > disk->room)
    {
      g_set_error_literal (error, DX_PDF_ERROR, DX_PDF_ERROR_WRITE, "full");
      return FALSE;
    }
  g_byte_array_append (disk->bytes, bytes, length);

  return TRUE;
}

static DxPages *
pages_of (DxProposal *proposal)
{
  return dx_pages_new (fixture_fonts (), dx_form_paper_new (proposal));
}

static GByteArray *
write_pdf (DxPages *pages)
{
  Disk disk = { g_byte_array_new (), G_MAXSIZE };
  g_autoptr (GError) error = NULL;
  gboolean done = dx_pdf_write (pages, NULL, write_cb, &disk, &error);

  g_assert_no_error (error);
  g_assert_true (done);

  return disk.bytes;
}

static gboolean
contains (GByteArray *bytes, const char *text)
{
  return memmem (bytes->data, bytes->len, text, strlen (text)) != NULL;
}

static void
test_domain (void)
{
  g_assert_cmpstr (g_quark_to_string (DX_PDF_ERROR), ==, "dx-pdf-error-quark");
}

static void
test_whole (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxPages) pages = pages_of (proposal);
  g_autoptr (GByteArray) bytes = write_pdf (pages);

  g_assert_cmpmem (bytes->data, 8, "%PDF-1.5", 8);
  g_assert_cmpmem (bytes->data + bytes->len - 6, 6, "%%EOF\n", 6);
  g_assert_true (contains (bytes, "/Lang (vi-VN)"));
  g_assert_true (contains (bytes, "/MarkInfo << /Marked true >>"));
}

/* Pages can be written more than once, also after they were drawn. */
static void
test_again (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autoptr (DxProposal) proposal = fixture_random (random);
  g_autoptr (DxPages) pages = pages_of (proposal);
  g_autoptr (GByteArray) first = write_pdf (pages);
  g_autoptr (GByteArray) second = write_pdf (pages);

  g_assert_cmpmem (first->data, first->len, second->data, second->len);
}

/* Wherever the disk is full, it is said, and in the writer's words. */
static void
test_disk_full (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxPages) pages = pages_of (proposal);
  g_autoptr (GByteArray) whole = write_pdf (pages);

  for (gsize room = 0; room < whole->len; room += 1 + whole->len / 37)
    {
      Disk disk = { g_byte_array_new (), room };
      g_autoptr (GError) error = NULL;

      g_assert_false (dx_pdf_write (pages, NULL, write_cb, &disk, &error));
      g_assert_error (error, DX_PDF_ERROR, DX_PDF_ERROR_WRITE);
      g_byte_array_unref (disk.bytes);
    }
}

/* Words that Cairo would refuse, wherever they stand. */
static void
test_odd_words (void)
{
  static const char *const odd[] = { "a\uFFFEb", "\uFDD0", "\U0001FFFF",
                                     "\u2028", "😀\uFE0F" };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (DxProposal) proposal = fixture_full ();
      DxDocument *document;
      DxBlock *block;
      g_autoptr (DxPages) pages = NULL;
      g_autoptr (GByteArray) bytes = NULL;

      dx_proposal_set_text (proposal, "I.name", odd[i]);
      dx_proposal_set_text (proposal, "X.name", odd[i]);
      document = dx_form_paper_new (proposal);
      block = dx_block_append (document->root,
                               dx_block_new (DX_BLOCK_HEADING, odd[i]));
      block->label = g_strdup (odd[i]);
      pages = dx_pages_new (fixture_fonts (), document);
      bytes = write_pdf (pages);
      g_assert_cmpuint (bytes->len, >, 10000);
    }
}

/* A page without anything is a page. */
static void
test_empty (void)
{
  g_autoptr (DxPages)
      pages = dx_pages_new (fixture_fonts (), dx_document_new ());
  g_autoptr (GByteArray) bytes = NULL;

  g_assert_cmpuint (dx_pages_get_n_pages (pages), ==, 1);
  bytes = write_pdf (pages);
  g_assert_cmpuint (bytes->len, >, 300);
}

/* A long section of list lines and a table: its pages are given up as they
 * are written, sealed or not, and are what they were when asked for again. */
static void
test_long (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autofree char *text =
      fixture_repeat ("- Một dòng liệt kê đủ dài để sang dòng thứ hai, vì "
                      "trang giấy chỉ rộng có một trăm sáu mươi lăm mm\nMột "
                      "đoạn ngắn\n",
                      700);
  g_autoptr (DxPages) fresh = NULL;

  dx_proposal_set_text (proposal, "II.urgency", text);
  fresh = pages_of (proposal);
  for (guint sealed = 0; sealed < 2; sealed++)
    {
      g_autoptr (DxPages) pages = pages_of (proposal);
      g_autoptr (GByteArray) first = NULL;
      g_autoptr (GByteArray) second = NULL;

      if (sealed)
        dx_pages_set_seal (pages, dx_seal_new (proposal, NULL));
      first = write_pdf (pages);
      g_assert_cmpuint (dx_pages_get_n_pages (pages), >, 50);
      g_assert_cmpuint (dx_pages_get_n_pages (pages), ==,
                        dx_pages_get_n_pages (fresh));
      for (guint i = dx_pages_get_n_pages (pages); i-- > 0;)
        {
          g_autofree char *found = dx_pages_describe (pages, i);
          g_autofree char *wanted = dx_pages_describe (fresh, i);
          g_autofree char *found_text = dx_pages_get_text (pages, i);
          g_autofree char *wanted_text = dx_pages_get_text (fresh, i);

          g_assert_cmpstr (found, ==, wanted);
          g_assert_cmpstr (found_text, ==, wanted_text);
        }
      second = write_pdf (pages);
      g_assert_cmpmem (first->data, first->len, second->data, second->len);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf/domain", test_domain);
  g_test_add_func ("/pdf/whole", test_whole);
  g_test_add_func ("/pdf/again", test_again);
  g_test_add_func ("/pdf/disk-full", test_disk_full);
  g_test_add_func ("/pdf/odd-words", test_odd_words);
  g_test_add_func ("/pdf/empty", test_empty);
  g_test_add_func ("/pdf/long", test_long);

  status = g_test_run ();
  fixture_clear ();

  return status;
}
