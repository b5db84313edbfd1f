/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dx-send-page.h"

#include <adwaita.h>

#include "dx-field-error.h"
#include "dx-send-job.h"

G_BEGIN_DECLS

/* The page by concerns: dx-send-page.c shows what is there, -mail.c where it
 * goes and the letter, -out.c writes files, -note.c keeps what the user says
 * of handing in. */
struct _DxSendPage {
  GtkWidget parent_instance;
  GtkWidget *top;
  GtkImage *icon;
  GtkLabel *state;
  GtkLabel *deadline;
  GtkLabel *doubt;
  GtkBox *deadline_source;
  GtkLabel *summary;
  GtkListBox *wanted;
  GtkLabel *gather_hint;
  GtkButton *folder;
  GtkButton *file;
  GtkWidget *running;
  GtkProgressBar *progress;
  GtkButton *cancel;
  GtkWidget *saved;
  GtkLabel *saved_where;
  GtkButton *open;
  GtkWidget *where;
  GtkListBox *receivers;
  GtkWidget *mail;
  GtkListBox *letter;
  GtkLabel *mail_size;
  AdwEntryRow *day;
  GtkMenuButton *day_button;
  GtkCalendar *calendar;
  AdwComboRow *channel;
  DxFieldError *day_error;
  GtkButton *hand_in;
  GtkButton *take_back;

  DxSession *session;
  DxSendJob *job; /* while it runs */
  GFile *made;    /* (nullable): what was saved last */
  guint update_source;
  guint progress_source;
  char *shown_wanted;  /* what the lists show, to leave them alone */
  char *shown_where;
  char *shown_letter;
  GPtrArray *channels; /* of const char *, ids in the order of the row */
};

/* dx-send-page.c */
GtkWindow *dx_send_page_get_window (DxSendPage *self);
void       dx_send_page_tell       (DxSendPage   *self,
                                    const char   *heading,
                                    const GError *error);

gboolean   dx_send_page_is_news    (char        **shown,
                                    char         *now_take);
void       dx_send_page_clear      (GtkListBox   *list);

/* dx-send-page-mail.c */
void       dx_send_page_show_receivers (DxSendPage *self);
void       dx_send_page_show_mail      (DxSendPage *self);

/* dx-send-page-out.c */
void       dx_send_page_write_folder (DxSendPage *self);
void       dx_send_page_write_file   (DxSendPage *self);
void       dx_send_page_show_running (DxSendPage *self);
void       dx_send_page_stop         (DxSendPage *self);
void       dx_send_page_open         (DxSendPage *self);

/* dx-send-page-note.c */
void       dx_send_page_init_note (DxSendPage *self);
void       dx_send_page_show_note (DxSendPage *self);
void       dx_send_page_hand_in   (DxSendPage *self);
void       dx_send_page_take_back (DxSendPage *self);

G_END_DECLS
