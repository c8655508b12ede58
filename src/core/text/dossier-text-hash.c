/* dossier-text-hash.c: one short name for a text, by which it is known again at another address.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-text-hash.h"

#include "core/text/dossier-fold.h"

#include <string.h>

/* U+FFFC, one for each picture. */
#define PICTURE "\xef\xbf\xbc"

static char *
dup_without_pictures (const char *text, gsize length, gsize *n_left)
{
  const gsize n_picture = strlen (PICTURE);
  char       *words = g_malloc (length + 1);
  char       *to = words;

  for (gsize i = 0; i < length;)
    if (length - i >= n_picture && memcmp (text + i, PICTURE, n_picture) == 0)
      i += n_picture;
    else
      *to++ = text[i++];
  *to = '\0';
  *n_left = to - words;
  return words;
}

char *
dossier_text_hash (const char *text, gsize length)
{
  g_autofree char *words = NULL;
  g_autofree char *folded = NULL;
  gsize            n_bytes = 0;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  words = dup_without_pictures (text, length, &n_bytes);
  folded = dossier_fold_string (words, n_bytes);
  g_strstrip (folded);
  if (g_utf8_strlen (folded, -1) < DOSSIER_TEXT_HASH_MIN_LENGTH)
    return NULL;
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, folded, -1);
}
