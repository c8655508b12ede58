/* notebook-test.h: what tests of the notebook share: one of their own, waiting, a list that checks
 * a model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-capture.h"
#include "notebook/dossier-notebook.h"
#include "notebook/dossier-reading.h"

G_BEGIN_DECLS

/* Runs the main loop until CONDITION holds; the test fails after a minute. */
#define notebook_test_wait_until(condition)                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline_ = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                              \
    while (!(condition))                                                                           \
      {                                                                                            \
        if (g_get_monotonic_time () > deadline_)                                                   \
          g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition);                \
        if (!g_main_context_iteration (NULL, FALSE))                                               \
          g_usleep (500);                                                                          \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

/* A new folder, and a path in it that has no file yet. */
char            *notebook_test_dup_path (void);
void             notebook_test_remove (const char *path);
DossierNotebook *notebook_test_open (const char *path);
/* Closes it and fails the test unless it is finalised. */
void notebook_test_close (DossierNotebook *notebook);

/* The callback of any asynchronous call: user_data is a GAsyncResult ** that was NULL. */
void notebook_test_finished_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* Captures what a person would type; the result or the error. */
DossierCaptured *
notebook_test_capture (DossierNotebook *notebook, const char *input, GError **error);
/* The same with a text that has an address of its own; fails the test on an error. */
DossierCaptured *
notebook_test_capture_text (DossierNotebook *notebook, const char *url, const char *text);
/* Fails the test when it cannot be read. @number 0 is the current version. */
DossierReading *notebook_test_read (DossierNotebook *notebook, gint64 article_id, guint number);
/* The bytes of the text where @words stand first; fails the test when they do not. */
DossierSpan notebook_test_find (DossierReading *reading, const char *words);
/* Annotates these words; returns the id after the reading shows it. */
gint64 notebook_test_annotate (DossierReading  *reading,
                               const char      *words,
                               DossierHighlight highlight,
                               const char      *note);

/* Follows a model by its items-changed alone; check compares every item. */
typedef struct _NotebookTestShadow NotebookTestShadow;

NotebookTestShadow *notebook_test_shadow_new (GListModel *model);
void                notebook_test_shadow_check (NotebookTestShadow *self);
guint               notebook_test_shadow_get_n_changes (NotebookTestShadow *self);
void                notebook_test_shadow_free (NotebookTestShadow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NotebookTestShadow, notebook_test_shadow_free)

G_END_DECLS
