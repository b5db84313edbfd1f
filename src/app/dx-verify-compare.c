/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-verify-compare.h"

#include <glib/gi18n-lib.h>

#include "dx-verify-picture.h"

/* A sheet that claims to be a page of the version. */
typedef struct {
  guint page;
  DxScanCode code;
} Sheet;

struct _DxVerifyCompare {
  GtkWidget parent_instance;
  GtkWidget *top;
  GtkWidget *previous;
  GtkWidget *next;
  GtkLabel *place;
  GtkWidget *spinner;
  GtkCheckButton *mark;
  GtkCheckButton *large;
  GtkLabel *result;
  GtkFlowBox *flow;
  DxVerifyPicture *page;
  DxVerifyPicture *sheet;

  DxPages *pages; /* nullable */
  GBytes *scan;   /* nullable */
  GArray *sheets; /* Sheet */
  guint shown;
  GCancellable *cancellable; /* of the sheet that is being laid */
};

G_DEFINE_FINAL_TYPE (DxVerifyCompare, dx_verify_compare, GTK_TYPE_WIDGET)

static void
stop (DxVerifyCompare *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
show_pictures (DxVerifyCompare *self, const DxVerifySheet *it)
{
  dx_verify_picture_set (self->page, it != NULL ? it->page : NULL,
                         it != NULL ? it->marks : NULL,
                         _ ("The page as this version prints it"));
  dx_verify_picture_set (self->sheet, it != NULL ? it->sheet : NULL,
                         it != NULL ? it->marks : NULL,
                         _ ("The scanned sheet"));
}

static void
show_result (DxVerifyCompare *self, const DxVerifySheet *it)
{
  g_autofree char *words = NULL;

  if (!it->aligned)
    words = g_strdup (_ ("The sheet could not be laid exactly on the page: "
                         "look for yourself."));
  else if (it->places == 0)
    words = g_strdup (_ ("The program sees no difference."));
  else
    words = g_strdup_printf (
        ngettext ("%u place differs. Red: only on the sheet. Blue with "
                  "stripes: only in the version.",
                  "%u places differ. Red: only on the sheet. Blue with "
                  "stripes: only in the version.",
                  it->places),
        it->places);
  gtk_label_set_text (self->result, words);
}

static void
laid_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DxVerifyCompare) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DxVerifySheet) it = dx_verify_sheet_lay_finish (result, &error);

  /* Another one was asked for since. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (self->spinner, FALSE);
  show_pictures (self, it);
  if (it != NULL)
    show_result (self, it);
  else
    gtk_label_set_text (self->result, error->message);
}

static void
show_sheet (DxVerifyCompare *self, guint index)
{
  const Sheet *it = &g_array_index (self->sheets, Sheet, index);
  g_autofree char *words = g_strdup_printf (_ ("Sheet %u of the scan: page %u"),
                                            it->code.sheet + 1, it->page + 1);

  stop (self);
  self->shown = index;
  self->cancellable = g_cancellable_new ();
  gtk_label_set_text (self->place, words);
  gtk_label_set_text (self->result, _ ("Comparing…"));
  gtk_widget_set_sensitive (self->previous, index > 0);
  gtk_widget_set_sensitive (self->next, index + 1 < self->sheets->len);
  gtk_widget_set_visible (self->spinner, TRUE);
  dx_verify_sheet_lay_async (self->pages, it->page, self->scan, &it->code,
                             self->cancellable, laid_cb, g_object_ref (self));
}

static void
previous_cb (DxVerifyCompare *self)
{
  if (self->shown > 0)
    show_sheet (self, self->shown - 1);
}

static void
next_cb (DxVerifyCompare *self)
{
  if (self->shown + 1 < self->sheets->len)
    show_sheet (self, self->shown + 1);
}

static void
mark_cb (DxVerifyCompare *self)
{
  gboolean marked = gtk_check_button_get_active (self->mark);

  dx_verify_picture_set_marked (self->page, marked);
  dx_verify_picture_set_marked (self->sheet, marked);
}

static void
large_cb (DxVerifyCompare *self)
{
  gtk_flow_box_set_max_children_per_line (
      self->flow, gtk_check_button_get_active (self->large) ? 1 : 2);
}

static void
dx_verify_compare_dispose (GObject *object)
{
  DxVerifyCompare *self = DX_VERIFY_COMPARE (object);

  stop (self);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->scan, g_bytes_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_VERIFY_COMPARE);
  G_OBJECT_CLASS (dx_verify_compare_parent_class)->dispose (object);
}

static void
dx_verify_compare_finalize (GObject *object)
{
  g_array_unref (DX_VERIFY_COMPARE (object)->sheets);
  G_OBJECT_CLASS (dx_verify_compare_parent_class)->finalize (object);
}

static void
dx_verify_compare_class_init (DxVerifyCompareClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  g_type_ensure (DX_TYPE_VERIFY_PICTURE);
  G_OBJECT_CLASS (class)->dispose = dx_verify_compare_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_verify_compare_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/dx-verify-compare.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, DxVerifyCompare, name)
  BIND (top);
  BIND (previous);
  BIND (next);
  BIND (place);
  BIND (spinner);
  BIND (mark);
  BIND (large);
  BIND (result);
  BIND (flow);
  BIND (page);
  BIND (sheet);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_cb);
  gtk_widget_class_bind_template_callback (widget_class, large_cb);
}

static void
dx_verify_compare_init (DxVerifyCompare *self)
{
  self->sheets = g_array_new (FALSE, FALSE, sizeof (Sheet));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dx_verify_compare_clear:
 * @self: a comparison
 *
 * Shows nothing.
 */
void
dx_verify_compare_clear (DxVerifyCompare *self)
{
  g_return_if_fail (DX_IS_VERIFY_COMPARE (self));

  stop (self);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->scan, g_bytes_unref);
  g_array_set_size (self->sheets, 0);
  show_pictures (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* The sheets that claim to be pages of the proposal; those of another
 * version too, so that it is seen what became of them. */
static void
add_sheet (DxVerifyCompare *self,
           DxWorkspace *workspace,
           const DxVerifyFound *found,
           const DxScanCode *code)
{
  g_autoptr (DxSealMark) mark = dx_seal_mark_parse (code->text, NULL);
  Sheet sheet = { 0 };

  if (mark == NULL
      || g_ascii_strcasecmp (mark->id, dx_proposal_get_id (found->proposal))
             != 0)
    return;
  if (self->pages == NULL)
    self->pages = dx_verify_sheet_set_pages (workspace, found, mark);
  if (!dx_pages_has_page (self->pages, mark->page - 1))
    return;
  sheet.page = mark->page - 1;
  sheet.code = *code;
  sheet.code.text = NULL;
  g_array_append_val (self->sheets, sheet);
}

/**
 * dx_verify_compare_set:
 * @self: a comparison
 * @workspace: where the fonts are
 * @found: the version that the scan is held against
 * @scan: a scan
 *
 * Shows the pages of a version beside the sheets of a scan. It hides itself
 * when no sheet is of that proposal.
 */
void
dx_verify_compare_set (DxVerifyCompare *self,
                       DxWorkspace *workspace,
                       const DxVerifyFound *found,
                       const DxVerifyScan *scan)
{
  g_return_if_fail (DX_IS_VERIFY_COMPARE (self));
  g_return_if_fail (found != NULL && scan != NULL);

  dx_verify_compare_clear (self);
  for (guint i = 0; i < scan->scan->codes->len; i++)
    add_sheet (self, workspace, found,
               g_ptr_array_index (scan->scan->codes, i));
  gtk_widget_set_visible (GTK_WIDGET (self), self->sheets->len > 0);
  if (self->sheets->len == 0)
    return;
  self->scan = g_bytes_ref (scan->bytes);
  show_sheet (self, 0);
}

/**
 * dx_verify_compare_get_n:
 * @self: a comparison
 *
 * Returns: how many sheets can be compared
 */
guint
dx_verify_compare_get_n (DxVerifyCompare *self)
{
  g_return_val_if_fail (DX_IS_VERIFY_COMPARE (self), 0);

  return self->sheets->len;
}

/**
 * dx_verify_compare_is_busy:
 * @self: a comparison
 *
 * Returns: whether a sheet is being laid
 */
gboolean
dx_verify_compare_is_busy (DxVerifyCompare *self)
{
  g_return_val_if_fail (DX_IS_VERIFY_COMPARE (self), FALSE);

  return self->cancellable != NULL;
}
