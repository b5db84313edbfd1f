/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-app"

#include "dx-verify-sheet.h"

#include "dx-paper.h"
#include "dx-seal-files.h"

/* Pixels in a point: 150 an inch, for which the comparison is made. */
#define SCALE (150.0 / 72.0)

typedef struct {
  DxVerifySheet *sheet;
  DxScanJob *job;
  double page_x[4], page_y[4];   /* of the QR, in pixels */
  double sheet_x[4], sheet_y[4]; /* of the QR, as shares of the sheet */
} Work;

/**
 * dx_verify_sheet_free:
 * @self: (transfer full) (nullable): two pictures
 *
 * Gives back their memory.
 */
void
dx_verify_sheet_free (DxVerifySheet *self)
{
  if (self == NULL)
    return;

  dx_gray_free (self->page);
  dx_gray_free (self->sheet);
  dx_gray_free (self->marks);
  g_free (self);
}

static void
work_free (Work *self)
{
  dx_verify_sheet_free (self->sheet);
  g_free (self);
}

/**
 * dx_verify_sheet_set_pages:
 * @workspace: where the fonts are
 * @found: the version that a sheet is of
 * @mark: what the QR of the sheet says
 *
 * Sets a version as it was printed: with the annex if the sheet counts its
 * pages, and with the seal.
 *
 * Returns: (transfer full): its pages
 */
DxPages *
dx_verify_sheet_set_pages (DxWorkspace *workspace,
                           const DxVerifyFound *found,
                           const DxSealMark *mark)
{
  DxPages *pages;
  DxSeal *seal;

  g_return_val_if_fail (DX_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (found != NULL && mark != NULL, NULL);

  pages =
      dx_paper_new_pages (dx_workspace_get_fonts (workspace), found->proposal,
                          dx_workspace_get_catalog (workspace), DX_PAPER_SLIP);
  if (dx_pages_get_n_pages (pages) < mark->pages)
    dx_paper_update_pages (pages, found->proposal,
                           dx_workspace_get_catalog (workspace),
                           DX_PAPER_ANNEX);
  seal = dx_seal_new (found->proposal, found->files);
  seal->revision = mark->revision;
  dx_pages_set_seal (pages, seal);

  return pages;
}

static DxGray *
draw_page (DxPages *pages, guint page)
{
  double width, height;
  cairo_surface_t *surface;
  const guint8 *data;
  cairo_t *cr;
  DxGray *gray;

  dx_pages_get_size (pages, &width, &height);
  gray = dx_gray_new ((int) (width * SCALE), (int) (height * SCALE));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, gray->width,
                                        gray->height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  cairo_set_source_rgb (cr, 0, 0, 0);
  dx_pages_draw (pages, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  /* Black on white: one colour says all. */
  for (int y = 0; data != NULL && y < gray->height; y++)
    for (int x = 0; x < gray->width; x++)
      gray->pixels[y * gray->width + x] =
          ((const guint32
                *) (gconstpointer) (data
                                    + y
                                          * cairo_image_surface_get_stride (
                                              surface)))[x]
          & 255;
  cairo_surface_destroy (surface);

  return gray;
}

/* The corners go round as those of a #DxScanCode do. */
static void
set_corners (Work *work, DxPages *pages, guint page, const DxScanCode *code)
{
  static const double x[4] = { 0, 0, 1, 1 };
  static const double y[4] = { 0, 1, 1, 0 };
  DxPageRect rect;

  dx_pages_get_seal_rect (pages, page, &rect);
  for (guint i = 0; i < 4; i++)
    {
      work->page_x[i] = (rect.x + x[i] * rect.width) * SCALE;
      work->page_y[i] = (rect.y + y[i] * rect.height) * SCALE;
      work->sheet_x[i] = code->x[i];
      work->sheet_y[i] = code->y[i];
    }
}

static void
lay (Work *work, const DxGray *scanned)
{
  DxVerifySheet *it = work->sheet;
  DxGrayMap map = { 1, 0, 0, 0, 1, 0 };

  for (guint i = 0; i < 4; i++)
    {
      work->sheet_x[i] *= scanned->width;
      work->sheet_y[i] *= scanned->height;
    }
  it->aligned = dx_gray_map_from_corners (&map, work->page_x, work->page_y,
                                          work->sheet_x, work->sheet_y)
                && dx_gray_align (it->page, scanned, &map);
  it->sheet = dx_gray_warp (scanned, &map, it->page->width, it->page->height);
  it->marks = dx_gray_differ (it->page, it->sheet, &it->places);
}

static void
lay_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancel)
{
  Work *work = data;
  GError *error = NULL;
  g_autoptr (DxGray) scanned =
      dx_scan_end_sheet (g_steal_pointer (&work->job), cancel, &error);

  if (scanned == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  lay (work, scanned);
  g_task_return_pointer (task, g_steal_pointer (&work->sheet),
                         (GDestroyNotify) dx_verify_sheet_free);
}

/**
 * dx_verify_sheet_lay_async:
 * @pages: the pages of the version
 * @page: the page that the sheet is, from 0, that is there
 * @scan: a scan
 * @code: the code of the sheet
 * @cancellable: (nullable): ends it before its time
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Draws a page and the sheet that claims to be it, lays the one on the other
 * and marks what differs. Call it in the first thread.
 */
void
dx_verify_sheet_lay_async (DxPages *pages,
                           guint page,
                           GBytes *scan,
                           const DxScanCode *code,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Work *work;

  g_return_if_fail (DX_IS_PAGES (pages) && dx_pages_has_page (pages, page));
  g_return_if_fail (scan != NULL && code != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  work = g_new0 (Work, 1);
  work->sheet = g_new0 (DxVerifySheet, 1);
  work->sheet->page = draw_page (pages, page);
  set_corners (work, pages, page, code);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  work->job = dx_scan_begin_sheet (scan, code->sheet, &error);
  if (work->job == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, lay_thread);
}

/**
 * dx_verify_sheet_lay_finish:
 * @result: as given to the callback
 * @error: return location; %G_IO_ERROR_CANCELLED when it was ended
 *
 * Returns: (transfer full) (nullable): the pictures
 */
DxVerifySheet *
dx_verify_sheet_lay_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
