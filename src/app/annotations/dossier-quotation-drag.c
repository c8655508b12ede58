/* dossier-quotation-drag.c: quotations dragged out of the window: selected words, cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-quotation-drag.h"

#include "app/reader/dossier-quotation.h"
#include "core/text/dossier-passage-link.h"

#include <string.h>

GdkContentProvider *
dossier_quotation_drag_new_provider (DossierReading *reading, DossierSpan span)
{
  g_autofree char *link = NULL;
  char            *list = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GdkContentProvider *providers[2];

  g_return_val_if_fail (DOSSIER_IS_READING (reading), NULL);
  g_return_val_if_fail (span.end > span.start, NULL);

  link = dossier_passage_link_format (dossier_reading_get_article_id (reading),
                                      dossier_reading_get_number (reading),
                                      dossier_reading_get_document (reading)->text,
                                      span);
  /* Lines of a list of addresses end in both (RFC 2483, 5). */
  list = g_strconcat (link, "\r\n", NULL);
  bytes = g_bytes_new_take (list, strlen (list));
  providers[0] = dossier_quotation_new_provider (reading, span);
  providers[1] = gdk_content_provider_new_for_bytes ("text/uri-list", bytes);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  DossierQuotationDragFunc prepare = (DossierQuotationDragFunc) user_data;

  return prepare (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)), x, y);
}

void
dossier_quotation_drag_watch (GtkWidget *widget, DossierQuotationDragFunc prepare)
{
  GtkDragSource *source = gtk_drag_source_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), (gpointer) prepare);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}

static gboolean
is_selected (GtkTextView *view, double x, double y)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    start;
  GtkTextIter    end;
  GtkTextIter    iter;
  int            buffer_x;
  int            buffer_y;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return FALSE;
  gtk_text_view_window_to_buffer_coords (view,
                                         GTK_TEXT_WINDOW_WIDGET,
                                         (int) x,
                                         (int) y,
                                         &buffer_x,
                                         &buffer_y);
  return gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y) &&
         gtk_text_iter_in_range (&iter, &start, &end);
}

static GdkContentProvider *
prepare_view_cb (GtkDragSource *source, double x, double y, DossierArticleView *view)
{
  DossierReading *reading = dossier_article_view_get_reading (view);
  DossierSpan     span;

  if (reading == NULL || !dossier_article_view_get_selection (view, &span))
    return NULL;
  return dossier_quotation_drag_new_provider (reading, span);
}

/* The gesture takes the pointer from the view as soon as it moves: it is there only above selected
 * words, so that elsewhere the pointer selects. */
static void
moved_cb (GtkEventControllerMotion *motion, double x, double y, GtkEventController *source)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (motion));
  gboolean   is_wanted = is_selected (GTK_TEXT_VIEW (view), x, y);

  gtk_event_controller_set_propagation_phase (source,
                                              is_wanted ? GTK_PHASE_CAPTURE : GTK_PHASE_NONE);
}

void
dossier_quotation_drag_watch_view (DossierArticleView *view)
{
  GtkDragSource      *source = gtk_drag_source_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (view));

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_NONE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_view_cb), view);
  g_signal_connect (motion, "motion", G_CALLBACK (moved_cb), source);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
}
