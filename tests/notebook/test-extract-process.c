/* test-extract-process.c: pages are read in another process, and whatever becomes of that, the next
 * page is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "core/text/dossier-core-error.h"
#include "notebook/dossier-error-text.h"
#include "notebook/dossier-extract-process.h"
#include "notebook/dossier-extractor.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PAGE                                                                                       \
  "<html lang='da'><head><title>The lock keeper | Canal News</title>"                              \
  "<meta name='author' content='Runa Dahl'></head><body><article><h1>The lock keeper</h1>"         \
  "<p>For <em>forty</em> years Egon Lund opened the lock at six, and on Sunday he closed it for "  \
  "the last time, as <a href='/canal'>the canal</a> will be filled in.</p>"                        \
  "<figure><img src='lock.jpg' alt='A lock'><figcaption>The lock.</figcaption></figure>"           \
  "<ul><li>Built in 1867 by the county.</li><li>Closed in 2026 by the state.</li></ul>"            \
  "<p>He keeps the key, “because nobody asked for it”, and the bench beside the gate.</p>"     \
  "</article></body></html>"

/* Short enough to wait for. */
#define SHORT_SECONDS 1.5
/* Longer than any test on a busy machine under a tool that watches memory. */
#define LONG_SECONDS 60.0

/* A folder with a program that stands for dossier-extractor. */
typedef struct
{
  char *folder;
  char *program;
  char *flag;
} Stand;

/* @first is done by the first process; the later ones are the real program. */
static Stand *
new_stand (const char *first)
{
  Stand           *stand = g_new0 (Stand, 1);
  g_autofree char *real = dossier_extract_process_dup_program ();
  g_autofree char *script = NULL;

  stand->folder = g_dir_make_tmp ("dossier-extract-XXXXXX", NULL);
  g_assert_nonnull (stand->folder);
  stand->program = g_build_filename (stand->folder, "program", NULL);
  stand->flag = g_build_filename (stand->folder, "flag", NULL);
  script = g_strdup_printf ("#!/bin/sh\n"
                            "real='%s'\n"
                            "if [ -e '%s' ]; then exec \"$real\" \"$@\"; fi\n"
                            ": > '%s'\n"
                            "%s\n",
                            real,
                            stand->flag,
                            stand->flag,
                            first);
  g_assert_true (g_file_set_contents (stand->program, script, -1, NULL));
  g_assert_cmpint (g_chmod (stand->program, 0700), ==, 0);
  return stand;
}

static void
free_stand (Stand *stand)
{
  g_unlink (stand->program);
  g_unlink (stand->flag);
  g_rmdir (stand->folder);
  g_free (stand->folder);
  g_free (stand->program);
  g_free (stand->flag);
  g_free (stand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stand, free_stand)

static DossierExtractor *
new_extractor (const char *program, double seconds)
{
  return dossier_extractor_new_with_limits (&(DossierExtractorLimits){
      .program = program,
      .page_seconds = seconds,
      .picture_seconds = seconds,
  });
}

static DossierDocument *
extract (DossierExtractor *extractor, const char *page, GError **error)
{
  DossierExtractInput input = { .data = page,
                                .length = strlen (page),
                                .content_type = "text/html; charset=utf-8",
                                .url = "https://canal.example/lock" };

  return dossier_extractor_extract (extractor, &input, NULL, error);
}

static void
assert_reads_a_page (DossierExtractor *extractor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document = extract (extractor, PAGE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (document->title, ==, "The lock keeper");
}

/* Everything that a document says. */
static char *
describe (const DossierDocument *document)
{
  g_autofree char *layout = dossier_document_serialize_layout (document);
  g_autofree char *html = dossier_document_to_html (document);

  return g_strjoin ("\n",
                    document->url != NULL ? document->url : "none",
                    document->title,
                    document->byline != NULL ? document->byline : "none",
                    document->published != NULL ? document->published : "none",
                    document->modified != NULL ? document->modified : "none",
                    document->site != NULL ? document->site : "none",
                    document->language != NULL ? document->language : "none",
                    document->lead != NULL ? document->lead : "none",
                    document->text,
                    layout,
                    html,
                    NULL);
}

static void
test_the_document_is_the_same (void)
{
  DossierExtractInput input = { .data = PAGE,
                                .length = strlen (PAGE),
                                .content_type = "text/html; charset=utf-8",
                                .url = "https://canal.example/lock" };
  g_autoptr (DossierExtractor) extractor = dossier_extractor_new ();
  g_autoptr (DossierDocument) here = dossier_extract (&input, NULL);
  g_autoptr (DossierDocument) there = dossier_extractor_extract (extractor, &input, NULL, NULL);
  g_autofree char *described_here = describe (here);
  g_autofree char *described_there = describe (there);

  g_assert_cmpstr (described_there, ==, described_here);
  g_assert_cmpuint (there->text_length, ==, here->text_length);
  g_assert_cmpstr (there->byline, ==, "Runa Dahl");
}

static void
test_errors_come_through (void)
{
  g_autoptr (DossierExtractor) extractor = dossier_extractor_new ();
  g_autoptr (GError) not_text = NULL;
  g_autoptr (GError) too_large = NULL;
  g_autoptr (DossierDocument) document = extract (extractor, "%PDF-1.7 not a page", &not_text);
  DossierExtractInput input = { .data = PAGE, .length = DOSSIER_EXTRACT_MAX_BYTES + 1 };

  g_assert_null (document);
  g_assert_error (not_text, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_NOT_TEXT);
  g_assert_nonnull (strstr (not_text->message, "PDF"));
  document = dossier_extractor_extract (extractor, &input, NULL, &too_large);
  g_assert_null (document);
  g_assert_error (too_large, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_TOO_LARGE);
}

/* What a broken, hostile or ended process may do, and what is told of it. */
static const struct
{
  const char      *name;
  const char      *first;
  DossierCoreError code;
} DEATHS[] = {
  { "that-is-killed", "head -c 40 > /dev/null; kill -KILL $$", DOSSIER_CORE_ERROR_TOO_HARD },
  { "that-breaks", "kill -SEGV $$", DOSSIER_CORE_ERROR_TOO_HARD },
  { "that-exceeds-its-time", "kill -XCPU $$", DOSSIER_CORE_ERROR_TOO_HARD },
  { "that-just-ends", "exit 0", DOSSIER_CORE_ERROR_TOO_HARD },
  { "that-cannot-be-loaded", "exit 127", DOSSIER_CORE_ERROR_NO_HELPER },
  { "that-closes-its-channel",
    "head -c 40 > /dev/null; exec sleep 600 < /dev/null",
    DOSSIER_CORE_ERROR_TOO_HARD },
  { "that-answers-too-much",
    "printf '\\377\\377\\377\\377xxxx' >&0; exec sleep 600",
    DOSSIER_CORE_ERROR_TOO_HARD },
  { "that-answers-nothing",
    "printf '\\0\\0\\0\\0' >&0; exec sleep 600",
    DOSSIER_CORE_ERROR_TOO_HARD },
  { "that-answers-nonsense",
    "printf '\\20\\0\\0\\0aaaabbbbccccdddd' >&0; exec sleep 600",
    DOSSIER_CORE_ERROR_TOO_HARD },
  { "that-stops-in-an-answer",
    "printf '\\20\\0\\0\\0aaaa' >&0; kill -KILL $$",
    DOSSIER_CORE_ERROR_TOO_HARD },
  { "with-too-little-memory",
    "ulimit -v 40000; exec \"$real\" \"$@\"",
    DOSSIER_CORE_ERROR_TOO_HARD },
};

/* Larger than what the sockets between hold, so that it is being sent when the process ends. */
static char *
make_large_page (void)
{
  GString *page = g_string_new (PAGE);

  while (page->len < 8 * 1024 * 1024)
    g_string_append (page, "<p>The water stood still that day, and so did the boats on it.</p>\n");
  return g_string_free (page, FALSE);
}

static void
test_death (gconstpointer data)
{
  const guint index = GPOINTER_TO_UINT (data);
  g_autoptr (Stand) stand = new_stand (DEATHS[index].first);
  g_autoptr (DossierExtractor) extractor = new_extractor (stand->program, LONG_SECONDS);
  g_autoptr (GError) error = NULL;
  g_autofree char *page = make_large_page ();
  g_autoptr (DossierDocument) document = extract (extractor, page, &error);

  g_assert_null (document);
  if (DEATHS[index].code == DOSSIER_CORE_ERROR_TOO_HARD && index + 1 == G_N_ELEMENTS (DEATHS) &&
      error->code == DOSSIER_CORE_ERROR_NO_HELPER)
    g_test_message ("the program does not even start in so little memory");
  else
    g_assert_error (error, DOSSIER_CORE_ERROR, (int) DEATHS[index].code);
  g_assert_nonnull (strstr (dossier_error_text (error).advice, "notebook is safe"));
  assert_reads_a_page (extractor);
}

static void
test_a_process_that_hangs_is_ended (void)
{
  g_autoptr (Stand) stand = new_stand ("exec sleep 600");
  g_autoptr (DossierExtractor) extractor = new_extractor (stand->program, SHORT_SECONDS);
  g_autoptr (DossierExtractor) patient = new_extractor (stand->program, LONG_SECONDS);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DossierDocument) document = extract (extractor, PAGE, &error);

  g_assert_null (document);
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_TOO_HARD);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
  assert_reads_a_page (patient);
}

static void
test_a_missing_program_is_told (void)
{
  g_autoptr (DossierExtractor) extractor = new_extractor ("/nowhere/dossier-extractor", 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document = extract (extractor, PAGE, &error);

  g_assert_null (document);
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_NO_HELPER);
  g_assert_cmpstr (dossier_error_text (error).title, ==, "A part of Dossier is missing");
}

/* The processes that threads of ours have started. */
static GArray *
find_children (void)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  const char *task;

  while ((task = g_dir_read_name (tasks)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", task, "children", NULL);
      g_autofree char *contents = NULL;
      g_auto (GStrv) words = NULL;

      if (!g_file_get_contents (path, &contents, NULL, NULL))
        continue;
      words = g_strsplit (g_strstrip (contents), " ", -1);
      for (guint i = 0; words[i] != NULL; i++)
        if (*words[i] != '\0')
          g_array_append_val (children, (int){ atoi (words[i]) });
    }
  return children;
}

/* Whether it has ended and waits for its status to be asked for. */
static gboolean
has_ended (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", pid);
  g_autofree char *status = NULL;

  return !g_file_get_contents (path, &status, NULL, NULL) || strstr (status, "State:\tZ") != NULL;
}

static void
test_an_idle_process_may_be_ended (void)
{
  g_autoptr (DossierExtractor) extractor = new_extractor (NULL, LONG_SECONDS);
  g_autoptr (GArray) children = NULL;

  assert_reads_a_page (extractor);
  children = find_children ();
  g_assert_cmpuint (children->len, >, 0);
  for (guint i = 0; i < children->len; i++)
    {
      kill (g_array_index (children, int, i), SIGKILL);
      notebook_test_wait_until (has_ended (g_array_index (children, int, i)));
    }
  assert_reads_a_page (extractor);
}

static void
test_the_process_has_given_up_its_rights (void)
{
  g_autoptr (DossierExtractor) extractor = new_extractor (NULL, LONG_SECONDS);
  g_autoptr (GArray) children = NULL;
  guint n_seen = 0;

  assert_reads_a_page (extractor);
  children = find_children ();
  for (guint i = 0; i < children->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("/proc/%d/", g_array_index (children, int, i));
      g_autofree char *status_path = g_strconcat (path, "status", NULL);
      g_autofree char *limits_path = g_strconcat (path, "limits", NULL);
      g_autofree char *status = NULL;
      g_autofree char *limits = NULL;

      if (!g_file_get_contents (status_path, &status, NULL, NULL) ||
          strstr (status, "Name:\tdossier-extract") == NULL)
        continue;
      n_seen++;
      g_assert_nonnull (strstr (status, "NoNewPrivs:\t1"));
#if defined(__x86_64__) || defined(__aarch64__)
      g_assert_nonnull (strstr (status, "Seccomp:\t2"));
#endif
      g_assert_true (g_file_get_contents (limits_path, &limits, NULL, NULL));
      g_assert_nonnull (strstr (limits, "Max file size             0 "));
      g_assert_nonnull (strstr (limits, "Max core file size        0 "));
    }
  g_assert_cmpuint (n_seen, >, 0);
}

/* It sees neither the environment nor the open files of a program that may hold secrets. */
static void
test_the_process_inherits_nothing (void)
{
  g_autoptr (Stand) stand = new_stand ("[ -z \"$DOSSIER_SECRET\" ] || exit 127\n"
                                       "[ -e /proc/$$/fd/57 ] && exit 127\n"
                                       "exec \"$real\" \"$@\"");
  g_autoptr (DossierExtractor) extractor = new_extractor (stand->program, LONG_SECONDS);
  int descriptor = open ("/dev/null", O_RDONLY);

  g_assert_cmpint (dup2 (descriptor, 57), ==, 57);
  g_setenv ("DOSSIER_SECRET", "one", TRUE);
  assert_reads_a_page (extractor);
  g_unsetenv ("DOSSIER_SECRET");
  close (57);
  close (descriptor);
}

static void
extract_later (DossierExtractor *extractor,
               const char       *page,
               GCancellable     *cancellable,
               GAsyncResult    **result)
{
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));

  dossier_extractor_extract_async (extractor,
                                   bytes,
                                   &(DossierExtractInput){ .content_type = "text/html" },
                                   cancellable,
                                   notebook_test_finished_cb,
                                   result);
}

static void
test_a_page_can_be_cancelled (void)
{
  g_autoptr (Stand) stand = new_stand ("exec sleep 600");
  g_autoptr (DossierExtractor) extractor = new_extractor (stand->program, LONG_SECONDS);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GAsyncResult) running = NULL;
  g_autoptr (GAsyncResult) waiting = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) early_error = NULL;

  g_cancellable_cancel (cancelled);
  extract_later (extractor, PAGE, cancellable, &running);
  notebook_test_wait_until (g_file_test (stand->flag, G_FILE_TEST_EXISTS));
  extract_later (extractor, PAGE, cancelled, &waiting);
  g_cancellable_cancel (cancellable);
  notebook_test_wait_until (running != NULL && waiting != NULL);
  g_assert_null (dossier_extractor_extract_finish (extractor, running, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (dossier_extractor_extract_finish (extractor, waiting, &early_error));
  g_assert_error (early_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_reads_a_page (extractor);
}

/* Pages of all kinds at once: each answer belongs to its page. */
static void
test_a_hundred_pages_at_once (void)
{
  g_autoptr (DossierExtractor) extractor = new_extractor (NULL, LONG_SECONDS);
  GAsyncResult *results[100] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *page = g_strdup_printf (
          "<title>Lock %u</title><article><h1>Lock %u is closed</h1><p>Lock number %u is closed "
          "from now on, the county said on Monday; boats take the long way round.</p><p>Nobody "
          "was asked, said the owner of a boat that lies above it.</p></article>",
          i,
          i,
          i);

      extract_later (extractor, i % 10 == 9 ? "\x89PNG\r\n\x1a\n" : page, NULL, &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (DossierDocument) document = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *title = g_strdup_printf ("Lock %u is closed", i);

      notebook_test_wait_until (results[i] != NULL);
      document = dossier_extractor_extract_finish (extractor, results[i], &error);
      g_object_unref (results[i]);
      if (i % 10 == 9)
        {
          g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_NOT_TEXT);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (document->title, ==, title);
    }
}

/* Of our own process. Tools that watch memory keep more of it than we use. */
static gboolean
measure_memory (gsize *resident)
{
  g_autofree char *contents = NULL;
  gsize            total = 0;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &contents, NULL, NULL));
  g_assert_cmpint (sscanf (contents, "%zu %zu", &total, resident), ==, 2);
  *resident *= sysconf (_SC_PAGESIZE);
  return total * sysconf (_SC_PAGESIZE) < (gsize) 1 << 36;
}

static void
test_memory_stays (void)
{
  g_autoptr (DossierExtractor) extractor = new_extractor (NULL, LONG_SECONDS);
  gsize before;
  gsize after;

  for (guint i = 0; i < 50; i++)
    assert_reads_a_page (extractor);
  if (!measure_memory (&before))
    {
      g_test_skip ("a tool that watches memory takes most of it");
      return;
    }
  for (guint i = 0; i < 600; i++)
    assert_reads_a_page (extractor);
  measure_memory (&after);
  g_assert_cmpuint (after, <, before + 2 * 1024 * 1024);
}

/* A picture of one pixel. */
#define PIXEL                                                                                      \
  "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx"   \
  "\xda"                                                                                           \
  "c\xfc\xcf\xc0P\x0f\0\x04\x85\x01\x80\x84\xa9\x8c!\0\0\0\0IEND\xae"                              \
  "B`\x82"

/* The head of one of 60,000 by 60,000 pixels. */
#define BOMB                                                                                       \
  "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60\x08\x06\0\0\0\x80\xd2\x75\x42\0\0\0\x0a"  \
  "IDATx\x9c"                                                                                      \
  "c\0\x01\0\0\x05\0\x01\x0d\x0a\x2d\xb4"

#define DRAWING                                                                                    \
  "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"                                \
  "<image href='file:///etc/passwd' width='9' height='9'/><rect width='40' height='20'/></svg>"

static DossierPicture *
check_picture (DossierExtractor *extractor, const char *data, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GAsyncResult) result = NULL;

  dossier_extractor_check_picture_async (extractor,
                                         bytes,
                                         NULL,
                                         notebook_test_finished_cb,
                                         &result);
  notebook_test_wait_until (result != NULL);
  return dossier_extractor_check_picture_finish (extractor, result, error);
}

static void
test_pictures_are_decoded (void)
{
  g_autoptr (DossierExtractor) extractor = new_extractor (NULL, LONG_SECONDS);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierPicture) picture = check_picture (extractor, PIXEL, sizeof PIXEL - 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (picture->content_type, ==, "image/png");
  g_assert_cmpuint (picture->width, ==, 1);
  g_assert_cmpuint (picture->height, ==, 1);
  g_assert_null (picture->bytes);
}

/* What is no picture, or one that would exhaust whoever opens it. */
static void
test_bad_pictures_are_refused (void)
{
  static const struct
  {
    const char      *data;
    gsize            length;
    DossierCoreError code;
  } CASES[] = {
    { "<html>Not found</html>", 22, DOSSIER_CORE_ERROR_NOT_TEXT },
    { "", 0, DOSSIER_CORE_ERROR_NOT_TEXT },
    { PIXEL, 20, DOSSIER_CORE_ERROR_NOT_TEXT },
    { "\xff\xd8\xff\xe0 broken", 11, DOSSIER_CORE_ERROR_NOT_TEXT },
    { BOMB, sizeof BOMB - 1, DOSSIER_CORE_ERROR_TOO_LARGE },
  };
  g_autoptr (DossierExtractor) extractor = new_extractor (NULL, LONG_SECONDS);

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierPicture) picture =
          check_picture (extractor, CASES[i].data, CASES[i].length, &error);

      g_assert_null (picture);
      g_assert_error (error, DOSSIER_CORE_ERROR, (int) CASES[i].code);
    }
}

static void
test_drawings_become_pictures (void)
{
  g_autoptr (DossierExtractor) extractor = new_extractor (NULL, LONG_SECONDS);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierPicture) picture =
      check_picture (extractor, DRAWING, sizeof DRAWING - 1, &error);

  if (g_error_matches (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_NOT_TEXT))
    {
      g_test_skip ("the platform has no loader for drawings");
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpstr (picture->content_type, ==, "image/png");
  g_assert_cmpuint (picture->width, ==, 2 * picture->height);
  g_assert_nonnull (picture->bytes);
  g_assert_cmpmem (g_bytes_get_data (picture->bytes, NULL), 4, "\x89PNG", 4);
}

/* A page that has taken its process over could stop all captures by it. */
static void
test_no_process_says_it_is_missing (void)
{
  g_autoptr (GError) claim =
      g_error_new_literal (DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_NO_HELPER, "nobody is here");
  g_autoptr (GBytes) answer = dossier_extract_wire_pack_error (claim);
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  document = dossier_extract_wire_unpack_document (answer, &error);
  g_assert_null (document);
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_TOO_HARD);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notebook/extract-process/the-document-is-the-same",
                   test_the_document_is_the_same);
  g_test_add_func ("/notebook/extract-process/errors-come-through", test_errors_come_through);
  for (guint i = 0; i < G_N_ELEMENTS (DEATHS); i++)
    {
      g_autofree char *path =
          g_strconcat ("/notebook/extract-process/a-process-", DEATHS[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_death);
    }
  g_test_add_func ("/notebook/extract-process/a-process-that-hangs-is-ended",
                   test_a_process_that_hangs_is_ended);
  g_test_add_func ("/notebook/extract-process/a-missing-program-is-told",
                   test_a_missing_program_is_told);
  g_test_add_func ("/notebook/extract-process/an-idle-process-may-be-ended",
                   test_an_idle_process_may_be_ended);
  g_test_add_func ("/notebook/extract-process/the-process-has-given-up-its-rights",
                   test_the_process_has_given_up_its_rights);
  g_test_add_func ("/notebook/extract-process/the-process-inherits-nothing",
                   test_the_process_inherits_nothing);
  g_test_add_func ("/notebook/extract-process/a-page-can-be-cancelled",
                   test_a_page_can_be_cancelled);
  g_test_add_func ("/notebook/extract-process/a-hundred-pages-at-once",
                   test_a_hundred_pages_at_once);
  g_test_add_func ("/notebook/extract-process/memory-stays", test_memory_stays);
  g_test_add_func ("/notebook/extract-process/pictures-are-decoded", test_pictures_are_decoded);
  g_test_add_func ("/notebook/extract-process/no-process-says-that-it-is-missing",
                   test_no_process_says_it_is_missing);
  g_test_add_func ("/notebook/extract-process/bad-pictures-are-refused",
                   test_bad_pictures_are_refused);
  g_test_add_func ("/notebook/extract-process/drawings-become-pictures",
                   test_drawings_become_pictures);
  return g_test_run ();
}
