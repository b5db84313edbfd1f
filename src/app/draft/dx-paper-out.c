/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-paper-out.h"

#include <glib/gi18n-lib.h>

#include "dx-docx.h"
#include "dx-file-name.h"
#include "dx-paper-out-private.h"
#include "dx-paper.h"
#include "dx-pdf-data.h"
#include "dx-pdf.h"
#include "dx-seal-files.h"

/* The beginning of every name: what the file is, without accents, since it
 * goes through other people's systems. */
#define NAME_PREFIX "Phieu-de-xuat"

/**
 * dx_paper_out_make_pages:
 * @session: a session
 * @annex: with the annex of priority topics
 *
 * Sets the proposal as it is now, with what editors still held back. The
 * pages have no seal: see dx_paper_out_make_sealed ().
 *
 * Returns: (transfer full): its pages, which do not change any more
 */
DxPages *
dx_paper_out_make_pages (DxSession *session, gboolean annex)
{
  DxWorkspace *workspace;

  g_return_val_if_fail (DX_IS_SESSION (session), NULL);

  dx_session_commit (session);
  workspace = dx_session_get_workspace (session);

  return dx_paper_new_pages (dx_workspace_get_fonts (workspace),
                             dx_session_get_proposal (session),
                             dx_workspace_get_catalog (workspace),
                             annex ? DX_PAPER_ANNEX : DX_PAPER_SLIP);
}

/**
 * dx_paper_out_make_sealed:
 * @session: a session
 * @annex: with the annex of priority topics
 * @number: what this print is called: "Bản in số N"
 *
 * Sets the proposal as it is now, for a version that is kept by that number:
 * its seal stands at the foot, unless the office wants the bare form. The
 * files that go with the proposal are part of the seal.
 *
 * Returns: (transfer full): its pages, which do not change any more
 */
DxPages *
dx_paper_out_make_sealed (DxSession *session, gboolean annex, gint64 number)
{
  DxPages *pages = dx_paper_out_make_pages (session, annex);
  DxWorkspace *workspace;

  g_return_val_if_fail (pages != NULL, NULL);

  workspace = dx_session_get_workspace (session);
  if (dx_seal_files_is_wanted (workspace))
    dx_pages_set_seal (
        pages, dx_seal_files_new_seal (
                   workspace, dx_session_get_proposal (session), number));

  return pages;
}

/**
 * dx_paper_out_make_blank:
 * @workspace: where the fonts are
 * @form: a form
 *
 * Sets a form to be filled in by hand.
 *
 * Returns: (transfer full): its pages
 */
DxPages *
dx_paper_out_make_blank (DxWorkspace *workspace, DxForm *form)
{
  g_autoptr (DxProposal) proposal = NULL;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (form != NULL, NULL);

  proposal = dx_proposal_new (form, NULL);

  return dx_paper_new_pages (dx_workspace_get_fonts (workspace), proposal,
                             dx_workspace_get_catalog (workspace),
                             DX_PAPER_BLANK);
}

static gint64
get_year (DxSession *session)
{
  DxProposal *proposal = dx_session_get_proposal (session);
  const DxForm *form = dx_proposal_get_form (proposal);
  const DxCall *call = dx_proposal_get_call (proposal);
  gint64 year = 0;

  if (form->plan_field != NULL
      && dx_proposal_get_integer (proposal, form->plan_field, &year))
    return year;

  return call != NULL ? call->plan_year : 0;
}

/**
 * dx_paper_out_suggest_name:
 * @session: a session
 * @suffix: ".pdf"
 *
 * Makes a name for a file that is safe in every system and says what it is.
 *
 * Returns: (transfer full): "Phieu-de-xuat_Nang-cao-nang-suat_2026.pdf"
 */
char *
dx_paper_out_suggest_name (DxSession *session, const char *suffix)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (DX_IS_SESSION (session), NULL);

  title = dx_session_get_title (session);

  return dx_file_name_new (NAME_PREFIX, title, get_year (session), suffix);
}

/*
 * dx_paper_out_prefix:
 * @file: what could not be written
 * @error: (inout): why
 *
 * Puts the file's name before the reason.
 */
void
dx_paper_out_prefix (GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (file);

  if (error != NULL && *error != NULL)
    /* Translators: %s is a file that cannot be written; a reason follows */
    g_prefix_error (error, _ ("%s cannot be written: "), name);
}

static DxOutput *
begin (GFile *file, GError **error)
{
  const char *path = g_file_peek_path (file);
  DxOutput *output;

  if (path == NULL)
    {
      g_set_error_literal (error, DX_OUTPUT_ERROR, DX_OUTPUT_ERROR_OPEN,
                           _ ("it does not lie on this machine"));
      dx_paper_out_prefix (file, error);
      return NULL;
    }
  output = dx_output_new (path, error);
  if (output == NULL)
    dx_paper_out_prefix (file, error);

  return output;
}

static gboolean
write_cb (const guint8 *bytes, gsize length, gpointer user_data, GError **error)
{
  return dx_output_write (user_data, bytes, length, error);
}

static gboolean
collect_cb (const guint8 *bytes,
            gsize length,
            gpointer user_data,
            GError **error)
{
  g_byte_array_append (user_data, bytes, (guint) length);

  return TRUE;
}

/* The pages with the proposal inside them, as an archive file. */
static gboolean
write_whole (DxPages *pages,
             GBytes *data,
             GDateTime *created,
             DxOutput *output,
             GError **error)
{
  g_autoptr (GByteArray) drawn = g_byte_array_new ();
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) whole = NULL;
  gconstpointer bytes;
  gsize length;

  if (!dx_pdf_write (pages, created, collect_cb, drawn, error))
    return FALSE;
  pdf = g_byte_array_free_to_bytes (g_steal_pointer (&drawn));
  whole = dx_pdf_data_add (pdf, data, created, error);
  if (whole == NULL)
    return FALSE;
  bytes = g_bytes_get_data (whole, &length);

  return dx_output_write (output, bytes, length, error);
}

/*
 * dx_paper_out_begin_pdf:
 * @pages: what is written
 * @data: (nullable): the proposal's file, which the PDF carries
 * @created: the time that the file tells
 * @file: where to
 * @error: return location
 *
 * Writes a PDF next to where it will be. What stands there stays until
 * dx_paper_out_end ().
 *
 * Returns: (transfer full) (nullable): the file
 */
DxOutput *
dx_paper_out_begin_pdf (DxPages *pages,
                        GBytes *data,
                        GDateTime *created,
                        GFile *file,
                        GError **error)
{
  g_autoptr (DxOutput) output = begin (file, error);

  if (output == NULL)
    return NULL;
  if (data != NULL ? !write_whole (pages, data, created, output, error)
                   : !dx_pdf_write (pages, created, write_cb, output, error))
    {
      dx_paper_out_prefix (file, error);
      return NULL;
    }

  return g_steal_pointer (&output);
}

/* The version that will be kept: its number is the next. */
static DxProposal *
make_next (DxSession *session)
{
  DxProposal *next = dx_proposal_copy (dx_session_get_proposal (session));

  dx_proposal_set_revision (next, dx_proposal_get_revision (next) + 1);

  return next;
}

/*
 * dx_paper_out_add_sheets:
 * @session: what is written
 * @pages: its pages
 * @next: whether they become the next version
 * @error: return location for the reason why there can be none
 *
 * Lets data sheets go behind the pages, where the user wants them.
 *
 * Returns: %FALSE when there can be none
 */
gboolean
dx_paper_out_add_sheets (DxSession *session,
                         DxPages *pages,
                         gboolean next,
                         GError **error)
{
  DxWorkspace *workspace = dx_session_get_workspace (session);
  g_autoptr (DxProposal) shown = NULL;
  g_autoptr (DxSeal) seal = NULL;
  DxTextSheet *sheets;

  if (!g_settings_get_boolean (dx_workspace_get_settings (workspace),
                               "print-text-sheet"))
    return TRUE;

  shown = next ? make_next (session)
               : g_object_ref (dx_session_get_proposal (session));
  seal = dx_seal_new (shown, NULL);
  sheets = dx_text_sheet_new (dx_workspace_get_fonts (workspace), shown, seal,
                              error);
  dx_pages_set_text_sheet (pages, sheets);

  return sheets != NULL;
}

/*
 * dx_paper_out_make_data:
 * @session: what is written
 *
 * Makes the file of the version that will be kept.
 *
 * Returns: (transfer full): the proposal's file
 */
GBytes *
dx_paper_out_make_data (DxSession *session)
{
  g_autoptr (DxProposal) next = make_next (session);

  return dx_proposal_to_json (next);
}

/*
 * dx_paper_out_begin_word:
 * @session: what is written
 * @annex: with the annex of priority topics
 * @created: the time that the file tells
 * @file: where to
 * @error: return location
 *
 * As dx_paper_out_begin_pdf (), a Word document that carries its data.
 *
 * Returns: (transfer full) (nullable): the file
 */
DxOutput *
dx_paper_out_begin_word (DxSession *session,
                         gboolean annex,
                         GDateTime *created,
                         GFile *file,
                         GError **error)
{
  DxWorkspace *workspace = dx_session_get_workspace (session);
  g_autoptr (GBytes) data = dx_paper_out_make_data (session);
  g_autoptr (DxDocument) document = dx_paper_new_document (
      dx_session_get_proposal (session), dx_workspace_get_catalog (workspace),
      annex ? DX_PAPER_ANNEX : DX_PAPER_SLIP);
  g_autoptr (DxOutput) output = begin (file, error);

  if (output == NULL)
    return NULL;
  if (!dx_docx_write (document, data, created, write_cb, output, error))
    {
      dx_paper_out_prefix (file, error);
      return NULL;
    }

  return g_steal_pointer (&output);
}

/*
 * dx_paper_out_end:
 * @output: what dx_paper_out_begin_pdf () made
 * @file: where to
 * @error: return location
 *
 * Puts the file in its place, in one step.
 *
 * Returns: %FALSE when that failed; nothing has changed there
 */
gboolean
dx_paper_out_end (DxOutput *output, GFile *file, GError **error)
{
  if (dx_output_commit (output, error))
    return TRUE;
  dx_paper_out_prefix (file, error);

  return FALSE;
}

static gboolean
write_pages (DxWorkspace *workspace,
             DxPages *pages,
             GBytes *data,
             GFile *file,
             GError **error)
{
  g_autoptr (GDateTime) now = dx_workspace_now (workspace);
  g_autoptr (DxOutput)
      output = dx_paper_out_begin_pdf (pages, data, now, file, error);

  return output != NULL && dx_paper_out_end (output, file, error);
}

/* What was not changed since it was printed is still that version. */
static void
seal_printed (DxSession *session, DxPages *pages)
{
  DxWorkspace *workspace = dx_session_get_workspace (session);
  DxProposalState state = dx_session_get_state (session);

  if ((state == DX_PROPOSAL_STATE_PRINTED || state == DX_PROPOSAL_STATE_SENT)
      && dx_seal_files_is_wanted (workspace))
    dx_pages_set_seal (
        pages, dx_seal_files_new_printed (workspace,
                                          dx_session_get_proposal (session)));
}

/**
 * dx_paper_out_write_pdf:
 * @session: a session
 * @annex: with the annex of priority topics
 * @file: where to
 * @error: return location for an error that names the file and the reason
 *
 * Writes the proposal as it is now. It is no version by that, and has a
 * seal only when it is one already: see dx_paper_out_export ().
 *
 * Returns: %FALSE when that failed; nothing half-written stays
 */
gboolean
dx_paper_out_write_pdf (DxSession *session,
                        gboolean annex,
                        GFile *file,
                        GError **error)
{
  g_autoptr (DxPages) pages = NULL;
  g_autoptr (GBytes) data = NULL;

  g_return_val_if_fail (DX_IS_SESSION (session), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  pages = dx_paper_out_make_pages (session, annex);
  seal_printed (session, pages);
  data = dx_proposal_to_json (dx_session_get_proposal (session));

  return write_pages (dx_session_get_workspace (session), pages, data, file,
                      error);
}

/**
 * dx_paper_out_write_blank:
 * @workspace: where the fonts are
 * @form: a form
 * @file: where to
 * @error: return location for an error that names the file and the reason
 *
 * Writes a form to be filled in by hand, as a PDF.
 *
 * Returns: %FALSE when that failed; nothing half-written stays
 */
gboolean
dx_paper_out_write_blank (DxWorkspace *workspace,
                          DxForm *form,
                          GFile *file,
                          GError **error)
{
  g_autoptr (DxPages) pages = NULL;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  pages = dx_paper_out_make_blank (workspace, form);

  return write_pages (workspace, pages, NULL, file, error);
}

/**
 * dx_paper_out_write_json:
 * @session: a session
 * @file: where to
 * @error: return location for an error that names the file and the reason
 *
 * Writes all that the proposal holds into a file of its own, which can be
 * opened again. It needs no database.
 *
 * Returns: %FALSE when that failed; nothing half-written stays
 */
gboolean
dx_paper_out_write_json (DxSession *session, GFile *file, GError **error)
{
  g_autoptr (GBytes) json = NULL;
  g_autoptr (DxOutput) output = NULL;
  gconstpointer bytes;
  gsize length;

  g_return_val_if_fail (DX_IS_SESSION (session), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  dx_session_commit (session);
  json = dx_proposal_to_json (dx_session_get_proposal (session));
  bytes = g_bytes_get_data (json, &length);
  output = begin (file, error);
  if (output == NULL)
    return FALSE;
  if (!dx_output_write (output, bytes, length, error))
    {
      dx_paper_out_prefix (file, error);
      return FALSE;
    }

  return dx_paper_out_end (output, file, error);
}
