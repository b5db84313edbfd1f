/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-core"

#include "dx-verify.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dx-proposal-compare.h"
#include "dx-verify-private.h"

/**
 * dx_version_new:
 * @proposal: a proposal
 * @attachments: (nullable) (element-type DxSealAttachment): the files that
 *   go with it, in the dossier's order
 *
 * Begins a version that others are held against. Its pages are added by
 * whoever can set them.
 *
 * Returns: (transfer full): the version
 */
DxVersion *
dx_version_new (DxProposal *proposal, GPtrArray *attachments)
{
  DxVersion *self;

  g_return_val_if_fail (DX_IS_PROPOSAL (proposal), NULL);

  self = g_new0 (DxVersion, 1);
  self->lone = dx_seal_new (proposal, NULL);
  self->whole = attachments != NULL ? dx_seal_new (proposal, attachments)
                                    : NULL;
  self->pages = g_ptr_array_new_with_free_func (g_free);
  self->sheets = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * dx_version_add_page:
 * @self: a version
 * @text: (transfer full): the page's text as printed
 * @annex: whether it is a page of the annex; those come last
 *
 * Adds the next page.
 */
void
dx_version_add_page (DxVersion *self, char *text, gboolean annex)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  g_ptr_array_add (self->pages, text);
  if (!annex)
    self->n_slip = self->pages->len;
}

/**
 * dx_version_add_sheet:
 * @self: a version
 * @text: (transfer full): the words of a data sheet as printed
 *
 * Adds the next data sheet. Such sheets may stand behind the pages of a PDF,
 * and are not counted with them.
 */
void
dx_version_add_sheet (DxVersion *self, char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  g_ptr_array_add (self->sheets, text);
}

/**
 * dx_version_free:
 * @self: (transfer full) (nullable): a version
 *
 * Gives back its memory.
 */
void
dx_version_free (DxVersion *self)
{
  if (self == NULL)
    return;

  dx_seal_free (self->lone);
  dx_seal_free (self->whole);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

/**
 * dx_verdict_get_name:
 * @verdict: a verdict
 *
 * Gets the word that stands for it in every language.
 *
 * Returns: (transfer none): "same"
 */
const char *
dx_verdict_get_name (DxVerdict verdict)
{
  static const char *const names[] = { "same",      "older",   "newer",
                                       "other",     "altered", "incomplete",
                                       "unreadable" };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (names), "unreadable");

  return names[verdict];
}

/*
 * dx_verify_say:
 * @lines: (nullable): takes what is said
 *
 * Adds a line.
 */
void
dx_verify_say (GPtrArray *lines, const char *format, ...)
{
  va_list args;

  if (lines == NULL)
    return;

  va_start (args, format);
  g_ptr_array_add (lines, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
say_codes (const DxVersion *version, const char *code, GPtrArray *lines)
{
  g_autofree char *held = dx_seal_format_code (code);
  g_autofree char *lone = dx_seal_format_code (version->lone->code);

  if (version->whole != NULL)
    {
      g_autofree char *whole = dx_seal_format_code (version->whole->code);

      dx_verify_say (lines,
                     _ ("its code is %s; that of this version is %s, and %s "
                        "without the attachments"),
                     held, whole, lone);
    }
  else
    {
      dx_verify_say (lines,
                     _ ("its code is %s; that of this version is %s (without "
                        "attachments)"),
                     held, lone);
    }
}

/**
 * dx_verify_code:
 * @version: a version
 * @code: eight letters, see dx_seal_parse_code ()
 * @lines: (nullable) (element-type utf8): takes what a person should know
 *
 * Judges a code that somebody read from paper. A code that does not fit
 * does not tell whether it is of another version or of another proposal.
 *
 * Returns: %DX_VERDICT_SAME or %DX_VERDICT_ALTERED
 */
DxVerdict
dx_verify_code (const DxVersion *version, const char *code, GPtrArray *lines)
{
  g_return_val_if_fail (version != NULL, DX_VERDICT_UNREADABLE);
  g_return_val_if_fail (code != NULL, DX_VERDICT_UNREADABLE);

  if (version->whole != NULL && g_str_equal (code, version->whole->code))
    return DX_VERDICT_SAME;
  if (g_str_equal (code, version->lone->code))
    {
      if (version->whole != NULL)
        dx_verify_say (lines, _ ("the code was made without the attachments"));
      return DX_VERDICT_SAME;
    }

  say_codes (version, code, lines);
  dx_verify_say (lines, _ ("the code is of another version, of another "
                           "proposal, or was misread"));
  return DX_VERDICT_ALTERED;
}

static gboolean
is_digest_of (const DxSeal *seal, const DxSealMark *mark)
{
  return seal != NULL
         && memcmp (seal->digest, mark->digest, sizeof mark->digest) == 0;
}

static gboolean
is_page_same (const DxVersion *version, const DxSealMark *mark)
{
  char hash[DX_SEAL_LETTERS + 1];

  if (mark->page > version->pages->len)
    return FALSE;
  dx_seal_hash_page (g_ptr_array_index (version->pages, mark->page - 1), hash);

  return g_str_equal (hash, mark->page_hash);
}

static char *
format_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static DxVerdict
judge_other_revision (const DxVersion *version,
                      const DxSealMark *mark,
                      GPtrArray *lines)
{
  g_autofree char *held = format_number (mark->revision);
  g_autofree char *own = format_number (version->lone->revision);

  dx_verify_say (lines, _ ("page %u is of version %s; this is version %s"),
                 mark->page, held, own);
  if (version->pages->len > 0)
    {
      if (is_page_same (version, mark))
        dx_verify_say (lines, _ ("page %u reads the same in both versions"),
                       mark->page);
      else
        dx_verify_say (lines, _ ("page %u reads otherwise in this version"),
                       mark->page);
    }

  return mark->revision < version->lone->revision ? DX_VERDICT_OLDER
                                                  : DX_VERDICT_NEWER;
}

/* The digest is that of this version. Another program or another font may
 * have broken the lines otherwise; that is said, for a person to judge. */
static DxVerdict
judge_page (const DxVersion *version, const DxSealMark *mark, GPtrArray *lines)
{
  if (version->pages->len == 0)
    return DX_VERDICT_SAME;
  if (mark->pages != version->n_slip && mark->pages != version->pages->len)
    {
      dx_verify_say (lines,
                     _ ("it says page %u of %u; this version has %u "
                        "pages, and %u with its annex"),
                     mark->page, mark->pages, version->n_slip,
                     version->pages->len);
      return DX_VERDICT_ALTERED;
    }
  if (!is_page_same (version, mark))
    {
      dx_verify_say (lines,
                     _ ("page %u is printed otherwise than this "
                        "version prints it"),
                     mark->page);
      return DX_VERDICT_ALTERED;
    }

  return DX_VERDICT_SAME;
}

/**
 * dx_verify_mark:
 * @version: a version
 * @mark: what the QR on a page says
 * @lines: (nullable) (element-type utf8): takes what a person should know
 *
 * Judges one page by its QR.
 *
 * Returns: the verdict
 */
DxVerdict
dx_verify_mark (const DxVersion *version,
                const DxSealMark *mark,
                GPtrArray *lines)
{
  g_return_val_if_fail (version != NULL, DX_VERDICT_UNREADABLE);
  g_return_val_if_fail (mark != NULL, DX_VERDICT_UNREADABLE);

  if (g_ascii_strcasecmp (mark->id, version->lone->id) != 0)
    {
      dx_verify_say (lines,
                     _ ("page %u is of another proposal: %s; this is "
                        "%s"),
                     mark->page, mark->id, version->lone->id);
      return DX_VERDICT_OTHER;
    }
  if (mark->revision != version->lone->revision)
    return judge_other_revision (version, mark, lines);
  if (is_digest_of (version->whole, mark))
    return judge_page (version, mark, lines);
  if (is_digest_of (version->lone, mark))
    {
      if (version->whole != NULL)
        dx_verify_say (lines, _ ("page %u was sealed without the attachments"),
                       mark->page);
      return judge_page (version, mark, lines);
    }

  dx_verify_say (lines,
                 _ ("page %u says that it is of this version, but "
                    "what was sealed is not what stands here"),
                 mark->page);
  say_codes (version, mark->code, lines);
  return DX_VERDICT_ALTERED;
}

/* Of two verdicts, the one that a person must hear. */
static DxVerdict
worse (DxVerdict left, DxVerdict right)
{
  static const guint8 weights[] = {
    [DX_VERDICT_SAME] = 0,       [DX_VERDICT_INCOMPLETE] = 1,
    [DX_VERDICT_OLDER] = 2,      [DX_VERDICT_NEWER] = 2,
    [DX_VERDICT_ALTERED] = 3,    [DX_VERDICT_OTHER] = 4,
    [DX_VERDICT_UNREADABLE] = 5,
  };

  return weights[right] > weights[left] ? right : left;
}

static gboolean
have_one_verdict (const DxVerdict *verdicts, guint n)
{
  for (guint i = 1; i < n; i++)
    if (verdicts[i] != verdicts[0])
      return FALSE;

  return n > 0;
}

/* Which pages of the version there are, and how often. */
static DxVerdict
count_pages (GPtrArray *marks, guint n_pages, GPtrArray *lines)
{
  g_autofree guint *seen = g_new0 (guint, n_pages + 1);
  DxVerdict verdict = DX_VERDICT_SAME;

  for (guint i = 0; i < marks->len; i++)
    {
      const DxSealMark *mark = g_ptr_array_index (marks, i);

      if (mark != NULL && mark->page <= n_pages)
        seen[mark->page]++;
    }
  for (guint page = 1; page <= n_pages; page++)
    if (seen[page] != 1)
      {
        if (seen[page] == 0)
          dx_verify_say (lines, _ ("page %u of %u is missing"), page, n_pages);
        else
          dx_verify_say (lines, _ ("page %u of %u is there %u times"), page,
                         n_pages, seen[page]);
        verdict = DX_VERDICT_INCOMPLETE;
      }

  return verdict;
}

static const DxSealMark *
first_mark (GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    if (g_ptr_array_index (marks, i) != NULL)
      return g_ptr_array_index (marks, i);

  return NULL;
}

static DxVerdict
judge_each (const DxVersion *version, GPtrArray *marks, GPtrArray *lines)
{
  g_autofree DxVerdict *verdicts = g_new (DxVerdict, marks->len);
  DxVerdict verdict = DX_VERDICT_SAME;
  guint n = 0;
  gboolean unread = FALSE;

  for (guint i = 0; i < marks->len; i++)
    {
      const DxSealMark *mark = g_ptr_array_index (marks, i);

      if (mark == NULL)
        {
          dx_verify_say (lines, _ ("sheet %u has no seal that can be read"),
                         i + 1);
          unread = TRUE;
          continue;
        }
      verdicts[n] = dx_verify_mark (version, mark, lines);
      verdict = worse (verdict, verdicts[n]);
      n++;
    }
  /* Sheets of this version among foreign ones: something was put in. */
  if (!have_one_verdict (verdicts, n) && verdict != DX_VERDICT_ALTERED)
    verdict = DX_VERDICT_INCOMPLETE;

  return unread ? worse (verdict, DX_VERDICT_INCOMPLETE) : verdict;
}

/**
 * dx_verify_marks:
 * @version: a version
 * @marks: (element-type DxSealMark): what the QR on each sheet says, %NULL
 *   for a sheet without one that can be read
 * @lines: (nullable) (element-type utf8): takes what a person should know
 *
 * Judges a pile of sheets: each by itself, and whether they are all the
 * pages of one version and nothing else.
 *
 * Returns: the verdict
 */
DxVerdict
dx_verify_marks (const DxVersion *version, GPtrArray *marks, GPtrArray *lines)
{
  const DxSealMark *first;
  DxVerdict verdict;

  g_return_val_if_fail (version != NULL, DX_VERDICT_UNREADABLE);
  g_return_val_if_fail (marks != NULL, DX_VERDICT_UNREADABLE);

  first = first_mark (marks);
  if (first == NULL)
    {
      dx_verify_say (lines, _ ("no seal can be read"));
      return DX_VERDICT_UNREADABLE;
    }

  verdict = judge_each (version, marks, lines);
  if (verdict == DX_VERDICT_SAME || verdict == DX_VERDICT_INCOMPLETE)
    verdict = worse (verdict, count_pages (marks, first->pages, lines));

  return verdict;
}

/**
 * dx_verify_proposal:
 * @held: a proposal that somebody holds
 * @proposal: the one that it is held against
 * @lines: (nullable) (element-type utf8): takes the differences, a field
 *   each
 *
 * Judges a file by its values.
 *
 * Returns: the verdict
 */
DxVerdict
dx_verify_proposal (DxProposal *held, DxProposal *proposal, GPtrArray *lines)
{
  g_autoptr (DxSeal) left = dx_seal_new (held, NULL);
  g_autoptr (DxSeal) right = dx_seal_new (proposal, NULL);
  g_auto (GStrv) fields = NULL;

  g_return_val_if_fail (left != NULL && right != NULL, DX_VERDICT_UNREADABLE);

  if (g_ascii_strcasecmp (left->id, right->id) != 0)
    {
      dx_verify_say (lines, _ ("it is another proposal: %s; this is %s"),
                     left->id, right->id);
      return DX_VERDICT_OTHER;
    }
  if (left->revision != right->revision)
    {
      g_autofree char *before = format_number (left->revision);
      g_autofree char *after = format_number (right->revision);

      dx_verify_say (lines, _ ("it is version %s; this is version %s"), before,
                     after);
    }
  dx_verify_say_fields (held, proposal, lines);
  if (left->revision != right->revision)
    return left->revision < right->revision ? DX_VERDICT_OLDER
                                            : DX_VERDICT_NEWER;

  return memcmp (left->digest, right->digest, sizeof left->digest) == 0
             ? DX_VERDICT_SAME
             : DX_VERDICT_ALTERED;
}
