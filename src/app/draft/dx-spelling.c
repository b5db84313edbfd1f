/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-spelling.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-spelling-dictionary.h"

/* So many letters at a time, so that a key never waits for the dictionary. */
#define CHUNK 400

/* What changed lies between two marks; it is looked at when nothing else is
 * to be done. The word that is being typed waits until the cursor leaves. */
struct _DxSpelling {
  GObject parent_instance;
  GtkTextView *view; /* weak */
  GtkTextBuffer *buffer;
  DxSpellingDictionary *dictionary;
  GtkTextTag *tag;
  GtkTextMark *start;
  GtkTextMark *end;
  GtkTextMark *waiting; /* where the word begins that is being typed */
  gboolean dirty;
  gboolean waits;
  guint idle;
  GMenu *menu;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (DxSpelling, dx_spelling, G_TYPE_OBJECT)

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || c == '@' || c == '_';
}

static void
go_to_word_start (GtkTextIter *iter)
{
  while (!gtk_text_iter_is_start (iter))
    {
      GtkTextIter before = *iter;

      gtk_text_iter_backward_char (&before);
      if (!is_word_char (gtk_text_iter_get_char (&before)))
        return;
      *iter = before;
    }
}

static void
go_to_word_end (GtkTextIter *iter)
{
  while (!gtk_text_iter_is_end (iter)
         && is_word_char (gtk_text_iter_get_char (iter)))
    gtk_text_iter_forward_char (iter);
}

/* Numbers, codes, abbreviations and addresses are no words. */
static gboolean
is_plain_word (const char *word)
{
  gboolean has_small = FALSE;

  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isalpha (c))
        return FALSE;
      has_small = has_small || g_unichar_islower (c);
    }

  return has_small && g_utf8_strlen (word, 3) > 1;
}

static gboolean
is_address_part (const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextIter before = *start;
  GtkTextIter after = *end;
  gunichar c = gtk_text_iter_get_char (end);

  if (gtk_text_iter_backward_char (&before)
      && strchr ("./\\@", (int) gtk_text_iter_get_char (&before)) != NULL
      && gtk_text_iter_get_char (&before) < 0x80)
    return TRUE;

  return c == '.' && gtk_text_iter_forward_char (&after)
         && g_unichar_isalnum (gtk_text_iter_get_char (&after));
}

static gboolean
is_wrong (DxSpelling *self, const GtkTextIter *start, const GtkTextIter *end)
{
  g_autofree char *word = gtk_text_iter_get_slice (start, end);

  return is_plain_word (word) && !is_address_part (start, end)
         && !dx_spelling_dictionary_check (self->dictionary, word);
}

static gboolean
is_being_typed (DxSpelling *self, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor,
                                    gtk_text_buffer_get_insert (self->buffer));

  return gtk_widget_has_focus (GTK_WIDGET (self->view))
         && gtk_text_iter_compare (start, &cursor) < 0
         && gtk_text_iter_equal (end, &cursor);
}

static void
wait_for (DxSpelling *self, const GtkTextIter *word)
{
  gtk_text_buffer_move_mark (self->buffer, self->waiting, word);
  self->waits = TRUE;
}

static void
check_range (DxSpelling *self, GtkTextIter *from, const GtkTextIter *to)
{
  GtkTextIter start = *from;

  gtk_text_buffer_remove_tag (self->buffer, self->tag, from, to);
  while (gtk_text_iter_compare (&start, to) < 0)
    {
      GtkTextIter end = start;

      if (!is_word_char (gtk_text_iter_get_char (&start)))
        {
          gtk_text_iter_forward_char (&start);
          continue;
        }
      go_to_word_end (&end);
      if (is_being_typed (self, &start, &end))
        wait_for (self, &start);
      else if (is_wrong (self, &start, &end))
        gtk_text_buffer_apply_tag (self->buffer, self->tag, &start, &end);
      start = end;
    }
}

/* Looks at the next piece; returns whether there is more. */
static gboolean
check_chunk (DxSpelling *self)
{
  GtkTextIter start;
  GtkTextIter end;
  GtkTextIter last;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &start, self->start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &last, self->end);
  go_to_word_start (&start);
  go_to_word_end (&last);
  end = start;
  gtk_text_iter_forward_chars (&end, CHUNK);
  go_to_word_end (&end);
  if (gtk_text_iter_compare (&end, &last) > 0)
    end = last;
  check_range (self, &start, &end);
  gtk_text_buffer_move_mark (self->buffer, self->start, &end);
  self->dirty = gtk_text_iter_compare (&end, &last) < 0;

  return self->dirty;
}

static gboolean
idle_cb (gpointer data)
{
  DxSpelling *self = data;

  if (check_chunk (self))
    return G_SOURCE_CONTINUE;
  self->idle = 0;

  return G_SOURCE_REMOVE;
}

static void
add_dirty (DxSpelling *self, const GtkTextIter *from, const GtkTextIter *to)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &start, self->start);
  gtk_text_buffer_get_iter_at_mark (self->buffer, &end, self->end);
  if (!self->dirty || gtk_text_iter_compare (from, &start) < 0)
    gtk_text_buffer_move_mark (self->buffer, self->start, from);
  if (!self->dirty || gtk_text_iter_compare (to, &end) > 0)
    gtk_text_buffer_move_mark (self->buffer, self->end, to);
  self->dirty = TRUE;
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

static void
inserted_cb (GtkTextBuffer *buffer,
             GtkTextIter *end,
             const char *text,
             int length,
             DxSpelling *self)
{
  GtkTextIter start = *end;

  gtk_text_iter_backward_chars (&start, (int) g_utf8_strlen (text, length));
  add_dirty (self, &start, end);
}

static void
deleted_cb (GtkTextBuffer *buffer,
            GtkTextIter *start,
            GtkTextIter *end,
            DxSpelling *self)
{
  add_dirty (self, start, end);
}

static gboolean
get_word_at_cursor (DxSpelling *self, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_mark (self->buffer, start,
                                    gtk_text_buffer_get_insert (self->buffer));
  *end = *start;
  go_to_word_start (start);
  go_to_word_end (end);

  return gtk_text_iter_has_tag (start, self->tag);
}

static void
fill_menu (DxSpelling *self, const char *word)
{
  g_autoptr (GMenu) words = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_auto (GStrv)
      found = dx_spelling_dictionary_suggest (self->dictionary, word);

  for (guint i = 0; found[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (found[i], NULL);

      g_menu_item_set_action_and_target (item, "spelling.correct", "s",
                                         found[i]);
      g_menu_append_item (words, item);
    }
  g_menu_append (others, _ ("_Add to My Dictionary"), "spelling.add");
  g_menu_append (others, _ ("_Ignore This Word"), "spelling.ignore");
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (words));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (others));
}

static void
cursor_cb (DxSpelling *self)
{
  GtkTextIter from;
  GtkTextIter to;

  if (!self->waits)
    return;
  self->waits = FALSE;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &from, self->waiting);
  to = from;
  go_to_word_end (&to);
  add_dirty (self, &from, &to);
}

static void
update_menu (DxSpelling *self)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *word = NULL;

  g_menu_remove_all (self->menu);
  if (!get_word_at_cursor (self, &start, &end))
    return;
  word = gtk_text_iter_get_slice (&start, &end);
  fill_menu (self, word);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        DxSpelling *self)
{
  if (key == GDK_KEY_Menu
      || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    update_menu (self);

  return FALSE;
}

/* The menu is about the word under the pointer. */
static void
pressed_cb (
    GtkGestureClick *gesture, int n_press, double x, double y, DxSpelling *self)
{
  GtkTextIter iter;
  int buffer_x;
  int buffer_y;

  if (gtk_text_buffer_get_has_selection (self->buffer))
    {
      g_menu_remove_all (self->menu);
      return;
    }
  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET,
                                         (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_location (self->view, &iter, buffer_x, buffer_y);
  gtk_text_buffer_place_cursor (self->buffer, &iter);
  update_menu (self);
}

static void
correct_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DxSpelling *self = data;
  GtkTextIter start;
  GtkTextIter end;

  if (!get_word_at_cursor (self, &start, &end))
    return;
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start,
                          g_variant_get_string (parameter, NULL), -1);
  gtk_text_buffer_end_user_action (self->buffer);
}

static void
learn (DxSpelling *self, gboolean for_good)
{
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *word = NULL;

  if (!get_word_at_cursor (self, &start, &end))
    return;
  word = gtk_text_iter_get_slice (&start, &end);
  dx_spelling_dictionary_add (self->dictionary, word, for_good);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  add_dirty (self, &start, &end);
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  learn (data, TRUE);
}

static void
ignore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  learn (data, FALSE);
}

static void
dx_spelling_dispose (GObject *object)
{
  DxSpelling *self = DX_SPELLING (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->view != NULL)
    {
      gtk_text_view_set_extra_menu (self->view, NULL);
      gtk_widget_insert_action_group (GTK_WIDGET (self->view), "spelling",
                                      NULL);
    }
  g_clear_weak_pointer (&self->view);
  if (self->buffer != NULL)
    {
      GtkTextIter start;
      GtkTextIter end;

      g_signal_handlers_disconnect_by_data (self->buffer, self);
      gtk_text_buffer_get_bounds (self->buffer, &start, &end);
      gtk_text_buffer_remove_tag (self->buffer, self->tag, &start, &end);
      gtk_text_tag_table_remove (gtk_text_buffer_get_tag_table (self->buffer),
                                 self->tag);
      gtk_text_buffer_delete_mark (self->buffer, self->start);
      gtk_text_buffer_delete_mark (self->buffer, self->end);
      gtk_text_buffer_delete_mark (self->buffer, self->waiting);
    }
  g_clear_object (&self->buffer);
  g_clear_object (&self->menu);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->dictionary, dx_spelling_dictionary_unref);
  G_OBJECT_CLASS (dx_spelling_parent_class)->dispose (object);
}

static void
dx_spelling_class_init (DxSpellingClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dx_spelling_dispose;
}

static void
dx_spelling_init (DxSpelling *self)
{
  static const GActionEntry entries[] = {
    { .name = "correct", .activate = correct_cb, .parameter_type = "s" },
    { .name = "add", .activate = add_cb },
    { .name = "ignore", .activate = ignore_cb },
  };

  self->menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
}

static void
watch (DxSpelling *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click),
                                 GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view),
                             GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_after (self->buffer, "insert-text", G_CALLBACK (inserted_cb),
                          self);
  g_signal_connect_after (self->buffer, "delete-range", G_CALLBACK (deleted_cb),
                          self);
  g_signal_connect_swapped (self->buffer, "notify::cursor-position",
                            G_CALLBACK (cursor_cb), self);
}

/**
 * dx_spelling_new:
 * @view: a text
 *
 * Begins to mark what is misspelt in @view; unref it to stop.
 *
 * Returns: (transfer full) (nullable): it, or %NULL where no Vietnamese
 *   dictionary is installed
 */
DxSpelling *
dx_spelling_new (GtkTextView *view)
{
  DxSpellingDictionary *dictionary = dx_spelling_dictionary_get ();
  DxSpelling *self;
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  if (dictionary == NULL)
    return NULL;
  self = g_object_new (DX_TYPE_SPELLING, NULL);
  self->dictionary = dictionary;
  g_set_weak_pointer (&self->view, view);
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->tag = gtk_text_buffer_create_tag (self->buffer, NULL, "underline",
                                          PANGO_UNDERLINE_ERROR, NULL);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  self->start = gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE);
  self->end = gtk_text_buffer_create_mark (self->buffer, NULL, &end, FALSE);
  self->waiting =
      gtk_text_buffer_create_mark (self->buffer, NULL, &start, TRUE);
  watch (self);
  gtk_text_view_set_extra_menu (view, G_MENU_MODEL (self->menu));
  gtk_widget_insert_action_group (GTK_WIDGET (view), "spelling",
                                  G_ACTION_GROUP (self->actions));
  add_dirty (self, &start, &end);

  return self;
}

/**
 * dx_spelling_check_now:
 * @self: the spelling of a text
 *
 * Looks at all that waits to be looked at.
 */
void
dx_spelling_check_now (DxSpelling *self)
{
  g_return_if_fail (DX_IS_SPELLING (self));

  while (self->dirty && check_chunk (self))
    ;
}
