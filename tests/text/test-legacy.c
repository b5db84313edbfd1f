/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-legacy.h"

#include <string.h>

typedef struct {
  DxLegacy encoding;
  const char *old;
  const char *text;
} Pair;

static const Pair pairs[] = {
  { DX_LEGACY_TCVN3, "TiÕng ViÖt rÊt hay", "Tiếng Việt rất hay" },
  { DX_LEGACY_TCVN3, "§Ò xuÊt nhiÖm vô", "Đề xuất nhiệm vụ" },
  { DX_LEGACY_TCVN3, "N©ng cao n¨ng suÊt chÊt l\u00ADîng",
    "Nâng cao năng suất chất lượng" },
  { DX_LEGACY_TCVN3, "Céng hoµ x· héi chñ nghÜa ViÖt Nam",
    "Cộng hoà xã hội chủ nghĩa Việt Nam" },
  { DX_LEGACY_TCVN3, "§éc lËp - Tù do - H¹nh phóc",
    "Độc lập - Tự do - Hạnh phúc" },
  { DX_LEGACY_TCVN3, "Hç trî doanh nghiÖp nhá vµ võa",
    "Hỗ trợ doanh nghiệp nhỏ và vừa" },
  { DX_LEGACY_TCVN3, "Së Khoa häc vµ C«ng nghÖ",
    "Sở Khoa học và Công nghệ" },
  { DX_LEGACY_TCVN3, "Tæng kinh phÝ thùc hiÖn: 2.000.000.000 ®ång",
    "Tổng kinh phí thực hiện: 2.000.000.000 đồng" },
  { DX_LEGACY_TCVN3, "tiªu chuÈn quèc gia", "tiêu chuẩn quốc gia" },
  { DX_LEGACY_TCVN3, "ñy ban nh©n d©n tØnh", "ủy ban nhân dân tỉnh" },
  { DX_LEGACY_TCVN3_CAPITALS, "CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM",
    "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM" },
  { DX_LEGACY_TCVN3_CAPITALS, "PHIÕU §Ò XUÊT NHIÖM Vô",
    "PHIẾU ĐỀ XUẤT NHIỆM VỤ" },
  { DX_LEGACY_TCVN3_CAPITALS, "N¡NG SUÊT Vµ CHÊT L¦îNG",
    "NĂNG SUẤT VÀ CHẤT LƯỢNG" },
  { DX_LEGACY_VNI, "Tieáng Vieät raát hay", "Tiếng Việt rất hay" },
  { DX_LEGACY_VNI, "Ñeà xuaát nhieäm vuï", "Đề xuất nhiệm vụ" },
  { DX_LEGACY_VNI, "Naâng cao naêng suaát chaát löôïng",
    "Nâng cao năng suất chất lượng" },
  { DX_LEGACY_VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
    "Cộng hòa xã hội chủ nghĩa Việt Nam" },
  { DX_LEGACY_VNI, "Ñoäc laäp - Töï do - Haïnh phuùc",
    "Độc lập - Tự do - Hạnh phúc" },
  { DX_LEGACY_VNI, "Hoã trôï doanh nghieäp nhoû vaø vöøa",
    "Hỗ trợ doanh nghiệp nhỏ và vừa" },
  { DX_LEGACY_VNI, "Sôû Khoa hoïc vaø Coâng ngheä",
    "Sở Khoa học và Công nghệ" },
  { DX_LEGACY_VNI, "tieâu chuaån quoác gia", "tiêu chuẩn quốc gia" },
  { DX_LEGACY_VNI, "uûy ban nhaân daân tænh", "ủy ban nhân dân tỉnh" },
  { DX_LEGACY_VNI, "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" },
  { DX_LEGACY_VNI, "NAÊNG SUAÁT VAØ CHAÁT LÖÔÏNG",
    "NĂNG SUẤT VÀ CHẤT LƯỢNG" },
};

static void
test_pairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *text
          = dx_legacy_convert (pairs[i].old, pairs[i].encoding);
      DxLegacy found = dx_legacy_detect (pairs[i].old);

      g_assert_cmpstr (text, ==, pairs[i].text);
      if (found != pairs[i].encoding)
        g_error ("“%s” is taken for %s", pairs[i].old,
                 dx_legacy_get_name (found));
      g_assert_cmpint (dx_legacy_detect (pairs[i].text), ==, DX_LEGACY_NONE);
    }
}

/* Every small letter that the encodings can show. */
static void
test_letters (void)
{
  static const char tcvn3_old[]
      = "µ¶·¸¹ ¨»¼½¾Æ ©ÇÈÉÊË ® ÌÎÏÐÑ ªÒÓÔÕÖ ×ØÜÝÞ ßáâãä «åæçèé ¬êëìíî "
        "ïñòóô \u00ADõö÷øù úûüýþ";
  static const char tcvn3_text[]
      = "àảãáạ ăằẳẵắặ âầẩẫấậ đ èẻẽéẹ êềểễếệ ìỉĩíị òỏõóọ ôồổỗốộ ơờởỡớợ "
        "ùủũúụ ưừửữứự ỳỷỹýỵ";
  static const char vni_old[]
      = "aøaûaõaùaï aêaèaúaüaéaë aâaàaåaãaáaä ñ eøeûeõeùeï eâeàeåeãeáeä "
        "ìæóíò oøoûoõoùoï oâoàoåoãoáoä ôôøôûôõôùôï uøuûuõuùuï "
        "ööøöûöõöùöï yøyûyõyùî";
  static const char vni_text[]
      = "àảãáạ ăằẳẵắặ âầẩẫấậ đ èẻẽéẹ êềểễếệ ìỉĩíị òỏõóọ ôồổỗốộ ơờởỡớợ "
        "ùủũúụ ưừửữứự ỳỷỹýỵ";
  g_autofree char *tcvn3 = dx_legacy_convert (tcvn3_old, DX_LEGACY_TCVN3);
  g_autofree char *vni = dx_legacy_convert (vni_old, DX_LEGACY_VNI);

  g_assert_cmpstr (tcvn3, ==, tcvn3_text);
  g_assert_cmpstr (vni, ==, vni_text);
}

/* Good text of any kind is left in peace. */
static void
test_innocent (void)
{
  static const char *const texts[] = {
    "",
    "abc",
    "Thông tư",
    "là và có",
    "hoà khoá toà",
    "Hỗ trợ doanh nghiệp nâng cao năng suất",
    "Nâng cao năng suất và chất lượng sản phẩm, hàng hóa",
    "và các cá nhân có tên là ông Bá, bà Bé",
    "CÁ NHÂN CÓ TÊN LÀ ÔNG BÁ",
    "xã, thôn, làng, nhà, vô, tù, hè, ví, bú, bé, tí, tò, tà",
    "cà phê, dừa, lúa, sắn, ngô, tôm, cá",
    "café",
    "naïve façade",
    "Müller, Köln, Österreich, größer, für, über, können, müssen",
    "São Paulo, Brasília, coração, não, ações, informação",
    "déjà vu, l'été, à côté, où êtes-vous, hôtel, forêt, élève, très",
    "année, société, qualité, productivité, développement",
    "El niño pequeño, señor, mañana, país, más, aquí, también, España",
    "Göteborg, Malmö, Århus, Ærø, smørrebrød, på, må, gå, små",
    "Þór, Björk, Reykjavík, ísland, þjóð",
    "35 °C ± 2 °C, 5 m², 10 µm, 3 × 4, ½",
    "«Guillemets» et §5, © 2025, ® ™",
    "https://vidu.vn/a-b_c?d=é",
    "ISO/IEC 27001:2022 – Điều 5 § 2",
    "Công ty TNHH Một thành viên Hoàn Mỹ",
    "Nguyễn Thị Hoà, Trần Văn Quý, Lê Thúy",
    "TCVN 12944:2020, QCVN 01:2021",
    "ông, bà, cô, chú, bác, cậu, mợ, dì, dượng",
    "năm 2026: 5 tỷ đồng",
    "Ångström, Curaçao, Zoë, Noël, Citroën",
    "piñata jalapeño",
    "à la carte",
    "¿Qué? ¡Olé!",
    "Ý kiến, Í ới, Ô tô, Ú ớ, À ơi, Á khẩu, Ò ó o",
    "tê tê, bò bò, rì rì, ù ù, ì ì, á á",
    "a é è ê ù ú ô õ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DxLegacy found = dx_legacy_detect (texts[i]);

      if (found != DX_LEGACY_NONE)
        g_error ("“%s” is taken for %s", texts[i],
                 dx_legacy_get_name (found));
    }
}

/* One old paragraph in a good text. */
static void
test_mixed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "Đoạn thứ nhất là chữ Unicode, có dấu: à, á, ô, ê.\n%s\n"
          "Đoạn cuối cũng vậy.",
          pairs[i].old);

      g_assert_cmpint (dx_legacy_detect (text), ==, pairs[i].encoding);
    }
}

/* What is none of the encoding's stays. */
static void
test_foreign_kept (void)
{
  static const char text[] = "“ngoặc” – 5% 漢 😀\n\t";

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *same = dx_legacy_convert (text, (DxLegacy) i);
      g_autofree char *capitals = g_utf8_strup (text, -1);

      g_assert_cmpstr (same, ==,
                       i == DX_LEGACY_TCVN3_CAPITALS ? capitals : text);
    }
}

static double
time_detect (const char *unit, gsize bytes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 start;

  while (text->len < bytes)
    g_string_append (text, unit);
  start = g_get_monotonic_time ();
  dx_legacy_detect (text->str);

  return (g_get_monotonic_time () - start) / 1e6;
}

static void
test_linear (void)
{
  static const char *const units[]
      = { "năng suất và chất lượng là ", "à", "aà", "là\n", "x " };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      double small = time_detect (units[i], 128 << 10);
      double large = time_detect (units[i], 512 << 10);

      g_assert_cmpfloat (large, <, 8 * small + 0.05);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/legacy/pairs", test_pairs);
  g_test_add_func ("/legacy/letters", test_letters);
  g_test_add_func ("/legacy/innocent", test_innocent);
  g_test_add_func ("/legacy/mixed", test_mixed);
  g_test_add_func ("/legacy/foreign-kept", test_foreign_kept);
  g_test_add_func ("/legacy/linear", test_linear);

  return g_test_run ();
}
