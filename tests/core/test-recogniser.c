/* test-recogniser.c: the recogniser finds all five kinds, in order, and the same in every thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-recogniser-languages.h"
#include "core/recognise/dossier-recogniser.h"
#include "core/text/dossier-core-error.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define N_THREADS 4

static const char article[] =
    "Helen Carter, the mayor of Madrid, said on 3 May 2021 that 40 buses had been ordered.\n"
    "The buses cost 12 million euros. Carter said that May would be the month of testing.";

static GBytes *
load_bytes (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DOSSIER_DATA"), name, NULL);
  char            *data;
  gsize            size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static DossierRecogniser *
load_recogniser (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) model = load_bytes ("names.model");
  g_autoptr (GBytes) gazetteer = load_bytes ("places.gazetteer");
  DossierRecogniser *recogniser = dossier_recogniser_new (model, gazetteer, &error);

  g_assert_no_error (error);
  return recogniser;
}

static const DossierMention *
get_mention (const GPtrArray *mentions, guint index)
{
  return g_ptr_array_index (mentions, index);
}

static guint
count_kind (const GPtrArray *mentions, DossierEntityKind kind)
{
  guint n = 0;

  for (guint i = 0; i < mentions->len; i++)
    n += get_mention (mentions, i)->kind == kind;
  return n;
}

static void
assert_in_order (const GPtrArray *mentions, gsize length)
{
  gsize ends[DOSSIER_N_ENTITY_KINDS] = { 0 };

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = get_mention (mentions, i);

      g_assert_cmpuint (mention->span.start, <, mention->span.end);
      g_assert_cmpuint (mention->span.end, <=, length);
      g_assert_cmpuint (mention->span.start, >=, ends[mention->kind]);
      g_assert_nonnull (mention->name);
      ends[mention->kind] = mention->span.end;
      if (i > 0)
        g_assert_cmpuint (get_mention (mentions, i - 1)->span.start, <=, mention->span.start);
    }
}

static void
test_all_kinds_are_found_in_order (void)
{
  g_autoptr (DossierRecogniser) recogniser = load_recogniser ();
  g_autoptr (GPtrArray) mentions =
      dossier_recogniser_run (recogniser, article, strlen (article), "2021-05-04");

  assert_in_order (mentions, strlen (article));
  g_assert_cmpuint (count_kind (mentions, DOSSIER_ENTITY_PERSON), ==, 2);
  g_assert_cmpuint (count_kind (mentions, DOSSIER_ENTITY_PLACE), ==, 1);
  g_assert_cmpuint (count_kind (mentions, DOSSIER_ENTITY_FIGURE), >=, 2);
  g_assert_cmpuint (count_kind (mentions, DOSSIER_ENTITY_DATE), >=, 1);
}

static void
test_places_have_coordinates (void)
{
  g_autoptr (DossierRecogniser) recogniser = load_recogniser ();
  g_autoptr (GPtrArray) mentions =
      dossier_recogniser_run (recogniser, article, strlen (article), NULL);
  gboolean is_found = FALSE;

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = get_mention (mentions, i);

      if (mention->kind != DOSSIER_ENTITY_PLACE)
        continue;
      is_found = TRUE;
      g_assert_nonnull (mention->place);
      g_assert_cmpstr (mention->place->country, ==, "ES");
      g_assert_cmpfloat_with_epsilon (mention->place->latitude, 40.4, 0.3);
    }
  g_assert_true (is_found);
}

static void
test_without_data_figures_and_dates_are_found (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecogniser) recogniser = dossier_recogniser_new (NULL, NULL, &error);
  g_autoptr (GPtrArray) mentions = NULL;

  g_assert_no_error (error);
  mentions = dossier_recogniser_run (recogniser, article, strlen (article), NULL);
  g_assert_cmpuint (count_kind (mentions, DOSSIER_ENTITY_PERSON), ==, 0);
  g_assert_cmpuint (count_kind (mentions, DOSSIER_ENTITY_PLACE), ==, 0);
  g_assert_cmpuint (count_kind (mentions, DOSSIER_ENTITY_FIGURE), >=, 2);
  g_assert_cmpuint (count_kind (mentions, DOSSIER_ENTITY_DATE), >=, 1);
}

static void
test_damaged_data_are_refused (void)
{
  static const char junk[] = "this is neither a model nor a gazetteer, but it is long enough";
  g_autoptr (GBytes) bytes = g_bytes_new_static (junk, sizeof junk);
  g_autoptr (GError) model_error = NULL;
  g_autoptr (GError) gazetteer_error = NULL;

  g_assert_null (dossier_recogniser_new (bytes, NULL, &model_error));
  g_assert_error (model_error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_DATA);
  g_assert_null (dossier_recogniser_new (NULL, bytes, &gazetteer_error));
  g_assert_error (gazetteer_error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_DATA);
}

typedef struct
{
  const DossierRecogniser *recogniser;
  const char              *text;
} Job;

static gpointer
run_job (gpointer data)
{
  const Job *job = data;
  g_autoptr (GPtrArray) mentions =
      dossier_recogniser_run (job->recogniser, job->text, strlen (job->text), "2021-05-04");
  GString *description = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = get_mention (mentions, i);

      g_string_append_printf (description,
                              "%d %" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT " %s %.17g\n",
                              mention->kind,
                              mention->span.start,
                              mention->span.end,
                              mention->name,
                              mention->confidence);
    }
  return g_string_free (description, FALSE);
}

static void
test_threads_at_once_give_the_same_answer (void)
{
  g_autoptr (DossierRecogniser) recogniser = load_recogniser ();
  g_autoptr (GString) text = g_string_new (NULL);
  GThread *threads[N_THREADS];

  for (guint i = 0; i < 50; i++)
    g_string_append_printf (text, "%s\n", article);

  Job              job = { recogniser, text->str };
  g_autofree char *alone = run_job (&job);

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("recogniser", run_job, &job);
  for (guint i = 0; i < N_THREADS; i++)
    {
      g_autofree char *answer = g_thread_join (threads[i]);

      g_assert_cmpstr (answer, ==, alone);
    }
}

static void
test_a_reference_keeps_it_alive (void)
{
  DossierRecogniser *recogniser = load_recogniser ();
  DossierRecogniser *other = dossier_recogniser_ref (recogniser);
  g_autoptr (GPtrArray) mentions = NULL;

  g_assert_true (other == recogniser);
  dossier_recogniser_unref (recogniser);
  mentions = dossier_recogniser_run (other, article, strlen (article), NULL);
  g_assert_cmpuint (mentions->len, >, 0);
  dossier_recogniser_unref (other);
}

/* What a reader would list from the long article that lies beside the project. */
static JsonObject *
load_expected (JsonParser *parser, char **text, gsize *length)
{
  const char      *shared = g_getenv ("DOSSIER_SHARED");
  g_autofree char *base = g_build_filename (shared != NULL ? shared : "", "articles", NULL);
  g_autofree char *text_path = g_build_filename (base, "ukraine-talks.txt", NULL);
  g_autofree char *json_path = g_build_filename (base, "ukraine-talks.json", NULL);

  if (!g_file_get_contents (text_path, text, length, NULL) ||
      !json_parser_load_from_file (parser, json_path, NULL))
    return NULL;
  return json_node_get_object (json_parser_get_root (parser));
}

static guint
count_named (const GPtrArray *mentions, DossierEntityKind kind, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < mentions->len; i++)
    n += get_mention (mentions, i)->kind == kind &&
         strcmp (get_mention (mentions, i)->name, name) == 0;
  return n;
}

static void
test_a_long_article_is_listed_as_a_reader_would (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *text = NULL;
  gsize            length;
  JsonObject      *expected = load_expected (parser, &text, &length);
  g_autoptr (DossierRecogniser) recogniser = NULL;
  g_autoptr (GPtrArray) mentions = NULL;
  JsonObject *people, *places;
  guint       n_people = 0;
  guint       n_places = 0;

  if (expected == NULL)
    {
      g_test_skip ("the article is not here");
      return;
    }
  recogniser = load_recogniser ();
  mentions = dossier_recogniser_run (recogniser, text, length, NULL);
  people = json_object_get_object_member (expected, "people");
  places = json_object_get_object_member (expected, "places");

  g_autoptr (GList) people_names = json_object_get_members (people);
  g_autoptr (GList) place_names = json_object_get_members (places);

  for (GList *name = people_names; name != NULL; name = name->next)
    n_people += count_named (mentions, DOSSIER_ENTITY_PERSON, name->data) >=
                json_array_get_length (json_object_get_array_member (people, name->data));
  for (GList *name = place_names; name != NULL; name = name->next)
    n_places += count_named (mentions, DOSSIER_ENTITY_PLACE, name->data) > 0;
  g_assert_cmpuint (n_people, >=, 8);
  g_assert_cmpuint (n_places, >=, 12);
}

static void
test_languages (void)
{
  static const struct
  {
    const char *tag;
    gboolean    is_known;
  } cases[] = {
    { "en", TRUE },        { "EN", TRUE },        { "en-GB", TRUE },
    { "en_US", TRUE },     { "eng", FALSE },      { "de", FALSE },
    { "de-CH", FALSE },    { "fr", FALSE },       { "ar", FALSE },
    { "enm", FALSE },      { "zh-Hans", FALSE },  { NULL, TRUE },
    { "", TRUE },          { "-", TRUE },         { "und", TRUE },
    { "x-klingon", TRUE }, { "english!", FALSE }, { "aaaaaaaaaaaa", TRUE },
  };
  const char *const *tags = dossier_recogniser_get_languages ();

  g_assert_nonnull (tags[0]);
  for (guint i = 0; tags[i] != NULL; i++)
    g_assert_true (dossier_recogniser_knows_language (tags[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].tag);
      g_assert_cmpint (dossier_recogniser_knows_language (cases[i].tag), ==, cases[i].is_known);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/recogniser/all-kinds-are-found-in-order",
                   test_all_kinds_are_found_in_order);
  g_test_add_func ("/core/recogniser/places-have-coordinates", test_places_have_coordinates);
  g_test_add_func ("/core/recogniser/without-data-figures-and-dates-are-found",
                   test_without_data_figures_and_dates_are_found);
  g_test_add_func ("/core/recogniser/damaged-data-are-refused", test_damaged_data_are_refused);
  g_test_add_func ("/core/recogniser/threads-at-once-give-the-same-answer",
                   test_threads_at_once_give_the_same_answer);
  g_test_add_func ("/core/recogniser/a-reference-keeps-it-alive", test_a_reference_keeps_it_alive);
  g_test_add_func ("/core/recogniser/a-long-article-is-listed-as-a-reader-would",
                   test_a_long_article_is_listed_as_a_reader_would);
  g_test_add_func ("/core/recogniser/it-declares-the-languages-it-knows", test_languages);

  return g_test_run ();
}
