/* test-real-article.c: what a reader would list from a real news report, against what Dossier
 * lists.
 *
 * The report and the list beside it are not part of the source: without them the test is skipped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* How many of the listed ones must be found: 8 of 9 people, 12 of 15 places, 10 of 11 figures. */
#define MAX_MISSED_PEOPLE  1
#define MAX_MISSED_PLACES  3
#define MAX_MISSED_FIGURES 1

static DossierEntityItem *
find_name (GListModel *entities, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (DossierEntityItem) item = g_list_model_get_item (entities, i);

      if (strcmp (dossier_entity_item_get_name (item), name) == 0)
        return item; /* the list keeps it */
    }
  return NULL;
}

/* All mentions that the list has must be joined under the one name. */
static guint
count_missed_people (DossierReading *reading, JsonObject *people)
{
  GListModel *entities = dossier_reading_get_entities (reading, DOSSIER_ENTITY_PERSON);
  g_autoptr (GList) names = json_object_get_members (people);
  guint n_missed = 0;

  for (GList *name = names; name != NULL; name = name->next)
    {
      DossierEntityItem *item = find_name (entities, name->data);
      guint n_listed = json_array_get_length (json_object_get_array_member (people, name->data));

      if (item != NULL && dossier_entity_item_get_count (item) >= n_listed)
        continue;
      n_missed++;
      g_test_message ("missed: %s", (const char *) name->data);
    }
  return n_missed;
}

static guint
count_missed_places (DossierReading *reading, JsonObject *places)
{
  GListModel *entities = dossier_reading_get_entities (reading, DOSSIER_ENTITY_PLACE);
  g_autoptr (GList) names = json_object_get_members (places);
  guint n_missed = 0;

  for (GList *name = names; name != NULL; name = name->next)
    if (find_name (entities, name->data) == NULL)
      {
        n_missed++;
        g_test_message ("missed: %s", (const char *) name->data);
      }
  return n_missed;
}

/* The same words, and the same value. */
static gboolean
has_figure (DossierReading *reading, JsonObject *figure)
{
  const char *text = dossier_reading_get_document (reading)->text;
  GPtrArray  *mentions = dossier_reading_get_mentions (reading);
  const char *words = json_object_get_string_member (figure, "text");
  double      value = json_object_get_double_member (figure, "value");

  for (guint i = 0; i < mentions->len; i++)
    {
      DossierMention *mention = g_ptr_array_index (mentions, i);
      gsize           length = mention->span.end - mention->span.start;

      if (mention->figure != NULL && mention->figure->value == value && strlen (words) == length &&
          strncmp (text + mention->span.start, words, length) == 0)
        return TRUE;
    }
  g_test_message ("missed: %s", words);
  return FALSE;
}

static void
test_a_real_report (void)
{
  const char      *shared = g_getenv ("DOSSIER_SHARED");
  g_autofree char *article =
      g_build_filename (shared != NULL ? shared : "", "articles", "ukraine-talks.txt", NULL);
  g_autofree char *list =
      g_build_filename (shared != NULL ? shared : "", "articles", "ukraine-talks.json", NULL);
  g_autofree char *path = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (DossierCaptured) captured = NULL;
  g_autoptr (DossierReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  DossierNotebook *notebook;
  JsonObject      *expected;
  JsonArray       *figures;
  guint            n_missed = 0;

  if (!g_file_test (article, G_FILE_TEST_EXISTS) ||
      !json_parser_load_from_file (parser, list, NULL))
    {
      g_test_skip ("the report is not here");
      return;
    }
  path = notebook_test_dup_path ();
  notebook = notebook_test_open (path);
  captured = notebook_test_capture (notebook, article, &error);
  g_assert_no_error (error);
  reading = notebook_test_read (notebook, captured->article_id, 0);

  expected = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpuint (
      count_missed_people (reading, json_object_get_object_member (expected, "people")),
      <=,
      MAX_MISSED_PEOPLE);
  g_assert_cmpuint (
      count_missed_places (reading, json_object_get_object_member (expected, "places")),
      <=,
      MAX_MISSED_PLACES);
  figures = json_object_get_array_member (expected, "figures");
  for (guint i = 0; i < json_array_get_length (figures); i++)
    n_missed += !has_figure (reading, json_array_get_object_element (figures, i));
  g_assert_cmpuint (n_missed, <=, MAX_MISSED_FIGURES);

  g_clear_object (&reading);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notebook/real-article/a-reader-would-list-the-same", test_a_real_report);
  return g_test_run ();
}
