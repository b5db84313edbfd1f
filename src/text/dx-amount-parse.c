/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-text"

#include "dx-amount.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-unicode.h"

#define LIMIT G_GUINT64_CONSTANT (1000000000000000000)

/* Powers descend in steps of three from 15 ("triệu tỷ") to 0. */
#define MAX_TERMS 6

#define DIGITS "0123456789"
#define MINUS_SIGN 0x2212

/* A number as it was typed, and the unit behind it. */
typedef struct {
  const char *number;
  gsize length;
  guint power; /* of ten */
  gboolean has_unit;
  gboolean is_compound; /* "nghìn tỷ" */
  gboolean has_decimals;
} Term;

typedef struct {
  Term terms[MAX_TERMS];
  guint n_terms;
  gboolean is_negative;
  gboolean has_half;
  gboolean has_currency;
} Scan;

static const struct {
  const char *word;
  guint power;
} units[] = {
  { "tỷ", 9 },    { "tỉ", 9 },    { "ty", 9 },   { "ti", 9 },
  { "triệu", 6 }, { "trieu", 6 }, { "tr", 6 },   { "nghìn", 3 },
  { "nghin", 3 }, { "ngàn", 3 },  { "ngan", 3 }, { "k", 3 },
};

static const char *const currencies[] = { "đ", "đồng", "vnđ",  "vnd",
                                          "₫", "d",    "dong", NULL };

static const char *const halves[] = { "rưỡi", "rưởi", "ruoi", NULL };

static const char *
get_message (DxAmountError code)
{
  switch (code)
    {
    case DX_AMOUNT_ERROR_EMPTY:
      return _ ("Please enter an amount.");
    case DX_AMOUNT_ERROR_AMBIGUOUS:
      return _ ("This amount can be read in two ways: please write it in full, "
                "for example 1.500.000.000.");
    case DX_AMOUNT_ERROR_FRACTION:
      return _ ("Please enter a whole number of đồng.");
    case DX_AMOUNT_ERROR_RANGE:
      return _ ("This amount is too large.");
    case DX_AMOUNT_ERROR_SYNTAX:
    default:
      return _ ("This is not an amount: please write it like 1.250.000.000 "
                "or 1,25 tỷ.");
    }
}

static gboolean
fail (GError **error, DxAmountError code)
{
  g_set_error_literal (error, DX_AMOUNT_ERROR, (int) code, get_message (code));

  return FALSE;
}

/* Lower case, composed, without what nobody sees, every run of white space
 * one space, none at the ends. %NULL if @text is not UTF-8. Not
 * g_utf8_strdown(): in a Turkish locale it would turn "I" into a dotless
 * i. */
static char *
clean (const char *text)
{
  g_autofree char *visible = NULL;
  g_autofree char *composed = NULL;
  g_autoptr (GString) result = g_string_new (NULL);
  gboolean space = FALSE;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;

  visible = dx_unicode_strip_hidden (text);
  composed = dx_unicode_to_nfc (visible);
  for (const char *at = composed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c))
        {
          space = TRUE;
          continue;
        }
      if (space && result->len > 0)
        g_string_append_c (result, ' ');
      space = FALSE;
      g_string_append_unichar (result,
                               c == MINUS_SIGN ? '-' : g_unichar_tolower (c));
    }

  return g_strdup (result->str);
}

static void
skip_space (const char **at)
{
  while (**at == ' ')
    (*at)++;
}

static gsize
get_word_length (const char *text)
{
  const char *at = text;

  while (g_unichar_isalpha (g_utf8_get_char (at)) || g_str_has_prefix (at, "₫"))
    at = g_utf8_next_char (at);

  return (gsize) (at - text);
}

/* Steps over the word at @at if it is one of @words. */
static gboolean
scan_word (const char **at, const char *const *words)
{
  gsize length = get_word_length (*at);

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) == length && memcmp (words[i], *at, length) == 0)
      {
        *at += length;
        return TRUE;
      }

  return FALSE;
}

/* A unit may touch the currency: "trđ". */
static gboolean
scan_unit (const char **at, guint *power)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const char *rest = *at + strlen (units[i].word);
      const char *after;

      if (!g_str_has_prefix (*at, units[i].word))
        continue;

      after = rest;
      if (get_word_length (rest) == 0 || scan_word (&after, currencies))
        {
          *at = rest;
          *power = units[i].power;
          return TRUE;
        }
    }

  return FALSE;
}

/* "tỷ", "triệu", "nghìn", and "nghìn tỷ" and "triệu tỷ". */
static void
scan_units (const char **at, Term *term)
{
  const char *after;
  guint power;

  if (!scan_unit (at, &term->power))
    return;

  term->has_unit = TRUE;
  after = *at;
  skip_space (&after);
  if (term->power < 9 && scan_unit (&after, &power) && power == 9)
    {
      term->power += power;
      term->is_compound = TRUE;
      *at = after;
    }
}

static gboolean
scan_term (const char **at, Term *term)
{
  *term = (Term){ .number = *at };
  if (!g_ascii_isdigit (**at))
    return FALSE;

  term->length = strspn (*at, DIGITS "., ");
  *at += term->length;
  while (term->number[term->length - 1] == ' ')
    term->length--;
  scan_units (at, term);

  return TRUE;
}

/* "[-] [VND] (number unit)… [rưỡi] [đồng[.]]", with the units going down. */
static gboolean
scan (const char *at, Scan *result)
{
  const Term *last = NULL;

  if (*at == '-')
    {
      result->is_negative = TRUE;
      at++;
      skip_space (&at);
    }

  result->has_currency = scan_word (&at, currencies);
  skip_space (&at);

  do
    {
      Term *term = &result->terms[result->n_terms];

      if (!scan_term (&at, term)
          || (last != NULL && term->power >= last->power))
        return FALSE;

      result->n_terms++;
      last = term;
      skip_space (&at);
  } while (last->has_unit && g_ascii_isdigit (*at));

  result->has_half = last->has_unit && scan_word (&at, halves);
  skip_space (&at);
  if (!result->has_currency)
    result->has_currency = scan_word (&at, currencies);
  /* The end of a sentence. */
  at += *at == '.';

  return *at == '\0';
}

/* "1.250.000": up to three digits, then threes. "0.500" is not grouped. */
static gboolean
is_grouped (const char *number, gsize length, char separator)
{
  gsize first = strspn (number, DIGITS);

  if (first == 0 || first > 3 || first >= length || number[0] == '0'
      || (length - first) % 4 != 0)
    return FALSE;

  for (gsize i = first; i < length; i += 4)
    if (number[i] != separator || strspn (number + i + 1, DIGITS) < 3)
      return FALSE;

  return TRUE;
}

static gsize
find_last_separator (const Term *term)
{
  gsize at = term->length;

  while (at > 0 && g_ascii_isdigit (term->number[at - 1]))
    at--;

  return at > 0 ? at - 1 : term->length;
}

/* Whether three digits behind the last separator at @last may be a slip for
 * a group: "1.250,000", "1500.000". A comma with a unit is a decimal comma
 * ("1.250,125 triệu"), and nobody groups behind a nought ("0.500 tỷ"). */
static gboolean
may_be_group (const Term *term, gsize last)
{
  if (term->length - last != 4 || (term->number[last] == ',' && term->has_unit))
    return FALSE;

  return strspn (term->number, "0") < last;
}

/* Finds where the whole part ends. One full stop before three digits groups,
 * as Vietnamese writes it; one comma there may be a decimal comma or English
 * grouping. */
static gboolean
find_whole (const Term *term, gsize *whole, GError **error)
{
  const char *number = term->number;
  gsize last = find_last_separator (term);
  gsize first = strspn (number, DIGITS);
  char separator = number[last];

  *whole = term->length;
  if (last == term->length)
    return TRUE;

  if (is_grouped (number, term->length, separator))
    return separator != ',' || first < last
               ? TRUE
               : fail (error, DX_AMOUNT_ERROR_AMBIGUOUS);

  if (separator == ' ' || last + 1 == term->length)
    return fail (error, DX_AMOUNT_ERROR_SYNTAX);

  if (first < last
      && (number[first] == separator
          || !is_grouped (number, last, number[first])))
    return fail (error, DX_AMOUNT_ERROR_SYNTAX);

  if (may_be_group (term, last))
    return fail (error, DX_AMOUNT_ERROR_AMBIGUOUS);

  *whole = last;

  return TRUE;
}

/* Multiplies by ten and adds. LIMIT × 10 + 9 fits in 64 bits. */
static gboolean
push_digit (guint64 *value, guint digit, GError **error)
{
  g_assert (*value <= LIMIT);

  *value = *value * 10 + digit;

  return *value <= LIMIT || fail (error, DX_AMOUNT_ERROR_RANGE);
}

static gboolean
read_term (Term *term, guint64 *value, GError **error)
{
  gsize whole, end, n_decimals;

  if (!find_whole (term, &whole, error))
    return FALSE;

  term->has_decimals = whole < term->length;
  end = term->length;
  while (end > whole + 1 && term->number[end - 1] == '0')
    end--;
  n_decimals = end > whole ? end - whole - 1 : 0;

  /* "1.00" is more likely a slip than one đồng; "1250000.00" is not. */
  if (n_decimals > term->power
      || (term->has_decimals && !term->has_unit && whole <= 3))
    return fail (error, DX_AMOUNT_ERROR_FRACTION);

  *value = 0;
  for (gsize i = 0; i < end; i++)
    if (g_ascii_isdigit (term->number[i])
        && !push_digit (value, (guint) (term->number[i] - '0'), error))
      return FALSE;
  for (gsize i = n_decimals; i < term->power; i++)
    if (!push_digit (value, 0, error))
      return FALSE;

  return TRUE;
}

static guint64
raise_ten (guint power)
{
  guint64 value = 1;

  while (power-- > 0)
    value *= 10;

  return value;
}

static gboolean
add_half (const Scan *scanned, guint64 *total, GError **error)
{
  const Term *last = &scanned->terms[scanned->n_terms - 1];

  if (last->has_decimals)
    return fail (error, DX_AMOUNT_ERROR_SYNTAX);
  /* Half a thousand billion, or half a billion? */
  if (last->is_compound)
    return fail (error, DX_AMOUNT_ERROR_AMBIGUOUS);

  *total += raise_ten (last->power) / 2;

  return TRUE;
}

/* A later term is smaller than the unit before it, and follows a whole
 * number. "1 tỷ 250" is said for 1,25 tỷ, but could be 1.000.000.250. */
static gboolean
check_later_term (const Scan *scanned, guint i, guint64 value, GError **error)
{
  const Term *term = &scanned->terms[i];
  const Term *before = &scanned->terms[i - 1];

  if (before->has_decimals || value >= raise_ten (before->power))
    return fail (error, DX_AMOUNT_ERROR_SYNTAX);
  if (!term->has_unit && !scanned->has_currency && value < 1000)
    return fail (error, DX_AMOUNT_ERROR_AMBIGUOUS);

  return TRUE;
}

static gboolean
evaluate (Scan *scanned, guint64 *total, GError **error)
{
  *total = 0;
  for (guint i = 0; i < scanned->n_terms; i++)
    {
      guint64 value;

      if (!read_term (&scanned->terms[i], &value, error)
          || (i > 0 && !check_later_term (scanned, i, value, error)))
        return FALSE;

      *total += value;
      if (*total > LIMIT)
        return fail (error, DX_AMOUNT_ERROR_RANGE);
    }

  if (scanned->has_half && !add_half (scanned, total, error))
    return FALSE;

  return *total <= LIMIT || fail (error, DX_AMOUNT_ERROR_RANGE);
}

/**
 * dx_amount_parse:
 * @text: an amount as people type it, in UTF-8
 * @amount: (out) (optional): place for the amount, in đồng; not touched on
 *   error
 * @error: place for a #GError
 *
 * Reads "1.250.000.000 đồng", "1,25 tỷ", "1 tỷ 250 triệu", "1 tỷ rưỡi",
 * "1500tr", "500k" and the like: in either case, composed or not, with any
 * white space and characters that nobody sees. A full stop, a space or (twice
 * or more) a comma groups digits by three; a full stop or comma elsewhere is
 * the decimal sign. "nghìn tỷ" and "triệu tỷ" are units too. What can be read
 * in two ways is refused, never guessed. A minus sign may stand in front.
 *
 * The arithmetic is exact: no floating point is used, and the locale has no
 * influence.
 *
 * Returns: %TRUE on success, %FALSE with @error set to a code of
 *   #DxAmountError
 */
gboolean
dx_amount_parse (const char *text, gint64 *amount, GError **error)
{
  g_autofree char *cleaned = NULL;
  Scan scanned = { 0 };
  guint64 total;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  cleaned = clean (text);
  if (cleaned != NULL && cleaned[0] == '\0')
    return fail (error, DX_AMOUNT_ERROR_EMPTY);
  if (cleaned == NULL || !scan (cleaned, &scanned))
    return fail (error, DX_AMOUNT_ERROR_SYNTAX);
  if (!evaluate (&scanned, &total, error))
    return FALSE;

  if (amount != NULL)
    *amount = scanned.is_negative ? -(gint64) total : (gint64) total;

  return TRUE;
}
