/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "council-fixture.h"

#include <string.h>

DxCouncil *
council_fixture_load (void)
{
  g_autoptr (GError) error = NULL;
  DxCouncil *council = dx_council_load ("tt06-2023", &error);

  g_assert_no_error (error);
  return council;
}

static void
append_member (GString *json, const char *word, guint index)
{
  gboolean absent = word[0] == '-';
  char letter = word[absent];
  const char *role = letter == 'C'   ? "chair"
                     : letter == 'D' ? "deputy"
                     : letter == 'd' ? "deputy"
                     : letter == 'S' ? "secretary"
                     : letter == 'X' ? "guest"
                                     : "member";

  g_string_append_printf (
      json,
      "%s{\"id\":\"m%u\",\"name\":\"Bà %u\",\"role\":\"%s\",\"present\":%s,"
      "\"authorised\":%s}",
      index > 1 ? "," : "", index, index, role, absent ? "false" : "true",
      letter == 'd' ? "true" : "false");
}

char *
council_fixture_write (const char *members, const char *more)
{
  g_auto (GStrv) words = g_strsplit (members, " ", -1);
  GString *json = g_string_new ("{\"format\":\"dexuat-votes\",\"version\":1,"
                                "\"members\":[");
  g_autoptr (GString) reviewers = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      append_member (json, words[i], i + 1);
      if (strchr (words[i], 'R') != NULL)
        g_string_append_printf (reviewers, "%s\"m%u\"",
                                reviewers->len > 0 ? "," : "", i + 1);
    }
  g_string_append_printf (json, "],\"reviewers\":[%s]%s}", reviewers->str,
                          more);
  return g_string_free (json, FALSE);
}

DxVotes *
council_fixture_read (const char *members, const char *more)
{
  g_autofree char *text = council_fixture_write (members, more);
  g_autoptr (GBytes) json = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DxVotes *votes = dx_votes_new_from_json (json, &error);

  g_assert_no_error (error);
  return votes;
}

char *
council_fixture_join (GPtrArray *faults)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      const DxCouncilFault *fault = g_ptr_array_index (faults, i);

      g_test_message ("%s", fault->message);
      g_string_append_printf (ids, "%s%s%s", ids->len > 0 ? " " : "", fault->id,
                              fault->voids ? "!" : "");
    }
  return g_string_free (ids, FALSE);
}
