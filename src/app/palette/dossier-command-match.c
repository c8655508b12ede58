/* dossier-command-match.c: how well a few typed letters mean the name of a command.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/palette/dossier-command-match.h"

#include <string.h>

#define SCORE_ANYTHING 1
#define SCORE_WHOLE    120
#define SCORE_BEGINS   80
#define SCORE_INSIDE   30
#define SCORE_LETTERS  8
/* The first word of a name says the most. */
#define SCORE_FIRST 20

static char **
split_words (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);

  for (char *at = folded; *at != '\0'; at++)
    if (*at == ',' || *at == '.' || *at == ':' || *at == '-')
      *at = ' ';
  return g_strsplit (folded, " ", -1);
}

/* Whether the characters of @word come in @text in their order. */
static gboolean
has_letters (const char *text, const char *word)
{
  while (*word != '\0')
    {
      gunichar letter = g_utf8_get_char (word);

      while (*text != '\0' && g_utf8_get_char (text) != letter)
        text = g_utf8_next_char (text);
      if (*text == '\0')
        return FALSE;
      text = g_utf8_next_char (text);
      word = g_utf8_next_char (word);
    }
  return TRUE;
}

static int
score_word (const char *typed, char **names, const char *joined)
{
  int best = DOSSIER_NO_MATCH;

  for (guint i = 0; names[i] != NULL; i++)
    {
      int score = DOSSIER_NO_MATCH;

      if (g_str_equal (names[i], typed))
        score = SCORE_WHOLE;
      else if (g_str_has_prefix (names[i], typed))
        score = SCORE_BEGINS;
      else if (strstr (names[i], typed) != NULL)
        score = SCORE_INSIDE;
      if (score > 0 && i == 0)
        score += SCORE_FIRST;
      best = MAX (best, score);
    }
  if (best == DOSSIER_NO_MATCH && has_letters (joined, typed))
    best = SCORE_LETTERS;
  return best;
}

int
dossier_command_match (const char *typed, const char *name)
{
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;
  int              total = SCORE_ANYTHING;

  g_return_val_if_fail (typed != NULL && name != NULL, DOSSIER_NO_MATCH);

  words = split_words (typed);
  names = split_words (name);
  joined = g_strjoinv ("", names);
  for (guint i = 0; words[i] != NULL; i++)
    {
      int score;

      if (*words[i] == '\0')
        continue;
      score = score_word (words[i], names, joined);
      if (score == DOSSIER_NO_MATCH)
        return DOSSIER_NO_MATCH;
      total += score;
    }
  return total;
}
