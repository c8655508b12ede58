/* bench-core.c: how fast pages are extracted and texts recognised, on one core.
 *
 * bench-core PAGES… reads HTML files; without any it uses those of the tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bench.h"

#include "core/extract/dossier-extract.h"
#include "core/recognise/dossier-claims.h"
#include "core/recognise/dossier-dates.h"
#include "core/recognise/dossier-figures.h"
#include "core/recognise/dossier-recogniser.h"
#include "notebook/dossier-data-files.h"

#include <string.h>
#include <time.h>

/* Runs each part for at least so long. */
#define MILLISECONDS 2000
/* Of an article whose closer reading is measured. */
#define ARTICLE_WORDS 800

typedef struct
{
  char *name;
  char *data;
  gsize length;
} Page;

static void
free_page (gpointer data)
{
  Page *page = data;

  g_free (page->name);
  g_free (page->data);
  g_free (page);
}

static void
read_page (GPtrArray *pages, const char *path)
{
  Page *page = g_new0 (Page, 1);
  g_autoptr (GError) error = NULL;

  page->name = g_path_get_basename (path);
  if (!g_file_get_contents (path, &page->data, &page->length, &error))
    g_error ("%s", error->message);
  g_ptr_array_add (pages, page);
}

static void
read_folder (GPtrArray *pages, const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    if (g_str_has_suffix (name, ".html"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        read_page (pages, path);
      }
}

/* The texts that were found are what recognition is measured on. */
static void
measure_extraction (GPtrArray *pages, GString *text)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  double start = bench_now ();
  guint  n_pages = 0;
  gsize  n_bytes = 0;

  while (bench_now () - start < MILLISECONDS)
    for (guint i = 0; i < pages->len; i++)
      {
        Page               *page = g_ptr_array_index (pages, i);
        DossierExtractInput input = { .data = page->data,
                                      .length = page->length,
                                      .content_type = "text/html",
                                      .url = "https://paper.example/a/story" };
        double              before = bench_now ();
        g_autoptr (DossierDocument) document = dossier_extract (&input, NULL);

        bench_add (times, bench_now () - before);
        if (document != NULL && n_pages < pages->len)
          g_string_append_printf (text, "%s\n", document->text);
        n_bytes += page->length;
        n_pages++;
      }
  bench_print ("extraction", n_pages * 1000.0 / (bench_now () - start), "pages/s");
  bench_print ("extraction", n_bytes / 1000.0 / (bench_now () - start), "MB/s of HTML");
  bench_print_times ("extraction, one page", times);
}

/* Milliseconds of CPU that the process has used. */
static double
get_cpu (void)
{
  return clock () * 1000.0 / CLOCKS_PER_SEC;
}

static double
measure_reading (const DossierRecogniser *recogniser, const char *text, gsize length)
{
  double start = get_cpu ();
  gsize  n_bytes = 0;

  while (get_cpu () - start < MILLISECONDS)
    {
      g_autoptr (GPtrArray) mentions =
          dossier_recogniser_run (recogniser, text, length, "2026-03-04");
      g_autoptr (GPtrArray) claims = dossier_claims_find (text, length, mentions);

      n_bytes += length;
    }
  return n_bytes / 1000.0 / (get_cpu () - start);
}

/* The bytes of the first @n_words words, all of them where there are fewer. */
static gsize
measure_words (const GString *text, guint n_words)
{
  gsize at = 0;

  for (guint i = 0; i < n_words && at < text->len; i++)
    {
      at += strspn (text->str + at, " \n");
      at += strcspn (text->str + at, " \n");
    }
  return at;
}

static void
measure_recognition (const GString *text)
{
  double start = get_cpu ();
  g_autoptr (GBytes) model = dossier_data_files_load ("names.model", NULL);
  g_autoptr (GBytes) gazetteer = dossier_data_files_load ("places.gazetteer", NULL);
  g_autoptr (GBytes) encoder = dossier_data_files_load ("names.encoder", NULL);
  g_autoptr (DossierRecogniser) recogniser = dossier_recogniser_new (model, gazetteer, NULL);
  g_autoptr (DossierRecogniser) refined = NULL;
  gsize n_bytes = 0;

  bench_print ("recognition at once, start", get_cpu () - start, "ms of CPU");
  if (encoder != NULL)
    {
      gsize length = measure_words (text, ARTICLE_WORDS);

      refined = dossier_recogniser_new_refined (recogniser, encoder, NULL);
      g_ptr_array_unref (dossier_recogniser_run (refined, text->str, length, NULL));
      bench_print ("recognition refined, 800 words, with the start",
                   (get_cpu () - start) / 1000,
                   "s of CPU");
    }
  bench_print ("recognition at once, everything",
               measure_reading (recogniser, text->str, text->len),
               "MB/s of CPU");

  start = get_cpu ();
  while (get_cpu () - start < MILLISECONDS)
    {
      g_autoptr (GPtrArray) mentions =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);

      dossier_figures_find (text->str, text->len, mentions);
      dossier_dates_find (text->str, text->len, "2026-03-04", mentions);
      n_bytes += text->len;
    }
  bench_print ("recognition, figures and dates alone",
               n_bytes / 1000.0 / (get_cpu () - start),
               "MB/s of CPU");
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (free_page);
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 1; i < argc; i++)
    if (g_file_test (argv[i], G_FILE_TEST_IS_DIR))
      read_folder (pages, argv[i]);
    else
      read_page (pages, argv[i]);
  if (pages->len == 0)
    g_error ("no pages were given");

  measure_extraction (pages, text);
  measure_recognition (text);
  return 0;
}
