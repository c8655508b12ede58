/* test-quotes.c: passages in quotation marks are found, apostrophes and inches are none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-quotes.h"

#include <string.h>

/* The quotations, each in angle brackets. */
static char *
find_quotes (const char *text)
{
  g_autoptr (GArray) quotes = g_array_new (FALSE, FALSE, sizeof (DossierSpan));
  GString *found = g_string_new (NULL);

  dossier_quotes_find (text, strlen (text), quotes);
  for (guint i = 0; i < quotes->len; i++)
    {
      const DossierSpan *quote = &g_array_index (quotes, DossierSpan, i);

      g_string_append_printf (found,
                              "<%.*s>",
                              (int) (quote->end - quote->start),
                              text + quote->start);
    }
  return g_string_free (found, FALSE);
}

typedef struct
{
  const char *text;
  const char *quotes;
} Case;

static void
assert_cases (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *quotes = find_quotes (cases[i].text);

      g_assert_cmpstr (quotes, ==, cases[i].quotes);
    }
}

static void
test_marks_of_many_languages_quote (void)
{
  static const Case cases[] = {
    { "He said \"no\" and \"not yet\".", "<\"no\"><\"not yet\">" },
    { "“We saw it,” she said. “Twice.”", "<“We saw it,”><“Twice.”>" },
    { "Das ist „ein Anfang“, sagte er.", "<„ein Anfang“>" },
    { "Elle parle d'une « erreur » grave.", "" },
    { "Elle parle d'une «erreur» grave.", "<«erreur»>" },
    { "The word »nej« was heard.", "<»nej«>" },
    { "‘It was cold,’ he said.", "<‘It was cold,’>" },
    { "(\"maybe\")", "<\"maybe\">" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_the_outermost_of_nested_quotes_counts (void)
{
  static const Case cases[] = {
    { "“He told me ‘run’ and I ran,” she said.", "<“He told me ‘run’ and I ran,”>" },
    { "\"They shouted 'run, run' at us\", he said.", "<\"They shouted 'run, run' at us\">" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_apostrophes_and_inches_are_no_quotes (void)
{
  static const Case cases[] = {
    { "The mayor’s son didn’t speak of the ’90s.", "" },
    { "A 24\" screen and a 32\" one.", "" },
    { "‘Tis the season of the players’ union", "" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_a_quote_ends_with_its_paragraph (void)
{
  static const Case cases[] = {
    { "A stray \" mark here.\nAnd \"this\" is one.", "<\"this\">" },
    { "“We waited.\n“Then we left,” she said.", "<“We waited.><“Then we left,”>" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/quotes/marks-of-many-languages-quote",
                   test_marks_of_many_languages_quote);
  g_test_add_func ("/core/quotes/the-outermost-of-nested-quotes-counts",
                   test_the_outermost_of_nested_quotes_counts);
  g_test_add_func ("/core/quotes/apostrophes-and-inches-are-no-quotes",
                   test_apostrophes_and_inches_are_no_quotes);
  g_test_add_func ("/core/quotes/a-quote-ends-with-its-paragraph",
                   test_a_quote_ends_with_its_paragraph);

  return g_test_run ();
}
