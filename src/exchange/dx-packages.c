/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include <string.h>

#include "dx-module.h"
#include "dx-xml-reader-private.h"
#include "dx-zip-reader.h"
#include "dx-zip-writer-private.h"

/* Archives and XML need libraries that an export to PDF does without. They
 * lie in a module that is loaded when it is first asked for, see
 * dx-module.h; these are its doors. */

static gpointer
find (const char *name)
{
  return dx_module_find ("exchange", "dxpackages", name);
}

G_DEFINE_QUARK (dx-xml-error-quark, dx_xml_error)
G_DEFINE_QUARK (dx-zip-error-quark, dx_zip_error)

/**
 * dx_zip_looks_like_archive:
 * @bytes: (array length=length): how a file begins
 * @length: how much of it is there
 *
 * Returns: whether it begins as a ZIP archive does
 */
gboolean
dx_zip_looks_like_archive (const guint8 *bytes, gsize length)
{
  return length >= 4
         && (memcmp (bytes, "PK\3\4", 4) == 0
             || memcmp (bytes, "PK\5\6", 4) == 0);
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
  static DxZipReader *(*door) (GBytes *, GError **);

  if (door == NULL)
    door = find ("dx_zip_reader_new");

  return door (bytes, error);
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
  static DxZipReader *(*door) (const char *, GError **);

  if (door == NULL)
    door = find ("dx_zip_reader_new_for_path");

  return door (path, error);
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
  static DxZipReader *(*door) (DxZipReader *, guint, GError **);

  if (door == NULL)
    door = find ("dx_zip_reader_new_for_member");

  return door (outer, index, error);
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
  static void (*door) (DxZipReader *);

  if (door == NULL)
    door = find ("dx_zip_reader_free");

  door (self);
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
  static guint (*door) (DxZipReader *);

  if (door == NULL)
    door = find ("dx_zip_reader_get_n_members");

  return door (self);
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
  static const char *(*door) (DxZipReader *, guint);

  if (door == NULL)
    door = find ("dx_zip_reader_get_name");

  return door (self, index);
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
  static gsize (*door) (DxZipReader *, guint);

  if (door == NULL)
    door = find ("dx_zip_reader_get_size");

  return door (self, index);
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
  static gboolean (*door) (DxZipReader *, guint);

  if (door == NULL)
    door = find ("dx_zip_reader_is_stored");

  return door (self, index);
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
  static gboolean (*door) (DxZipReader *, const char *, guint *);

  if (door == NULL)
    door = find ("dx_zip_reader_find");

  return door (self, name, index);
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
  static GBytes *(*door) (DxZipReader *, guint, gsize, GError **);

  if (door == NULL)
    door = find ("dx_zip_reader_read");

  return door (self, index, limit, error);
}

/*
 * dx_zip_writer_new:
 *
 * Begins an archive in memory.
 */
DxZipWriter *
dx_zip_writer_new (void)
{
  static DxZipWriter *(*door) (void);

  if (door == NULL)
    door = find ("dx_zip_writer_new");

  return door ();
}

/*
 * dx_zip_writer_free:
 *
 * Ends it, finished or not.
 */
void
dx_zip_writer_free (DxZipWriter *self)
{
  static void (*door) (DxZipWriter *);

  if (door == NULL)
    door = find ("dx_zip_writer_free");

  door (self);
}

/*
 * dx_zip_writer_add:
 * @name: a path inside the archive, UTF-8
 * @stored: do not pack it
 *
 * Adds a member; @bytes are held until the archive is written.
 */
gboolean
dx_zip_writer_add (DxZipWriter *self,
                   const char *name,
                   GBytes *bytes,
                   gboolean stored,
                   GError **error)
{
  static gboolean (*door) (DxZipWriter *, const char *, GBytes *, gboolean,
                           GError **);

  if (door == NULL)
    door = find ("dx_zip_writer_add");

  return door (self, name, bytes, stored, error);
}

/*
 * dx_zip_writer_watch:
 * @cancellable: (nullable): stops the packing
 * @progress: (nullable): hears how far it is
 * @data: for @progress
 *
 * Lets somebody follow dx_zip_writer_finish (), in whose thread @progress is
 * called.
 */
void
dx_zip_writer_watch (DxZipWriter *self,
                     GCancellable *cancellable,
                     DxZipProgress progress,
                     gpointer data)
{
  static void (*door) (DxZipWriter *, GCancellable *, DxZipProgress, gpointer);

  if (door == NULL)
    door = find ("dx_zip_writer_watch");

  door (self, cancellable, progress, data);
}

/*
 * dx_zip_writer_finish:
 * @output: takes the archive; the caller commits it
 *
 * Packs and writes all members, in the order in which they were added.
 */
gboolean
dx_zip_writer_finish (DxZipWriter *self, DxOutput *output, GError **error)
{
  static gboolean (*door) (DxZipWriter *, DxOutput *, GError **);

  if (door == NULL)
    door = find ("dx_zip_writer_finish");

  return door (self, output, error);
}

/*
 * dx_xml_reader_new:
 * @bytes: an XML part
 *
 * Begins to read it. What a parser should not see is refused here.
 *
 * Returns: (transfer full) (nullable): the reader
 */
DxXmlReader *
dx_xml_reader_new (GBytes *bytes, GError **error)
{
  static DxXmlReader *(*door) (GBytes *, GError **);

  if (door == NULL)
    door = find ("dx_xml_reader_new");

  return door (bytes, error);
}

/*
 * dx_xml_reader_free:
 *
 * Ends it.
 */
void
dx_xml_reader_free (DxXmlReader *self)
{
  static void (*door) (DxXmlReader *);

  if (door == NULL)
    door = find ("dx_xml_reader_free");

  door (self);
}

/*
 * dx_xml_reader_next:
 *
 * Goes on to the next tag or text.
 */
DxXmlNode
dx_xml_reader_next (DxXmlReader *self)
{
  static DxXmlNode (*door) (DxXmlReader *);

  if (door == NULL)
    door = find ("dx_xml_reader_next");

  return door (self);
}

/*
 * dx_xml_reader_get_name:
 *
 * Returns: the tag's name without prefix; the same name has the same address
 */
const char *
dx_xml_reader_get_name (DxXmlReader *self)
{
  static const char *(*door) (DxXmlReader *);

  if (door == NULL)
    door = find ("dx_xml_reader_get_name");

  return door (self);
}

/*
 * dx_xml_reader_get_namespace:
 *
 * Returns: (nullable): the tag's namespace
 */
const char *
dx_xml_reader_get_namespace (DxXmlReader *self)
{
  static const char *(*door) (DxXmlReader *);

  if (door == NULL)
    door = find ("dx_xml_reader_get_namespace");

  return door (self);
}

/*
 * dx_xml_reader_get_text:
 *
 * Returns: the text that stands here
 */
const char *
dx_xml_reader_get_text (DxXmlReader *self)
{
  static const char *(*door) (DxXmlReader *);

  if (door == NULL)
    door = find ("dx_xml_reader_get_text");

  return door (self);
}

/*
 * dx_xml_reader_get_attribute:
 * @name: without prefix
 *
 * Returns: (transfer full) (nullable): the attribute of that name, whatever
 *   its namespace
 */
char *
dx_xml_reader_get_attribute (DxXmlReader *self, const char *name)
{
  static char *(*door) (DxXmlReader *, const char *);

  if (door == NULL)
    door = find ("dx_xml_reader_get_attribute");

  return door (self, name);
}

/*
 * dx_xml_reader_skip:
 *
 * Goes over the content of the tag that was just opened, to its end.
 */
void
dx_xml_reader_skip (DxXmlReader *self)
{
  static void (*door) (DxXmlReader *);

  if (door == NULL)
    door = find ("dx_xml_reader_skip");

  door (self);
}

/*
 * dx_xml_reader_finish:
 *
 * Says what was wrong, if anything was.
 *
 * Returns: whether the part was read to its end
 */
gboolean
dx_xml_reader_finish (DxXmlReader *self, GError **error)
{
  static gboolean (*door) (DxXmlReader *, GError **);

  if (door == NULL)
    door = find ("dx_xml_reader_finish");

  return door (self, error);
}
