/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-file-name.h"

#include <string.h>

#define SLIP "Phieu-de-xuat"
#define TEN "mười chữ cái "
#define LETTERS "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

typedef struct {
  const char *prefix;
  const char *title;
  gint64 year;
  const char *suffix;
  const char *name;
} Case;

static const Case cases[] = {
  { SLIP, "Nâng cao năng suất", 2026, ".pdf",
    SLIP "_Nang-cao-nang-suat_2026.pdf" },
  { SLIP, "Đường đi của ĐẤT đỏ", 0, ".json", SLIP "_Duong-di-cua-DAT-do.json" },
  { SLIP, "\u00D0ường \u00F0i", 0, NULL, SLIP "_Duong-di" },
  /* Letters with their marks apart. */
  { SLIP, "Tie\u0302\u0301ng Vie\u0323\u0302t", 2026, NULL,
    SLIP "_Tieng-Viet_2026" },
  { SLIP, "ăâêôơưđ ĂÂÊÔƠƯĐ", 0, NULL, SLIP "_aaeooud-AAEOOUD" },
  { SLIP, "ỹ ỵ ặ ậ ệ ộ ợ ự ỉ", 0, NULL, SLIP "_y-y-a-a-e-o-o-u-i" },
  /* What stands between words. */
  { SLIP, "  a  –  b/c\\d:e*f?g\"h<i>j|k\nl\tm ", 1, NULL,
    SLIP "_a-b-c-d-e-f-g-h-i-j-k-l-m_1" },
  { SLIP, "“Xanh”, (sạch) & đẹp!", 2026, ".pdf",
    SLIP "_Xanh-sach-dep_2026.pdf" },
  { SLIP, "../../etc/passwd", 0, ".pdf", SLIP "_etc-passwd.pdf" },
  { SLIP, "a_b__c", 0, NULL, SLIP "_a-b-c" },
  { SLIP, "zero\u200Bwidth\u00A0blank", 0, NULL, SLIP "_zero-width-blank" },
  /* Numbers. */
  { SLIP, "ISO 14064-1.2: 1.250.000 tấn CO₂", 0, NULL,
    SLIP "_ISO-14064-1.2-1.250.000-tan-CO2" },
  { SLIP, "5S. 6S .7 8. ½", 0, NULL, SLIP "_5S-6S-7-8" },
  /* What other scripts say is left out. */
  { SLIP, "漢字 chữ 😀 Русский", 0, NULL, SLIP "_chu" },
  /* Something missing. */
  { SLIP, NULL, 2026, ".pdf", SLIP "_2026.pdf" },
  { SLIP, "", 0, ".pdf", SLIP ".pdf" },
  { SLIP, " … ", 0, NULL, SLIP },
  { SLIP, "漢字", 2026, "", SLIP "_2026" },
  { NULL, "Tên", 2026, ".pdf", "Ten_2026.pdf" },
  { "", "Tên", 0, NULL, "Ten" },
  { NULL, NULL, 0, NULL, SLIP },
  { "", "…", 2026, ".pdf", SLIP "_2026.pdf" },
  { SLIP, "a", -5, NULL, SLIP "_a" },
  { SLIP, "a", G_MAXINT64, NULL, SLIP "_a_9223372036854775807" },
  /* Prefix and suffix are not trusted either. */
  { "Phiếu đề xuất", "a", 0, ".pdf", SLIP "_a.pdf" },
  { "../Bản/", "a", 0, "/../é.pdf", "Ban_a.pdf" },
  { "-.x", "-.y", 0, "-phu-luc_1.odt", "x_y-phu-luc_1.odt" },
  { SLIP, "a", 0, ". .", SLIP "_a" },
  { NULL, "a", 0, "pdf.", "apdf" },
  /* Names of devices. */
  { NULL, "con", 0, ".pdf", "_con.pdf" },
  { NULL, "CON", 0, ".tar.gz", "_CON.tar.gz" },
  { "aux", "", 0, NULL, "_aux" },
  { "Nul", NULL, 0, ".txt", "_Nul.txt" },
  { NULL, "prn", 0, NULL, "_prn" },
  { NULL, "COM1", 0, ".x", "_COM1.x" },
  { NULL, "lpt9", 0, NULL, "_lpt9" },
  { NULL, "com1.5", 0, NULL, "_com1.5" },
  { NULL, "co", 0, "n", "_con" },
  { NULL, "con", 2026, ".pdf", "con_2026.pdf" },
  { NULL, "Công", 0, ".pdf", "Cong.pdf" },
  { NULL, "com", 0, NULL, "com" },
  { NULL, "com12", 0, NULL, "com12" },
  /* Length: 13 + 1 + 80 + 5 bytes are too few for one word more. */
  { SLIP, TEN TEN TEN TEN TEN TEN TEN TEN, 2026, ".pdf",
    SLIP "_muoi-chu-cai-muoi-chu-cai-muoi-chu-cai-muoi-chu-cai-muoi-chu-cai"
         "-muoi-chu-cai_2026.pdf" },
  { NULL, LETTERS " b", 0, NULL, LETTERS "-b" },
  { NULL, LETTERS " " LETTERS, 0, NULL, LETTERS },
  { LETTERS, "b", 0, NULL, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_b" },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = dx_file_name_new (cases[i].prefix, cases[i].title,
                                                cases[i].year, cases[i].suffix);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* One word that is longer than a name is cut where it must be, but not
 * behind a dot. */
static void
test_long_word (void)
{
  g_autofree char *name =
      dx_file_name_new (SLIP, LETTERS LETTERS LETTERS, 2026, ".pdf");

  g_assert_cmpuint (strlen (name), ==, 100 + strlen (".pdf"));
  g_assert_true (g_str_has_prefix (name, SLIP "_" LETTERS));
  g_assert_true (g_str_has_suffix (name, "a_2026.pdf"));

  g_clear_pointer (&name, g_free);
  name = dx_file_name_new (NULL, LETTERS "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1.5",
                           2026, NULL);
  g_assert_true (g_str_has_suffix (name, "aaa1_2026"));
}

static void
assert_safe (const char *name)
{
  gsize length = strlen (name);

  g_assert_cmpuint (length, >, 0);
  g_assert_cmpuint (length, <=, 101 + strlen (".pdf"));
  g_assert_cmpuint (strspn (name, "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789-_."),
                    ==, length);
  g_assert_true (name[0] != '.' && name[0] != '-');
  g_assert_true (name[length - 1] != '.');
  g_assert_null (strstr (name, ".."));
}

static char *
make_text (GRand *random)
{
  static const gunichar letters[] = {
    'a',    'B',   '1',   '9',    '.',     '.',    '-',    '_', ' ', '\n', '/',
    0x1EBF, 0x111, 0x301, 0x2026, 0x1F600, 0x6F22, 0x200D, 'c', 'o', 'n'
  };
  GString *text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (random, 0, 200);

  for (guint i = 0; i < n; i++)
    g_string_append_unichar (
        text, letters[g_rand_int_range (random, 0, G_N_ELEMENTS (letters))]);
  return g_string_free (text, FALSE);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 5000; round++)
    {
      g_autofree char *prefix = make_text (random);
      g_autofree char *title = make_text (random);
      g_autofree char *name =
          dx_file_name_new (round % 3 ? prefix : NULL, title,
                            g_rand_int_range (random, 0, 3000), ".pdf");

      assert_safe (name);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-name/table", test_table);
  g_test_add_func ("/file-name/long-word", test_long_word);
  g_test_add_func ("/file-name/random", test_random);

  return g_test_run ();
}
