/* dossier-reader-versions.c: what the reading room does with versions: asks for a newer one, tells
 * of it, shows what changed, brings back annotations that have lost their passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-reader-page-private.h"

#include "app/dossier-report.h"
#include "app/versions/dossier-changes-words.h"
#include "app/widgets/dossier-time-text.h"

#include <glib/gi18n-lib.h>

#define BODY_ARTICLE "article"
#define BODY_CHANGES "changes"

/* The bar ----------------------------------------------------------------------------------------
 */

static gboolean
has_newer (DossierReaderPage *self)
{
  gboolean has_newer = FALSE;

  if (self->reading != NULL)
    g_object_get (self->reading, "has-newer-version", &has_newer, NULL);
  return has_newer;
}

/* When the newest version was fetched. */
static char *
dup_newest_moment (DossierComparison *comparison)
{
  const GArray *versions = dossier_comparison_get_versions (comparison);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return dossier_time_text_dup_moment (
      g_array_index (versions, DossierComparedVersion, versions->len - 1).fetched,
      now);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReaderPage) self = user_data;
  g_autoptr (DossierComparison) comparison = dossier_comparison_open_finish (result, NULL);
  g_autofree char *summary = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *title = NULL;

  /* Without it the bar says no more than that there is a newer version. */
  if (comparison == NULL || self->reading == NULL ||
      dossier_comparison_get_article_id (comparison) !=
          dossier_reading_get_article_id (self->reading) ||
      dossier_comparison_get_old_number (comparison) != dossier_reading_get_number (self->reading))
    return;
  moment = dup_newest_moment (comparison);
  /* Translators: %s is a moment: "Today, 14:20" */
  title = g_strdup_printf (_ ("There is a newer version: %s"), moment);
  summary = dossier_changes_words_dup_summary (comparison);
  gtk_label_set_text (self->newer_title, title);
  gtk_label_set_text (self->newer_summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->newer_summary), TRUE);
}

void
dossier_reader_versions_update (DossierReaderPage *self)
{
  g_cancellable_cancel (self->comparing);
  g_clear_object (&self->comparing);
  gtk_revealer_set_reveal_child (self->newer, has_newer (self));
  if (!has_newer (self))
    return;
  gtk_label_set_text (self->newer_title, _ ("The notebook has a newer version of this page."));
  gtk_widget_set_visible (GTK_WIDGET (self->newer_summary), FALSE);
  self->comparing = g_cancellable_new ();
  dossier_comparison_open_async (dossier_reading_get_notebook (self->reading),
                                 dossier_reading_get_article_id (self->reading),
                                 dossier_reading_get_number (self->reading),
                                 0,
                                 self->comparing,
                                 compared_cb,
                                 g_object_ref (self));
}

/* What changed -----------------------------------------------------------------------------------
 */

static void
changes_closed_cb (DossierChangesView *changes, DossierReaderPage *self)
{
  dossier_reader_versions_close (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
dossier_reader_page_show_changes (DossierReaderPage *self, guint old_number, guint new_number)
{
  g_return_if_fail (DOSSIER_IS_READER_PAGE (self));

  if (self->reading == NULL)
    return;
  if (dossier_reading_get_n_versions (self->reading) < 2)
    {
      dossier_report_toast (GTK_WIDGET (self), _ ("This article has only one version."));
      return;
    }
  if (self->changes == NULL)
    {
      self->changes = DOSSIER_CHANGES_VIEW (dossier_changes_view_new ());
      g_signal_connect (self->changes, "closed", G_CALLBACK (changes_closed_cb), self);
      gtk_stack_add_named (self->body, GTK_WIDGET (self->changes), BODY_CHANGES);
    }
  dossier_selection_bar_hide (self->selection_bar);
  dossier_find_bar_close (self->find_bar);
  dossier_changes_view_open (self->changes,
                             dossier_reading_get_notebook (self->reading),
                             dossier_reading_get_article_id (self->reading),
                             old_number,
                             new_number);
  gtk_stack_set_visible_child_name (self->body, BODY_CHANGES);
  gtk_revealer_set_reveal_child (self->newer, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->changes));
}

void
dossier_reader_versions_close (DossierReaderPage *self)
{
  if (self->changes != NULL)
    dossier_changes_view_clear (self->changes);
  gtk_stack_set_visible_child_name (self->body, BODY_ARTICLE);
  gtk_revealer_set_reveal_child (self->newer, has_newer (self));
}

DossierChangesView *
dossier_reader_page_get_changes (DossierReaderPage *self)
{
  g_return_val_if_fail (DOSSIER_IS_READER_PAGE (self), NULL);
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->body), BODY_CHANGES) == 0
             ? self->changes
             : NULL;
}

static void
show_changes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);

  if (dossier_reader_page_get_changes (self) != NULL)
    changes_closed_cb (self->changes, self);
  else
    dossier_reader_page_show_changes (self,
                                      has_newer (self) ? dossier_reading_get_number (self->reading)
                                                       : 0,
                                      0);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);
  gint64             id;

  if (self->reading == NULL)
    return;
  id = dossier_reading_get_article_id (self->reading);
  gtk_widget_activate_action_variant (
      widget,
      "win.refresh",
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &id, 1, sizeof id));
}

/* Annotations that have lost their passage --------------------------------------------------------
 */

static DossierAnnotationItem *
find_annotation (DossierReaderPage *self, gint64 id)
{
  GListModel *annotations =
      self->reading != NULL ? dossier_reading_get_annotations (self->reading) : NULL;
  guint n = annotations != NULL ? g_list_model_get_n_items (annotations) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierAnnotationItem) item = g_list_model_get_item (annotations, i);

      if (dossier_annotation_item_get_id (item) == id)
        return item;
    }
  return NULL;
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReaderPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dossier_reading_finish (DOSSIER_READING (source), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "win.toast-undo",
                                "s",
                                _ ("The annotation has a passage again"));
  else
    dossier_report_error (GTK_WIDGET (self), error);
}

static void
reattach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);
  DossierSpan        span;

  if (self->reading == NULL)
    return;
  if (!dossier_article_view_get_selection (self->view, &span))
    {
      dossier_report_toast (widget, _ ("Select the passage in the article first."));
      return;
    }
  dossier_selection_bar_hide (self->selection_bar);
  dossier_article_view_clear_selection (self->view);
  dossier_reading_move_annotation_async (self->reading,
                                         g_variant_get_int64 (parameter),
                                         span,
                                         NULL,
                                         moved_cb,
                                         g_object_ref (self));
}

/* An annotation to be shown as soon as its version is open. */
typedef struct
{
  DossierReaderPage *self;
  gint64             id;
} Origin;

static void
origin_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Origin *origin = user_data;
  g_autoptr (DossierReaderPage) self = origin->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierReading) reading = dossier_reading_open_finish (result, &error);
  DossierAnnotationItem *item;

  if (reading == NULL)
    {
      dossier_report_error (GTK_WIDGET (self), error);
      return;
    }
  dossier_reader_page_set_reading (self, reading);
  item = find_annotation (self, origin->id);
  if (item == NULL || dossier_annotation_item_is_orphan (item))
    return;
  dossier_reader_panes_show_article (self);
  dossier_annotation_pane_select (self->pane, origin->id);
  dossier_article_view_flash_span (self->view, dossier_annotation_item_get_span (item));
}

static void
show_origin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage     *self = DOSSIER_READER_PAGE (widget);
  DossierAnnotationItem *item = find_annotation (self, g_variant_get_int64 (parameter));
  Origin                *origin;

  if (item == NULL)
    return;
  origin = g_new0 (Origin, 1);
  origin->self = g_object_ref (self);
  origin->id = dossier_annotation_item_get_id (item);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  dossier_reading_open_version_async (dossier_reading_get_notebook (self->reading),
                                      dossier_reading_get_article_id (self->reading),
                                      dossier_annotation_item_get_version_id (item),
                                      self->opening,
                                      origin_opened_cb,
                                      origin);
}

void
dossier_reader_versions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "reader.show-changes", NULL, show_changes_action);
  gtk_widget_class_install_action (widget_class, "reader.reattach", "x", reattach_action);
  gtk_widget_class_install_action (widget_class, "reader.show-origin", "x", show_origin_action);
}
