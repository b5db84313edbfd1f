/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a stranger's archive may hold, nested archives included. */
#define DX_ZIP_MAX_BYTES (512 * 1024 * 1024)
#define DX_ZIP_MAX_MEMBERS 2000
#define DX_ZIP_MAX_DEPTH 1

#define DX_ZIP_ERROR (dx_zip_error_quark ())

/**
 * DxZipError:
 * @DX_ZIP_ERROR_READ: the file cannot be read
 * @DX_ZIP_ERROR_DAMAGED: no archive, or one that is cut or damaged
 * @DX_ZIP_ERROR_LIMIT: more than #DX_ZIP_MAX_BYTES, #DX_ZIP_MAX_MEMBERS or
 *   #DX_ZIP_MAX_DEPTH, or than the caller wants of a member
 * @DX_ZIP_ERROR_NAME: a name that leaves the archive, or stands there twice
 * @DX_ZIP_ERROR_METHOD: locked, or packed in a way that is not read here
 * @DX_ZIP_ERROR_SIZE: a member is not as long as it says
 * @DX_ZIP_ERROR_CHECKSUM: a member is not what it says
 */
typedef enum {
  DX_ZIP_ERROR_READ,
  DX_ZIP_ERROR_DAMAGED,
  DX_ZIP_ERROR_LIMIT,
  DX_ZIP_ERROR_NAME,
  DX_ZIP_ERROR_METHOD,
  DX_ZIP_ERROR_SIZE,
  DX_ZIP_ERROR_CHECKSUM
} DxZipError;

typedef struct _DxZipReader DxZipReader;

GQuark       dx_zip_error_quark           (void);
DxZipReader *dx_zip_reader_new            (GBytes       *bytes,
                                           GError      **error);
DxZipReader *dx_zip_reader_new_for_path   (const char   *path,
                                           GError      **error);
DxZipReader *dx_zip_reader_new_for_member (DxZipReader  *outer,
                                           guint         index,
                                           GError      **error);
void         dx_zip_reader_free           (DxZipReader  *self);
guint        dx_zip_reader_get_n_members  (DxZipReader  *self);
const char  *dx_zip_reader_get_name       (DxZipReader  *self,
                                           guint         index);
gsize        dx_zip_reader_get_size       (DxZipReader  *self,
                                           guint         index);
gboolean     dx_zip_reader_is_stored      (DxZipReader  *self,
                                           guint         index);
gboolean     dx_zip_reader_find           (DxZipReader  *self,
                                           const char   *name,
                                           guint        *index);
GBytes      *dx_zip_reader_read           (DxZipReader  *self,
                                           guint         index,
                                           gsize         limit,
                                           GError      **error);
gboolean     dx_zip_looks_like_archive    (const guint8 *bytes,
                                           gsize         length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxZipReader, dx_zip_reader_free)

G_END_DECLS
