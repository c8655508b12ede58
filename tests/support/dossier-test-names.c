/* dossier-test-names.c: texts whose names stand in brackets, for the tests of what mends names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/support/dossier-test-names.h"

#include <string.h>

DossierGazetteer *
dossier_test_names_load_gazetteer (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DOSSIER_DATA"), "places.gazetteer", NULL);
  char            *contents = NULL;
  gsize            length = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DossierGazetteer *gazetteer;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (contents, length);
  gazetteer = dossier_gazetteer_new (bytes, &error);
  g_assert_no_error (error);
  return gazetteer;
}

char *
dossier_test_names_read (const char *marked, GPtrArray *names)
{
  static const char              opens[] = "{<[";
  static const char              closes[] = "}>]";
  static const DossierEntityKind kinds[] = { DOSSIER_ENTITY_PLACE,
                                             DOSSIER_ENTITY_PERSON,
                                             DOSSIER_ENTITY_ORGANISATION };
  GString                       *text = g_string_new (NULL);

  while (*marked != '\0')
    {
      const char     *sign = strchr (opens, *marked);
      DossierMention *name;

      if (g_str_has_prefix (marked, "[["))
        sign = NULL;
      if (sign == NULL)
        {
          g_string_append_c (text, *marked++);
          if (marked[-1] != '[')
            continue;
          sign = opens + 2;
        }
      name = dossier_mention_new (kinds[sign - opens], (DossierSpan){ text->len, text->len });
      name->confidence = 0.6;
      for (marked++; *marked != closes[sign - opens]; marked++)
        g_string_append_c (text, *marked);
      marked++;
      name->span.end = text->len;
      g_ptr_array_add (names, name);
    }
  return g_string_free (text, FALSE);
}

char *
dossier_test_names_write (const char *text, const GPtrArray *names)
{
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const DossierMention *name = g_ptr_array_index (names, i);

      g_string_append_printf (found,
                              "%s%s %.*s",
                              i > 0 ? ", " : "",
                              dossier_entity_kind_to_string (name->kind),
                              (int) (name->span.end - name->span.start),
                              text + name->span.start);
    }
  return g_string_free (found, FALSE);
}
