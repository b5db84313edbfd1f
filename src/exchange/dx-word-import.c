/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-word-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-unicode.h"
#include "dx-word-form-private.h"

static DxWordLine *
get_line (const DxWordPlacing *self, guint index)
{
  return g_ptr_array_index (self->lines, index);
}

/* "I" in a cell of its own, beside the heading. */
static void
take_number_cell (DxWordPlacing *self, const DxWordHeading *heading, guint i)
{
  const DxFormSection *section = g_ptr_array_index (self->form->sections, i);
  const DxWordLine *line = get_line (self, heading->line);
  DxWordLine *before;
  g_autofree char *id = NULL;
  GArray *tokens;

  if (heading->line == 0 || line->paragraph->table == 0)
    return;
  before = get_line (self, heading->line - 1);
  if (before->text == NULL || before->paragraph->table != line->paragraph->table
      || before->paragraph->row != line->paragraph->row)
    return;
  tokens = dx_word_line_tokens (before);
  id = g_ascii_strdown (section->id, -1);
  if (tokens->len == 1 && g_str_equal (dx_word_token (tokens, 0)->key, id))
    g_clear_pointer (&before->text, g_free);
}

/* Takes the words of a heading; what follows on its line stays as text. */
static void
take_heading (DxWordPlacing *self, const DxWordHeading *heading)
{
  for (guint i = heading->line; i <= heading->last; i++)
    {
      DxWordLine *line = get_line (self, i);
      g_autofree char *text = g_steal_pointer (&line->text);

      line->mark = NULL;
      g_clear_pointer (&line->tokens, g_array_unref);
      if (i == heading->last)
        {
          const char *rest = dx_word_skip_signs (text + heading->rest);

          if (!dx_word_is_leader (rest))
            line->text = g_strdup (rest);
        }
    }
}

/* Sections in the order in which they stand in the document. */
static GArray *
sort_sections (DxWordPlacing *self, const DxWordHeading *headings)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->form->sections->len; i++)
    {
      guint at = order->len;

      if (!headings[i].found)
        continue;
      while (at > 0
             && headings[g_array_index (order, guint, at - 1)].line
                    > headings[i].line)
        at--;
      g_array_insert_val (order, at, i);
    }

  return order;
}

static void
place_sections (DxWordPlacing *self, const DxWordHeading *headings)
{
  g_autoptr (GArray) order = sort_sections (self, headings);
  guint n = order->len;
  guint last = g_array_index (order, guint, n - 1);
  guint end;

  for (guint i = 0; i < n; i++)
    {
      guint section = g_array_index (order, guint, i);

      take_number_cell (self, &headings[section], section);
      take_heading (self, &headings[section]);
    }
  dx_word_place_front (self, headings[g_array_index (order, guint, 0)].line);
  end = dx_word_find_signature (self, headings[last].last + 1);
  for (guint i = 0; i < n; i++)
    {
      guint section = g_array_index (order, guint, i);
      guint to = i + 1 < n ? headings[g_array_index (order, guint, i + 1)].line
                           : end;

      dx_word_place_section (self,
                             g_ptr_array_index (self->form->sections, section),
                             headings[section].last, to);
    }
  dx_word_place_rest (self, end, self->lines->len);
}

/* Notes, headers and footers: what is not the form's is shown. */
static void
place_margins (DxWordPlacing *self, gboolean own)
{
  g_autoptr (GHashTable)
      seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      DxWordLine *line = get_line (self, i);
      gboolean margin = line->paragraph->place == DX_WORD_MARGIN;

      if (line->text == NULL || line->paragraph->place == DX_WORD_BODY
          || (margin && own))
        continue;
      if (!margin
          || (dx_word_line_tokens (line)->len > 0
              && g_hash_table_add (seen, g_strdup (line->text))))
        dx_word_unplace_text (self, line->text);
    }
}

static void
say_found (DxWordPlacing *self)
{
  const DxWordDocument *document = self->document;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (document->converted != NULL)
    g_ptr_array_add (self->notices,
                     g_strdup_printf (_ ("text in the old encoding %s was "
                                         "brought to Unicode"),
                                      document->converted));
  for (guint i = 0; i < document->deleted->len; i++)
    if (g_hash_table_add (seen, g_ptr_array_index (document->deleted, i)))
      g_ptr_array_add (
          self->notices,
          g_strdup_printf (_ ("struck out by track changes, and not taken: %s"),
                           (char *) g_ptr_array_index (document->deleted, i)));
  if (document->pictures > 0)
    g_ptr_array_add (
        self->notices,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                      "%u picture or object was not taken",
                                      "%u pictures or objects were not taken",
                                      document->pictures),
                         document->pictures));
  if (document->comments > 0)
    g_ptr_array_add (self->notices,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%u comment was not taken",
                                                   "%u comments were not taken",
                                                   document->comments),
                                      document->comments));
}

static char *
line_key (const char *text)
{
  g_autoptr (GPtrArray) words = dx_word_phrase_new (text);

  g_ptr_array_add (words, NULL);

  return g_strjoinv (" ", (GStrv) words->pdata);
}

static void
add_key (GHashTable *keys, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    g_hash_table_add (keys, line_key (lines[i]));
}

static void
add_call_keys (GHashTable *keys, DxCall *call)
{
  g_autofree char *notice =
      g_strdup_printf ("%s của %s", call->notice_kind, call->office);

  add_key (keys, notice);
  for (guint i = 0; i < call->groups->len; i++)
    {
      const DxCallGroup *group = g_ptr_array_index (call->groups, i);

      add_key (keys, group->title);
    }
}

/* Lines of our own annex: titles, topics and the notes on them, which the
 * embedded proposal has. */
static GHashTable *
annex_keys (DxWordPlacing *self, DxProposal *embedded, DxCatalog *catalog)
{
  GHashTable *keys =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) topics = dx_catalog_list_topics (catalog);
  const char *name = dx_proposal_get_text (embedded, "I.name");
  g_autofree char *with = g_strdup_printf (
      "(Kèm theo Phiếu đề xuất nhiệm vụ: %s)", name != NULL ? name : "");

  g_strdelimit (with, "\n", ' ');
  add_key (keys, with);
  for (guint i = 0; self->rules->annex_words[i] != NULL; i++)
    add_key (keys, self->rules->annex_words[i]);
  for (guint i = 0; i < topics->len; i++)
    add_key (keys, ((const DxTopic *) g_ptr_array_index (topics, i))->name);
  if (dx_proposal_get_call (embedded) != NULL)
    add_call_keys (keys, dx_proposal_get_call (embedded));
  for (guint i = 0; i < dx_proposal_get_n_topics (embedded); i++)
    {
      const DxTopicChoice *choice = dx_proposal_get_topic (embedded, i);
      g_autofree char *schools = g_strdup_printf (
          "Số trường tham gia: %02" G_GINT64_FORMAT, choice->schools);

      add_key (keys, choice->id);
      if (choice->note != NULL)
        add_key (keys, choice->note);
      if (choice->has_schools)
        add_key (keys, schools);
    }

  return keys;
}

static void
take_annex (DxWordPlacing *self, DxProposal *embedded, DxCatalog *catalog)
{
  g_autoptr (GHashTable) keys = annex_keys (self, embedded, catalog);
  g_autofree char *title = line_key (self->rules->annex_words[0]);
  gboolean in_annex = FALSE;

  for (guint i = 0; i < self->lines->len;)
    {
      g_autofree char *key = line_key (get_line (self, i)->text);

      in_annex |= g_str_equal (key, title);
      if (in_annex && g_hash_table_contains (keys, key))
        g_ptr_array_remove_index (self->lines, i);
      else
        i++;
    }
}

static DxProposal *
read_embedded (DxWordPlacing *self, DxCatalog *catalog)
{
  g_autoptr (GError) error = NULL;
  DxProposal *embedded;

  if (self->document->embedded == NULL)
    return NULL;
  embedded =
      dx_proposal_new_from_json (self->document->embedded, catalog, &error);
  if (embedded == NULL)
    g_ptr_array_add (
        self->notices,
        g_strdup_printf (_ ("the proposal inside the Word file cannot be "
                            "read, only its text was taken: %s"),
                         error->message));

  return embedded;
}

static DxProposal *
finish (DxWordPlacing *self, DxProposal *embedded)
{
  g_ptr_array_add (self->unplaced, NULL);
  dx_proposal_set_unplaced (self->proposal,
                            (const char *const *) self->unplaced->pdata);
  if (embedded != NULL)
    return dx_word_merge_own (embedded, self->proposal);

  return g_object_ref (self->proposal);
}

static gboolean
place (DxWordPlacing *self,
       DxProposal *embedded,
       DxCatalog *catalog,
       GError **error)
{
  g_autofree DxWordHeading *headings = NULL;

  if (embedded != NULL)
    take_annex (self, embedded, catalog);
  headings = dx_word_headings_find (self->lines, self->form, self->form_rules);
  if (!dx_word_check_form (self, headings, error))
    return FALSE;
  place_sections (self, headings);
  place_margins (self, embedded != NULL);
  say_found (self);

  return TRUE;
}

/*
 * dx_word_is_word:
 *
 * Returns: whether an archive is a Word file, damaged or not
 */
gboolean
dx_word_is_word (DxZipReader *zip)
{
  return dx_word_package_is_word (zip);
}

/*
 * dx_word_import:
 * @zip: a Word file
 * @notices: (element-type utf8): takes what a person should know
 * @own: (out): whether it carries a proposal of ours
 *
 * Reads a filled-in form.
 *
 * Returns: (transfer full) (nullable): the proposal
 */
DxProposal *
dx_word_import (DxZipReader *zip,
                DxCatalog *catalog,
                GPtrArray *notices,
                gboolean *own,
                GError **error)
{
  g_autoptr (DxWordDocument) document = dx_word_document_read (zip, error);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) unplaced = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) tables = g_hash_table_new (NULL, NULL);
  g_autoptr (DxProposal) embedded = NULL;
  g_autoptr (DxProposal) read = NULL;
  DxWordPlacing placing = { .document = document,
                            .rules = dx_word_rules_get (),
                            .unplaced = unplaced,
                            .notices = notices,
                            .tables = tables };

  *own = FALSE;
  if (document == NULL)
    return NULL;
  lines = dx_word_lines_new (document);
  embedded = read_embedded (&placing, catalog);
  placing.form = embedded != NULL ? dx_proposal_get_form (embedded)
                                  : dx_catalog_get_default_form (catalog);
  placing.form_rules =
      dx_word_rules_find_form (placing.rules, placing.form->id);
  read = dx_proposal_new ((DxForm *) placing.form, NULL);
  placing.lines = lines;
  placing.proposal = read;
  if (!place (&placing, embedded, catalog, error))
    return NULL;
  *own = embedded != NULL;

  return finish (&placing, embedded);
}
