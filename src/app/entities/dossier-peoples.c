/* dossier-peoples.c: the countries whose people an article speaks of, in a line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-peoples.h"

#include "core/recognise/dossier-nationalities.h"

typedef struct
{
  const char *country; /* of a nationality */
  guint       first;
  guint       n;
} People;

static GArray *
count_peoples (const GArray *found)
{
  GArray *peoples = g_array_new (FALSE, FALSE, sizeof (People));

  for (guint i = 0; i < found->len; i++)
    {
      const char *country = g_array_index (found, DossierNationality, i).country;
      guint       at = 0;

      while (at < peoples->len &&
             !g_str_equal (g_array_index (peoples, People, at).country, country))
        at++;
      if (at == peoples->len)
        g_array_append_val (peoples, ((People){ .country = country, .first = i }));
      g_array_index (peoples, People, at).n++;
    }
  return peoples;
}

static int
compare_peoples (gconstpointer a, gconstpointer b)
{
  const People *left = a;
  const People *right = b;

  if (left->n != right->n)
    return left->n < right->n ? 1 : -1;
  return left->first < right->first ? -1 : 1;
}

char *
dossier_peoples_dup_line (const DossierDocument *document, const GPtrArray *mentions)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) peoples = NULL;
  g_autoptr (GString) line = g_string_new (NULL);

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (mentions != NULL, NULL);

  found = dossier_nationalities_find (document->text, document->text_length, mentions);
  peoples = count_peoples (found);
  g_array_sort (peoples, compare_peoples);
  for (guint i = 0; i < peoples->len; i++)
    {
      const People *people = &g_array_index (peoples, People, i);
      const char   *name = dossier_nationalities_get_country_name (people->country);

      if (name != NULL)
        g_string_append_printf (line, "%s%s %u", line->len > 0 ? ", " : "", name, people->n);
    }
  return line->len > 0 ? g_string_free (g_steal_pointer (&line), FALSE) : NULL;
}
