/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-home-words.h"

#include <glib/gi18n-lib.h>

#include "dx-date.h"

static void
add_count (GString *out, char *words)
{
  if (out->len > 0)
    g_string_append (out, ", ");
  g_string_append (out, words);
  g_free (words);
}

/**
 * dx_home_words_findings:
 * @errors: findings of severity error
 * @warnings: findings of severity warning
 * @hints: findings of severity hint
 *
 * Returns: (transfer full): "2 lỗi, 3 điểm cần xem lại"
 */
char *
dx_home_words_findings (guint errors, guint warnings, guint hints)
{
  GString *out = g_string_new (NULL);

  if (errors > 0)
    add_count (out, g_strdup_printf (ngettext ("%u error", "%u errors", errors),
                                     errors));
  if (warnings > 0)
    add_count (out, g_strdup_printf (
                        ngettext ("%u to look at", "%u to look at", warnings),
                        warnings));
  if (hints > 0)
    add_count (
        out, g_strdup_printf (ngettext ("%u hint", "%u hints", hints), hints));
  if (out->len == 0)
    g_string_append (out, _ ("No findings"));

  return g_string_free (out, FALSE);
}

/**
 * dx_home_words_attachment_kind:
 * @kind: as the store has it
 *
 * Returns: (transfer none): its name
 */
const char *
dx_home_words_attachment_kind (const char *kind)
{
  static const struct {
    const char *kind;
    const char *words;
  } kinds[] = {
    { "official-letter", N_ ("Official letter") },
    { "commitment", N_ ("Commitment") },
    { "summary-table", N_ ("Summary table") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kind, kinds[i].kind) == 0)
      return _ (kinds[i].words);

  return _ ("Other paper");
}

static int
compare_revisions (gconstpointer a, gconstpointer b)
{
  const DxRevision *left = *(DxRevision *const *) a;
  const DxRevision *right = *(DxRevision *const *) b;

  if (left->created != right->created)
    return left->created < right->created ? 1 : -1;

  return left->row < right->row ? 1 : -1;
}

/**
 * dx_home_words_list_revisions:
 * @session: a session
 *
 * Reads the kept versions of its proposal.
 *
 * Returns: (transfer full) (element-type DxRevision): them, the newest
 *   first; empty when they cannot be read
 */
GPtrArray *
dx_home_words_list_revisions (DxSession *session)
{
  DxStore *store = dx_workspace_get_store (dx_session_get_workspace (session));
  const char *id = dx_proposal_get_id (dx_session_get_proposal (session));
  GPtrArray *list = store != NULL ? dx_store_list_revisions (store, id, NULL)
                                  : NULL;

  if (list == NULL)
    return g_ptr_array_new ();
  g_ptr_array_sort (list, compare_revisions);

  return list;
}

/* A folder with the whole dossier has a "/" behind its name. */
static gboolean
went_into_folder (const DxRevision *revision)
{
  return revision->note != NULL && g_str_has_suffix (revision->note, "/");
}

/**
 * dx_home_words_revision:
 * @revision: a kept version
 *
 * Returns: (transfer full): "Bản in số 2", "Bản tự lưu"
 */
char *
dx_home_words_revision (const DxRevision *revision)
{
  switch (revision->kind)
    {
    case DX_REVISION_PRINTED:
      return g_strdup_printf (went_into_folder (revision)
                                  ? _ ("Version %d, to be handed in")
                                  : _ ("Printed version %d"),
                              (int) revision->number);
    case DX_REVISION_SAVED:
      return g_strdup (_ ("Kept by you"));
    case DX_REVISION_RESTORED:
      return g_strdup (_ ("Before an older version was restored"));
    case DX_REVISION_AUTO:
    default:
      return g_strdup (_ ("Kept by itself"));
    }
}

/**
 * dx_home_words_revision_facts:
 * @revision: a kept version
 * @now: tells the time zone
 *
 * Returns: (transfer full): "09:12, 01/8/2025 · Nguyễn Văn A · a.pdf"
 */
char *
dx_home_words_revision_facts (const DxRevision *revision, GDateTime *now)
{
  g_autoptr (GDateTime)
      utc = g_date_time_new_from_unix_utc (revision->created / 1000);
  g_autoptr (GDateTime) then = NULL;
  GString *out = g_string_new (NULL);

  if (utc != NULL)
    {
      g_autofree char *day = NULL;
      GDate date;

      then = g_date_time_to_timezone (utc, g_date_time_get_timezone (now));
      g_date_clear (&date, 1);
      g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (then),
                      (GDateMonth) g_date_time_get_month (then),
                      (GDateYear) g_date_time_get_year (then));
      day = dx_date_format_short (&date);
      g_string_append_printf (out, "%02d:%02d, %s", g_date_time_get_hour (then),
                              g_date_time_get_minute (then), day);
    }
  if (revision->who != NULL && *revision->who != '\0')
    g_string_append_printf (out, " · %s", revision->who);
  if (revision->note != NULL && *revision->note != '\0')
    g_string_append_printf (out, " · %s", revision->note);

  return g_string_free (out, FALSE);
}
