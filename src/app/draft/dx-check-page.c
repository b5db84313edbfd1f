/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-check-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dx-field-error.h"
#include "dx-field-parts.h"
#include "dx-section-page.h"

struct _DxCheckPage {
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkBox *box;
  GtkLabel *summary;
  GtkBox *groups;
  DxSession *session;
  char *shown; /* what the findings were when they were listed */
};

enum { FIELD_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DxCheckPage, dx_check_page, GTK_TYPE_WIDGET)

static DxProposal *
get_proposal (DxCheckPage *self)
{
  return dx_session_get_proposal (self->session);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, DxCheckPage *self)
{
  const char *place = g_object_get_data (G_OBJECT (row), "dx-place");

  if (place != NULL)
    g_signal_emit (self, signals[FIELD_ACTIVATED], 0, place);
}

/* Where a finding about the whole can be mended. */
static const char *
get_place (const DxFinding *finding)
{
  if (*finding->field != '\0')
    return finding->field;

  return g_str_has_prefix (finding->id, "topics.") ? "topics" : NULL;
}

static GtkWidget *
make_icon (DxSeverity severity)
{
  GtkWidget *icon =
      gtk_image_new_from_icon_name (dx_severity_get_icon_name (severity));

  gtk_widget_add_css_class (icon, dx_severity_get_css_class (severity));
  gtk_widget_add_css_class (icon, "finding-icon");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);

  return icon;
}

static GtkWidget *
make_words (const DxFinding *finding)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *severity = dx_field_label_new (
      dx_severity_get_label (finding->severity), "finding-severity");

  gtk_widget_add_css_class (severity,
                            dx_severity_get_css_class (finding->severity));
  gtk_box_append (GTK_BOX (box), severity);
  gtk_box_append (GTK_BOX (box), dx_field_label_new (finding->message, NULL));
  if (finding->source != NULL)
    gtk_box_append (GTK_BOX (box),
                    dx_field_label_new (finding->source, "source-place"));

  return box;
}

static GtkWidget *
make_row (const DxFinding *finding)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *name = g_strdup_printf (
      "%s: %s", dx_severity_get_label (finding->severity), finding->message);

  gtk_widget_add_css_class (box, "finding-row");
  gtk_box_append (GTK_BOX (box), make_icon (finding->severity));
  gtk_box_append (GTK_BOX (box), make_words (finding));
  if (get_place (finding) != NULL)
    gtk_box_append (GTK_BOX (box),
                    gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    get_place (finding) != NULL);
  g_object_set_data_full (G_OBJECT (row), "dx-place",
                          g_strdup (get_place (finding)), g_free);
  dx_field_set_name (row, name);

  return row;
}

/* The group that a finding belongs to, in words. */
static char *
name_group (DxCheckPage *self, const DxFinding *finding)
{
  const DxForm *form = dx_proposal_get_form (get_proposal (self));
  const char *section = dx_progress_find_section (form, finding->field);

  for (guint i = 0; section != NULL && i < form->sections->len; i++)
    {
      const DxFormSection *it = g_ptr_array_index (form->sections, i);
      g_autofree char *name = NULL;

      if (!g_str_equal (it->id, section))
        continue;
      name = dx_section_page_make_name (form, it);
      return g_strdup_printf ("%s. %s", section, name);
    }
  if (g_str_has_prefix (finding->field, "topics.")
      || g_str_has_prefix (finding->id, "topics."))
    return g_strdup (_ ("Priority topics"));

  return g_strdup (_ ("The whole proposal"));
}

static GtkListBox *
add_group (DxCheckPage *self, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = dx_field_boxed_list_new ();

  gtk_box_append (GTK_BOX (box), dx_field_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (self->groups, box);
  dx_field_set_name (list, title);
  g_signal_connect (list, "row-activated", G_CALLBACK (activated_cb), self);

  return GTK_LIST_BOX (list);
}

static void
list_findings (DxCheckPage *self, GPtrArray *findings)
{
  GtkWidget *child;
  GtkListBox *list = NULL;
  g_autofree char *group = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups)))
         != NULL)
    gtk_box_remove (self->groups, child);
  for (guint i = 0; i < findings->len; i++)
    {
      const DxFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *name = name_group (self, finding);

      if (g_strcmp0 (name, group) != 0)
        {
          list = add_group (self, name);
          g_free (group);
          group = g_steal_pointer (&name);
        }
      gtk_list_box_append (list, make_row (finding));
    }
}

static void
show_summary (DxCheckPage *self, GPtrArray *findings)
{
  guint errors = dx_findings_count (findings, DX_SEVERITY_ERROR);
  guint warnings = dx_findings_count (findings, DX_SEVERITY_WARNING);
  guint hints = dx_findings_count (findings, DX_SEVERITY_HINT);
  g_autofree char *red =
      g_strdup_printf (ngettext ("%u error", "%u errors", errors), errors);
  g_autofree char *yellow = g_strdup_printf (
      ngettext ("%u warning", "%u warnings", warnings), warnings);
  g_autofree char *blue =
      g_strdup_printf (ngettext ("%u hint", "%u hints", hints), hints);
  g_autofree char *text = g_strdup_printf ("%s, %s, %s", red, yellow, blue);

  gtk_label_set_label (self->summary, text);
}

static gboolean
has_focus_inside (DxCheckPage *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self->groups))
          & GTK_STATE_FLAG_FOCUS_WITHIN)
         != 0;
}

/* Lists what is seen only, and only when it is something else. */
static void
update (DxCheckPage *self)
{
  GPtrArray *findings;
  g_autofree char *now = NULL;
  gboolean focused;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  findings = dx_session_get_findings (self->session);
  now = dx_findings_to_json (findings);
  if (g_strcmp0 (now, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&now);
  focused = has_focus_inside (self);
  list_findings (self, findings);
  show_summary (self, findings);
  gtk_stack_set_visible_child_name (self->stack,
                                    findings->len > 0 ? "findings" : "empty");
  if (focused)
    dx_check_page_focus (self);
}

static void
dx_check_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dx_check_page_parent_class)->map (widget);
  update (DX_CHECK_PAGE (widget));
}

static void
dx_check_page_dispose (GObject *object)
{
  DxCheckPage *self = DX_CHECK_PAGE (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), DX_TYPE_CHECK_PAGE);
  G_OBJECT_CLASS (dx_check_page_parent_class)->dispose (object);
}

static void
dx_check_page_finalize (GObject *object)
{
  g_free (DX_CHECK_PAGE (object)->shown);
  G_OBJECT_CLASS (dx_check_page_parent_class)->finalize (object);
}

static void
dx_check_page_class_init (DxCheckPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dx_check_page_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_check_page_finalize;
  widget_class->map = dx_check_page_map;
  signals[FIELD_ACTIVATED] =
      g_signal_new ("field-activated", DX_TYPE_CHECK_PAGE, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/vn/dexuat/DeXuat/draft/dx-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DxCheckPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DxCheckPage, box);
  gtk_widget_class_bind_template_child (widget_class, DxCheckPage, summary);
  gtk_widget_class_bind_template_child (widget_class, DxCheckPage, groups);
}

static void
dx_check_page_init (DxCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dx_check_page_new:
 * @session: the session
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
dx_check_page_new (DxSession *session)
{
  DxCheckPage *self = g_object_new (DX_TYPE_CHECK_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "findings-changed", G_CALLBACK (update),
                            self);

  return GTK_WIDGET (self);
}

/**
 * dx_check_page_focus:
 * @self: the page
 *
 * Puts the focus on the first finding.
 *
 * Returns: whether it took it
 */
gboolean
dx_check_page_focus (DxCheckPage *self)
{
  g_return_val_if_fail (DX_IS_CHECK_PAGE (self), FALSE);

  return gtk_widget_child_focus (GTK_WIDGET (self->groups),
                                 GTK_DIR_TAB_FORWARD);
}
