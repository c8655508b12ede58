/* dossier-words.c: from what a reader types to what the full-text index understands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-words.h"

#include "core/text/dossier-typed.h"

#include <string.h>

/* More of a pasted page would only make the question slower, and SQLite's parser has a depth. */
#define MAX_WORDS 24
#define MAX_BYTES 1024

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

  input = dossier_typed_dup (words, MAX_BYTES);
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
      if (!dossier_typed_has_word (start, length))
        continue;

      g_string_append_printf (result, "%s\"%.*s\"", n_words > 0 ? " " : "", (int) length, start);
      if (*end == '\0' && dossier_typed_may_be_beginning (start, length))
        g_string_append_c (result, '*');
      n_words++;
    }

  if (n_words == 0)
    return is_typed ? DOSSIER_WORDS_NOTHING : DOSSIER_WORDS_NONE;

  *query = g_string_free (g_steal_pointer (&result), FALSE);
  return DOSSIER_WORDS_SOME;
}
