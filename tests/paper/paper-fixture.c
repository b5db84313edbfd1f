/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "paper-fixture.h"

static DxFonts *fonts;
static DxCatalog *catalog;

/* One for all tests of a program, as a program keeps one. */
DxFonts *
fixture_fonts (void)
{
  if (fonts == NULL)
    fonts = dx_fonts_new ();

  return fonts;
}

DxCatalog *
fixture_catalog (void)
{
  if (catalog == NULL)
    catalog = dx_catalog_new ();

  return catalog;
}

DxProposal *
fixture_proposal (void)
{
  return dx_proposal_new (dx_catalog_get_default_form (fixture_catalog ()),
                          NULL);
}

/* Something in every field. */
DxProposal *
fixture_full (void)
{
  static const struct {
    const char *field;
    const char *text;
  } texts[] = {
    { "I.name", "Nâng cao năng suất chất lượng ngành chè" },
    { "II.urgency", "Đoạn thứ nhất.\n- Ý một;\n- Ý hai." },
    { "III.objectives", "Hỗ trợ 20 doanh nghiệp." },
    { "IV.contents", "1. Khảo sát\n2. Đào tạo" },
    { "V.results", "Một (01) báo cáo." },
    { "VI.effects", "Năng suất tăng 10%." },
    { "VII.places", "Các doanh nghiệp trong tỉnh." },
    { "VIII.duration", "18 tháng" },
    { "X.name", "Công ty Cổ phần Chè Ví Dụ" },
    { "X.address", "Số 1, phường Ví Dụ" },
    { "X.contact-name", "Nguyễn Thị Ví Dụ" },
    { "X.contact-position", "Trưởng phòng" },
    { "X.contact-phone", "0912.000.001" },
    { "X.contact-email", "vidu@vidu.vn.example" },
  };
  static const char *const papers[] = { "Công văn", "Văn bản cam kết", NULL };
  DxProposal *proposal = fixture_proposal ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    dx_proposal_set_text (proposal, texts[i].field, texts[i].text);
  dx_proposal_set_integer (proposal, "plan-year", 2026);
  dx_proposal_set_integer (proposal, "IX.total", 2000000000);
  dx_proposal_set_integer (proposal, "IX.state-budget", 1500000000);
  dx_proposal_set_integer (proposal, "IX.counterpart", 500000000);
  dx_proposal_set_list (proposal, "X.attachments", papers);

  return proposal;
}

/* Prose of as many syllables, in Vietnamese letters. */
char *
fixture_sentences (GRand *random, guint words)
{
  static const char *const syllables[] = {
    "năng", "suất",    "chất", "lượng", "doanh",     "nghiệp", "hỗ",
    "trợ",  "nghiêng", "đề",   "xuất",  "2021-2030", "QĐ-TTg", "và",
    "ở",    "A/B",     "quốc", "gia",   "hợp",       "chuẩn"
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (
          text,
          syllables[g_rand_int_range (random, 0, G_N_ELEMENTS (syllables))]);
    }
  g_string_append_c (text, '.');

  return g_string_free (text, FALSE);
}

static char *
random_value (GRand *random)
{
  GString *text = g_string_new (NULL);
  guint n = g_rand_int_range (random, 1, 9);

  for (guint i = 0; i < n; i++)
    {
      static const char *const marks[] = { "", "", "- ", "+ ", "1. ", "a) " };
      g_autofree char *words =
          fixture_sentences (random, g_rand_int_range (random, 1, 120));

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (
          text, marks[g_rand_int_range (random, 0, G_N_ELEMENTS (marks))]);
      g_string_append (text, words);
    }

  return g_string_free (text, FALSE);
}

static void
add_rows (DxProposal *proposal, GRand *random, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name =
          fixture_sentences (random, g_rand_int_range (random, 1, 60));

      dx_proposal_insert_row (proposal, "V.products", i);
      dx_proposal_set_cell_text (proposal, "V.products", i, "name", name);
      dx_proposal_set_cell_text (proposal, "V.products", i, "requirement",
                                 name);
      dx_proposal_set_cell_integer (proposal, "V.products", i, "quantity", i);
    }
}

/* Any number of paragraphs, list lines and rows, or nothing, in each field. */
DxProposal *
fixture_random (GRand *random)
{
  static const char *const fields[] = { "II.urgency",  "III.objectives",
                                        "IV.contents", "V.results",
                                        "VI.effects",  "VII.places",
                                        "X.address" };
  DxProposal *proposal = fixture_full ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = random_value (random);

      if (g_rand_int_range (random, 0, 6) > 0)
        dx_proposal_set_text (proposal, fields[i], text);
      else
        dx_proposal_clear (proposal, fields[i]);
    }
  add_rows (proposal, random, g_rand_int_range (random, 0, 12));

  return proposal;
}

char *
fixture_repeat (const char *unit, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, unit);

  return g_string_free (text, FALSE);
}

/* Leak checkers see nothing left. */
void
fixture_clear (void)
{
  g_clear_object (&fonts);
  g_clear_object (&catalog);
}
