/* dossier-figure-keys.c: the words by which what a figure counts is found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-figure-keys.h"

#include "core/text/dossier-fold.h"

#include <string.h>

/* "members of the European parliament" has five; each one more is a row for each figure. */
#define MAX_WORDS 8

char *
dossier_figure_keys_fold (const char *words, gsize length)
{
  g_autofree char *folded = NULL;
  g_autoptr (GString) key = g_string_new (NULL);
  gboolean is_between = TRUE;
  guint    n_words = 0;

  g_return_val_if_fail (words != NULL, NULL);

  folded = dossier_fold_string (words, length);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_isalnum (letter) && !g_unichar_ismark (letter))
        {
          is_between = TRUE;
          continue;
        }
      if (is_between && n_words++ == MAX_WORDS)
        break;
      if (is_between && key->len > 0)
        g_string_append_c (key, ' ');
      is_between = FALSE;
      g_string_append_unichar (key, letter);
    }

  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* Letters, digits and spaces need no escape. */
static void
append_counted (GString *json, const char *counted, gsize length)
{
  g_autofree char *key = dossier_figure_keys_fold (counted, length);
  const char      *suffix = key;

  /* Each is longer than the next, so that none is there twice. */
  while (suffix != NULL && *suffix != '\0')
    {
      const char *space = strchr (suffix, ' ');

      g_string_append_printf (json, ",\"%s\"", suffix);
      suffix = space != NULL ? space + 1 : NULL;
    }
}

char *
dossier_figure_keys_dup_json (const char *figure, gsize length)
{
  g_autoptr (GString) json = g_string_new ("[\"\"");
  const char      *newline = memchr (figure, '\n', length);
  gsize            unit_length = newline != NULL ? (gsize) (newline - figure) : length;
  g_autofree char *unit = dossier_figure_keys_fold (figure, unit_length);

  if (*unit != '\0')
    g_string_append_printf (json, ",\"=%s\"", unit);
  if (newline != NULL)
    append_counted (json, newline + 1, length - unit_length - 1);
  g_string_append_c (json, ']');

  return g_string_free (g_steal_pointer (&json), FALSE);
}
