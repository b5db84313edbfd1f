/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-annex.h"

#include <string.h>

#include "dx-value-blocks.h"

/* What stands on paper is Vietnamese whatever the program's language. */
#define ANNEX_TITLE "PHỤ LỤC: CHỦ ĐỀ ƯU TIÊN"
#define TICKED "■"
#define UNTICKED "□"

typedef struct {
  DxBlock *root;
  DxProposal *proposal;
  DxCatalog *catalog;
  DxCall *call;
} Annex;

static DxBlock *
append_heading (Annex *self, const char *text)
{
  DxBlock *heading =
      dx_block_append (self->root, dx_block_new (DX_BLOCK_HEADING, text));

  heading->level = 3;
  heading->keep_next = 2;

  return heading;
}

static DxBlock *
append_item (DxBlock *list,
             const char *id,
             const char *mark,
             const char *text,
             guint level)
{
  DxBlock *item = dx_block_append (list, dx_block_new (DX_BLOCK_ITEM, text));

  item->field = g_strconcat ("topics.", id, NULL);
  item->label = g_strdup (mark);
  item->level = level;

  return item;
}

static void
append_note (DxBlock *list, const DxTopicChoice *choice)
{
  if (choice->has_schools)
    {
      g_autofree char *schools = g_strdup_printf (
          "Số trường tham gia: %02" G_GINT64_FORMAT, choice->schools);

      append_item (list, choice->id, "-", schools, 1);
    }
  if (choice->note != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (choice->note, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_autofree char *line =
              dx_value_clean_line (lines[i], strlen (lines[i]));

          if (*line != '\0')
            append_item (list, choice->id, "-", line, 1);
        }
    }
}

static void
append_topic (Annex *self, DxBlock *list, const char *id)
{
  const DxTopicChoice *choice = dx_proposal_find_topic (self->proposal, id);
  const DxTopic *topic = dx_catalog_get_topic (self->catalog, self->call, id);
  DxBlock *item = append_item (list, id, choice != NULL ? TICKED : UNTICKED,
                               topic != NULL ? topic->name : id, 0);

  if (choice != NULL)
    {
      if (choice->has_schools || choice->note != NULL)
        item->keep_next = 1;
      append_note (list, choice);
    }
}

static void
append_group (Annex *self, const DxCallGroup *group)
{
  DxBlock *list;

  append_heading (self, group->title);
  list = dx_block_append (self->root, dx_block_new (DX_BLOCK_LIST, NULL));
  for (guint i = 0; i < group->topics->len; i++)
    {
      const DxCallTopic *topic = g_ptr_array_index (group->topics, i);

      append_topic (self, list, topic->id);
    }
}

/* Topics that the call does not name: by reference, or the user's own. */
static void
append_others (Annex *self)
{
  DxBlock *list = NULL;
  guint n = dx_proposal_get_n_topics (self->proposal);

  for (guint i = 0; i < n; i++)
    {
      const DxTopicChoice *choice = dx_proposal_get_topic (self->proposal, i);

      if (self->call != NULL
          && dx_call_find_topic (self->call, choice->id) != NULL)
        continue;
      if (list == NULL)
        {
          append_heading (self, self->call != NULL
                                    ? "Chủ đề khác do đơn vị đề xuất"
                                    : "Chủ đề đã chọn");
          list =
              dx_block_append (self->root, dx_block_new (DX_BLOCK_LIST, NULL));
        }
      append_topic (self, list, choice->id);
    }
}

static void
append_title (Annex *self)
{
  g_autofree char *name = dx_value_format (self->proposal, "I.name");
  DxBlock *title =
      dx_block_append (self->root, dx_block_new (DX_BLOCK_TITLE, ANNEX_TITLE));

  title->level = 1;
  title->page_before = TRUE;
  title->keep_next = 2;
  if (name != NULL)
    {
      g_autofree char *line =
          g_strdup_printf ("(Kèm theo Phiếu đề xuất nhiệm vụ: %s)",
                           g_strdelimit (name, "\n", ' '));

      dx_block_append (self->root, dx_block_new (DX_BLOCK_SUBTITLE, line));
    }
  if (self->call != NULL)
    {
      g_autofree char *line = g_strdup_printf (
          "%s của %s", self->call->notice_kind, self->call->office);

      dx_block_append (self->root, dx_block_new (DX_BLOCK_SUBTITLE, line));
    }
}

/**
 * dx_annex_append_topics:
 * @document: the slip; the annex goes behind it, on pages of its own
 * @proposal: a proposal
 * @catalog: for the topics' names
 *
 * Appends "Phụ lục: chủ đề ưu tiên": the priority topics as the call groups
 * them, those that are ticked with how the proposal answers them. It is no
 * part of the form and is made only when asked for, and not when there is
 * neither a call nor a topic.
 */
void
dx_annex_append_topics (DxDocument *document,
                        DxProposal *proposal,
                        DxCatalog *catalog)
{
  Annex annex;

  g_return_if_fail (document != NULL);
  g_return_if_fail (DX_IS_PROPOSAL (proposal));
  g_return_if_fail (DX_IS_CATALOG (catalog));

  annex.root = document->root;
  annex.proposal = proposal;
  annex.catalog = catalog;
  annex.call = dx_proposal_get_call (proposal);

  if (annex.call == NULL && dx_proposal_get_n_topics (proposal) == 0)
    return;

  append_title (&annex);
  if (annex.call != NULL)
    for (guint i = 0; i < annex.call->groups->len; i++)
      append_group (&annex, g_ptr_array_index (annex.call->groups, i));
  append_others (&annex);
}
