/* test-export-formats.c: what other programs get is well formed and holds what the reader made.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "notebook/export/dossier-export.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define PIER  "https://paper.example/pier"
#define SWANS "https://paper.example/swans"

typedef struct
{
  char            *path;
  DossierNotebook *notebook;
  gint64           pier;
} Fixture;

/* Two articles: one with an annotation whose note needs every kind of quoting, one without. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierCaptured) pier = NULL;
  g_autoptr (DossierCaptured) swans = NULL;
  g_autoptr (DossierReading) reading = NULL;

  fixture->path = notebook_test_dup_path ();
  fixture->notebook = notebook_test_open (fixture->path);
  pier = notebook_test_capture_text (fixture->notebook,
                                     PIER,
                                     " date 2025-11-03 Ferry *grazes* pier & quay in Turku\n\n"
                                     "The Käthe, a ferry with 214 passengers, struck a “café” pier "
                                     "in Turku on Monday. At least nine people were bruised.\n");
  swans = notebook_test_capture_text (
      fixture->notebook,
      SWANS,
      "Swans\n\nA dozen swans came back to Turku and Rauma.\n\n"
      "Their keeper counted 40 eggs. Hatching takes 36 days, the keeper "
      "said.\n");
  fixture->pier = pier->article_id;
  reading = notebook_test_read (fixture->notebook, pier->article_id, 0);
  notebook_test_annotate (reading,
                          "struck a “café” pier",
                          DOSSIER_HIGHLIGHT_GREEN,
                          "Which \"pier\",\nexactly?");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  notebook_test_close (fixture->notebook);
  notebook_test_remove (fixture->path);
  g_free (fixture->path);
}

static char *
dup_export (Fixture *fixture, const char *name, GArray *ids)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DossierExportFormat format;

  g_assert_true (dossier_export_format_from_string (name, &format));
  g_assert_cmpstr (dossier_export_format_to_string (format), ==, name);
  dossier_export_async (fixture->notebook,
                        format,
                        ids,
                        memory,
                        NULL,
                        notebook_test_finished_cb,
                        &result);
  notebook_test_wait_until (result != NULL);
  dossier_export_finish (fixture->notebook, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (memory, "", 1, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (memory, NULL, NULL));
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (memory));
}

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);
  return node;
}

static JsonNode *
export_json (Fixture *fixture, const char *name)
{
  g_autofree char *json = dup_export (fixture, name, NULL);

  return parse (json);
}

static void
assert_selectors (JsonObject *target)
{
  JsonArray  *selectors = json_object_get_array_member (target, "selector");
  JsonObject *quote = json_array_get_object_element (selectors, 0);
  JsonObject *position = json_array_get_object_element (selectors, 1);

  g_assert_cmpstr (json_object_get_string_member (quote, "type"), ==, "TextQuoteSelector");
  g_assert_cmpstr (json_object_get_string_member (quote, "exact"), ==, "struck a “café” pier");
  g_assert_true (
      g_str_has_suffix (json_object_get_string_member (quote, "prefix"), " 214 passengers, "));
  g_assert_true (g_str_has_prefix (json_object_get_string_member (quote, "suffix"), " in Turku"));
  g_assert_cmpstr (json_object_get_string_member (position, "type"), ==, "TextPositionSelector");
  /* In code points: "“", "”" and "é" are one each. */
  g_assert_cmpint (json_object_get_int_member (position, "end") -
                       json_object_get_int_member (position, "start"),
                   ==,
                   20);
}

/* What the Web Annotation model says that a collection, a page and an annotation must have. */
static void
test_web_annotation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) root = export_json (fixture, "web-annotation");
  JsonObject *collection = json_node_get_object (root);
  JsonObject *page = json_object_get_object_member (collection, "first");
  JsonArray  *items = json_object_get_array_member (page, "items");
  JsonObject *annotation;
  JsonObject *target;
  JsonObject *body;

  g_assert_cmpstr (json_object_get_string_member (collection, "@context"),
                   ==,
                   "http://www.w3.org/ns/anno.jsonld");
  g_assert_cmpstr (json_object_get_string_member (collection, "type"), ==, "AnnotationCollection");
  g_assert_true (json_object_has_member (collection, "id"));
  g_assert_cmpstr (json_object_get_string_member (page, "type"), ==, "AnnotationPage");
  g_assert_true (json_object_has_member (page, "id"));
  g_assert_cmpuint (json_array_get_length (items), ==, 1);
  annotation = json_array_get_object_element (items, 0);
  g_assert_cmpstr (json_object_get_string_member (annotation, "type"), ==, "Annotation");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (annotation, "id"), "urn:uuid:"));
  g_assert_cmpstr (json_object_get_string_member (annotation, "motivation"), ==, "commenting");
  g_assert_true (g_str_has_suffix (json_object_get_string_member (annotation, "created"), "Z"));
  body = json_array_get_object_element (json_object_get_array_member (annotation, "body"), 0);
  g_assert_cmpstr (json_object_get_string_member (body, "value"), ==, "Which \"pier\",\nexactly?");
  g_assert_cmpstr (json_object_get_string_member (body, "format"), ==, "text/markdown");
  target = json_object_get_object_member (annotation, "target");
  g_assert_cmpstr (json_object_get_string_member (target, "source"), ==, PIER);
  g_assert_cmpstr (json_object_get_string_member (target, "styleClass"), ==, "green");
  assert_selectors (target);
}

static void
test_hypothesis (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) root = export_json (fixture, "hypothesis");
  JsonObject *answer = json_node_get_object (root);
  JsonArray  *rows = json_object_get_array_member (answer, "rows");
  JsonObject *row;

  g_assert_cmpint (json_object_get_int_member (answer, "total"), ==, 1);
  g_assert_cmpuint (json_array_get_length (rows), ==, 1);
  row = json_array_get_object_element (rows, 0);
  g_assert_cmpstr (json_object_get_string_member (row, "uri"), ==, PIER);
  g_assert_cmpstr (json_object_get_string_member (row, "text"), ==, "Which \"pier\",\nexactly?");
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (row, "dossier"), "colour"),
      ==,
      "green");
  assert_selectors (
      json_array_get_object_element (json_object_get_array_member (row, "target"), 0));
}

static void
test_markdown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = dup_export (fixture, "markdown", NULL);

  g_assert_true (g_str_has_prefix (text, "---\ntitle: \"Ferry *grazes* pier & quay in Turku\"\n"));
  g_assert_nonnull (strstr (text, "\n# Ferry \\*grazes\\* pier & quay in Turku\n"));
  g_assert_nonnull (strstr (text, "\nurl: \"" PIER "\"\n"));
  g_assert_nonnull (strstr (text, "\npublished: \"2025-11-03\"\n"));
  g_assert_nonnull (strstr (text, "\n> struck a “café” pier\n>\n> — "));
  g_assert_nonnull (strstr (text, ", 2025-11-03 · green\n"));
  g_assert_nonnull (strstr (text, "\n\nWhich \"pier\",\nexactly?\n"));
}

/* The fields of one row of CSV; @text moves past it. */
static char **
read_row (const char **text)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();
  g_autoptr (GString) field = g_string_new (NULL);
  gboolean    is_quoted = FALSE;
  const char *p;

  for (p = *text; *p != '\0'; p++)
    {
      if (*p == '"' && is_quoted && p[1] == '"')
        g_string_append_c (field, *p++);
      else if (*p == '"')
        is_quoted = !is_quoted;
      else if (!is_quoted && (*p == ',' || g_str_has_prefix (p, "\r\n")))
        {
          g_strv_builder_add (fields, field->str);
          g_string_truncate (field, 0);
          if (*p == '\r')
            break;
        }
      else
        g_string_append_c (field, *p);
    }
  g_assert_true (g_str_has_prefix (p, "\r\n"));
  *text = p + 2;
  return g_strv_builder_end (fields);
}

/* The field of the row that stands under this name. */
static const char *
get_field (char **names, char **row, const char *name)
{
  g_assert_cmpuint (g_strv_length (row), ==, g_strv_length (names));
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return row[i];
  g_error ("there is no column %s", name);
}

typedef struct
{
  const char *format;
  const char *key_name;
  const char *key;
  const char *name;
  const char *value;
} CsvCase;

static void
test_csv (Fixture *fixture, gconstpointer data)
{
  static const CsvCase cases[] = {
    { "csv-annotations", "quote", "struck a “café” pier", "note", "Which \"pier\",\nexactly?" },
    { "csv-annotations", "quote", "struck a “café” pier", "colour", "green" },
    { "csv-annotations", "quote", "struck a “café” pier", "anchor", "exact" },
    { "csv-annotations", "quote", "struck a “café” pier", "url", PIER },
    { "csv-figures", "words", "214 passengers", "value", "214" },
    { "csv-figures", "words", "214 passengers", "counted", "passengers" },
    { "csv-figures", "words", "nine people", "hedge", ">=" },
    { "csv-figures", "words", "nine people", "sentence", "At least nine people were bruised." },
    { "csv-figures", "words", "A dozen swans", "value", "12" },
    { "csv-figures", "words", "A dozen swans", "speaker", "" },
    { "csv-figures", "words", "36 days", "speaker", "the keeper" },
    { "csv-figures", "words", "36 days", "cue", "said" },
    { "csv-entities", "name", "Rauma", "type", "place" },
    { "csv-entities", "name", "Rauma", "url", SWANS },
    { "csv-entities", "name", "Rauma", "country", "FI" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dup_export (fixture, cases[i].format, NULL);
      const char      *rest = text;
      g_auto (GStrv) names = read_row (&rest);
      gboolean is_found = FALSE;

      while (*rest != '\0')
        {
          g_auto (GStrv) row = read_row (&rest);

          if (strcmp (get_field (names, row, cases[i].key_name), cases[i].key) != 0)
            continue;
          is_found = TRUE;
          g_assert_cmpstr (get_field (names, row, cases[i].name), ==, cases[i].value);
        }
      g_test_message ("%s %s", cases[i].format, cases[i].key);
      g_assert_true (is_found);
    }
}

static void
test_citations (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bibtex = dup_export (fixture, "bibtex", NULL);
  g_autofree char *ris = dup_export (fixture, "ris", NULL);
  g_autoptr (JsonNode) csl = export_json (fixture, "csl-json");
  JsonObject *source = json_array_get_object_element (json_node_get_array (csl), 0);
  JsonObject *issued = json_object_get_object_member (source, "issued");
  JsonArray  *parts =
      json_array_get_array_element (json_object_get_array_member (issued, "date-parts"), 0);

  g_assert_nonnull (strstr (bibtex, "title = {{Ferry *grazes* pier \\& quay in Turku}}"));
  g_assert_nonnull (strstr (bibtex, "month = nov,\n  day = {3}"));
  g_assert_nonnull (strstr (bibtex, "url = {" PIER "}"));
  g_assert_true (g_str_has_prefix (ris, "TY  - NEWS\r\n"));
  g_assert_nonnull (strstr (ris, "\r\nDA  - 2025/11/03/\r\n"));
  g_assert_true (g_str_has_suffix (ris, "ER  - \r\n"));
  g_assert_cmpstr (json_object_get_string_member (source, "URL"), ==, PIER);
  g_assert_cmpuint (json_array_get_length (parts), ==, 3);
  g_assert_cmpint (json_array_get_int_element (parts, 1), ==, 11);
}

/* Turku is one feature with both articles, Rauma one with one; positions are longitude first. */
static void
test_geojson (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) root = export_json (fixture, "geojson");
  JsonObject *collection = json_node_get_object (root);
  JsonArray  *features = json_object_get_array_member (collection, "features");
  JsonObject *turku = json_array_get_object_element (features, 0);
  JsonObject *properties = json_object_get_object_member (turku, "properties");
  JsonArray  *position =
      json_object_get_array_member (json_object_get_object_member (turku, "geometry"),
                                    "coordinates");

  g_assert_cmpstr (json_object_get_string_member (collection, "type"), ==, "FeatureCollection");
  g_assert_cmpuint (json_array_get_length (features), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (properties, "name"), ==, "Turku");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (properties, "articles")),
                    ==,
                    2);
  g_assert_cmpfloat_with_epsilon (json_array_get_double_element (position, 0), 22.27, 0.1);
  g_assert_cmpfloat_with_epsilon (json_array_get_double_element (position, 1), 60.45, 0.1);
}

static void
test_chosen_articles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *bibtex = NULL;

  g_array_append_val (ids, fixture->pier);
  bibtex = dup_export (fixture, "bibtex", ids);
  g_assert_nonnull (strstr (bibtex, PIER));
  g_assert_null (strstr (bibtex, SWANS));
}

static void
add_test (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/notebook/export/web-annotations-have-what-the-model-demands", test_web_annotation);
  add_test ("/notebook/export/hypothesis-rows-hold-quote-and-note", test_hypothesis);
  add_test ("/notebook/export/markdown-shows-the-words-as-they-are", test_markdown);
  add_test ("/notebook/export/tables-quote-what-must-be-quoted", test_csv);
  add_test ("/notebook/export/citations-escape-and-date", test_citations);
  add_test ("/notebook/export/a-place-is-one-point-with-its-articles", test_geojson);
  add_test ("/notebook/export/only-the-chosen-articles", test_chosen_articles);
  return g_test_run ();
}
