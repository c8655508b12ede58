/* test-name-press.c: places in the short forms of local papers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-press.h"
#include "core/recognise/dossier-tagger-tokens.h"
#include "tests/support/dossier-test-names.h"

#include <string.h>

/* Texts in which {places}, <people> and [organisations] were found, and what is made of them. */
typedef struct
{
  const char *text;
  const char *expected;
} Case;

static const Case cases[] = {
  /* States. */
  { "{WHEELING}, <W.Va>. -- It snowed.", "place WHEELING, place W.Va." },
  { "In {Wheeling}, <W>. <Va>., it snowed.", "place Wheeling, place W. Va." },
  { "In {Peoria}, {Ill}., and {Tampa}, Fla., it rained.",
    "place Peoria, place Ill., place Tampa, place Fla." },
  { "In {Regina}, Sask.", "place Regina, place Sask." },
  { "Snow, ice, La. and so on", "" },
  { "The [Wheeling, W.Va. Police] came.", "organization Wheeling, W.Va. Police" },
  { "In {Reno}, Nevada.", "place Reno" },
  /* Parties. */
  { "<Ray Lowe>, <D-Columbus>, and <Ann Poe> (R-Fort Worth) and Jo, <R-Vt>., left.",
    "person Ray Lowe, place Columbus, person Ann Poe, place Fort Worth, place Vt." },
  { "<Ray Lowe>, <D-W. Va>., left.", "person Ray Lowe, place W. Va." },
  { "<Ray Lowe>, D-Qwxyz, left.", "person Ray Lowe, place Qwxyz" },
  { "On the beach, D-Day was near, R-rated films and a vitamin, D-3.", "" },
  { "A plan, the R-Zone Group said", "" },
  /* Townspeople. */
  { "A Danbury man and two <Fort Worth> women met; Akron residents did not.",
    "place Danbury, place Fort Worth, place Akron" },
  { "Danbury man held", "place Danbury" },
  { "A Fort Worth-based firm, a faith-based one, a Danbury -based one and Danbury police",
    "place Fort Worth, place Danbury" },
  { "A Palestinian man, a Christian woman, Roma women and a Black couple", "" },
  { "A Walmart man and a Qwxyz woman", "" },
  { "<Jordan Lowe> man", "person Jordan Lowe" },
  { "The [Danbury Women] met a Danbury clerk.", "organization Danbury Women" },
  /* Lists. */
  { "In <Clarke>, {Madison}, Oconee and <Oglethorpe> counties it rained.",
    "place Clarke, place Madison, place Oconee, place Oglethorpe" },
  { "Across Kiambu, and Nakuru counties", "place Kiambu, place Nakuru" },
  { "Sunday districts, Chinese and Dutch provinces, Oconee counties", "" },
  { "the [Kiambu and Nakuru] counties", "organization Kiambu and Nakuru" },
  /* Datelines. */
  { "March 30 NEWARK -- After a year", "place NEWARK" },
  { "FORT WORTH \xe2\x80\x94 After a year", "place FORT WORTH" },
  { "[NEWARK] -- After a year. NATO -- it said. NOTE -- Look", "place NEWARK" },
  { "NEWARK was quiet", "" },
  /* Offices. */
  { "<Alaska Gov. Sarah Lind> and <Rev. Gov. Ann Poe> spoke.",
    "place Alaska, person Sarah Lind, person Ann Poe" },
  { "<Danbury Mayor Ray Lowe> and <Ray Mayor> and <Mayor Ann Poe>",
    "place Danbury, person Ray Lowe, person Ray Mayor, person Mayor Ann Poe" },
  { "[Danbury Mayor Office]", "organization Danbury Mayor Office" },
  /* Peoples. */
  { "The <Sri Lankan> army and [South Koreans] and the <Sri Lankan Kumar>.",
    "person Sri Lankan Kumar" },
};

static void
settle (const DossierGazetteer *gazetteer, const char *text, GPtrArray *names)
{
  g_autoptr (GArray) tokens = dossier_tagger_tokens_new (text, strlen (text));

  dossier_name_press_settle (gazetteer, text, strlen (text), tokens, names);
}

static void
test_short_forms (void)
{
  g_autoptr (DossierGazetteer) gazetteer = dossier_test_names_load_gazetteer ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) names =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
      g_autofree char *text = dossier_test_names_read (cases[i].text, names);
      g_autofree char *found = NULL;

      settle (gazetteer, text, names);
      found = dossier_test_names_write (text, names);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_without_gazetteer (void)
{
  g_autoptr (GPtrArray) names =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  g_autofree char *text =
      dossier_test_names_read ("A Danbury man left Wheeling, W.Va., with <Alaska Gov. Ann Poe>.",
                               names);
  g_autofree char *found = NULL;

  settle (NULL, text, names);
  found = dossier_test_names_write (text, names);
  g_assert_cmpstr (found, ==, "place W.Va., person Ann Poe");
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) names =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);

  settle (NULL, "", names);
  settle (NULL, ", D-", names);
  g_assert_cmpuint (names->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/name-press/places-are-known-by-what-stands-beside-them",
                   test_short_forms);
  g_test_add_func ("/core/name-press/without-a-gazetteer-states-and-offices-are-known",
                   test_without_gazetteer);
  g_test_add_func ("/core/name-press/in-no-text-is-nothing", test_nothing);

  return g_test_run ();
}
