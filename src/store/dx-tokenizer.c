/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-tokenizer-private.h"

#include <string.h>

/* SQLite's "unicode61" takes accents off letters, but "đ" is a letter of
 * its own to Unicode, and people who type without accents type "d". */

#define BASE "unicode61"

/* A longer word is no word; what stands behind this is not looked at. */
#define MAX_TOKEN_BYTES 64

static const char *base_arguments[] = { "remove_diacritics", "2" };

/**
 * DxTokenizer:
 * @base: the functions of the one below
 * @base_data: what they want
 * @instance: one for our own use
 */
struct _DxTokenizer {
  fts5_tokenizer base;
  void *base_data;
  Fts5Tokenizer *instance;
};

/* What FTS5 holds of ours. */
typedef struct {
  DxTokenizer *shared;
  Fts5Tokenizer *base;
} Instance;

typedef int (*TokenCallback) (void *context,
                              int flags,
                              const char *token,
                              int length,
                              int start,
                              int end);

typedef struct {
  void *context;
  TokenCallback callback;
} Relay;

static int
create_base (DxTokenizer *self, Fts5Tokenizer **base)
{
  return self->base.xCreate (self->base_data, base_arguments,
                             G_N_ELEMENTS (base_arguments), base);
}

static int
create_cb (void *data, const char **arguments, int n, Fts5Tokenizer **out)
{
  DxTokenizer *self = data;
  Instance *instance = g_new0 (Instance, 1);
  int code = create_base (self, &instance->base);

  if (code != SQLITE_OK)
    {
      g_free (instance);
      return code;
    }
  instance->shared = self;
  *out = (Fts5Tokenizer *) instance;
  return SQLITE_OK;
}

static void
delete_cb (Fts5Tokenizer *tokenizer)
{
  Instance *instance = (Instance *) tokenizer;

  instance->shared->base.xDelete (instance->base);
  g_free (instance);
}

/* Copies a word with "d" for "đ" (U+0111: C4 91), cut at a letter when it
 * is too long. */
static int
fold_word (char *folded, const char *token, int length)
{
  int n = 0;

  for (int i = 0; i < length; i++)
    {
      const guchar c = (guchar) token[i];
      const gboolean begins = (c & 0xC0) != 0x80;

      if (begins && n > MAX_TOKEN_BYTES - 4)
        break;
      if (c == 0xC4 && i + 1 < length && (guchar) token[i + 1] == 0x91)
        {
          folded[n++] = 'd';
          i++;
        }
      else
        {
          folded[n++] = (char) c;
        }
    }
  return n;
}

static int
relay_cb (
    void *context, int flags, const char *token, int length, int start, int end)
{
  Relay *relay = context;
  char folded[MAX_TOKEN_BYTES];

  if (length <= MAX_TOKEN_BYTES - 4
      && memchr (token, 0xC4, (gsize) length) == NULL)
    return relay->callback (relay->context, flags, token, length, start, end);
  return relay->callback (relay->context, flags, folded,
                          fold_word (folded, token, length), start, end);
}

static int
tokenize_cb (Fts5Tokenizer *tokenizer,
             void *context,
             int flags,
             const char *text,
             int length,
             TokenCallback callback)
{
  Instance *instance = (Instance *) tokenizer;
  Relay relay = { context, callback };

  return instance->shared->base.xTokenize (instance->base, &relay, flags, text,
                                           length, relay_cb);
}

static fts5_api *
get_api (sqlite3 *handle)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5(?1)", -1, &statement, NULL)
      != SQLITE_OK)
    return NULL;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  return api;
}

/*
 * dx_tokenizer_register:
 * @handle: a connection
 * @code: (out): the result code of SQLite
 *
 * Makes the tokenizer "vi" known to @handle, which must be closed before
 * the tokenizer is freed.
 *
 * Returns: (transfer full) (nullable): the tokenizer, or %NULL with @code
 */
DxTokenizer *
dx_tokenizer_register (sqlite3 *handle, int *code)
{
  static fts5_tokenizer ours = { create_cb, delete_cb, tokenize_cb };
  fts5_api *api = get_api (handle);
  DxTokenizer *self;

  if (api == NULL)
    {
      *code = SQLITE_ERROR;
      return NULL;
    }
  self = g_new0 (DxTokenizer, 1);
  *code = api->xFindTokenizer (api, BASE, &self->base_data, &self->base);
  if (*code == SQLITE_OK)
    *code = create_cb (self, NULL, 0, &self->instance);
  if (*code == SQLITE_OK)
    *code = api->xCreateTokenizer (api, "vi", self, &ours, NULL);
  if (*code == SQLITE_OK)
    return self;
  dx_tokenizer_free (self);
  return NULL;
}

/*
 * dx_tokenizer_free:
 * @self: (transfer full): a tokenizer whose connection is closed
 *
 * Frees it.
 */
void
dx_tokenizer_free (DxTokenizer *self)
{
  if (self->instance != NULL)
    delete_cb (self->instance);
  g_free (self);
}

typedef struct {
  DxTokenFunc func;
  gpointer data;
} Split;

static int
split_cb (
    void *context, int flags, const char *token, int length, int start, int end)
{
  Split *split = context;

  return split->func (token, (gsize) length, (gsize) start, (gsize) end,
                      split->data)
             ? SQLITE_OK
             : SQLITE_ABORT;
}

/*
 * dx_tokenizer_split:
 * @self: a tokenizer
 * @text: UTF-8
 * @func: called with each word, until it returns %FALSE
 * @data: for @func
 *
 * Takes @text apart just as the tables do.
 */
void
dx_tokenizer_split (DxTokenizer *self,
                    const char *text,
                    DxTokenFunc func,
                    gpointer data)
{
  Split split = { func, data };

  tokenize_cb (self->instance, &split, FTS5_TOKENIZE_AUX, text,
               (int) strlen (text), split_cb);
}
