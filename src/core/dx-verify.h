/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-seal.h"

G_BEGIN_DECLS

/* Whether what somebody holds is this proposal in this version: a code, the
 * QRs of pages, the text of a PDF, another file. */

/**
 * DxVerdict:
 * @DX_VERDICT_SAME: it is this version
 * @DX_VERDICT_OLDER: it is an older version of this proposal
 * @DX_VERDICT_NEWER: it is a newer version of this proposal
 * @DX_VERDICT_OTHER: it is another proposal
 * @DX_VERDICT_ALTERED: it says that it is this version, and is not
 * @DX_VERDICT_INCOMPLETE: pages are missing, foreign or there twice
 * @DX_VERDICT_UNREADABLE: there is nothing in it to judge by
 *
 * What it is, seen from the version that it is held against.
 */
typedef enum {
  DX_VERDICT_SAME,
  DX_VERDICT_OLDER,
  DX_VERDICT_NEWER,
  DX_VERDICT_OTHER,
  DX_VERDICT_ALTERED,
  DX_VERDICT_INCOMPLETE,
  DX_VERDICT_UNREADABLE
} DxVerdict;

/**
 * DxVersion:
 * @lone: the seal of the slip by itself
 * @whole: (nullable): the seal with the files that go with it
 * @pages: (element-type utf8): the text of each page as this version is
 *   printed, without the line of the seal; those of the annex last
 * @n_slip: how many of @pages are the slip's own
 * @sheets: (element-type utf8): the text of each data sheet
 *
 * A version that others are held against.
 */
typedef struct {
  DxSeal *lone;
  DxSeal *whole;
  GPtrArray *pages;
  guint n_slip;
  GPtrArray *sheets;
} DxVersion;

DxVersion  *dx_version_new        (DxProposal      *proposal,
                                   GPtrArray       *attachments);
void        dx_version_add_page   (DxVersion       *self,
                                   char            *text,
                                   gboolean         annex);
void        dx_version_add_sheet  (DxVersion       *self,
                                   char            *text);
void        dx_version_free       (DxVersion       *self);

const char *dx_verdict_get_name   (DxVerdict        verdict);
DxVerdict   dx_verify_code        (const DxVersion *version,
                                   const char      *code,
                                   GPtrArray       *lines);
DxVerdict   dx_verify_mark        (const DxVersion *version,
                                   const DxSealMark *mark,
                                   GPtrArray       *lines);
DxVerdict   dx_verify_marks       (const DxVersion *version,
                                   GPtrArray       *marks,
                                   GPtrArray       *lines);
DxVerdict   dx_verify_texts       (const DxVersion *version,
                                   GPtrArray       *texts,
                                   GPtrArray       *lines);
DxVerdict   dx_verify_proposal    (DxProposal      *held,
                                   DxProposal      *proposal,
                                   GPtrArray       *lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxVersion, dx_version_free)

G_END_DECLS
