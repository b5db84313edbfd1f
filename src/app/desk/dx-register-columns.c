/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-register-window-private.h"

#include <glib/gi18n-lib.h>

#include "dx-amount.h"
#include "dx-desk-words.h"

/* The cells of the register, and its order by the headers. The database
 * sorts; the sorters of the columns only tell which header was clicked. */

#define NO_SORT (-1)

static const struct {
  const char *name;
  const char *title;
  int sort;
  int width; /* in letters, of one that wraps */
  gboolean expand;
  gboolean end;
} kinds[DX_REGISTER_N_COLUMNS] = {
  [DX_REGISTER_COLUMN_NUMBER] = { "number", N_ ("Number"),
                                  DX_REGISTER_SORT_NUMBER, 0, FALSE, FALSE },
  [DX_REGISTER_COLUMN_ARRIVED] = { "arrived", N_ ("Day of arrival"), NO_SORT, 0,
                                   FALSE, FALSE },
  [DX_REGISTER_COLUMN_TITLE] = { "title", N_ ("Task"), DX_REGISTER_SORT_TITLE,
                                 36, TRUE, FALSE },
  [DX_REGISTER_COLUMN_HOST] = { "host", N_ ("Proposer"), DX_REGISTER_SORT_HOST,
                                24, FALSE, FALSE },
  [DX_REGISTER_COLUMN_CALL] = { "call", N_ ("Call"), NO_SORT, 16, FALSE,
                                FALSE },
  [DX_REGISTER_COLUMN_CHANNEL] = { "channel", N_ ("Came"), NO_SORT, 14, FALSE,
                                   FALSE },
  [DX_REGISTER_COLUMN_TIMING] = { "timing", N_ ("In time"), NO_SORT, 0, FALSE,
                                  FALSE },
  [DX_REGISTER_COLUMN_COMPLETE] = { "complete", N_ ("Complete?"), NO_SORT, 14,
                                    FALSE, FALSE },
  [DX_REGISTER_COLUMN_STATE] = { "state", N_ ("State"), NO_SORT, 16, FALSE,
                                 FALSE },
  [DX_REGISTER_COLUMN_TOTAL] = { "total", N_ ("Amount (đồng)"),
                                 DX_REGISTER_SORT_TOTAL, 0, FALSE, TRUE },
  [DX_REGISTER_COLUMN_RANK] = { "rank", N_ ("Rank"), DX_REGISTER_SORT_RANK, 0,
                                FALSE, TRUE },
  [DX_REGISTER_COLUMN_SUMMARY] = { "summary", N_ ("Dossier"),
                                   DX_REGISTER_SORT_NUMBER, 50, TRUE, FALSE },
};

/*
 * dx_register_window_column_name:
 *
 * Returns: (transfer none): what settings call the column
 */
const char *
dx_register_window_column_name (DxRegisterColumn column)
{
  return kinds[column].name;
}

/*
 * dx_register_window_column_title:
 *
 * Returns: (transfer none): what people call the column
 */
const char *
dx_register_window_column_title (DxRegisterColumn column)
{
  return _ (kinds[column].title);
}

static char *
write_summary (DxRegisterWindow *self, const DxRegisterEntry *entry)
{
  g_autofree char *number = dx_register_entry_get_number (entry);
  g_autofree char *arrived = dx_desk_words_arrived (entry);

  return g_strdup_printf ("%s · %s\n%s\n%s\n%s · %s", number, arrived,
                          entry->title, entry->host,
                          dx_desk_words_timing (entry->present_timing),
                          dx_desk_words_state (entry->state));
}

static char *
write_state (const DxRegisterEntry *entry)
{
  const char *state = dx_desk_words_state (entry->state);

  return entry->conflicts > 0
             ? g_strdup_printf (_ ("%s; a version waits to be settled"), state)
             : g_strdup (state);
}

static char *
write_cell (DxRegisterWindow *self,
            DxRegisterColumn column,
            const DxRegisterEntry *entry)
{
  switch (column)
    {
    case DX_REGISTER_COLUMN_NUMBER:
      return dx_register_entry_get_number (entry);
    case DX_REGISTER_COLUMN_ARRIVED:
      return dx_desk_words_arrived (entry);
    case DX_REGISTER_COLUMN_TITLE:
      return g_strdup (entry->title);
    case DX_REGISTER_COLUMN_HOST:
      return g_strdup (entry->host);
    case DX_REGISTER_COLUMN_CALL:
      return dx_desk_words_call (dx_workspace_get_catalog (self->workspace),
                                 entry->call);
    case DX_REGISTER_COLUMN_CHANNEL:
      return g_strdup (dx_desk_words_channel (entry->channel));
    case DX_REGISTER_COLUMN_TIMING:
      return g_strdup (dx_desk_words_timing (entry->present_timing));
    case DX_REGISTER_COLUMN_COMPLETE:
      return g_strdup (dx_desk_words_complete (entry->state));
    case DX_REGISTER_COLUMN_STATE:
      return write_state (entry);
    case DX_REGISTER_COLUMN_TOTAL:
      return entry->has_amounts[0] ? dx_amount_format_grouped (entry->total)
                                   : g_strdup ("–");
    case DX_REGISTER_COLUMN_RANK:
      return entry->rank > 0 ? g_strdup_printf ("%u", entry->rank)
                             : g_strdup ("–");
    case DX_REGISTER_COLUMN_SUMMARY:
    default:
      return write_summary (self, entry);
    }
}

static void
fill_cell (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  DxRegisterWindow *self = g_object_get_data (G_OBJECT (child), "window");
  DxRegisterColumn column =
      GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (child), "column"));
  const DxRegisterEntry *entry =
      dx_register_item_get_entry (gtk_list_item_get_item (item));
  GtkWidget *label = GTK_IS_LABEL (child) ? child
                                          : gtk_widget_get_last_child (child);
  g_autofree char *text = entry != NULL ? write_cell (self, column, entry)
                                        : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (label), text);
  if (label == child || entry == NULL)
    return;
  gtk_image_set_from_icon_name (
      GTK_IMAGE (gtk_widget_get_first_child (child)),
      dx_desk_words_timing_icon (entry->present_timing));
  gtk_widget_set_css_classes (
      gtk_widget_get_first_child (child),
      (const char *[]){ dx_desk_words_timing_css (entry->present_timing),
                        NULL });
}

static GtkWidget *
make_label (DxRegisterColumn column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), kinds[column].end ? 1 : 0);
  if (kinds[column].width > 0)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_width_chars (GTK_LABEL (label),
                                 kinds[column].width * 2 / 3);
      gtk_label_set_max_width_chars (GTK_LABEL (label), kinds[column].width);
    }

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          DxRegisterWindow *self)
{
  DxRegisterColumn column =
      GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkWidget *child = make_label (column);

  if (column == DX_REGISTER_COLUMN_TIMING)
    {
      GtkWidget *image = gtk_image_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_accessible_update_state (GTK_ACCESSIBLE (image),
                                   GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_box_append (GTK_BOX (box), image);
      gtk_box_append (GTK_BOX (box), child);
      child = box;
    }
  g_object_set_data (G_OBJECT (child), "column", GUINT_TO_POINTER (column));
  g_object_set_data (G_OBJECT (child), "window", self);
  gtk_list_item_set_child (item, child);
}

/* The lines of the register are read anew in their place. */
static void
notify_cb (GtkListItem *item)
{
  fill_cell (item);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_connect_swapped (gtk_list_item_get_item (item), "notify::changed",
                            G_CALLBACK (notify_cb), item);
  fill_cell (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item),
                                        notify_cb, item);
}

typedef struct {
  DxRegisterWindow *self;
  DxRegisterColumn column;
} Probe;

/* Which header is it? The view turns the answer round when it is clicked
 * once more. */
static int
probe_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Probe *probe = data;

  probe->self->probed = (int) probe->column;
  return -1;
}

static void
sort_cb (GtkSorter *sorter, GtkSorterChange change, DxRegisterWindow *self)
{
  GtkOrdering ordering;

  /* The window may be going. */
  if (self->list == NULL)
    return;
  self->probed = -1;
  ordering = gtk_sorter_compare (sorter, self, self->workspace);
  if (self->probed < 0)
    self->query.sort = DX_REGISTER_SORT_NUMBER;
  else
    self->query.sort = (DxRegisterSort) kinds[self->probed].sort;
  self->query.reverse = ordering == GTK_ORDERING_LARGER;
  dx_register_window_query (self);
}

static GtkColumnViewColumn *
make_column (DxRegisterWindow *self, DxRegisterColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *it;

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  it = gtk_column_view_column_new (_ (kinds[column].title), factory);
  gtk_column_view_column_set_expand (it, kinds[column].expand);
  gtk_column_view_column_set_resizable (it, TRUE);
  if (kinds[column].sort != NO_SORT)
    {
      Probe *probe = g_new (Probe, 1);
      g_autoptr (GtkSorter) sorter = NULL;

      *probe = (Probe){ self, column };
      sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, probe, g_free));
      gtk_column_view_column_set_sorter (it, sorter);
    }

  return it;
}

/*
 * dx_register_window_columns_show:
 * @self: the window
 *
 * Shows the columns that are wanted, or where it is narrow the one that says
 * all.
 */
void
dx_register_window_columns_show (DxRegisterWindow *self)
{
  for (guint i = 0; i < DX_REGISTER_N_COLUMNS; i++)
    {
      gboolean summary = i == DX_REGISTER_COLUMN_SUMMARY;
      gboolean wanted = (self->hidden & (1u << i)) == 0;

      gtk_column_view_column_set_visible (
          self->columns[i], self->narrow ? summary : !summary && wanted);
    }
}

/*
 * dx_register_window_columns_init:
 * @self: the window
 *
 * Makes the columns.
 */
void
dx_register_window_columns_init (DxRegisterWindow *self)
{
  g_auto (GStrv) hidden = g_settings_get_strv (
      dx_workspace_get_settings (self->workspace), "register-hidden-columns");

  for (guint i = 0; i < DX_REGISTER_N_COLUMNS; i++)
    {
      self->columns[i] = make_column (self, (DxRegisterColumn) i);
      if (g_strv_contains ((const char *const *) hidden, kinds[i].name))
        self->hidden |= 1u << i;
      gtk_column_view_append_column (self->view, self->columns[i]);
      g_object_unref (self->columns[i]);
    }
  dx_register_window_columns_show (self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sort_cb), self, 0);
}
