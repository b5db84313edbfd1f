/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dx-finding.h"
#include "dx-source.h"

G_BEGIN_DECLS

/**
 * DxSpellingRule:
 * @wrong: the slip; matched without regard to case, at word borders
 * @right: what was meant
 * @except: longer words that hold @wrong and are right ("khả năng xuất"
 *   of "khả năng xuất khẩu")
 * @source: (nullable): the right words in an official text
 */
typedef struct {
  char *wrong;
  char *right;
  GStrv except;
  DxSource *source;
} DxSpellingRule;

/**
 * DxCitation:
 * @symbol: "15/2022/TT-BKHCN"
 * @date: its true date
 * @source: (nullable): an official text that cites it rightly
 */
typedef struct {
  char *symbol;
  GDate date;
  DxSource *source;
} DxCitation;

/**
 * DxTextRules:
 * @spelling: (element-type DxSpellingRule)
 * @citations: (element-type DxCitation)
 * @unit_words: words that begin the name of a unit ("công ty", "trường")
 * @commitment_words: words that tell a commitment among attachments
 * @repeated_words: least number of words of a paragraph that is noticed
 *   when it stands twice
 * @sources: (element-type utf8 DxSource): finding id → its source
 */
typedef struct {
  GPtrArray *spelling;
  GPtrArray *citations;
  GStrv unit_words;
  GStrv commitment_words;
  guint repeated_words;
  GHashTable *sources;
} DxTextRules;

DxTextRules *dx_text_rules_new_from_json (GBytes      *json,
                                          GError     **error);
void         dx_text_rules_free          (DxTextRules *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxTextRules, dx_text_rules_free)

G_END_DECLS
