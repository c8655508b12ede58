/* dossier-article-pointer.c: what the pointer does in an article: links, pictures, marks,
 * selection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-article-view-private.h"

#include <glib/gi18n-lib.h>

/* A press that moves further is a drag. */
#define CLICK_DISTANCE 4

/* The byte under a point of the widget; FALSE beside the words. */
static gboolean
get_offset_at (DossierArticleView *self, double x, double y, gsize *offset)
{
  GtkTextIter iter;
  int         buffer_x;
  int         buffer_y;

  if (self->text == NULL)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         x,
                                         y,
                                         &buffer_x,
                                         &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y))
    return FALSE;
  *offset = dossier_article_text_get_offset (self->text, &iter);
  return TRUE;
}

static DossierArticleImage *
get_image_at (DossierArticleView *self, gsize offset)
{
  GtkTextIter   iter;
  GdkPaintable *paintable;

  dossier_article_text_get_iters (self->text, (DossierSpan){ offset, offset }, &iter, NULL);
  paintable = gtk_text_iter_get_paintable (&iter);
  return DOSSIER_IS_ARTICLE_IMAGE (paintable) ? DOSSIER_ARTICLE_IMAGE (paintable) : NULL;
}

static void
link_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierArticleView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "win.toast",
                                "s",
                                _ ("No program could be found to open this link."));
}

static void
open_link (DossierArticleView *self, const char *target)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);

  g_app_info_launch_default_for_uri_async (target,
                                           G_APP_LAUNCH_CONTEXT (context),
                                           NULL,
                                           link_opened_cb,
                                           g_object_ref (self));
}

/* A reference shows its note; a link opens outside, or with Ctrl held is captured. */
static void
follow (DossierArticleView *self, const DossierInline *link)
{
  if (link->kind == DOSSIER_INLINE_REFERENCE)
    {
      const DossierInline *anchor =
          dossier_document_find_anchor (self->text->document, link->target);

      if (anchor != NULL)
        dossier_article_view_show_span (self, anchor->span);
    }
  else if ((self->press_modifiers & GDK_CONTROL_MASK) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.capture", "s", link->target);
  else
    open_link (self, link->target);
}

static void
click_at (DossierArticleView *self, double x, double y)
{
  const DossierMention *mention;
  const DossierInline  *link;
  DossierArticleImage  *image;
  gint64                annotation;
  gsize                 offset;

  if (!get_offset_at (self, x, y, &offset))
    return;
  link = dossier_article_hits_get_link (self->hits, offset);
  if (link != NULL)
    {
      follow (self, link);
      return;
    }
  image = get_image_at (self, offset);
  if (image != NULL)
    {
      g_signal_emit (self,
                     dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_IMAGE_ACTIVATED],
                     0,
                     image);
      return;
    }
  mention = dossier_article_hits_get_mention (self->hits, offset);
  if (mention != NULL)
    g_signal_emit (self,
                   dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_MENTION_ACTIVATED],
                   0,
                   mention);
  annotation = dossier_article_hits_get_annotation (self->hits, offset);
  if (annotation != 0 || mention == NULL)
    g_signal_emit (self,
                   dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_ANNOTATION_ACTIVATED],
                   0,
                   annotation);
}

static void
button_released (DossierArticleView *self, double x, double y)
{
  gboolean is_click =
      ABS (x - self->press_x) <= CLICK_DISTANCE && ABS (y - self->press_y) <= CLICK_DISTANCE;

  if (gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    g_signal_emit (self, dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_SELECTION_OFFERED], 0);
  else if (is_click)
    click_at (self, x, y);
}

static gboolean
offer_after_release_cb (gpointer user_data)
{
  DossierArticleView *self = user_data;

  button_released (self, self->press_x, self->press_y);
  return G_SOURCE_REMOVE;
}

static gboolean
get_point (DossierArticleView *self, GdkEvent *event, graphene_point_t *point)
{
  GtkWidget *native = GTK_WIDGET (gtk_widget_get_native (GTK_WIDGET (self)));
  double     x;
  double     y;
  double     native_x;
  double     native_y;

  if (!gdk_event_get_position (event, &x, &y))
    return FALSE;
  gtk_native_get_surface_transform (GTK_NATIVE (native), &native_x, &native_y);
  return gtk_widget_compute_point (native,
                                   GTK_WIDGET (self),
                                   &GRAPHENE_POINT_INIT (x - native_x, y - native_y),
                                   point);
}

/* Presses on a handle and with Shift are ours; the view itself sees all others. */
static gboolean
press (DossierArticleView *self, GdkEvent *event, const graphene_point_t *point)
{
  const GdkModifierType others = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;
  DossierHandle         handle = dossier_article_handles_get_at (self, point->x, point->y);

  self->press_x = point->x;
  self->press_y = point->y;
  self->press_modifiers = gdk_event_get_modifier_state (event);
  self->is_press_taken = FALSE;
  if ((self->press_modifiers & (others | GDK_SHIFT_MASK)) == GDK_SHIFT_MASK)
    self->is_press_taken = dossier_article_handles_reach (self, point->x, point->y);
  else if (handle != DOSSIER_HANDLE_NONE)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      dossier_article_handles_begin (self, handle);
      return GDK_EVENT_STOP;
    }
  return self->is_press_taken ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static gboolean
is_near_press (DossierArticleView *self, const graphene_point_t *point)
{
  return ABS (point->x - self->press_x) <= CLICK_DISTANCE &&
         ABS (point->y - self->press_y) <= CLICK_DISTANCE;
}

static gboolean
release (DossierArticleView *self, const graphene_point_t *point)
{
  gboolean is_dragged = self->handles.dragged != DOSSIER_HANDLE_NONE;
  gsize    offset;

  if (is_dragged)
    dossier_article_handles_end (self);
  /* The view itself has yet to see the event and to settle the selection. */
  if (self->is_press_taken || !is_near_press (self, point))
    self->press_x = self->press_y = -1;
  /* A click on a handle is one on the words under it, but not on those beside the annotation. */
  if (is_dragged && (!get_offset_at (self, point->x, point->y, &offset) ||
                     dossier_article_hits_get_annotation (self->hits, offset) == 0))
    self->press_x = self->press_y = -1;
  if (!is_dragged || self->press_x >= 0)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE,
                     offer_after_release_cb,
                     g_object_ref (self),
                     g_object_unref);
  return is_dragged ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static gboolean
drag (DossierArticleView *self, GdkEvent *event, const graphene_point_t *point)
{
  GdkModifierType modifiers = gdk_event_get_modifier_state (event);

  if (self->handles.dragged == DOSSIER_HANDLE_NONE)
    return GDK_EVENT_PROPAGATE;
  /* A hand that trembles while it clicks moves nothing. */
  if (!is_near_press (self, point) || self->is_press_taken)
    {
      self->is_press_taken = TRUE;
      dossier_article_handles_move (self, point->x, point->y, (modifiers & GDK_CONTROL_MASK) != 0);
    }
  return GDK_EVENT_STOP;
}

/* The text view claims the pointer's sequences, so that no gesture of ours would live until the
 * release. Here events are looked at before it; few are taken. */
static gboolean
pointer_event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, DossierArticleView *self)
{
  GdkEventType     type = gdk_event_get_event_type (event);
  graphene_point_t point;

  if (type == GDK_GRAB_BROKEN)
    dossier_article_handles_cancel (self);
  if ((type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE && type != GDK_MOTION_NOTIFY) ||
      (type != GDK_MOTION_NOTIFY && gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY) ||
      !get_point (self, event, &point))
    return GDK_EVENT_PROPAGATE;
  if (type == GDK_MOTION_NOTIFY)
    return drag (self, event, &point);
  return type == GDK_BUTTON_PRESS ? press (self, event, &point) : release (self, &point);
}

static void
pointer_moved_cb (GtkEventControllerMotion *controller,
                  double                    x,
                  double                    y,
                  DossierArticleView       *self)
{
  gboolean is_active = FALSE;
  gsize    offset;

  if (get_offset_at (self, x, y, &offset))
    is_active = dossier_article_hits_get_link (self->hits, offset) != NULL ||
                get_image_at (self, offset) != NULL;
  if (dossier_article_handles_get_at (self, x, y) != DOSSIER_HANDLE_NONE)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "ew-resize");
  else
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_active ? "pointer" : "text");
}

gboolean
dossier_article_view_query_tooltip (GtkWidget  *widget,
                                    int         x,
                                    int         y,
                                    gboolean    keyboard_tip,
                                    GtkTooltip *tooltip)
{
  DossierArticleView   *self = DOSSIER_ARTICLE_VIEW (widget);
  const DossierMention *mention;
  g_autofree char      *words = NULL;
  const DossierInline  *link;
  gsize                 offset;

  if (keyboard_tip || !get_offset_at (self, x, y, &offset))
    return FALSE;
  link = dossier_article_hits_get_link (self->hits, offset);
  mention = dossier_article_hits_get_mention (self->hits, offset);
  if (link != NULL && link->kind == DOSSIER_INLINE_REFERENCE)
    link = NULL;
  if (link == NULL && (mention == NULL || mention->name == NULL))
    return FALSE;
  words = link != NULL
              ? g_strdup (link->target)
              : g_strdup_printf ("%s · %s",
                                 mention->name,
                                 dossier_palette_get_label (DOSSIER_TONE_OF_KIND (mention->kind)));
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

void
dossier_article_view_watch_pointer (DossierArticleView *self)
{
  GtkEventController *pointer = gtk_event_controller_legacy_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (pointer, GTK_PHASE_CAPTURE);
  g_signal_connect (pointer, "event", G_CALLBACK (pointer_event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), pointer);
  g_signal_connect (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
