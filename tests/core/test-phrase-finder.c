/* test-phrase-finder.c: phrases are found as whole words, written as names are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-phrase-finder.h"

#include <string.h>

/* @found: what of the text is found, joined by "|" */
typedef struct
{
  const char *name;
  const char *phrase;
  const char *text;
  const char *found;
} Case;

static const Case cases[] = {
  { "every-time", "Skarva", "Skarva left. Then Skarva's boats.", "Skarva|Skarva" },
  { "whole-words-only", "Berg", "Bergen, Ekeberg and Berg", "Berg" },
  { "several-words", "Otto Falk", "Otto Falk, Otto, Falk and Otto Falke", "Otto Falk" },
  { "any-white-space-between",
    "Otto Falk",
    "Otto  Falk and Otto\u00a0Falk",
    "Otto  Falk|Otto\u00a0Falk" },
  { "not-over-a-line's-end", "Otto Falk", "Otto\nFalk", "" },
  { "accents-do-not-matter", "Zelenský", "Zelensky and ZELENSKÝ", "Zelensky|ZELENSKÝ" },
  { "a-name-is-no-small-word", "May", "May may, MAY said", "May|MAY" },
  { "capitals-stay-capitals", "WHO", "Who said that the WHO knows?", "WHO" },
  { "small-words-may-be-large",
    "Bank of Skarva",
    "BANK OF SKARVA, Bank Of Skarva, bank of Skarva",
    "BANK OF SKARVA|Bank Of Skarva" },
  { "not-in-a-double-name", "Berg", "Berg-Olsen, Olsen-Berg, pro-Berg, Berg-led", "Berg|Berg" },
  { "not-in-an-address",
    "Skarva",
    "Skarva.example, Lund.Skarva, @Skarva. In Skarva.",
    "Skarva|Skarva" },
  { "full-stops-belong", "U.S.", "The U.S. and the US, U.S.A.", "U.S." },
  { "signs-before-belong", "#Skarva", "#Skarva and Skarva", "#Skarva" },
  { "spaces-around-do-not", " Lund ", "Lund", "Lund" },
  { "nothing-is-not-found", "…", "One … two", "" },
  { "numbers-are-words", "Studio 54", "Studio 54, Studio 545", "Studio 54" },
  { "ligatures", "Straße", "Strasse, Straße", "Strasse|Straße" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (DossierPhraseFinder) finder = dossier_phrase_finder_new ();
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (DossierPhraseHit));
  g_autoptr (GString) found = g_string_new (NULL);

  dossier_phrase_finder_add (finder, test->phrase);
  dossier_phrase_finder_find (finder, test->text, strlen (test->text), hits);
  for (guint i = 0; i < hits->len; i++)
    {
      DossierSpan span = g_array_index (hits, DossierPhraseHit, i).span;

      g_string_append_printf (found,
                              "%s%.*s",
                              i > 0 ? "|" : "",
                              (int) (span.end - span.start),
                              test->text + span.start);
    }
  g_assert_cmpstr (found->str, ==, test->found);
}

static void
test_many (void)
{
  static const char        text[] = "Anna Berg of the Bank of Skarva met Otto Falk.";
  static const char *const phrases[] = { "Skarva", "Bank of Skarva", "Lund", "Berg", "Bank" };
  static const guint       expected[] = { 3, 1, 4, 0 };
  g_autoptr (DossierPhraseFinder) finder = dossier_phrase_finder_new ();
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (DossierPhraseHit));

  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    dossier_phrase_finder_add (finder, phrases[i]);
  dossier_phrase_finder_find (finder, text, strlen (text), hits);
  g_assert_cmpuint (hits->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < hits->len; i++)
    g_assert_cmpuint (g_array_index (hits, DossierPhraseHit, i).phrase, ==, expected[i]);
}

/* A long text of one letter, and of hyphens: as many steps as letters. */
static void
test_pathological (void)
{
  const gsize      length = 1 << 20;
  g_autofree char *letters = g_strnfill (length, 'A');
  g_autofree char *hyphens = g_malloc0 (length + 1);
  g_autoptr (DossierPhraseFinder) finder = dossier_phrase_finder_new ();
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (DossierPhraseHit));
  gint64 before = g_get_monotonic_time ();

  for (gsize i = 0; i < length; i++)
    hyphens[i] = i % 2 == 0 ? 'A' : '-';
  dossier_phrase_finder_add (finder, "A");
  dossier_phrase_finder_add (finder, "A-A-A-A");
  dossier_phrase_finder_find (finder, letters, length, hits);
  g_assert_cmpuint (hits->len, ==, 0);
  dossier_phrase_finder_find (finder, hyphens, length, hits);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 20 * G_TIME_SPAN_SECOND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/phrase-finder/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/phrase-finder/many-at-once", test_many);
  g_test_add_func ("/core/phrase-finder/long-texts-take-no-quadratic-time", test_pathological);
  return g_test_run ();
}
