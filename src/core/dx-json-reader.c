/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-json-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-json.h"
#include "dx-unicode.h"

/* JSON as RFC 8259 says, and nothing more. json-glib's own parser takes
 * comments, single quotes and trailing commas, keeps the last of two members
 * of one name, bends integers that are too large and recurses as deep as
 * the file likes: words of a proposal could be lost without a message. So
 * this one reads in a single pass and only the tree is json-glib's. */

/* Characters of a member's name that a message repeats. */
#define LONGEST_NAME 60

/* A member or an item that is being read, and what it stands in. */
typedef struct _Step Step;
struct _Step {
  const Step *parent; /* nullable */
  const char *member; /* nullable: of an item */
  guint index;
};

typedef struct {
  const char *start;
  const char *at;
  const char *end;
  guint depth;
  guint n_values;
  GString *text;    /* the string that is being read */
  const Step *step; /* nullable: at the top */
  char *path;       /* nullable: where it went wrong */
  GError **error;
} Reader;

static JsonNode *read_value (Reader *self);

/* A name that fits into a message. */
static char *
shorten (const char *name)
{
  g_autofree char *head = NULL;

  if (g_utf8_strlen (name, -1) <= LONGEST_NAME)
    return g_strdup (name);
  head = g_utf8_substring (name, 0, LONGEST_NAME);
  return g_strconcat (head, "…", NULL);
}

static char *
write_path (const Step *step)
{
  g_autofree char *parent = NULL;
  g_autofree char *name = NULL;

  if (step == NULL)
    return g_strdup ("$");
  parent = write_path (step->parent);
  if (step->member == NULL)
    return dx_json_path_item (parent, step->index);
  name = shorten (step->member);
  return dx_json_path_member (parent, name);
}

/* @place is where it went wrong: said by line and column, from 1, the column
 * in characters. Always %NULL, so that it can stand in a return. */
G_GNUC_PRINTF (4, 5)
static gpointer
fail (Reader *self, int code, const char *place, const char *format, ...)
{
  g_autofree char *reason = NULL;
  const char *line = self->start;
  guint number = 1;
  const char *next;
  va_list arguments;

  while ((next = memchr (line, '\n', (gsize) (place - line))) != NULL)
    {
      line = next + 1;
      number++;
    }
  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (self->error, DX_JSON_ERROR, code, _ ("line %u, column %u: %s"),
               number, (guint) g_utf8_strlen (line, place - line) + 1, reason);
  self->path = write_path (self->step);
  return NULL;
}

static gpointer
fail_syntax (Reader *self)
{
  if (self->at == self->end)
    return fail (self, DX_JSON_ERROR_SYNTAX, self->at,
                 _ ("the file ends too early"));
  return fail (self, DX_JSON_ERROR_SYNTAX, self->at,
               _ ("this is not valid JSON"));
}

static void
skip_blanks (Reader *self)
{
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\n' || *self->at == '\r'
             || *self->at == '\t'))
    self->at++;
}

/* Whether the next character, after blanks, is @sign; then past it. */
static gboolean
accept (Reader *self, char sign)
{
  skip_blanks (self);
  if (self->at == self->end || *self->at != sign)
    return FALSE;
  self->at++;
  return TRUE;
}

static gboolean
read_hex (Reader *self, gunichar *code)
{
  *code = 0;
  for (guint i = 0; i < 4; i++, self->at++)
    {
      if (self->at == self->end || !g_ascii_isxdigit (*self->at))
        return fail_syntax (self) != NULL;
      *code = *code * 16 + (gunichar) g_ascii_xdigit_value (*self->at);
    }
  return TRUE;
}

static gboolean
read_low_surrogate (Reader *self, const char *escape, gunichar *code)
{
  gunichar low = 0;

  if (self->end - self->at >= 2 && self->at[0] == '\\' && self->at[1] == 'u')
    {
      self->at += 2;
      if (!read_hex (self, &low))
        return FALSE;
    }
  if (*code >= 0xdc00 || low < 0xdc00 || low > 0xdfff)
    return fail (self, DX_JSON_ERROR_ENCODING, escape,
                 _ ("half a character (a lone surrogate)"))
           != NULL;
  *code = 0x10000 + ((*code - 0xd800) << 10) + (low - 0xdc00);
  return TRUE;
}

/* @escape is its backslash; the reader stands behind the "u". */
static gboolean
read_unicode_escape (Reader *self, const char *escape)
{
  gunichar code;

  if (!read_hex (self, &code))
    return FALSE;
  if (code == 0)
    return fail (self, DX_JSON_ERROR_ENCODING, escape,
                 _ ("text cannot hold the character U+0000"))
           != NULL;
  if (code >= 0xd800 && code <= 0xdfff
      && !read_low_surrogate (self, escape, &code))
    return FALSE;
  g_string_append_unichar (self->text, code);
  return TRUE;
}

static gboolean
read_escape (Reader *self)
{
  static const char names[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  const char *escape = self->at++;
  const char *name;

  if (self->at == self->end)
    return fail_syntax (self) != NULL;
  if (*self->at == 'u')
    {
      self->at++;
      return read_unicode_escape (self, escape);
    }
  name = strchr (names, *self->at);
  if (name == NULL)
    return fail (self, DX_JSON_ERROR_SYNTAX, escape,
                 _ ("JSON does not know this escape"))
           != NULL;
  g_string_append_c (self->text, values[name - names]);
  self->at++;
  return TRUE;
}

/* Into self->text, from its first quote past its last. */
static gboolean
read_text (Reader *self)
{
  g_string_truncate (self->text, 0);
  self->at++;
  while (self->at < self->end && *self->at != '"')
    {
      const char *plain = self->at;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\'
             && (guchar) *self->at >= ' ')
        self->at++;
      g_string_append_len (self->text, plain, self->at - plain);
      if (self->at == self->end || *self->at == '"')
        break;
      if (*self->at != '\\')
        return fail (self, DX_JSON_ERROR_SYNTAX, self->at,
                     _ ("a line break or control character in a string"))
               != NULL;
      if (!read_escape (self))
        return FALSE;
    }
  if (self->at == self->end)
    return fail_syntax (self) != NULL;
  self->at++;
  return TRUE;
}

static JsonNode *
read_string (Reader *self)
{
  if (!read_text (self))
    return NULL;
  return json_node_init_string (json_node_alloc (), self->text->str);
}

static gboolean
skip_digits (Reader *self)
{
  const char *first = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > first || fail_syntax (self) != NULL;
}

static gboolean
skip_fraction (Reader *self)
{
  self->at++;
  return skip_digits (self);
}

static gboolean
skip_exponent (Reader *self)
{
  self->at++;
  if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
    self->at++;
  return skip_digits (self);
}

static gboolean
skip_number (Reader *self, gboolean *whole)
{
  *whole = TRUE;
  if (*self->at == '-')
    self->at++;
  if (self->at < self->end && *self->at == '0')
    self->at++;
  else if (!skip_digits (self))
    return FALSE;
  if (self->at < self->end && *self->at == '.')
    {
      *whole = FALSE;
      if (!skip_fraction (self))
        return FALSE;
    }
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      *whole = FALSE;
      if (!skip_exponent (self))
        return FALSE;
    }
  return TRUE;
}

static JsonNode *
read_number (Reader *self)
{
  const char *first = self->at;
  g_autofree char *digits = NULL;
  gboolean whole;
  gint64 integer;
  double real;

  if (!skip_number (self, &whole))
    return NULL;
  digits = g_strndup (first, (gsize) (self->at - first));
  errno = 0;
  if (whole)
    {
      integer = g_ascii_strtoll (digits, NULL, 10);
      if (errno == 0)
        return json_node_init_int (json_node_alloc (), integer);
    }
  else
    {
      real = g_ascii_strtod (digits, NULL);
      if (real <= G_MAXDOUBLE && real >= -G_MAXDOUBLE)
        return json_node_init_double (json_node_alloc (), real);
    }
  return fail (self, DX_JSON_ERROR_VALUE, first, _ ("a number too large"));
}

static JsonNode *
read_word (Reader *self)
{
  static const char *const words[] = { "null", "false", "true" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (self->end - self->at) < length
          || memcmp (self->at, words[i], length) != 0)
        continue;
      self->at += length;
      return i == 0 ? json_node_init_null (json_node_alloc ())
                    : json_node_init_boolean (json_node_alloc (), i == 2);
    }
  return fail_syntax (self);
}

static gpointer
fail_twice (Reader *self, const char *place, const char *name)
{
  g_autofree char *shown = shorten (name);

  return fail (self, DX_JSON_ERROR_SYNTAX, place,
               _ ("the member “%s” stands here a second time"), shown);
}

/* The name of a member, in NFC, so that no two are alike to the eye. */
static char *
read_name (Reader *self, JsonObject *object)
{
  g_autofree char *name = NULL;
  const char *quote;

  skip_blanks (self);
  quote = self->at;
  if (quote == self->end || *quote != '"')
    return fail_syntax (self);
  if (json_object_get_size (object) >= DX_JSON_MAX_MEMBERS)
    return fail (self, DX_JSON_ERROR_TOO_LARGE, quote,
                 _ ("an object of more than %u members"), DX_JSON_MAX_MEMBERS);
  if (!read_text (self))
    return NULL;
  name = dx_unicode_to_nfc (self->text->str);
  if (json_object_has_member (object, name))
    return fail_twice (self, quote, name);
  return g_steal_pointer (&name);
}

static gboolean
read_member (Reader *self, JsonObject *object)
{
  g_autofree char *name = read_name (self, object);
  const Step step = { .parent = self->step, .member = name };
  JsonNode *value;

  if (name == NULL)
    return FALSE;
  if (!accept (self, ':'))
    return fail_syntax (self) != NULL;
  self->step = &step;
  value = read_value (self);
  self->step = step.parent;
  if (value == NULL)
    return FALSE;
  json_object_set_member (object, name, value);
  return TRUE;
}

static JsonNode *
read_object (Reader *self)
{
  g_autoptr (JsonObject) object = json_object_new ();

  if (!accept (self, '}'))
    {
      do
        if (!read_member (self, object))
          return NULL;
      while (accept (self, ','));
      if (!accept (self, '}'))
        return fail_syntax (self);
    }
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
read_array (Reader *self)
{
  g_autoptr (JsonArray) array = json_array_new ();
  Step step = { .parent = self->step };

  if (!accept (self, ']'))
    {
      do
        {
          JsonNode *item;

          self->step = &step;
          item = read_value (self);
          self->step = step.parent;
          if (item == NULL)
            return NULL;
          json_array_add_element (array, item);
          step.index++;
      } while (accept (self, ','));
      if (!accept (self, ']'))
        return fail_syntax (self);
    }
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
read_nested (Reader *self)
{
  JsonNode *node;

  if (self->depth >= DX_JSON_MAX_DEPTH)
    return fail (self, DX_JSON_ERROR_TOO_DEEP, self->at,
                 _ ("nested more than %u deep"), (guint) DX_JSON_MAX_DEPTH);
  self->depth++;
  node = *self->at++ == '{' ? read_object (self) : read_array (self);
  self->depth--;
  return node;
}

static JsonNode *
read_value (Reader *self)
{
  skip_blanks (self);
  if (self->at == self->end)
    return fail_syntax (self);
  if (++self->n_values > DX_JSON_MAX_VALUES)
    return fail (self, DX_JSON_ERROR_TOO_LARGE, self->at,
                 _ ("more than %u values in one file"), DX_JSON_MAX_VALUES);
  if (*self->at == '{' || *self->at == '[')
    return read_nested (self);
  if (*self->at == '"')
    return read_string (self);
  if (*self->at == '-' || g_ascii_isdigit (*self->at))
    return read_number (self);
  return read_word (self);
}

static JsonNode *
read_file (Reader *self)
{
  g_autoptr (JsonNode) root = NULL;

  skip_blanks (self);
  if (self->at == self->end)
    return fail (self, DX_JSON_ERROR_SYNTAX, self->at, _ ("the file is empty"));
  root = read_value (self);
  if (root == NULL)
    return NULL;
  skip_blanks (self);
  if (self->at < self->end)
    return fail (self, DX_JSON_ERROR_SYNTAX, self->at,
                 _ ("something follows the end of the data"));
  return g_steal_pointer (&root);
}

/*
 * dx_json_read:
 * @text: UTF-8 without U+0000
 * @length: its bytes
 * @path: (out) (nullable) (transfer full): the JSON path of what is wrong,
 *   or %NULL if nothing is
 * @error: return location for a #DxJsonError with line and column
 *
 * Reads strict JSON, in time linear to its length. Names of members come
 * out in NFC, values as they are.
 *
 * Returns: (transfer full): the tree, or %NULL with @error set
 */
JsonNode *
dx_json_read (const char *text, gsize length, char **path, GError **error)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  Reader self = { .start = text,
                  .at = text,
                  .end = text + length,
                  .text = scratch,
                  .error = error };
  JsonNode *root = read_file (&self);

  *path = self.path;
  return root;
}
