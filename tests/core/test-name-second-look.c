/* test-name-second-look.c: names that the gazetteer or the text itself tell more about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-second-look.h"

#include <string.h>

typedef struct
{
  const char       *text; /* the names stand in square brackets */
  DossierEntityKind kind;
  double            confidence;
  const char       *expected; /* "kind name, kind name" */
} Case;

static const Case cases[] = {
  /* Words of a country. */
  { "Soldiers of the [DR Congo] left.", DOSSIER_ENTITY_ORGANISATION, 0.6, "place DR Congo" },
  { "[Senegal] won the cup.", DOSSIER_ENTITY_ORGANISATION, 0.95, "organization Senegal" },
  { "[Senegal Airlines] flies.",
    DOSSIER_ENTITY_ORGANISATION,
    0.5,
    "organization Senegal Airlines" },
  { "[Chad] said he would.", DOSSIER_ENTITY_PERSON, 0.5, "person Chad" },
  /* Two with a hyphen. */
  { "A [China-Zimbabwe] pact.", DOSSIER_ENTITY_ORGANISATION, 0.8, "place China, place Zimbabwe" },
  { "The [Lagos-Nairobi] flight.", DOSSIER_ENTITY_PLACE, 0.8, "place Lagos, place Nairobi" },
  { "The [Lagos\xe2\x80\x93Nairobi] flight.",
    DOSSIER_ENTITY_PLACE,
    0.8,
    "place Lagos, place Nairobi" },
  { "In [Guinea-Bissau] it rained.", DOSSIER_ENTITY_PLACE, 0.8, "place Guinea-Bissau" },
  { "Old [Austria-Hungary] fell.", DOSSIER_ENTITY_PLACE, 0.8, "place Austria-Hungary" },
  { "The [Lagos-Nairobi] club.", DOSSIER_ENTITY_ORGANISATION, 0.8, "organization Lagos-Nairobi" },
  { "[Paris-Jordan] sings.", DOSSIER_ENTITY_PERSON, 0.8, "person Paris-Jordan" },
  { "The [Oland-] side.", DOSSIER_ENTITY_PLACE, 0.8, "place Oland-" },
  /* Letters that plain words explain. */
  { "More new energy vehicles (NEVs) were sold. [NEV] makers cheered.",
    DOSSIER_ENTITY_ORGANISATION,
    0.9,
    "" },
  { "A memorandum of understanding (MoU) is signed; the [MoU] is short.",
    DOSSIER_ENTITY_ORGANISATION,
    0.9,
    "" },
  { "The National Energy Verein (NEV) met. [NEV] said so.",
    DOSSIER_ENTITY_ORGANISATION,
    0.9,
    "organization NEV" },
  { "Big vans (NEV) stop. [NEV] said so.", DOSSIER_ENTITY_ORGANISATION, 0.9, "organization NEV" },
  { "New energy (NEV", DOSSIER_ENTITY_ORGANISATION, 0.9, "" },
};

static DossierGazetteer *
load_gazetteer (void)
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

/* Takes the brackets out, and puts a mention where they stood. */
static char *
read_marks (const Case *one, GPtrArray *names)
{
  const char *open = strchr (one->text, '[');
  const char *close = open != NULL ? strchr (open, ']') : NULL;
  GString    *text = g_string_new (NULL);

  if (close == NULL)
    return g_string_free (g_string_append (text, one->text), FALSE);
  g_string_append_len (text, one->text, open - one->text);
  g_string_append_len (text, open + 1, close - open - 1);
  {
    DossierMention *name = dossier_mention_new (
        one->kind,
        (DossierSpan){ (gsize) (open - one->text), (gsize) (close - one->text) - 1 });

    name->confidence = one->confidence;
    g_ptr_array_add (names, name);
  }
  g_string_append (text, close + 1);
  return g_string_free (text, FALSE);
}

static void
test_names (void)
{
  g_autoptr (DossierGazetteer) gazetteer = load_gazetteer ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) names =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
      g_autofree char *text = read_marks (&cases[i], names);
      g_autoptr (GString) found = g_string_new (NULL);

      dossier_name_second_look (gazetteer, text, strlen (text), names);
      for (guint k = 0; k < names->len; k++)
        {
          const DossierMention *name = g_ptr_array_index (names, k);

          g_string_append_printf (found,
                                  "%s%s %.*s",
                                  k > 0 ? ", " : "",
                                  dossier_entity_kind_to_string (name->kind),
                                  (int) (name->span.end - name->span.start),
                                  text + name->span.start);
        }
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found->str, ==, cases[i].expected);
    }
}

static DossierMention *
add_name (GPtrArray *names, const char *text, const char *name, DossierEntityKind kind)
{
  gsize           start = (gsize) (strstr (text, name) - text);
  DossierMention *mention =
      dossier_mention_new (kind, (DossierSpan){ start, start + strlen (name) });

  g_ptr_array_add (names, mention);
  return mention;
}

static void
test_people (void)
{
  const char *text = "Babar Azam and the Acme Union met. Then [Babar] left, Acme and Union stayed.";
  g_autoptr (GPtrArray) names =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  DossierMention *surname;
  DossierMention *short_name;

  add_name (names, text, "Babar Azam", DOSSIER_ENTITY_PERSON);
  add_name (names, text, "Acme Union", DOSSIER_ENTITY_ORGANISATION);
  surname = add_name (names, text, "Babar]", DOSSIER_ENTITY_ORGANISATION);
  surname->span.end--;
  short_name = add_name (names, text, "Acme and", DOSSIER_ENTITY_ORGANISATION);
  short_name->span.end -= strlen (" and");
  dossier_name_second_look (NULL, text, strlen (text), names);
  g_assert_cmpint (surname->kind, ==, DOSSIER_ENTITY_PERSON);
  g_assert_cmpint (short_name->kind, ==, DOSSIER_ENTITY_ORGANISATION);
}

static void
test_without_gazetteer (void)
{
  const Case one = { "A [China-Zimbabwe] pact.", DOSSIER_ENTITY_ORGANISATION, 0.1, NULL };
  g_autoptr (GPtrArray) names =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  g_autofree char *text = read_marks (&one, names);

  dossier_name_second_look (NULL, text, strlen (text), names);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpint (((DossierMention *) g_ptr_array_index (names, 0))->kind,
                   ==,
                   DOSSIER_ENTITY_ORGANISATION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/name-second-look/countries-pairs-and-plain-letters", test_names);
  g_test_add_func ("/core/name-second-look/part-of-somebodys-name-is-somebody", test_people);
  g_test_add_func ("/core/name-second-look/without-a-gazetteer-nothing-is-known",
                   test_without_gazetteer);

  return g_test_run ();
}
