/* dossier-captures-window.c: the capture queue as a list: what is under way, failed and done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/capture/dossier-captures-window.h"

#include "app/capture/dossier-capture-line.h"
#include "app/capture/dossier-capture-text.h"
#include "app/dossier-style.h"
#include "notebook/dossier-error-text.h"

#include <glib/gi18n.h>

struct _DossierCapturesWindow
{
  AdwWindow parent_instance;

  /* template children */
  AdwToastOverlay    *toasts;
  AdwWindowTitle     *title;
  GtkProgressBar     *progress;
  GtkRevealer        *progress_revealer;
  GtkStack           *stack;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GtkLabel           *remark;

  /* owned */
  DossierCaptureQueue *queue;
  GtkSorter           *sorter;
  guint                update_id;
};

G_DEFINE_FINAL_TYPE (DossierCapturesWindow, dossier_captures_window, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_OPEN_ARTICLE,
  SIGNAL_UNDO,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Often enough for the eye; a busy queue tells of itself a hundred times a second. */
#define UPDATE_INTERVAL_MS 100

/* The list ---------------------------------------------------------------------------------------
 */

static const int ranks[] = {
  [DOSSIER_CAPTURE_FAILED] = 0,
  [DOSSIER_CAPTURE_RUNNING] = 1,
  [DOSSIER_CAPTURE_WAITING] = 2,
  [DOSSIER_CAPTURE_DONE] = 3,
};

static int
compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  DossierCaptureItem *one = (DossierCaptureItem *) a;
  DossierCaptureItem *other = (DossierCaptureItem *) b;
  DossierCaptureState state = dossier_capture_item_get_state (one);
  int                 order = ranks[state] - ranks[dossier_capture_item_get_state (other)];
  gint64              ids = dossier_capture_item_get_id (one) - dossier_capture_item_get_id (other);

  if (order != 0 || ids == 0)
    return order;
  return (ids < 0) == (state == DOSSIER_CAPTURE_DONE) ? 1 : -1;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_child (list_item, dossier_capture_line_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  dossier_capture_line_set_item (DOSSIER_CAPTURE_LINE (gtk_list_item_get_child (list_item)),
                                 DOSSIER_CAPTURES_WINDOW (user_data)->queue,
                                 gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  dossier_capture_line_set_item (DOSSIER_CAPTURE_LINE (gtk_list_item_get_child (list_item)),
                                 NULL,
                                 NULL);
}

/* What is told --------------------------------------------------------------------------------- */

static const char *
choose_remark (const DossierCaptureSummary *summary)
{
  if (summary->trouble != NULL)
    return dossier_error_text (summary->trouble).advice;
  if (summary->login != NULL)
    return dossier_error_text (summary->login).advice;
  if (summary->is_offline)
    return _ ("There is no network. It goes on by itself when you are connected again.");
  if (summary->is_elsewhere)
    return _ ("Another program has this notebook open and captures them.");
  if (summary->n_waiting + summary->n_running > 0)
    return _ ("You can close Dossier at any time. What is left goes on when you open it again.");
  return NULL;
}

static void
update_actions (DossierCapturesWindow *self, const DossierCaptureSummary *summary)
{
  guint    n_left = summary->n_waiting + summary->n_running;
  gboolean is_stuck = summary->is_offline || summary->n_postponed > 0 || summary->trouble != NULL;
  const struct
  {
    const char *name;
    gboolean    is_enabled;
  } actions[] = {
    { "captures.pause", n_left > 0 && !summary->is_paused },
    { "captures.resume", summary->is_paused || summary->trouble != NULL },
    { "captures.try-now", n_left > 0 && is_stuck },
    { "captures.retry-failed", summary->n_failed > 0 },
    { "captures.clear-failed", summary->n_failed > 0 },
    { "captures.clear-done", summary->n_done > 0 },
    { "captures.cancel", n_left > 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, actions[i].is_enabled);
}

static void
update (DossierCapturesWindow *self)
{
  DossierCaptureSummary summary;
  g_autofree char      *text = NULL;
  const char           *remark;
  guint                 n_left;

  dossier_capture_queue_get_summary (self->queue, &summary);
  n_left = summary.n_waiting + summary.n_running;
  text = dossier_capture_text_dup_summary (&summary);
  remark = choose_remark (&summary);
  adw_window_title_set_subtitle (self->title,
                                 n_left + summary.n_failed > 0 || summary.trouble != NULL ? text
                                                                                          : "");
  gtk_progress_bar_set_fraction (self->progress, summary.fraction);
  gtk_revealer_set_reveal_child (self->progress_revealer, n_left > summary.n_postponed);
  gtk_label_set_text (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
  gtk_stack_set_visible_child_name (
      self->stack,
      g_list_model_get_n_items (G_LIST_MODEL (self->queue)) > 0 ? "list" : "nothing");
  update_actions (self, &summary);
}

static gboolean
update_cb (gpointer user_data)
{
  DossierCapturesWindow *self = DOSSIER_CAPTURES_WINDOW (user_data);

  self->update_id = 0;
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  update (self);
  return G_SOURCE_REMOVE;
}

static void
summary_changed_cb (DossierCaptureQueue *queue, gpointer user_data)
{
  DossierCapturesWindow *self = DOSSIER_CAPTURES_WINDOW (user_data);

  if (self->update_id == 0)
    self->update_id = g_timeout_add (UPDATE_INTERVAL_MS, update_cb, self);
}

/* Actions ----------------------------------------------------------------------------------------
 */

static void
pause_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_capture_queue_pause (DOSSIER_CAPTURES_WINDOW (widget)->queue);
}

static void
resume_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_capture_queue_resume (DOSSIER_CAPTURES_WINDOW (widget)->queue);
}

static void
try_now_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_capture_queue_try_now (DOSSIER_CAPTURES_WINDOW (widget)->queue);
}

static void
retry_failed_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_capture_queue_retry_failed (DOSSIER_CAPTURES_WINDOW (widget)->queue);
}

/* The reader may not have meant it. */
static void
tell_removed (DossierCapturesWindow *self)
{
  AdwToast *toast = adw_toast_new (_ ("Removed"));

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "captures.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
clear (GtkWidget *widget, DossierCaptureState state)
{
  DossierCapturesWindow *self = DOSSIER_CAPTURES_WINDOW (widget);

  dossier_capture_queue_clear (self->queue, state);
  tell_removed (self);
}

static void
remove_item (DossierCapturesWindow *self, DossierCaptureItem *item)
{
  if (item == NULL)
    return;
  dossier_capture_queue_remove (self->queue, item);
  tell_removed (self);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_UNDO], 0);
}

static void
clear_done_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  clear (widget, DOSSIER_CAPTURE_DONE);
}

static void
clear_failed_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  clear (widget, DOSSIER_CAPTURE_FAILED);
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  clear (widget, DOSSIER_CAPTURE_WAITING);
}

static void
open_item (DossierCapturesWindow *self, DossierCaptureItem *item)
{
  gint64 article_id = dossier_capture_item_get_article_id (item);

  if (article_id == 0)
    return;
  g_signal_emit (self, signals[SIGNAL_OPEN_ARTICLE], 0, article_id);
  gtk_window_close (GTK_WINDOW (self));
}

static DossierCaptureItem *
find_item (DossierCapturesWindow *self, GVariant *parameter)
{
  return dossier_capture_queue_find (self->queue, g_variant_get_int64 (parameter));
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierCapturesWindow *self = DOSSIER_CAPTURES_WINDOW (widget);
  DossierCaptureItem    *item = find_item (self, parameter);

  if (item != NULL)
    open_item (self, item);
}

static void
retry_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierCapturesWindow *self = DOSSIER_CAPTURES_WINDOW (widget);
  DossierCaptureItem    *item = find_item (self, parameter);

  if (item != NULL)
    dossier_capture_queue_retry (self->queue, item);
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierCapturesWindow *self = DOSSIER_CAPTURES_WINDOW (widget);

  remove_item (self, find_item (self, parameter));
}

/* Return: what one most likely wants of it. */
static void
activated_cb (GtkListView *list, guint position, gpointer user_data)
{
  DossierCapturesWindow *self = DOSSIER_CAPTURES_WINDOW (user_data);
  g_autoptr (DossierCaptureItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item == NULL)
    return;
  if (dossier_capture_item_get_state (item) == DOSSIER_CAPTURE_FAILED)
    dossier_capture_queue_retry (self->queue, item);
  else
    open_item (self, item);
}

static void
remove_selected_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierCapturesWindow *self = DOSSIER_CAPTURES_WINDOW (widget);

  remove_item (self, gtk_single_selection_get_selected_item (self->selection));
}

/* The object -------------------------------------------------------------------------------------
 */

static void
dossier_captures_window_dispose (GObject *object)
{
  DossierCapturesWindow *self = DOSSIER_CAPTURES_WINDOW (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->queue);
  g_clear_object (&self->sorter);
  G_OBJECT_CLASS (dossier_captures_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    const char                 *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "captures.pause", NULL, pause_cb },
    { "captures.resume", NULL, resume_cb },
    { "captures.try-now", NULL, try_now_cb },
    { "captures.retry-failed", NULL, retry_failed_cb },
    { "captures.clear-done", NULL, clear_done_cb },
    { "captures.clear-failed", NULL, clear_failed_cb },
    { "captures.cancel", NULL, cancel_cb },
    { "captures.open", "x", open_cb },
    { "captures.retry", "x", retry_cb },
    { "captures.remove", "x", remove_cb },
    { "captures.remove-selected", NULL, remove_selected_cb },
    { "captures.undo", NULL, undo_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].parameter,
                                     actions[i].activate);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_z,
                                       GDK_CONTROL_MASK,
                                       "captures.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_w,
                                       GDK_CONTROL_MASK,
                                       "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_Delete,
                                       0,
                                       "captures.remove-selected",
                                       NULL);
}

static void
dossier_captures_window_class_init (DossierCapturesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_captures_window_dispose;

  signals[SIGNAL_OPEN_ARTICLE] = g_signal_new ("open-article",
                                               G_TYPE_FROM_CLASS (klass),
                                               G_SIGNAL_RUN_LAST,
                                               0,
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_TYPE_NONE,
                                               1,
                                               G_TYPE_INT64);

  signals[SIGNAL_UNDO] = g_signal_new ("undo",
                                       G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-captures-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierCapturesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DossierCapturesWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierCapturesWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, DossierCapturesWindow, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierCapturesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierCapturesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DossierCapturesWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, DossierCapturesWindow, remark);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  install_actions (widget_class);
}

/* Before anything that is shown: passing news would keep the key to themselves. */
static void
close_by_escape (DossierCapturesWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut        *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                            gtk_named_action_new ("window.close"));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
dossier_captures_window_init (DossierCapturesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  close_by_escape (self);
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_items, NULL, NULL));
}

GtkWidget *
dossier_captures_window_new (GtkWindow *parent, DossierCaptureQueue *queue)
{
  DossierCapturesWindow *self;
  g_autoptr (GtkSortListModel) sorted = NULL;

  g_return_val_if_fail (DOSSIER_IS_CAPTURE_QUEUE (queue), NULL);

  self = g_object_new (DOSSIER_TYPE_CAPTURES_WINDOW, "transient-for", parent, NULL);
  self->queue = g_object_ref (queue);
  sorted =
      gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (queue)), g_object_ref (self->sorter));
  gtk_sort_list_model_set_incremental (sorted, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (sorted));
  g_signal_connect (queue, "summary-changed", G_CALLBACK (summary_changed_cb), self);
  update (self);
  return GTK_WIDGET (self);
}
