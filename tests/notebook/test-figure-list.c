/* test-figure-list.c: figures of the notebook come with who gave them, and can be had without.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-entity-item.h"
#include "notebook/dossier-figure-list.h"
#include "tests/notebook/notebook-test.h"

typedef struct
{
  char            *path;
  DossierNotebook *notebook;
  gint64           article_id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierCaptured) captured = NULL;

  fixture->path = notebook_test_dup_path ();
  fixture->notebook = notebook_test_open (fixture->path);
  captured = notebook_test_capture_text (fixture->notebook,
                                         "https://paper.example/swans",
                                         "Swans\n\nSome 12 swans came back.\n\n"
                                         "Hatching takes 36 days, the keeper said.\n");
  fixture->article_id = captured->article_id;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  notebook_test_close (fixture->notebook);
  notebook_test_remove (fixture->path);
  g_free (fixture->path);
}

/* "words: speaker" of each figure, parted by bars. */
static char *
list_figures (Fixture *fixture, gboolean is_unsourced)
{
  DossierFigureFilter filter = { .is_unsourced = is_unsourced };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  GString *list = g_string_new (NULL);

  dossier_figure_list_fetch_async (fixture->notebook,
                                   &filter,
                                   NULL,
                                   notebook_test_finished_cb,
                                   &result);
  notebook_test_wait_until (result != NULL);
  lines = dossier_figure_list_fetch_finish (fixture->notebook, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      const DossierMention *mention = ((DossierFigureLine *) lines->pdata[i])->mention;

      g_string_append_printf (list,
                              "%s: %s|",
                              mention->name,
                              mention->source != NULL ? dossier_source_get_title (mention->source)
                                                      : "-");
    }
  return g_string_free (list, FALSE);
}

static void
test_a_figure_comes_with_who_gave_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = list_figures (fixture, FALSE);

  g_assert_cmpstr (list, ==, "12 swans: -|36 days: the keeper|");
}

static void
test_figures_without_a_source_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = list_figures (fixture, TRUE);

  g_assert_cmpstr (list, ==, "12 swans: -|");
}

static void
test_a_row_says_who_gave_the_figure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierReading) reading =
      notebook_test_read (fixture->notebook, fixture->article_id, 0);
  GListModel *figures = dossier_reading_get_entities (reading, DOSSIER_ENTITY_FIGURE);
  static const struct
  {
    const char *speaker;
    const char *cue;
  } expected[] = { { NULL, NULL }, { "the keeper", "said" } };

  g_assert_cmpuint (g_list_model_get_n_items (figures), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (DossierEntityItem) item = g_list_model_get_item (figures, i);
      g_autofree char *speaker = NULL;
      g_autofree char *cue = NULL;

      g_object_get (item, "speaker", &speaker, "cue", &cue, NULL);
      g_assert_cmpstr (speaker, ==, expected[i].speaker);
      g_assert_cmpstr (cue, ==, expected[i].cue);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/notebook/figure-list/a-figure-comes-with-who-gave-it",
              Fixture,
              NULL,
              set_up,
              test_a_figure_comes_with_who_gave_it,
              tear_down);
  g_test_add ("/notebook/figure-list/figures-without-a-source-alone",
              Fixture,
              NULL,
              set_up,
              test_figures_without_a_source_alone,
              tear_down);
  g_test_add ("/notebook/figure-list/a-row-says-who-gave-the-figure",
              Fixture,
              NULL,
              set_up,
              test_a_row_says_who_gave_the_figure,
              tear_down);

  return g_test_run ();
}
