/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words of a line, and phrases that are looked for among them. Case, marks,
 * blanks and signs do not count. */

/**
 * DxWordToken:
 * @key: the word, folded
 * @start: its first byte in the text
 * @end: behind its last
 */
typedef struct {
  char *key;
  gsize start;
  gsize end;
} DxWordToken;

GArray   *dx_word_tokens_new       (const char  *text,
                                    guint        limit);
GPtrArray *dx_word_phrase_new      (const char  *text);
gboolean  dx_word_phrase_is_at     (GPtrArray   *phrase,
                                    GArray      *tokens,
                                    guint        at);
int       dx_word_phrase_find      (GPtrArray   *phrase,
                                    GArray      *tokens,
                                    guint        from);
guint     dx_word_phrase_count_common (GPtrArray *phrase,
                                    GArray      *tokens,
                                    guint        from,
                                    guint        to);
gboolean  dx_word_phrase_holds     (GPtrArray   *whole,
                                    GArray      *tokens);

/* Signs around values. */
const char *dx_word_skip_signs     (const char  *text);
char     *dx_word_strip_leaders    (const char  *text,
                                    gboolean     inside);
gboolean  dx_word_is_leader        (const char  *text);
gboolean  dx_word_is_capital       (const char  *text,
                                    gsize        length);

static inline const DxWordToken *
dx_word_token (GArray *tokens, guint index)
{
  return &g_array_index (tokens, DxWordToken, index);
}

G_END_DECLS
