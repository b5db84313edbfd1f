/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-desk-list.h"
#include "dx-facts.h"
#include "dx-figures.h"

G_BEGIN_DECLS

/* What the letters of a receiving office say, as facts for their patterns:
 * the receipt, the request to supplement, the report to the People's
 * Committee. */

/* Patterns of an office's letters. */
#define DX_OFFICE_RECEIPT "giay-tiep-nhan"
#define DX_OFFICE_SUPPLEMENT "de-nghi-bo-sung"
#define DX_OFFICE_REPORT "to-trinh-tong-hop"

/* The columns of an office's table. */
#define DX_OFFICE_COLUMNS "tong-hop-tiep-nhan"

/**
 * DxOfficeReceipt:
 * @number: in the register: "7/2025"
 * @received: the day
 * @channel: how it came
 * @timing: whether that is in time
 * @from: (nullable): who brought or sent it
 * @revision: of the proposal
 * @code: (nullable): of the version, "XXXX-XXXX"
 * @files: (element-type utf8): what came, a line each
 *
 * What a receipt says.
 */
typedef struct {
  const char *number;
  GDate received;
  DxChannel channel;
  DxTiming timing;
  const char *from;
  gint64 revision;
  const char *code;
  GPtrArray *files;
} DxOfficeReceipt;

const char *dx_office_channel_words  (DxChannel              channel);
const char *dx_office_timing_words   (DxTiming               timing);
DxFacts    *dx_office_facts_new      (const DxCall          *call,
                                      const DxProfile       *profile,
                                      GDateTime             *now);
void        dx_office_tell_proposal  (DxFacts               *facts,
                                      DxProposal            *proposal);
void        dx_office_tell_receipt   (DxFacts               *facts,
                                      const DxOfficeReceipt *receipt);
void        dx_office_tell_supplement (DxFacts              *facts,
                                      const DxSupplement    *supplement);
void        dx_office_tell_proposals (DxFacts               *facts,
                                      GPtrArray             *proposals);
void        dx_office_tell_figures   (DxFacts               *facts,
                                      const DxFigures       *received,
                                      const DxFigures       *listed);

G_END_DECLS
