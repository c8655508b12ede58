/* dossier-reader-position.c: goes on where the reader stopped, and notes where that is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-reader-page-private.h"

/* Scrolling that rests so long has stopped. */
#define REST_MILLISECONDS 700

static void
keep (DossierReaderPage *self)
{
  gsize kept = 0;
  gsize start;

  /* On its way there it is nowhere else. */
  if (dossier_article_view_is_held (self->view))
    return;
  if (self->reading == NULL || dossier_article_view_get_reading (self->view) != self->reading ||
      !dossier_article_view_get_top (self->view, &start))
    return;
  dossier_reading_get_position (self->reading, &kept);
  /* Lines break elsewhere in another window: the same place is not a new one. */
  if (!dossier_article_view_is_top (self->view, kept))
    dossier_reading_keep_position (self->reading, start);
}

static gboolean
rested_cb (gpointer user_data)
{
  DossierReaderPage *self = user_data;

  self->position_source = 0;
  keep (self);
  return G_SOURCE_REMOVE;
}

/* --- holding the place ---
 *
 * The view learns how high its lines are only after it has shown them, a piece at a time, and puts
 * what is on the screen elsewhere as it learns. Until the reader moves, the place stays at the top.
 */

static GtkAdjustment *
get_adjustment (DossierReaderPage *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
}

static void
let_go (DossierReaderPage *self)
{
  dossier_article_view_let_go (self->view);
  g_clear_handle_id (&self->holding_source, g_source_remove);
}

static void
put_in_place (DossierReaderPage *self)
{
  gsize start;

  if (!dossier_reading_get_position (self->reading, &start))
    return;
  self->held_height = gtk_adjustment_get_upper (get_adjustment (self));
  dossier_article_view_show_top (self->view, start);
  self->held_height = gtk_adjustment_get_upper (get_adjustment (self));
}

static gboolean
put_back_cb (gpointer user_data)
{
  DossierReaderPage *self = user_data;

  self->holding_source = 0;
  if (dossier_article_view_is_held (self->view))
    put_in_place (self);
  return G_SOURCE_REMOVE;
}

static void
height_changed_cb (DossierReaderPage *self)
{
  if (!dossier_article_view_is_held (self->view) || self->holding_source != 0 ||
      gtk_adjustment_get_upper (get_adjustment (self)) == self->held_height)
    return;
  /* Before the next frame is drawn. */
  self->holding_source = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, put_back_cb, self, NULL);
}

static gboolean
input_cb (GtkEventControllerLegacy *controller, GdkEvent *event, DossierReaderPage *self)
{
  static const GdkEventType TYPES[] = { GDK_SCROLL,
                                        GDK_BUTTON_PRESS,
                                        GDK_KEY_PRESS,
                                        GDK_TOUCH_BEGIN,
                                        GDK_TOUCHPAD_HOLD };
  GdkEventType              type = gdk_event_get_event_type (event);

  for (gsize i = 0; dossier_article_view_is_held (self->view) && i < G_N_ELEMENTS (TYPES); i++)
    if (type == TYPES[i])
      let_go (self);
  return GDK_EVENT_PROPAGATE;
}

static void
scrolled_cb (DossierReaderPage *self)
{
  if (self->reading == NULL)
    return;
  /* Moved while nothing above changed its height: by somebody. */
  if (dossier_article_view_is_held (self->view) && self->holding_source == 0 &&
      gtk_adjustment_get_upper (get_adjustment (self)) == self->held_height &&
      !dossier_article_view_is_placing (self->view))
    let_go (self);
  g_clear_handle_id (&self->position_source, g_source_remove);
  self->position_source = g_timeout_add (REST_MILLISECONDS, rested_cb, self);
}

void
dossier_reader_position_keep (DossierReaderPage *self)
{
  if (self->position_source == 0)
    return;
  g_clear_handle_id (&self->position_source, g_source_remove);
  keep (self);
}

void
dossier_reader_position_clear (DossierReaderPage *self)
{
  let_go (self);
  g_clear_handle_id (&self->position_source, g_source_remove);
}

void
dossier_reader_position_restore (DossierReaderPage *self)
{
  gsize start;

  dossier_reader_position_clear (self);
  if (self->reading == NULL || !dossier_reading_get_position (self->reading, &start))
    return;
  put_in_place (self);
}

void
dossier_reader_position_init (DossierReaderPage *self)
{
  GtkEventController *input = gtk_event_controller_legacy_new ();
  GtkAdjustment      *adjustment = get_adjustment (self);

  gtk_event_controller_set_propagation_phase (input, GTK_PHASE_CAPTURE);
  g_signal_connect (input, "event", G_CALLBACK (input_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), input);
  g_signal_connect_object (adjustment,
                           "value-changed",
                           G_CALLBACK (scrolled_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment,
                           "changed",
                           G_CALLBACK (height_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}
