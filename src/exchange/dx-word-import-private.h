/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-catalog.h"
#include "dx-proposal.h"
#include "dx-zip-reader.h"

G_BEGIN_DECLS

DxProposal *dx_word_import (DxZipReader *zip,
                            DxCatalog   *catalog,
                            GPtrArray   *notices,
                            gboolean    *own,
                            GError     **error);
gboolean    dx_word_is_word (DxZipReader *zip);

G_END_DECLS
