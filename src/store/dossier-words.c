/* dossier-words.c: from what a reader types to what the full-text index understands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-words.h"

#include <string.h>

/* More of a pasted page would only make the question slower, and SQLite's parser has a depth. */
#define MAX_WORDS 24
#define MAX_BYTES 1024

static gboolean
has_word_character (const char *word, gsize length)
{
  for (const char *p = word; p < word + length; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* One ideograph or syllable says as much as a word of letters. */
static gboolean
is_syllable (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HANGUL:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
may_be_beginning (const char *word, gsize length)
{
  return g_utf8_strlen (word, (gssize) length) > 1 || is_syllable (g_utf8_get_char (word));
}

/* Where the word or phrase that starts at @start ends. */
static const char *
find_end (const char *start, gboolean is_phrase)
{
  const char *p = start;

  if (is_phrase)
    return start + strcspn (start, "\"");

  while (*p != '\0' && *p != '"' && !g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static char *
dup_input (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, (gssize) strnlen (words, MAX_BYTES));

  /* The cut may have left half a character behind. */
  if (strlen (words) > MAX_BYTES && g_str_has_suffix (valid, "\xef\xbf\xbd"))
    valid[strlen (valid) - strlen ("\xef\xbf\xbd")] = '\0';

  return g_steal_pointer (&valid);
}

DossierWords
dossier_words_parse (const char *words, char **query)
{
  g_autofree char *input = NULL;
  g_autoptr (GString) result = NULL;
  const char *p = NULL;
  guint       n_words = 0;
  gboolean    is_typed = FALSE;

  g_return_val_if_fail (query != NULL, DOSSIER_WORDS_NONE);

  *query = NULL;
  if (words == NULL)
    return DOSSIER_WORDS_NONE;

  input = dup_input (words);
  result = g_string_new (NULL);
  p = input;
  while (*p != '\0' && n_words < MAX_WORDS)
    {
      gboolean    is_phrase = *p == '"';
      const char *start = is_phrase ? p + 1 : p;
      const char *end = NULL;
      gsize       length = 0;

      if (!is_phrase && g_unichar_isspace (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }

      is_typed = TRUE;
      end = find_end (start, is_phrase);
      length = (gsize) (end - start);
      p = is_phrase && *end == '"' ? end + 1 : end;
      if (!has_word_character (start, length))
        continue;

      g_string_append_printf (result, "%s\"%.*s\"", n_words > 0 ? " " : "", (int) length, start);
      if (*end == '\0' && may_be_beginning (start, length))
        g_string_append_c (result, '*');
      n_words++;
    }

  if (n_words == 0)
    return is_typed ? DOSSIER_WORDS_NOTHING : DOSSIER_WORDS_NONE;

  *query = g_string_free (g_steal_pointer (&result), FALSE);
  return DOSSIER_WORDS_SOME;
}
