/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-field-parts.h"

#include <string.h>

#include "dx-legacy.h"
#include "dx-unicode.h"

#define SHORTEST_LEGACY 8

/* What goes into a field on its way in: text comes in NFC and without
 * characters that nobody sees, and what an input method still composes is
 * not lost. */

static GQuark
preedit_quark (void)
{
  return g_quark_from_static_string ("dx-field-preedit");
}

/* An input method that runs in another process may give what it composed a
 * moment after it was told to end, when it stands in the text already. */
#define LATE_COMMIT (500 * 1000) /* µs */

typedef struct {
  char *text;
  gint64 until;
} Late;

static GQuark
late_quark (void)
{
  return g_quark_from_static_string ("dx-field-late-commit");
}

static void
late_free (gpointer data)
{
  Late *late = data;

  g_free (late->text);
  g_free (late);
}

static void
expect_late (GObject *text, const char *preedit)
{
  Late *late = g_new0 (Late, 1);

  late->text = g_strdup (preedit);
  late->until = g_get_monotonic_time () + LATE_COMMIT;
  g_object_set_qdata_full (text, late_quark (), late, late_free);
}

static gboolean
is_late (GObject *text, const char *insert, int length)
{
  const Late *late = g_object_get_qdata (text, late_quark ());
  gsize bytes = length < 0 ? strlen (insert) : (gsize) length;
  gboolean same;

  if (late == NULL)
    return FALSE;
  same = g_get_monotonic_time () < late->until && strlen (late->text) == bytes
         && memcmp (late->text, insert, bytes) == 0;
  g_object_set_qdata (text, late_quark (), NULL);

  return same;
}

static void
late_in_entry_cb (GtkEditable *text,
                  const char *insert,
                  int length,
                  int *position,
                  gpointer data)
{
  if (is_late (G_OBJECT (text), insert, length))
    g_signal_stop_emission_by_name (text, "insert-text");
}

static void
late_in_buffer_cb (GtkTextBuffer *buffer,
                   GtkTextIter *where,
                   const char *insert,
                   int length,
                   GtkTextView *view)
{
  if (is_late (G_OBJECT (view), insert, length))
    g_signal_stop_emission_by_name (buffer, "insert-text");
}

static void
preedit_cb (GtkWidget *text, const char *preedit, gpointer data)
{
  g_object_set_qdata_full (
      G_OBJECT (text), preedit_quark (),
      preedit != NULL && *preedit != '\0' ? g_strdup (preedit) : NULL, g_free);
}

/**
 * dx_field_track_preedit:
 * @text: a GtkText or GtkTextView
 *
 * Keeps in mind what an input method is composing in it. To be called before
 * others listen to what is inserted.
 */
void
dx_field_track_preedit (GtkWidget *text)
{
  g_return_if_fail (GTK_IS_TEXT (text) || GTK_IS_TEXT_VIEW (text));

  g_signal_connect (text, "preedit-changed", G_CALLBACK (preedit_cb), NULL);
  if (GTK_IS_TEXT (text))
    g_signal_connect (text, "insert-text", G_CALLBACK (late_in_entry_cb), NULL);
  else
    g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)),
                             "insert-text", G_CALLBACK (late_in_buffer_cb),
                             text, 0);
}

/**
 * dx_field_has_preedit:
 * @text: a widget given to dx_field_track_preedit ()
 *
 * Returns: whether an input method is composing in it
 */
gboolean
dx_field_has_preedit (GtkWidget *text)
{
  return g_object_get_qdata (G_OBJECT (text), preedit_quark ()) != NULL;
}

static void
inserted_cb (gboolean *inserted)
{
  *inserted = TRUE;
}

static void
commit_view (GtkTextView *view, const char *preedit)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  gboolean inserted = FALSE;
  gulong handler = g_signal_connect_swapped (
      buffer, "insert-text", G_CALLBACK (inserted_cb), &inserted);

  gtk_text_view_reset_im_context (view);
  if (!inserted)
    {
      gtk_text_buffer_insert_interactive_at_cursor (buffer, preedit, -1, TRUE);
      expect_late (G_OBJECT (view), preedit);
    }
  g_signal_handler_disconnect (buffer, handler);
}

/* Setting the selection resets the input method of a GtkText. */
static void
commit_text (GtkEditable *editable, const char *preedit)
{
  int position = gtk_editable_get_position (editable);
  gboolean inserted = FALSE;
  gulong handler = g_signal_connect_swapped (
      editable, "insert-text", G_CALLBACK (inserted_cb), &inserted);

  gtk_editable_select_region (editable, position, position);
  if (!inserted)
    {
      gtk_editable_insert_text (editable, preedit, -1, &position);
      gtk_editable_set_position (editable, position);
      expect_late (G_OBJECT (editable), preedit);
    }
  g_signal_handler_disconnect (editable, handler);
}

/**
 * dx_field_commit_preedit:
 * @text: a widget given to dx_field_track_preedit ()
 *
 * Ends what an input method is composing, and puts it into the text if the
 * input method does not do so itself.
 *
 * Returns: whether there was something
 */
gboolean
dx_field_commit_preedit (GtkWidget *text)
{
  g_autofree char *preedit =
      g_object_steal_qdata (G_OBJECT (text), preedit_quark ());

  if (preedit == NULL)
    return FALSE;
  if (GTK_IS_TEXT_VIEW (text))
    commit_view (GTK_TEXT_VIEW (text), preedit);
  else
    commit_text (GTK_EDITABLE (text), preedit);

  return TRUE;
}

static char *
join_lines (char *text_take)
{
  g_autofree char *text = text_take;

  if (strpbrk (text, "\n\t") == NULL)
    return g_steal_pointer (&text);
  g_strdelimit (text, "\n\t", ' ');

  return g_strdup (g_strstrip (text));
}

static gboolean
is_ascii_line (const char *text, gsize length, gboolean one_line)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] >= 0x7f
        || ((guchar) text[i] < ' ' && (one_line || text[i] != '\n')))
      return FALSE;

  return TRUE;
}

/* Text in an old encoding must come as it is: its "ư" looks like a hidden
 * character. Of a few letters nobody can tell. */
static gboolean
is_legacy (const char *text)
{
  return strlen (text) >= SHORTEST_LEGACY
         && dx_legacy_detect (text) != DX_LEGACY_NONE;
}

/**
 * dx_field_clean_insert:
 * @previous: the letter before the place, or 0
 * @text: UTF-8 that is to be inserted
 * @length: bytes of it
 * @one_line: whether line breaks become blanks
 * @takes_previous: (out): whether the result stands for @previous too, which
 *   is to be taken away: @text began with an accent for it
 *
 * Brings text to NFC and takes out what nobody sees.
 *
 * Returns: (transfer full) (nullable): what to insert, or %NULL for @text as
 *   it is
 */
char *
dx_field_clean_insert (gunichar previous,
                       const char *text,
                       gsize length,
                       gboolean one_line,
                       gboolean *takes_previous)
{
  g_autoptr (GString) raw = NULL;
  g_autofree char *visible = NULL;
  g_autofree char *clean = NULL;

  *takes_previous = FALSE;
  if (is_ascii_line (text, length, one_line))
    return NULL;

  raw = g_string_new_len (text, (gssize) length);
  *takes_previous = previous != 0 && length > 0
                    && g_unichar_combining_class (g_utf8_get_char (text)) > 0;
  if (*takes_previous)
    {
      char letter[6];

      g_string_prepend_len (raw, letter, g_unichar_to_utf8 (previous, letter));
    }
  visible = is_legacy (raw->str) ? g_strdup (raw->str)
                                 : dx_unicode_strip_hidden (raw->str);
  clean = dx_unicode_to_nfc (visible);
  if (one_line)
    clean = join_lines (g_steal_pointer (&clean));
  if (!*takes_previous && strlen (clean) == length
      && memcmp (clean, text, length) == 0)
    return NULL;

  return g_steal_pointer (&clean);
}

static void
entry_insert_cb (GtkEditable *text,
                 const char *insert,
                 int length,
                 int *position,
                 gpointer data)
{
  gsize bytes = length < 0 ? strlen (insert) : (gsize) length;
  g_autofree char *before =
      *position > 0 ? gtk_editable_get_chars (text, *position - 1, *position)
                    : NULL;
  gboolean takes_previous;
  g_autofree char *clean =
      dx_field_clean_insert (before != NULL ? g_utf8_get_char (before) : 0,
                             insert, bytes, TRUE, &takes_previous);

  if (clean == NULL)
    return;
  g_signal_stop_emission_by_name (text, "insert-text");
  g_signal_handlers_block_by_func (text, entry_insert_cb, data);
  if (takes_previous)
    {
      gtk_editable_delete_text (text, *position - 1, *position);
      *position -= 1;
    }
  gtk_editable_insert_text (text, clean, -1, position);
  g_signal_handlers_unblock_by_func (text, entry_insert_cb, data);
}

/**
 * dx_field_clean_entry:
 * @row: an entry row
 *
 * What is typed and pasted into it comes in NFC, on one line, and without
 * hidden characters; what an input method composes is tracked.
 */
void
dx_field_clean_entry (GtkWidget *row)
{
  GtkWidget *text = dx_field_get_text (row);

  dx_field_track_preedit (text);
  g_signal_connect (text, "insert-text", G_CALLBACK (entry_insert_cb), NULL);
}
