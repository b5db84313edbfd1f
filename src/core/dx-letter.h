/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dx-source.h"

G_BEGIN_DECLS

/**
 * DxLetterPart:
 * @DX_LETTER_PARENT: the agency above, a line or more; none for most
 * @DX_LETTER_AGENCY: who writes, in capitals
 * @DX_LETTER_SYMBOL: "Số: …/CV-ABC"
 * @DX_LETTER_DATE: place and date
 * @DX_LETTER_KIND: "TỜ TRÌNH"; a letter (công văn) has none
 * @DX_LETTER_SUBJECT: "V/v …" below the symbol, or below the kind
 * @DX_LETTER_TO: to whom, a line each
 * @DX_LETTER_BODY: the text, a paragraph a line
 * @DX_LETTER_RECIPIENTS: "- Như trên;", a line each
 * @DX_LETTER_AUTHORITY: "TM. …", "KT. GIÁM ĐỐC"; none for most
 * @DX_LETTER_POSITION: of the signer, in capitals
 * @DX_LETTER_SIGNER: name
 *
 * What an office letter is made of, in the order of Nghị định
 * 30/2020/NĐ-CP, Phụ lục I.
 */
typedef enum {
  DX_LETTER_PARENT,
  DX_LETTER_AGENCY,
  DX_LETTER_SYMBOL,
  DX_LETTER_DATE,
  DX_LETTER_KIND,
  DX_LETTER_SUBJECT,
  DX_LETTER_TO,
  DX_LETTER_BODY,
  DX_LETTER_RECIPIENTS,
  DX_LETTER_AUTHORITY,
  DX_LETTER_POSITION,
  DX_LETTER_SIGNER
} DxLetterPart;

#define DX_LETTER_N_PARTS (DX_LETTER_SIGNER + 1)

/**
 * DX_LETTER_DEFAULT:
 *
 * The letter that goes with a dossier of proposals.
 */
#define DX_LETTER_DEFAULT "cong-van-de-xuat"

/**
 * DxLetter:
 * @id: "cong-van-de-xuat"
 * @title: its name for people
 * @parts: (array fixed-size=12): the text of each part, lines apart by
 *   U+000A, "" for none; before
 *   dx_facts_fill_letter () with places in braces
 * @source: (nullable): where its form comes from
 * @builtin: compiled into the program
 * @path: (nullable): the file of one that the user added
 *
 * A letter, or the pattern of one. Immutable; shared by reference.
 */
typedef struct {
  char *id;
  char *title;
  char *parts[DX_LETTER_N_PARTS];
  DxSource *source;
  gboolean builtin;
  char *path;
} DxLetter;

DxLetter   *dx_letter_new_from_json (GBytes          *json,
                                     const char      *path,
                                     GError         **error);
GBytes     *dx_letter_to_json       (const DxLetter  *self);
DxLetter   *dx_letter_ref           (DxLetter        *self);
void        dx_letter_unref         (DxLetter        *self);
DxLetter   *dx_letter_with          (const DxLetter  *self,
                                     DxLetterPart     part,
                                     const char      *text);
const char *dx_letter_part_name     (DxLetterPart     part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxLetter, dx_letter_unref)

G_END_DECLS
