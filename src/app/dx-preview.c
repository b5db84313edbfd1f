/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long because whatever the preview shows - a session, a version, a
 * document - goes through the same few fields. */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-preview.h"

#include <glib/gi18n-lib.h>

#include "dx-paper.h"
#include "dx-preview-follow.h"
#include "dx-preview-private.h"
#include "dx-preview-seal.h"

/* After the key that made the change, before the next frame is drawn. */
#define REBUILD_PRIORITY (G_PRIORITY_HIGH_IDLE + 10)

#define MAX_ZOOM 4.0
#define MIN_ZOOM 0.25

struct _DxPreview {
  GtkWidget parent_instance;
  GtkWidget *scrolled;
  DxPreviewCanvas *canvas;
  DxSession *session;
  DxWorkspace *workspace;
  DxProposal *proposal;
  gulong changed_handler;
  DxPages *pages;
  DxPreviewSeal *seal;
  gboolean annex;
  double zoom;
  gboolean stale;
  guint rebuild_source;
  char *wanted;       /* field to be shown with the next pages */
  gboolean following; /* it is wanted because it changes */
  DxPreviewFollow follow;
};

enum {
  PROP_0,
  PROP_SESSION,
  PROP_ANNEX,
  PROP_ZOOM,
  PROP_PAGE,
  PROP_N_PAGES,
  N_PROPS
};

enum { FIELD_ACTIVATED, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxPreview, dx_preview, GTK_TYPE_WIDGET)

static void
make_pages (DxPreview *self)
{
  DxPaperFlags flags = self->annex ? DX_PAPER_ANNEX : DX_PAPER_SLIP;
  DxCatalog *catalog = dx_workspace_get_catalog (self->workspace);
  gint64 start = g_get_monotonic_time ();

  if (self->pages == NULL)
    self->pages = dx_paper_new_pages (dx_workspace_get_fonts (self->workspace),
                                      self->proposal, catalog, flags);
  else
    dx_paper_update_pages (self->pages, self->proposal, catalog, flags);
  dx_preview_seal_put (self->seal, self->pages);
  dx_preview_timing_add ("document", start);
  start = g_get_monotonic_time ();
  dx_pages_get_n_pages (self->pages);
  dx_preview_timing_add ("lines", start);
}

static void
show_wanted (DxPreview *self)
{
  g_autofree char *field = g_steal_pointer (&self->wanted);
  g_autoptr (GArray) rects = NULL;
  DxPageRect rect;

  if (field == NULL || self->pages == NULL)
    return;
  dx_preview_canvas_mark (self->canvas, field);
  rects = dx_pages_get_field_rects (self->pages, field);
  if (rects->len == 0)
    return;
  rect = g_array_index (rects, DxPageRect, 0);
  if (!self->following
      || dx_preview_follow_find (&self->follow, self->canvas, rects, &rect))
    dx_preview_canvas_show (self->canvas, &rect);
}

static void
rebuild (DxPreview *self)
{
  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  if (!self->stale)
    return;
  self->stale = FALSE;
  if (self->proposal == NULL)
    g_clear_object (&self->pages);
  else
    make_pages (self);
  dx_preview_canvas_update (self->canvas, self->pages, self->proposal);
  show_wanted (self);
  dx_preview_timing_start (GTK_WIDGET (self));
}

static gboolean
rebuild_cb (gpointer data)
{
  DxPreview *self = data;

  self->rebuild_source = 0;
  rebuild (self);

  return G_SOURCE_REMOVE;
}

/* What nobody sees is not set. */
static void
schedule_rebuild (DxPreview *self)
{
  self->stale = TRUE;
  if (self->rebuild_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->rebuild_source =
        g_idle_add_full (REBUILD_PRIORITY, rebuild_cb, self, NULL);
}

static void
changed_cb (DxProposal *proposal, const char *field, DxPreview *self)
{
  dx_preview_timing_begin ();
  dx_preview_seal_edited (self->seal);
  schedule_rebuild (self);
}

/* Nothing moves: the pages that are there are drawn again. */
static void
sealed_cb (DxPreviewSeal *seal, DxPreview *self)
{
  if (self->pages == NULL || self->stale)
    return;
  dx_preview_seal_put (seal, self->pages);
  dx_preview_canvas_update (self->canvas, self->pages, self->proposal);
}

static void
moved_cb (DxPreviewCanvas *canvas, DxPreview *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_PAGES]);
}

static void
activate_field_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[FIELD_ACTIVATED], 0,
                 g_variant_get_string (parameter, NULL));
}

static void
set_proposal (DxPreview *self, DxProposal *proposal)
{
  if (self->proposal != NULL)
    g_clear_signal_handler (&self->changed_handler, self->proposal);
  g_set_object (&self->proposal, proposal);
  if (proposal != NULL)
    self->changed_handler =
        g_signal_connect (proposal, "changed", G_CALLBACK (changed_cb), self);
  g_clear_object (&self->pages);
  schedule_rebuild (self);
}

static void
dx_preview_map (GtkWidget *widget)
{
  DxPreview *self = DX_PREVIEW (widget);

  GTK_WIDGET_CLASS (dx_preview_parent_class)->map (widget);
  if (self->stale)
    schedule_rebuild (self);
}

static gboolean
dx_preview_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DX_PREVIEW (widget)->canvas));
}

static void
dx_preview_set_property (GObject *object,
                         guint id,
                         const GValue *value,
                         GParamSpec *pspec)
{
  DxPreview *self = DX_PREVIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      dx_preview_set_session (self, g_value_get_object (value));
      break;
    case PROP_ANNEX:
      dx_preview_set_annex (self, g_value_get_boolean (value));
      break;
    case PROP_ZOOM:
      dx_preview_set_zoom (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dx_preview_get_property (GObject *object,
                         guint id,
                         GValue *value,
                         GParamSpec *pspec)
{
  DxPreview *self = DX_PREVIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_ANNEX:
      g_value_set_boolean (value, self->annex);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_PAGE:
      g_value_set_uint (value, dx_preview_get_page (self));
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, dx_preview_get_n_pages (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dx_preview_dispose (GObject *object)
{
  DxPreview *self = DX_PREVIEW (object);

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  if (self->proposal != NULL)
    g_clear_signal_handler (&self->changed_handler, self->proposal);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->canvas);
  if (self->seal != NULL)
    g_signal_handlers_disconnect_by_data (self->seal, self);
  g_clear_object (&self->seal);
  g_clear_object (&self->proposal);
  g_clear_object (&self->session);
  g_clear_object (&self->workspace);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->wanted, g_free);
  dx_preview_follow_clear (&self->follow);
  G_OBJECT_CLASS (dx_preview_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                            | G_PARAM_STATIC_STRINGS;
  const GParamFlags told = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  props[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, DX_TYPE_SESSION, flags);
  props[PROP_ANNEX] = g_param_spec_boolean ("annex", NULL, NULL, FALSE, flags);
  props[PROP_ZOOM] =
      g_param_spec_double ("zoom", NULL, NULL, 0, MAX_ZOOM, 0, flags);
  props[PROP_PAGE] =
      g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, told);
  props[PROP_N_PAGES] =
      g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, told);
  g_object_class_install_properties (class, N_PROPS, props);
}

static void
dx_preview_class_init (DxPreviewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = dx_preview_set_property;
  object_class->get_property = dx_preview_get_property;
  object_class->dispose = dx_preview_dispose;
  widget_class->map = dx_preview_map;
  widget_class->grab_focus = dx_preview_grab_focus;
  install_properties (object_class);

  /**
   * DxPreview::field-activated:
   * @self: the preview
   * @field: the id of a field, or of a section for its heading
   *
   * Emitted by a click or Enter on a paragraph.
   */
  signals[FIELD_ACTIVATED] = g_signal_new ("field-activated", DX_TYPE_PREVIEW,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "preview.activate-field", "s",
                                   activate_field_cb);
  gtk_widget_class_set_css_name (widget_class, "preview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dx_preview_init (DxPreview *self)
{
  GtkWidget *canvas = dx_preview_canvas_new ();

  self->canvas = g_object_ref_sink (DX_PREVIEW_CANVAS (canvas));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), canvas);
  gtk_widget_set_hexpand (self->scrolled, TRUE);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect (canvas, "moved", G_CALLBACK (moved_cb), self);
  self->seal = dx_preview_seal_new ();
  g_signal_connect (self->seal, "changed", G_CALLBACK (sealed_cb), self);
  dx_preview_add_zoom (self);
}

/**
 * dx_preview_new:
 * @session: (nullable): whose proposal is shown
 *
 * Shows the pages of a proposal as they will print, and follows it.
 *
 * Returns: (transfer floating): the preview, which scrolls by itself
 */
GtkWidget *
dx_preview_new (DxSession *session)
{
  return g_object_new (DX_TYPE_PREVIEW, "session", session, NULL);
}

/**
 * dx_preview_set_session:
 * @self: a preview
 * @session: (nullable): whose proposal is shown
 *
 * Shows another proposal.
 */
void
dx_preview_set_session (DxPreview *self, DxSession *session)
{
  g_return_if_fail (DX_IS_PREVIEW (self));
  g_return_if_fail (session == NULL || DX_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;
  if (session != NULL)
    g_set_object (&self->workspace, dx_session_get_workspace (session));
  dx_preview_seal_follow (self->seal, self->workspace, session);
  set_proposal (self,
                session != NULL ? dx_session_get_proposal (session) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SESSION]);
}

/**
 * dx_preview_set_proposal:
 * @self: a preview
 * @workspace: where forms and fonts are
 * @proposal: what is shown
 *
 * Shows a proposal that nobody works on, such as an older version.
 */
void
dx_preview_set_proposal (DxPreview *self,
                         DxWorkspace *workspace,
                         DxProposal *proposal)
{
  g_return_if_fail (DX_IS_PREVIEW (self));
  g_return_if_fail (DX_IS_WORKSPACE (workspace));
  g_return_if_fail (DX_IS_PROPOSAL (proposal));

  g_clear_object (&self->session);
  g_set_object (&self->workspace, workspace);
  dx_preview_seal_follow (self->seal, workspace, NULL);
  set_proposal (self, proposal);
}

/**
 * dx_preview_set_printed:
 * @self: a preview of a proposal that nobody works on
 * @seal: (nullable) (transfer full): what was printed at the foot of it
 *
 * Shows the seal of a version that was printed, unless the office wants the
 * bare form.
 */
void
dx_preview_set_printed (DxPreview *self, DxSeal *seal)
{
  g_return_if_fail (DX_IS_PREVIEW (self));

  dx_preview_seal_set_printed (self->seal, seal);
}

/**
 * dx_preview_set_document:
 * @self: a preview
 * @workspace: where the fonts are
 * @document: (transfer full): what is shown
 *
 * Shows a document that is no proposal, such as a letter. One that is shown
 * after another stays where it was scrolled to.
 */
void
dx_preview_set_document (DxPreview *self,
                         DxWorkspace *workspace,
                         DxDocument *document)
{
  g_return_if_fail (DX_IS_PREVIEW (self));
  g_return_if_fail (DX_IS_WORKSPACE (workspace));
  g_return_if_fail (document != NULL);

  g_clear_object (&self->session);
  g_set_object (&self->workspace, workspace);
  if (self->proposal != NULL)
    set_proposal (self, NULL);
  dx_preview_seal_follow (self->seal, workspace, NULL);
  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  self->stale = FALSE;
  if (self->pages == NULL)
    self->pages = dx_pages_new (dx_workspace_get_fonts (workspace), document);
  else
    dx_pages_set_document (self->pages, document);
  dx_preview_canvas_update (self->canvas, self->pages, NULL);
}

/**
 * dx_preview_set_annex:
 * @self: a preview
 * @annex: whether the annex of priority topics is shown
 *
 * Shows the pages with or without the annex.
 */
void
dx_preview_set_annex (DxPreview *self, gboolean annex)
{
  g_return_if_fail (DX_IS_PREVIEW (self));

  if (self->annex == !!annex)
    return;
  self->annex = !!annex;
  schedule_rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ANNEX]);
}

/*
 * dx_preview_zoom_at:
 * @zoom: 1.0 is 100 %, 0 fits the width
 * @anchor: what stays where it is: pixels from the top of the view
 *
 * Zooms around a place.
 */
void
dx_preview_zoom_at (DxPreview *self, double zoom, double anchor)
{
  if (zoom > 0)
    zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  dx_preview_canvas_set_zoom (self->canvas, zoom, anchor);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ZOOM]);
}

/**
 * dx_preview_set_zoom:
 * @self: a preview
 * @zoom: 1.0 is 100 %, 0 fits the width
 *
 * Makes the pages larger or smaller.
 */
void
dx_preview_set_zoom (DxPreview *self, double zoom)
{
  g_return_if_fail (DX_IS_PREVIEW (self));

  dx_preview_zoom_at (self, MAX (zoom, 0), 0);
}

/**
 * dx_preview_get_zoom:
 * @self: a preview
 *
 * Returns: the zoom that was asked for; 0 when the width is fitted
 */
double
dx_preview_get_zoom (DxPreview *self)
{
  g_return_val_if_fail (DX_IS_PREVIEW (self), 0);

  return self->zoom;
}

/*
 * dx_preview_get_shown_zoom:
 *
 * Returns: the zoom as it is, also when the width is fitted
 */
double
dx_preview_get_shown_zoom (DxPreview *self)
{
  return self->zoom > 0 ? self->zoom
                        : dx_preview_canvas_get_scale (self->canvas);
}

/**
 * dx_preview_get_n_pages:
 * @self: a preview
 *
 * Returns: how many pages there are, 0 without a proposal
 */
guint
dx_preview_get_n_pages (DxPreview *self)
{
  g_return_val_if_fail (DX_IS_PREVIEW (self), 0);

  rebuild (self);

  return dx_preview_canvas_get_n_pages (self->canvas);
}

/**
 * dx_preview_get_page:
 * @self: a preview
 *
 * Returns: the page in view, from 0
 */
guint
dx_preview_get_page (DxPreview *self)
{
  g_return_val_if_fail (DX_IS_PREVIEW (self), 0);

  return dx_preview_canvas_get_page (self->canvas);
}

/**
 * dx_preview_show_page:
 * @self: a preview
 * @page: a page, from 0; the last one if there is none such
 *
 * Scrolls to the beginning of a page.
 */
void
dx_preview_show_page (DxPreview *self, guint page)
{
  DxPageRect rect = { 0 };
  guint n;

  g_return_if_fail (DX_IS_PREVIEW (self));

  n = dx_preview_get_n_pages (self);
  if (n == 0)
    return;
  rect.page = MIN (page, n - 1);
  /* Higher than any view, so that it is always scrolled to. */
  rect.height = 1e6;
  dx_preview_canvas_show (self->canvas, &rect);
}

/**
 * dx_preview_show_field:
 * @self: a preview
 * @field: a field or a section of the form
 *
 * Scrolls to where a field stands, unless it is in view, and marks it.
 */
void
dx_preview_show_field (DxPreview *self, const char *field)
{
  g_return_if_fail (DX_IS_PREVIEW (self));
  g_return_if_fail (field != NULL);

  g_free (self->wanted);
  self->wanted = g_strdup (field);
  self->following = FALSE;
  if (!self->stale)
    show_wanted (self);
}

/**
 * dx_preview_follow:
 * @self: a preview
 * @field: what changed just now
 *
 * Keeps in view what is being written.
 */
void
dx_preview_follow (DxPreview *self, const char *field)
{
  g_return_if_fail (DX_IS_PREVIEW (self));
  g_return_if_fail (field != NULL);

  if (self->proposal == NULL)
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (field);
  self->following = TRUE;
  dx_preview_follow_note (&self->follow, self->proposal, field);
  /* It may be told before we hear of the change ourselves. */
  schedule_rebuild (self);
}
