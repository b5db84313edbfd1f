/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-zip-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zip.h>

#include "dx-zip-tail-private.h"

#define MIB (1024 * 1024)
#define CHUNK 65536

/* Limits count over an archive and the one inside it. */
typedef struct {
  gatomicrefcount references;
  guint64 bytes;
  guint members;
} Budget;

typedef struct {
  const char *name; /* of libzip */
  guint64 size;
  guint32 checksum;
  gboolean stored;
} Member;

/* The list of members is the archive's own, at its end; what stands
 * between the members is never looked at. */
struct _DxZipReader {
  zip_t *zip;
  GBytes *bytes; /* nullable */
  Budget *budget;
  guint depth;
  GArray *members;
  GHashTable *by_name;
};

G_DEFINE_QUARK (dx-zip-error-quark, dx_zip_error)

static void
budget_unref (Budget *budget)
{
  if (budget != NULL && g_atomic_ref_count_dec (&budget->references))
    g_free (budget);
}

static Budget *
budget_new (void)
{
  Budget *budget = g_new0 (Budget, 1);

  g_atomic_ref_count_init (&budget->references);

  return budget;
}

static gboolean
refuse (GError **error, DxZipError code, const char *name, const char *reason)
{
  if (name != NULL)
    g_set_error (error, DX_ZIP_ERROR, code, "%s: %s", name, reason);
  else
    g_set_error_literal (error, DX_ZIP_ERROR, code, reason);

  return FALSE;
}

static gboolean
refuse_libzip (GError **error, const char *name, zip_error_t *cause)
{
  switch (zip_error_code_zip (cause))
    {
    case ZIP_ER_CRC:
      return refuse (error, DX_ZIP_ERROR_CHECKSUM, name,
                     _ ("the checksum is wrong: the file is damaged"));
    case ZIP_ER_OPEN:
    case ZIP_ER_READ:
    case ZIP_ER_SEEK:
    case ZIP_ER_TELL:
      return refuse (error, DX_ZIP_ERROR_READ, name,
                     _ ("the file cannot be read to its end"));
    default:
      return refuse (error, DX_ZIP_ERROR_DAMAGED, name,
                     _ ("the archive is damaged or cut short"));
    }
}

static gboolean
has_bad_letter (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\\' || c == ':' || g_unichar_iscntrl (c)
          || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
        return TRUE;
    }

  return FALSE;
}

/* "a/b.c", and "a/" for a folder; never "/a", "../a", "a//b" or "C:\a". */
static gboolean
is_inside (const char *name)
{
  g_auto (GStrv) parts = NULL;
  guint n;

  if (*name == '\0' || strlen (name) > 4096 || has_bad_letter (name))
    return FALSE;

  parts = g_strsplit (name, "/", -1);
  n = g_strv_length (parts);
  for (guint i = 0; i < n; i++)
    if ((*parts[i] == '\0' && (i == 0 || i + 1 < n))
        || g_str_equal (parts[i], ".") || g_str_equal (parts[i], ".."))
      return FALSE;

  return TRUE;
}

/* A name as it may be shown, whatever the archive says. */
static char *
show_name (const char *name, guint index)
{
  if (name == NULL || *name == '\0')
    return g_strdup_printf ("[%u]", index);

  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *plain = g_strescape (valid, NULL);

  if (has_bad_letter (valid))
    return g_utf8_substring (plain, 0, MIN (g_utf8_strlen (plain, -1), 120));

  return g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), 120));
}

static gboolean
check_stat (const zip_stat_t *stat, const char *shown, GError **error)
{
  const zip_uint64_t wanted = ZIP_STAT_NAME | ZIP_STAT_SIZE
                              | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;

  if ((stat->valid & wanted) != wanted)
    return refuse (error, DX_ZIP_ERROR_DAMAGED, shown,
                   _ ("the archive is damaged or cut short"));
  if ((stat->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0
      && stat->encryption_method != ZIP_EM_NONE)
    return refuse (error, DX_ZIP_ERROR_METHOD, shown,
                   _ ("it is locked with a password"));
  if (stat->comp_method != ZIP_CM_STORE && stat->comp_method != ZIP_CM_DEFLATE)
    return refuse (error, DX_ZIP_ERROR_METHOD, shown,
                   _ ("it is packed in a way that is not read here"));

  return TRUE;
}

static gboolean
add_to_budget (DxZipReader *self,
               guint64 size,
               const char *shown,
               GError **error)
{
  Budget *budget = self->budget;

  budget->members++;
  if (budget->members > DX_ZIP_MAX_MEMBERS)
    {
      g_set_error (error, DX_ZIP_ERROR, DX_ZIP_ERROR_LIMIT,
                   _ ("the archive has more than %d members"),
                   DX_ZIP_MAX_MEMBERS);
      return FALSE;
    }
  if (size > DX_ZIP_MAX_BYTES || budget->bytes + size > DX_ZIP_MAX_BYTES)
    {
      g_set_error (error, DX_ZIP_ERROR, DX_ZIP_ERROR_LIMIT,
                   _ ("%s: the archive holds more than %d MiB unpacked"), shown,
                   DX_ZIP_MAX_BYTES / MIB);
      return FALSE;
    }
  budget->bytes += size;

  return TRUE;
}

static gboolean
list_member (DxZipReader *self, guint index, GError **error)
{
  zip_stat_t stat;
  g_autofree char *shown = NULL;
  Member member;

  zip_stat_init (&stat);
  if (zip_stat_index (self->zip, index, 0, &stat) != 0)
    return refuse_libzip (error, NULL, zip_get_error (self->zip));

  shown = show_name (stat.name, index);
  if (!check_stat (&stat, shown, error))
    return FALSE;
  if (!g_utf8_validate (stat.name, -1, NULL) || !is_inside (stat.name))
    return refuse (error, DX_ZIP_ERROR_NAME, shown,
                   _ ("the name leads out of the archive or is no name"));
  if (!add_to_budget (self, stat.size, shown, error))
    return FALSE;

  member = (Member){ .name = stat.name,
                     .size = stat.size,
                     .checksum = stat.crc,
                     .stored = stat.comp_method == ZIP_CM_STORE };
  g_array_append_val (self->members, member);
  if (!g_hash_table_insert (self->by_name,
                            g_utf8_normalize (member.name, -1, G_NORMALIZE_NFC),
                            GUINT_TO_POINTER (index)))
    return refuse (error, DX_ZIP_ERROR_NAME, shown,
                   _ ("the archive holds this name twice"));

  return TRUE;
}

static gboolean
list_members (DxZipReader *self, GError **error)
{
  zip_int64_t n = zip_get_num_entries (self->zip, 0);

  for (zip_int64_t i = 0; i < n; i++)
    if (!list_member (self, (guint) i, error))
      return FALSE;

  return TRUE;
}

/* Takes @source whatever happens. */
static DxZipReader *
open_source (zip_source_t *source,
             GBytes *bytes,
             DxZipReader *outer,
             GError **error)
{
  g_autoptr (DxZipReader) self = g_new0 (DxZipReader, 1);
  zip_error_t cause;

  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  self->depth = outer != NULL ? outer->depth + 1 : 0;
  if (outer != NULL)
    g_atomic_ref_count_inc (&outer->budget->references);
  self->budget = outer != NULL ? outer->budget : budget_new ();

  if (!dx_zip_tail_check (source, error))
    {
      zip_source_free (source);
      return NULL;
    }
  zip_error_init (&cause);
  self->zip = zip_open_from_source (source, ZIP_RDONLY, &cause);
  if (self->zip == NULL)
    {
      refuse_libzip (error, NULL, &cause);
      zip_source_free (source);
      zip_error_fini (&cause);
      return NULL;
    }
  zip_error_fini (&cause);
  if (!list_members (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

static DxZipReader *
open_bytes (GBytes *bytes, DxZipReader *outer, GError **error)
{
  zip_error_t cause;
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  zip_source_t *source = NULL;

  zip_error_init (&cause);
  /* libzip 1.7 does not bear an empty buffer. */
  if (length > 0)
    source = zip_source_buffer_create (data, length, 0, &cause);
  zip_error_fini (&cause);
  if (source == NULL)
    {
      refuse (error, DX_ZIP_ERROR_DAMAGED, NULL,
              _ ("the archive is damaged or cut short"));
      return NULL;
    }

  return open_source (source, bytes, outer, error);
}

/**
 * dx_zip_reader_new:
 * @bytes: an archive
 * @error: return location for a #DxZipError
 *
 * Opens an archive: reads the list of its members and refuses what breaks
 * the limits, before anything is unpacked.
 *
 * Returns: (transfer full) (nullable): the archive
 */
DxZipReader *
dx_zip_reader_new (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return open_bytes (bytes, NULL, error);
}

/**
 * dx_zip_reader_new_for_path:
 * @path: a file name in the file system's encoding
 * @error: return location for a #DxZipError
 *
 * Opens an archive as dx_zip_reader_new () does; members are read from the
 * file when they are asked for.
 *
 * Returns: (transfer full) (nullable): the archive
 */
DxZipReader *
dx_zip_reader_new_for_path (const char *path, GError **error)
{
  zip_error_t cause;
  zip_source_t *source;

  g_return_val_if_fail (path != NULL, NULL);

  zip_error_init (&cause);
  source = zip_source_file_create (path, 0, -1, &cause);
  if (source == NULL)
    refuse_libzip (error, NULL, &cause);
  zip_error_fini (&cause);

  return source != NULL ? open_source (source, NULL, NULL, error) : NULL;
}

/**
 * dx_zip_reader_new_for_member:
 * @outer: an archive
 * @index: a member of it
 * @error: return location for a #DxZipError
 *
 * Opens an archive inside an archive, and none deeper. The limits count
 * over both.
 *
 * Returns: (transfer full) (nullable): the inner archive
 */
DxZipReader *
dx_zip_reader_new_for_member (DxZipReader *outer, guint index, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  DxZipReader *self;

  g_return_val_if_fail (outer != NULL, NULL);
  g_return_val_if_fail (index < outer->members->len, NULL);

  if (outer->depth >= DX_ZIP_MAX_DEPTH)
    {
      refuse (error, DX_ZIP_ERROR_LIMIT, dx_zip_reader_get_name (outer, index),
              _ ("archives are nested too deep"));
      return NULL;
    }
  bytes = dx_zip_reader_read (outer, index, DX_ZIP_MAX_BYTES, error);
  if (bytes == NULL)
    return NULL;
  self = open_bytes (bytes, outer, error);
  if (self == NULL)
    g_prefix_error (error, "%s: ", dx_zip_reader_get_name (outer, index));

  return self;
}

/**
 * dx_zip_reader_free:
 * @self: (transfer full) (nullable): an archive
 *
 * Closes it.
 */
void
dx_zip_reader_free (DxZipReader *self)
{
  if (self == NULL)
    return;

  if (self->zip != NULL)
    zip_discard (self->zip);
  g_array_unref (self->members);
  g_hash_table_unref (self->by_name);
  budget_unref (self->budget);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/**
 * dx_zip_reader_get_n_members:
 * @self: an archive
 *
 * Returns: how many members it lists, folders included
 */
guint
dx_zip_reader_get_n_members (DxZipReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->members->len;
}

/**
 * dx_zip_reader_get_name:
 * @self: an archive
 * @index: a member
 *
 * Returns: (transfer none): its name, a path inside the archive, UTF-8
 */
const char *
dx_zip_reader_get_name (DxZipReader *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->members->len, NULL);

  return g_array_index (self->members, Member, index).name;
}

/**
 * dx_zip_reader_get_size:
 * @self: an archive
 * @index: a member
 *
 * Returns: the size that the archive declares for it, unpacked
 */
gsize
dx_zip_reader_get_size (DxZipReader *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->members->len, 0);

  return g_array_index (self->members, Member, index).size;
}

/**
 * dx_zip_reader_is_stored:
 * @self: an archive
 * @index: a member
 *
 * Returns: whether it stands there as it is, not packed
 */
gboolean
dx_zip_reader_is_stored (DxZipReader *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->members->len, FALSE);

  return g_array_index (self->members, Member, index).stored;
}

/**
 * dx_zip_reader_find:
 * @self: an archive
 * @name: the name of a member, in NFC
 * @index: (out) (optional): which one it is
 *
 * Returns: whether there is one of this name
 */
gboolean
dx_zip_reader_find (DxZipReader *self, const char *name, guint *index)
{
  gpointer found;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!g_hash_table_lookup_extended (self->by_name, name, NULL, &found))
    return FALSE;
  if (index != NULL)
    *index = GPOINTER_TO_UINT (found);

  return TRUE;
}

/* Reads as much as was declared, and a byte more than that is an error. */
static GBytes *
unpack (zip_file_t *file, const Member *member, GError **error)
{
  g_autofree guint8 *bytes = g_try_malloc (member->size + 1);
  guint64 length = 0;
  zip_int64_t n = 1;

  if (bytes == NULL)
    {
      refuse (error, DX_ZIP_ERROR_LIMIT, member->name,
              _ ("there is not enough memory for it"));
      return NULL;
    }
  while (length <= member->size && n > 0)
    {
      n = zip_fread (file, bytes + length,
                     MIN (member->size + 1 - length, CHUNK));
      if (n < 0)
        {
          refuse_libzip (error, member->name, zip_file_get_error (file));
          return NULL;
        }
      length += n;
    }
  if (length != member->size)
    {
      refuse (error, DX_ZIP_ERROR_SIZE, member->name,
              _ ("it is longer or shorter than the archive says"));
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&bytes), length);
}

/**
 * dx_zip_reader_read:
 * @self: an archive
 * @index: a member
 * @limit: the most bytes to take
 * @error: return location for a #DxZipError, whose message names the member
 *
 * Unpacks a member and checks its size and checksum.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
dx_zip_reader_read (DxZipReader *self, guint index, gsize limit, GError **error)
{
  const Member *member;
  zip_file_t *file;
  GBytes *bytes;

  g_return_val_if_fail (self != NULL && index < self->members->len, NULL);

  member = &g_array_index (self->members, Member, index);
  if (member->size > limit)
    {
      g_set_error (error, DX_ZIP_ERROR, DX_ZIP_ERROR_LIMIT,
                   _ ("%s: it is longer than %u MiB"), member->name,
                   (guint) (limit / MIB));
      return NULL;
    }
  file = zip_fopen_index (self->zip, index, 0);
  if (file == NULL)
    {
      refuse_libzip (error, member->name, zip_get_error (self->zip));
      return NULL;
    }
  bytes = unpack (file, member, error);
  zip_fclose (file);

  return bytes;
}
