/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts that say nearly the same, found by MinHash over runs of three
 * words: a sketch of fixed size stands for a text, and how many places of
 * two sketches agree estimates how much the texts share (Broder 1997). */

#define DX_SKETCH_BITS 7
#define DX_SKETCH_SIZE (1 << DX_SKETCH_BITS)

/**
 * DxSketch:
 * @n_shingles: runs of three words that were counted; 0 is no text
 * @minima: of each bin of hash values, the least one
 */
typedef struct {
  guint32 n_shingles;
  guint32 minima[DX_SKETCH_SIZE];
} DxSketch;

/* Runs of words that do not count: those of the form itself. */
typedef struct _DxStopWords DxStopWords;

DxStopWords *dx_stop_words_new        (const char        *text);
void         dx_stop_words_free       (DxStopWords       *self);

void         dx_sketch_init           (DxSketch          *self,
                                       const char        *text,
                                       const DxStopWords *stop);
double       dx_sketch_compare        (const DxSketch    *self,
                                       const DxSketch    *other);
double       dx_sketch_contains       (const DxSketch    *self,
                                       const DxSketch    *other);
GBytes      *dx_sketch_to_bytes       (const DxSketch    *self);
gboolean     dx_sketch_init_from_bytes (DxSketch         *self,
                                       GBytes            *bytes);

GArray      *dx_name_key_new          (const char        *name);
double       dx_name_key_compare      (const guint32     *a,
                                       guint              n_a,
                                       const guint32     *b,
                                       guint              n_b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DxStopWords, dx_stop_words_free)

G_END_DECLS
