/* dossier-window-notes.c: what the window does for annotations: names of colours, the way to a
 * passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-window-private.h"

#include "app/annotations/dossier-colours-dialog.h"
#include "app/dossier-report.h"

void
dossier_window_rename_colours_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (self->notebook != NULL)
    gtk_window_present (
        GTK_WINDOW (dossier_colours_dialog_new (GTK_WINDOW (self), self->notebook)));
}

/* An annotation to be shown as soon as its article is open. */
typedef struct
{
  DossierWindow *window; /* owned */
  gint64         id;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* (transfer full) (nullable) */
static DossierAnnotationItem *
find_annotation (DossierReading *reading, gint64 id)
{
  GListModel *annotations = dossier_reading_get_annotations (reading);
  guint       n = g_list_model_get_n_items (annotations);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierAnnotationItem) item = g_list_model_get_item (annotations, i);

      if (dossier_annotation_item_get_id (item) == id)
        return g_steal_pointer (&item);
    }
  return NULL;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  DossierWindow *self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierReading) reading = dossier_reading_open_finish (result, &error);
  g_autoptr (DossierAnnotationItem) item = NULL;

  if (reading == NULL)
    {
      dossier_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (dossier_reading_get_notebook (reading) != self->notebook)
    return;
  dossier_window_show_reading (self, reading);
  if (self->reader == NULL || dossier_reader_page_get_reading (self->reader) != reading)
    return;
  item = find_annotation (reading, opening->id);
  if (item == NULL)
    return;
  dossier_annotation_pane_select (dossier_reader_page_get_pane (self->reader), opening->id);
  if (dossier_annotation_item_is_orphan (item))
    gtk_widget_activate_action (GTK_WIDGET (dossier_reader_page_get_view (self->reader)),
                                "reader.show-origin",
                                "x",
                                opening->id);
  else
    dossier_article_view_flash_span (dossier_reader_page_get_view (self->reader),
                                     dossier_annotation_item_get_span (item));
}

void
dossier_window_open_annotation_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  Opening       *opening = NULL;
  gint64         article_id = 0;
  gint64         id = 0;

  if (self->notebook == NULL)
    return;
  g_variant_get (parameter, "(xx)", &article_id, &id);
  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (self);
  opening->id = id;
  g_cancellable_cancel (self->reading);
  g_object_unref (self->reading);
  self->reading = g_cancellable_new ();
  dossier_reading_open_async (self->notebook, article_id, 0, self->reading, opened_cb, opening);
}
