/* dossier-recogniser-languages.c: the languages that the recogniser knows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-recogniser-languages.h"

#include <string.h>

static const char *const LANGUAGES[] = { "en", NULL };

/* Of a text in no language, in several, in one that nobody knows (ISO 639-2). */
static const char *const UNSAID[] = { "und", "mul", "zxx", "mis", NULL };

const char *const *
dossier_recogniser_get_languages (void)
{
  return LANGUAGES;
}

static gboolean
is_among (const char *const *tags, const char *tag, gsize length)
{
  for (guint i = 0; tags[i] != NULL; i++)
    if (strlen (tags[i]) == length && g_ascii_strncasecmp (tags[i], tag, length) == 0)
      return TRUE;
  return FALSE;
}

gboolean
dossier_recogniser_knows_language (const char *tag)
{
  gsize length;

  if (tag == NULL)
    return TRUE;
  length = strcspn (tag, "-_");
  /* "x-klingon" and "i-default" say nothing that is registered. */
  if (length < 2 || length > 8)
    return TRUE;
  return is_among (LANGUAGES, tag, length) || is_among (UNSAID, tag, length);
}
