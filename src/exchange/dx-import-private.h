/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-import.h"
#include "dx-zip-reader.h"

G_BEGIN_DECLS

DxImport *
dx_import_archive (DxZipReader *zip, DxCatalog *catalog, GError **error);

G_END_DECLS
