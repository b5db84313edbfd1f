/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* 16 MiB, the contract's limit for a proposal file. */
#define DX_JSON_MAX_BYTES (16 * 1024 * 1024)
#define DX_JSON_MAX_DEPTH 64

#define DX_JSON_ERROR (dx_json_error_quark ())

/**
 * DxJsonError:
 * @DX_JSON_ERROR_TOO_LARGE: longer than %DX_JSON_MAX_BYTES
 * @DX_JSON_ERROR_TOO_DEEP: nested deeper than %DX_JSON_MAX_DEPTH
 * @DX_JSON_ERROR_ENCODING: not UTF-8, or a character that text cannot hold
 * @DX_JSON_ERROR_SYNTAX: not JSON
 * @DX_JSON_ERROR_FORMAT: JSON, but without the "format" that is asked for
 * @DX_JSON_ERROR_VERSION: a version newer than this program knows
 * @DX_JSON_ERROR_MISSING: a member that must be there is not
 * @DX_JSON_ERROR_TYPE: a member of a wrong type
 * @DX_JSON_ERROR_VALUE: a value outside what is allowed
 * @DX_JSON_ERROR_UNKNOWN: names a form, call or topic that is not known
 */
typedef enum {
  DX_JSON_ERROR_TOO_LARGE,
  DX_JSON_ERROR_TOO_DEEP,
  DX_JSON_ERROR_ENCODING,
  DX_JSON_ERROR_SYNTAX,
  DX_JSON_ERROR_FORMAT,
  DX_JSON_ERROR_VERSION,
  DX_JSON_ERROR_MISSING,
  DX_JSON_ERROR_TYPE,
  DX_JSON_ERROR_VALUE,
  DX_JSON_ERROR_UNKNOWN
} DxJsonError;

GQuark    dx_json_error_quark (void);
JsonNode *dx_json_parse       (GBytes      *bytes,
                               GError     **error);
GBytes   *dx_json_print       (JsonNode    *root);

G_END_DECLS
