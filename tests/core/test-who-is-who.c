/* test-who-is-who.c: mentions of one person, place or organisation get one name, others do not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-form.h"
#include "core/recognise/dossier-nicknames.h"
#include "core/recognise/dossier-who-is-who.h"

#include <string.h>

/* Takes "<p Ilse Varga> left" apart: p person, l place, o organisation. */
static char *
take_marks (const char *marked, GPtrArray *mentions)
{
  GString *text = g_string_new (NULL);

  for (; *marked != '\0'; marked++)
    {
      DossierMention *open;

      if (*marked == '<')
        {
          DossierEntityKind kind = marked[1] == 'p'   ? DOSSIER_ENTITY_PERSON
                                   : marked[1] == 'l' ? DOSSIER_ENTITY_PLACE
                                                      : DOSSIER_ENTITY_ORGANISATION;

          g_ptr_array_add (mentions,
                           dossier_mention_new (kind, (DossierSpan){ text->len, text->len }));
          marked += 2;
        }
      else if (*marked == '>')
        {
          open = g_ptr_array_index (mentions, mentions->len - 1);
          open->span.end = text->len;
        }
      else
        g_string_append_c (text, *marked);
    }
  return g_string_free (text, FALSE);
}

static char *
join_names (const char *marked)
{
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  g_autofree char *text = take_marks (marked, mentions);
  GString         *names = g_string_new (NULL);

  dossier_who_is_who_join (NULL, text, strlen (text), mentions);
  for (guint i = 0; i < mentions->len; i++)
    g_string_append_printf (names,
                            "%s%s",
                            i == 0 ? "" : " | ",
                            ((DossierMention *) g_ptr_array_index (mentions, i))->name);
  return g_string_free (names, FALSE);
}

typedef struct
{
  const char *marked;
  const char *names;
} Case;

static void
assert_cases (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *names = join_names (cases[i].marked);

      g_assert_cmpstr (names, ==, cases[i].names);
    }
}

static void
test_a_part_of_a_name_is_the_person (void)
{
  static const Case cases[] = {
    { "<p Ilse Varga> came. <p Varga> left, and <p Ilse> slept.",
      "Ilse Varga | Ilse Varga | Ilse Varga" },
    { "<p Varga> came before <p Ilse Varga>.", "Ilse Varga | Ilse Varga" },
    { "<p Ilse Maria Varga> and <p Ilse Varga> and <p I. Varga> and <p I. M. Varga>",
      "Ilse Maria Varga | Ilse Maria Varga | Ilse Maria Varga | Ilse Maria Varga" },
    { "<p Anna van der Hoek> met no one. <p van der Hoek> and <p Van der Hoek> left.",
      "Anna van der Hoek | Anna van der Hoek | Anna van der Hoek" },
    { "<p Pak Jun-ho> is <p Pak Jun Ho>, or <p Pak>.", "Pak Jun-ho | Pak Jun-ho | Pak Jun-ho" },
    { "<p Otto Brandt Jr.> is <p Brandt>.", "Otto Brandt Jr. | Otto Brandt Jr." },
    { "<p OTTO BRANDT> in capitals, <p Otto Brandt> below.", "Otto Brandt | Otto Brandt" },
    { "<p José Peña> wrote to <p Pena>.", "José Peña | José Peña" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_a_nickname_is_the_person (void)
{
  static const Case cases[] = {
    { "<p William Varga> came. <p Bill Varga> left.", "William Varga | William Varga" },
    { "<p Peggy Orr> came; <p Margaret Elspeth Orr> it says on her pass.",
      "Margaret Elspeth Orr | Margaret Elspeth Orr" },
    { "<p Bill Varga> came. <p Will Varga> left.", "Bill Varga | Will Varga" },
    { "<p Bill Varga> came. <p William Orr> left.", "Bill Varga | William Orr" },
    { "<p Robert Varga> came. <p Bert Varga>, <p Tom Varga> left.",
      "Robert Varga | Robert Varga | Tom Varga" },
    { "<p Mohammed Sarid> came, or <p Muhammad Sarid>.", "Mohammed Sarid | Mohammed Sarid" },
    { "<p Dmytro Lysenko> is <p Dmitry Lysenko>.", "Dmytro Lysenko | Dmytro Lysenko" },
    { "<p Emil \"Chico\" Varga> sang. <p Chico> slept.",
      "Emil \"Chico\" Varga | Emil \"Chico\" Varga" },
    { "<p Guðmund “Gvendur” Orr> sang. <p Gvendur> and <p Guðmund Orr> slept.",
      "Guðmund “Gvendur” Orr | Guðmund “Gvendur” Orr | Guðmund “Gvendur” Orr" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

/* The table of short forms is looked up by halving, so that its order matters. */
static void
test_nicknames_of_the_whole_table_are_found (void)
{
  static const char *const pairs[][2] = {
    { "abigail", "gail" },    { "zachary", "zac" },   { "mohamed", "mo" },
    { "miguel", "mike" },     { "mikhail", "misha" }, { "michael", "mick" },
    { "katherine", "kit" },   { "william", "bill" },  { "maria", "mia" },
    { "alexander", "sandy" }, { "khaled", "khalid" }, { "yevgeny", "zhenya" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_assert_true (dossier_nicknames_match (pairs[i][0], pairs[i][1]));
      g_assert_true (dossier_nicknames_match (pairs[i][1], pairs[i][0]));
    }
  g_assert_false (dossier_nicknames_match ("bill", "will"));
  g_assert_false (dossier_nicknames_match ("william", "ill"));
  g_assert_false (dossier_nicknames_match ("william", "bil"));
  g_assert_false (dossier_nicknames_match ("", "bill"));
}

static void
test_two_people_of_one_surname_stay_apart (void)
{
  static const Case cases[] = {
    { "<p Ilse Varga> and <p Pal Varga> came. <p Varga> left.", "Ilse Varga | Pal Varga | Varga" },
    { "<p Ilse Varga> came. <p Varga> left. Then <p Pal Varga> came.",
      "Ilse Varga | Ilse Varga | Pal Varga" },
    { "<p Ilse Varga>, <p Pal Varga>: <p Pal> slept.", "Ilse Varga | Pal Varga | Pal Varga" },
    { "<p Ilse Varga> and <p P. Varga>", "Ilse Varga | P. Varga" },
    { "<p Martin Berg> saw <p Paul Martin>; <p Martin> ran.",
      "Martin Berg | Paul Martin | Paul Martin" },
    { "<p Anna Moe> and <p Anna Lund>: <p Anna> sang.", "Anna Moe | Anna Lund | Anna" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_spellings_of_one_foreign_name_are_one (void)
{
  static const struct
  {
    const char *first;
    const char *second;
    gboolean    is_one;
  } cases[] = {
    { "sergei", "sergey", TRUE },     { "aleksandr", "alexandr", FALSE },
    { "mohammed", "mohamed", TRUE },  { "dmitriy", "dmitry", TRUE },
    { "petrenko", "petrenka", TRUE }, { "khalid", "kalid", TRUE },
    { "moe", "mo", FALSE },           { "berg", "borg", FALSE },
    { "larsen", "larson", FALSE },    { "johnson", "jonson", TRUE },
    { "hansen", "jansen", FALSE },    { "williams", "williamson", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (dossier_name_form_sounds_like (cases[i].first, cases[i].second),
                       ==,
                       cases[i].is_one);
      g_assert_cmpint (dossier_name_form_sounds_like (cases[i].second, cases[i].first),
                       ==,
                       cases[i].is_one);
    }
}

static void
test_an_organisation_is_known_by_its_short_names (void)
{
  static const Case cases[] = {
    { "The <o Northern Fishing Council> (<o NFC>) met. <o NFC> rules hold.",
      "Northern Fishing Council | Northern Fishing Council | Northern Fishing Council" },
    { "<o Bureau of Mines> data: the <o BM> knows.", "Bureau of Mines | Bureau of Mines" },
    { "<o Lumo Holdings Inc.> rose, said <o Lumo>.", "Lumo Holdings Inc. | Lumo Holdings Inc." },
    { "<o Green Harbour Trust Fund>, or <o Green Harbour>",
      "Green Harbour Trust Fund | Green Harbour Trust Fund" },
    { "<o Oslo Opera> and <o Oslo Library>, not <o Oslo>", "Oslo Opera | Oslo Library | Oslo" },
    { "<o Bank of Poland> (<o NBP>) and <o NBP>",
      "Bank of Poland | Bank of Poland | Bank of Poland" },
    { "<o Polish Rail> (<o PX>)", "Polish Rail | PX" },
    { "<o Coral Community> (<o Corcom>)", "Coral Community | Coral Community" },
    { "<o Guild of Net Makers>, <o GNM>, and", "Guild of Net Makers | Guild of Net Makers" },
    { "<o Guild of Net Makers>, <o UPX>, and", "Guild of Net Makers | UPX" },
    { "<o Lumo Tools> rose; <o Lumo> fell.", "Lumo Tools | Lumo Tools" },
    { "<o Lumo> rose; its <o Lumo Tools> fell.", "Lumo | Lumo Tools" },
    { "<o Danish Coast Watch> and the <o Coast Watch>", "Danish Coast Watch | Danish Coast Watch" },
    { "<o Oslo Rovers>, <o Bergen Rovers>, <o Rovers>", "Oslo Rovers | Bergen Rovers | Rovers" },
    { "<o Baltic Bank> and <o Bergen Bus> fear the <o BB>.", "Baltic Bank | Bergen Bus | BB" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_kinds_are_never_joined (void)
{
  static const Case cases[] = {
    { "<p Jordan Hill> flew to <l Jordan>.", "Jordan Hill | Jordan" },
    { "<o Varga Foods> and <p Ilse Varga>", "Varga Foods | Ilse Varga" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_two_names_of_one_place_are_one (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DOSSIER_DATA"), "places.gazetteer", NULL);
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  g_autofree char *text =
      take_marks ("<l US> and <l U.S.> and <l United States>, not <l Peru>", mentions);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DossierGazetteer) gazetteer = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, size);
  gazetteer = dossier_gazetteer_new (bytes, &error);
  g_assert_no_error (error);

  dossier_who_is_who_join (gazetteer, text, strlen (text), mentions);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (((DossierMention *) g_ptr_array_index (mentions, i))->name,
                     ==,
                     "United States");
  g_assert_cmpstr (((DossierMention *) g_ptr_array_index (mentions, 3))->name, ==, "Peru");
}

static void
test_many_names_take_linear_time (void)
{
  static const char *const patterns[] = { "<p Ann X%u> ",
                                          "<p X%u Moe> ",
                                          "<p X%u> ",
                                          "<o Ann X%u> ",
                                          "<p Moe%u Annemoe> " };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      double seconds[2];

      for (guint k = 0; k < 2; k++)
        {
          g_autoptr (GString) marked = g_string_new (NULL);
          g_autoptr (GTimer) timer = NULL;
          g_autofree char *names = NULL;

          for (guint n = 0; n < (k == 0 ? 500u : 8000u); n++)
            {
              /* The pattern is one of the table above. */
              g_auto (GStrv) halves = g_strsplit (patterns[i], "%u", 2);

              g_string_append_printf (marked, "%s%u%s", halves[0], n, halves[1]);
            }
          timer = g_timer_new ();
          names = join_names (marked->str);
          seconds[k] = g_timer_elapsed (timer, NULL);
        }
      g_assert_cmpfloat (seconds[1], <, 80 * seconds[0] + 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/who-is-who/a-part-of-a-name-is-the-person",
                   test_a_part_of_a_name_is_the_person);
  g_test_add_func ("/core/who-is-who/a-nickname-is-the-person", test_a_nickname_is_the_person);
  g_test_add_func ("/core/who-is-who/nicknames-of-the-whole-table-are-found",
                   test_nicknames_of_the_whole_table_are_found);
  g_test_add_func ("/core/who-is-who/two-people-of-one-surname-stay-apart",
                   test_two_people_of_one_surname_stay_apart);
  g_test_add_func ("/core/who-is-who/spellings-of-one-foreign-name-are-one",
                   test_spellings_of_one_foreign_name_are_one);
  g_test_add_func ("/core/who-is-who/an-organisation-is-known-by-its-short-names",
                   test_an_organisation_is_known_by_its_short_names);
  g_test_add_func ("/core/who-is-who/kinds-are-never-joined", test_kinds_are_never_joined);
  g_test_add_func ("/core/who-is-who/two-names-of-one-place-are-one",
                   test_two_names_of_one_place_are_one);
  g_test_add_func ("/core/who-is-who/many-names-take-linear-time",
                   test_many_names_take_linear_time);
  return g_test_run ();
}
