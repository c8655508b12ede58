/* dossier-feed-entry-line.c: one article that a feed announced, in a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/feeds/dossier-feed-entry-line.h"

#include "app/dossier-style.h"
#include "app/widgets/dossier-time-text.h"

#include <glib/gi18n.h>

struct _DossierFeedEntryLine
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget  *box;
  GtkLabel   *title;
  GtkLabel   *meta;
  GtkLabel   *summary;
  GtkWidget  *buttons;
  GtkWidget  *capture_button;
  GtkWidget  *dismiss_button;
  GtkSpinner *spinner;
  GtkImage   *mark;

  /* owned */
  DossierFeedEntryItem *item;

  gboolean shows_feed;
};

G_DEFINE_FINAL_TYPE (DossierFeedEntryLine, dossier_feed_entry_line, GTK_TYPE_WIDGET)

/* How each state looks, and what a screen reader says of it; NULL for nothing. */
static const struct
{
  const char *icon;
  const char *css_class;
  const char *words;
} states[] = {
  [DOSSIER_ENTRY_NEW] = { NULL, NULL, N_ ("new") },
  [DOSSIER_ENTRY_WAITING] = { NULL, "waiting", N_ ("being captured") },
  [DOSSIER_ENTRY_FAILED] = { "dialog-warning-symbolic", "failed", N_ ("could not be captured") },
  [DOSSIER_ENTRY_CAPTURED] = { "object-select-symbolic", "captured", N_ ("in the notebook") },
  [DOSSIER_ENTRY_DISMISSED] = { NULL, "dismissed", N_ ("dismissed") },
};

static char *
dup_day (DossierFeedEntryItem *item)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  char *day = dossier_time_text_dup_day (dossier_feed_entry_item_get_published (item), now);

  if (day == NULL)
    day = dossier_time_text_dup_moment (dossier_feed_entry_item_get_moment (item), now);
  return day;
}

/* Feed · day · byline, of what there is. */
static char *
dup_meta (DossierFeedEntryLine *self)
{
  g_autofree char *day = dup_day (self->item);
  const char      *byline = dossier_feed_entry_item_get_byline (self->item);
  const char      *parts[4] = { NULL };
  guint            n = 0;

  if (self->shows_feed)
    parts[n++] = dossier_feed_entry_item_get_feed (self->item);
  if (day != NULL)
    parts[n++] = day;
  if (byline != NULL)
    parts[n++] = byline;
  return g_strjoinv (" · ", (char **) parts);
}

/* A screen reader reads the row by this, on the list's own row. */
static void
update_name (DossierFeedEntryLine *self)
{
  GtkWidget        *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  DossierEntryState state = dossier_feed_entry_item_get_state (self->item);
  g_autofree char  *meta = dup_meta (self);
  g_autofree char  *name = NULL;

  if (parent == NULL)
    return;
  name = g_strjoin (", ",
                    dossier_feed_entry_item_get_title (self->item),
                    meta,
                    _ (states[state].words),
                    NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_state (DossierFeedEntryLine *self)
{
  DossierEntryState state = dossier_feed_entry_item_get_state (self->item);
  gboolean          is_open = state == DOSSIER_ENTRY_NEW || state == DOSSIER_ENTRY_FAILED;

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i].css_class != NULL && i != (gsize) state)
      gtk_widget_remove_css_class (GTK_WIDGET (self), states[i].css_class);
  if (states[state].css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), states[state].css_class);

  gtk_image_set_from_icon_name (self->mark, states[state].icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->mark),
                               dossier_feed_entry_item_get_problem (self->item));
  gtk_widget_set_visible (GTK_WIDGET (self->mark), states[state].icon != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), state == DOSSIER_ENTRY_WAITING);
  gtk_spinner_set_spinning (self->spinner, state == DOSSIER_ENTRY_WAITING);
  gtk_widget_set_visible (self->capture_button, is_open || state == DOSSIER_ENTRY_DISMISSED);
  gtk_widget_set_visible (self->dismiss_button, is_open);
}

static void
update (DossierFeedEntryLine *self)
{
  const char      *summary = dossier_feed_entry_item_get_summary (self->item);
  g_autofree char *meta = dup_meta (self);

  gtk_label_set_text (self->title, dossier_feed_entry_item_get_title (self->item));
  gtk_label_set_text (self->meta, meta);
  gtk_label_set_text (self->summary, summary != NULL ? summary : "");
  gtk_widget_set_visible (GTK_WIDGET (self->summary), summary != NULL);
  update_state (self);
  update_name (self);
}

static void
item_changed_cb (DossierFeedEntryItem *item, GParamSpec *pspec, gpointer user_data)
{
  update (DOSSIER_FEED_ENTRY_LINE (user_data));
}

static void
capture_clicked_cb (GtkButton *button, gpointer user_data)
{
  DossierFeedEntryLine *self = DOSSIER_FEED_ENTRY_LINE (user_data);

  if (self->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "entries.capture-one",
                                "x",
                                dossier_feed_entry_item_get_id (self->item));
}

static void
dismiss_clicked_cb (GtkButton *button, gpointer user_data)
{
  DossierFeedEntryLine *self = DOSSIER_FEED_ENTRY_LINE (user_data);

  if (self->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "entries.dismiss-one",
                                "x",
                                dossier_feed_entry_item_get_id (self->item));
}

static void
dossier_feed_entry_line_dispose (GObject *object)
{
  DossierFeedEntryLine *self = DOSSIER_FEED_ENTRY_LINE (object);

  dossier_feed_entry_line_set_item (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_feed_entry_line_parent_class)->dispose (object);
}

static void
dossier_feed_entry_line_class_init (DossierFeedEntryLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_feed_entry_line_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entry-row");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-feed-entry-line.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierFeedEntryLine, box);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedEntryLine, title);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedEntryLine, meta);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedEntryLine, summary);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedEntryLine, buttons);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedEntryLine, capture_button);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedEntryLine, dismiss_button);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedEntryLine, spinner);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedEntryLine, mark);
  gtk_widget_class_bind_template_callback (widget_class, capture_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_clicked_cb);
}

static void
dossier_feed_entry_line_init (DossierFeedEntryLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_feed_entry_line_new (void)
{
  return g_object_new (DOSSIER_TYPE_FEED_ENTRY_LINE, NULL);
}

void
dossier_feed_entry_line_set_shows_feed (DossierFeedEntryLine *self, gboolean shows_feed)
{
  g_return_if_fail (DOSSIER_IS_FEED_ENTRY_LINE (self));

  if (self->shows_feed == shows_feed)
    return;
  self->shows_feed = shows_feed;
  if (self->item != NULL)
    update (self);
}

void
dossier_feed_entry_line_set_item (DossierFeedEntryLine *self, DossierFeedEntryItem *item)
{
  g_return_if_fail (DOSSIER_IS_FEED_ENTRY_LINE (self));
  g_return_if_fail (item == NULL || DOSSIER_IS_FEED_ENTRY_ITEM (item));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect (item, "notify", G_CALLBACK (item_changed_cb), self);
  update (self);
}
