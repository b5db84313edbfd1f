/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-facts-private.h"

#include <string.h>

#include "dx-amount.h"
#include "dx-date.h"
#include "dx-proposal-private.h"

/* Paper is Vietnamese whatever the program's language. What is not known is
 * left to be written by hand. */
#define UNKNOWN "…………"

/* Names are short: what is longer between braces is text. */
#define MAX_NAME 40

struct _DxFacts {
  GObject parent_instance;

  GHashTable *values;
};

G_DEFINE_FINAL_TYPE (DxFacts, dx_facts, G_TYPE_OBJECT)

/* Facts of the profile, and the field that says the same of a proposal. */
static const struct {
  const char *name;
  const char *field; /* nullable */
} of_profile[] = {
  { "name", "X.name" },
  { "short-name", NULL },
  { "address", "X.address" },
  { "tax-code", NULL },
  { "contact-name", "X.contact-name" },
  { "contact-position", "X.contact-position" },
  { "contact-phone", "X.contact-phone" },
  { "contact-email", "X.contact-email" },
  { "signer-name", NULL },
  { "signer-position", NULL },
  { "parent-agency", NULL },
  { "place", NULL },
};

static void
dx_facts_finalize (GObject *object)
{
  DxFacts *self = DX_FACTS (object);

  g_hash_table_unref (self->values);
  G_OBJECT_CLASS (dx_facts_parent_class)->finalize (object);
}

static void
dx_facts_class_init (DxFactsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dx_facts_finalize;
}

static void
dx_facts_init (DxFacts *self)
{
  self->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * dx_facts_new:
 *
 * Makes facts of which none is known.
 *
 * Returns: (transfer full): facts
 */
DxFacts *
dx_facts_new (void)
{
  return g_object_new (DX_TYPE_FACTS, NULL);
}

/**
 * dx_facts_set:
 * @self: facts
 * @name: small letters, digits and hyphens
 * @value: (nullable): UTF-8, or %NULL for what is not known
 *
 * Tells a fact. A value without a letter or digit says nothing.
 */
void
dx_facts_set (DxFacts *self, const char *name, const char *value)
{
  g_return_if_fail (DX_IS_FACTS (self));
  g_return_if_fail (name != NULL);

  if (value == NULL || dx_proposal_text_is_empty (value))
    {
      g_hash_table_remove (self->values, name);
      return;
    }
  g_hash_table_replace (self->values, g_strdup (name),
                        g_strstrip (dx_proposal_clean_text (value, NULL)));
}

/**
 * dx_facts_get:
 * @self: facts
 * @name: the name of one
 *
 * Returns: (transfer none) (nullable): it, or %NULL when it is not known
 */
const char *
dx_facts_get (DxFacts *self, const char *name)
{
  g_return_val_if_fail (DX_IS_FACTS (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return g_hash_table_lookup (self->values, name);
}

static const char *
get_text (DxProposal *proposal, const char *field)
{
  const DxField *kind =
      dx_form_get_field (dx_proposal_get_form (proposal), field);

  return kind != NULL && dx_proposal_kind_is_text (kind)
             ? dx_proposal_get_text (proposal, field)
             : NULL;
}

/*
 * dx_facts_add_profile:
 * @first: (nullable): says what the profile does not
 *
 * Tells who writes.
 */
void
dx_facts_add_profile (DxFacts *self,
                      const DxProfile *profile,
                      DxProposal *first)
{
  for (guint i = 0; i < G_N_ELEMENTS (of_profile); i++)
    {
      const char *name = of_profile[i].name;

      if (first != NULL && of_profile[i].field != NULL)
        dx_facts_set (self, name, get_text (first, of_profile[i].field));
      if (profile != NULL && dx_profile_get (profile, name) != NULL
          && !dx_proposal_text_is_empty (dx_profile_get (profile, name)))
        dx_facts_set (self, name, dx_profile_get (profile, name));
    }
}

/* "Về việc …", as it stands within a sentence. */
static char *
make_about (const char *title)
{
  static const char *const starts[] = { "V/v ", "Về việc ", "về việc " };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (title, starts[i]))
      return g_strconcat ("về việc ", title + strlen (starts[i]), NULL);

  return g_strconcat ("về việc ", title, NULL);
}

/*
 * dx_facts_add_call:
 *
 * Tells the office and its notice: "Công văn số ……/SKHCN-TĐC ngày … tháng 7
 * năm 2025 của Sở … về việc …". What the notice leaves blank is left to be
 * written by hand.
 */
void
dx_facts_add_call (DxFacts *self, const DxCall *call)
{
  g_autofree char *about = make_about (call->notice_title);
  g_autofree char *kind = g_utf8_strdown (call->notice_kind, -1);
  g_autofree char *year = g_strdup_printf ("%d", call->plan_year);
  g_autofree char *notice = g_strdup_printf (
      "%s số ……%s%s%s của %s %s", call->notice_kind, call->notice_symbol,
      call->notice_date != NULL ? " " : "",
      call->notice_date != NULL ? call->notice_date : "", call->office, about);

  dx_facts_set (self, "office", call->office);
  dx_facts_set (self, "unit", call->unit);
  dx_facts_set (self, "province", call->province);
  dx_facts_set (self, "notice", notice);
  dx_facts_set (self, "notice-kind", kind);
  dx_facts_set (self, "plan-year", year);
}

static void
add_year (DxFacts *self, DxProposal *first)
{
  gint64 year;

  if (dx_facts_get (self, "plan-year") == NULL
      && dx_form_get_field (dx_proposal_get_form (first), "plan-year") != NULL
      && dx_proposal_get_integer (first, "plan-year", &year))
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, year);

      dx_facts_set (self, "plan-year", text);
    }
}

/*
 * dx_facts_add_proposals:
 *
 * Tells "1. Tên;" a line each, in order, and how many; NĐ30 writes numbers
 * below 10 with 0.
 */
void
dx_facts_add_proposals (DxFacts *self, GPtrArray *proposals)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *count = g_strdup_printf ("%02u", proposals->len);

  for (guint i = 0; i < proposals->len; i++)
    {
      DxProposal *proposal = g_ptr_array_index (proposals, i);
      const char *name = get_text (proposal, "I.name");
      g_autofree char *line =
          g_strstrip (g_strdup (name != NULL ? name : UNKNOWN));
      gsize length;

      g_strdelimit (line, "\n", ' ');
      length = strlen (line);
      while (length > 0 && strchr (".;, ", line[length - 1]) != NULL)
        line[--length] = '\0';
      g_string_append_printf (lines, "%s%u. %s%s", i > 0 ? "\n" : "", i + 1,
                              line, i + 1 < proposals->len ? ";" : ".");
    }
  dx_facts_set (self, "count", count);
  dx_facts_set (self, "proposals", lines->str);
}

/*
 * dx_facts_add_date:
 *
 * Tells the date of the letter.
 */
void
dx_facts_add_date (DxFacts *self, GDateTime *now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 60 * 60);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (now, zone);
  g_autofree char *long_date = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (local),
                  (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));
  long_date = dx_date_format_long (&date);
  dx_facts_set (self, "date", long_date);
}

/**
 * dx_facts_new_proposals:
 * @proposals: (element-type DxProposal): in order of priority
 * @profile: (nullable): who proposes; where it says nothing, the first
 *   proposal does
 * @now: the date of the letter
 *
 * Collects the facts of a dossier: those of the profile by the names of its
 * members ("name", "signer-position" …); "office", "unit", "province",
 * "notice" and "plan-year" of the call of the first proposal that has one;
 * "count" and "proposals"; "date".
 *
 * Returns: (transfer full): facts
 */
DxFacts *
dx_facts_new_proposals (GPtrArray *proposals,
                        const DxProfile *profile,
                        GDateTime *now)
{
  DxFacts *self = dx_facts_new ();
  DxProposal *first = NULL;

  g_return_val_if_fail (proposals != NULL && now != NULL, self);

  if (proposals->len > 0)
    first = g_ptr_array_index (proposals, 0);
  dx_facts_add_profile (self, profile, first);
  for (guint i = 0; i < proposals->len; i++)
    {
      DxCall *call = dx_proposal_get_call (g_ptr_array_index (proposals, i));

      if (call == NULL)
        continue;
      dx_facts_add_call (self, call);
      break;
    }
  if (first != NULL)
    add_year (self, first);
  dx_facts_add_proposals (self, proposals);
  dx_facts_add_date (self, now);

  return self;
}

static gboolean
is_name (const char *name, gsize length)
{
  if (length == 0 || length > MAX_NAME)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (name[i]) && name[i] != '-')
      return FALSE;

  return TRUE;
}

/* Returns: (transfer full) (nullable): {name}, or {NAME} in capitals */
static char *
look_up (DxFacts *self, const char *name, gsize length)
{
  g_autofree char *asked = g_strndup (name, length);
  g_autofree char *key = g_ascii_strdown (asked, -1);
  const char *value = dx_facts_get (self, key);

  if (value == NULL)
    return NULL;

  return g_ascii_islower (asked[0]) ? g_strdup (value)
                                    : g_utf8_strup (value, -1);
}

/* Whether a line is one place and nothing else. */
static gboolean
is_lone_place (const char *line, gsize length)
{
  return length > 2 && line[0] == '{' && line[length - 1] == '}'
         && is_name (line + 1, length - 2);
}

static void
append_filled (DxFacts *self, GString *out, const char *line, gsize length)
{
  const char *end = line + length;

  for (const char *p = line; p < end;)
    {
      const char *close = *p == '{' ? memchr (p, '}', end - p) : NULL;

      if (close != NULL && is_name (p + 1, close - p - 1))
        {
          g_autofree char *value = look_up (self, p + 1, close - p - 1);

          g_string_append (out, value != NULL ? value : UNKNOWN);
          p = close + 1;
          continue;
        }
      g_string_append_c (out, *p++);
    }
}

/**
 * dx_facts_fill:
 * @self: facts
 * @text: UTF-8 with places such as "{name}"
 *
 * Puts the facts into their places, in capitals where the name of the place
 * is in capitals. Dots stand for what is not known; a line that is nothing
 * but such a place is left out.
 *
 * Returns: (transfer full): the text
 */
char *
dx_facts_fill (DxFacts *self, const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean first = TRUE;

  g_return_val_if_fail (DX_IS_FACTS (self), g_string_free (out, FALSE));
  g_return_val_if_fail (text != NULL, g_string_free (out, FALSE));

  for (const char *p = text; p != NULL;)
    {
      const char *end = strchr (p, '\n');
      gsize length = end != NULL ? (gsize) (end - p) : strlen (p);
      g_autofree char *lone = NULL;
      gboolean empty = FALSE;

      if (is_lone_place (p, length))
        {
          lone = look_up (self, p + 1, length - 2);
          empty = lone == NULL;
        }
      if (!empty)
        {
          if (!first)
            g_string_append_c (out, '\n');
          append_filled (self, out, p, length);
          first = FALSE;
        }
      p = end != NULL ? end + 1 : NULL;
    }

  return g_string_free (out, FALSE);
}

/**
 * dx_facts_fill_letter:
 * @self: facts
 * @pattern: a letter with places such as "{name}"
 *
 * Fills every part of a letter; see dx_facts_fill ().
 *
 * Returns: (transfer full): a letter to read and correct
 */
DxLetter *
dx_facts_fill_letter (DxFacts *self, const DxLetter *pattern)
{
  DxLetter *letter;

  g_return_val_if_fail (DX_IS_FACTS (self), NULL);
  g_return_val_if_fail (pattern != NULL, NULL);

  letter = dx_letter_with (pattern, DX_LETTER_PARENT,
                           pattern->parts[DX_LETTER_PARENT]);
  for (guint i = 0; i < DX_LETTER_N_PARTS; i++)
    {
      g_autofree char *text = dx_facts_fill (self, pattern->parts[i]);
      g_autoptr (DxLetter) last = letter;

      letter = dx_letter_with (last, i, text);
    }

  return letter;
}
