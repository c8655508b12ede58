/* dossier-highlight-names.c: what the reader calls the five colours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-highlight-names.h"

#include "notebook/dossier-notebook-private.h"
#include "store/dossier-colour-names.h"
#include "store/dossier-undo.h"

#include <glib/gi18n-lib.h>

/* Longer ones are cut: a name stands on a button. */
#define MAX_CHARACTERS 40

struct _DossierHighlightNames
{
  GObject parent_instance;

  DossierNotebook *notebook; /* weak */
  char            *names[DOSSIER_N_HIGHLIGHTS];
  guint            generation; /* of the question; stale answers are dropped */
};

G_DEFINE_FINAL_TYPE (DossierHighlightNames, dossier_highlight_names, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  char *names[DOSSIER_N_HIGHLIGHTS];
  guint generation;
} Answer;

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  for (guint i = 0; i < DOSSIER_N_HIGHLIGHTS; i++)
    g_free (answer->names[i]);
  g_free (answer);
}

static gboolean
read_names (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Answer *answer = data;

  return dossier_colour_names_read (db, answer->names, error);
}

static void
names_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierHighlightNames) self = user_data;
  Answer  *answer = dossier_store_get_job_data (result);
  gboolean is_changed = FALSE;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, NULL) ||
      answer->generation != self->generation)
    return;
  for (guint i = 0; i < DOSSIER_N_HIGHLIGHTS; i++)
    {
      if (g_strcmp0 (self->names[i], answer->names[i]) == 0)
        continue;
      g_free (self->names[i]);
      self->names[i] = g_steal_pointer (&answer->names[i]);
      is_changed = TRUE;
    }
  if (is_changed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
ask (DossierHighlightNames *self)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->generation = ++self->generation;
  dossier_store_read_async (dossier_notebook_get_store (self->notebook),
                            read_names,
                            answer,
                            free_answer,
                            NULL,
                            names_read_cb,
                            g_object_ref (self));
}

static void
notebook_changed_cb (DossierNotebook       *notebook,
                     DossierChangeSet      *changes,
                     DossierHighlightNames *self)
{
  if ((changes->flags & DOSSIER_CHANGE_COLOURS) != 0)
    ask (self);
}

static void
dossier_highlight_names_finalize (GObject *object)
{
  DossierHighlightNames *self = DOSSIER_HIGHLIGHT_NAMES (object);

  g_clear_weak_pointer (&self->notebook);
  for (guint i = 0; i < DOSSIER_N_HIGHLIGHTS; i++)
    g_free (self->names[i]);
  G_OBJECT_CLASS (dossier_highlight_names_parent_class)->finalize (object);
}

static void
dossier_highlight_names_class_init (DossierHighlightNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_highlight_names_finalize;
  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);
}

static void
dossier_highlight_names_init (DossierHighlightNames *self)
{
}

DossierHighlightNames *
dossier_highlight_names_get (DossierNotebook *notebook)
{
  static const char      key[] = "dossier-highlight-names";
  DossierHighlightNames *self = NULL;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_get_data (G_OBJECT (notebook), key);
  if (self != NULL)
    return self;
  self = g_object_new (DOSSIER_TYPE_HIGHLIGHT_NAMES, NULL);
  g_set_weak_pointer (&self->notebook, notebook);
  g_object_set_data_full (G_OBJECT (notebook), key, self, g_object_unref);
  g_signal_connect_object (notebook, "changed", G_CALLBACK (notebook_changed_cb), self, 0);
  ask (self);
  return self;
}

const char *
dossier_highlight_names_lookup (DossierHighlightNames *self, DossierHighlight highlight)
{
  g_return_val_if_fail (DOSSIER_IS_HIGHLIGHT_NAMES (self), NULL);
  g_return_val_if_fail ((guint) highlight < DOSSIER_N_HIGHLIGHTS, NULL);

  return self->names[highlight];
}

typedef struct
{
  DossierHighlight highlight;
  char            *name;
} Renaming;

static void
free_renaming (gpointer data)
{
  Renaming *renaming = data;

  g_free (renaming->name);
  g_free (renaming);
}

static gboolean
rename_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Renaming *renaming = data;

  return dossier_undo_begin (db, _ ("renaming of a colour"), error) &&
         dossier_colour_names_set (db, (DossierColour) renaming->highlight, renaming->name, error);
}

/* One line, without spaces at its ends; NULL when nothing is left. */
static char *
dup_name (const char *typed)
{
  g_autofree char *name = typed != NULL ? g_utf8_make_valid (typed, -1) : NULL;

  if (name == NULL)
    return NULL;
  g_strdelimit (name, "\n\r\t", ' ');
  if (g_utf8_strlen (name, -1) > MAX_CHARACTERS)
    *g_utf8_offset_to_pointer (name, MAX_CHARACTERS) = '\0';
  g_strstrip (name);
  return *name != '\0' ? g_steal_pointer (&name) : NULL;
}

void
dossier_notebook_rename_highlight_async (DossierNotebook    *notebook,
                                         DossierHighlight    highlight,
                                         const char         *name,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data)
{
  Renaming *renaming;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));
  g_return_if_fail ((guint) highlight < DOSSIER_N_HIGHLIGHTS);

  renaming = g_new0 (Renaming, 1);
  renaming->highlight = highlight;
  renaming->name = dup_name (name);
  dossier_store_write_async (dossier_notebook_get_store (notebook),
                             rename_job,
                             renaming,
                             free_renaming,
                             cancellable,
                             dossier_notebook_job_done_cb,
                             g_task_new (notebook, cancellable, callback, user_data));
}
