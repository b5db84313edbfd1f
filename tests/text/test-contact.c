/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-contact.h"

typedef gboolean (*Judge) (const char *text);

typedef struct {
  const char *text;
  gboolean good;
} Case;

static void
judge (Judge function, const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    if (function (cases[i].text) != cases[i].good)
      g_error ("“%s” should %sbe taken", cases[i].text,
               cases[i].good ? "" : "not ");
}

static void
test_email (void)
{
  static const Case cases[] = {
    { "tdc.khcndb@gmail.com", TRUE },
    { "blthieu.skhcn@angiang.gov.vn", TRUE },
    { "a@b.vn", TRUE },
    { "a+b_c-d@e-f.com.vn", TRUE },
    { "lienhe@vidu.vn.example", TRUE },
    { "a@b.vn; c@d.vn", TRUE },
    { "a@b.vn,c@d.vn", TRUE },
    { "a@b.vn;", TRUE },
    { " a@b.vn ", TRUE },
    { "", FALSE },
    { "a", FALSE },
    { "@b.vn", FALSE },
    { "a@", FALSE },
    { "a@b", FALSE },
    { "a@b.", FALSE },
    { "a@.vn", FALSE },
    { "a@b..vn", FALSE },
    { "a@b.v", FALSE },
    { "a@b.1n", FALSE },
    { "a@-b.vn", FALSE },
    { ".a@b.vn", FALSE },
    { "a.@b.vn", FALSE },
    { "a..b@c.vn", FALSE },
    { "a b@c.vn", FALSE },
    { "a@b c.vn", FALSE },
    { "a@@b.vn", FALSE },
    { "â@b.vn", FALSE },
    { "a@b.vn c@d.vn", FALSE },
    { "a@b.vn; x", FALSE },
    { ";", FALSE },
    { "không có", FALSE },
  };

  judge (dx_contact_is_email, cases, G_N_ELEMENTS (cases));
}

static void
test_phone (void)
{
  static const Case cases[] = {
    { "0343.456.308", TRUE },
    { "0919.012.186", TRUE },
    { "0947330805", TRUE },
    { "0912 345 678", TRUE },
    { "0912-345-678", TRUE },
    { "+84912345678", TRUE },
    { "+84 912 345 678", TRUE },
    { "+84 (0)912 345 678", TRUE },
    { "84912345678", TRUE },
    { "0084912345678", TRUE },
    { "0215.3825.123", TRUE },
    { "024 3943 9734", TRUE },
    { "(024) 3943.9734", TRUE },
    { "+84 24 3943 9734", TRUE },
    { "02963.852.123", TRUE },
    { "1900 6789", TRUE },
    { "18001234", TRUE },
    { "0912345678 / 0987654321", TRUE },
    { "0912345678; 0987654321", TRUE },
    { "0912345678 hoặc 0987654321", TRUE },
    { "024 3943 9734 - 0912345678", TRUE },
    { "024 3943 9734 (máy lẻ 12)", FALSE },
    { "024 3943 9734, máy lẻ 12", TRUE },
    { "024 3943 9734 ext. 12", TRUE },
    { "0912\u00A0345\u00A0678", TRUE },
    { "", FALSE },
    { "0", FALSE },
    { "12345", FALSE },
    { "091234567", FALSE },
    { "09123456789", FALSE },
    { "0112345678", FALSE },
    { "0412345678", FALSE },
    { "0612345678", FALSE },
    { "0243943973", FALSE },
    { "912345678", FALSE },
    { "+85912345678", FALSE },
    { "+1 202 555 0100", FALSE },
    { "0912345678 x", FALSE },
    { "không có", FALSE },
    { "0912345678 0987654321", FALSE },
    { "99999999999999999999", FALSE },
  };

  judge (dx_contact_is_phone, cases, G_N_ELEMENTS (cases));
}

/* Public codes of large companies, and the same with a wrong digit. */
static void
test_tax_code (void)
{
  static const Case cases[] = {
    { "0100109106", TRUE },     { "0100109106-001", TRUE },
    { "0301442379", TRUE },     { "0100686174", TRUE },
    { "0100109107", FALSE },    { "0100109106-01", FALSE },
    { "0100109106001", FALSE }, { "010010910", FALSE },
    { "01001O9106", FALSE },    { "", FALSE },
    { "0100109106 001", FALSE },
  };

  judge (dx_contact_is_tax_code, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contact/email", test_email);
  g_test_add_func ("/contact/phone", test_phone);
  g_test_add_func ("/contact/tax-code", test_tax_code);

  return g_test_run ();
}
