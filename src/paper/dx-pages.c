/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-pages-private.h"

#include "dx-paper-style.h"

/* Bytes of text whose layouts are kept; about 20 pages. Pages that are
 * drawn again later are set again from what is known of their lines. */
#define CACHE_BYTES (64 * 1024)

/* Layouts cost something even for a short line. */
#define CACHE_UNIT_BYTES 64

typedef struct {
  DxBlock *block;
  DxBlock *container;
} Leaf;

struct _DxPages {
  GObject parent_instance;

  DxFonts *fonts;
  DxDocument *document;
  GArray *leaves;
  guint next_leaf;
  DxFlow flow;
  GArray *starts;
  gboolean complete;

  GQueue cached;
  GHashTable *is_cached;
  gsize cached_bytes;
};

G_DEFINE_FINAL_TYPE (DxPages, dx_pages, G_TYPE_OBJECT)

static void
dx_pages_finalize (GObject *object)
{
  DxPages *self = DX_PAGES (object);

  g_queue_clear (&self->cached);
  g_clear_pointer (&self->is_cached, g_hash_table_unref);
  dx_flow_clear (&self->flow);
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->leaves, g_array_unref);
  g_clear_pointer (&self->document, dx_document_free);
  g_clear_object (&self->fonts);

  G_OBJECT_CLASS (dx_pages_parent_class)->finalize (object);
}

static void
dx_pages_class_init (DxPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dx_pages_finalize;
}

static void
dx_pages_init (DxPages *self)
{
  self->leaves = g_array_new (FALSE, FALSE, sizeof (Leaf));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->is_cached = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->cached);
  dx_flow_init (&self->flow);
}

static void
collect_leaves (DxPages *self, DxBlock *block, DxBlock *container)
{
  Leaf leaf = { block, container };
  gboolean inner = block->kind == DX_BLOCK_GROUP
                   || block->kind == DX_BLOCK_LIST
                   || block->kind == DX_BLOCK_TABLE;

  if (!inner)
    {
      g_array_append_val (self->leaves, leaf);
      return;
    }

  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    collect_leaves (self, g_ptr_array_index (block->children, i),
                    block->kind == DX_BLOCK_GROUP ? NULL : block);
}

static void
forget_oldest (DxPages *self)
{
  DxUnit *unit = g_queue_pop_head (&self->cached);

  g_hash_table_remove (self->is_cached, unit);
  self->cached_bytes -= dx_unit_get_cost (unit) + CACHE_UNIT_BYTES;
  dx_unit_drop (unit);
}

/*
 * dx_pages_touch:
 * @unit: a unit that has layouts now
 *
 * Notes that @unit holds memory, and takes that of the oldest ones away.
 */
void
dx_pages_touch (DxPages *self, DxUnit *unit)
{
  if (!g_hash_table_add (self->is_cached, unit))
    return;

  g_queue_push_tail (&self->cached, unit);
  self->cached_bytes += dx_unit_get_cost (unit) + CACHE_UNIT_BYTES;
  while (self->cached_bytes > CACHE_BYTES && self->cached.length > 1)
    forget_oldest (self);
}

static void
append_leaf (DxPages *self)
{
  const Leaf *leaf = &g_array_index (self->leaves, Leaf, self->next_leaf);
  guint from = self->flow.units->len;

  dx_flow_append (&self->flow, self->fonts, leaf->block, leaf->container);
  for (guint i = from; i < self->flow.units->len; i++)
    dx_pages_touch (self, g_ptr_array_index (self->flow.units, i));
  self->next_leaf++;
}

/* Sets text until the page that begins at @start is certain. */
static void
fill_page (DxPages *self, guint start)
{
  while (self->next_leaf < self->leaves->len
         && self->flow.boxes->len
                <= dx_flow_needs_box (&self->flow, start, DX_BODY_HEIGHT))
    append_leaf (self);
}

static void
add_page (DxPages *self)
{
  guint start = self->starts->len == 0
                    ? 0
                    : g_array_index (self->starts, guint,
                                     self->starts->len - 1);
  guint end;

  if (self->starts->len == 0)
    g_array_append_val (self->starts, start);

  fill_page (self, start);
  end = start < self->flow.boxes->len
            ? dx_flow_end_of_page (&self->flow, start, DX_BODY_HEIGHT)
            : start;
  g_array_append_val (self->starts, end);
  self->complete = end == self->flow.boxes->len
                   && self->next_leaf == self->leaves->len;
}

/**
 * dx_pages_new:
 * @fonts: the fonts
 * @document: (transfer full): what to set
 *
 * Breaks @document into pages, each as it is asked for.
 *
 * Returns: (transfer full): the pages
 */
DxPages *
dx_pages_new (DxFonts *fonts, DxDocument *document)
{
  DxPages *self = g_object_new (DX_TYPE_PAGES, NULL);

  g_return_val_if_fail (DX_IS_FONTS (fonts), self);
  g_return_val_if_fail (document != NULL, self);

  self->fonts = g_object_ref (fonts);
  self->document = document;
  collect_leaves (self, document->root, NULL);

  return self;
}

DxFonts *
dx_pages_get_fonts (DxPages *self)
{
  return self->fonts;
}

/**
 * dx_pages_get_document:
 * @self: pages
 *
 * Gets what is shown.
 *
 * Returns: (transfer none): the document
 */
const DxDocument *
dx_pages_get_document (DxPages *self)
{
  g_return_val_if_fail (DX_IS_PAGES (self), NULL);

  return self->document;
}

/**
 * dx_pages_has_page:
 * @self: pages
 * @page: a page, from 0
 *
 * Tells whether there is such a page; sets no more text than is needed to
 * know. The first page is always there.
 *
 * Returns: %TRUE if there is
 */
gboolean
dx_pages_has_page (DxPages *self, guint page)
{
  g_return_val_if_fail (DX_IS_PAGES (self), FALSE);

  while (!self->complete && self->starts->len < (gsize) page + 2)
    add_page (self);

  return self->starts->len >= (gsize) page + 2;
}

/**
 * dx_pages_get_n_pages:
 * @self: pages
 *
 * Counts the pages; sets the whole text.
 *
 * Returns: the number of pages, at least 1
 */
guint
dx_pages_get_n_pages (DxPages *self)
{
  g_return_val_if_fail (DX_IS_PAGES (self), 0);

  while (!self->complete)
    add_page (self);

  return self->starts->len - 1;
}

static void
add_piece (GArray *pieces, DxUnit *unit, guint line, double y)
{
  DxPiece piece = { unit, line, 1, y };

  if (pieces->len > 0)
    {
      DxPiece *last = &g_array_index (pieces, DxPiece, pieces->len - 1);

      if (last->unit == unit && last->first + last->n_lines == line)
        {
          last->n_lines++;
          return;
        }
    }
  g_array_append_val (pieces, piece);
}

/*
 * dx_pages_get_pieces:
 * @page: a page that is there
 *
 * Places what stands on a page. Where it begins inside a table, the first
 * piece is the table's header.
 *
 * Returns: (transfer full) (element-type DxPiece): top to bottom
 */
GArray *
dx_pages_get_pieces (DxPages *self, guint page)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (DxPiece));
  guint start = g_array_index (self->starts, guint, page);
  guint end = g_array_index (self->starts, guint, page + 1);
  double y = 0;

  for (guint i = start; i < end; i++)
    {
      const DxBox *box = &g_array_index (self->flow.boxes, DxBox, i);
      DxUnit *unit = g_ptr_array_index (self->flow.units, box->unit);

      if (i > start)
        y += box->space_before;
      else if (unit->header != NULL)
        {
          for (guint h = 0; h < unit->header->n_lines; h++)
            add_piece (pieces, unit->header, h, 0);
          y = dx_unit_get_height (unit->header);
        }
      add_piece (pieces, unit, box->line, y);
      y += box->height;
    }

  return pieces;
}

/**
 * dx_pages_describe:
 * @self: pages
 * @page: a page that is there
 *
 * Writes what stands where: a line a piece, "top-bottom kind
 * first+lines/of", with places in points from the upper edge of the body.
 * For tests and for reading.
 *
 * Returns: (transfer full): the lines
 */
char *
dx_pages_describe (DxPages *self, guint page)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GArray) pieces = NULL;

  g_return_val_if_fail (dx_pages_has_page (self, page),
                        g_string_free (out, FALSE));

  pieces = dx_pages_get_pieces (self, page);
  for (guint i = 0; i < pieces->len; i++)
    {
      const DxPiece *piece = &g_array_index (pieces, DxPiece, i);
      g_autoptr (DxBlock) shown = dx_block_new (piece->unit->block->kind, NULL);
      g_autofree char *kind = dx_block_dump (shown);
      double bottom = piece->y;

      for (guint l = 0; l < piece->n_lines; l++)
        bottom += dx_unit_get_line (piece->unit, piece->first + l, NULL);
      g_strchomp (kind);
      g_string_append_printf (out, "%d-%d %s %u+%u/%u\n", (int) piece->y,
                              (int) bottom, kind, piece->first,
                              piece->n_lines, piece->unit->n_lines);
    }

  return g_string_free (out, FALSE);
}
