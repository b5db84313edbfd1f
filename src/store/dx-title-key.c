/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dx-config.h"

#define G_LOG_DOMAIN "dexuat-store"

#include "dx-title-key-private.h"

#include <string.h>

/* Titles in the order of the Vietnamese alphabet, as bytes that a database
 * can compare: a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y, with
 * f, j, w and z where they stand in Latin. First the letters of the whole
 * title decide, then the tones, a syllable each: level, huyền, hỏi, ngã,
 * sắc, nặng. A number counts as a number; what is neither letter nor digit
 * only parts words. Whoever changes this makes the keys of a new version of the
 * database. */

/* Letters behind these do not change the order. */
#define MAX_LETTERS 120

/* Weights: the end of the letters, a gap between words, numbers by their
 * length, letters, and characters of other scripts. */
#define END 0x01
#define GAP 0x02
#define NUMBER 0x10
#define LETTER 0x40
#define OTHER 0xF0

/* Behind all titles. */
#define NO_TITLE 0xFF

static const gunichar alphabet[] = {
  'a', 0x0103, 0x00E2, 'b', 'c', 'd',    0x0111, 'e', 0x00EA, 'f',    'g',
  'h', 'i',    'j',    'k', 'l', 'm',    'n',    'o', 0x00F4, 0x01A1, 'p',
  'q', 'r',    's',    't', 'u', 0x01B0, 'v',    'w', 'x',    'y',    'z',
};

/* In the order in which they sort; the level one has no mark. */
static const gunichar tones[] = { 0x0300, 0x0309, 0x0303, 0x0301, 0x0323 };

typedef struct {
  GByteArray *letters;
  GByteArray *tones;
  guint n_letters;
  guint8 tone; /* of the present syllable */
  gboolean in_word;
} Key;

static guint8
find_tone (gunichar mark)
{
  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    if (tones[i] == mark)
      return (guint8) (i + 2);
  return 0;
}

static guint8
find_letter (gunichar letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (alphabet); i++)
    if (alphabet[i] == letter)
      return (guint8) (LETTER + i);
  return 0;
}

static void
add_byte (GByteArray *array, guint8 byte)
{
  g_byte_array_append (array, &byte, 1);
}

static void
begin_word (Key *self)
{
  if (self->in_word)
    return;
  if (self->letters->len > 0)
    add_byte (self->letters, GAP);
  self->in_word = TRUE;
  self->tone = 1;
}

static void
end_word (Key *self)
{
  if (self->in_word)
    add_byte (self->tones, self->tone);
  self->in_word = FALSE;
}

/* A letter of another script by its number. */
static void
add_other (Key *self, gunichar c)
{
  const guint8 bytes[] = { OTHER, (guint8) (c >> 16), (guint8) (c >> 8),
                           (guint8) c };

  g_byte_array_append (self->letters, bytes, sizeof bytes);
}

/* "Ế" is "ê" and sắc; marks that are neither part of a letter nor a tone
 * do not count. */
static void
add_letter (Key *self, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  const gsize n =
      g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
  gunichar letter = g_unichar_tolower (parts[0]);
  guint8 weight;

  for (gsize i = 1; i < n; i++)
    {
      gunichar composed;

      if (find_tone (parts[i]) != 0)
        self->tone = find_tone (parts[i]);
      else if (g_unichar_compose (letter, parts[i], &composed)
               && find_letter (composed) != 0)
        letter = composed;
    }
  weight = find_letter (letter);
  if (weight != 0)
    add_byte (self->letters, weight);
  else
    add_other (self, letter);
}

static const char *
skip_digits (const char *at)
{
  while (g_ascii_isdigit (*at))
    at++;
  return at;
}

/* 9 stands before 10: the number of digits comes first. */
static const char *
add_number (Key *self, const char *at)
{
  const char *end = skip_digits (at);
  gsize n;

  while (*at == '0' && at + 1 < end)
    at++;
  n = MIN ((gsize) (end - at), LETTER - NUMBER - 1);
  add_byte (self->letters, (guint8) (NUMBER + n));
  g_byte_array_append (self->letters, (const guint8 *) at, (guint) n);
  return end;
}

static const char *
add_next (Key *self, const char *at)
{
  const gunichar c = g_utf8_get_char (at);

  if (g_ascii_isdigit (*at))
    {
      begin_word (self);
      self->n_letters++;
      return add_number (self, at);
    }
  if (g_unichar_isalnum (c))
    {
      begin_word (self);
      self->n_letters++;
      add_letter (self, c);
    }
  else if (!g_unichar_ismark (c))
    {
      end_word (self);
    }
  return g_utf8_next_char (at);
}

/*
 * dx_title_key_new:
 * @title: UTF-8 in NFC
 *
 * Makes the bytes by which titles are sorted. Nothing stands behind
 * everything.
 *
 * Returns: (transfer full): the key
 */
GBytes *
dx_title_key_new (const char *title)
{
  Key key = { .letters = g_byte_array_new (), .tones = g_byte_array_new () };

  for (const char *at = title; *at != '\0' && key.n_letters < MAX_LETTERS;)
    at = add_next (&key, at);
  end_word (&key);
  if (key.letters->len == 0)
    add_byte (key.letters, NO_TITLE);
  add_byte (key.letters, END);
  g_byte_array_append (key.letters, key.tones->data, key.tones->len);
  g_byte_array_unref (key.tones);
  return g_byte_array_free_to_bytes (key.letters);
}
