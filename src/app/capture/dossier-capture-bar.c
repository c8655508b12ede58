/* dossier-capture-bar.c: one quiet line at the foot of the window about the capture queue.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/capture/dossier-capture-bar.h"

#include "app/capture/dossier-capture-text.h"
#include "app/dossier-style.h"
#include "app/widgets/dossier-fold.h"

#include <glib/gi18n.h>

struct _DossierCaptureBar
{
  GtkWidget parent_instance;

  /* template children */
  GtkRevealer    *revealer;
  GtkImage       *warning;
  GtkLabel       *label;
  GtkProgressBar *progress;
  GtkButton      *pause_button;
  GtkWidget      *retry_button;
  GtkWidget      *cancel_button;
  GtkWidget      *dismiss_button;

  /* owned */
  DossierCaptureQueue *queue;
  guint                update_id;
  guint                patience_id;

  /* what was put away: nothing is said of as many, or of fewer */
  guint    n_failed_seen;
  guint    n_postponed_seen;
  gboolean is_acquainted;
};

G_DEFINE_FINAL_TYPE (DossierCaptureBar, dossier_capture_bar, GTK_TYPE_WIDGET)

/* Work that is over before one would have read about it is not worth a bar. */
#define PATIENCE_MS 400
/* Often enough for the eye. */
#define UPDATE_INTERVAL_MS 100

static gboolean
patience_over_cb (gpointer user_data)
{
  DossierCaptureBar    *self = DOSSIER_CAPTURE_BAR (user_data);
  DossierCaptureSummary summary;

  self->patience_id = 0;
  if (self->queue == NULL)
    return G_SOURCE_REMOVE;
  dossier_capture_queue_get_summary (self->queue, &summary);
  if (summary.n_running + summary.n_waiting > summary.n_postponed)
    gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
reveal (DossierCaptureBar *self, const DossierCaptureSummary *summary)
{
  gboolean is_busy = summary->n_running + summary->n_waiting > summary->n_postponed;
  gboolean is_news = summary->n_failed > self->n_failed_seen ||
                     summary->n_postponed > self->n_postponed_seen || summary->trouble != NULL;

  if (is_news || !is_busy)
    {
      g_clear_handle_id (&self->patience_id, g_source_remove);
      gtk_revealer_set_reveal_child (self->revealer, is_news);
    }
  else if (!gtk_revealer_get_reveal_child (self->revealer) && self->patience_id == 0)
    self->patience_id = g_timeout_add (PATIENCE_MS, patience_over_cb, self);
}

static void
update_buttons (DossierCaptureBar *self, const DossierCaptureSummary *summary)
{
  guint       n_left = summary->n_waiting + summary->n_running;
  gboolean    is_still = summary->is_paused || summary->trouble != NULL;
  gboolean    is_busy = n_left > summary->n_postponed;
  const char *text = summary->trouble != NULL ? _ ("Try Again")
                     : is_still               ? _ ("Resume")
                                              : _ ("Pause");

  gtk_button_set_icon_name (self->pause_button,
                            summary->trouble != NULL ? "view-refresh-symbolic"
                            : is_still               ? "media-playback-start-symbolic"
                                                     : "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause_button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self->pause_button), is_busy || is_still);
  gtk_widget_set_visible (self->cancel_button, is_busy);
  gtk_widget_set_visible (self->retry_button, !is_busy && summary->n_failed > 0);
  gtk_widget_set_visible (self->dismiss_button, !is_busy && summary->trouble == NULL);
}

static void
update (DossierCaptureBar *self)
{
  DossierCaptureSummary summary = { 0 };
  g_autofree char      *text = NULL;

  if (self->queue != NULL)
    dossier_capture_queue_get_summary (self->queue, &summary);
  self->n_failed_seen = MIN (self->n_failed_seen, summary.n_failed);
  self->n_postponed_seen = MIN (self->n_postponed_seen, summary.n_postponed);
  if (summary.n_failed == self->n_failed_seen)
    summary.n_failed = 0;

  text = dossier_capture_text_dup_summary (&summary);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->warning),
                          summary.n_failed > 0 || summary.trouble != NULL);
  gtk_progress_bar_set_fraction (self->progress, summary.fraction);
  gtk_widget_set_visible (GTK_WIDGET (self->progress),
                          summary.n_running + summary.n_waiting > summary.n_postponed);
  update_buttons (self, &summary);
  reveal (self, &summary);
}

static gboolean
update_cb (gpointer user_data)
{
  DossierCaptureBar *self = DOSSIER_CAPTURE_BAR (user_data);

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* What failed another day is no news. */
static void
get_acquainted (DossierCaptureBar *self)
{
  DossierCaptureSummary summary;

  if (self->is_acquainted || !dossier_capture_queue_is_loaded (self->queue))
    return;
  dossier_capture_queue_get_summary (self->queue, &summary);
  self->is_acquainted = TRUE;
  self->n_failed_seen = summary.n_failed;
}

static void
summary_changed_cb (DossierCaptureQueue *queue, gpointer user_data)
{
  DossierCaptureBar *self = DOSSIER_CAPTURE_BAR (user_data);

  get_acquainted (self);
  if (self->update_id == 0)
    self->update_id = g_timeout_add (UPDATE_INTERVAL_MS, update_cb, self);
}

static void
pause_clicked_cb (GtkButton *button, gpointer user_data)
{
  DossierCaptureBar    *self = DOSSIER_CAPTURE_BAR (user_data);
  DossierCaptureSummary summary;

  dossier_capture_queue_get_summary (self->queue, &summary);
  if (summary.is_paused || summary.trouble != NULL)
    dossier_capture_queue_resume (self->queue);
  else
    dossier_capture_queue_pause (self->queue);
}

static void
retry_clicked_cb (GtkButton *button, gpointer user_data)
{
  dossier_capture_queue_retry_failed (DOSSIER_CAPTURE_BAR (user_data)->queue);
}

static void
cancel_clicked_cb (GtkButton *button, gpointer user_data)
{
  DossierCaptureBar *self = DOSSIER_CAPTURE_BAR (user_data);

  dossier_capture_queue_clear (self->queue, DOSSIER_CAPTURE_WAITING);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", _ ("Captures stopped"));
}

static void
dismiss_clicked_cb (GtkButton *button, gpointer user_data)
{
  DossierCaptureBar    *self = DOSSIER_CAPTURE_BAR (user_data);
  DossierCaptureSummary summary;

  dossier_capture_queue_get_summary (self->queue, &summary);
  self->n_failed_seen = summary.n_failed;
  self->n_postponed_seen = summary.n_postponed;
  update (self);
}

static void
dossier_capture_bar_dispose (GObject *object)
{
  DossierCaptureBar *self = DOSSIER_CAPTURE_BAR (object);
  GtkWidget         *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (self->queue != NULL)
    dossier_capture_bar_set_queue (self, NULL);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_capture_bar_parent_class)->dispose (object);
}

static void
dossier_capture_bar_class_init (DossierCaptureBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_capture_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-capture-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureBar, warning);
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureBar, label);
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureBar, progress);
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureBar, pause_button);
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureBar, retry_button);
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureBar, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureBar, dismiss_button);
  gtk_widget_class_bind_template_callback (widget_class, pause_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_clicked_cb);
}

static void
dossier_capture_bar_init (DossierCaptureBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_fold_bind (self->revealer);
  update (self);
}

GtkWidget *
dossier_capture_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_CAPTURE_BAR, NULL);
}

void
dossier_capture_bar_set_queue (DossierCaptureBar *self, DossierCaptureQueue *queue)
{
  g_return_if_fail (DOSSIER_IS_CAPTURE_BAR (self));
  g_return_if_fail (queue == NULL || DOSSIER_IS_CAPTURE_QUEUE (queue));

  if (queue == self->queue)
    return;
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_set_object (&self->queue, queue);
  self->is_acquainted = FALSE;
  self->n_failed_seen = self->n_postponed_seen = 0;
  if (queue != NULL)
    {
      g_signal_connect (queue, "summary-changed", G_CALLBACK (summary_changed_cb), self);
      get_acquainted (self);
    }
  update (self);
}
