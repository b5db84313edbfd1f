/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DxTopic:
 * @id: "halal"
 * @name: its name ("Halal")
 * @meaning: one line that says what it is about
 * @standards: (array zero-terminated=1): standards and laws to know
 *
 * A priority topic. Immutable.
 */
typedef struct {
  char *id;
  char *name;
  char *meaning;
  GStrv standards;
} DxTopic;

void dx_topic_free (DxTopic *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxTopic, dx_topic_free)

G_END_DECLS
