/* test-query.c: what is typed in the search field is understood, or looked for as words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/query/dossier-query.h"

#include <math.h>
#include <string.h>

static void
append_term (GString *text, const DossierQueryTerm *term)
{
  if (term->is_negated)
    g_string_append_c (text, '-');
  if (term->kind != DOSSIER_QUERY_WORDS)
    g_string_append_printf (text, "%s:", dossier_query_kind_to_string (term->kind));
  if (term->kind == DOSSIER_QUERY_FIGURE)
    g_string_append_printf (text, "%.6g..%.6g ", term->low, term->high);
  g_string_append_printf (text, "<%s>%s", term->value, term->is_prefix ? "*" : "");
}

/* Groups parted by " & ", terms by " | ". */
static char *
dup_query (const DossierQuery *query)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < query->groups->len; i++)
    {
      GPtrArray *group = g_ptr_array_index (query->groups, i);

      for (guint j = 0; j < group->len; j++)
        {
          g_string_append (text, j > 0 ? " | " : i > 0 ? " & " : "");
          append_term (text, g_ptr_array_index (group, j));
        }
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *typed;
  const char *expected;
} Case;

static void
test_queries (void)
{
  static const Case cases[] = {
    { NULL, "" },
    { "", "" },
    { "  \t ", "" },
    { "swans", "<swans>*" },
    { "swans ", "<swans>" },
    { "s", "<s>" },
    { "鳥", "<鳥>*" },
    { "two swans", "<two> & <swans>*" },
    { "\"two swans\"", "<two swans>" },
    { "\"two swa", "<two swa>*" },
    { "swans OR geese ducks", "<swans> | <geese> & <ducks>*" },
    { "OR swans ", "<OR> & <swans>" },
    { "swans OR", "<swans>" },
    { "swans or geese ", "<swans> & <or> & <geese>" },
    { "pond -swans ", "<pond> & -<swans>" },
    { "pond - swans ", "<pond> & <swans>" },
    { "-\"two swans\" pond ", "-<two swans> & <pond>" },
    { "person:Ida", "person:<Ida>*" },
    { "person:\"Ida Lund\" ", "person:<Ida Lund>" },
    { "PLACE:Turku org:Kela ", "place:<Turku> & org:<Kela>" },
    { "-tag:birds site:pond.example ", "-tag:<birds> & site:<pond.example>" },
    { "tag:birds OR tag:fish", "tag:<birds> | tag:<fish>*" },
    { "before:2025-12 after:2024", "before:<2025-12> & after:<2024>" },
    { "before:2025-02-29", "<before:2025-02-29>" },
    { "before:soon ", "<before:soon>" },
    { "has:note -has:IMAGE", "has:<note> & -has:<image>" },
    { "has:wings ", "<has:wings>" },
    { "figure:>500 drones", "figure:500..inf <drones>*" },
    { "figure:>500 drones fell ", "figure:500..inf <drones> & <fell>" },
    { "figure:>=1,205 ", "figure:1205..inf <>" },
    { "figure:<2m ", "figure:-inf..2e+06 <>" },
    { "figure:10..12 \"people\"", "figure:10..12 <> & <people>" },
    { "figure:10.. dead ", "figure:10..inf <dead>" },
    { "figure:\"3.5 bn USD\"", "figure:3.5..3.5 <bn USD>" },
    { "figure:3.5bn ", "figure:3.5e+09..3.5e+09 <>" },
    { "figure:drones ", "figure:-inf..inf <drones>" },
    { "figure:> ", "" },
    { "figure:7 OR swans ", "figure:7..7 <> | <swans>" },
    { "person: ", "" },
    { "swans person:", "<swans>" },
    { "-tag:\"", "" },
    { "before:202", "" },
    { "before:202 ", "<before:202>" },
    { "after:2025-1", "" },
    { "has:ann", "" },
    { "has:ann ", "<has:ann>" },
    { "what:ever ", "<what:ever>" },
    { "... --- !!", "" },
    { "don't \"", "<don't>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_parse (cases[i].typed);
      g_autofree char *text = dup_query (query);
      g_autofree char *shown =
          g_utf8_make_valid (cases[i].typed != NULL ? cases[i].typed : "nothing", -1);

      g_test_message ("“%s”", shown);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_strict_bounds (void)
{
  g_autoptr (DossierQuery) query = dossier_query_parse ("figure:>500 figure:<500 figure:>=500 ");
  const double lows[] = { nextafter (500, 501), -INFINITY, 500 };
  const double highs[] = { INFINITY, nextafter (500, 499), INFINITY };

  g_assert_cmpuint (query->groups->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const DossierQueryTerm *term =
          g_ptr_array_index ((GPtrArray *) g_ptr_array_index (query->groups, i), 0);

      g_assert_true (term->low == lows[i]);
      g_assert_true (term->high == highs[i]);
    }
}

static void
test_pieces (void)
{
  static const struct
  {
    const char *typed;
    const char *piece; /* "kind:value at span"; NULL for none */
  } cases[] = {
    { "", ": at 0-0" },
    { "pe", ":pe at 0-2" },
    { "swans pe", ":pe at 6-8" },
    { "swans ", ": at 6-6" },
    { "person:", "person: at 0-7" },
    { "swans -person:Id", "-person:Id at 6-16" },
    { "person:\"Ida L", "person:Ida L at 0-13" },
    { "person:\"Ida Lund\"", ": at 17-17" },
    { "\"two sw", ":two sw at 0-7" },
    { "figure:>500 dr", "figure:>500 dr at 0-14" },
    { "figure:drones dr", ":dr at 14-16" },
    { "\303", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierQueryPiece) piece =
          dossier_query_find_piece (cases[i].typed, strlen (cases[i].typed));
      g_autofree char *shown = g_utf8_make_valid (cases[i].typed, -1);
      g_autofree char *text =
          piece == NULL ? NULL
                        : g_strdup_printf ("%s%s:%s at %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT,
                                           piece->is_negated ? "-" : "",
                                           dossier_query_kind_to_string (piece->kind),
                                           piece->value,
                                           piece->span.start,
                                           piece->span.end);

      g_test_message ("“%s”", shown);
      g_assert_cmpstr (text, ==, cases[i].piece);
    }
  g_assert_null (dossier_query_find_piece ("swans", 3));
  g_assert_null (dossier_query_find_piece ("swans", 9));
}

static void
test_piece_as_typed (void)
{
  static const struct
  {
    DossierQueryKind kind;
    gboolean         is_negated;
    const char      *value;
    const char      *typed;
  } cases[] = {
    { DOSSIER_QUERY_WORDS, FALSE, "swans", "swans" },
    { DOSSIER_QUERY_PERSON, FALSE, "", "person:" },
    { DOSSIER_QUERY_PERSON, TRUE, "Ida Lund", "-person:\"Ida Lund\"" },
    { DOSSIER_QUERY_TAG, FALSE, "a\"b", "tag:\"a b\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *typed =
          dossier_query_dup_piece (cases[i].kind, cases[i].is_negated, cases[i].value);

      g_assert_cmpstr (typed, ==, cases[i].typed);
    }
}

static void
test_doubts (void)
{
  g_autoptr (DossierQuery) doubtful = dossier_query_parse ("swans before:soon has:wings");
  g_autoptr (DossierQuery) clear = dossier_query_parse ("swans before:2020 what:ever");

  g_assert_cmpstr (doubtful->doubt, ==, "before:soon");
  g_assert_null (clear->doubt);
}

static void
test_plain (void)
{
  static const struct
  {
    const char *typed;
    gboolean    is_plain;
  } cases[] = {
    { "", TRUE },       { "two \"big swans\"", TRUE }, { "-swans", FALSE }, { "a OR b", FALSE },
    { "tag:x", FALSE }, { "what:ever", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierQuery) query = dossier_query_parse (cases[i].typed);

      g_assert_cmpint (dossier_query_is_plain (query), ==, cases[i].is_plain);
    }
}

/* Spans lie in what was typed, in order; a page pasted by mistake is cut. */
static void
test_spans (void)
{
  g_autoptr (GString) long_text = g_string_new (NULL);
  const char *typed = "Käthe  tag:birds figure:>5 geese end";
  g_autoptr (DossierQuery) query = dossier_query_parse (typed);
  g_autoptr (DossierQuery) cut = NULL;
  static const char *const parts[] = { "Käthe", "tag:birds", "figure:>5 geese", "end" };

  g_assert_cmpuint (query->groups->len, ==, G_N_ELEMENTS (parts));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const DossierQueryTerm *term =
          g_ptr_array_index ((GPtrArray *) g_ptr_array_index (query->groups, i), 0);

      g_assert_cmpmem (typed + term->span.start,
                       term->span.end - term->span.start,
                       parts[i],
                       strlen (parts[i]));
    }
  for (guint i = 0; i < 5000; i++)
    g_string_append (long_text, "wörter \xff");
  cut = dossier_query_parse (long_text->str);
  g_assert_cmpuint (cut->groups->len, <=, DOSSIER_QUERY_MAX_TERMS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/query/terms-groups-and-operators", test_queries);
  g_test_add_func ("/core/query/more-than-is-not-the-number-itself", test_strict_bounds);
  g_test_add_func ("/core/query/what-makes-no-sense-is-told", test_doubts);
  g_test_add_func ("/core/query/words-alone-are-plain", test_plain);
  g_test_add_func ("/core/query/spans-lie-in-what-was-typed", test_spans);
  g_test_add_func ("/core/query/what-is-being-typed-is-found", test_pieces);
  g_test_add_func ("/core/query/a-piece-is-typed-with-quotes-where-it-needs-them",
                   test_piece_as_typed);

  return g_test_run ();
}
