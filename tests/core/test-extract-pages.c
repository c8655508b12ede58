/* test-extract-pages.c: pages written by hand, one per difficulty, against what they must become.
 *
 * A case is two files in pages/: NAME.html and NAME.json.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-extract.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define PAGE_URL "https://news.example.org/a/page"

static char *
read_file (const char *name, const char *extension)
{
  g_autofree char *base = g_strconcat (name, extension, NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "pages", base, NULL);
  g_autoptr (GError) error = NULL;
  char *data = NULL;

  g_file_get_contents (path, &data, NULL, &error);
  g_assert_no_error (error);
  return data;
}

/* "list-item 2 #1: text": kind, level and number when there are any. */
static char *
describe_block (const DossierDocument *document, const DossierBlock *block)
{
  GString *out = g_string_new (dossier_block_kind_to_string (block->kind));

  if (block->level > 0)
    g_string_append_printf (out, " %u", block->level);
  if (block->number > 0)
    g_string_append_printf (out, " #%u", block->number);
  g_string_append (out, ": ");
  if (block->kind == DOSSIER_BLOCK_FIGURE)
    {
      g_string_append_printf (out,
                              "%s (%s)",
                              block->image_url,
                              block->alternative != NULL ? block->alternative : "");
      if (block->fallback_url != NULL)
        g_string_append_printf (out, " or %s", block->fallback_url);
    }
  else
    g_string_append_len (out,
                         document->text + block->span.start,
                         block->span.end - block->span.start);
  return g_string_free (out, FALSE);
}

static char *
describe_inline (const DossierDocument *document, const DossierInline *run)
{
  static const char *const KINDS[] = { "link",      "emphasis", "strong", "code",
                                       "reference", "anchor",   "credit", "image" };
  g_autofree char         *words =
      g_strndup (document->text + run->span.start, run->span.end - run->span.start);

  return g_strconcat (KINDS[run->kind],
                      ": ",
                      words,
                      run->target != NULL ? " → " : NULL,
                      run->target,
                      NULL);
}

static void
assert_blocks (const DossierDocument *document, JsonArray *expected)
{
  for (guint i = 0; i < MIN (document->blocks->len, json_array_get_length (expected)); i++)
    {
      g_autofree char *found =
          describe_block (document, &g_array_index (document->blocks, DossierBlock, i));

      g_assert_cmpstr (found, ==, json_array_get_string_element (expected, i));
    }
  g_assert_cmpuint (document->blocks->len, ==, json_array_get_length (expected));
}

static void
assert_inlines (const DossierDocument *document, JsonArray *expected)
{
  for (guint i = 0; i < MIN (document->inlines->len, json_array_get_length (expected)); i++)
    {
      g_autofree char *found =
          describe_inline (document, &g_array_index (document->inlines, DossierInline, i));

      g_assert_cmpstr (found, ==, json_array_get_string_element (expected, i));
    }
  g_assert_cmpuint (document->inlines->len, ==, json_array_get_length (expected));
}

static void
assert_metadata (const DossierDocument *document, JsonObject *expected)
{
  const struct
  {
    const char *name;
    const char *value;
  } MEMBERS[] = {
    { "url", document->url },           { "title", document->title },
    { "byline", document->byline },     { "published", document->published },
    { "modified", document->modified }, { "site", document->site },
    { "language", document->language }, { "lead", document->lead },
  };

  for (guint i = 0; i < G_N_ELEMENTS (MEMBERS); i++)
    {
      g_test_message ("%s", MEMBERS[i].name);
      g_assert_cmpstr (
          MEMBERS[i].value,
          ==,
          json_object_get_string_member_with_default (expected, MEMBERS[i].name, NULL));
    }
}

/* What holds for every document: blocks cover the text, only tables and code hold newlines, and
 * the layout reads back. */
static void
assert_sound (DossierDocument *document)
{
  g_autofree char *layout = dossier_document_serialize_layout (document);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_utf8_validate (document->text, document->text_length, NULL));
  g_assert_cmpuint (strlen (document->text), ==, document->text_length);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (document->blocks, DossierBlock, i);
      gsize               length = block->span.end - block->span.start;
      gboolean may_break = block->kind == DOSSIER_BLOCK_TABLE || block->kind == DOSSIER_BLOCK_CODE;

      g_assert_cmpuint (length, >, 0);
      g_assert_true ((i == 0) || block->kind != DOSSIER_BLOCK_TITLE);
      g_assert_true (may_break ||
                     memchr (document->text + block->span.start, '\n', length) == NULL);
    }
  dossier_document_deserialize_layout (document, layout, &error);
  g_assert_no_error (error);
}

static void
test_page (gconstpointer data)
{
  const char      *name = data;
  g_autofree char *html = read_file (name, ".html");
  g_autofree char *json = read_file (name, ".json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) parse_error = NULL;
  g_autoptr (DossierDocument) document =
      dossier_extract_html (html, strlen (html), PAGE_URL, &error);
  JsonObject *expected;

  json_parser_load_from_data (parser, json, -1, &parse_error);
  g_assert_no_error (parse_error);
  expected = json_node_get_object (json_parser_get_root (parser));
  if (json_object_has_member (expected, "error"))
    {
      g_assert_null (document);
      g_assert_cmpstr (error->message, ==, json_object_get_string_member (expected, "error"));
      return;
    }
  g_assert_no_error (error);
  assert_metadata (document, expected);
  assert_blocks (document, json_object_get_array_member (expected, "blocks"));
  assert_inlines (document, json_object_get_array_member (expected, "inlines"));
  assert_sound (document);
}

static void
add_pages (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "core", "pages", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *entry;

  g_assert_no_error (error);
  while ((entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      char            *name;

      if (!g_str_has_suffix (entry, ".html"))
        continue;
      name = g_strndup (entry, strlen (entry) - strlen (".html"));
      path = g_strconcat ("/core/extract-pages/", name, NULL);
      g_test_add_data_func_full (path, name, test_page, g_free);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_pages ();
  return g_test_run ();
}
