/* dossier-typed.c: what can be said of words as a person types them in a search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-typed.h"

#include <string.h>

char *
dossier_typed_dup (const char *typed, gsize max_bytes)
{
  gsize            length = strlen (typed);
  g_autofree char *valid = g_utf8_make_valid (typed, (gssize) MIN (length, max_bytes));

  /* The cut may have left half a character behind. */
  if (length > max_bytes && g_str_has_suffix (valid, "\xef\xbf\xbd"))
    valid[strlen (valid) - strlen ("\xef\xbf\xbd")] = '\0';

  return g_steal_pointer (&valid);
}

gboolean
dossier_typed_has_word (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
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

gboolean
dossier_typed_may_be_beginning (const char *text, gsize length)
{
  return g_utf8_strlen (text, (gssize) length) > 1 ||
         (length > 0 && is_syllable (g_utf8_get_char (text)));
}
