/* dossier-recognised-languages.c: says in the reader's words which languages are recognised.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-recognised-languages.h"

#include "core/recognise/dossier-recogniser-languages.h"

#include <glib/gi18n.h>

static const struct
{
  const char *tag;
  const char *name;
} NAMES[] = {
  { "en", NC_ ("language", "English") },
};

static const char *
get_name (const char *tag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (g_str_equal (NAMES[i].tag, tag))
      return g_dpgettext2 (NULL, "language", NAMES[i].name);
  return tag;
}

char *
dossier_recognised_languages_dup_names (void)
{
  const char *const *tags = dossier_recogniser_get_languages ();
  GString           *names = g_string_new (NULL);

  for (guint i = 0; tags[i] != NULL; i++)
    {
      if (names->len > 0)
        /* Translators: between the names of languages in a list. */
        g_string_append (names, C_ ("languages", ", "));
      g_string_append (names, get_name (tags[i]));
    }
  return g_string_free (names, FALSE);
}

char *
dossier_recognised_languages_dup_advice (const char *language)
{
  g_autofree char *names = NULL;

  if (dossier_recogniser_knows_language (language))
    return NULL;
  names = dossier_recognised_languages_dup_names ();
  /* Translators: %s is a list of languages: "English". */
  return g_strdup_printf (_ ("Recognition knows %s only. In this text names and figures may be "
                             "missing or wrong; tag them with p, l, o or f."),
                          names);
}
