/* test-filters.c: extract and entities: one JSON object in, one out, whatever the line holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli-test.h"

#include <string.h>

#define PAGE                                                                                       \
  "<html lang='en'><head><title>Orchard fair draws a record crowd</title></head><body><article>"   \
  "<h1>Orchard fair draws a record crowd</h1><p>The village of Ølby held its fifth fair on "      \
  "Saturday, and the baker ran out of cake before noon, which had never happened before.</p>"      \
  "<h2>Prizes</h2><ul><li>Best pear: Runa Dahl</li><li>Best jam: nobody</li></ul><p>Next year "    \
  "the "                                                                                           \
  "fair moves to the field behind the school, since the square has become too small for it.</p>"   \
  "</article></body></html>"

static char *
make_request (const char *id, const char *member, const char *value)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, id);
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, value);
  json_builder_set_member_name (builder, "published");
  json_builder_add_string_value (builder, "2026-05-06");
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static void
test_extract_offsets_fit_the_text (void)
{
  g_autofree char *folder = cli_test_make_folder ();
  g_autofree char *request = make_request ("a/7", "html", PAGE);
  g_autoptr (CliTestRun) run = cli_test_run (folder, request, "extract", NULL);
  g_autoptr (GPtrArray) lines = cli_test_parse (run->output);
  JsonObject *reply = cli_test_get_line (lines, 0);
  const char *text = json_object_get_string_member (reply, "text");
  const char *html = json_object_get_string_member (reply, "html");
  JsonArray  *blocks = json_object_get_array_member (reply, "blocks");
  glong       expected = 0;

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (json_object_get_string_member (reply, "id"), ==, "a/7");
  g_assert_cmpstr (json_object_get_string_member (reply, "title"),
                   ==,
                   "Orchard fair draws a record crowd");
  g_assert_cmpstr (json_object_get_string_member (reply, "lang"), ==, "en");
  g_assert_true (g_str_has_prefix (text, "The village of Ølby"));
  for (guint i = 0; i < json_array_get_length (blocks); i++)
    {
      JsonObject *block = json_array_get_object_element (blocks, i);

      g_assert_cmpint (json_object_get_int_member (block, "start"), ==, expected);
      expected = json_object_get_int_member (block, "end") + 1;
    }
  g_assert_cmpint (expected, ==, g_utf8_strlen (text, -1) + 1);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (blocks, 1), "kind"),
      ==,
      "heading");
  g_assert_nonnull (strstr (html, "<li>Best pear: Runa Dahl</li>"));
  g_assert_nonnull (strstr (html, "<h2>Prizes</h2>"));
  cli_test_remove_folder (folder);
}

static void
test_extract_reads_a_path (void)
{
  g_autofree char *folder = cli_test_make_folder ();
  g_autofree char *path = cli_test_write (folder, "page.html", PAGE);
  g_autofree char *request = make_request ("1", "path", path);
  g_autoptr (CliTestRun) run = cli_test_run (folder, request, "extract", NULL);
  g_autoptr (GPtrArray) lines = cli_test_parse (run->output);

  g_assert_cmpstr (json_object_get_string_member (cli_test_get_line (lines, 0), "title"),
                   ==,
                   "Orchard fair draws a record crowd");
  cli_test_remove_folder (folder);
}

static void
test_entities_offsets_are_code_points (void)
{
  g_autofree char *folder = cli_test_make_folder ();
  g_autofree char *request =
      make_request ("x",
                    "text",
                    "Übermütig: at least 14 cafés closed in Norway on Monday, the mayor said.");
  g_autoptr (CliTestRun) run = cli_test_run (folder, request, "entities", NULL);
  g_autoptr (GPtrArray) lines = cli_test_parse (run->output);
  JsonArray *entities = json_object_get_array_member (cli_test_get_line (lines, 0), "entities");
  gboolean   has_figure = FALSE;
  gboolean   has_date = FALSE;

  g_assert_cmpint (run->status, ==, 0);
  for (guint i = 0; i < json_array_get_length (entities); i++)
    {
      JsonObject *entity = json_array_get_object_element (entities, i);
      const char *type = json_object_get_string_member (entity, "type");

      if (strcmp (type, "figure") == 0)
        {
          has_figure = TRUE;
          g_assert_cmpint (json_object_get_int_member (entity, "start"), ==, 20);
          g_assert_cmpint (json_object_get_int_member (entity, "end"), ==, 28);
          g_assert_cmpstr (json_object_get_string_member (entity, "text"), ==, "14 cafés");
          g_assert_cmpstr (json_object_get_string_member (entity, "counted"), ==, "cafés");
          g_assert_cmpstr (json_object_get_string_member (entity, "hedge"), ==, ">=");
          g_assert_cmpstr (json_object_get_string_member (entity, "unit"), ==, "");
          g_assert_cmpint (json_object_get_int_member (entity, "value"), ==, 14);
          g_assert_cmpint (json_object_get_int_member (entity, "low"), ==, 14);
          g_assert_true (json_object_get_null_member (entity, "high"));
        }
      if (strcmp (type, "date") == 0)
        {
          has_date = TRUE;
          g_assert_cmpstr (json_object_get_string_member (entity, "date"), ==, "2026-05-04");
        }
    }
  g_assert_true (has_figure);
  g_assert_true (has_date);
  cli_test_remove_folder (folder);
}

static void
test_entities_say_who_gave_a_figure (void)
{
  static const char text[] = "The fire at Żabno burned 40 houses, said the mayor, Anna Kowalska.";
  g_autofree char  *request = g_strdup_printf ("{\"id\":\"1\",\"text\":\"%s\"}\n", text);
  g_autofree char  *folder = cli_test_make_folder ();
  g_autoptr (CliTestRun) run = cli_test_run (folder, request, "entities", NULL);
  g_autoptr (GPtrArray) lines = cli_test_parse (run->output);
  JsonObject *reply = cli_test_get_line (lines, 0);
  JsonArray  *entities = json_object_get_array_member (reply, "entities");
  JsonArray  *claims = json_object_get_array_member (reply, "claims");
  JsonObject *claim = NULL;
  JsonObject *cue = NULL;
  gboolean    has_speaker = FALSE;

  for (guint i = 0; i < json_array_get_length (entities); i++)
    {
      JsonObject *entity = json_array_get_object_element (entities, i);

      if (strcmp (json_object_get_string_member (entity, "type"), "figure") == 0)
        {
          JsonObject *speaker = json_object_get_object_member (entity, "speaker");

          g_assert_cmpstr (json_object_get_string_member (speaker, "name"), ==, "Anna Kowalska");
          g_assert_cmpstr (json_object_get_string_member (speaker, "text"), ==, "Anna Kowalska");
          has_speaker = TRUE;
        }
    }
  g_assert_true (has_speaker);

  g_assert_cmpuint (json_array_get_length (claims), ==, 1);
  claim = json_array_get_object_element (claims, 0);
  g_assert_cmpint (json_object_get_int_member (claim, "start"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (claim, "end"), ==, 34);
  cue = json_object_get_object_member (claim, "cue");
  g_assert_cmpstr (json_object_get_string_member (cue, "text"), ==, "said");
  g_assert_cmpint (json_object_get_int_member (cue, "start"), ==, 36);
  g_assert_cmpint (json_object_get_int_member (cue, "end"), ==, 40);
  cli_test_remove_folder (folder);
}

/* A bad request gets one reply with an error, the same id, and the next line is answered. */
static const struct
{
  const char *command;
  const char *line;
  const char *id; /* NULL for null */
} bad_lines[] = {
  { "extract", "not JSON", NULL },
  { "extract", "[1, 2]", NULL },
  { "extract", "{\"id\":\"n\"}", "n" },
  { "extract", "{\"id\":\"n\",\"path\":\"/no/such/page.html\"}", "n" },
  { "extract", "{\"id\":\"n\",\"html\":\"\"}", "n" },
  { "extract", "{\"id\":\"n\",\"html\":7}", "n" },
  { "extract", "{\"id\":\"n\",\"path\":null,\"html\":[]}", "n" },
  { "entities", "{", NULL },
  { "entities", "\"text\"", NULL },
  { "entities", "{\"id\":\"n\"}", "n" },
  { "entities", "{\"id\":\"n\",\"text\":{}}", "n" },
};

static void
test_bad_requests_get_an_error_each (void)
{
  g_autofree char *folder = cli_test_make_folder ();

  for (gsize i = 0; i < G_N_ELEMENTS (bad_lines); i++)
    {
      const gboolean   is_extract = strcmp (bad_lines[i].command, "extract") == 0;
      g_autofree char *good = is_extract ? make_request ("good", "html", PAGE)
                                         : make_request ("good", "text", "Nothing happened.");
      g_autofree char *input = g_strdup_printf ("%s\n%s\n", bad_lines[i].line, good);
      g_autoptr (CliTestRun) run = cli_test_run (folder, input, bad_lines[i].command, NULL);
      g_autoptr (GPtrArray) lines = cli_test_parse (run->output);
      JsonObject *reply = cli_test_get_line (lines, 0);

      g_test_message ("%s: %s", bad_lines[i].line, run->output);
      g_assert_cmpint (run->status, ==, 0);
      g_assert_cmpuint (lines->len, ==, 2);
      g_assert_cmpstr (json_object_get_string_member (reply, "error"), !=, "");
      if (bad_lines[i].id == NULL)
        g_assert_true (json_object_get_null_member (reply, "id"));
      else
        g_assert_cmpstr (json_object_get_string_member (reply, "id"), ==, bad_lines[i].id);
      g_assert_cmpstr (json_object_get_string_member (cli_test_get_line (lines, 1), "id"),
                       ==,
                       "good");
      g_assert_false (json_object_has_member (cli_test_get_line (lines, 1), "error"));
    }
  cli_test_remove_folder (folder);
}

static void
test_each_reply_comes_before_the_next_request (void)
{
  g_autofree char *folder = cli_test_make_folder ();
  g_autoptr (GSubprocess) process = cli_test_start (folder, "entities", NULL);
  GOutputStream *input = g_subprocess_get_stdin_pipe (process);
  g_autoptr (GDataInputStream) output =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      g_autofree char *request = make_request (id, "text", "Ten ships left.");
      g_autofree char *line = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) reply = NULL;

      g_output_stream_write_all (input, request, strlen (request), NULL, NULL, &error);
      g_output_stream_write_all (input, "\n", 1, NULL, NULL, &error);
      g_output_stream_flush (input, NULL, &error);
      g_assert_no_error (error);
      line = g_data_input_stream_read_line (output, NULL, NULL, &error);
      g_assert_no_error (error);
      reply = json_from_string (line, &error);
      g_assert_cmpstr (json_object_get_string_member (json_node_get_object (reply), "id"), ==, id);
    }
  g_output_stream_close (input, NULL, NULL);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  cli_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/filters/extract-offsets-fit-the-text", test_extract_offsets_fit_the_text);
  g_test_add_func ("/cli/filters/extract-reads-a-path", test_extract_reads_a_path);
  g_test_add_func ("/cli/filters/entities-offsets-are-code-points",
                   test_entities_offsets_are_code_points);
  g_test_add_func ("/cli/filters/entities-say-who-gave-a-figure",
                   test_entities_say_who_gave_a_figure);
  g_test_add_func ("/cli/filters/bad-requests-get-an-error-each",
                   test_bad_requests_get_an_error_each);
  g_test_add_func ("/cli/filters/each-reply-comes-before-the-next-request",
                   test_each_reply_comes_before_the_next_request);
  return g_test_run ();
}
