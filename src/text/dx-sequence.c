/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "dexuat-text"

#include "dx-sequence-private.h"

/* E. W. Myers, "An O(ND) difference algorithm and its variations",
 * Algorithmica 1 (1986), with its refinement in linear space: a box of the
 * edit graph is split where the shortest paths from its two corners meet,
 * and both halves are treated alike. Where the paths would have to be too
 * long, the box is split where one of them has come farthest; the result is
 * then still a difference, but maybe not the shortest. */

#define MAX_COST 256

/**
 * Search:
 * @before, @after: the sequences; x counts in the one, y in the other
 * @removed, @added: what is found
 * @forward: how far (x) the path from the start has come on each diagonal
 *   x - y
 * @backward: the same of the path from the end
 */
typedef struct {
  const guint *before;
  const guint *after;
  guint8 *removed;
  guint8 *added;
  int *forward;
  int *backward;
} Search;

typedef struct {
  int x0;
  int x1;
  int y0;
  int y1;
} Box;

/* Diagonals, from one to the other, of which every second one is looked at
 * in turn. */
typedef struct {
  int low;
  int high;
} Range;

typedef struct {
  int x;
  int y;
} Point;

/* One edit more reaches one diagonal more on either side, but none outside
 * the box. */
static void
widen (Range *range, const Box *box, int *ends, int outside)
{
  if (range->low > box->x0 - box->y1)
    ends[--range->low - 1] = outside;
  else
    range->low++;
  if (range->high < box->x1 - box->y0)
    ends[++range->high + 1] = outside;
  else
    range->high--;
}

static gboolean
step_forward (Search *self,
              const Box *box,
              Range *range,
              const Range *other,
              Point *meeting)
{
  int *ends = self->forward;

  widen (range, box, ends, -1);
  for (int d = range->high; d >= range->low; d -= 2)
    {
      int x = MAX (ends[d - 1] + 1, ends[d + 1]);
      int y = x - d;

      while (x < box->x1 && y < box->y1 && self->before[x] == self->after[y])
        {
          x++;
          y++;
        }
      ends[d] = x;
      if (other != NULL && d >= other->low && d <= other->high
          && self->backward[d] <= x)
        {
          *meeting = (Point){ x, y };
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
step_backward (Search *self,
               const Box *box,
               Range *range,
               const Range *other,
               Point *meeting)
{
  int *ends = self->backward;

  widen (range, box, ends, G_MAXINT);
  for (int d = range->high; d >= range->low; d -= 2)
    {
      int x = MIN (ends[d - 1], ends[d + 1] - 1);
      int y = x - d;

      while (x > box->x0 && y > box->y0
             && self->before[x - 1] == self->after[y - 1])
        {
          x--;
          y--;
        }
      ends[d] = x;
      if (other != NULL && d >= other->low && d <= other->high
          && x <= self->forward[d])
        {
          *meeting = (Point){ x, y };
          return TRUE;
        }
    }
  return FALSE;
}

/* The place on the diagonal, brought back into the box where a path has
 * stepped out of it. */
static Point
place_in_box (const Box *box, int x, int d)
{
  int low = MAX (box->x0, box->y0 + d);
  int high = MIN (box->x1, box->y1 + d);

  x = CLAMP (x, low, high);
  return (Point){ x, x - d };
}

/* Where the path that has made more of its way stands. */
static Point
give_up (Search *self, const Box *box, const Range *ahead, const Range *back)
{
  int start = box->x0 + box->y0;
  int end = box->x1 + box->y1;
  Point best = { box->x0, box->y0 };
  int most = 0;

  for (int d = ahead->high; d >= ahead->low; d -= 2)
    {
      Point point = place_in_box (box, self->forward[d], d);

      if (point.x + point.y - start > most)
        {
          most = point.x + point.y - start;
          best = point;
        }
    }
  for (int d = back->high; d >= back->low; d -= 2)
    {
      Point point = place_in_box (box, self->backward[d], d);

      if (end - point.x - point.y > most)
        {
          most = end - point.x - point.y;
          best = point;
        }
    }
  return best;
}

static Point
find_split (Search *self, const Box *box)
{
  int first = box->x0 - box->y0;
  int last = box->x1 - box->y1;
  gboolean odd = (first - last) % 2 != 0;
  Range ahead = { first, first };
  Range back = { last, last };
  Point split;

  self->forward[first] = box->x0;
  self->backward[last] = box->x1;
  for (int cost = 0; cost < MAX_COST; cost++)
    if (step_forward (self, box, &ahead, odd ? &back : NULL, &split)
        || step_backward (self, box, &back, odd ? NULL : &ahead, &split))
      return split;
  return give_up (self, box, &ahead, &back);
}

/* Takes away what is the same at both ends. */
static void
trim (Search *self, Box *box)
{
  while (box->x0 < box->x1 && box->y0 < box->y1
         && self->before[box->x0] == self->after[box->y0])
    {
      box->x0++;
      box->y0++;
    }
  while (box->x0 < box->x1 && box->y0 < box->y1
         && self->before[box->x1 - 1] == self->after[box->y1 - 1])
    {
      box->x1--;
      box->y1--;
    }
}

static int
get_size (const Box *box)
{
  return box->x1 - box->x0 + box->y1 - box->y0;
}

/* Calls itself for the smaller half only, so that it does not go deep. */
static void
compare (Search *self, Box box)
{
  for (trim (self, &box); box.x0 < box.x1 && box.y0 < box.y1; trim (self, &box))
    {
      Point split = find_split (self, &box);
      Box left = { box.x0, split.x, box.y0, split.y };
      Box right = { split.x, box.x1, split.y, box.y1 };

      g_assert (get_size (&left) > 0 && get_size (&right) > 0);
      if (get_size (&left) < get_size (&right))
        {
          compare (self, left);
          box = right;
        }
      else
        {
          compare (self, right);
          box = left;
        }
    }
  for (int x = box.x0; x < box.x1; x++)
    self->removed[x] = TRUE;
  for (int y = box.y0; y < box.y1; y++)
    self->added[y] = TRUE;
}

/*
 * dx_sequence_diff:
 * @before: (array length=n_before): a sequence
 * @n_before: its length
 * @after: (array length=n_after): another one
 * @n_after: its length
 * @removed: (array length=n_before): all 0; what stands only in @before
 *   becomes 1
 * @added: (array length=n_after): the same of @after
 *
 * Finds what was removed from and added to a sequence; what is left of both
 * is one and the same sequence. Memory and, as the search is bounded, time
 * grow with the sum of the lengths, which is at most %G_MAXINT / 4.
 */
void
dx_sequence_diff (const guint *before,
                  guint n_before,
                  const guint *after,
                  guint n_after,
                  guint8 *removed,
                  guint8 *added)
{
  gsize n_diagonals = (gsize) n_before + n_after + 3;
  g_autofree int *forward = g_new (int, n_diagonals);
  g_autofree int *backward = g_new (int, n_diagonals);
  Search self = {
    before, after, removed, added, forward + n_after + 1, backward + n_after + 1
  };

  g_assert (n_diagonals <= G_MAXINT / 4);
  compare (&self, (Box){ 0, (int) n_before, 0, (int) n_after });
}
