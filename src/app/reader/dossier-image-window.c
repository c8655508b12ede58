/* dossier-image-window.c: a picture of an article, as large as the screen allows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-image-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Of the parent's size; a picture never grows beyond its own pixels by itself. */
#define PART_OF_PARENT 0.92
#define HEADER_HEIGHT  46
#define CAPTION_HEIGHT 48
#define DATA           "dossier-picture"

static const int STEPS[] = { 10, 25, 50, 75, 100, 150, 200, 300, 400, 600, 800 };

/* @zoom: percent of its own pixels; 0: the whole */
typedef struct
{
  GtkWidget         *picture;
  GtkScrolledWindow *scrolled;
  int                width;
  int                height;
  int                zoom;
} Picture;

static Picture *
get_picture (GtkWidget *window)
{
  return g_object_get_data (G_OBJECT (window), DATA);
}

static void
set_zoom (Picture *self, int zoom)
{
  gboolean is_whole = zoom == 0;

  self->zoom = zoom;
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  gtk_widget_set_halign (self->picture, is_whole ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->picture, is_whole ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_scrolled_window_set_policy (self->scrolled,
                                  is_whole ? GTK_POLICY_EXTERNAL : GTK_POLICY_AUTOMATIC,
                                  is_whole ? GTK_POLICY_EXTERNAL : GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (self->picture,
                               is_whole ? -1 : MAX (self->width * zoom / 100, 1),
                               is_whole ? -1 : MAX (self->height * zoom / 100, 1));
}

/* How large it is as a whole, for the first step from there. */
static int
get_whole_zoom (Picture *self)
{
  double part = MIN (gtk_widget_get_width (self->picture) / (double) self->width,
                     gtk_widget_get_height (self->picture) / (double) self->height);

  return CLAMP ((int) (part * 100), STEPS[0], 100);
}

static void
step_zoom (Picture *self, int direction)
{
  int now = self->zoom > 0 ? self->zoom : get_whole_zoom (self);
  int n = G_N_ELEMENTS (STEPS);

  for (int i = direction > 0 ? 0 : n - 1; i >= 0 && i < n; i += direction)
    if ((STEPS[i] - now) * direction > 0)
      {
        set_zoom (self, STEPS[i]);
        return;
      }
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        GtkWidget             *window)
{
  Picture *self = get_picture (window);

  switch (key)
    {
    case GDK_KEY_Escape:
      gtk_window_close (GTK_WINDOW (window));
      return GDK_EVENT_STOP;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      step_zoom (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      step_zoom (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_1:
    case GDK_KEY_KP_1:
      set_zoom (self, 100);
      return GDK_EVENT_STOP;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      set_zoom (self, 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, GtkWidget *window)
{
  GdkModifierType modifiers =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((modifiers & GDK_CONTROL_MASK) == 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;
  step_zoom (get_picture (window), dy < 0 ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkWidget *window)
{
  if (get_picture (window)->zoom == 0)
    gtk_window_close (GTK_WINDOW (window));
}

static void
add_controllers (GtkWidget *window, Picture *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), window);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), window);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), window);
  gtk_widget_add_controller (window, keys);
  gtk_widget_add_controller (GTK_WIDGET (self->scrolled), scroll);
  gtk_widget_add_controller (self->picture, GTK_EVENT_CONTROLLER (click));
}

static GtkWidget *
make_content (Picture *self, const char *caption)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label;

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scrolled));
  if (caption == NULL || *caption == '\0')
    return box;
  label = gtk_label_new (caption);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, "picture-caption");
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

GtkWindow *
dossier_image_window_present (GtkWindow *parent, DossierArticleImage *image, const char *caption)
{
  GdkTexture *texture = dossier_article_image_get_texture (image);
  const char *words = dossier_article_image_get_alternative (image);
  GtkWidget  *window;
  Picture    *self;
  int         extra = HEADER_HEIGHT + (caption != NULL ? CAPTION_HEIGHT : 0);

  if (texture == NULL)
    return NULL;
  self = g_new0 (Picture, 1);
  self->width = gdk_texture_get_width (texture);
  self->height = gdk_texture_get_height (texture);
  window = g_object_new (
      ADW_TYPE_WINDOW,
      "transient-for",
      parent,
      "modal",
      TRUE,
      "destroy-with-parent",
      TRUE,
      "title",
      words != NULL && *words != '\0' ? words : _ ("Picture"),
      "default-width",
      (int) CLAMP (self->width, 280, gtk_widget_get_width (GTK_WIDGET (parent)) * PART_OF_PARENT),
      "default-height",
      (int) CLAMP (self->height + extra,
                   200,
                   gtk_widget_get_height (GTK_WIDGET (parent)) * PART_OF_PARENT),
      NULL);
  g_object_set_data_full (G_OBJECT (window), DATA, self, g_free);
  self->picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), words);
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_child (self->scrolled, self->picture);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scrolled), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL && *words != '\0' ? words : _ ("Picture"),
                                  -1);
  adw_window_set_content (ADW_WINDOW (window), make_content (self, caption));
  set_zoom (self, 0);
  add_controllers (window, self);
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}

int
dossier_image_window_get_zoom (GtkWindow *window)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), 0);
  return get_picture (GTK_WIDGET (window))->zoom;
}
