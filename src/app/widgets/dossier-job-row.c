/* dossier-job-row.c: one capture or other long work: how far it is, or why it failed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/dossier-job-row.h"

#include "app/dossier-style.h"
#include "notebook/dossier-error-text.h"

#include <glib/gi18n.h>

struct _DossierJobRow
{
  GtkListBoxRow parent_instance;

  /* template children */
  GtkLabel       *title;
  GtkLabel       *detail;
  GtkProgressBar *progress;
  GtkWidget      *cancel_button;
  GtkWidget      *retry_button;
  GtkWidget      *dismiss_button;

  /* owned */
  DossierJob *job;
  guint       pulse_id;
};

G_DEFINE_FINAL_TYPE (DossierJobRow, dossier_job_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SIGNAL_RETRY,
  SIGNAL_DISMISS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define PULSE_INTERVAL_MS 120

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (DOSSIER_JOB_ROW (user_data)->progress);
  return G_SOURCE_CONTINUE;
}

/* An unknown share is shown by a bar that wanders, as long as the work goes on. */
static void
update_progress (DossierJobRow *self)
{
  double   fraction = dossier_job_get_fraction (self->job);
  gboolean is_running = dossier_job_get_state (self->job) == DOSSIER_JOB_RUNNING;

  if (is_running && fraction < 0)
    {
      if (self->pulse_id == 0)
        self->pulse_id = g_timeout_add (PULSE_INTERVAL_MS, pulse_cb, self);
      return;
    }
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
}

static void
update_state (DossierJobRow *self)
{
  gboolean         has_failed = dossier_job_get_state (self->job) == DOSSIER_JOB_FAILED;
  const GError    *error = dossier_job_get_error (self->job);
  g_autofree char *detail = NULL;
  g_autofree char *name = NULL;

  if (has_failed && error != NULL)
    {
      DossierErrorText text = dossier_error_text (error);

      /* Translators: what happened, then what is safe and what to try. */
      detail = g_strdup_printf (_ ("%s. %s"), text.title, text.advice);
    }
  gtk_label_set_text (self->title, dossier_job_get_title (self->job));
  gtk_label_set_text (self->detail, detail == NULL ? "" : detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), !has_failed);
  gtk_widget_set_visible (self->cancel_button, !has_failed);
  gtk_widget_set_visible (self->retry_button, has_failed);
  gtk_widget_set_visible (self->dismiss_button, has_failed);

  name = g_strjoin (" — ", dossier_job_get_title (self->job), detail, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  update_progress (self);
}

static void
state_changed_cb (DossierJob *job, GParamSpec *pspec, gpointer user_data)
{
  update_state (DOSSIER_JOB_ROW (user_data));
}

static void
fraction_changed_cb (DossierJob *job, GParamSpec *pspec, gpointer user_data)
{
  update_progress (DOSSIER_JOB_ROW (user_data));
}

static void
cancel_clicked_cb (GtkButton *button, gpointer user_data)
{
  DossierJobRow *self = DOSSIER_JOB_ROW (user_data);

  g_cancellable_cancel (dossier_job_get_cancellable (self->job));
}

static void
retry_clicked_cb (GtkButton *button, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_RETRY], 0);
}

static void
dismiss_clicked_cb (GtkButton *button, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_DISMISS], 0);
}

static void
dossier_job_row_dispose (GObject *object)
{
  DossierJobRow *self = DOSSIER_JOB_ROW (object);

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->job);
  G_OBJECT_CLASS (dossier_job_row_parent_class)->dispose (object);
}

static void
dossier_job_row_class_init (DossierJobRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_job_row_dispose;

  signals[SIGNAL_RETRY] = g_signal_new ("retry",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        0);
  signals[SIGNAL_DISMISS] = g_signal_new ("dismiss",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-job-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierJobRow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierJobRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DossierJobRow, progress);
  gtk_widget_class_bind_template_child (widget_class, DossierJobRow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DossierJobRow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, DossierJobRow, dismiss_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_clicked_cb);
}

static void
dossier_job_row_init (DossierJobRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_job_row_new (DossierJob *job)
{
  DossierJobRow *self = g_object_new (DOSSIER_TYPE_JOB_ROW, NULL);

  self->job = g_object_ref (job);
  g_signal_connect_object (job, "notify::state", G_CALLBACK (state_changed_cb), self, 0);
  g_signal_connect_object (job, "notify::fraction", G_CALLBACK (fraction_changed_cb), self, 0);
  update_state (self);
  return GTK_WIDGET (self);
}

DossierJob *
dossier_job_row_get_job (DossierJobRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB_ROW (self), NULL);

  return self->job;
}
