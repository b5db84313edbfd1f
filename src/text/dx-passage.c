/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-text"

#include "dx-passage.h"

#include "dx-sketch-private.h"
#include "dx-word-span-private.h"

/* Places of the left text where a run of words is looked for; more often
 * than that it is a phrase, not a passage. */
#define MAX_PLACES 32
/* Words that may be different within a passage, on either side, and those
 * that must be the same behind them. */
#define MAX_GAP 3
#define MIN_RESUME 3
/* Words of a run that is no passage before one goes on behind it. */
#define MAX_IDLE 400

/**
 * Pair:
 * @places: hash of a run → the first place in @left, plus 1
 * @next: of each place of @left: the next one of the same run, plus 1
 */
typedef struct {
  const DxWordSpan *left;
  guint n_left;
  const DxWordSpan *right;
  guint n_right;
  GHashTable *places;
  guint *next;
  const DxStopWords *stop;
} Pair;

/**
 * Run:
 * @left: first word on the left
 * @right: first word on the right
 * @left_end: the word after the last on the left
 * @right_end: the same on the right
 * @words: that are the same and count
 */
typedef struct {
  guint left;
  guint right;
  guint left_end;
  guint right_end;
  guint words;
} Run;

static guint64 *
make_key (guint64 shingle)
{
  return g_memdup2 (&shingle, sizeof shingle);
}

static void
index_left (Pair *self)
{
  self->next = g_new0 (guint, self->n_left + 1);
  self->places =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  /* From the end, so that the places of a run come in their order. */
  for (guint i = self->n_left; i-- > 0;)
    {
      guint64 shingle;

      if (i + DX_SHINGLE_WORDS > self->n_left)
        continue;
      shingle = dx_word_spans_hash (self->left + i, DX_SHINGLE_WORDS);
      self->next[i] =
          GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &shingle));
      g_hash_table_replace (self->places, make_key (shingle),
                            GUINT_TO_POINTER (i + 1));
    }
}

static gboolean
is_same (const Pair *self, guint left, guint right)
{
  return left < self->n_left && right < self->n_right
         && self->left[left].hash == self->right[right].hash;
}

static gboolean
resumes (const Pair *self, guint left, guint right)
{
  for (guint i = 0; i < MIN_RESUME; i++)
    if (!is_same (self, left + i, right + i))
      return FALSE;
  return TRUE;
}

/* Where both go on after a few other words; the nearest place. */
static gboolean
skip_gap (const Pair *self, guint *left, guint *right)
{
  for (guint sum = 1; sum <= 2 * MAX_GAP; sum++)
    for (guint on_left = 0; on_left <= MIN (sum, MAX_GAP); on_left++)
      {
        guint on_right = sum - on_left;

        if (on_right <= MAX_GAP
            && resumes (self, *left + on_left, *right + on_right))
          {
            *left += on_left;
            *right += on_right;
            return TRUE;
          }
      }
  return FALSE;
}

/* Whether a word of the right text belongs to what the form says. */
static gboolean
counts (const Pair *self, guint right)
{
  if (self->stop == NULL || right + DX_SHINGLE_WORDS > self->n_right)
    return TRUE;
  return !dx_stop_words_contains (
      self->stop, dx_word_spans_hash (self->right + right, DX_SHINGLE_WORDS));
}

static Run
follow (const Pair *self, guint left, guint right)
{
  Run run = { left, right, left, right, 0 };

  do
    while (is_same (self, left, right))
      {
        run.words += counts (self, right);
        left++;
        right++;
        run.left_end = left;
        run.right_end = right;
      }
  while (skip_gap (self, &left, &right));
  return run;
}

/* The longest passage that begins at word @right. */
static Run
find_longest (const Pair *self, guint right)
{
  guint64 shingle = dx_word_spans_hash (self->right + right, DX_SHINGLE_WORDS);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &shingle));
  Run longest = { 0, right, 0, right, 0 };

  for (guint i = 0; i < MAX_PLACES && place != 0; i++)
    {
      Run run = follow (self, place - 1, right);

      if (run.words > longest.words
          || (run.words == longest.words && run.right_end > longest.right_end))
        longest = run;
      place = self->next[place - 1];
    }
  return longest;
}

static DxPassage *
make_passage (const Pair *self, const Run *run)
{
  DxPassage *passage = g_new (DxPassage, 1);

  passage->left_start = self->left[run->left].start;
  passage->left_length = self->left[run->left_end - 1].end
                         - passage->left_start;
  passage->right_start = self->right[run->right].start;
  passage->right_length = self->right[run->right_end - 1].end
                          - passage->right_start;
  passage->words = run->words;
  return passage;
}

/**
 * dx_passages_find:
 * @left: UTF-8
 * @right: UTF-8
 * @least: fewer same words than this are no passage
 * @stop: (nullable): runs of words that do not count
 *
 * Finds the passages of @right that stand in @left too, where case, marks,
 * blanks and punctuation do not count and a few words may be others. They
 * do not overlap in @right.
 *
 * Returns: (transfer full) (element-type DxPassage): them, in the order of
 *   @right
 */
GPtrArray *
dx_passages_find (const char *left,
                  const char *right,
                  guint least,
                  const DxStopWords *stop)
{
  GPtrArray *passages;
  g_autoptr (GArray) left_words = NULL;
  g_autoptr (GArray) right_words = NULL;
  Pair pair = { .stop = stop };
  guint at = 0;

  g_return_val_if_fail (left != NULL && right != NULL, NULL);

  passages = g_ptr_array_new_with_free_func (g_free);
  left_words = dx_word_spans_new (left);
  right_words = dx_word_spans_new (right);
  pair.left = (const DxWordSpan *) (gpointer) left_words->data;
  pair.n_left = left_words->len;
  pair.right = (const DxWordSpan *) (gpointer) right_words->data;
  pair.n_right = right_words->len;
  index_left (&pair);
  while (at + DX_SHINGLE_WORDS <= pair.n_right)
    {
      Run run = find_longest (&pair, at);

      if (run.words >= MAX (least, 1u))
        {
          g_ptr_array_add (passages, make_passage (&pair, &run));
          at = run.right_end;
        }
      else
        {
          /* A long run that does not count is the form's, to its end. */
          at = run.right_end > at + MAX_IDLE ? run.right_end : at + 1;
        }
    }
  g_hash_table_unref (pair.places);
  g_free (pair.next);
  return passages;
}
