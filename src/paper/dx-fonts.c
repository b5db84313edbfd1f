/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-paper"

#include "dx-fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

/* Tinos has the widths of Times New Roman and all Vietnamese letters. The
 * stand-ins are tried in this order where it is missing; Liberation Serif
 * before 2.0 lacks most of them, which is why coverage is looked at and
 * names are not trusted. */
#define FAMILY "Tinos"
#define STAND_INS "Tinos, Times New Roman, Liberation Serif, serif"

static const char *const file_names[]
    = { "Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf",
        "Tinos-BoldItalic.ttf" };

static const char *const font_folders[]
    = { "fonts/truetype/croscore", "fonts/croscore", "fonts/truetype/tinos",
        "fonts/tinos", "fonts" };

/* The letters beyond ASCII that Vietnamese is written with. */
static const char vietnamese[]
    = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
      "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ";

/* One font map is kept for all documents: a new one a document doubles the
 * time. Text that Tinos covers is set from a map that holds nothing else,
 * so the machine's other fonts are neither read nor able to change a page;
 * only text with other letters (emoji, CJK, Arabic …) sees them all. */
struct _DxFonts {
  GObject parent_instance;

  FcConfig *own_config;
  FcConfig *all_config;
  FcCharSet *covered;
  PangoContext *own;
  PangoContext *all;
  char *family;
  gboolean complete;
};

G_DEFINE_FINAL_TYPE (DxFonts, dx_fonts, G_TYPE_OBJECT)

static PangoContext *
make_context (FcConfig *config, const char *family)
{
  g_autoptr (PangoFontMap) map
      = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  g_autoptr (PangoFontDescription) description
      = pango_font_description_from_string (family);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoContext *context;

  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  /* Points are pixels: paper is measured in points throughout. */
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72);
  context = pango_font_map_create_context (map);

  /* Nothing may be snapped to pixels, or lines break differently on
   * screen and on paper. */
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);

  /* Not the locale's: the same bytes come out on every machine. */
  pango_context_set_language (context, pango_language_from_string ("vi"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  pango_context_set_font_description (context, description);

  return context;
}

static gboolean
add_files_from (FcConfig *config, const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (file_names); i++)
    {
      g_autofree char *path = g_build_filename (folder, file_names[i], NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR)
          || !FcConfigAppFontAddFile (config, (const FcChar8 *) path))
        {
          FcConfigAppFontClear (config);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
add_files (FcConfig *config)
{
  const char *const *roots = g_get_system_data_dirs ();

  for (guint r = 0; r <= g_strv_length ((GStrv) roots); r++)
    {
      const char *root = r == 0 ? g_get_user_data_dir () : roots[r - 1];

      for (guint f = 0; f < G_N_ELEMENTS (font_folders); f++)
        {
          g_autofree char *folder
              = g_build_filename (root, font_folders[f], NULL);

          if (add_files_from (config, folder))
            return TRUE;
        }
    }

  return FALSE;
}

static FcCharSet *
common_charset (FcConfig *config)
{
  FcFontSet *fonts = FcConfigGetFonts (config, FcSetApplication);
  FcCharSet *common = NULL;

  for (int i = 0; fonts != NULL && i < fonts->nfont; i++)
    {
      FcCharSet *one = NULL;
      FcCharSet *both;

      if (FcPatternGetCharSet (fonts->fonts[i], FC_CHARSET, 0, &one)
          != FcResultMatch)
        continue;
      both = common == NULL ? FcCharSetCopy (one)
                            : FcCharSetIntersect (common, one);
      g_clear_pointer (&common, FcCharSetDestroy);
      common = both;
    }

  return common;
}

/* Characters that show nothing and need no font. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F)
         || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F)
         || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

static gboolean
covers (FcCharSet *set, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c;

      if ((guchar) *p < 0x80)
        continue;
      c = g_utf8_get_char (p);
      if (!FcCharSetHasChar (set, c) && !is_invisible (c))
        return FALSE;
    }

  return TRUE;
}

static PangoContext *
get_all (DxFonts *self)
{
  if (self->all == NULL)
    {
      self->all_config = FcInitLoadConfigAndFonts ();
      add_files (self->all_config);
      self->all = make_context (self->all_config, STAND_INS);
    }

  return self->all;
}

/* What fontconfig gives in place of Tinos, and whether it will do. */
static void
take_stand_in (DxFonts *self)
{
  PangoContext *context = get_all (self);
  g_autoptr (PangoFont) font = pango_font_map_load_font (
      pango_context_get_font_map (context), context,
      pango_context_get_font_description (context));
  g_autoptr (PangoFontDescription) description
      = font != NULL ? pango_font_describe (font) : NULL;

  self->family = g_strdup (
      description != NULL ? pango_font_description_get_family (description)
                          : "serif");
  self->complete = font != NULL;
  for (const char *p = vietnamese; self->complete && *p != '\0';
       p = g_utf8_next_char (p))
    self->complete = pango_font_has_char (font, g_utf8_get_char (p));
}

static void
dx_fonts_finalize (GObject *object)
{
  DxFonts *self = DX_FONTS (object);

  g_clear_object (&self->own);
  g_clear_object (&self->all);
  g_clear_pointer (&self->covered, FcCharSetDestroy);
  g_clear_pointer (&self->own_config, FcConfigDestroy);
  g_clear_pointer (&self->all_config, FcConfigDestroy);
  g_clear_pointer (&self->family, g_free);

  G_OBJECT_CLASS (dx_fonts_parent_class)->finalize (object);
}

static void
dx_fonts_class_init (DxFontsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dx_fonts_finalize;
}

static void
dx_fonts_init (DxFonts *self)
{
  self->own_config = FcConfigCreate ();

  if (add_files (self->own_config))
    {
      self->covered = common_charset (self->own_config);
      self->complete
          = self->covered != NULL && covers (self->covered, vietnamese);
      self->family = g_strdup (FAMILY);
      self->own = make_context (self->own_config, FAMILY);
    }
  else
    {
      take_stand_in (self);
    }
}

/**
 * dx_fonts_new:
 *
 * Finds the four faces of Tinos and makes what is needed to set text with
 * them. Keep one for the life of the program; it belongs to one thread.
 *
 * Returns: (transfer full): the fonts
 */
DxFonts *
dx_fonts_new (void)
{
  return g_object_new (DX_TYPE_FONTS, NULL);
}

/**
 * dx_fonts_get_family:
 * @self: the fonts
 *
 * Gets the family that body text is set in.
 *
 * Returns: "Tinos", or the stand-in's name
 */
const char *
dx_fonts_get_family (DxFonts *self)
{
  g_return_val_if_fail (DX_IS_FONTS (self), NULL);

  return self->family;
}

/**
 * dx_fonts_is_stand_in:
 * @self: the fonts
 *
 * Tells whether Tinos is missing: pages then break elsewhere than on other
 * machines, and the user should be told.
 *
 * Returns: %TRUE when another family is used
 */
gboolean
dx_fonts_is_stand_in (DxFonts *self)
{
  g_return_val_if_fail (DX_IS_FONTS (self), FALSE);

  return self->own == NULL;
}

/**
 * dx_fonts_is_complete:
 * @self: the fonts
 *
 * Tells whether the family has every Vietnamese letter.
 *
 * Returns: %FALSE when some would come from another font
 */
gboolean
dx_fonts_is_complete (DxFonts *self)
{
  g_return_val_if_fail (DX_IS_FONTS (self), FALSE);

  return self->complete;
}

/**
 * dx_fonts_get_context:
 * @self: the fonts
 * @text: (nullable): UTF-8 text to set
 *
 * Gets the context for @text: the one with Tinos alone when it covers all
 * letters, the one with all fonts of the machine otherwise.
 *
 * Returns: (transfer none): a context; one unit is a point
 */
PangoContext *
dx_fonts_get_context (DxFonts *self, const char *text)
{
  g_return_val_if_fail (DX_IS_FONTS (self), NULL);

  if (self->own != NULL
      && (text == NULL || covers (self->covered, text)))
    return self->own;

  return get_all (self);
}
