/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Writes one XML part into memory, element by element. */

typedef struct _DxXml DxXml;

DxXml  *dx_xml_new       (void);
void    dx_xml_free      (DxXml      *self);
void    dx_xml_start     (DxXml      *self,
                          const char *name,
                          ...) G_GNUC_NULL_TERMINATED;
void    dx_xml_attribute (DxXml      *self,
                          const char *name,
                          int         value);
void    dx_xml_word      (DxXml      *self,
                          const char *name,
                          const char *value);
void    dx_xml_end       (DxXml      *self);
void    dx_xml_empty     (DxXml      *self,
                          const char *name,
                          ...) G_GNUC_NULL_TERMINATED;
void    dx_xml_text      (DxXml      *self,
                          const char *text);
void    dx_xml_leaf      (DxXml      *self,
                          const char *name,
                          const char *text);
GBytes *dx_xml_finish    (DxXml      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxXml, dx_xml_free)

G_END_DECLS
