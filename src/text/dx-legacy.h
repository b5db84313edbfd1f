/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DxLegacy:
 * @DX_LEGACY_NONE: Unicode text, nothing to mend
 * @DX_LEGACY_TCVN3: TCVN3 (ABC) bytes shown as Latin-1, ".VnTime" fonts
 * @DX_LEGACY_TCVN3_CAPITALS: the same in a ".VnTimeH" font: every letter
 *   is a capital, toned ones stand as their small letters
 * @DX_LEGACY_VNI: VNI bytes shown as Latin-1, "VNI-Times" fonts
 */
typedef enum {
  DX_LEGACY_NONE,
  DX_LEGACY_TCVN3,
  DX_LEGACY_TCVN3_CAPITALS,
  DX_LEGACY_VNI
} DxLegacy;

DxLegacy  dx_legacy_detect   (const char *text);
char     *dx_legacy_convert  (const char *text,
                              DxLegacy    encoding);
const char *dx_legacy_get_name (DxLegacy encoding);

G_END_DECLS
