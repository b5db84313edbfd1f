/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-revisions-diff.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dx-progress.h"
#include "dx-proposal-compare.h"
#include "dx-word-diff.h"

/* Of what did not change, this many letters stay on either side of what
 * did. */
#define CONTEXT 160

struct _DxRevisionsDiff {
  GtkWidget parent_instance;
  GtkWidget *scrolled;
  GtkBox *box;
  DxCatalog *catalog;
  DxProposal *before;
  DxProposal *after;
  char *from;
  char *to;
};

G_DEFINE_FINAL_TYPE (DxRevisionsDiff, dx_revisions_diff, GTK_TYPE_WIDGET)

static GtkWidget *
add_label (DxRevisionsDiff *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (self->box, label);

  return label;
}

static char *
get_name (DxRevisionsDiff *self, const char *field)
{
  DxForm *form = dx_proposal_get_form (self->after);
  const DxField *it = dx_form_get_field (form, field);
  const char *section = dx_progress_find_section (form, field);
  const DxTopic *topic;

  if (it != NULL && section != NULL)
    return g_strdup_printf ("%s. %s", section, it->label);
  if (it != NULL)
    return g_strdup (it->label);
  if (g_str_equal (field, "call"))
    return g_strdup (_ ("Call"));

  topic = dx_catalog_get_topic (self->catalog,
                                dx_proposal_get_call (self->after),
                                field + strlen ("topics."));

  /* Translators: %s is the name of a priority topic */
  return g_strdup_printf (_ ("Topic: %s"), topic != NULL ? topic->name : field);
}

/* A topic may be chosen without a word on it. */
static char *
get_text (DxProposal *proposal, const char *field)
{
  g_autofree char *text = dx_proposal_value_text (proposal, field);

  if (g_str_has_prefix (field, "topics.") && (text == NULL || *text == '\0')
      && dx_proposal_find_topic (proposal, field + strlen ("topics.")) != NULL)
    return g_strdup (_ ("chosen"));

  return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
}

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean inside = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gboolean blank = g_unichar_isspace (g_utf8_get_char (text));

      n += !blank && !inside;
      inside = !blank;
    }

  return n;
}

static void
add_attribute (PangoAttrList *attributes,
               PangoAttribute *attribute,
               gsize start,
               gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (attributes, attribute);
}

/* Green and underlined, or red and struck through; the colours have enough
 * contrast on light and on dark. */
static void
mark (PangoAttrList *attributes, DxDiffKind kind, gsize start, gsize end)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const char *name = kind == DX_DIFF_ADDED ? (dark ? "#8ff0a4" : "#1a6b30")
                                           : (dark ? "#ff9a8b" : "#a51d2d");
  PangoColor color;

  pango_color_parse (&color, name);
  add_attribute (attributes,
                 pango_attr_foreground_new (color.red, color.green, color.blue),
                 start, end);
  add_attribute (attributes,
                 kind == DX_DIFF_ADDED
                     ? pango_attr_underline_new (PANGO_UNDERLINE_SINGLE)
                     : pango_attr_strikethrough_new (TRUE),
                 start, end);
}

static void
append_same (GString *out, const char *text, gboolean first, gboolean last)
{
  glong length = g_utf8_strlen (text, -1);
  glong head = first ? 0 : CONTEXT;
  glong tail = last ? 0 : CONTEXT;

  if (length <= head + tail + CONTEXT)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_len (out, text, g_utf8_offset_to_pointer (text, head) - text);
  g_string_append (out, first || last ? "…" : " … ");
  g_string_append (out, g_utf8_offset_to_pointer (text, length - tail));
}

/* What is gone and what came for it are not one word. */
static void
keep_apart (GString *out, const char *text)
{
  if (out->len > 0 && !g_ascii_isspace (out->str[out->len - 1]) && *text != '\0'
      && !g_ascii_isspace (*text))
    g_string_append_c (out, ' ');
}

static void
add_caption (DxRevisionsDiff *self, guint added, guint removed)
{
  g_autofree char *more = g_strdup_printf (
      ngettext ("%u word added", "%u words added", added), added);
  g_autofree char *less = g_strdup_printf (
      ngettext ("%u word removed", "%u words removed", removed), removed);
  g_autofree char *caption = g_strdup_printf ("%s, %s", more, less);

  add_label (self, caption, "dim-label");
}

static void
add_field (DxRevisionsDiff *self, const char *field)
{
  g_autofree char *name = get_name (self, field);
  g_autofree char *before = get_text (self->before, field);
  g_autofree char *after = get_text (self->after, field);
  g_autoptr (GPtrArray) parts = dx_word_diff (before, after);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  guint words[3] = { 0 };
  DxDiffKind last = DX_DIFF_SAME;
  GtkWidget *label;

  for (guint i = 0; i < parts->len; i++)
    {
      const DxDiffPart *part = g_ptr_array_index (parts, i);
      gsize start;

      if (i > 0 && part->kind != DX_DIFF_SAME && last != DX_DIFF_SAME)
        keep_apart (text, part->text);
      start = text->len;
      last = part->kind;
      words[part->kind] += count_words (part->text);
      if (part->kind == DX_DIFF_SAME)
        append_same (text, part->text, i == 0, i + 1 == parts->len);
      else
        {
          g_string_append (text, part->text);
          mark (attributes, part->kind, start, text->len);
        }
    }
  add_label (self, name, "heading");
  add_caption (self, words[DX_DIFF_ADDED], words[DX_DIFF_REMOVED]);
  label = add_label (self, text->str, NULL);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_bottom (label, 18);
}

static void
clear (DxRevisionsDiff *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
}

static void
update (DxRevisionsDiff *self)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *title = NULL;
  g_autofree char *summary = NULL;

  if (self->before == NULL)
    return;
  clear (self);
  changes = dx_proposal_compare (self->before, self->after);
  title = g_strdup_printf (_ ("From “%s” to “%s”"), self->from, self->to);
  summary = changes->len == 0
                ? g_strdup (_ ("Both say the same."))
                : g_strdup_printf (
                    ngettext ("%u field differs: what is new is underlined, "
                              "what is gone is struck through.",
                              "%u fields differ: what is new is underlined, "
                              "what is gone is struck through.",
                              changes->len),
                    changes->len);
  add_label (self, title, "title-4");
  gtk_widget_set_margin_bottom (add_label (self, summary, NULL), 12);
  for (guint i = 0; i < changes->len; i++)
    add_field (self, g_ptr_array_index (changes, i));
}

static void
dx_revisions_diff_dispose (GObject *object)
{
  DxRevisionsDiff *self = DX_REVISIONS_DIFF (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->catalog);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  G_OBJECT_CLASS (dx_revisions_diff_parent_class)->dispose (object);
}

static void
dx_revisions_diff_finalize (GObject *object)
{
  DxRevisionsDiff *self = DX_REVISIONS_DIFF (object);

  g_free (self->from);
  g_free (self->to);
  G_OBJECT_CLASS (dx_revisions_diff_parent_class)->finalize (object);
}

static void
dx_revisions_diff_class_init (DxRevisionsDiffClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dx_revisions_diff_dispose;
  G_OBJECT_CLASS (class)->finalize = dx_revisions_diff_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
dx_revisions_diff_init (DxRevisionsDiff *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "home-pane");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * dx_revisions_diff_new:
 *
 * Returns: (transfer floating): an empty comparison
 */
GtkWidget *
dx_revisions_diff_new (void)
{
  return g_object_new (DX_TYPE_REVISIONS_DIFF, NULL);
}

/**
 * dx_revisions_diff_set:
 * @self: a comparison
 * @catalog: for the topics' names
 * @before: the older version
 * @after: the newer one; it is looked at now and not followed
 * @from: the name of @before
 * @to: the name of @after
 *
 * Compares two versions.
 */
void
dx_revisions_diff_set (DxRevisionsDiff *self,
                       DxCatalog *catalog,
                       DxProposal *before,
                       DxProposal *after,
                       const char *from,
                       const char *to)
{
  g_return_if_fail (DX_IS_REVISIONS_DIFF (self));
  g_return_if_fail (DX_IS_PROPOSAL (before));
  g_return_if_fail (DX_IS_PROPOSAL (after));

  g_set_object (&self->catalog, catalog);
  g_set_object (&self->before, before);
  g_set_object (&self->after, after);
  g_free (self->from);
  g_free (self->to);
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  update (self);
}
