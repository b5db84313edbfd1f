/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-app"

#include "dx-send-page-private.h"

#include <glib/gi18n-lib.h>

#include "dx-dossier-list.h"
#include "dx-dossier-text.h"
#include "dx-hand-in.h"
#include "dx-send-facts.h"
#include "dx-send-row.h"

/* Many mail systems take no larger message, and its files grow by a third
 * on their way. */
#define MAIL_BYTES (18 * 1000 * 1000)

#define EMAIL "e-mail"

/* What the office reads in the letter, in Vietnamese always. */
#define SLIP_TITLE "Phiếu đề xuất nhiệm vụ (PDF)"
#define WORD_TITLE "Phiếu đề xuất nhiệm vụ, bản mềm (Word)"

static DxProposal *
get_proposal (DxSendPage *self)
{
  return dx_session_get_proposal (self->session);
}

static const DxCallStatement *
find (GPtrArray *statements, const char *id)
{
  for (guint i = 0; i < statements->len; i++)
    {
      const DxCallStatement *it = g_ptr_array_index (statements, i);

      if (g_strcmp0 (it->id, id) == 0)
        return it;
    }

  return NULL;
}

/* The address, and which day counts for what comes that way. */
static char *
describe_channel (const DxCall *call, const DxCallStatement *channel)
{
  const DxCallStatement *receipt = find (call->receipt, channel->id);
  GString *text = g_string_new (channel->value);

  if (receipt != NULL && receipt->text != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            receipt->text);

  return g_string_free (text, FALSE);
}

static void
add_channels (DxSendPage *self, const DxCall *call)
{
  for (guint i = 0; i < call->channels->len; i++)
    {
      const DxCallStatement *it = g_ptr_array_index (call->channels, i);
      const gboolean email = g_strcmp0 (it->id, EMAIL) == 0;
      g_autofree char *words = describe_channel (call, it);

      gtk_list_box_append (
          self->receivers,
          dx_send_row_copy_new (
              it->text != NULL ? it->text : dx_channel_get_label (it->id),
              words, it->value,
              email ? _ ("Copy the e-mail address") : _ ("Copy the address"),
              it->source));
    }
}

static void
add_contact (DxSendPage *self, const DxCall *call)
{
  static const char *const ids[] = { "name", "position", "unit" };
  const DxCallStatement *phone = find (call->contacts, "phone");
  const DxCallStatement *first = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const DxCallStatement *it = find (call->contacts, ids[i]);

      if (it == NULL || it->value == NULL)
        continue;
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              it->value);
      first = first != NULL ? first : it;
    }
  if (words->len > 0)
    gtk_list_box_append (self->receivers,
                         dx_send_row_copy_new (_ ("Contact"), words->str, NULL,
                                               NULL, first->source));
  if (phone != NULL && phone->value != NULL)
    gtk_list_box_append (
        self->receivers,
        dx_send_row_copy_new (phone->text != NULL ? phone->text : _ ("Phone"),
                              phone->value, phone->value,
                              _ ("Copy the phone number"), phone->source));
}

/*
 * dx_send_page_show_receivers:
 *
 * Shows who takes the dossier, and by which ways.
 */
void
dx_send_page_show_receivers (DxSendPage *self)
{
  const DxCall *call = dx_proposal_get_call (get_proposal (self));

  gtk_widget_set_visible (self->where, call != NULL);
  if (!dx_send_page_is_news (&self->shown_where,
                             g_strdup_printf ("%p", (gpointer) call)))
    return;
  dx_send_page_clear (self->receivers);
  if (call == NULL)
    return;
  gtk_list_box_append (
      self->receivers,
      dx_send_row_copy_new (call->office,
                            call->unit != NULL ? call->unit : call->province,
                            NULL, NULL, NULL));
  add_channels (self, call);
  add_contact (self, call);
}

static GPtrArray *
list_titles (DxSendPage *self, GPtrArray *attachments)
{
  GPtrArray *titles = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (titles, g_strdup (SLIP_TITLE));
  if (dx_dossier_wants_word (dx_proposal_get_call (get_proposal (self))))
    g_ptr_array_add (titles, g_strdup (WORD_TITLE));
  for (guint i = 0; i < attachments->len; i++)
    {
      const DxAttachment *it = g_ptr_array_index (attachments, i);

      g_ptr_array_add (titles, g_strdup (it->name));
    }

  return titles;
}

static void
show_size (DxSendPage *self, GPtrArray *attachments)
{
  g_autofree char *text = NULL;
  guint64 total = 0;

  for (guint i = 0; i < attachments->len; i++)
    total +=
        (guint64) ((const DxAttachment *) g_ptr_array_index (attachments, i))
            ->size;
  gtk_widget_set_visible (GTK_WIDGET (self->mail_size), total > MAIL_BYTES);
  if (total <= MAIL_BYTES)
    return;
  text = g_strdup_printf (
      _ ("The documents have %u MB together. Many mail systems take no more "
         "than 20 to 25 MB in one message: send them in several, or ask the "
         "office."),
      (guint) (total / 1000000));
  gtk_label_set_label (self->mail_size, text);
}

/*
 * dx_send_page_show_mail:
 *
 * Shows a letter to copy, where the call takes e-mail.
 */
void
dx_send_page_show_mail (DxSendPage *self)
{
  const DxCall *call = dx_proposal_get_call (get_proposal (self));
  const DxCallStatement *to = call != NULL ? find (call->channels, EMAIL)
                                           : NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (GPtrArray) titles = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *letter = NULL;

  gtk_widget_set_visible (self->mail, to != NULL);
  if (to == NULL)
    return;
  attachments = dx_send_facts_list_attachments (self->session);
  titles = list_titles (self, attachments);
  subject = dx_dossier_text_get_subject (get_proposal (self));
  letter = dx_dossier_text_get_letter (get_proposal (self), titles);
  show_size (self, attachments);
  if (!dx_send_page_is_news (
          &self->shown_letter,
          g_strjoin ("\n", to->value, subject, letter, NULL)))
    return;
  dx_send_page_clear (self->letter);
  gtk_list_box_append (
      self->letter, dx_send_row_copy_new (_ ("To"), to->value, to->value,
                                          _ ("Copy the e-mail address"), NULL));
  gtk_list_box_append (self->letter,
                       dx_send_row_copy_new (_ ("Subject"), subject, subject,
                                             _ ("Copy the subject"), NULL));
  gtk_list_box_append (self->letter,
                       dx_send_row_copy_new (_ ("Text"), letter, letter,
                                             _ ("Copy the text"), NULL));
}
