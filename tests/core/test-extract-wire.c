/* test-extract-wire.c: what the process that reads pages may answer, and what is believed of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-extract-wire.h"
#include "core/text/dossier-core-error.h"

#include <string.h>
#include <time.h>

/* An answer as the process would make it, with a layout of any kind. */
static GBytes *
make_answer (const char *text, const char *layout)
{
  GVariantBuilder strings;
  g_autoptr (GVariant) answer = NULL;

  g_variant_builder_init (&strings, G_VARIANT_TYPE ("ams"));
  for (guint i = 0; i < 10; i++)
    g_variant_builder_add (&strings, "ms", i == 1 ? text : NULL);
  answer = g_variant_ref_sink (
      g_variant_new ("(isv)", -1, "", g_variant_new ("(amsss)", &strings, text, layout)));
  return g_variant_get_data_as_bytes (answer);
}

static char *
repeat (const char *unit, gsize n)
{
  GString *text = g_string_sized_new (strlen (unit) * n);

  for (gsize i = 0; i < n; i++)
    g_string_append (text, unit);
  return g_string_free (text, FALSE);
}

static void
test_title_alone (void)
{
  g_autoptr (GBytes) answer =
      make_answer ("A", "{\"blocks\":[{\"kind\":\"title\",\"start\":0,\"end\":1}],\"inlines\":[]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document = dossier_extract_wire_unpack_document (answer, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (document->title, ==, "A");
  g_assert_cmpuint (document->blocks->len, ==, 1);
}

static void
assert_is_nonsense (const char *layout)
{
  g_autoptr (GBytes) answer = make_answer ("A", layout);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_extract_wire_unpack_document (answer, &error));
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_TOO_HARD);
}

static void
test_deep_layout (void)
{
  g_autofree char *brackets = repeat ("[", 8 * 1000 * 1000);
  g_autofree char *members = repeat ("{\"a\":", 2 * 1000 * 1000);

  assert_is_nonsense (brackets);
  assert_is_nonsense (members);
}

/* Read as JSON this would be twelve million values, some gigabytes and many seconds. */
static void
test_wide_layout (void)
{
  g_autofree char *values = repeat ("0,", 12 * 1000 * 1000);
  g_autofree char *layout =
      g_strconcat ("{\"blocks\":[],\"inlines\":[],\"more\":[", values, "0]}", NULL);
  clock_t begin = clock ();

  assert_is_nonsense (layout);
  g_assert_cmpint (clock () - begin, <, 10 * CLOCKS_PER_SEC);
}

/* The process that reads says so itself, with a reason. */
static void
test_too_many_marks (void)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;

  g_array_set_size (document->inlines, DOSSIER_EXTRACT_WIRE_MAX_MARKS + 1);
  answer = dossier_extract_wire_pack_document (document);
  g_assert_null (dossier_extract_wire_unpack_document (answer, &error));
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_TOO_LARGE);
}

/* A value in a value in a value …, which GVariant allows to write. */
static void
test_deep_variant (void)
{
  GVariant *variant = g_variant_new_string ("x");
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    variant = g_variant_new_variant (variant);
  answer = g_variant_ref_sink (g_variant_new ("(isv)", -1, "", variant));
  bytes = g_variant_get_data_as_bytes (answer);
  g_assert_null (dossier_extract_wire_unpack_document (bytes, &error));
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_TOO_HARD);
}

static void
test_input (void)
{
  DossierExtractInput input = { .data = "<p>\0boats", .length = 9, .url = "https://example.org/" };
  DossierExtractInput read = { NULL };
  GVariant           *owner = NULL;
  GBytes             *bytes = dossier_extract_wire_pack_input (&input);

  owner = dossier_extract_wire_unpack_input (bytes, &read);
  g_bytes_unref (bytes);
  g_assert_nonnull (owner);
  g_assert_cmpmem (read.data, read.length, input.data, input.length);
  g_assert_cmpstr (read.url, ==, input.url);
  g_assert_null (read.content_type);
  g_assert_null (read.file_name);
  g_variant_unref (owner);
}

static void
test_input_nonsense (void)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
  } cases[] = {
    { "", 0 },
    { "\1\0\0", 3 },
    { "\1\0\0\0", 4 },
    { "\377\377\377\377x", 5 },
    { "\3\0\0\0\377\377\377page", 11 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].length);
      DossierExtractInput input = { NULL };

      g_assert_null (dossier_extract_wire_unpack_input (bytes, &input));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/extract-wire/a-page-comes-as-it-was-sent", test_input);
  g_test_add_func ("/core/extract-wire/what-is-no-page-is-refused", test_input_nonsense);
  g_test_add_func ("/core/extract-wire/a-document-of-a-title", test_title_alone);
  g_test_add_func ("/core/extract-wire/a-layout-of-brackets-is-nonsense", test_deep_layout);
  g_test_add_func ("/core/extract-wire/a-layout-of-many-values-is-nonsense", test_wide_layout);
  g_test_add_func ("/core/extract-wire/too-many-parts-are-told", test_too_many_marks);
  g_test_add_func ("/core/extract-wire/an-answer-of-boxes-is-nonsense", test_deep_variant);

  return g_test_run ();
}
