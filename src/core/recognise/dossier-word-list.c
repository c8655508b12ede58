/* dossier-word-list.c: short lists of words, written as one string.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-word-list.h"

#include <string.h>

gboolean
dossier_word_list_has (const char *list, const char *word, gsize length, gboolean is_folded)
{
  char key[DOSSIER_WORD_LIST_MAX_WORD + 3] = " ";

  if (length == 0 || length > DOSSIER_WORD_LIST_MAX_WORD)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    key[1 + i] = is_folded ? g_ascii_tolower (word[i]) : word[i];
  key[1 + length] = ' ';
  key[2 + length] = '\0';
  return strstr (list, key) != NULL;
}
