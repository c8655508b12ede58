/* test-mention-json.c: numbers come out as JSON that every parser reads, and come back the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-mention-json.h"

#include <math.h>
#include <string.h>

static char *
print_number (double value)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  dossier_mention_json_add_number (builder, "n", value);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
test_numbers (void)
{
  static const struct
  {
    double      value;
    const char *json;
  } cases[] = {
    { 0, "{\"n\":0}" },
    { -7, "{\"n\":-7}" },
    { 0.5, "{\"n\":0.5}" },
    { 3.2e9, "{\"n\":3200000000}" },
    { 1e18, "{\"n\":1000000000000000000}" },
    { NAN, "{\"n\":null}" },
    { INFINITY, "{\"n\":null}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = print_number (cases[i].value);

      g_assert_cmpstr (json, ==, cases[i].json);
    }
}

/* A JSON number has digits on both sides of its point, and nothing after its exponent. */
static void
test_tiny_and_huge (void)
{
  static const double values[] = { 1e-10, 1e20, -1e25, 5e-324, 1.5e300, 2e-7, 1e15 };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *json = print_number (values[i]);
      double           read = g_ascii_strtod (json + strlen ("{\"n\":"), NULL);

      g_assert_true (
          g_regex_match_simple ("^\\{\"n\":-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?\\}$",
                                json,
                                0,
                                0));
      g_assert_cmpfloat (fabs (read - values[i]), <=, fabs (values[i]) * 1e-15 + 5e-324);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notebook/mention-json/numbers-are-as-short-as-they-can-be", test_numbers);
  g_test_add_func ("/notebook/mention-json/tiny-and-huge-numbers-are-json", test_tiny_and_huge);
  return g_test_run ();
}
