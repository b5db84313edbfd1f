/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-pages-private.h"

#include "dx-leaf-private.h"
#include "dx-paper-style.h"
#include "dx-unit-cache-private.h"

/* Bytes of text whose layouts are kept; about 20 pages. Pages that are
 * drawn again later are set again from what is known of their lines. */
#define CACHE_BYTES (64 * 1024)

/* Where pages are drawn as they are set, no earlier one is needed. */
#define SPARING_CACHE_BYTES (12 * 1024)

struct _DxPages {
  GObject parent_instance;

  DxFonts *fonts;
  DxDocument *document;
  DxSeal *seal;
  DxTextSheet *sheet;
  GArray *leaves;
  guint next_leaf;
  DxFlow flow;
  GArray *starts;
  gboolean complete;
  gboolean sparing;
  GArray *owners; /* of each unit: the index of its leaf */
  guint first_set;

  DxUnitCache cache;
};

G_DEFINE_FINAL_TYPE (DxPages, dx_pages, G_TYPE_OBJECT)

static void
dx_pages_finalize (GObject *object)
{
  DxPages *self = DX_PAGES (object);

  dx_unit_cache_clear (&self->cache);
  dx_flow_clear (&self->flow);
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->owners, g_array_unref);
  g_clear_pointer (&self->leaves, g_array_unref);
  g_clear_pointer (&self->document, dx_document_free);
  g_clear_pointer (&self->seal, dx_seal_free);
  g_clear_pointer (&self->sheet, dx_text_sheet_free);
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
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->owners = g_array_new (FALSE, FALSE, sizeof (guint));
  dx_unit_cache_init (&self->cache);
  dx_flow_init (&self->flow);
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
  gsize limit = self->sparing && self->seal == NULL ? SPARING_CACHE_BYTES
                                                    : CACHE_BYTES;

  dx_unit_cache_add (&self->cache, unit, limit);
}

static void
append_leaf (DxPages *self)
{
  DxLeaf *leaf = &g_array_index (self->leaves, DxLeaf, self->next_leaf);
  gboolean taken = leaf->units != NULL;

  dx_leaf_set (leaf, self->fonts, dx_pages_get_body_width (self));
  leaf->first = self->flow.units->len;
  for (guint i = 0; i < leaf->units->len; i++)
    {
      DxUnit *unit = g_ptr_array_index (leaf->units, i);

      dx_flow_append (&self->flow, unit);
      g_array_append_val (self->owners, self->next_leaf);
      if (!taken)
        dx_pages_touch (self, unit);
    }
  self->next_leaf++;
}

/* Rows hold on to their header, and what comes next is hung at the last
 * unit: these stay. */
static void
give_up (DxPages *self, DxLeaf *leaf)
{
  if (leaf->units == NULL
      || leaf->first + leaf->units->len >= self->flow.units->len
      || (leaf->container != NULL && leaf->container->kind == DX_BLOCK_TABLE))
    return;

  for (guint i = 0; i < leaf->units->len; i++)
    g_ptr_array_index (self->flow.units, leaf->first + i) = NULL;
  g_clear_pointer (&leaf->units, g_ptr_array_unref);
}

/* Gives up what stands before the box @start, as far as its layouts have
 * been dropped: it is set again when it is asked for. */
static void
spare (DxPages *self, guint start)
{
  guint unit, end;

  if (!self->sparing || start >= self->flow.boxes->len)
    return;

  unit = g_array_index (self->flow.boxes, DxBox, start).unit;
  end = g_array_index (self->owners, guint, unit);
  for (; self->first_set < end; self->first_set++)
    {
      DxLeaf *leaf = &g_array_index (self->leaves, DxLeaf, self->first_set);

      if (leaf->units != NULL
          && dx_unit_cache_has_some (&self->cache, leaf->units))
        return;
      give_up (self, leaf);
    }
}

static DxUnit *
get_unit (DxPages *self, guint index)
{
  guint owner = g_array_index (self->owners, guint, index);
  DxLeaf *leaf = &g_array_index (self->leaves, DxLeaf, owner);

  if (leaf->units == NULL)
    {
      dx_leaf_set (leaf, self->fonts, dx_pages_get_body_width (self));
      for (guint i = 0; i < leaf->units->len; i++)
        {
          DxUnit *unit = g_ptr_array_index (leaf->units, i);

          g_ptr_array_index (self->flow.units, leaf->first + i) = unit;
          dx_pages_touch (self, unit);
        }
      self->first_set = MIN (self->first_set, owner);
    }

  return g_ptr_array_index (self->flow.units, index);
}

/* Sets text until the page that begins at @start is certain. */
static void
fill_page (DxPages *self, guint start)
{
  while (self->next_leaf < self->leaves->len
         && self->flow.boxes->len <= dx_flow_needs_box (
                &self->flow, start, dx_pages_get_body_height (self)))
    append_leaf (self);
}

static void
add_page (DxPages *self)
{
  guint start = self->starts->len == 0 ? 0
                                       : g_array_index (self->starts, guint,
                                                        self->starts->len - 1);
  guint end;

  if (self->starts->len == 0)
    g_array_append_val (self->starts, start);

  spare (self, start);
  fill_page (self, start);
  end = start < self->flow.boxes->len ? dx_flow_end_of_page (
            &self->flow, start, dx_pages_get_body_height (self))
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
  self->leaves = dx_leaves_new (document->root);

  return self;
}

/**
 * dx_pages_set_document:
 * @self: pages
 * @document: (transfer full): what to set from now on
 *
 * Shows another document, such as the same proposal after an edit. What
 * both have in common, block by block, is not set again: a page comes out
 * as from dx_pages_new (), only sooner. The old document is freed, and with
 * it every field id that was got from @self.
 */
void
dx_pages_set_document (DxPages *self, DxDocument *document)
{
  DxDocument *old_document;
  GArray *old_leaves;

  g_return_if_fail (DX_IS_PAGES (self));
  g_return_if_fail (document != NULL);

  old_document = self->document;
  old_leaves = self->leaves;
  self->document = document;
  self->leaves = dx_leaves_new (document->root);
  if (document->landscape == old_document->landscape)
    dx_leaves_take (self->leaves, old_leaves);
  dx_unit_cache_forget (&self->cache, old_leaves);

  dx_flow_clear (&self->flow);
  dx_flow_init (&self->flow);
  g_array_set_size (self->starts, 0);
  g_array_set_size (self->owners, 0);
  self->first_set = 0;
  self->next_leaf = 0;
  self->complete = FALSE;

  g_array_unref (old_leaves);
  dx_document_free (old_document);
}

/*
 * dx_pages_set_sparing:
 * @sparing: whether pages are drawn one after the other
 *
 * While they are, what stands on earlier pages is given up, so that a long
 * document takes no more memory than a short one. Pieces of a page must not
 * be kept over those of another one then.
 */
void
dx_pages_set_sparing (DxPages *self, gboolean sparing)
{
  self->sparing = sparing;
}

/**
 * dx_pages_get_size:
 * @self: pages
 * @width: (out) (optional): return location for the width in points
 * @height: (out) (optional): return location for the height in points
 *
 * Gets the size of the paper, which all pages share: A4, upright or
 * on its side.
 */
void
dx_pages_get_size (DxPages *self, double *width, double *height)
{
  g_return_if_fail (DX_IS_PAGES (self));

  if (width != NULL)
    *width = self->document->landscape ? DX_PAPER_HEIGHT : DX_PAPER_WIDTH;
  if (height != NULL)
    *height = self->document->landscape ? DX_PAPER_WIDTH : DX_PAPER_HEIGHT;
}

/*
 * dx_pages_get_body_width:
 *
 * Returns: what is between the margins, in points
 */
double
dx_pages_get_body_width (DxPages *self)
{
  return self->document->landscape ? DX_BODY_WIDTH_LANDSCAPE : DX_BODY_WIDTH;
}

/*
 * dx_pages_get_body_height:
 *
 * Returns: what is between the margins, in points
 */
double
dx_pages_get_body_height (DxPages *self)
{
  return self->document->landscape ? DX_BODY_HEIGHT_LANDSCAPE : DX_BODY_HEIGHT;
}

/*
 * dx_pages_get_fonts:
 *
 * Returns: (transfer none): what the text is set with
 */
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
 * dx_pages_get_seal:
 * @self: pages
 *
 * Gets what stands at the foot of every page.
 *
 * Returns: (transfer none) (nullable): the seal, or %NULL for none
 */
const DxSeal *
dx_pages_get_seal (DxPages *self)
{
  g_return_val_if_fail (DX_IS_PAGES (self), NULL);

  return self->seal;
}

/**
 * dx_pages_set_seal:
 * @self: pages
 * @seal: (transfer full) (nullable): of the version that is shown, or %NULL
 *   for pages without a seal
 *
 * Puts a line and a QR into the bottom margin of every page, or takes them
 * away. Nothing else on the pages moves. A document that is set later keeps
 * the seal until another one is set.
 */
void
dx_pages_set_seal (DxPages *self, DxSeal *seal)
{
  g_return_if_fail (DX_IS_PAGES (self));

  if (seal == self->seal)
    return;
  dx_seal_free (self->seal);
  self->seal = seal;
}

/**
 * dx_pages_get_text_sheet:
 * @self: pages
 *
 * Gets the data sheets that go behind the pages.
 *
 * Returns: (transfer none) (nullable): the sheets, or %NULL for none
 */
const DxTextSheet *
dx_pages_get_text_sheet (DxPages *self)
{
  g_return_val_if_fail (DX_IS_PAGES (self), NULL);

  return self->sheet;
}

/**
 * dx_pages_set_text_sheet:
 * @self: pages
 * @sheet: (transfer full) (nullable): data sheets of the same version, or
 *   %NULL for none
 *
 * Lets data sheets go behind the pages, in a PDF and on the printer. They
 * are no pages: they have no number, no seal, and are not counted.
 */
void
dx_pages_set_text_sheet (DxPages *self, DxTextSheet *sheet)
{
  g_return_if_fail (DX_IS_PAGES (self));

  if (sheet == self->sheet)
    return;
  dx_text_sheet_free (self->sheet);
  self->sheet = sheet;
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
  DxPiece piece = { .unit = unit, .first = line, .n_lines = 1, .y = y };

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

/* Returns the height of what was added. */
static double
add_repeated (GArray *pieces, DxUnit *unit)
{
  DxPiece piece = { .unit = unit, .n_lines = unit->n_lines, .repeated = TRUE };

  g_array_append_val (pieces, piece);

  return dx_unit_get_height (unit);
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

  spare (self, start);
  for (guint i = start; i < end; i++)
    {
      const DxBox *box = &g_array_index (self->flow.boxes, DxBox, i);
      DxUnit *unit = get_unit (self, box->unit);
      DxUnit *repeated = i == start ? dx_unit_get_repeated (unit) : NULL;

      if (i > start)
        y += box->space_before;
      else
        {
          if (repeated != NULL)
            y += add_repeated (pieces, repeated);
          y += dx_unit_get_pad_above (unit, box->line);
        }
      add_piece (pieces, unit, box->line, y);
      y += box->height;
    }

  return pieces;
}

/*
 * dx_piece_get_height:
 *
 * Returns: the height of its lines in points
 */
double
dx_piece_get_height (const DxPiece *self)
{
  double height = 0;

  for (guint i = 0; i < self->n_lines; i++)
    height += dx_unit_get_line (self->unit, self->first + i, NULL);

  return height;
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
      double bottom = piece->y + dx_piece_get_height (piece);

      g_strchomp (kind);
      g_string_append_printf (out, "%d-%d %s %u+%u/%u\n", (int) piece->y,
                              (int) bottom, kind, piece->first, piece->n_lines,
                              piece->unit->n_lines);
    }

  return g_string_free (out, FALSE);
}
