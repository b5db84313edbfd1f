/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-call-view-text.h"

#include <glib/gi18n-lib.h>

#include "dx-date.h"
#include "dx-proposal-row-words.h"

/* What is written down of a call: its rules, each with the sentence that it
 * comes from, so that a person can judge it. */

static void
block_free (gpointer data)
{
  DxCallBlock *block = data;

  g_free (block->text);
  g_free (block);
}

static void
add_take (GPtrArray *blocks, DxCallBlockKind kind, char *text)
{
  DxCallBlock *block;

  if (text == NULL || *text == '\0')
    {
      g_free (text);
      return;
    }
  block = g_new0 (DxCallBlock, 1);
  block->kind = kind;
  block->text = text;
  g_ptr_array_add (blocks, block);
}

static void
add (GPtrArray *blocks, DxCallBlockKind kind, const char *text)
{
  add_take (blocks, kind, g_strdup (text));
}

static void
add_doubt (GPtrArray *blocks, const char *doubt)
{
  if (doubt != NULL)
    add_take (blocks, DX_CALL_DOUBT, g_strdup_printf (_ ("Doubt: %s"), doubt));
}

static void
add_source (GPtrArray *blocks, const DxSource *source)
{
  if (source == NULL)
    return;
  add_take (blocks, DX_CALL_SENTENCE,
            g_strdup_printf ("“%s”", source->sentence));
  add_take (blocks, DX_CALL_PLACE,
            source->place != NULL
                ? g_strdup_printf ("%s, %s", source->document, source->place)
                : g_strdup (source->document));
  add_doubt (blocks, source->doubt);
}

/**
 * dx_call_view_text_name:
 * @call: a call
 *
 * Returns: (transfer full): office and plan year
 */
char *
dx_call_view_text_name (const DxCall *call)
{
  g_return_val_if_fail (call != NULL, NULL);

  if (call->plan_year <= 0)
    return g_strdup (call->office);

  return g_strdup_printf (_ ("%s · plan year %d"), call->office,
                          call->plan_year);
}

/**
 * dx_call_view_text_rule:
 * @statement: a rule of a call
 *
 * Returns: (transfer full): it in a line: words, value and date as far as
 *   they are there, else the sentence itself
 */
char *
dx_call_view_text_rule (const DxCallStatement *statement)
{
  GString *text = g_string_new (statement->text);
  GDate date;

  if (statement->value != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ": " : "",
                            statement->value);
  if (statement->date != NULL && dx_date_parse (statement->date, &date))
    {
      g_autofree char *words = dx_date_format_long (&date);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
    }
  if (text->len == 0)
    g_string_append (text, statement->source->sentence);

  return g_string_free (text, FALSE);
}

/**
 * dx_call_view_text_kind:
 * @kind: a part of a dossier
 *
 * Returns: its name
 */
const char *
dx_call_view_text_kind (DxDossierKind kind)
{
  switch (kind)
    {
    case DX_DOSSIER_SLIP:
      return _ ("Slip");
    case DX_DOSSIER_OFFICIAL_LETTER:
      return _ ("Official letter");
    case DX_DOSSIER_SUMMARY_TABLE:
      return _ ("Summary table");
    case DX_DOSSIER_COMMITMENT:
      return _ ("Commitment");
    case DX_DOSSIER_SOFT_COPY:
      return _ ("Soft copy");
    case DX_DOSSIER_OTHER:
    default:
      return _ ("Other paper");
    }
}

/**
 * dx_call_view_text_dossier:
 * @item: a part of a dossier
 *
 * Returns: (transfer full): it in a line, with how many copies and whether
 *   it may be left out
 */
char *
dx_call_view_text_dossier (const DxDossierItem *item)
{
  GString *text = g_string_new (item->title);

  if (item->copies > 0)
    g_string_append_printf (
        text, ngettext (", %02u copy", ", %02u copies", item->copies),
        item->copies);
  if (item->optional)
    g_string_append (text, _ (" (if there is one)"));

  return g_string_free (text, FALSE);
}

/**
 * dx_call_view_text_deadline:
 * @call: a call
 *
 * Returns: (transfer full): the wording, and the moment that it is read as
 */
char *
dx_call_view_text_deadline (const DxCall *call)
{
  const DxDeadline *deadline = call->deadline;
  g_autofree char *instant = NULL;

  if (deadline == NULL)
    return g_strdup (_ ("None is known"));
  if (deadline->instant == NULL)
    return g_strdup_printf (_ ("%s (no moment is known)"), deadline->text);
  instant = dx_instant_format_office (deadline->instant);

  return g_strdup_printf (deadline->inclusive
                              ? _ ("%s: in time until %s, inclusive")
                              : _ ("%s: in time before %s"),
                          deadline->text, instant);
}

static void
add_notice (GPtrArray *blocks, const DxCall *call)
{
  add (blocks, DX_CALL_HEADING, _ ("Notice"));
  add_take (blocks, DX_CALL_RULE,
            call->notice_date != NULL
                ? g_strdup_printf (_ ("%s no. …%s, %s"), call->notice_kind,
                                   call->notice_symbol, call->notice_date)
                : g_strdup_printf (_ ("%s no. …%s"), call->notice_kind,
                                   call->notice_symbol));
  add (blocks, DX_CALL_SENTENCE, call->notice_title);
  add (blocks, DX_CALL_PLACE, call->signer);
  if (call->unit != NULL)
    add_take (blocks, DX_CALL_RULE,
              g_strdup_printf (_ ("Receiving unit: %s"), call->unit));
  if (call->plan_year > 0)
    {
      add_take (blocks, DX_CALL_RULE,
                g_strdup_printf (_ ("Plan year: %d"), call->plan_year));
      add_source (blocks, call->plan_year_source);
    }
}

static void
add_deadline (GPtrArray *blocks, const DxCall *call, GDateTime *now)
{
  g_autofree char *days = dx_proposal_row_words_days (call->deadline, now);
  g_autofree char *text = dx_call_view_text_deadline (call);

  add (blocks, DX_CALL_HEADING, _ ("Deadline"));
  add_take (blocks, DX_CALL_RULE,
            days != NULL ? g_strdup_printf ("%s (%s)", text, days)
                         : g_strdup (text));
  if (call->deadline != NULL)
    add_doubt (blocks, call->deadline->doubt);
  add_source (blocks, call->deadline_source);
}

static void
add_statements (GPtrArray *blocks, const char *heading, GPtrArray *statements)
{
  if (statements->len == 0)
    return;
  add (blocks, DX_CALL_HEADING, heading);
  for (guint i = 0; i < statements->len; i++)
    {
      const DxCallStatement *it = g_ptr_array_index (statements, i);

      add_take (blocks, DX_CALL_RULE, dx_call_view_text_rule (it));
      add_source (blocks, it->source);
    }
}

static void
add_topic (GPtrArray *blocks,
           DxCatalog *catalog,
           DxCall *call,
           const DxCallTopic *topic)
{
  const DxTopic *known = dx_catalog_get_topic (catalog, call, topic->id);

  add_take (blocks, DX_CALL_RULE,
            known != NULL
                ? g_strdup_printf ("• %s: %s", known->name, known->meaning)
                : g_strdup_printf ("• %s", topic->id));
  add_source (blocks, topic->source);
}

static void
add_groups (GPtrArray *blocks, DxCatalog *catalog, DxCall *call)
{
  if (call->groups->len > 0 || call->topics_by_reference != NULL)
    add (blocks, DX_CALL_HEADING, _ ("Priorities"));
  if (call->topics_by_reference != NULL)
    {
      add (blocks, DX_CALL_RULE,
           _ ("The call takes its topics from another paper; no topic is "
              "foreign to it."));
      add_source (blocks, call->topics_by_reference);
    }
  for (guint i = 0; i < call->groups->len; i++)
    {
      const DxCallGroup *group = g_ptr_array_index (call->groups, i);

      add_take (
          blocks, DX_CALL_HEADING,
          g_strdup_printf (_ ("Priority group %u: %s"), i + 1, group->title));
      add_source (blocks, group->source);
      for (guint j = 0; j < group->topics->len; j++)
        add_topic (blocks, catalog, call, g_ptr_array_index (group->topics, j));
    }
}

static void
add_schools (GPtrArray *blocks, const DxCall *call)
{
  if (call->schools_minimum == 0)
    return;
  add (blocks, DX_CALL_HEADING, _ ("Modules at universities and colleges"));
  add_take (blocks, DX_CALL_RULE,
            g_strdup_printf (_ ("At least %02u schools of one field in one "
                                "task"),
                             call->schools_minimum));
  add_source (blocks, call->schools_source);
}

static void
add_dossier (GPtrArray *blocks, const DxCall *call)
{
  if (call->dossier->len > 0)
    add (blocks, DX_CALL_HEADING, _ ("Dossier"));
  for (guint i = 0; i < call->dossier->len; i++)
    {
      const DxDossierItem *item = g_ptr_array_index (call->dossier, i);
      g_autofree char *text = dx_call_view_text_dossier (item);

      add_take (blocks, DX_CALL_RULE,
                g_strdup_printf ("%u. %s: %s", i + 1,
                                 dx_call_view_text_kind (item->kind), text));
      add_source (blocks, item->source);
    }
}

/**
 * dx_call_view_text_new:
 * @catalog: knows the topics
 * @call: a call
 * @now: the present moment
 *
 * Writes down what is known of a call, from its notice to its doubts.
 *
 * Returns: (transfer full) (element-type DxCallBlock): its paragraphs
 */
GPtrArray *
dx_call_view_text_new (DxCatalog *catalog, DxCall *call, GDateTime *now)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);

  g_return_val_if_fail (DX_IS_CATALOG (catalog), blocks);
  g_return_val_if_fail (call != NULL, blocks);

  add_take (blocks, DX_CALL_TITLE, dx_call_view_text_name (call));
  if (!call->builtin && call->path != NULL)
    add_take (blocks, DX_CALL_PLACE,
              g_strdup_printf (_ ("Added by you: %s"), call->path));
  add_notice (blocks, call);
  add_deadline (blocks, call, now);
  add_statements (blocks, _ ("Legal bases"), call->legal_bases);
  add_statements (blocks, _ ("General requirements"), call->requirements);
  add_statements (blocks, _ ("Orientations"), call->orientations);
  add_groups (blocks, catalog, call);
  add_schools (blocks, call);
  add_dossier (blocks, call);
  add_statements (blocks, _ ("Ways to hand in"), call->channels);
  add_statements (blocks, _ ("Addresses"), call->addresses);
  add_statements (blocks, _ ("Contacts"), call->contacts);
  add_statements (blocks, _ ("Which day counts as handed in"), call->receipt);
  add_statements (blocks, _ ("Process"), call->process);
  add_statements (blocks, _ ("Doubts"), call->doubts);

  return blocks;
}
