/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-exchange"

#include "dx-word-tag-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *name;
  DxWordTag tag;
} Entry;

/* In the order of strcmp (). What moved away was struck out; what moved
 * here, or was inserted, is text like any other. */
static const Entry entries[] = {
  { "AlternateContent", DX_WORD_TAG_ALTERNATE },
  { "Choice", DX_WORD_TAG_CHOICE },
  { "Fallback", DX_WORD_TAG_FALLBACK },
  { "OLEObject", DX_WORD_TAG_PICTURE },
  { "br", DX_WORD_TAG_BR },
  { "chart", DX_WORD_TAG_PICTURE },
  { "commentReference", DX_WORD_TAG_COMMENT },
  { "cr", DX_WORD_TAG_CR },
  { "del", DX_WORD_TAG_DEL },
  { "delText", DX_WORD_TAG_DEL_TEXT },
  { "docPartGallery", DX_WORD_TAG_GALLERY },
  { "fldChar", DX_WORD_TAG_FIELD_CHAR },
  { "fldSimple", DX_WORD_TAG_FIELD_SIMPLE },
  { "gridBefore", DX_WORD_TAG_GRID_BEFORE },
  { "gridSpan", DX_WORD_TAG_GRID_SPAN },
  { "ilvl", DX_WORD_TAG_LEVEL },
  { "imagedata", DX_WORD_TAG_PICTURE },
  { "instrText", DX_WORD_TAG_FIELD_CODE },
  { "moveFrom", DX_WORD_TAG_DEL },
  { "noBreakHyphen", DX_WORD_TAG_HYPHEN },
  { "numId", DX_WORD_TAG_NUMBER },
  { "p", DX_WORD_TAG_P },
  { "pPr", DX_WORD_TAG_P_PROPERTIES },
  { "pStyle", DX_WORD_TAG_P_STYLE },
  { "pic", DX_WORD_TAG_PICTURE },
  { "r", DX_WORD_TAG_R },
  { "rFonts", DX_WORD_TAG_FONTS },
  { "rPr", DX_WORD_TAG_R_PROPERTIES },
  { "rStyle", DX_WORD_TAG_R_STYLE },
  { "rt", DX_WORD_TAG_RUBY_TEXT },
  { "sdt", DX_WORD_TAG_SDT },
  { "sdtContent", DX_WORD_TAG_SDT_CONTENT },
  { "showingPlcHdr", DX_WORD_TAG_PLACEHOLDER },
  { "softHyphen", DX_WORD_TAG_SOFT_HYPHEN },
  { "sym", DX_WORD_TAG_SYMBOL },
  { "t", DX_WORD_TAG_TEXT },
  { "tab", DX_WORD_TAG_TAB },
  { "tbl", DX_WORD_TAG_TABLE },
  { "tc", DX_WORD_TAG_TABLE_CELL },
  { "tr", DX_WORD_TAG_TABLE_ROW },
  { "vMerge", DX_WORD_TAG_V_MERGE },
};

static int
compare (const void *name, const void *entry)
{
  return strcmp (name, ((const Entry *) entry)->name);
}

/*
 * dx_word_tag_find:
 * @name: a tag without its prefix
 *
 * Returns: which one it is
 */
DxWordTag
dx_word_tag_find (const char *name)
{
  const Entry *found =
      bsearch (name, entries, G_N_ELEMENTS (entries), sizeof (Entry), compare);

  return found != NULL ? found->tag : DX_WORD_TAG_OTHER;
}
