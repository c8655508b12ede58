/* dossier-recovery.c: makes a whole notebook of what can still be read of a damaged one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-recovery.h"

#include "notebook/dossier-file-swap.h"
#include "store/dossier-recover.h"
#include "store/dossier-store-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *path;
  char *target; /* (nullable) */
} Recovering;

static void
free_recovering (gpointer data)
{
  Recovering *recovering = data;

  g_free (recovering->path);
  g_free (recovering->target);
  g_free (recovering);
}

void
dossier_recovered_free (DossierRecovered *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->problems);
  g_free (self->aside);
  g_free (self);
}

/* Of a file whose first bytes are damaged nobody can say what it was. */
gboolean
dossier_recovery_is_worth_trying (const GError *error)
{
  return g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CORRUPT) ||
         g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_A_NOTEBOOK);
}

char *
dossier_recovered_dup_summary (const DossierRecovered *self)
{
  g_autofree char *articles = NULL;
  g_autofree char *annotations = NULL;
  g_autofree char *saved = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  articles =
      g_strdup_printf (ngettext ("%u article", "%u articles", self->n_articles), self->n_articles);
  annotations = g_strdup_printf (ngettext ("%u annotation", "%u annotations", self->n_annotations),
                                 self->n_annotations);
  /* Translators: "12 articles", "3 annotations". */
  saved = self->n_annotations > 0 ? g_strdup_printf (_ ("Saved: %s and %s."), articles, annotations)
                                  : g_strdup_printf (_ ("Saved: %s."), articles);
  return g_strdup_printf ("%s %s",
                          saved,
                          self->problems[0] == NULL ? _ ("Nothing is known to be lost.")
                                                    : _ ("Not everything could be read."));
}

static DossierRecovered *
tell (const DossierRecovery *outcome)
{
  DossierRecovered *self = g_new0 (DossierRecovered, 1);

  self->n_articles = outcome->n_articles;
  self->n_versions = outcome->n_versions;
  self->n_annotations = outcome->n_annotations;
  self->problems = g_new0 (char *, outcome->problems->len + 1);
  for (guint i = 0; i < outcome->problems->len; i++)
    self->problems[i] = g_strdup (g_ptr_array_index (outcome->problems, i));
  return self;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Recovering      *recovering = data;
  g_autofree char *fresh = recovering->target != NULL
                               ? g_strdup (recovering->target)
                               : g_strconcat (recovering->path, ".recovering", NULL);
  g_autoptr (DossierRecovery) outcome = NULL;
  g_autoptr (DossierRecovered) recovered = NULL;
  g_autofree char *aside = NULL;
  GError          *error = NULL;

  /* What a crash left of an earlier one. */
  if (recovering->target == NULL)
    dossier_file_swap_remove (fresh);
  outcome = dossier_recover (recovering->path, fresh, &error);
  if (outcome != NULL && recovering->target == NULL &&
      !dossier_file_swap (fresh, recovering->path, "damaged", &aside, &error))
    dossier_file_swap_remove (fresh);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  recovered = tell (outcome);
  recovered->aside = g_steal_pointer (&aside);
  g_task_return_pointer (task,
                         g_steal_pointer (&recovered),
                         (GDestroyNotify) dossier_recovered_free);
}

void
dossier_recovery_run_async (const char         *path,
                            const char         *target,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Recovering *recovering = NULL;

  g_return_if_fail (path != NULL);

  recovering = g_new0 (Recovering, 1);
  recovering->path = g_strdup (path);
  recovering->target = g_strdup (target);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dossier_recovery_run_async);
  g_task_set_task_data (task, recovering, free_recovering);
  g_task_run_in_thread (task, run_in_thread);
}

DossierRecovered *
dossier_recovery_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
