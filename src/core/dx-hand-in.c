/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-hand-in.h"

#include <glib/gi18n-lib.h>

#include "dx-date.h"

static const struct {
  const char *channel;
  const char *label;
  const char *by;
} channels[] = {
  /* Translators: ways to hand a dossier in, in a list and in a sentence:
     "Handed in on 05/8/2025, in person" */
  { "in-person", N_ ("In person"), N_ ("in person") },
  { "post", N_ ("By post"), N_ ("by post") },
  { "online", N_ ("Online"), N_ ("online") },
  { "e-mail", N_ ("By e-mail"), N_ ("by e-mail") },
};

/**
 * dx_channel_get_label:
 * @channel: "in-person", "post", "online" or "e-mail"
 *
 * Returns: it in words, or @channel itself when it is none of these
 */
const char *
dx_channel_get_label (const char *channel)
{
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (g_str_equal (channels[i].channel, channel))
      return _ (channels[i].label);

  return channel;
}

/**
 * dx_hand_in_new:
 * @day: when
 * @channel: how, or ""
 * @revision: which version, or 0
 *
 * Returns: (transfer full): it
 */
DxHandIn *
dx_hand_in_new (const GDate *day, const char *channel, gint64 revision)
{
  DxHandIn *self;

  g_return_val_if_fail (g_date_valid (day), NULL);
  g_return_val_if_fail (channel != NULL, NULL);

  self = g_new0 (DxHandIn, 1);
  self->day = *day;
  self->channel = g_strdup (channel);
  self->revision = revision;

  return self;
}

/**
 * dx_hand_in_free:
 * @self: (transfer full) (nullable): what the user said
 *
 * Frees it.
 */
void
dx_hand_in_free (DxHandIn *self)
{
  if (self == NULL)
    return;
  g_free (self->channel);
  g_free (self);
}

/**
 * dx_hand_in_to_string:
 * @self: what the user said
 *
 * Returns: (transfer full): a line that dx_hand_in_parse () reads:
 *   "2025-08-05 3 post"
 */
char *
dx_hand_in_to_string (const DxHandIn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf (
      "%04u-%02u-%02u %" G_GINT64_FORMAT " %s", g_date_get_year (&self->day),
      (guint) g_date_get_month (&self->day), g_date_get_day (&self->day),
      self->revision, self->channel);
}

/**
 * dx_hand_in_parse:
 * @text: (nullable): what dx_hand_in_to_string () made
 *
 * Returns: (transfer full) (nullable): what the user said, or %NULL when
 *   @text is not that
 */
DxHandIn *
dx_hand_in_parse (const char *text)
{
  g_auto (GStrv) parts = NULL;
  guint64 revision = 0;
  GDate day;

  if (text == NULL)
    return NULL;
  parts = g_strsplit (text, " ", 3);
  if (g_strv_length (parts) != 3 || !dx_date_parse (parts[0], &day)
      || !g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXINT32, &revision,
                                      NULL))
    return NULL;

  return dx_hand_in_new (&day, parts[2], (gint64) revision);
}

/**
 * dx_hand_in_describe:
 * @self: what the user said
 *
 * Returns: (transfer full): "Đã nộp ngày 05/8/2025 qua dịch vụ bưu chính,
 *   bản số 3"
 */
char *
dx_hand_in_describe (const DxHandIn *self)
{
  g_autofree char *day = NULL;
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  day = dx_date_format_short (&self->day);
  text = g_string_new (NULL);
  /* Translators: %s is a day */
  g_string_append_printf (text, _ ("Handed in on %s"), day);
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (g_str_equal (channels[i].channel, self->channel))
      g_string_append_printf (text, " %s", _ (channels[i].by));
  if (self->revision > 0)
    /* Translators: %d is the number of a version, behind "Handed in …" */
    g_string_append_printf (text, _ (", version %d"), (int) self->revision);

  return g_string_free (text, FALSE);
}
