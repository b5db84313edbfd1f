/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-call.h"

G_BEGIN_DECLS

/* Whether what came in came in time, by the rule of its call. */

/**
 * DxChannel:
 * @DX_CHANNEL_UNKNOWN: nobody wrote it down
 * @DX_CHANNEL_POST: "post"
 * @DX_CHANNEL_IN_PERSON: "in-person"
 * @DX_CHANNEL_ONLINE: "online"
 *
 * How a dossier came.
 */
typedef enum {
  DX_CHANNEL_UNKNOWN,
  DX_CHANNEL_POST,
  DX_CHANNEL_IN_PERSON,
  DX_CHANNEL_ONLINE
} DxChannel;

/**
 * DxTiming:
 * @DX_TIMING_ON_TIME: the call's rule says that it is in time
 * @DX_TIMING_LATE: the call's rule says that it is late
 * @DX_TIMING_DOUBT: the rule does not decide, or what it asks is not known
 */
typedef enum {
  DX_TIMING_ON_TIME,
  DX_TIMING_LATE,
  DX_TIMING_DOUBT
} DxTiming;

/**
 * DxReceiptMoment:
 * @date: the day, in Vietnam
 * @minute: of that day, from 0, or -1 when only the day is known
 */
typedef struct {
  GDate date;
  int minute;
} DxReceiptMoment;

/**
 * DxReceiptVerdict:
 * @timing: the answer
 * @why: what it rests on, in the user's language
 * @source: (nullable): the notice's rule, which the call owns
 */
typedef struct {
  DxTiming timing;
  char *why;
  const DxSource *source;
} DxReceiptVerdict;

const char       *dx_channel_get_name        (DxChannel               channel);
gboolean          dx_channel_parse           (const char             *name,
                                              DxChannel              *channel);
const char       *dx_timing_get_name         (DxTiming                timing);
gboolean          dx_timing_parse            (const char             *name,
                                              DxTiming               *timing);
gboolean          dx_receipt_moment_parse    (const char             *text,
                                              DxReceiptMoment        *moment);
DxReceiptVerdict *dx_receipt_judge           (const DxCall           *call,
                                              DxChannel               channel,
                                              const DxReceiptMoment  *stamped,
                                              const DxReceiptMoment  *arrived);
char             *dx_receipt_verdict_explain (const DxReceiptVerdict *self);
void              dx_receipt_verdict_free    (DxReceiptVerdict       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxReceiptVerdict, dx_receipt_verdict_free)

G_END_DECLS
