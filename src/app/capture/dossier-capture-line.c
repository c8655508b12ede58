/* dossier-capture-line.c: a line about one address of the capture queue, and what can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/capture/dossier-capture-line.h"

#include "app/capture/dossier-capture-text.h"
#include "app/dossier-style.h"

#include <glib/gi18n.h>

struct _DossierCaptureLine
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget      *box;
  GtkStack       *mark;
  GtkSpinner     *spinner;
  GtkLabel       *title;
  GtkLabel       *detail;
  GtkProgressBar *progress;
  GtkWidget      *open_button;
  GtkWidget      *retry_button;
  GtkWidget      *remove_button;

  /* owned */
  DossierCaptureQueue *queue;
  DossierCaptureItem  *item;
};

G_DEFINE_FINAL_TYPE (DossierCaptureLine, dossier_capture_line, GTK_TYPE_WIDGET)

/* How each state looks, and what it is called for those who cannot see that. */
static const struct
{
  const char *mark; /* the page of the stack */
  const char *name;
} looks[] = {
  [DOSSIER_CAPTURE_WAITING] = { "waiting", N_ ("waiting") },
  [DOSSIER_CAPTURE_RUNNING] = { "running", N_ ("being captured") },
  [DOSSIER_CAPTURE_FAILED] = { "failed", N_ ("failed") },
  [DOSSIER_CAPTURE_DONE] = { "done", N_ ("captured") },
};

static void
update_progress (DossierCaptureLine *self)
{
  gtk_progress_bar_set_fraction (self->progress,
                                 MAX (dossier_capture_item_get_fraction (self->item), 0));
}

/* The row that holds it is what a screen reader reads. */
static void
update_name (DossierCaptureLine *self, const char *title, const char *state, const char *detail)
{
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = g_strjoin (", ", title, state, detail, NULL);

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name,
                                    -1);
}

static void
update_buttons (DossierCaptureLine *self)
{
  DossierCaptureState state = dossier_capture_item_get_state (self->item);
  gint64              id = dossier_capture_item_get_id (self->item);
  gboolean            is_postponed =
      state == DOSSIER_CAPTURE_WAITING && dossier_capture_item_get_error_title (self->item) != NULL;
  const struct
  {
    GtkWidget  *button;
    const char *action;
    gboolean    is_shown;
  } buttons[] = {
    { self->open_button,
      "captures.open",
      state == DOSSIER_CAPTURE_DONE && dossier_capture_item_get_article_id (self->item) != 0 },
    { self->retry_button, "captures.retry", state == DOSSIER_CAPTURE_FAILED || is_postponed },
    { self->remove_button, "captures.remove", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      gtk_widget_set_visible (buttons[i].button, buttons[i].is_shown);
      /* In this order: an action that wants an id must not see a button without one. */
      gtk_actionable_set_action_target (GTK_ACTIONABLE (buttons[i].button), "x", id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (buttons[i].button), buttons[i].action);
    }
}

static void
update (DossierCaptureLine *self)
{
  DossierCaptureState   state = dossier_capture_item_get_state (self->item);
  gboolean              is_running = state == DOSSIER_CAPTURE_RUNNING;
  gint64                now = g_get_real_time () / 1000;
  g_autofree char      *title = dossier_capture_text_dup_title (self->item);
  g_autofree char      *detail = NULL;
  DossierCaptureSummary summary;

  dossier_capture_queue_get_summary (self->queue, &summary);
  detail = dossier_capture_text_dup_detail (self->item, now, summary.is_offline);
  gtk_label_set_text (self->title, title);
  /* A title says most at its beginning, an address at both ends. */
  gtk_label_set_ellipsize (self->title,
                           dossier_capture_item_get_article_title (self->item) != NULL
                               ? PANGO_ELLIPSIZE_END
                               : PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), dossier_capture_item_get_url (self->item));
  gtk_widget_set_visible (GTK_WIDGET (self->detail), !is_running && !g_str_equal (title, detail));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_running);
  gtk_stack_set_visible_child_name (self->mark, looks[state].mark);
  gtk_spinner_set_spinning (self->spinner, is_running);
  update_progress (self);
  update_buttons (self);
  update_name (self, title, _ (looks[state].name), state == DOSSIER_CAPTURE_DONE ? NULL : detail);
}

static void
item_changed_cb (DossierCaptureItem *item, GParamSpec *pspec, gpointer user_data)
{
  if (g_str_equal (pspec->name, "fraction"))
    update_progress (DOSSIER_CAPTURE_LINE (user_data));
  else
    update (DOSSIER_CAPTURE_LINE (user_data));
}

static void
dossier_capture_line_dispose (GObject *object)
{
  DossierCaptureLine *self = DOSSIER_CAPTURE_LINE (object);

  dossier_capture_line_set_item (self, NULL, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_capture_line_parent_class)->dispose (object);
}

static void
dossier_capture_line_class_init (DossierCaptureLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_capture_line_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "capture-line");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-capture-line.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureLine, box);
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureLine, mark);
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureLine, spinner);
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureLine, title);
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureLine, detail);
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureLine, progress);
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureLine, open_button);
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureLine, retry_button);
  gtk_widget_class_bind_template_child (widget_class, DossierCaptureLine, remove_button);
}

static void
dossier_capture_line_init (DossierCaptureLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_capture_line_new (void)
{
  return g_object_new (DOSSIER_TYPE_CAPTURE_LINE, NULL);
}

void
dossier_capture_line_set_item (DossierCaptureLine  *self,
                               DossierCaptureQueue *queue,
                               DossierCaptureItem  *item)
{
  g_return_if_fail (DOSSIER_IS_CAPTURE_LINE (self));
  g_return_if_fail (item == NULL || DOSSIER_IS_CAPTURE_QUEUE (queue));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  g_set_object (&self->queue, queue);
  if (item == NULL)
    return;
  g_signal_connect (item, "notify", G_CALLBACK (item_changed_cb), self);
  update (self);
}
