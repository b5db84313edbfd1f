/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A dictionary of Vietnamese, where one is installed. */
typedef struct _DxSpellingDictionary DxSpellingDictionary;

DxSpellingDictionary *
          dx_spelling_dictionary_get     (void);
void      dx_spelling_dictionary_unref   (DxSpellingDictionary *self);
gboolean  dx_spelling_dictionary_check   (DxSpellingDictionary *self,
                                          const char           *word);
GStrv     dx_spelling_dictionary_suggest (DxSpellingDictionary *self,
                                          const char           *word);
void      dx_spelling_dictionary_add     (DxSpellingDictionary *self,
                                          const char           *word,
                                          gboolean              for_good);
char     *dx_spelling_move_tone          (const char           *word);

G_END_DECLS
