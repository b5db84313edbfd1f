/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper-fixture.h"

static void
test_tinos (void)
{
  DxFonts *fonts = fixture_fonts ();

  g_assert_cmpstr (dx_fonts_get_family (fonts), ==, "Tinos");
  g_assert_false (dx_fonts_is_stand_in (fonts));
  g_assert_true (dx_fonts_is_complete (fonts));
}

/* Text that Tinos covers never sees the machine's other fonts. */
static void
test_contexts (void)
{
  static const struct {
    const char *text;
    gboolean own;
  } cases[] = {
    { NULL, TRUE },
    { "", TRUE },
    { "Nâng cao năng suất, chất lượng – “ngoặc” 5 m²…", TRUE },
    { "dòng\nmới", TRUE },
    { "ẩn\u200B\u2060\uFEFF\u00ADđi", TRUE },
    { "漢字", FALSE },
    { "😀", FALSE },
    { "\u0E01", FALSE },
  };
  DxFonts *fonts = fixture_fonts ();
  PangoContext *own = dx_fonts_get_context (fonts, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true ((dx_fonts_get_context (fonts, cases[i].text) == own)
                   == cases[i].own);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fonts/tinos", test_tinos);
  g_test_add_func ("/fonts/contexts", test_contexts);

  status = g_test_run ();
  fixture_clear ();

  return status;
}
