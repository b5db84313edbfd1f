/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-gray.h"

G_BEGIN_DECLS

/* A picture of a page as wide as there is room, with marks over it. */
#define DX_TYPE_VERIFY_PICTURE (dx_verify_picture_get_type ())
G_DECLARE_FINAL_TYPE (
    DxVerifyPicture, dx_verify_picture, DX, VERIFY_PICTURE, GtkWidget)

void dx_verify_picture_set (DxVerifyPicture *self,
                            const DxGray *picture,
                            const DxGray *marks,
                            const char *name);
void dx_verify_picture_set_marked (DxVerifyPicture *self, gboolean marked);

G_END_DECLS
