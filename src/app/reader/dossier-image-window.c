/* dossier-image-window.c: a picture of an article, as large as the screen allows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-image-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Of the parent's size; a picture never grows beyond its own pixels. */
#define PART_OF_PARENT 0.92

static void
add_close_ways (GtkWindow *window, GtkWidget *picture)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  g_signal_connect_object (click,
                           "released",
                           G_CALLBACK (gtk_window_close),
                           window,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (picture, GTK_EVENT_CONTROLLER (click));
}

void
dossier_image_window_present (GtkWindow *parent, DossierArticleImage *image)
{
  GdkTexture *texture = dossier_article_image_get_texture (image);
  const char *words = dossier_article_image_get_alternative (image);
  GtkWidget  *window;
  GtkWidget  *box;
  GtkWidget  *picture;
  int         width;
  int         height;

  if (texture == NULL)
    return;
  width = MIN (gdk_texture_get_width (texture),
               gtk_widget_get_width (GTK_WIDGET (parent)) * PART_OF_PARENT);
  height = MIN (gdk_texture_get_height (texture),
                gtk_widget_get_height (GTK_WIDGET (parent)) * PART_OF_PARENT);
  window = g_object_new (ADW_TYPE_WINDOW,
                         "transient-for",
                         parent,
                         "modal",
                         TRUE,
                         "destroy-with-parent",
                         TRUE,
                         "title",
                         words != NULL && *words != '\0' ? words : _ ("Picture"),
                         "default-width",
                         MAX (width, 240),
                         "default-height",
                         MAX (height, 160) + 46,
                         NULL);
  picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), words);
  gtk_widget_set_vexpand (picture, TRUE);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), picture);
  adw_window_set_content (ADW_WINDOW (window), box);
  add_close_ways (GTK_WINDOW (window), picture);
  gtk_window_present (GTK_WINDOW (window));
}
