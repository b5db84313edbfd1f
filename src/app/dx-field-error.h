/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dx-finding.h"

G_BEGIN_DECLS

/* What is wrong with a field, right under it: the one place where an error
 * is shown. It also marks the field, for the eye and for a screen reader. */
#define DX_TYPE_FIELD_ERROR (dx_field_error_get_type ())
G_DECLARE_FINAL_TYPE (DxFieldError, dx_field_error, DX, FIELD_ERROR, GtkWidget)

GtkWidget  *dx_field_error_new         (void);
void        dx_field_error_set_target  (DxFieldError    *self,
                                        GtkWidget       *frame,
                                        GtkWidget       *entry);
void        dx_field_error_set         (DxFieldError    *self,
                                        DxSeverity       severity,
                                        const char      *message,
                                        const char      *source);
void        dx_field_error_set_finding (DxFieldError    *self,
                                        const DxFinding *finding);
void        dx_field_error_clear       (DxFieldError    *self);
const char *dx_field_error_get_text    (DxFieldError    *self);
const char *dx_severity_get_icon_name  (DxSeverity       severity);
const char *dx_severity_get_css_class  (DxSeverity       severity);

G_END_DECLS
