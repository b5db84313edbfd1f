/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-call-compare-text.h"

#include <glib/gi18n-lib.h>

#include "dx-call-view-text.h"
#include "dx-unicode.h"

static void
aspect_free (gpointer data)
{
  DxCallAspect *aspect = data;

  g_free (aspect->title);
  g_free (aspect->left);
  g_free (aspect->right);
  g_free (aspect);
}

/* The same words, whatever their blanks and tone placement. */
static gboolean
is_same (const char *left, const char *right)
{
  g_autofree char *one = dx_unicode_compare_key (left);
  g_autofree char *other = dx_unicode_compare_key (right);

  return g_str_equal (one, other);
}

static void
add_take (GPtrArray *aspects,
          const char *title,
          char *left,
          char *right,
          gboolean by_words)
{
  DxCallAspect *aspect;

  if (*left == '\0' && *right == '\0')
    {
      g_free (left);
      g_free (right);
      return;
    }
  aspect = g_new0 (DxCallAspect, 1);
  aspect->title = g_strdup (title);
  aspect->left = left;
  aspect->right = right;
  aspect->same = is_same (left, right);
  aspect->by_words = by_words;
  g_ptr_array_add (aspects, aspect);
}

static void
append_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static char *
join_rules (GPtrArray *statements)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < statements->len; i++)
    {
      g_autofree char *rule =
          dx_call_view_text_rule (g_ptr_array_index (statements, i));

      append_line (text, rule);
    }

  return g_string_free (text, FALSE);
}

/* What the offices word themselves is compared by its sentences. */
static char *
join_sentences (GPtrArray *statements)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < statements->len; i++)
    {
      const DxCallStatement *it = g_ptr_array_index (statements, i);

      append_line (text, it->source->sentence);
    }

  return g_string_free (text, FALSE);
}

static char *
join_dossier (const DxCall *call)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < call->dossier->len; i++)
    {
      const DxDossierItem *item = g_ptr_array_index (call->dossier, i);
      g_autofree char *line =
          g_strdup_printf ("%s%s", dx_call_view_text_kind (item->kind),
                           item->optional ? _ (" (if there is one)") : "");

      append_line (text, line);
    }

  return g_string_free (text, FALSE);
}

static char *
join_dossier_words (const DxCall *call)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < call->dossier->len; i++)
    {
      g_autofree char *line =
          dx_call_view_text_dossier (g_ptr_array_index (call->dossier, i));

      append_line (text, line);
    }

  return g_string_free (text, FALSE);
}

static char *
join_topics (DxCatalog *catalog, DxCall *call)
{
  GString *text = g_string_new (NULL);

  if (call->topics_by_reference != NULL)
    append_line (text, _ ("All topics of the paper that it refers to"));
  for (guint i = 0; i < call->groups->len; i++)
    {
      const DxCallGroup *group = g_ptr_array_index (call->groups, i);

      for (guint j = 0; j < group->topics->len; j++)
        {
          const DxCallTopic *topic = g_ptr_array_index (group->topics, j);
          const DxTopic *known =
              dx_catalog_get_topic (catalog, call, topic->id);

          append_line (text, known != NULL ? known->name : topic->id);
        }
    }

  return g_string_free (text, FALSE);
}

static char *
join_groups (const DxCall *call)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < call->groups->len; i++)
    {
      const DxCallGroup *group = g_ptr_array_index (call->groups, i);

      append_line (text, group->title);
    }

  return g_string_free (text, FALSE);
}

static char *
describe_schools (const DxCall *call)
{
  return call->schools_minimum > 0
             ? g_strdup_printf (_ ("At least %02u schools of one field in "
                                   "one task"),
                                call->schools_minimum)
             : g_strdup ("");
}

static char *
describe_year (const DxCall *call)
{
  return call->plan_year > 0 ? g_strdup_printf ("%d", call->plan_year)
                             : g_strdup ("");
}

/**
 * dx_call_compare_text_new:
 * @catalog: knows the topics
 * @left: a call
 * @right: another call
 *
 * Lists what two calls say, side by side. What neither says is left out.
 *
 * Returns: (transfer full) (element-type DxCallAspect): the aspects
 */
GPtrArray *
dx_call_compare_text_new (DxCatalog *catalog, DxCall *left, DxCall *right)
{
  GPtrArray *aspects = g_ptr_array_new_with_free_func (aspect_free);
  const struct {
    const char *title;
    GPtrArray *left;
    GPtrArray *right;
  } statements[] = {
    { _ ("Ways to hand in"), left->channels, right->channels },
    { _ ("Addresses"), left->addresses, right->addresses },
    { _ ("Contacts"), left->contacts, right->contacts },
    { _ ("Which day counts as handed in"), left->receipt, right->receipt },
    { _ ("Process"), left->process, right->process },
    { _ ("Legal bases"), left->legal_bases, right->legal_bases },
  };

  add_take (aspects, _ ("Deadline"), dx_call_view_text_deadline (left),
            dx_call_view_text_deadline (right), TRUE);
  add_take (aspects, _ ("Plan year"), describe_year (left),
            describe_year (right), TRUE);
  add_take (aspects, _ ("Dossier: parts"), join_dossier (left),
            join_dossier (right), FALSE);
  add_take (aspects, _ ("Dossier: wording"), join_dossier_words (left),
            join_dossier_words (right), TRUE);
  add_take (aspects, _ ("Topics"), join_topics (catalog, left),
            join_topics (catalog, right), FALSE);
  add_take (aspects, _ ("Priority groups"), join_groups (left),
            join_groups (right), FALSE);
  add_take (aspects, _ ("Modules at universities and colleges"),
            describe_schools (left), describe_schools (right), TRUE);
  add_take (aspects, _ ("General requirements"),
            join_sentences (left->requirements),
            join_sentences (right->requirements), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    add_take (aspects, statements[i].title, join_rules (statements[i].left),
              join_rules (statements[i].right), TRUE);

  return aspects;
}
