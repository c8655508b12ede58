/* dossier-feed-folder-line.c: a folder of feeds in the sidebar, which opens and closes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/feeds/dossier-feed-folder-line.h"

#include "app/dossier-style.h"

#include <glib/gi18n.h>

struct _DossierFeedFolderLine
{
  GtkListBoxRow parent_instance;

  /* template children */
  GtkImage *arrow;
  GtkLabel *name;
  GtkLabel *count;

  /* owned */
  char *folder;

  guint    n_new;
  gboolean is_open;
};

G_DEFINE_FINAL_TYPE (DossierFeedFolderLine, dossier_feed_folder_line, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SIGNAL_TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Folders in folders: "News › Bavaria". */
static char *
dup_name (const char *folder)
{
  g_auto (GStrv) names = g_strsplit (folder, "/", -1);

  return g_strjoinv (" › ", names);
}

static void
update (DossierFeedFolderLine *self)
{
  g_autofree char *name = dup_name (self->folder);
  g_autofree char *count = g_strdup_printf ("%u", self->n_new);
  g_autofree char *news = g_strdup_printf (ngettext ("%u new", "%u new", self->n_new), self->n_new);
  g_autofree char *label = self->n_new > 0 ? g_strjoin (", ", name, news, NULL) : g_strdup (name);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), self->n_new > 0 && !self->is_open);
  gtk_image_set_from_icon_name (self->arrow,
                                self->is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self),
                               GTK_ACCESSIBLE_STATE_EXPANDED,
                               self->is_open,
                               -1);
}

/* The key that points away from the line's beginning opens. */
static gboolean
key_pressed_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DossierFeedFolderLine *self = DOSSIER_FEED_FOLDER_LINE (widget);
  gboolean               is_right = g_variant_get_boolean (arguments);
  gboolean opens = is_right == (gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL);

  if (opens == self->is_open)
    return FALSE;
  dossier_feed_folder_line_toggle (self);
  return TRUE;
}

static void
dossier_feed_folder_line_finalize (GObject *object)
{
  g_free (DOSSIER_FEED_FOLDER_LINE (object)->folder);
  G_OBJECT_CLASS (dossier_feed_folder_line_parent_class)->finalize (object);
}

static void
dossier_feed_folder_line_class_init (DossierFeedFolderLineClass *klass)
{
  static const struct
  {
    guint    key;
    gboolean is_right;
  } keys[] = {
    { GDK_KEY_Left, FALSE },
    { GDK_KEY_KP_Left, FALSE },
    { GDK_KEY_Right, TRUE },
    { GDK_KEY_KP_Right, TRUE },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_feed_folder_line_finalize;
  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled",
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
                                               "/ui/dossier-feed-folder-line.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierFeedFolderLine, arrow);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedFolderLine, name);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedFolderLine, count);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class,
                                  keys[i].key,
                                  0,
                                  key_pressed_cb,
                                  "b",
                                  keys[i].is_right);
}

static void
dossier_feed_folder_line_init (DossierFeedFolderLine *self)
{
  self->is_open = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_feed_folder_line_new (const char *folder)
{
  DossierFeedFolderLine *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (DOSSIER_TYPE_FEED_FOLDER_LINE, NULL);
  self->folder = g_strdup (folder);
  update (self);
  return GTK_WIDGET (self);
}

const char *
dossier_feed_folder_line_get_folder (DossierFeedFolderLine *self)
{
  g_return_val_if_fail (DOSSIER_IS_FEED_FOLDER_LINE (self), NULL);

  return self->folder;
}

gboolean
dossier_feed_folder_line_is_open (DossierFeedFolderLine *self)
{
  g_return_val_if_fail (DOSSIER_IS_FEED_FOLDER_LINE (self), FALSE);

  return self->is_open;
}

void
dossier_feed_folder_line_set_open (DossierFeedFolderLine *self, gboolean is_open)
{
  g_return_if_fail (DOSSIER_IS_FEED_FOLDER_LINE (self));

  self->is_open = is_open;
  update (self);
}

void
dossier_feed_folder_line_set_n_new (DossierFeedFolderLine *self, guint n_new)
{
  g_return_if_fail (DOSSIER_IS_FEED_FOLDER_LINE (self));

  self->n_new = n_new;
  update (self);
}

void
dossier_feed_folder_line_toggle (DossierFeedFolderLine *self)
{
  g_return_if_fail (DOSSIER_IS_FEED_FOLDER_LINE (self));

  dossier_feed_folder_line_set_open (self, !self->is_open);
  g_signal_emit (self, signals[SIGNAL_TOGGLED], 0);
}
