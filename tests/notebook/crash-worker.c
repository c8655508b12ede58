/* crash-worker.c: works in a notebook until it is killed, and tells of each action once it is done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * crash-worker NOTEBOOK SEED [ACTIONS]
 *
 * Writes lines to standard output, those of an action in one piece and only after its callback:
 * "ready" when the notebook is open, "try NAME" before an action, "may KEY<tab>VALUE" for what it
 * could become by it, "fact KEY<tab>VALUE" for what is so from now on, and "did NAME". The keys are
 * those of crash-facts.h. With ACTIONS it ends by itself after as many.
 */
#include "config.h"

#include "crash-facts.h"
#include "notebook-test.h"

#include "notebook/dossier-capture-queue.h"
#include "notebook/dossier-entity-actions.h"
#include "notebook/dossier-notebook-private.h"
#include "notebook/dossier-rule-work.h"
#include "notebook/import/dossier-import.h"
#include "store/dossier-db-private.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char *key;
  char *before;
  char *after;
} Fact;

/* One undo step of this run. */
typedef struct
{
  const char *name;
  GPtrArray  *facts;
} Step;

typedef struct
{
  DossierNotebook *notebook;
  char            *folder;
  guint            seed;
  guint            n_things;
  GRand           *random;
  GArray          *articles; /* gint64: of this run */
  GPtrArray       *urls;     /* of the same */
  GPtrArray       *done;     /* Step */
  GPtrArray       *undone;   /* Step */
} Worker;

/* --- Telling --- */

static void
write_all (const GString *lines)
{
  gsize n_written = 0;

  while (n_written < lines->len)
    {
      gssize n = write (STDOUT_FILENO, lines->str + n_written, lines->len - n_written);

      if (n < 0 && errno != EINTR)
        exit (1);
      n_written += n > 0 ? (gsize) n : 0;
    }
}

static void
tell (const char *line)
{
  g_autoptr (GString) lines = g_string_new (line);

  g_string_append_c (lines, '\n');
  write_all (lines);
}

static void
tell_try (const char *name, const Step *step, gboolean is_back)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  g_string_append_printf (lines, "try %s\n", name);
  for (guint i = 0; step != NULL && i < step->facts->len; i++)
    {
      const Fact *fact = g_ptr_array_index (step->facts, i);

      g_string_append_printf (lines,
                              "may %s\t%s\n",
                              fact->key,
                              is_back ? fact->before : fact->after);
    }
  write_all (lines);
}

static void
tell_did (const char *name, const Step *step, gboolean is_back)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; step != NULL && i < step->facts->len; i++)
    {
      const Fact *fact = g_ptr_array_index (step->facts, i);

      g_string_append_printf (lines,
                              "fact %s\t%s\n",
                              fact->key,
                              is_back ? fact->before : fact->after);
    }
  g_string_append_printf (lines, "did %s\n", name);
  write_all (lines);
}

/* --- Steps --- */

static void
free_fact_cb (gpointer data)
{
  Fact *fact = data;

  g_free (fact->key);
  g_free (fact->before);
  g_free (fact->after);
  g_free (fact);
}

static void
free_step_cb (gpointer data)
{
  Step *step = data;

  g_ptr_array_unref (step->facts);
  g_free (step);
}

static Step *
new_step (const char *name)
{
  Step *step = g_new0 (Step, 1);

  step->name = name;
  step->facts = g_ptr_array_new_with_free_func (free_fact_cb);
  return step;
}

static void
add_fact (Step *step, char *key, const char *before, const char *after)
{
  Fact *fact = g_new0 (Fact, 1);

  fact->key = key;
  fact->before = g_strdup (before);
  fact->after = g_strdup (after);
  g_ptr_array_add (step->facts, fact);
}

/* A step that undo takes back. */
static void
finish_step (Worker *self, Step *step)
{
  tell_did (step->name, step, FALSE);
  g_ptr_array_set_size (self->undone, 0);
  g_ptr_array_add (self->done, step);
}

static gboolean
probe_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  char **question = data;

  question[1] = crash_facts_probe (db, question[0]);
  return TRUE;
}

static char *
probe (Worker *self, const char *key)
{
  char *question[2] = { (char *) key, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dossier_store_read_async (dossier_notebook_get_store (self->notebook),
                            probe_job,
                            question,
                            NULL,
                            NULL,
                            notebook_test_finished_cb,
                            &result);
  notebook_test_wait_until (result != NULL);
  dossier_store_finish (dossier_notebook_get_store (self->notebook), result, &error);
  g_assert_no_error (error);
  return question[1];
}

/* --- Texts of ours --- */

static char *
make_page (Worker *self, guint number)
{
  guint n = (guint) g_rand_int_range (self->random, 20, 900);

  return g_strdup_printf (
      "<html><head><title>Ferry %u-%u is late</title></head><body><article>"
      "<h1>Ferry %u-%u is late</h1>"
      "<p>The ferry to Rauma left the harbour of Turku %u minutes late on Monday, and %u people "
      "waited for it in the rain, the port said in a statement.</p>"
      "<p>Anna Virtanen, who keeps the kiosk on the quay, sold %u cups of coffee. “I have never "
      "seen so many people here,” said Virtanen.</p>"
      "<p>Captain Erik Lindholm told the reporter %u-%u that the engine would be mended by the "
      "evening. Lindholm has been at sea for %u years.</p>"
      "</article></body></html>",
      self->seed,
      number,
      self->seed,
      number,
      n,
      n * 3,
      n + 7,
      self->seed,
      n,
      n % 40 + 2);
}

static char *
make_url (Worker *self, guint number)
{
  return g_strdup_printf ("https://ferry.example/%u/%u", self->seed, number);
}

/* --- Actions; each FALSE when there is nothing for it to be done to --- */

static gboolean
capture_page (Worker *self, const char *name, const char *url, gboolean is_new)
{
  Step            *step = new_step (name);
  g_autofree char *page = make_page (self, self->n_things);
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured = NULL;
  g_autofree char *text = NULL;
  char            *key = NULL;

  tell_try (name, NULL, FALSE);
  dossier_capture_bytes_async (self->notebook,
                               bytes,
                               url,
                               NULL,
                               notebook_test_finished_cb,
                               &result);
  notebook_test_wait_until (result != NULL);
  captured = dossier_capture_finish (self->notebook, result, &error);
  g_assert_no_error (error);
  if (is_new)
    {
      g_array_append_val (self->articles, captured->article_id);
      g_ptr_array_add (self->urls, g_strdup (url));
    }
  add_fact (step, g_strdup_printf ("article %s", url), "absent", "shown");
  key = g_strdup_printf ("text %" G_GINT64_FORMAT, captured->version_id);
  text = probe (self, key);
  add_fact (step, key, "absent", text);
  tell_did (name, step, FALSE);
  free_step_cb (step);
  return TRUE;
}

static gboolean
capture (Worker *self)
{
  g_autofree char *url = make_url (self, ++self->n_things);

  return capture_page (self, "capture", url, TRUE);
}

static gboolean
capture_again (Worker *self)
{
  guint index = 0;

  if (self->urls->len == 0)
    return FALSE;
  self->n_things++;
  index = (guint) g_rand_int_range (self->random, 0, (gint32) self->urls->len);
  return capture_page (self, "refresh", g_ptr_array_index (self->urls, index), FALSE);
}

/* What the window does: the address is kept first, its article comes whenever it comes. */
static gboolean
ask_for_file (Worker *self)
{
  DossierCaptureQueue *queue = dossier_notebook_get_capture_queue (self->notebook);
  Step                *step = new_step ("ask");
  guint                number = ++self->n_things;
  g_autofree char     *name = g_strdup_printf ("page-%u-%u.html", self->seed, number);
  g_autofree char     *path = g_build_filename (self->folder, name, NULL);
  g_autofree char     *page = make_page (self, number);
  g_autofree char     *uri = g_filename_to_uri (path, NULL, NULL);
  const char *const    urls[] = { uri, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  g_assert_true (g_file_set_contents (path, page, -1, NULL));
  tell_try ("ask", NULL, FALSE);
  dossier_capture_queue_add_async (queue, urls, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  ids = dossier_capture_queue_add_finish (queue, result, &error);
  g_assert_no_error (error);
  add_fact (step, g_strdup_printf ("asked %s", uri), "absent", "there");
  tell_did ("ask", step, FALSE);
  free_step_cb (step);
  return TRUE;
}

static DossierReading *
read_one (Worker *self)
{
  guint index = 0;

  if (self->articles->len == 0)
    return NULL;
  index = (guint) g_rand_int_range (self->random, 0, (gint32) self->articles->len);
  return notebook_test_read (self->notebook, g_array_index (self->articles, gint64, index), 0);
}

static gboolean
annotate (Worker *self)
{
  static const char *const words[] = { "left the harbour", "so many people", "the engine" };
  g_autoptr (DossierReading) reading = read_one (self);
  g_autofree char *note = NULL;
  Step            *step = NULL;

  if (reading == NULL)
    return FALSE;
  step = new_step ("annotate");
  note = g_strdup_printf ("note-%u-%u", self->seed, ++self->n_things);
  tell_try ("annotate", NULL, FALSE);
  notebook_test_annotate (
      reading,
      words[g_rand_int_range (self->random, 0, G_N_ELEMENTS (words))],
      (DossierHighlight) g_rand_int_range (self->random, 0, DOSSIER_N_HIGHLIGHTS),
      note);
  add_fact (step, g_strdup_printf ("note %s", note), "0", "1");
  finish_step (self, step);
  return TRUE;
}

static gboolean
change_note (Worker *self)
{
  g_autoptr (DossierReading) reading = read_one (self);
  GListModel *annotations = reading != NULL ? dossier_reading_get_annotations (reading) : NULL;
  g_autoptr (DossierAnnotationItem) item = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char       *before = NULL;
  g_autofree char       *note = NULL;
  gboolean               is_deletion = g_rand_boolean (self->random);
  const char            *name = is_deletion ? "delete" : "change";
  DossierAnnotationDraft draft = { 0 };
  Step                  *step = NULL;

  if (annotations == NULL || g_list_model_get_n_items (annotations) == 0)
    return FALSE;
  item = g_list_model_get_item (annotations, 0);
  before = g_strdup (dossier_annotation_item_get_note (item));
  note = g_strdup_printf ("note-%u-%u", self->seed, ++self->n_things);
  draft.highlight = dossier_annotation_item_get_highlight (item);
  draft.note = note;
  step = new_step (name);
  add_fact (step, g_strdup_printf ("note %s", before), "1", "0");
  if (!is_deletion)
    add_fact (step, g_strdup_printf ("note %s", note), "0", "1");
  tell_try (name, step, FALSE);
  if (is_deletion)
    dossier_reading_delete_annotation_async (reading,
                                             dossier_annotation_item_get_id (item),
                                             NULL,
                                             notebook_test_finished_cb,
                                             &result);
  else
    dossier_reading_change_annotation_async (reading,
                                             dossier_annotation_item_get_id (item),
                                             &draft,
                                             NULL,
                                             notebook_test_finished_cb,
                                             &result);
  notebook_test_wait_until (result != NULL);
  dossier_reading_finish (reading, result, &error);
  g_assert_no_error (error);
  finish_step (self, step);
  return TRUE;
}

static gboolean
find_last_rule_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *id = data;

  return dossier_db_query_int (db, "SELECT coalesce (max (id), 0) FROM rule", id, error);
}

static gint64
find_last_rule (Worker *self)
{
  gint64 id = 0;
  g_autoptr (GAsyncResult) result = NULL;

  dossier_store_read_async (dossier_notebook_get_store (self->notebook),
                            find_last_rule_job,
                            &id,
                            NULL,
                            NULL,
                            notebook_test_finished_cb,
                            &result);
  notebook_test_wait_until (result != NULL);
  g_assert_true (dossier_store_finish (dossier_notebook_get_store (self->notebook), result, NULL));
  return id;
}

/* What each was before, and will be when it is undone, may change with rules of the notebook. */
static void
add_mentions (Step *step, DossierReading *reading, DossierEntityItem *item)
{
  GPtrArray *mentions = dossier_entity_item_get_mentions (item);

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = g_ptr_array_index (mentions, i);

      add_fact (step,
                g_strdup_printf ("mention %" G_GINT64_FORMAT ":%" G_GSIZE_FORMAT,
                                 dossier_reading_get_version_id (reading),
                                 mention->span.start),
                CRASH_FACTS_ANY,
                CRASH_FACTS_ANY);
    }
}

/* Somebody of the article becomes somebody else of it. */
static gboolean
correct (Worker *self)
{
  g_autoptr (DossierReading) reading = read_one (self);
  GListModel *people =
      reading != NULL ? dossier_reading_get_entities (reading, DOSSIER_ENTITY_PERSON) : NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DossierEntityItem) other = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  DossierFixDraft  draft = { .fix = DOSSIER_FIX_MERGE, .mention = 0 };
  gint64           last_rule = 0;
  Step            *step = NULL;

  if (people == NULL || g_list_model_get_n_items (people) < 2)
    return FALSE;
  g_ptr_array_add (items, g_list_model_get_item (people, 0));
  other = g_list_model_get_item (people, 1);
  draft.is_here_only = g_rand_boolean (self->random);
  draft.entity_id = dossier_entity_item_get_entity_id (other);
  draft.entity_name = dossier_entity_item_get_name (other);
  last_rule = find_last_rule (self);
  step = new_step ("merge");
  add_mentions (step, reading, g_ptr_array_index (items, 0));
  tell_try ("merge", step, FALSE);
  dossier_entity_actions_fix_async (reading,
                                    items,
                                    &draft,
                                    NULL,
                                    notebook_test_finished_cb,
                                    &result);
  notebook_test_wait_until (result != NULL);
  done = dossier_entity_actions_fix_finish (reading, result, &error);
  g_assert_no_error (error);
  /* A rule of another article may have made them one meanwhile: then there was nothing to do. */
  if (done == NULL)
    {
      g_ptr_array_set_size (step->facts, 0);
      tell_did ("merge", step, FALSE);
      free_step_cb (step);
      return TRUE;
    }
  for (guint i = 0; i < step->facts->len; i++)
    {
      Fact *fact = g_ptr_array_index (step->facts, i);

      g_free (fact->after);
      fact->after = g_strdup_printf ("of %" G_GINT64_FORMAT, draft.entity_id);
    }
  if (find_last_rule (self) > last_rule)
    add_fact (step,
              g_strdup_printf ("rule %" G_GINT64_FORMAT, find_last_rule (self)),
              "absent",
              "there");
  finish_step (self, step);
  return TRUE;
}

static gboolean
import (Worker *self)
{
  guint            number = ++self->n_things;
  Step            *step = new_step ("import");
  g_autofree char *name = g_strdup_printf ("readwise-%u-%u.csv", self->seed, number);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *note = g_strdup_printf ("import-%u-%u", self->seed, number);
  g_autofree char *text = g_strdup_printf (
      "Highlight,Book Title,Book Author,Note,Color,Tags,Highlighted at\n"
      "\"Three hundred geese came down %u.\",Geese %s,Ann Ray,%s,orange,birds,2024-01-02 03:04:05\n"
      "\"Later they left for the south %u.\",Geese %s,Ann Ray,,blue,,2024-01-02 03:04:06\n",
      number,
      note,
      note,
      number,
      note);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportReport) report = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  tell_try ("import", NULL, FALSE);
  dossier_import_async (self->notebook, file, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  report = dossier_import_finish (self->notebook, result, &error);
  g_assert_no_error (error);
  add_fact (step, g_strdup_printf ("note %s", note), "0", "1");
  finish_step (self, step);
  return TRUE;
}

static gboolean
star (Worker *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64           id = 0;
  Step            *step = NULL;
  g_autofree char *before = NULL;
  g_autofree char *key = NULL;
  gboolean         is_starred = FALSE;

  if (self->articles->len == 0)
    return FALSE;
  id = g_array_index (self->articles, gint64, self->articles->len - 1);
  key = g_strdup_printf ("starred %" G_GINT64_FORMAT, id);
  before = probe (self, key);
  is_starred = strcmp (before, "1") == 0;
  step = new_step ("star");
  add_fact (step, g_strdup (key), before, is_starred ? "0" : "1");
  tell_try ("star", step, FALSE);
  dossier_notebook_set_flags_async (self->notebook,
                                    id,
                                    DOSSIER_FLAG_STARRED,
                                    is_starred ? 0 : DOSSIER_FLAG_STARRED,
                                    NULL,
                                    notebook_test_finished_cb,
                                    &result);
  notebook_test_wait_until (result != NULL);
  dossier_notebook_finish (self->notebook, result, &error);
  g_assert_no_error (error);
  finish_step (self, step);
  return TRUE;
}

static gboolean
go (Worker     *self,
    const char *name,
    GPtrArray  *from,
    GPtrArray  *to,
    void (*begin) (DossierNotebook *, GCancellable *, GAsyncReadyCallback, gpointer))
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  Step            *step = NULL;

  if (from->len == 0)
    return FALSE;
  step = g_ptr_array_steal_index (from, from->len - 1);
  tell_try (name, step, to == self->undone);
  begin (self->notebook, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  done = dossier_notebook_undo_finish (self->notebook, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (done);
  tell_did (name, step, to == self->undone);
  g_ptr_array_add (to, step);
  return TRUE;
}

static gboolean
undo (Worker *self)
{
  return go (self, "undo", self->done, self->undone, dossier_notebook_undo_async);
}

static gboolean
redo (Worker *self)
{
  return go (self, "redo", self->undone, self->done, dossier_notebook_redo_async);
}

static const struct
{
  gboolean (*run) (Worker *);
  int weight;
} actions[] = {
  { capture, 4 }, { capture_again, 2 }, { ask_for_file, 1 }, { annotate, 5 }, { change_note, 3 },
  { correct, 3 }, { import, 2 },        { star, 2 },         { undo, 3 },     { redo, 2 },
};

static void
act (Worker *self)
{
  int total = 0;
  int choice = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    total += actions[i].weight;
  choice = g_rand_int_range (self->random, 0, total);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      choice -= actions[i].weight;
      if (choice >= 0)
        continue;
      if (!actions[i].run (self))
        capture (self);
      return;
    }
}

int
main (int argc, char **argv)
{
  Worker worker = { 0 };
  guint  n_actions = argc > 3 ? (guint) strtoul (argv[3], NULL, 10) : G_MAXUINT;

  if (argc < 3)
    return 2;
  worker.seed = (guint) strtoul (argv[2], NULL, 10);
  worker.folder = g_path_get_dirname (argv[1]);
  worker.random = g_rand_new_with_seed (worker.seed);
  worker.articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  worker.urls = g_ptr_array_new_with_free_func (g_free);
  worker.done = g_ptr_array_new_with_free_func (free_step_cb);
  worker.undone = g_ptr_array_new_with_free_func (free_step_cb);
  worker.notebook = notebook_test_open (argv[1]);
  dossier_notebook_get_rule_work (worker.notebook);
  dossier_notebook_get_capture_queue (worker.notebook);
  tell ("ready");
  for (guint i = 0; i < n_actions; i++)
    act (&worker);
  notebook_test_close (worker.notebook);
  g_ptr_array_unref (worker.done);
  g_ptr_array_unref (worker.undone);
  g_ptr_array_unref (worker.urls);
  g_array_unref (worker.articles);
  g_rand_free (worker.random);
  g_free (worker.folder);
  return 0;
}
