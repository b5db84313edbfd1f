/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-docx-private.h"

#include <string.h>

#include "dx-joint-private.h"
#include "dx-times-private.h"

/* Word processors end lines behind the hyphen of "2026-2030", where our
 * pages never do. A character that holds a token together would be part of
 * the text, which is to be read as it was typed; a sign that is hidden is
 * none. It stands in the way of whoever searches for the token, so that only
 * those get one that come to the end of a line. A word processor that does
 * not know it breaks the line there, as it did. */

/* What has more is no text, and its file would grow out of bounds. */
#define MAX_JOINTS 200

/* Where lines end is a guess: see dx_times_measure (). */
#define TOLERANCE 6.0

typedef struct {
  const DxDocxLines *lines;
  const char *end;
  double room; /* of the line that is filled */
  double used;
  double blank;
  GArray *joints; /* where lines must not be broken */
  const char *text;
} Fill;

static double
measure (const Fill *self, const char *from, const char *to)
{
  g_autofree char *part = g_strndup (from, (gsize) (to - from));

  return dx_times_measure (part, self->lines->size);
}

/* A blank behind a hyphen may belong to the token. */
static const char *
find_token_end (const Fill *self, const char *p)
{
  while (p < self->end && *p != ' ' && *p != '\n')
    {
      gsize joint = p > self->text ? dx_joint_length (p, self->end) : 0;

      p += MAX (joint, 1);
    }

  return p;
}

/* Notes where a token would be parted at the end of a line: nobody breaks
 * one between a slash and a figure. */
static void
add_joints (Fill *self, const char *token, const char *token_end)
{
  for (const char *p = token; p < token_end; p++)
    {
      gsize joint = p > self->text ? dx_joint_length (p, self->end) : 0;
      gsize place = (gsize) (p + joint - self->text);

      if (joint == 0 || (*p == '/' && g_ascii_isdigit (p[joint])))
        continue;
      if (self->joints->len == MAX_JOINTS
          || self->used + measure (self, token, p + 1) > self->room + TOLERANCE)
        return;
      g_array_append_val (self->joints, place);
    }
}

static void
set_token (Fill *self, const char *token, const char *token_end)
{
  double width = measure (self, token, token_end);

  if (self->used + width > self->room - TOLERANCE)
    add_joints (self, token, token_end);
  if (self->used + width > self->room && self->used > 0)
    {
      self->room = self->lines->width;
      self->used = 0;
    }
  self->used += width;
}

static GArray *
find_joints (const char *text, const DxDocxLines *lines)
{
  Fill fill = { .lines = lines,
                .end = text + strlen (text),
                .room = lines->first,
                .blank = dx_times_measure (" ", lines->size),
                .joints = g_array_new (FALSE, FALSE, sizeof (gsize)),
                .text = text };

  for (const char *p = text; p < fill.end;)
    {
      const char *token_end = find_token_end (&fill, p);

      set_token (&fill, p, token_end);
      p = token_end;
      if (p < fill.end && *p == '\n')
        {
          fill.room = lines->width;
          fill.used = 0;
        }
      else
        {
          fill.used += fill.blank;
        }
      p++;
    }

  return fill.joints;
}

static void
write_joint (DxXml *xml)
{
  dx_xml_start (xml, "w:r", NULL);
  dx_xml_start (xml, "w:rPr", NULL);
  dx_xml_empty (xml, "w:vanish", NULL);
  dx_xml_end (xml);
  dx_xml_empty (xml, "w:sym", "w:font", "Times New Roman", "w:char", "2060",
                NULL);
  dx_xml_end (xml);
}

/*
 * dx_docx_lines_of:
 *
 * Returns: the lines of a paragraph of the body
 */
DxDocxLines
dx_docx_lines_of (const DxDocxParagraph *paragraph)
{
  DxDocxLines lines = { .first = DX_BODY_WIDTH - DX_FIRST_INDENT,
                        .width = DX_BODY_WIDTH,
                        .size = DX_SIZE_BODY };

  if (paragraph->left != DX_DOCX_SAME)
    {
      lines.width = DX_BODY_WIDTH - paragraph->left / 20.0;
      lines.first = lines.width + paragraph->hanging / 20.0;
    }

  return lines;
}

/*
 * dx_docx_run_lines:
 * @text: UTF-8 text that begins a paragraph
 * @lines: what its lines are like
 *
 * Writes text into the paragraph that is open. Tokens at the ends of lines
 * stay whole as on our pages.
 */
void
dx_docx_run_lines (DxXml *xml, const char *text, const DxDocxLines *lines)
{
  g_autoptr (GArray) joints = find_joints (text, lines);
  gsize start = 0;

  for (guint i = 0; i < joints->len; i++)
    {
      gsize joint = g_array_index (joints, gsize, i);
      g_autofree char *part = g_strndup (text + start, joint - start);

      dx_docx_run (xml, part, DX_DOCX_PLAIN);
      write_joint (xml);
      start = joint;
    }
  dx_docx_run (xml, text + start, DX_DOCX_PLAIN);
}
