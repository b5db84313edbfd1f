/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-tool"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-input.h"
#include "dx-pdf-data.h"
#include "dx-scan.h"
#include "dx-sheet-codes.h"
#include "dx-tool-private.h"

/* An operand: a proposal in a file, or a scan; or a code or the text of a
 * QR. Only what it is, is there. */
typedef struct {
  const char *word;
  DxImport *import;
  GBytes *scan;
  DxSealMark *mark;
  char code[DX_SEAL_LETTERS + 1];
} Thing;

static void
thing_clear (Thing *self)
{
  g_clear_pointer (&self->import, dx_import_free);
  g_clear_pointer (&self->scan, g_bytes_unref);
  g_clear_pointer (&self->mark, dx_seal_mark_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Thing, thing_clear)

/* A picture, or a PDF that may turn out to carry no proposal. */
static gboolean
may_be_scan (const char *path)
{
  guint8 start[16];
  gsize length = sizeof start;
  g_autoptr (GBytes) look = NULL;

  if (g_str_equal (path, "-") || !dx_input_look (path, start, &length, NULL))
    return FALSE;
  look = g_bytes_new (start, length);

  return dx_pdf_data_is_pdf (look) || dx_scan_is_picture (look);
}

static gboolean
read_file (DxTool *tool, Thing *self, GError **error)
{
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!may_be_scan (self->word))
    {
      self->import = dx_tool_read (tool, self->word, error);
      return self->import != NULL;
    }

  bytes = dx_input_read (self->word, DX_SCAN_MAX_BYTES, error);
  if (bytes == NULL)
    return FALSE;
  if (dx_pdf_data_is_pdf (bytes))
    {
      self->import =
          dx_import_bytes (bytes, tool->catalog, DX_IMPORT_NO_SCAN, &wrong);
      if (self->import != NULL)
        return TRUE;
      if (!g_error_matches (wrong, DX_PDF_DATA_ERROR, DX_PDF_DATA_ERROR_NONE))
        {
          g_propagate_error (error, g_steal_pointer (&wrong));
          return FALSE;
        }
    }
  self->scan = g_steal_pointer (&bytes);

  return TRUE;
}

/* What was typed or scanned, or the name of a file. */
static gboolean
read_word (DxTool *tool, Thing *self, GError **error)
{
  g_autoptr (GError) wrong = NULL;

  if (g_utf8_validate (self->word, -1, NULL))
    {
      self->mark = dx_seal_mark_parse (self->word, NULL);
      if (self->mark != NULL
          || dx_seal_parse_code (self->word, self->code, &wrong))
        return TRUE;
    }
  if (g_file_test (self->word, G_FILE_TEST_EXISTS)
      || g_str_equal (self->word, "-"))
    return read_file (tool, self, error);

  if (wrong != NULL && !g_str_has_prefix (self->word, "DX1:"))
    g_propagate_error (error, g_steal_pointer (&wrong));
  else
    dx_seal_mark_free (
        dx_seal_mark_parse (wrong != NULL ? self->word : "", error));
  return FALSE;
}

static DxToolStatus
answer (DxVerdict verdict, GPtrArray *lines, DxToolStatus status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (dx_verdict_get_name (verdict));

  g_string_append_c (out, '\n');
  for (guint i = 0; i < lines->len; i++)
    {
      char *line = g_ptr_array_index (lines, i);

      g_string_append (out, g_strdelimit (line, "\n\r", ' '));
      g_string_append_c (out, '\n');
    }
  if (dx_tool_put (out->str, &error))
    return status;

  dx_tool_complain_of ("-", error);
  return DX_TOOL_OUTPUT;
}

static DxToolStatus
refuse (const char *word, const GError *error, DxToolStatus status)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  dx_tool_complain_of (word, error);

  return answer (DX_VERDICT_UNREADABLE, none, status);
}

static void
say_codes (const DxVersion *version, GPtrArray *lines)
{
  g_autofree char *lone = dx_seal_format_code (version->lone->code);

  if (version->whole != NULL)
    {
      g_autofree char *whole = dx_seal_format_code (version->whole->code);

      g_ptr_array_add (
          lines, g_strdup_printf (_ ("code %s, with the attachments"), whole));
    }
  g_ptr_array_add (lines,
                   g_strdup_printf (_ ("code %s, without attachments"), lone));
}

/* A picture is of one page, and the others are not asked for. */
static DxVerdict
judge_picture (const DxVersion *version,
               const DxScanCode *code,
               GPtrArray *lines)
{
  g_autoptr (DxSealMark) mark = dx_seal_mark_parse (code->text, NULL);

  if (mark == NULL)
    {
      g_ptr_array_add (lines, g_strdup (_ ("this is a data sheet: “import” "
                                           "reads it")));
      return DX_VERDICT_UNREADABLE;
    }

  g_ptr_array_add (
      lines, g_strdup_printf (_ ("page %u of %u"), mark->page, mark->pages));

  return dx_verify_mark (version, mark, lines);
}

/* Data sheets are none of the slip's pages. */
static void
leave_out_data (const DxScan *scan, GPtrArray *marks, GPtrArray *lines)
{
  for (guint i = scan->codes->len; i > 0; i--)
    {
      const DxScanCode *code = g_ptr_array_index (scan->codes, i - 1);

      if (!g_str_has_prefix (code->text, DX_SHEET_START))
        continue;
      g_ptr_array_remove_index (marks, code->sheet);
      g_ptr_array_add (lines,
                       g_strdup_printf (_ ("sheet %u is a data sheet: “import” "
                                           "reads it"),
                                        code->sheet + 1));
    }
}

/* The seals of a scan; of one without any, its words. */
static DxVerdict
judge_scan (const DxVersion *version,
            GBytes *bytes,
            GPtrArray *lines,
            GError **error)
{
  g_autoptr (DxScan) scan = dx_scan_read (bytes, error);
  g_autoptr (GPtrArray) marks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dx_seal_mark_free);

  if (scan == NULL)
    return DX_VERDICT_UNREADABLE;
  if (scan->codes->len == 0 && dx_pdf_data_is_pdf (bytes))
    return dx_tool_compare_pdf (version, bytes, lines, error);

  if (scan->codes->len == 1 && dx_scan_is_picture (bytes))
    return judge_picture (version, g_ptr_array_index (scan->codes, 0), lines);

  g_ptr_array_set_size (marks, (int) scan->n_sheets);
  for (guint i = 0; i < scan->codes->len; i++)
    {
      const DxScanCode *code = g_ptr_array_index (scan->codes, i);

      marks->pdata[code->sheet] = dx_seal_mark_parse (code->text, NULL);
    }
  leave_out_data (scan, marks, lines);

  return dx_verify_marks (version, marks, lines);
}

static DxVerdict
judge_import (DxTool *tool,
              const Thing *held,
              DxProposal *proposal,
              GPtrArray *lines,
              GError **error)
{
  g_autoptr (DxVersion) own = NULL;
  DxVerdict verdict =
      dx_verify_proposal (held->import->proposal, proposal, lines);

  if (verdict != DX_VERDICT_SAME || held->import->pdf == NULL)
    return verdict;

  own = dx_tool_make_version (tool, held->import->proposal, NULL);

  return dx_tool_compare_pdf (own, held->import->pdf, lines, error);
}

/* Pages are set only where they are looked at. */
static DxVersion *
make_version (DxTool *tool, const DxImport *import, gboolean with_pages)
{
  g_autoptr (GPtrArray) files = dx_tool_list_attachments (import->dossier);

  return with_pages
             ? dx_tool_make_version (tool, import->proposal, import->dossier)
             : dx_version_new (import->proposal, files);
}

static DxVerdict
judge (DxTool *tool,
       const Thing *file,
       const Thing *held,
       GPtrArray *lines,
       GError **error)
{
  g_autoptr (DxVersion) version = NULL;

  if (held != NULL && held->import != NULL)
    return judge_import (tool, held, file->import->proposal, lines, error);

  version = make_version (tool, file->import,
                          held == NULL ? file->import->pdf != NULL
                                       : *held->code == '\0');
  if (held == NULL)
    {
      DxVerdict verdict = file->import->pdf != NULL ? dx_tool_compare_pdf (
                              version, file->import->pdf, lines, error)
                                                    : DX_VERDICT_SAME;

      if (verdict == DX_VERDICT_SAME)
        say_codes (version, lines);
      return verdict;
    }
  if (held->scan != NULL)
    return judge_scan (version, held->scan, lines, error);

  return held->mark != NULL ? dx_verify_mark (version, held->mark, lines)
                            : dx_verify_code (version, held->code, lines);
}

/* A scan by itself: what it says, for a person. */
static DxToolStatus
show_scan (const Thing *file, GPtrArray *lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DxScan) scan = dx_scan_read (file->scan, &error);

  if (scan == NULL)
    return refuse (file->word, error, DX_TOOL_INPUT);

  for (guint i = 0; i < scan->codes->len; i++)
    {
      const DxScanCode *code = g_ptr_array_index (scan->codes, i);

      g_ptr_array_add (lines, g_strdup_printf (_ ("sheet %u: %s"),
                                               code->sheet + 1, code->text));
    }
  g_ptr_array_add (
      lines, g_strdup (_ ("there is nothing to hold the scan against: name "
                          "the proposal too")));

  return answer (DX_VERDICT_UNREADABLE, lines, DX_TOOL_FINDINGS);
}

/*
 * dx_tool_verify:
 *
 * verify FILE [CODE]: whether CODE, a code, the text of a QR, a scan or
 * another file, is the proposal in FILE, in this version.
 */
DxToolStatus
dx_tool_verify (DxTool *tool)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (Thing) file = { .word = tool->operands[0] };
  g_auto (Thing) held = { .word = tool->operands[1] };
  DxVerdict verdict;

  if (!read_file (tool, &file, &error))
    return refuse (file.word, error, DX_TOOL_INPUT);
  if (held.word == NULL && file.scan != NULL)
    return show_scan (&file, lines);
  if (held.word != NULL && !read_word (tool, &held, &error))
    return refuse (held.word, error,
                   g_file_test (held.word, G_FILE_TEST_EXISTS)
                       ? DX_TOOL_INPUT
                       : DX_TOOL_FINDINGS);

  /* The scan may stand first. */
  if (file.scan != NULL && held.import != NULL)
    {
      Thing swapped = file;

      file = held;
      held = swapped;
    }
  if (file.import == NULL)
    return show_scan (&file, lines);

  verdict =
      judge (tool, &file, held.word != NULL ? &held : NULL, lines, &error);
  if (error != NULL)
    return refuse (held.word != NULL ? held.word : file.word, error,
                   DX_TOOL_INPUT);

  return answer (verdict, lines,
                 verdict == DX_VERDICT_SAME ? DX_TOOL_DONE : DX_TOOL_FINDINGS);
}
