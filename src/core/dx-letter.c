/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-letter.h"

#include <string.h>

#include "dx-json-private.h"
#include "dx-json.h"
#include "dx-letter-private.h"
#include "dx-members-private.h"
#include "dx-proposal-private.h"

#define LETTER_FORMAT "dexuat-letter"
#define LETTER_VERSION 1

/* In the order of #DxLetterPart, which is that of the file. */
static const char *const part_names[DX_LETTER_N_PARTS] = {
  "parent", "agency", "symbol",     "date",      "kind",     "subject",
  "to",     "body",   "recipients", "authority", "position", "signer",
};

/* As it is read: lines. */
typedef struct {
  DxLetter letter;
  GStrv lines[DX_LETTER_N_PARTS];
} LetterFile;

static void
free_lines (LetterFile *self)
{
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    g_clear_pointer (&self->lines[i], g_strfreev);
}

static void
free_letter (gpointer data)
{
  DxLetter *self = data;

  free_lines (data);
  g_free (self->id);
  g_free (self->title);
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    g_free (self->parts[i]);
  dx_source_free (self->source);
  g_free (self->path);
}

#define LINES(name, part) DX_MAY (name, STRINGS, LetterFile, lines[part])

static const DxMember letter_members[] = {
  DX_MUST ("id", ID, DxLetter, id),
  DX_MUST ("title", STRING, DxLetter, title),
  LINES ("parent", DX_LETTER_PARENT),
  LINES ("agency", DX_LETTER_AGENCY),
  LINES ("symbol", DX_LETTER_SYMBOL),
  LINES ("date", DX_LETTER_DATE),
  LINES ("kind", DX_LETTER_KIND),
  LINES ("subject", DX_LETTER_SUBJECT),
  LINES ("to", DX_LETTER_TO),
  LINES ("body", DX_LETTER_BODY),
  LINES ("recipients", DX_LETTER_RECIPIENTS),
  LINES ("authority", DX_LETTER_AUTHORITY),
  LINES ("position", DX_LETTER_POSITION),
  LINES ("signer", DX_LETTER_SIGNER),
  DX_MAY ("source", SOURCE, DxLetter, source),
  DX_MEMBERS_END
};

/*
 * dx_letter_new_from_node:
 * @root: the file's JSON
 * @path: (nullable): the file, or %NULL for one that is built in
 * @error: return location for a #DxJsonError
 *
 * For dx_letter_new_from_json () and for the catalog, which has parsed the
 * file already.
 *
 * Returns: (transfer full) (nullable): the letter, or %NULL with @error set
 */
DxLetter *
dx_letter_new_from_node (JsonNode *root, const char *path, GError **error)
{
  LetterFile *file = g_atomic_rc_box_new0 (LetterFile);
  g_autoptr (DxLetter) self = &file->letter;

  dx_json_normalize (root);
  self->builtin = path == NULL;
  self->path = g_strdup (path);
  if (!dx_members_read_file (root, LETTER_FORMAT, letter_members, file, error))
    return NULL;
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    self->parts[i] = g_strjoinv ("\n", file->lines[i]);
  free_lines (file);

  return g_steal_pointer (&self);
}

/**
 * dx_letter_new_from_json:
 * @json: a letter file, UTF-8
 * @path: (nullable): where a user's file lies; %NULL for a built-in one
 * @error: return location for a #DxJsonError
 *
 * Reads a letter or a pattern of one. A part that is absent is empty.
 *
 * Returns: (transfer full) (nullable): the letter, or %NULL with @error set
 */
DxLetter *
dx_letter_new_from_json (GBytes *json, const char *path, GError **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (json != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = dx_json_parse (json, error);
  return root != NULL ? dx_letter_new_from_node (root, path, error) : NULL;
}

static void
add_lines (JsonObject *object, const char *name, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    json_array_add_string_element (array, lines[i]);
  json_object_set_array_member (object, name, array);
}

/**
 * dx_letter_to_json:
 * @self: a letter
 *
 * Writes it as a letter file. Its source is not repeated.
 *
 * Returns: (transfer full): UTF-8
 */
GBytes *
dx_letter_to_json (const DxLetter *self)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  g_return_val_if_fail (self != NULL, NULL);

  json_node_take_object (root, object);
  json_object_set_string_member (object, "format", LETTER_FORMAT);
  json_object_set_int_member (object, "version", LETTER_VERSION);
  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "title", self->title);
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    if (*self->parts[i] != '\0')
      add_lines (object, part_names[i], self->parts[i]);

  return dx_json_print (root);
}

/**
 * dx_letter_ref:
 * @self: a letter
 *
 * Returns: (transfer full): @self, held once more
 */
DxLetter *
dx_letter_ref (DxLetter *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * dx_letter_unref:
 * @self: (transfer full): a letter
 *
 * Lets go of it; the last one frees it.
 */
void
dx_letter_unref (DxLetter *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, free_letter);
}

/**
 * dx_letter_with:
 * @self: a letter
 * @part: a part of it
 * @text: its new text, UTF-8
 *
 * Returns: (transfer full): a letter that differs from @self in @part
 */
DxLetter *
dx_letter_with (const DxLetter *self, DxLetterPart part, const char *text)
{
  LetterFile *file;
  DxLetter *other;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);
  g_return_val_if_fail (part < DX_LETTER_N_PARTS, NULL);

  file = g_atomic_rc_box_new0 (LetterFile);
  other = &file->letter;
  other->id = g_strdup (self->id);
  other->title = g_strdup (self->title);
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    other->parts[i] = i == part ? dx_proposal_clean_text (text, NULL)
                                : g_strdup (self->parts[i]);

  return other;
}

/**
 * dx_letter_part_name:
 * @part: a part
 *
 * Returns: (transfer none): its member in a letter file
 */
const char *
dx_letter_part_name (DxLetterPart part)
{
  g_return_val_if_fail (part < DX_LETTER_N_PARTS, NULL);
  return part_names[part];
}
