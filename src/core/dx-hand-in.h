/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DxHandIn:
 * @day: when the dossier was handed in
 * @channel: how: "in-person", "post", "online", "e-mail", or "" when that
 *   was not said
 * @revision: the number of the version that went; 0 when none was printed or
 *   exported
 *
 * What the user says of handing a proposal in.
 */
typedef struct {
  GDate day;
  char *channel;
  gint64 revision;
} DxHandIn;

DxHandIn   *dx_hand_in_new         (const GDate    *day,
                                    const char     *channel,
                                    gint64          revision);
DxHandIn   *dx_hand_in_parse       (const char     *text);
void        dx_hand_in_free        (DxHandIn       *self);
char       *dx_hand_in_to_string   (const DxHandIn *self);
char       *dx_hand_in_describe    (const DxHandIn *self);
const char *dx_channel_get_label   (const char     *channel);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxHandIn, dx_hand_in_free)

G_END_DECLS
