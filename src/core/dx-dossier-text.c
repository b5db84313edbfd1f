/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-dossier-text.h"

#include <string.h>

#include "dx-check-private.h"
#include "dx-date.h"
#include "dx-file-name.h"
#include "dx-progress.h"

/* An ending that is longer is part of the name. */
#define MAX_ENDING 10

/* Mail programs show about as much of a subject. */
#define MAX_SUBJECT 150

/* These fields have the same meaning in every form; one that a form does not
 * have is left out. */
#define FIELD_NAME "X.name"
#define FIELD_CONTACT "X.contact-name"
#define FIELD_POSITION "X.contact-position"
#define FIELD_PHONE "X.contact-phone"
#define FIELD_EMAIL "X.contact-email"

#define NAMELESS_TASK "(chưa có tên nhiệm vụ)"

/**
 * dx_dossier_file_new:
 * @name: of the file
 * @title: what it is
 * @size: bytes
 *
 * Returns: (transfer full): a file of a dossier
 */
DxDossierFile *
dx_dossier_file_new (const char *name, const char *title, guint64 size)
{
  DxDossierFile *self = g_new0 (DxDossierFile, 1);

  self->name = g_strdup (name);
  self->title = g_strdup (title);
  self->size = size;

  return self;
}

/**
 * dx_dossier_file_free:
 * @self: (transfer full) (nullable): a file
 *
 * Frees what is said of it.
 */
void
dx_dossier_file_free (DxDossierFile *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->title);
  g_free (self);
}

/* Where ".pdf" begins, or the end. */
static const char *
find_ending (const char *name)
{
  const char *dot = strrchr (name, '.');

  if (dot == NULL || dot == name || strlen (dot) - 1 > MAX_ENDING
      || dot[1] == '\0')
    return name + strlen (name);
  for (const char *at = dot + 1; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at))
      return name + strlen (name);

  return dot;
}

/**
 * dx_dossier_file_name:
 * @number: its place in the folder, from 1
 * @name: the name that somebody gave it, UTF-8
 *
 * Makes a name that every mail system and archive keeps: ASCII letters, and
 * the number, so that files lie in their order and no two have one name.
 *
 * Returns: (transfer full): "03_Cam-ket-doi-ung.pdf"
 */
char *
dx_dossier_file_name (guint number, const char *name)
{
  const char *ending;
  g_autofree char *prefix = NULL;
  g_autofree char *stem = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  ending = find_ending (name);
  prefix = g_strdup_printf ("%02u", number);
  stem = g_strndup (name, (gsize) (ending - name));

  return dx_file_name_new (prefix, stem, 0, ending);
}

static const char *
get_text (DxProposal *proposal, const char *id)
{
  const DxField *field =
      dx_form_get_field (dx_proposal_get_form (proposal), id);

  if (field == NULL || !dx_check_is_textual (field)
      || dx_proposal_is_empty (proposal, id))
    return NULL;

  return dx_proposal_get_text (proposal, id);
}

static gint64
get_year (DxProposal *proposal)
{
  const DxForm *form = dx_proposal_get_form (proposal);
  const DxCall *call = dx_proposal_get_call (proposal);
  gint64 year = 0;

  if (form->plan_field != NULL
      && dx_proposal_get_integer (proposal, form->plan_field, &year))
    return year;

  return call != NULL ? call->plan_year : 0;
}

static char *
get_title (DxProposal *proposal)
{
  char *title = dx_progress_get_title (proposal);

  return title != NULL ? title : g_strdup (NAMELESS_TASK);
}

/* At most so many letters, cut between words. */
static char *
shorten (const char *text, glong most)
{
  g_autofree char *cut = NULL;
  char *end;

  if (g_utf8_strlen (text, -1) <= most)
    return g_strdup (text);
  cut = g_utf8_substring (text, 0, most);
  end = strrchr (cut, ' ');
  if (end != NULL)
    *end = '\0';

  return g_strconcat (cut, "…", NULL);
}

/**
 * dx_dossier_text_get_subject:
 * @proposal: a proposal
 *
 * Writes the subject of the e-mail that the dossier goes with: who, what,
 * which year, which task.
 *
 * Returns: (transfer full): one line
 */
char *
dx_dossier_text_get_subject (DxProposal *proposal)
{
  g_autofree char *title = NULL;
  g_autoptr (GString) text = NULL;
  g_autofree char *line = NULL;
  const char *who;
  gint64 year;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);

  text = g_string_new (NULL);
  title = get_title (proposal);
  who = get_text (proposal, FIELD_NAME);
  year = get_year (proposal);
  if (who != NULL)
    g_string_append_printf (text, "[%s] ", who);
  g_string_append (text, "Hồ sơ đề xuất nhiệm vụ KH&CN");
  if (year > 0)
    g_string_append_printf (text, " kế hoạch năm %d", (int) year);
  g_string_append_printf (text, ": %s", title);
  line = g_strdelimit (g_string_free (g_steal_pointer (&text), FALSE), "\n\t",
                       ' ');

  return shorten (line, MAX_SUBJECT);
}

static void
add_address (GString *text, const DxCall *call)
{
  if (call == NULL)
    g_string_append (text, "Kính gửi Quý cơ quan,\n\n");
  else if (call->unit != NULL)
    g_string_append_printf (text, "Kính gửi: %s (qua %s),\n\n", call->office,
                            call->unit);
  else
    g_string_append_printf (text, "Kính gửi: %s,\n\n", call->office);
}

static void
add_opening (GString *text, DxProposal *proposal)
{
  const char *who = get_text (proposal, FIELD_NAME);
  const DxCall *call = dx_proposal_get_call (proposal);
  const gint64 year = get_year (proposal);

  g_string_append_printf (
      text, "%s trân trọng gửi hồ sơ đề xuất nhiệm vụ khoa học và công nghệ",
      who != NULL ? who : "Chúng tôi");
  if (year > 0)
    g_string_append_printf (text, " dự kiến thực hiện trong kế hoạch năm %d",
                            (int) year);
  if (call != NULL)
    g_string_append_printf (text, ", theo %s số …%s của %s", call->notice_kind,
                            call->notice_symbol, call->office);
  g_string_append (text, ".\n\n");
}

static void
add_contact (GString *text, DxProposal *proposal)
{
  const struct {
    const char *field;
    const char *before;
  } parts[] = { { FIELD_CONTACT, "" },
                { FIELD_POSITION, "" },
                { FIELD_PHONE, "điện thoại " },
                { FIELD_EMAIL, "thư điện tử " } };
  gboolean first = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *value = get_text (proposal, parts[i].field);

      if (value == NULL)
        continue;
      g_string_append_printf (text, "%s%s%s",
                              first ? "\nĐầu mối liên hệ: " : ", ",
                              parts[i].before, value);
      first = FALSE;
    }
  if (!first)
    g_string_append (text, ".\n");
}

/**
 * dx_dossier_text_get_letter:
 * @proposal: a proposal
 * @titles: (element-type utf8): what goes with the letter
 *
 * Writes the letter that the e-mail is. It says nothing that the user did
 * not: what else there is to say is the user's to add.
 *
 * Returns: (transfer full): its text, with line breaks U+000A
 */
char *
dx_dossier_text_get_letter (DxProposal *proposal, GPtrArray *titles)
{
  g_autofree char *title = NULL;
  const char *who;
  GString *text;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);
  g_return_val_if_fail (titles != NULL, NULL);

  text = g_string_new (NULL);
  title = get_title (proposal);
  who = get_text (proposal, FIELD_NAME);
  add_address (text, dx_proposal_get_call (proposal));
  add_opening (text, proposal);
  g_string_append_printf (text, "Tên nhiệm vụ đề xuất: %s\n", title);
  if (titles->len > 0)
    g_string_append (text, "\nTài liệu gửi kèm:\n");
  for (guint i = 0; i < titles->len; i++)
    g_string_append_printf (text, "%u. %s\n", i + 1,
                            (const char *) g_ptr_array_index (titles, i));
  add_contact (text, proposal);
  g_string_append (text, "\nKính đề nghị Quý cơ quan xem xét và xác nhận đã "
                         "nhận được hồ sơ.\n\nTrân trọng./.\n");
  if (who != NULL)
    g_string_append_printf (text, "%s\n", who);

  return g_string_free (text, FALSE);
}

/* "12,3 MB", as an office writes it, whatever the locale. */
static char *
format_size (guint64 size)
{
  const double kilo = (double) size / 1000;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (size < 1000)
    return g_strdup_printf ("%u byte", (guint) size);
  g_ascii_formatd (number, sizeof number, "%.1f",
                   kilo < 1000 ? kilo : kilo / 1000);
  g_strdelimit (number, ".", ',');

  return g_strdup_printf ("%s %s", number, kilo < 1000 ? "kB" : "MB");
}

static void
add_receiver (GString *text, const DxCall *call)
{
  if (call == NULL)
    return;
  g_string_append_printf (text, "Nơi nhận: %s\n", call->office);
  if (call->unit != NULL)
    g_string_append_printf (text, "Đơn vị tiếp nhận: %s\n", call->unit);
  for (guint i = 0; i < call->channels->len; i++)
    {
      const DxCallStatement *it = g_ptr_array_index (call->channels, i);

      g_string_append_printf (
          text, "- %s%s%s\n", it->text != NULL ? it->text : it->id,
          it->value != NULL ? ": " : "", it->value != NULL ? it->value : "");
    }
  if (call->deadline != NULL)
    g_string_append_printf (text, "Thời hạn theo %s: %s\n", call->notice_kind,
                            call->deadline->text);
}

static void
add_files (GString *text, GPtrArray *files)
{
  g_string_append (text, "\nCác tệp trong thư mục này:\n");
  for (guint i = 0; i < files->len; i++)
    {
      const DxDossierFile *file = g_ptr_array_index (files, i);
      g_autofree char *size = format_size (file->size);

      g_string_append_printf (text, "%u. %s (%s)\n   %s\n", i + 1, file->name,
                              size, file->title);
    }
}

/**
 * dx_dossier_text_get_list:
 * @proposal: the version that goes
 * @files: (element-type DxDossierFile): the files beside the list
 * @code: (nullable): the code of that version, as it is shown
 * @now: when the folder is made
 *
 * Writes the list of a folder with a dossier: what it is, where it goes, its
 * files. Its lines end as those of other systems do, and it begins with a
 * byte order mark, so that every editor shows its letters.
 *
 * Returns: (transfer full): the text of a file
 */
char *
dx_dossier_text_get_list (DxProposal *proposal,
                          GPtrArray *files,
                          const char *code,
                          GDateTime *now)
{
  g_autofree char *title = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *unix_text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;
  const char *who;
  GString *text;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);
  g_return_val_if_fail (files != NULL && now != NULL, NULL);

  text = g_string_new ("HỒ SƠ ĐỀ XUẤT NHIỆM VỤ KHOA HỌC VÀ CÔNG NGHỆ\n\n");
  title = get_title (proposal);
  moment = dx_instant_format_office (now);
  who = get_text (proposal, FIELD_NAME);
  g_string_append_printf (text, "Tên nhiệm vụ: %s\n", title);
  if (who != NULL)
    g_string_append_printf (text, "Tổ chức, cá nhân đề xuất: %s\n", who);
  g_string_append_printf (text, "Bản số %d, lập lúc %s\n",
                          (int) dx_proposal_get_revision (proposal), moment);
  if (code != NULL)
    g_string_append_printf (text, "Mã kiểm tra: %s\n", code);
  add_receiver (text, dx_proposal_get_call (proposal));
  add_files (text, files);
  g_string_append (text, "\nThư mục này chỉ được lưu trên máy: hồ sơ CHƯA "
                         "được gửi đi.\n");
  unix_text = g_string_free (text, FALSE);
  lines = g_strsplit (unix_text, "\n", -1);
  joined = g_strjoinv ("\r\n", lines);

  return g_strconcat ("\xEF\xBB\xBF", joined, NULL);
}
