/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-docx.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>
#include <string.h>

#include "dx-docx-private.h"
#include "dx-paper.h"
#include "dx-text-box-private.h"
#include "dx-times-private.h"
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

static GByteArray *
write_docx (const DxDocument *document, GBytes *data, GDateTime *created)
{
  Disk disk = { g_byte_array_new (), G_MAXSIZE };
  g_autoptr (GError) error = NULL;
  gboolean done =
      dx_docx_write (document, data, created, write_cb, &disk, &error);

  g_assert_no_error (error);
  g_assert_true (done);

  return disk.bytes;
}

/* The text of one part; %NULL when it is not there. */
static char *
read_part (GByteArray *file, const char *name)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  char *found = NULL;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, file->data, file->len),
                   ==, ARCHIVE_OK);
  while (found == NULL
         && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (g_str_equal (archive_entry_pathname (entry), name))
      {
        GString *text = g_string_new (NULL);
        char chunk[4096];
        la_ssize_t n;

        while ((n = archive_read_data (archive, chunk, sizeof chunk)) > 0)
          g_string_append_len (text, chunk, n);
        g_assert_cmpint (n, ==, 0);
        found = g_string_free (text, FALSE);
      }
  archive_read_free (archive);

  return found;
}

static void
assert_well_formed (const char *xml)
{
  xmlDocPtr tree = xmlReadMemory (xml, (int) strlen (xml), "part.xml", NULL,
                                  XML_PARSE_NONET | XML_PARSE_NOERROR);

  g_assert_nonnull (tree);
  xmlFreeDoc (tree);
}

static char *
body_of (const DxDocument *document)
{
  g_autoptr (GByteArray) file = write_docx (document, NULL, NULL);
  char *body = read_part (file, "word/document.xml");

  g_assert_nonnull (body);
  assert_well_formed (body);

  return body;
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, what)) != NULL; p += strlen (what))
    n++;

  return n;
}

static void
test_domain (void)
{
  g_assert_cmpstr (g_quark_to_string (DX_DOCX_ERROR), ==,
                   "dx-docx-error-quark");
}

static void
test_parts (void)
{
  static const char *const always[] = {
    "[Content_Types].xml", "_rels/.rels",       "docProps/app.xml",
    "docProps/core.xml",   "word/document.xml", "word/_rels/document.xml.rels",
    "word/styles.xml",     "word/settings.xml", "word/fontTable.xml",
    "word/header1.xml",    "word/header2.xml"
  };
  static const char *const with_data[] = { "customXml/item1.xml",
                                           "customXml/itemProps1.xml",
                                           "customXml/_rels/item1.xml.rels" };
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxDocument)
      document = dx_paper_new_document (proposal, NULL, DX_PAPER_SLIP);
  g_autoptr (GBytes) json = dx_proposal_to_json (proposal);
  g_autoptr (GByteArray) file = write_docx (document, json, NULL);
  g_autoptr (GByteArray) bare = write_docx (document, NULL, NULL);

  g_assert_cmpmem (file->data, 4, "PK\003\004", 4);
  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    {
      g_autofree char *part = read_part (file, always[i]);

      g_assert_nonnull (part);
      assert_well_formed (part);
    }
  for (guint i = 0; i < G_N_ELEMENTS (with_data); i++)
    {
      g_autofree char *part = read_part (file, with_data[i]);

      g_assert_nonnull (part);
      assert_well_formed (part);
      g_assert_null (read_part (bare, with_data[i]));
    }
}

/* JSON that XML cannot hold letter by letter says the same. */
static void
test_data (void)
{
  static const char json[] = "{\"a\":\"<b> & ]]> \xEF\xBF\xBE ế\"}\n";
  g_autoptr (GBytes) data = g_bytes_new_static (json, strlen (json));
  g_autoptr (DxDocument) document = dx_document_new ();
  g_autoptr (GByteArray) file = write_docx (document, data, NULL);
  g_autofree char *part = read_part (file, "customXml/item1.xml");
  xmlDocPtr tree =
      xmlReadMemory (part, (int) strlen (part), "item.xml", NULL, 0);
  xmlNodePtr root = xmlDocGetRootElement (tree);
  xmlChar *text = xmlNodeGetContent (root);

  g_assert_cmpstr ((const char *) root->name, ==, DX_PROPOSAL_ELEMENT);
  g_assert_cmpstr ((const char *) root->ns->href, ==, DX_PROPOSAL_NAMESPACE);
  g_assert_cmpstr ((const char *) text, ==,
                   "{\"a\":\"<b> & ]]> \\uFFFE ế\"}\n");
  xmlFree (text);
  xmlFreeDoc (tree);
}

static void
test_again (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (DxProposal) proposal = fixture_random (random);
      g_autoptr (DxDocument)
          document = dx_paper_new_document (proposal, NULL, DX_PAPER_SLIP);
      g_autoptr (GBytes) json = dx_proposal_to_json (proposal);
      g_autoptr (GByteArray) first = write_docx (document, json, NULL);
      g_autoptr (GByteArray) second = write_docx (document, json, NULL);
      g_autofree char *body = read_part (first, "word/document.xml");

      g_assert_cmpmem (first->data, first->len, second->data, second->len);
      assert_well_formed (body);
      g_assert_cmpuint (count (body, "<w:tbl>"), ==,
                        count (body, "<w:tblHeader/>"));
    }
}

/* Wherever the disk is full, it is said, and in the writer's words. */
static void
test_disk_full (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxDocument)
      document = dx_paper_new_document (proposal, NULL, DX_PAPER_SLIP);
  g_autoptr (GByteArray) whole = write_docx (document, NULL, NULL);

  for (gsize room = 0; room < whole->len; room += 1 + whole->len / 37)
    {
      Disk disk = { g_byte_array_new (), room };
      g_autoptr (GError) error = NULL;

      g_assert_false (
          dx_docx_write (document, NULL, NULL, write_cb, &disk, &error));
      g_assert_error (error, DX_PDF_ERROR, DX_PDF_ERROR_WRITE);
      g_byte_array_unref (disk.bytes);
    }
}

/* A tree made by hand, and what stands in the file for each of its leaves. */
typedef struct {
  DxBlockKind kind;
  const char *label;
  const char *text;
  guint level;
  const char *wanted;
} LeafCase;

static const LeafCase leaf_cases[] = {
  { DX_BLOCK_TITLE, NULL, "A", 0, "<w:pStyle w:val=\"Title\"/>" },
  { DX_BLOCK_TITLE, NULL, "A", 1, "<w:pStyle w:val=\"Heading1\"/>" },
  { DX_BLOCK_SUBTITLE, NULL, "A", 0, "<w:pStyle w:val=\"Subtitle\"/>" },
  { DX_BLOCK_HEADING, NULL, "A", 2,
    "<w:pStyle w:val=\"Heading2\"/></w:pPr><w:r><w:t xml:space=\"preserve\">"
    "A</w:t></w:r></w:p>" },
  { DX_BLOCK_HEADING, "(B)", "A", 2,
    "<w:i/><w:iCs/></w:rPr><w:t xml:space=\"preserve\"> (B)</w:t>" },
  { DX_BLOCK_HEADING, NULL, "A", 3, "<w:pStyle w:val=\"Heading3\"/>" },
  { DX_BLOCK_PARAGRAPH, NULL, "A  B", 0,
    "<w:pStyle w:val=\"BodyText\"/></w:pPr><w:r>"
    "<w:t xml:space=\"preserve\">A  B</w:t></w:r>" },
  { DX_BLOCK_ITEM, "-", "A", 0,
    "<w:pStyle w:val=\"List\"/><w:ind w:left=\"883\" w:hanging=\"163\"/>"
    "</w:pPr><w:r><w:t xml:space=\"preserve\">- A</w:t>" },
  { DX_BLOCK_ITEM, "1.", "A", 1,
    "<w:pStyle w:val=\"List2\"/><w:ind w:left=\"1340\" w:hanging=\"280\"/>" },
  { DX_BLOCK_ITEM, "+", "A", 9, "<w:pStyle w:val=\"List4\"/>" },
  { DX_BLOCK_PARAGRAPH, NULL, "<a> & \"b\"", 0, "&lt;a&gt; &amp; " },
  { DX_BLOCK_PARAGRAPH, NULL, "a\001b\xEF\xBF\xBF", 0,
    "a\xEF\xBF\xBD"
    "b\xEF\xBF\xBD</w:t>" },
};

static void
test_leaves (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (leaf_cases); i++)
    {
      const LeafCase *wanted = &leaf_cases[i];
      g_autoptr (DxDocument) document = dx_document_new ();
      DxBlock *block;
      g_autofree char *body = NULL;

      dx_block_append (document->root,
                       dx_block_new (DX_BLOCK_PARAGRAPH, "first"));
      block = dx_block_append (document->root,
                               dx_block_new (wanted->kind, wanted->text));
      block->label = g_strdup (wanted->label);
      block->level = wanted->level;
      body = body_of (document);
      if (strstr (body, wanted->wanted) == NULL)
        g_error ("case %u: no %s in %s", i, wanted->wanted, body);
    }
}

static DxBlock *
append_part (DxBlock *labelled, const char *label, const char *text)
{
  DxBlock *part =
      dx_block_append (labelled, dx_block_new (DX_BLOCK_PART, text));

  part->label = g_strdup (label);

  return part;
}

/* Side by side with tab stops, dots on the line and dots below it. */
static void
test_labels (void)
{
  g_autoptr (DxDocument) document = dx_document_new ();
  DxBlock *block =
      dx_block_append (document->root, dx_block_new (DX_BLOCK_LABELLED, NULL));
  DxBlock *part;
  g_autofree char *body = NULL;

  append_part (block, "- A:", "a");
  append_part (block, "B:", "b");
  block =
      dx_block_append (document->root, dx_block_new (DX_BLOCK_LABELLED, NULL));
  part = append_part (block, "C:", NULL);
  part->level = 1;
  part->count = 3;
  block =
      dx_block_append (document->root, dx_block_new (DX_BLOCK_LABELLED, NULL));
  append_part (block, "D:", "d\ne");
  body = body_of (document);

  g_assert_nonnull (strstr (body, "- A: a</w:t></w:r><w:r><w:tab/></w:r>"
                                  "<w:r><w:t xml:space=\"preserve\">B: b"));
  g_assert_nonnull (strstr (body, "<w:tab w:val=\"left\" w:pos=\"5037\"/>"));
  g_assert_nonnull (strstr (body, "C: </w:t></w:r><w:r><w:tab/></w:r></w:p>"));
  g_assert_cmpuint (count (body, "\"DxLeader\""), ==, 2);
  g_assert_nonnull (strstr (body, "D: d</w:t><w:br/><w:t "));
}

static DxBlock *
append_table (DxBlock *parent)
{
  DxBlock *table =
      dx_block_append (parent, dx_block_new (DX_BLOCK_TABLE, NULL));

  for (guint r = 0; r < 2; r++)
    {
      DxBlock *row = dx_block_append (table, dx_block_new (DX_BLOCK_ROW, NULL));

      for (guint c = 0; c < 3; c++)
        {
          DxBlock *cell =
              dx_block_append (row, dx_block_new (DX_BLOCK_CELL, "1\n2"));

          cell->width = 1 + c;
          cell->numeric = c == 2;
        }
    }

  return table;
}

/* The columns fill the body to a twip; tables never touch one another, nor
 * the end of the document. */
static void
test_tables (void)
{
  g_autoptr (DxDocument) document = dx_document_new ();
  g_autofree char *body = NULL;
  char wanted[64];

  append_table (document->root);
  append_table (document->root);
  body = body_of (document);

  g_assert_cmpuint (count (body, "<w:tblHeader/>"), ==, 2);
  g_assert_cmpuint (count (body, "<w:cantSplit/>"), ==, 4);
  g_assert_cmpuint (count (body, "<w:jc w:val=\"right\"/>"), ==, 2);
  g_assert_nonnull (strstr (body, "<w:gridCol w:w=\"1559\"/>"
                                  "<w:gridCol w:w=\"3119\"/>"
                                  "<w:gridCol w:w=\"4677\"/>"));
  g_snprintf (wanted, sizeof wanted, "<w:tblW w:w=\"%d\"", DX_DOCX_BODY_TWIPS);
  g_assert_nonnull (strstr (body, wanted));
  g_assert_cmpint (1559 + 3119 + 4677, ==, DX_DOCX_BODY_TWIPS);
  g_assert_null (strstr (body, "</w:tbl><w:tbl>"));
  g_assert_null (strstr (body, "<w:body><w:tbl>"));
  g_assert_null (strstr (body, "</w:tbl><w:sectPr>"));
}

static void
test_sections (void)
{
  g_autoptr (DxProposal) proposal = fixture_full ();
  g_autoptr (DxDocument)
      document = dx_paper_new_document (proposal, NULL, DX_PAPER_SLIP);
  g_autofree char *body = body_of (document);
  const DxForm *form = dx_proposal_get_form (proposal);

  for (guint i = 0; i < form->sections->len; i++)
    {
      const DxFormSection *section = g_ptr_array_index (form->sections, i);
      g_autofree char *name =
          g_strdup_printf ("w:name=\"" DX_DOCX_BOOKMARK "%s\"", section->id);

      g_assert_cmpuint (count (body, name), ==, 1);
    }
  g_assert_cmpuint (count (body, "<w:bookmarkStart "), ==, form->sections->len);
  g_assert_cmpuint (count (body, "<w:bookmarkEnd "), ==, form->sections->len);
}

/* Two lines before the block, its title and its hint stay with the name's
 * line, which has the room for signature and seal above it. */
static void
test_signature (void)
{
  g_autoptr (DxDocument) document = dx_document_new ();
  DxBlock *block;
  g_autofree char *body = NULL;
  char room[64];

  for (guint i = 0; i < 4; i++)
    dx_block_append (document->root,
                     dx_block_new (DX_BLOCK_PARAGRAPH, "one line"));
  block = dx_block_append (document->root,
                           dx_block_new (DX_BLOCK_SIGNATURE, "TITLE"));
  block->label = g_strdup ("(hint)");
  body = body_of (document);

  g_assert_cmpuint (count (body, "<w:keepNext/>"), ==, 4);
  g_snprintf (room, sizeof room, "<w:spacing w:before=\"%d\"/>",
              DX_TWIPS (DX_SIGNATURE_ROOM));
  g_assert_nonnull (strstr (body, room));
}

/* What stays with the line behind a heading that is one short line. */
static void
test_keeps (void)
{
  g_autoptr (DxDocument) document = dx_document_new ();
  g_autoptr (GArray) leaves = NULL;
  static const gboolean wanted[] = { TRUE, TRUE, FALSE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    dx_block_append (document->root, dx_block_new (i == 0 ? DX_BLOCK_HEADING
                                                          : DX_BLOCK_PARAGRAPH,
                                                   "one line"))
        ->keep_next = i == 0 ? 2 : 0;
  leaves = dx_docx_leaves_new (document);

  g_assert_cmpuint (leaves->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < leaves->len; i++)
    g_assert_cmpint (g_array_index (leaves, DxDocxLeaf, i).keep_next, ==,
                     wanted[i]);
}

static void
test_time (void)
{
  g_autoptr (DxDocument) document = dx_document_new ();
  g_autoptr (GDateTime) created =
      g_date_time_new_from_iso8601 ("2025-08-01T09:00:00+07:00", NULL);
  g_autoptr (GByteArray) file = NULL;
  g_autofree char *core = NULL;

  document->title = g_strdup ("A < B");
  document->author = g_strdup ("C");
  file = write_docx (document, NULL, created);
  core = read_part (file, "docProps/core.xml");
  assert_well_formed (core);
  g_assert_nonnull (strstr (core, ">2025-08-01T02:00:00Z</dcterms:created>"));
  g_assert_nonnull (strstr (core, "<dc:title>A &lt; B</dc:title>"));
  g_assert_nonnull (strstr (core, "<dc:creator>C</dc:creator>"));
  g_assert_nonnull (strstr (core, "<dc:language>vi-VN</dc:language>"));
}

/* The measures of the fixed parts are those of the page. */
static void
test_measures (void)
{
  const struct {
    const char *before;
    double value;
    const char *after;
  } measures[] = {
    { "<w:sz w:val=", DX_SIZE_BODY * 2, "/>" },
    { "<w:sz w:val=", DX_SIZE_TABLE * 2, "/>" },
    { "<w:sz w:val=", DX_SIZE_CORNER * 2, "/>" },
    { "<w:ind w:firstLine=", DX_FIRST_INDENT * 20, "/>" },
    { "<w:ind w:left=", DX_FIRST_INDENT * 20, " w:firstLine=\"0\"/>" },
    { "<w:ind w:left=", DX_BODY_WIDTH * 0.45 * 20, "/>" },
    { "<w:spacing w:before=", DX_SPACE_PARAGRAPH * 20, "/>" },
    { "<w:spacing w:before=", DX_SPACE_HEADING * 20, "/>" },
    { "<w:spacing w:before=", DX_SPACE_TITLE * 20, "/>" },
    { "<w:left w:w=", DX_CELL_PADDING_X * 20, " w:type=\"dxa\"/>" },
    { "<w:top w:w=", DX_CELL_PADDING_Y * 20, " w:type=\"dxa\"/>" },
    { "w:leader=\"dot\" w:pos=", DX_DOCX_BODY_TWIPS, "/>" },
    { "<w:spacing w:before=",
      (DX_LEADER_PITCH - DX_SIZE_BODY * 1.149 * DX_LINE_FACTOR) * 20, "/>" },
  };
  g_autoptr (DxDocument) document = dx_document_new ();
  g_autoptr (GByteArray) file = write_docx (document, NULL, NULL);
  g_autofree char *styles = read_part (file, "word/styles.xml");
  g_autofree char *body = read_part (file, "word/document.xml");

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      g_autofree char *wanted =
          g_strdup_printf ("%s\"%d\"%s", measures[i].before,
                           (int) (measures[i].value + 0.5), measures[i].after);

      if (strstr (styles, wanted) == NULL)
        g_error ("case %u: no %s among the styles", i, wanted);
    }
  g_assert_nonnull (strstr (body, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
                                  "<w:pgMar w:top=\"1134\" w:right=\"850\" "
                                  "w:bottom=\"1134\" w:left=\"1701\""));
}

/* Our table of widths agrees with the font, but for kerning. */
static void
test_widths (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  static const char *const marks[] = { "-",    "+", "1.", "10.", "a)",
                                       "1.2.", "•", "–",  "■",   "□" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_assert_cmpfloat_with_epsilon (
        dx_times_measure (marks[i], 14),
        dx_text_box_measure (fixture_fonts (), marks[i], 14), 0.05);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text = fixture_sentences (random, 30);
      double width = dx_text_box_measure (fixture_fonts (), text, 14);

      g_assert_cmpfloat_with_epsilon (dx_times_measure (text, 14), width,
                                      width * 0.01);
    }
  g_assert_cmpfloat (dx_times_measure ("漢", 14), ==, 7);
  g_assert_cmpfloat (dx_times_measure ("\u0301", 14), ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/docx/domain", test_domain);
  g_test_add_func ("/docx/parts", test_parts);
  g_test_add_func ("/docx/data", test_data);
  g_test_add_func ("/docx/again", test_again);
  g_test_add_func ("/docx/disk-full", test_disk_full);
  g_test_add_func ("/docx/leaves", test_leaves);
  g_test_add_func ("/docx/labels", test_labels);
  g_test_add_func ("/docx/tables", test_tables);
  g_test_add_func ("/docx/sections", test_sections);
  g_test_add_func ("/docx/signature", test_signature);
  g_test_add_func ("/docx/keeps", test_keeps);
  g_test_add_func ("/docx/time", test_time);
  g_test_add_func ("/docx/measures", test_measures);
  g_test_add_func ("/docx/widths", test_widths);

  status = g_test_run ();
  fixture_clear ();
  xmlCleanupParser ();

  return status;
}
