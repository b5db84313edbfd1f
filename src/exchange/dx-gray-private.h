/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "dx-gray.h"

G_BEGIN_DECLS

DxGray *dx_gray_from_pixbuf (const GdkPixbuf *pixbuf);
DxGray *dx_gray_crop (const DxGray *self, int x, int y, int width, int height);
void dx_gray_sharpen (DxGray *self, int amount);
DxGray *dx_gray_enlarge (const DxGray *self, int factor);

G_END_DECLS
