/* test-json-guard.c: what may reach a reader of JSON and what may not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-core-error.h"
#include "core/text/dossier-json-guard.h"

#include <string.h>

#define MAX_DEPTH  3
#define MAX_VALUES 6

static const struct
{
  const char *name;
  const char *json;
  const char *told; /* NULL when it passes */
} CASES[] = {
  { "nothing", "", NULL },
  { "as-deep-as-may-be", "[{\"a\": [1]}]", NULL },
  { "too-deep", "[[[[", "byte 3 of the JSON lies too many brackets deep" },
  { "one-after-another-is-not-deep", "[[],[],[]]", NULL },
  { "closing-what-was-not-open", "]]]][[[", NULL },
  { "brackets-in-strings", "[\"[[[[{{{{\"]", NULL },
  { "quotes-in-strings", "[\"\\\"[[[[\"]", NULL },
  { "backslash-before-the-end",
    "[\"a\\\\\", [[[[",
    "byte 10 of the JSON lies too many brackets deep" },
  { "string-without-an-end", "[\"[[[[[", NULL },
  { "backslash-at-the-end", "[\"\\", NULL },
  { "as-many-as-may-be", "[1,2,3,4,5,6]", NULL },
  { "too-many", "[1,2,3,4,5,6,7]", "byte 12 of the JSON is after too many values" },
  { "too-many-lists", "[][][][][][][]", "byte 12 of the JSON is after too many values" },
  { "comment", "[1 /* \" */]", "byte 3 of the JSON begins no value" },
  { "single-quotes", "['\"']", "byte 1 of the JSON begins no value" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  /* Of just its length, so that a tool that watches memory sees one byte too far. */
  gsize            length = strlen (CASES[i].json);
  g_autofree char *json = length > 0 ? g_memdup2 (CASES[i].json, length) : NULL;
  gboolean         passes = dossier_json_guard_check (json, length, MAX_DEPTH, MAX_VALUES, &error);

  if (CASES[i].told == NULL)
    g_assert_no_error (error);
  else
    g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_REQUEST);
  g_assert_cmpint (passes, ==, CASES[i].told == NULL);
  if (error != NULL)
    g_assert_cmpstr (error->message, ==, CASES[i].told);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *path = g_strconcat ("/core/json-guard/", CASES[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }

  return g_test_run ();
}
