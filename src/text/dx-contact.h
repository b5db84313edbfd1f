/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  dx_contact_is_email     (const char *text);
gboolean  dx_contact_is_phone     (const char *text);
gboolean  dx_contact_is_tax_code  (const char *text);

G_END_DECLS
