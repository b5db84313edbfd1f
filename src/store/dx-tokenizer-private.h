/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Words of text for the search: small letters without accents, "đ" as "d".
 * The name by which tables know it is "vi". */
typedef struct _DxTokenizer DxTokenizer;

/**
 * DxTokenFunc:
 * @token: (array length=length): the folded word, without NUL at its end
 * @length: its bytes
 * @start: where it begins in the text, in bytes
 * @end: where it ends
 * @data: what the caller gave
 *
 * Returns: whether to go on
 */
typedef gboolean (*DxTokenFunc) (
    const char *token, gsize length, gsize start, gsize end, gpointer data);

DxTokenizer *dx_tokenizer_register (sqlite3 *handle, int *code);
void dx_tokenizer_free (DxTokenizer *self);
void dx_tokenizer_split (DxTokenizer *self,
                         const char *text,
                         DxTokenFunc func,
                         gpointer data);

G_END_DECLS
