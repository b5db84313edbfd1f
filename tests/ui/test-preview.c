/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-preview-private.h"
#include "ui-fixture.h"

/* A window with nothing but a preview, shown and drawn. */
typedef struct {
  DxWorkspace *workspace;
  DxSession *session;
  GtkWindow *window;
  DxPreview *preview;
  char *activated;
} Fixture;

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static void
activated_cb (DxPreview *preview, const char *field, Fixture *self)
{
  g_free (self->activated);
  self->activated = g_strdup (field);
}

static void
set_up (Fixture *self, gconstpointer example)
{
  self->workspace = ui_workspace_new ();
  self->session = ui_session_new (self->workspace, example);
  self->window = GTK_WINDOW (gtk_window_new ());
  self->preview = DX_PREVIEW (dx_preview_new (self->session));
  g_signal_connect (self->preview, "field-activated", G_CALLBACK (activated_cb),
                    self);
  gtk_window_set_child (self->window, GTK_WIDGET (self->preview));
  gtk_window_set_default_size (self->window, 700, 800);
  gtk_window_present (self->window);
  g_assert_true (ui_wait_until (is_mapped, self->preview));
  ui_wait (150);
}

static void
tear_down (Fixture *self, gconstpointer example)
{
  gpointer preview = self->preview;

  g_object_add_weak_pointer (G_OBJECT (preview), &preview);
  gtk_window_destroy (self->window);
  ui_wait (20);
  g_assert_null (preview);
  g_free (self->activated);
  ui_assert_finalized (self->session);
  g_object_unref (self->workspace);
}

static DxPreviewCanvas *
get_canvas (Fixture *self)
{
  return DX_PREVIEW_CANVAS (
      ui_find (GTK_WIDGET (self->preview), DX_TYPE_PREVIEW_CANVAS, NULL));
}

static void
test_pages (Fixture *self, gconstpointer example)
{
  guint n = dx_preview_get_n_pages (self->preview);

  g_assert_cmpuint (n, >=, 4);
  g_assert_cmpuint (dx_preview_get_page (self->preview), ==, 0);
  dx_preview_set_annex (self->preview, TRUE);
  g_assert_cmpuint (dx_preview_get_n_pages (self->preview), >, n);
  dx_preview_set_annex (self->preview, FALSE);
  g_assert_cmpuint (dx_preview_get_n_pages (self->preview), ==, n);

  dx_preview_show_page (self->preview, 2);
  ui_wait (60);
  g_assert_cmpuint (dx_preview_get_page (self->preview), ==, 2);
  dx_preview_show_page (self->preview, 1000);
  ui_wait (60);
  g_assert_cmpuint (dx_preview_get_page (self->preview), ==, n - 1);
}

static void
test_follows (Fixture *self, gconstpointer example)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  guint n = dx_preview_get_n_pages (self->preview);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "Một đoạn văn bản số %u.\n", i);
  dx_proposal_set_text (proposal, "II.urgency", text->str);
  ui_wait (60);
  g_assert_cmpuint (dx_preview_canvas_get_n_pages (get_canvas (self)), >, n);
  dx_proposal_clear (proposal, "II.urgency");
  ui_wait (60);
  g_assert_cmpuint (dx_preview_canvas_get_n_pages (get_canvas (self)), <=, n);
}

static void
test_zoom (Fixture *self, gconstpointer example)
{
  g_assert_cmpfloat (dx_preview_get_zoom (self->preview), ==, 0);
  /* 700 pixels less the margins, for 210 mm. */
  g_assert_cmpfloat_with_epsilon (dx_preview_get_shown_zoom (self->preview),
                                  660 / 793.7, 0.02);
  dx_preview_set_zoom (self->preview, 2);
  ui_wait (60);
  g_assert_cmpfloat_with_epsilon (
      dx_preview_canvas_get_scale (get_canvas (self)), 2, 0.001);
  dx_preview_zoom_by (self->preview, 1, 0);
  g_assert_cmpfloat (dx_preview_get_zoom (self->preview), ==, 2.5);
  dx_preview_zoom_by (self->preview, -2, 0);
  g_assert_cmpfloat (dx_preview_get_zoom (self->preview), ==, 1.75);
  dx_preview_zoom_by (self->preview, -100, 0);
  g_assert_cmpfloat (dx_preview_get_zoom (self->preview), ==, 0.25);
  dx_preview_zoom_by (self->preview, 100, 0);
  g_assert_cmpfloat (dx_preview_get_zoom (self->preview), ==, 4);
  dx_preview_set_zoom (self->preview, 0);
  g_assert_cmpfloat (dx_preview_get_zoom (self->preview), ==, 0);
}

/* What stands at the anchor stays there. */
static void
test_zoom_keeps_page (Fixture *self, gconstpointer example)
{
  dx_preview_show_page (self->preview, 2);
  ui_wait (60);
  dx_preview_zoom_at (self->preview, 2, 100);
  ui_wait (60);
  g_assert_cmpuint (dx_preview_get_page (self->preview), ==, 2);
  dx_preview_set_zoom (self->preview, 0);
  ui_wait (60);
  g_assert_cmpuint (dx_preview_get_page (self->preview), ==, 2);
}

static void
test_show_field (Fixture *self, gconstpointer example)
{
  guint n = dx_preview_get_n_pages (self->preview);

  dx_preview_show_field (self->preview, "X.name");
  ui_wait (100);
  g_assert_cmpuint (dx_preview_get_page (self->preview), >=, n - 2);
  dx_preview_show_field (self->preview, "I.name");
  ui_wait (100);
  g_assert_cmpuint (dx_preview_get_page (self->preview), ==, 0);
  /* What is nowhere changes nothing. */
  dx_preview_show_field (self->preview, "XX.nothing");
  ui_wait (60);
  g_assert_cmpuint (dx_preview_get_page (self->preview), ==, 0);
}

static GtkWidget *
find_field (GtkWidget *root, const char *id)
{
  if (DX_IS_PREVIEW_FIELD (root)
      && g_str_equal (dx_preview_field_get_id (DX_PREVIEW_FIELD (root)), id))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_field (child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_activate (Fixture *self, gconstpointer example)
{
  GtkWidget *field = find_field (GTK_WIDGET (self->preview), "I.name");

  g_assert_nonnull (field);
  g_assert_true (gtk_widget_activate_action (field, "field.activate", NULL));
  g_assert_cmpstr (self->activated, ==, "I.name");
}

static void
test_accessible (Fixture *self, gconstpointer example)
{
  guint n = dx_preview_get_n_pages (self->preview);
  g_autofree char *label = g_strdup_printf ("Trang 1 trên %u", n);
  DxPreviewCanvas *canvas = get_canvas (self);
  GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (canvas));
  GtkWidget *field = find_field (page, "I.name");

  gtk_test_accessible_assert_role (canvas, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  gtk_test_accessible_assert_property (canvas, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       label);
  gtk_test_accessible_assert_role (page, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (page, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       label);
  gtk_test_accessible_assert_property (
      page, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Các mục I, II");
  gtk_test_accessible_assert_role (field, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (field, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "I. Tên nhiệm vụ");
}

/* Tab goes through all fields, also where pages are not in view yet. A field
 * that goes on on the next page is met there again. */
static void
test_focus_order (Fixture *self, gconstpointer example)
{
  static const char *const wanted[] = { "plan-year",   "I.name",
                                        "II.urgency",  "III.objectives",
                                        "IV.contents", "V.results",
                                        "V.products" };
  const char *last = NULL;
  guint n = 0;

  gtk_widget_grab_focus (GTK_WIDGET (self->preview));
  g_assert_true (gtk_window_get_focus (self->window)
                 == GTK_WIDGET (get_canvas (self)));
  while (n < G_N_ELEMENTS (wanted))
    {
      GtkWidget *focus;
      const char *id;

      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->window),
                                             GTK_DIR_TAB_FORWARD));
      ui_wait (30);
      focus = gtk_window_get_focus (self->window);
      g_assert_true (DX_IS_PREVIEW_FIELD (focus));
      id = dx_preview_field_get_id (DX_PREVIEW_FIELD (focus));
      if (g_strcmp0 (id, last) == 0)
        continue;
      g_assert_cmpstr (id, ==, wanted[n]);
      last = wanted[n++];
    }
  g_assert_cmpuint (dx_preview_get_page (self->preview), >, 0);
}

static gboolean
is_drawn (gpointer data)
{
  return !gtk_widget_get_mapped (data) || gtk_widget_get_width (data) > 0;
}

static void
test_only_pages_in_view (Fixture *self, gconstpointer example)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  g_autoptr (GString) text = g_string_new (NULL);
  guint mapped = 0;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "Một đoạn văn bản số %u.\n", i);
  dx_proposal_set_text (proposal, "II.urgency", text->str);
  ui_wait (200);
  g_assert_cmpuint (dx_preview_get_n_pages (self->preview), >=, 60);
  for (GtkWidget *page =
           gtk_widget_get_first_child (GTK_WIDGET (get_canvas (self)));
       page != NULL; page = gtk_widget_get_next_sibling (page))
    {
      mapped += gtk_widget_get_mapped (page);
      g_assert_true (is_drawn (page));
    }
  g_assert_cmpuint (mapped, <=, 3);
}

/* What is written is kept in view, and what is in view is not scrolled
 * away. */
static void
test_follows_typing (Fixture *self, gconstpointer example)
{
  DxProposal *proposal = dx_session_get_proposal (self->session);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "Một đoạn văn bản số %u.\n", i);
  dx_proposal_set_text (proposal, "VI.effects", text->str);
  dx_preview_follow (self->preview, "VI.effects");
  ui_wait (100);
  n = dx_preview_get_page (self->preview);
  g_assert_cmpuint (n, >, 1);
  g_string_append (text, "Cuối");
  dx_proposal_set_text (proposal, "VI.effects", text->str);
  dx_preview_follow (self->preview, "VI.effects");
  ui_wait (100);
  g_assert_cmpuint (dx_preview_get_page (self->preview), >, n + 3);
  g_string_prepend (text, "Đầu ");
  dx_proposal_set_text (proposal, "VI.effects", text->str);
  dx_preview_follow (self->preview, "VI.effects");
  ui_wait (100);
  g_assert_cmpuint (dx_preview_get_page (self->preview), <=, n + 1);
  dx_preview_show_page (self->preview, n + 2);
  ui_wait (100);
  dx_preview_follow (self->preview, "I.name");
  dx_proposal_set_text (proposal, "I.name", "Tên");
  ui_wait (100);
  g_assert_cmpuint (dx_preview_get_page (self->preview), ==, 0);
}

static void
test_older_version (Fixture *self, gconstpointer example)
{
  g_autoptr (DxSession) other = ui_session_new (self->workspace, NULL);

  dx_preview_set_proposal (self->preview, self->workspace,
                           dx_session_get_proposal (other));
  ui_wait (60);
  g_assert_cmpuint (dx_preview_get_n_pages (self->preview), >=, 1);
  dx_preview_set_session (self->preview, NULL);
  dx_preview_set_session (self->preview, self->session);
  g_assert_cmpuint (dx_preview_get_n_pages (self->preview), >=, 4);
}

#define ADD(name, func)                                                        \
  g_test_add (name, Fixture, "an-toan-dam-may-iso-27017-27018", set_up, func,  \
              tear_down)

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  ADD ("/preview/pages", test_pages);
  ADD ("/preview/follows", test_follows);
  ADD ("/preview/zoom", test_zoom);
  ADD ("/preview/zoom-keeps-page", test_zoom_keeps_page);
  ADD ("/preview/show-field", test_show_field);
  ADD ("/preview/activate", test_activate);
  ADD ("/preview/accessible", test_accessible);
  ADD ("/preview/focus-order", test_focus_order);
  ADD ("/preview/only-pages-in-view", test_only_pages_in_view);
  ADD ("/preview/follows-typing", test_follows_typing);
  ADD ("/preview/older-version", test_older_version);

  return g_test_run ();
}
