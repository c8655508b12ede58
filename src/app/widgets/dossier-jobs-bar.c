/* dossier-jobs-bar.c: a quiet bar at the foot of the window about captures under way or failed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/dossier-jobs-bar.h"

#include "app/dossier-style.h"
#include "app/widgets/dossier-fold.h"
#include "app/widgets/dossier-job-row.h"

#include <glib/gi18n.h>

struct _DossierJobsBar
{
  GtkWidget parent_instance;

  /* template children */
  GtkRevealer     *revealer;
  GtkWidget       *summary;
  GtkLabel        *summary_label;
  GtkProgressBar  *summary_progress;
  GtkToggleButton *details_button;
  GtkWidget       *scroller;
  GtkListBox      *list;

  /* owned */
  DossierNotebook *notebook;
  GListModel      *jobs;
  guint            patience_id;
};

G_DEFINE_FINAL_TYPE (DossierJobsBar, dossier_jobs_bar, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_RETRY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Work that is over before one would have read about it is not worth a bar. */
#define PATIENCE_MS 400

typedef struct
{
  guint  n_running, n_failed;
  double fraction;
} Summary;

static guint
count_jobs (DossierJobsBar *self)
{
  return self->jobs == NULL ? 0 : g_list_model_get_n_items (self->jobs);
}

static Summary
sum_up (DossierJobsBar *self)
{
  guint   n = count_jobs (self);
  Summary sum = { 0 };

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierJob) job = g_list_model_get_item (self->jobs, i);
      DossierJobState state = dossier_job_get_state (job);

      sum.n_running += state == DOSSIER_JOB_RUNNING;
      sum.n_failed += state == DOSSIER_JOB_FAILED;
      if (state == DOSSIER_JOB_RUNNING)
        sum.fraction += MAX (dossier_job_get_fraction (job), 0);
    }
  if (sum.n_running > 0)
    sum.fraction /= sum.n_running;
  return sum;
}

static char *
dup_summary_text (const Summary *sum)
{
  g_autofree char *running =
      g_strdup_printf (ngettext ("Capturing %u article", "Capturing %u articles", sum->n_running),
                       sum->n_running);
  g_autofree char *failed = g_strdup_printf (
      ngettext ("%u could not be captured", "%u could not be captured", sum->n_failed),
      sum->n_failed);

  if (sum->n_failed == 0)
    return g_steal_pointer (&running);
  if (sum->n_running == 0)
    return g_steal_pointer (&failed);
  return g_strjoin (" · ", running, failed, NULL);
}

static gboolean
patience_over_cb (gpointer user_data)
{
  DossierJobsBar *self = DOSSIER_JOBS_BAR (user_data);

  self->patience_id = 0;
  gtk_revealer_set_reveal_child (self->revealer, count_jobs (self) > 0);
  return G_SOURCE_REMOVE;
}

static void
update_revealer (DossierJobsBar *self, const Summary *sum)
{
  if (sum->n_running + sum->n_failed == 0)
    {
      g_clear_handle_id (&self->patience_id, g_source_remove);
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
    }
  else if (sum->n_failed > 0)
    gtk_revealer_set_reveal_child (self->revealer, TRUE);
  else if (!gtk_revealer_get_reveal_child (self->revealer) && self->patience_id == 0)
    self->patience_id = g_timeout_add (PATIENCE_MS, patience_over_cb, self);
}

static void
update (DossierJobsBar *self)
{
  Summary          sum = sum_up (self);
  guint            n = count_jobs (self);
  g_autofree char *text = dup_summary_text (&sum);

  gtk_widget_set_visible (self->summary, n > 1);
  gtk_label_set_text (self->summary_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->summary_progress), sum.n_running > 0);
  gtk_progress_bar_set_fraction (self->summary_progress, sum.fraction);
  gtk_widget_set_visible (self->scroller,
                          n == 1 || gtk_toggle_button_get_active (self->details_button));
  update_revealer (self, &sum);
}

static void
job_changed_cb (DossierJob *job, GParamSpec *pspec, gpointer user_data)
{
  update (DOSSIER_JOBS_BAR (user_data));
}

static void
jobs_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  DossierJobsBar *self = DOSSIER_JOBS_BAR (user_data);

  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (DossierJob) job = g_list_model_get_item (model, i);

      g_signal_handlers_disconnect_by_data (job, self);
      g_signal_connect_object (job, "notify::state", G_CALLBACK (job_changed_cb), self, 0);
      g_signal_connect_object (job, "notify::fraction", G_CALLBACK (job_changed_cb), self, 0);
    }
  update (self);
}

static void
row_dismissed_cb (DossierJobRow *row, gpointer user_data)
{
  DossierJobsBar *self = DOSSIER_JOBS_BAR (user_data);
  g_autoptr (DossierJob) job = g_object_ref (dossier_job_row_get_job (row));

  dossier_notebook_dismiss_job (self->notebook, job);
}

static void
row_retried_cb (DossierJobRow *row, gpointer user_data)
{
  DossierJobsBar *self = DOSSIER_JOBS_BAR (user_data);
  g_autoptr (DossierJob) job = g_object_ref (dossier_job_row_get_job (row));

  dossier_notebook_dismiss_job (self->notebook, job);
  g_signal_emit (self, signals[SIGNAL_RETRY], 0, job);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = dossier_job_row_new (item);

  g_signal_connect (row, "dismiss", G_CALLBACK (row_dismissed_cb), user_data);
  g_signal_connect (row, "retry", G_CALLBACK (row_retried_cb), user_data);
  return row;
}

static void
details_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  update (DOSSIER_JOBS_BAR (user_data));
}

/* Stops what runs and puts away what failed. */
static void
clear_clicked_cb (GtkButton *button, gpointer user_data)
{
  DossierJobsBar *self = DOSSIER_JOBS_BAR (user_data);
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < count_jobs (self); i++)
    g_ptr_array_add (jobs, g_list_model_get_item (self->jobs, i));
  for (guint i = 0; i < jobs->len; i++)
    {
      DossierJob *job = g_ptr_array_index (jobs, i);

      if (dossier_job_get_state (job) == DOSSIER_JOB_RUNNING)
        g_cancellable_cancel (dossier_job_get_cancellable (job));
      else
        dossier_notebook_dismiss_job (self->notebook, job);
    }
}

static void
dossier_jobs_bar_dispose (GObject *object)
{
  DossierJobsBar *self = DOSSIER_JOBS_BAR (object);
  GtkWidget      *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (self->notebook != NULL)
    dossier_jobs_bar_set_notebook (self, NULL);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_jobs_bar_parent_class)->dispose (object);
}

static void
dossier_jobs_bar_class_init (DossierJobsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_jobs_bar_dispose;

  signals[SIGNAL_RETRY] = g_signal_new ("retry",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        1,
                                        DOSSIER_TYPE_JOB);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-jobs-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierJobsBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierJobsBar, summary);
  gtk_widget_class_bind_template_child (widget_class, DossierJobsBar, summary_label);
  gtk_widget_class_bind_template_child (widget_class, DossierJobsBar, summary_progress);
  gtk_widget_class_bind_template_child (widget_class, DossierJobsBar, details_button);
  gtk_widget_class_bind_template_child (widget_class, DossierJobsBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, DossierJobsBar, list);
  gtk_widget_class_bind_template_callback (widget_class, details_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

static void
dossier_jobs_bar_init (DossierJobsBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_fold_bind (self->revealer);
  update (self);
}

GtkWidget *
dossier_jobs_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_JOBS_BAR, NULL);
}

void
dossier_jobs_bar_set_notebook (DossierJobsBar *self, DossierNotebook *notebook)
{
  g_return_if_fail (DOSSIER_IS_JOBS_BAR (self));
  g_return_if_fail (notebook == NULL || DOSSIER_IS_NOTEBOOK (notebook));

  if (notebook == self->notebook)
    return;
  if (self->jobs != NULL)
    g_signal_handlers_disconnect_by_data (self->jobs, self);
  g_clear_object (&self->jobs);
  g_set_object (&self->notebook, notebook);
  if (notebook != NULL)
    {
      self->jobs = g_object_ref (dossier_notebook_get_jobs (notebook));
      g_signal_connect (self->jobs, "items-changed", G_CALLBACK (jobs_changed_cb), self);
    }
  gtk_list_box_bind_model (self->list, self->jobs, create_row, self, NULL);
  update (self);
}

gboolean
dossier_jobs_bar_shows_error (DossierJobsBar *self, const GError *error)
{
  guint n;

  g_return_val_if_fail (DOSSIER_IS_JOBS_BAR (self), FALSE);
  g_return_val_if_fail (error != NULL, FALSE);

  n = count_jobs (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierJob) job = g_list_model_get_item (self->jobs, i);
      const GError *shown = dossier_job_get_error (job);

      if (shown != NULL && g_error_matches (shown, error->domain, error->code) &&
          g_str_equal (shown->message, error->message))
        return TRUE;
    }
  return FALSE;
}
