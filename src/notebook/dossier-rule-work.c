/* dossier-rule-work.c: applies rules to the whole notebook in the background.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-rule-work.h"

#include "notebook/dossier-notebook-private.h"
#include "store/dossier-rules-work.h"

#include <glib/gi18n-lib.h>

/* How long the writer is taken at a time, so that what a person does next waits for no more. */
#define PIECE_MS 25
/* Work that is done sooner is not worth a line in the window. */
#define SHOWN_AFTER_MS 400

struct _DossierRuleWork
{
  GObject parent_instance;

  /* borrowed: it owns us */
  DossierNotebook *notebook;

  /* owned */
  DossierJob   *job; /* (nullable): while it is shown */
  GCancellable *closing;

  gint64   began; /* monotonic; 0 when idle */
  gboolean is_working;
  gboolean is_asked_again; /* a rule changed while a piece was done */
  gboolean is_resting;
};

G_DEFINE_FINAL_TYPE (DossierRuleWork, dossier_rule_work, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_IS_RESTING,
  PROP_IS_IDLE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
set_resting (DossierRuleWork *self, gboolean is_resting)
{
  if (self->is_resting == is_resting)
    return;
  self->is_resting = is_resting;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_RESTING]);
}

static void
end_job (DossierRuleWork *self, const GError *error)
{
  if (self->job == NULL)
    return;
  dossier_job_end (self->job, error);
  g_clear_object (&self->job);
}

static void
set_idle (DossierRuleWork *self)
{
  end_job (self, NULL);
  if (self->began == 0)
    return;
  self->began = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_IDLE]);
}

static void
rest (DossierRuleWork *self)
{
  end_job (self, NULL);
  self->began = 0;
  set_resting (self, TRUE);
}

static void
show_progress (DossierRuleWork *self, const DossierRulesProgress *progress)
{
  if (self->job == NULL &&
      g_get_monotonic_time () - self->began < SHOWN_AFTER_MS * G_TIME_SPAN_MILLISECOND)
    return;
  if (self->job == NULL)
    {
      g_autofree char *title = g_strdup_printf (_ ("Applying the rule on “%s”"), progress->words);

      self->job = dossier_job_new (title);
      dossier_notebook_add_job (self->notebook, self->job);
    }
  if (progress->n_versions > 0)
    dossier_job_set_fraction (
        self->job,
        CLAMP ((double) progress->n_done / progress->n_versions / progress->n_rules, 0.0, 1.0));
}

static gboolean
do_piece (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_rules_work (db, PIECE_MS, data, error);
}

static gboolean
look (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_rules_get_progress (db, data, error);
}

static void
free_progress (gpointer data)
{
  dossier_rules_progress_clear (data);
  g_free (data);
}

static void work (DossierRuleWork *self, gboolean is_known);

static void
piece_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierRuleWork) self = user_data;
  g_autoptr (GError) error = NULL;
  const DossierRulesProgress *progress = dossier_store_get_job_data (result);
  gboolean                    is_asked_again = self->is_asked_again;

  self->is_working = FALSE;
  self->is_asked_again = FALSE;
  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    {
      /* It is still written down, and done when a rule changes or the program starts again. */
      g_info ("%s", error->message);
      rest (self);
      return;
    }
  if (self->notebook == NULL)
    return;
  if (progress->n_rules == 0)
    {
      set_resting (self, FALSE);
      set_idle (self);
      if (is_asked_again)
        work (self, FALSE);
      return;
    }
  if (self->job != NULL && g_cancellable_is_cancelled (dossier_job_get_cancellable (self->job)))
    {
      rest (self);
      return;
    }
  if (self->began == 0)
    {
      self->began = g_get_monotonic_time ();
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_IDLE]);
    }
  show_progress (self, progress);
  work (self, TRUE);
}

/* @is_known: there is work; otherwise it is only looked whether there is, which keeps the writer
 * out of it. */
static void
work (DossierRuleWork *self, gboolean is_known)
{
  DossierStore *store = NULL;

  if (self->notebook == NULL)
    return;
  if (self->is_working)
    {
      self->is_asked_again = TRUE;
      return;
    }

  self->is_working = TRUE;
  store = dossier_notebook_get_store (self->notebook);
  if (is_known)
    dossier_store_write_async (store,
                               do_piece,
                               g_new0 (DossierRulesProgress, 1),
                               free_progress,
                               self->closing,
                               piece_done_cb,
                               g_object_ref (self));
  else
    dossier_store_read_async (store,
                              look,
                              g_new0 (DossierRulesProgress, 1),
                              free_progress,
                              self->closing,
                              piece_done_cb,
                              g_object_ref (self));
}

static void
notebook_changed_cb (DossierNotebook *notebook, DossierChangeSet *changes, DossierRuleWork *self)
{
  if ((changes->flags & DOSSIER_CHANGE_RULES) == 0)
    return;
  if (self->began != 0)
    {
      self->is_asked_again = TRUE;
      return;
    }
  set_resting (self, FALSE);
  work (self, FALSE);
}

static void
dossier_rule_work_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  DossierRuleWork *self = DOSSIER_RULE_WORK (object);

  switch (property_id)
    {
    case PROP_IS_RESTING:
      g_value_set_boolean (value, self->is_resting);
      break;
    case PROP_IS_IDLE:
      g_value_set_boolean (value, dossier_rule_work_is_idle (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_rule_work_dispose (GObject *object)
{
  DossierRuleWork *self = DOSSIER_RULE_WORK (object);

  dossier_rule_work_close (self);
  g_clear_object (&self->closing);
  G_OBJECT_CLASS (dossier_rule_work_parent_class)->dispose (object);
}

static void
dossier_rule_work_class_init (DossierRuleWorkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_rule_work_get_property;
  object_class->dispose = dossier_rule_work_dispose;

  properties[PROP_IS_RESTING] = g_param_spec_boolean ("is-resting", NULL, NULL, FALSE, flags);
  properties[PROP_IS_IDLE] = g_param_spec_boolean ("is-idle", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_rule_work_init (DossierRuleWork *self)
{
  self->closing = g_cancellable_new ();
}

DossierRuleWork *
dossier_rule_work_new (DossierNotebook *notebook)
{
  DossierRuleWork *self = NULL;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_RULE_WORK, NULL);
  self->notebook = notebook;
  g_signal_connect (notebook, "changed", G_CALLBACK (notebook_changed_cb), self);
  work (self, FALSE);
  return self;
}

gboolean
dossier_rule_work_is_resting (DossierRuleWork *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_WORK (self), FALSE);
  return self->is_resting;
}

gboolean
dossier_rule_work_is_idle (DossierRuleWork *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_WORK (self), TRUE);
  return self->began == 0 && !self->is_working && !self->is_resting;
}

void
dossier_rule_work_resume (DossierRuleWork *self)
{
  g_return_if_fail (DOSSIER_IS_RULE_WORK (self));
  set_resting (self, FALSE);
  work (self, FALSE);
}

void
dossier_rule_work_close (DossierRuleWork *self)
{
  g_return_if_fail (DOSSIER_IS_RULE_WORK (self));

  if (self->notebook == NULL)
    return;
  g_cancellable_cancel (self->closing);
  end_job (self, NULL);
  g_signal_handlers_disconnect_by_data (self->notebook, self);
  self->notebook = NULL;
}
