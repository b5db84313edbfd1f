/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-sheet.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "dx-times-private.h"

G_DEFINE_QUARK (dx-sheet-error-quark, dx_sheet_error)

/* A sheet holds numbers as binary fractions: beyond 2⁵³ they lose digits,
 * and are written as words instead. */
#define MAX_EXACT (G_GINT64_CONSTANT (1) << 53)

/* Its calendar begins in 1900; it takes 29/02/1900 for a day. */
#define FIRST_YEAR 1901

#define MAX_CELL_LETTERS 32767

/* Where no time is given, the one that ZIP files begin with. */
#define NO_TIME 315532800

#define FONT "Times New Roman"
#define FONT_SIZE 12
#define SHEET_NAME "Bảng tổng hợp"

/* Of all columns together, in letters. */
#define TABLE_LETTERS 190
#define MIN_LETTERS 5

/* Programs that open a sheet do not all look how tall its rows must be. A
 * letter of a column's width is about so many points; lines of words end a
 * little early. A row cannot be taller than the last. */
#define LETTER_POINTS 5.25
#define FILLING 0.92
#define LINE_POINTS 15.75
#define MAX_ROW_POINTS 409.0

#define PAPER_A4 9

typedef struct {
  const DxSummary *summary;
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_row_t head; /* the header's row; the first proposal is below it */
} Sheet;

static guint
count_columns (const Sheet *self)
{
  return self->summary->columns->columns->len;
}

static const DxColumn *
get_column (const Sheet *self, guint column)
{
  return g_ptr_array_index (self->summary->columns->columns, column);
}

static lxw_format *
new_format (Sheet *self, gboolean bold)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_font_name (format, FONT);
  format_set_font_size (format, FONT_SIZE);
  if (bold)
    format_set_bold (format);

  return format;
}

/* Of a cell of the table. */
static lxw_format *
new_cell_format (Sheet *self, DxColumnAlign align, gboolean bold)
{
  lxw_format *format = new_format (self, bold);

  format_set_border (format, LXW_BORDER_THIN);
  format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  format_set_align (format, align == DX_COLUMN_CENTER  ? LXW_ALIGN_CENTER
                            : align == DX_COLUMN_RIGHT ? LXW_ALIGN_RIGHT
                                                       : LXW_ALIGN_LEFT);

  return format;
}

/* Lines over the table, each across all of it. */
static void
write_lines (Sheet *self, GStrv lines, gboolean bold)
{
  lxw_format *format = new_format (self, bold);
  lxw_col_t last = (lxw_col_t) (count_columns (self) - 1);

  format_set_align (format, LXW_ALIGN_CENTER);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '\0')
        continue;
      if (last > 0)
        worksheet_merge_range (self->sheet, self->head, 0, self->head, last,
                               lines[i], format);
      else
        worksheet_write_string (self->sheet, self->head, 0, lines[i], format);
      self->head++;
    }
}

/* In letters. */
static double
column_width (const Sheet *self, guint column)
{
  double total = 0;

  for (guint i = 0; i < count_columns (self); i++)
    total += get_column (self, i)->width;

  return MAX (TABLE_LETTERS * get_column (self, column)->width / total,
              MIN_LETTERS);
}

static guint
count_lines (const char *text, double letters)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += MAX (1, (guint) ceil (dx_times_measure (lines[i], FONT_SIZE)
                               / (letters * LETTER_POINTS * FILLING)));

  return n;
}

/* Makes room for the tallest cell of a row, or of the header. */
static void
set_height (Sheet *self, lxw_row_t row, const GPtrArray *cells)
{
  guint lines = 1;

  for (guint i = 0; i < count_columns (self); i++)
    {
      const char *text =
          cells != NULL
              ? ((const DxSummaryCell *) g_ptr_array_index (cells, i))->text
              : get_column (self, i)->heading;

      lines = MAX (lines, count_lines (text, column_width (self, i)));
    }
  worksheet_set_row (self->sheet, row,
                     MIN (lines * LINE_POINTS, MAX_ROW_POINTS), NULL);
}

static void
write_header (Sheet *self)
{
  lxw_format *format = new_cell_format (self, DX_COLUMN_CENTER, TRUE);

  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  set_height (self, self->head, NULL);
  for (guint i = 0; i < count_columns (self); i++)
    {
      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                            column_width (self, i), NULL);
      worksheet_write_string (self->sheet, self->head, (lxw_col_t) i,
                              get_column (self, i)->heading, format);
    }
  worksheet_repeat_rows (self->sheet, self->head, self->head);
  worksheet_freeze_panes (self->sheet, self->head + 1, 0);
}

static void
set_page (Sheet *self)
{
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, PAPER_A4);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_set_margins (self->sheet, 1.18, 0.59, 0.79, 0.79);
  worksheet_set_header (self->sheet, "&C&\"Times New Roman\"&14&P");
}

static gboolean
is_exact (gint64 number)
{
  return number >= -MAX_EXACT && number <= MAX_EXACT;
}

static gboolean
is_date (const DxSummaryCell *cell)
{
  return cell->kind == DX_CELL_DATE
         && g_date_get_year (&cell->date) >= FIRST_YEAR
         && g_date_get_year (&cell->date) <= 9999;
}

static void
write_date (Sheet *self,
            lxw_row_t row,
            guint column,
            const DxSummaryCell *cell,
            lxw_format *format)
{
  lxw_datetime date = { .year = g_date_get_year (&cell->date),
                        .month = (int) g_date_get_month (&cell->date),
                        .day = g_date_get_day (&cell->date) };

  format_set_num_format (format, "dd/mm/yyyy");
  worksheet_write_datetime (self->sheet, row, (lxw_col_t) column, &date,
                            format);
}

/* Words are written as words: what begins like a formula is none. */
static void
write_cell (Sheet *self,
            lxw_row_t row,
            guint column,
            const DxSummaryCell *cell,
            lxw_format *format)
{
  lxw_col_t place = (lxw_col_t) column;

  if (cell->kind == DX_CELL_NUMBER && is_exact (cell->number))
    worksheet_write_number (self->sheet, row, place, (double) cell->number,
                            format);
  else if (is_date (cell))
    write_date (self, row, column, cell, format);
  else if (*cell->text == '\0')
    worksheet_write_blank (self->sheet, row, place, format);
  else
    worksheet_write_string (self->sheet, row, place, cell->text, format);
}

/* Cells of a column share one format; dates need their own. */
static lxw_format *
column_format (Sheet *self, guint column, gboolean dates, gboolean bold)
{
  lxw_format *format =
      new_cell_format (self, get_column (self, column)->align, bold);

  if (!dates)
    format_set_num_format (format, "#,##0");

  return format;
}

static void
write_column (Sheet *self, guint column)
{
  lxw_format *plain = column_format (self, column, FALSE, FALSE);
  lxw_format *dates = column_format (self, column, TRUE, FALSE);

  for (guint i = 0; i < self->summary->rows->len; i++)
    {
      const DxSummaryCell *cell =
          dx_summary_get_cell (self->summary, i, column);

      write_cell (self, self->head + 1 + i, column, cell,
                  is_date (cell) ? dates : plain);
    }
}

static gboolean
column_is_exact (Sheet *self, guint column)
{
  for (guint i = 0; i < self->summary->rows->len; i++)
    {
      const DxSummaryCell *cell =
          dx_summary_get_cell (self->summary, i, column);

      if (cell->kind == DX_CELL_NUMBER && !is_exact (cell->number))
        return FALSE;
    }

  return TRUE;
}

/* The sum is a formula with its value, unless a number is not exact. */
static void
write_total (Sheet *self, guint column)
{
  const DxSummaryCell *cell = g_ptr_array_index (self->summary->total, column);
  lxw_format *format = column_format (self, column, FALSE, TRUE);
  lxw_row_t row = self->head + 1 + self->summary->rows->len;
  char first[LXW_MAX_CELL_NAME_LENGTH];
  char last[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *formula = NULL;

  if (!get_column (self, column)->total || self->summary->rows->len == 0
      || !is_exact (cell->number) || !column_is_exact (self, column))
    {
      write_cell (self, row, column, cell, format);
      return;
    }

  lxw_rowcol_to_cell (first, self->head + 1, (lxw_col_t) column);
  lxw_rowcol_to_cell (last, row - 1, (lxw_col_t) column);
  formula = g_strdup_printf ("=SUM(%s:%s)", first, last);
  worksheet_write_formula_num (self->sheet, row, (lxw_col_t) column, formula,
                               format, (double) cell->number);
}

static void
set_properties (Sheet *self, GDateTime *created)
{
  g_autofree char *title = g_strjoinv (" ", self->summary->heading);
  lxw_doc_properties properties = { .title = title };

  properties.created = created != NULL ? (time_t) g_date_time_to_unix (created)
                                       : NO_TIME;
  workbook_set_properties (self->book, &properties);
}

static void
write_sheet (Sheet *self, GDateTime *created)
{
  self->sheet = workbook_add_worksheet (self->book, SHEET_NAME);
  set_properties (self, created);
  set_page (self);
  write_lines (self, self->summary->heading, TRUE);
  write_lines (self, self->summary->subheading, FALSE);
  if (self->head > 0)
    self->head++;
  write_header (self);
  for (guint i = 0; i < self->summary->rows->len; i++)
    set_height (self, self->head + 1 + i,
                g_ptr_array_index (self->summary->rows, i));
  for (guint i = 0; i < count_columns (self); i++)
    {
      write_column (self, i);
      if (self->summary->total != NULL)
        write_total (self, i);
    }
}

/* A longer text would be lost without a word. */
static gboolean
check_lengths (const DxSummary *summary, GError **error)
{
  for (guint row = 0; row < summary->rows->len; row++)
    for (guint column = 0; column < summary->columns->columns->len; column++)
      {
        const DxSummaryCell *cell = dx_summary_get_cell (summary, row, column);
        const DxColumn *it =
            g_ptr_array_index (summary->columns->columns, column);

        if (g_utf8_strlen (cell->text, -1) <= MAX_CELL_LETTERS)
          continue;
        g_set_error (error, DX_SHEET_ERROR, DX_SHEET_ERROR_LENGTH,
                     _ ("row %u, column “%s”: the text is longer than the %d "
                        "characters that a cell of a sheet holds"),
                     row + 1, it->heading, MAX_CELL_LETTERS);
        return FALSE;
      }

  return TRUE;
}

static void
set_make_error (GError **error, const char *reason)
{
  g_set_error (error, DX_SHEET_ERROR, DX_SHEET_ERROR_MAKE,
               _ ("the sheet could not be made: %s"), reason);
}

static gboolean
ends_whole (struct archive *archive)
{
  char tail[1] = "";
  const void *block;
  size_t length;
  la_int64_t offset;
  int status;

  while ((status = archive_read_data_block (archive, &block, &length, &offset))
         == ARCHIVE_OK)
    if (length > 0)
      for (size_t i = length; i > 0; i--)
        if (!g_ascii_isspace (((const char *) block)[i - 1]))
          {
            tail[0] = ((const char *) block)[i - 1];
            break;
          }

  return status == ARCHIVE_EOF && tail[0] == '>';
}

/* The library keeps parts in temporary files and does not look whether they
 * could be written: a part that was cut off is no XML. */
static gboolean
is_whole (const guint8 *bytes, gsize length)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gboolean whole;
  int status = ARCHIVE_OK;

  archive_read_support_format_zip (archive);
  whole = archive_read_open_memory (archive, bytes, length) == ARCHIVE_OK;
  while (whole
         && (status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    whole = ends_whole (archive);
  archive_read_free (archive);

  return whole && status == ARCHIVE_EOF;
}

static gboolean
pass_on (int fd, DxPdfWriter writer, gpointer user_data, GError **error)
{
  off_t length = lseek (fd, 0, SEEK_END);
  guint8 *bytes =
      length > 0 ? mmap (NULL, (size_t) length, PROT_READ, MAP_SHARED, fd, 0)
                 : MAP_FAILED;
  gboolean done;

  if (bytes == MAP_FAILED)
    {
      set_make_error (error, g_strerror (errno));
      return FALSE;
    }
  done = is_whole (bytes, (gsize) length);
  if (!done)
    set_make_error (error, g_strerror (ENOSPC));
  else
    done = writer (bytes, (gsize) length, user_data, error);
  munmap (bytes, (size_t) length);

  return done;
}

/* The library writes to a name only: that of a file in memory. */
static gboolean
make_file (const DxSummary *summary, int fd, GDateTime *created, GError **error)
{
  g_autofree char *name = g_strdup_printf ("/proc/self/fd/%d", fd);
  Sheet sheet = { .summary = summary };
  lxw_error failed;

  sheet.book = workbook_new (name);
  if (sheet.book == NULL)
    {
      set_make_error (error, g_strerror (ENOMEM));
      return FALSE;
    }
  write_sheet (&sheet, created);
  failed = workbook_close (sheet.book);
  if (failed != LXW_NO_ERROR)
    set_make_error (error, lxw_strerror (failed));

  return failed == LXW_NO_ERROR;
}

/**
 * dx_sheet_write_xlsx:
 * @summary: a table
 * @created: (nullable): the time written into the file, or %NULL for a
 *   fixed one
 * @writer: (scope call): takes the bytes
 * @user_data: for @writer
 * @error: return location for an error
 *
 * Writes a table as a sheet: A4 on its side, the header row frozen and on
 * every printed page; numbers as numbers, dates as dates, sums as formulas
 * with their values. Words are never formulas. A number that a sheet cannot
 * hold exactly is written in words. The same table and time give the same
 * bytes.
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
dx_sheet_write_xlsx (const DxSummary *summary,
                     GDateTime *created,
                     DxPdfWriter writer,
                     gpointer user_data,
                     GError **error)
{
  gboolean done;
  int fd;

  g_return_val_if_fail (summary != NULL && writer != NULL, FALSE);

  if (!check_lengths (summary, error))
    return FALSE;
  fd = memfd_create ("dexuat-sheet", MFD_CLOEXEC);
  if (fd < 0)
    {
      set_make_error (error, g_strerror (errno));
      return FALSE;
    }
  done = make_file (summary, fd, created, error)
         && pass_on (fd, writer, user_data, error);
  close (fd);

  return done;
}
