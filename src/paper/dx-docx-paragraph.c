/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-docx-private.h"

#include <string.h>

#include "dx-times-private.h"

/*
 * dx_docx_paragraph:
 *
 * Returns: a paragraph that is as its style says
 */
DxDocxParagraph
dx_docx_paragraph (const char *style)
{
  return (DxDocxParagraph){ .style = style,
                            .before = DX_DOCX_SAME,
                            .after = DX_DOCX_SAME,
                            .left = DX_DOCX_SAME };
}

/*
 * dx_docx_paragraph_tab:
 * @place: from the left margin, in points
 *
 * Adds a tab stop; those beyond the room for them are left out.
 */
void
dx_docx_paragraph_tab (DxDocxParagraph *self, double place, gboolean leader)
{
  if (self->n_tabs == DX_DOCX_TABS)
    return;

  self->tabs[self->n_tabs].place = MIN (DX_TWIPS (place), DX_DOCX_BODY_TWIPS);
  self->tabs[self->n_tabs++].leader = leader;
}

/*
 * dx_docx_paragraph_hang:
 * @mark: what begins its first line, without the blank behind it
 * @left: of the mark, from the left margin, in points
 *
 * Lets the text hang beside its mark.
 */
void
dx_docx_paragraph_hang (DxDocxParagraph *self, const char *mark, double left)
{
  double gap = dx_times_measure (mark, DX_SIZE_BODY)
               + dx_times_measure (" ", DX_SIZE_BODY);

  self->left = DX_TWIPS (left + gap);
  self->hanging = self->left - DX_TWIPS (left);
}

static void
write_tabs (const DxDocxParagraph *self, DxXml *xml)
{
  if (self->n_tabs == 0)
    return;

  dx_xml_start (xml, "w:tabs", NULL);
  for (guint i = 0; i < self->n_tabs; i++)
    {
      char place[16];

      g_snprintf (place, sizeof place, "%d", self->tabs[i].place);
      if (self->tabs[i].leader)
        dx_xml_empty (xml, "w:tab", "w:val", "right", "w:leader", "dot",
                      "w:pos", place, NULL);
      else
        dx_xml_empty (xml, "w:tab", "w:val", "left", "w:pos", place, NULL);
    }
  dx_xml_end (xml);
}

static void
write_spacing (const DxDocxParagraph *self, DxXml *xml)
{
  if (self->before == DX_DOCX_SAME && self->after == DX_DOCX_SAME
      && self->pitch == 0)
    return;

  dx_xml_start (xml, "w:spacing", NULL);
  if (self->before != DX_DOCX_SAME)
    dx_xml_attribute (xml, "w:before", self->before);
  if (self->after != DX_DOCX_SAME)
    dx_xml_attribute (xml, "w:after", self->after);
  if (self->pitch != 0)
    {
      dx_xml_attribute (xml, "w:line", self->pitch);
      dx_xml_word (xml, "w:lineRule", self->exact ? "exact" : "atLeast");
    }
  dx_xml_end (xml);
}

static void
write_indent (const DxDocxParagraph *self, DxXml *xml)
{
  if (self->left == DX_DOCX_SAME)
    return;

  dx_xml_start (xml, "w:ind", NULL);
  dx_xml_attribute (xml, "w:left", self->left);
  dx_xml_attribute (xml, self->hanging > 0 ? "w:hanging" : "w:firstLine",
                    self->hanging);
  dx_xml_end (xml);
}

/*
 * dx_docx_paragraph_begin:
 *
 * Opens a paragraph, with its properties in the order that the schema
 * wants. It is closed like any element.
 */
void
dx_docx_paragraph_begin (const DxDocxParagraph *self, DxXml *xml)
{
  dx_xml_start (xml, "w:p", NULL);
  dx_xml_start (xml, "w:pPr", NULL);
  dx_xml_empty (xml, "w:pStyle", "w:val", self->style, NULL);
  if (self->keep_next)
    dx_xml_empty (xml, "w:keepNext", NULL);
  if (self->page_before)
    dx_xml_empty (xml, "w:pageBreakBefore", NULL);
  write_tabs (self, xml);
  write_spacing (self, xml);
  write_indent (self, xml);
  if (self->align != NULL)
    dx_xml_empty (xml, "w:jc", "w:val", self->align, NULL);
  dx_xml_end (xml);
}

/* A line feed breaks the line, not the paragraph. */
static void
write_lines (DxXml *xml, const char *text)
{
  for (const char *p = text; p != NULL;)
    {
      const char *end = strchr (p, '\n');
      g_autofree char *line = end != NULL ? g_strndup (p, end - p)
                                          : g_strdup (p);

      if (p != text)
        dx_xml_empty (xml, "w:br", NULL);
      dx_xml_start (xml, "w:t", "xml:space", "preserve", NULL);
      dx_xml_text (xml, line);
      dx_xml_end (xml);
      p = end != NULL ? end + 1 : NULL;
    }
}

static void
write_face (DxXml *xml, DxDocxFace face)
{
  if (face == DX_DOCX_PLAIN)
    return;

  dx_xml_start (xml, "w:rPr", NULL);
  if (face == DX_DOCX_BOLD)
    {
      dx_xml_empty (xml, "w:b", NULL);
      dx_xml_empty (xml, "w:bCs", NULL);
    }
  else
    {
      dx_xml_empty (xml, "w:b", "w:val", "0", NULL);
      dx_xml_empty (xml, "w:bCs", "w:val", "0", NULL);
      dx_xml_empty (xml, "w:i", NULL);
      dx_xml_empty (xml, "w:iCs", NULL);
    }
  dx_xml_end (xml);
}

/*
 * dx_docx_run:
 * @text: UTF-8 text
 *
 * Writes text into the paragraph that is open.
 */
void
dx_docx_run (DxXml *xml, const char *text, DxDocxFace face)
{
  dx_xml_start (xml, "w:r", NULL);
  write_face (xml, face);
  write_lines (xml, text);
  dx_xml_end (xml);
}

/*
 * dx_docx_run_tab:
 *
 * Goes on to the next tab stop.
 */
void
dx_docx_run_tab (DxXml *xml)
{
  dx_xml_start (xml, "w:r", NULL);
  dx_xml_empty (xml, "w:tab", NULL);
  dx_xml_end (xml);
}
