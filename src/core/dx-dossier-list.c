/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-dossier-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-finding.h"
#include "dx-unicode.h"

static void
line_free (gpointer data)
{
  DxDossierLine *line = data;

  g_free (line->advice);
  g_free (line);
}

/**
 * dx_dossier_kind_get_name:
 * @kind: a part of a dossier
 *
 * Returns: (nullable): the kind of file that answers it, as attachments have
 *   it, or %NULL for the form itself and its soft copy, which the program
 *   makes
 */
const char *
dx_dossier_kind_get_name (DxDossierKind kind)
{
  switch (kind)
    {
    case DX_DOSSIER_OFFICIAL_LETTER:
      return "official-letter";
    case DX_DOSSIER_COMMITMENT:
      return "commitment";
    case DX_DOSSIER_SUMMARY_TABLE:
      return "summary-table";
    case DX_DOSSIER_OTHER:
      return "other";
    case DX_DOSSIER_SLIP:
    case DX_DOSSIER_SOFT_COPY:
    default:
      return NULL;
    }
}

/**
 * dx_dossier_state_get_label:
 * @state: whether something is there
 *
 * Returns: it in a word or two
 */
const char *
dx_dossier_state_get_label (DxDossierState state)
{
  switch (state)
    {
    case DX_DOSSIER_THERE:
      /* Translators: of a part of a dossier */
      return _ ("There");
    case DX_DOSSIER_OLD:
      /* Translators: of a part of a dossier */
      return _ ("Out of date");
    case DX_DOSSIER_MISSING:
      /* Translators: of a part of a dossier */
      return _ ("Missing");
    case DX_DOSSIER_NOT_NEEDED:
    default:
      /* Translators: of a part of a dossier */
      return _ ("Not required");
    }
}

static gboolean
speaks_of_word (const char *text)
{
  g_autofree char *folded = dx_unicode_fold (text != NULL ? text : "");

  return strstr (folded, "docx") != NULL || strstr (folded, "word") != NULL;
}

/**
 * dx_dossier_wants_word:
 * @call: (nullable): a call
 *
 * Returns: whether it asks for a soft copy that can be edited: its title or
 *   its sentence in the notice names Word or .docx
 */
gboolean
dx_dossier_wants_word (const DxCall *call)
{
  for (guint i = 0; call != NULL && i < call->dossier->len; i++)
    {
      const DxDossierItem *item = g_ptr_array_index (call->dossier, i);

      if (item->kind == DX_DOSSIER_SOFT_COPY
          && (speaks_of_word (item->title)
              || (item->source != NULL
                  && speaks_of_word (item->source->sentence))))
        return TRUE;
    }

  return FALSE;
}

/* What dx_dossier_list_new () goes by. */
typedef struct {
  DxProposal *proposal;
  DxCatalog *catalog;
  const DxDossierFacts *facts;
  GPtrArray *findings; /* nullable */
  guint taken[DX_DOSSIER_OTHER + 1];
  gboolean word;
} Survey;

static guint
count_kind (const DxDossierFacts *facts, const char *kind)
{
  guint n = 0;

  for (guint i = 0; facts->kinds != NULL && facts->kinds[i] != NULL; i++)
    if (g_str_equal (facts->kinds[i], kind))
      n++;

  return n;
}

static gboolean
has_finding (const Survey *self, const char *id)
{
  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    {
      const DxFinding *finding = g_ptr_array_index (self->findings, i);

      if (g_str_equal (finding->id, id))
        return TRUE;
    }

  return FALSE;
}

static void
set (DxDossierLine *line,
     DxDossierState state,
     char *advice_take,
     const char *place)
{
  line->state = state;
  line->advice = advice_take;
  line->place = place;
}

static void
judge_slip (const Survey *self, DxDossierLine *line)
{
  const int number = (int) self->facts->exported;

  if (number == 0)
    set (line, DX_DOSSIER_MISSING,
         g_strdup (_ ("Print or export the slip, then have it signed and "
                      "stamped.")),
         "export");
  else if (self->facts->changed)
    set (line, DX_DOSSIER_OLD,
         g_strdup_printf (_ ("The text was changed since version %d: print or "
                             "export it again and have it signed anew."),
                          number),
         "export");
  else
    set (line, DX_DOSSIER_THERE,
         g_strdup_printf (_ ("Version %d shows the present text; check that "
                             "it is signed and stamped."),
                          number),
         NULL);
}

static void
judge_soft_copy (const Survey *self, DxDossierLine *line)
{
  const int number = (int) self->facts->exported;

  if (self->word && !self->facts->word
      && (number == 0 || !self->facts->changed))
    set (line, DX_DOSSIER_MISSING,
         g_strdup (_ ("The call asks for Word: export it, or save the whole "
                      "dossier into a folder.")),
         "export");
  else if (number == 0)
    set (line, DX_DOSSIER_MISSING,
         g_strdup (_ ("Export the slip, or save the whole dossier into a "
                      "folder.")),
         "export");
  else if (self->facts->changed)
    set (line, DX_DOSSIER_OLD,
         g_strdup_printf (_ ("The text was changed since version %d: export "
                             "it again."),
                          number),
         "export");
  else
    set (line, DX_DOSSIER_THERE,
         g_strdup_printf (_ ("Written as version %d; send it yourself."),
                          number),
         NULL);
}

static char *
describe_topic (const Survey *self, const char *id)
{
  const DxTopic *topic = dx_catalog_get_topic (
      self->catalog, dx_proposal_get_call (self->proposal), id);

  return g_strdup_printf (_ ("Only for proposals on the topic “%s”."),
                          topic != NULL ? topic->name : id);
}

static gboolean
is_asked (const Survey *self, const DxDossierItem *item)
{
  return item->topic == NULL
         || dx_proposal_find_topic (self->proposal, item->topic) != NULL;
}

static void
judge_absent (const Survey *self, DxDossierLine *line)
{
  const DxDossierItem *item = line->item;

  if (!is_asked (self, item))
    set (line, DX_DOSSIER_NOT_NEEDED, describe_topic (self, item->topic),
         "topics");
  else if (!item->optional)
    set (line, DX_DOSSIER_MISSING,
         g_strdup (_ ("Add its file to the documents sent along.")),
         "attachments");
  else if (item->kind == DX_DOSSIER_COMMITMENT
           && has_finding (self, "commitments.missing"))
    set (line, DX_DOSSIER_NOT_NEEDED,
         g_strdup (_ ("Only if there is one, but others pay a part or take "
                      "part: better add it to the documents sent along.")),
         "attachments");
  else
    set (line, DX_DOSSIER_NOT_NEEDED, g_strdup (_ ("Only if there is one.")),
         "attachments");
}

/* Each file answers one item: two items of a kind want two files. */
static void
judge_file (Survey *self, DxDossierLine *line)
{
  const DxDossierKind kind = line->item->kind;
  const guint there = count_kind (self->facts, dx_dossier_kind_get_name (kind));

  if (self->taken[kind] >= there)
    {
      judge_absent (self, line);
      return;
    }
  self->taken[kind]++;
  set (line, DX_DOSSIER_THERE, g_strdup (_ ("Among the documents sent along.")),
       NULL);
}

static void
judge (Survey *self, DxDossierLine *line)
{
  switch (line->item->kind)
    {
    case DX_DOSSIER_SLIP:
      judge_slip (self, line);
      break;
    case DX_DOSSIER_SOFT_COPY:
      judge_soft_copy (self, line);
      break;
    case DX_DOSSIER_OFFICIAL_LETTER:
    case DX_DOSSIER_SUMMARY_TABLE:
    case DX_DOSSIER_COMMITMENT:
    case DX_DOSSIER_OTHER:
    default:
      judge_file (self, line);
      break;
    }
}

/**
 * dx_dossier_list_new:
 * @proposal: a proposal
 * @catalog: knows the topics
 * @facts: what is there
 * @findings: (nullable) (element-type DxFinding): what the check found
 *
 * Holds the dossier that the proposal's call wants against what is there.
 * What is bound to a topic that the proposal does not answer is listed, and
 * not needed.
 *
 * Returns: (transfer full) (element-type DxDossierLine): a line for each
 *   item of the call, in its order; empty without a call. The lines point
 *   into the call.
 */
GPtrArray *
dx_dossier_list_new (DxProposal *proposal,
                     DxCatalog *catalog,
                     const DxDossierFacts *facts,
                     GPtrArray *findings)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  Survey self = { .proposal = proposal,
                  .catalog = catalog,
                  .facts = facts,
                  .findings = findings };
  const DxCall *call;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), lines);
  g_return_val_if_fail (DX_IS_CATALOG (catalog), lines);
  g_return_val_if_fail (facts != NULL, lines);

  call = dx_proposal_get_call (proposal);
  self.word = dx_dossier_wants_word (call);
  for (guint i = 0; call != NULL && i < call->dossier->len; i++)
    {
      DxDossierLine *line = g_new0 (DxDossierLine, 1);

      line->item = g_ptr_array_index (call->dossier, i);
      judge (&self, line);
      g_ptr_array_add (lines, line);
    }

  return lines;
}

/**
 * dx_dossier_list_count:
 * @lines: (element-type DxDossierLine): what dx_dossier_list_new () gave
 * @state: a state
 *
 * Returns: how many lines are in it
 */
guint
dx_dossier_list_count (GPtrArray *lines, DxDossierState state)
{
  guint n = 0;

  g_return_val_if_fail (lines != NULL, 0);

  for (guint i = 0; i < lines->len; i++)
    {
      const DxDossierLine *line = g_ptr_array_index (lines, i);

      if (line->state == state)
        n++;
    }

  return n;
}
