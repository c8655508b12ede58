/* test-name-second-look.c: names that the gazetteer or the text itself tell more about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-second-look.h"
#include "tests/support/dossier-test-names.h"

#include <string.h>

typedef struct
{
  const char       *text; /* one name stands in square brackets */
  DossierEntityKind kind;
  double            confidence;
  const char       *expected; /* "kind name, kind name" */
} Case;

/* Texts in which {places}, <people> and [organisations] were found. */
typedef struct
{
  const char *text;
  const char *expected;
} MarkedCase;

static const MarkedCase marked_cases[] = {
  /* Offices. */
  { "The [UN High Commissioner for Human Rights] spoke.", "organization UN" },
  { "The [Nalgonda Lieutenant Governor] spoke.", "organization Nalgonda" },
  { "The [Kerala Deputy Chief Secretary] spoke.", "place Kerala" },
  { "The [Director-General of the Dubai Health Authority] spoke.",
    "organization Dubai Health Authority" },
  { "The [Director General of Civil Affairs] spoke.", "" },
  { "The [Attorney General and Minister of Justice] spoke.", "" },
  { "The [National Director of Public Prosecutions] spoke.", "" },
  { "The [Directorate General of Forests] spoke.", "organization Directorate General of Forests" },
  { "The [Office of the Commissioner] spoke.", "organization Office of the Commissioner" },
  { "The [CEO] of [Northwind] and its [Northwind CFO] spoke.",
    "organization Northwind, organization Northwind" },
  { "The [CM Punjab] and the [NGO Clear Rivers] spoke.",
    "place Punjab, organization Clear Rivers" },
  { "The [Party] of the [Labour Party] spoke.", "organization Labour Party" },
  /* Short forms. */
  { "Money of Venture capital ([VC]) is short, said [VC] men.", "" },
  { "The Chief Election Commissioner ([CEC]) left; [CEC] is quiet.", "" },
  { "The Coastal Energy Council ([CEC]) met; [CEC] is quiet.",
    "organization CEC, organization CEC" },
  { "The [Coastal energy Council] ([CEC]) met.",
    "organization Coastal energy Council, organization CEC" },
  { "In the {Democratic Republic of Congo} [[DRC]] it rained; the [DRC] is wide.",
    "place Democratic Republic of Congo, place DRC, place DRC" },
  { "In {Senegal} ([XYZ]) it rained; [XYZ] is wide.",
    "place Senegal, organization XYZ, organization XYZ" },
  /* Somebody of an organisation. */
  { "The [University of Lagos Amina Bello Okoro] spoke. <Amina Bello Okoro> left.",
    "organization University of Lagos, person Amina Bello Okoro, person Amina Bello Okoro" },
  { "The [University of Lagos Amina Okoro] spoke. <Okoro> left.",
    "organization University of Lagos, person Amina Okoro, person Okoro" },
  { "The [Bello Okoro] works. <Okoro> left.", "organization Bello Okoro, person Okoro" },
  { "<Inzamam-ul-Haq> bats. [Inzamam] is out.", "person Inzamam-ul-Haq, person Inzamam" },
  /* Somebody that the text knows more of. */
  { "<Ana Díaz Rojas> left. [Díaz Rojas] and [Ana Díaz] stayed; [Rojas Díaz] too.",
    "person Ana Díaz Rojas, person Díaz Rojas, person Ana Díaz, organization Rojas Díaz" },
  { "<Ana Lind> left. [Ana Lind] stayed.", "person Ana Lind, person Ana Lind" },
  { "A judge saw [Qwo Meilint]. <Qwo> left, <Qwo> came.",
    "person Qwo Meilint, person Qwo, person Qwo" },
  { "A judge saw [Qwo Meilint]. <Qwo> left.", "organization Qwo Meilint, person Qwo" },
  { "The judge saw [Qwo Motors], the [Qwo Meilint] and [Qwo Madrid]. <Qwo> left, <Qwo> came.",
    "organization Qwo Motors, organization Qwo Meilint, organization Qwo Madrid, person Qwo, "
    "person Qwo" },
  { "<Nia Dube-Ncube> left. [Dube-Ncube] stayed.", "person Nia Dube-Ncube, person Dube-Ncube" },
  /* Money, addresses, lists, sites, parts of countries. */
  { "It cost {US}$5 or {US} $6, and 7 million {U.S.} dollars in the {US}.", "place US" },
  { "See https://news.example/{Egypt}-wins-{Cairo} in {Egypt}.", "place Egypt" },
  { "See www.news.example/{Egypt}-wins in {Egypt}.", "place Egypt" },
  { "The [Ministry of Education], [Tertiary Education, Science and Technology] met.",
    "organization Ministry of Education, Tertiary Education, Science and Technology" },
  { "The [Ministry of Education], [Bank of Ghana] met.",
    "organization Ministry of Education, organization Bank of Ghana" },
  { "The [Blue Mosque] and the [Mosque] and the [Hall of Mosques].",
    "place Blue Mosque, organization Mosque, organization Hall of Mosques" },
  { "In [Nunavut] it rained.", "place Nunavut" },
};

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
  g_autoptr (DossierGazetteer) gazetteer = dossier_test_names_load_gazetteer ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) names =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
      g_autofree char *text = read_marks (&cases[i], names);
      g_autofree char *found = NULL;

      dossier_name_second_look (gazetteer, text, strlen (text), names);
      found = dossier_test_names_write (text, names);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_marked_names (void)
{
  g_autoptr (DossierGazetteer) gazetteer = dossier_test_names_load_gazetteer ();

  for (gsize i = 0; i < G_N_ELEMENTS (marked_cases); i++)
    {
      g_autoptr (GPtrArray) names =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
      g_autofree char *text = dossier_test_names_read (marked_cases[i].text, names);
      g_autofree char *found = NULL;

      dossier_name_second_look (gazetteer, text, strlen (text), names);
      found = dossier_test_names_write (text, names);
      g_test_message ("%s", marked_cases[i].text);
      g_assert_cmpstr (found, ==, marked_cases[i].expected);
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
  g_test_add_func ("/core/name-second-look/offices-short-forms-and-money-are-no-names",
                   test_marked_names);
  g_test_add_func ("/core/name-second-look/part-of-somebodys-name-is-somebody", test_people);
  g_test_add_func ("/core/name-second-look/without-a-gazetteer-nothing-is-known",
                   test_without_gazetteer);

  return g_test_run ();
}
