/* dossier-window-exchange.c: what the window imports and exports, and how it tells of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-window-private.h"

#include "app/dossier-compat.h"
#include "app/dossier-report.h"
#include "app/exchange/dossier-export-dialog.h"
#include "app/exchange/dossier-import-window.h"
#include "notebook/export/dossier-export.h"
#include "notebook/import/dossier-import.h"

#include <glib/gi18n.h>
#include <string.h>

/* --- Importing --- */

/* Files that are imported one after the other, told of together. */
typedef struct
{
  DossierWindow   *window;
  DossierNotebook *notebook;
  GListModel      *files;
  guint            next;
  GtkWidget       *report;
} Import;

static void
free_import (Import *import)
{
  g_object_unref (import->window);
  g_object_unref (import->notebook);
  g_object_unref (import->files);
  g_object_unref (import->report);
  g_free (import);
}

static void import_next (Import *import);

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Import *import = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportReport) report =
      dossier_import_finish (DOSSIER_NOTEBOOK (source), result, &error);
  g_autoptr (GFile) file = g_list_model_get_item (import->files, import->next);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);

  if (report != NULL)
    dossier_import_window_add_report (DOSSIER_IMPORT_WINDOW (import->report), name, report);
  else
    dossier_import_window_add_error (DOSSIER_IMPORT_WINDOW (import->report), name, error);
  import->next++;
  import_next (import);
}

static void
import_next (Import *import)
{
  g_autoptr (GFile) file = g_list_model_get_item (import->files, import->next);

  if (file != NULL)
    {
      dossier_import_async (import->notebook, file, NULL, imported_cb, import);
      return;
    }
  if (gtk_widget_get_mapped (GTK_WIDGET (import->window)))
    gtk_window_present (GTK_WINDOW (import->report));
  else
    gtk_window_destroy (GTK_WINDOW (import->report));
  free_import (import);
}

static void
import_files (DossierWindow *self, GListModel *files)
{
  Import *import;

  if (self->notebook == NULL || g_list_model_get_n_items (files) == 0)
    return;
  import = g_new0 (Import, 1);
  import->window = g_object_ref (self);
  import->notebook = g_object_ref (self->notebook);
  import->files = g_object_ref (files);
  import->report = g_object_ref_sink (dossier_import_window_new (GTK_WINDOW (self)));
  import_next (import);
}

static void
files_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files = dossier_compat_open_many_finish (result, &error);

  if (files != NULL)
    import_files (self, files);
  else
    dossier_report_error (GTK_WIDGET (self), error);
}

void
dossier_window_import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierFileQuestion question = {
    .title = _ ("Import"),
    .accept_label = _ ("_Import"),
  };

  dossier_compat_open_many_async (GTK_WINDOW (widget),
                                  &question,
                                  NULL,
                                  files_chosen_cb,
                                  g_object_ref (widget));
}

/* Files that cannot be an article by themselves; a page is captured. */
static const char *const suffixes[] = {
  ".csv", ".json", ".jsonld", ".opml", ".warc", ".warc.gz", ".dossier-bundle",
};

static gboolean
is_importable (const char *line)
{
  g_autofree char *small = g_ascii_strdown (line, -1);

  if (!g_str_has_prefix (small, "file:"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (small, suffixes[i]))
      return TRUE;
  return FALSE;
}

gboolean
dossier_window_import_text (DossierWindow *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (char **line = lines; *line != NULL; line++)
    {
      g_autoptr (GFile) file = NULL;

      if (*g_strstrip (*line) == '\0')
        continue;
      if (!is_importable (*line))
        return FALSE;
      file = g_file_new_for_uri (*line);
      g_list_store_append (files, file);
    }
  import_files (self, G_LIST_MODEL (files));
  return g_list_model_get_n_items (G_LIST_MODEL (files)) > 0;
}

/* --- Exporting --- */

/* What the reader chose, until there is a file for it. */
typedef struct
{
  DossierWindow      *window;
  DossierNotebook    *notebook;
  DossierExportFormat format;
  GArray             *ids; /* (nullable) */
  GFile              *file;
  GOutputStream      *stream; /* (nullable) */
} Export;

static void
free_export (Export *export)
{
  g_object_unref (export->window);
  g_object_unref (export->notebook);
  g_clear_pointer (&export->ids, g_array_unref);
  g_clear_object (&export->file);
  g_clear_object (&export->stream);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, free_export)

static void
tell_exported (Export *export, const GError *error)
{
  g_autofree char *base = g_file_get_basename (export->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *text = g_strdup_printf (_ ("Exported to “%s”"), name);

  if (error != NULL)
    dossier_report_error (GTK_WIDGET (export->window), error);
  else
    dossier_report_toast (GTK_WIDGET (export->window), text);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error);
  tell_exported (export, error);
}

static void
given_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, NULL);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) giving_up = g_cancellable_new ();
  gboolean is_written = dossier_export_finish (DOSSIER_NOTEBOOK (source), result, &error);

  if (is_written && export->stream != NULL)
    {
      GOutputStream *stream = export->stream;

      g_output_stream_close_async (stream,
                                   G_PRIORITY_DEFAULT,
                                   NULL,
                                   closed_cb,
                                   g_steal_pointer (&export));
      return;
    }
  tell_exported (export, error);
  if (is_written || export->stream == NULL)
    return;
  /* Closing as cancelled leaves a file that was there before as it was. */
  g_cancellable_cancel (giving_up);
  g_output_stream_close_async (export->stream, G_PRIORITY_DEFAULT, giving_up, given_up_cb, NULL);
}

static void
file_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  GFileOutputStream *stream = g_file_replace_finish (G_FILE (source), result, &error);

  if (stream == NULL)
    {
      tell_exported (export, error);
      return;
    }
  export->stream = G_OUTPUT_STREAM (stream);
  dossier_export_async (export->notebook,
                        export->format,
                        export->ids,
                        export->stream,
                        NULL,
                        exported_cb,
                        export);
  g_steal_pointer (&export);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  export->file = dossier_compat_save_finish (result, &error);
  if (export->file == NULL)
    {
      dossier_report_error (GTK_WIDGET (export->window), error);
      return;
    }
  g_file_replace_async (export->file,
                        NULL,
                        FALSE,
                        G_FILE_CREATE_REPLACE_DESTINATION,
                        G_PRIORITY_DEFAULT,
                        NULL,
                        file_opened_cb,
                        export);
  g_steal_pointer (&export);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  export->file = dossier_compat_open_folder_finish (result, &error);
  if (export->file == NULL)
    {
      dossier_report_error (GTK_WIDGET (export->window), error);
      return;
    }
  dossier_export_folder_async (export->notebook,
                               export->format,
                               export->ids,
                               export->file,
                               NULL,
                               exported_cb,
                               export);
  g_steal_pointer (&export);
}

static DossierReading *
get_reading (DossierWindow *self)
{
  if (self->reader == NULL ||
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), PAGE_READER) != 0)
    return NULL;
  return dossier_reader_page_get_reading (self->reader);
}

/* (transfer full) (nullable): NULL for all. */
static GArray *
list_chosen (DossierWindow *self, DossierExportScope scope)
{
  GArray *ids;
  gint64  id;

  if (scope == DOSSIER_EXPORT_EVERYTHING)
    return NULL;
  if (scope == DOSSIER_EXPORT_LIST)
    return dossier_library_page_copy_ids (self->library);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  id = get_reading (self) != NULL ? dossier_reading_get_article_id (get_reading (self)) : 0;
  if (id != 0)
    g_array_append_val (ids, id);
  return ids;
}

static void
chosen_cb (DossierExportDialog *dialog, gpointer user_data)
{
  DossierWindow *self = DOSSIER_WINDOW (user_data);
  Export *export = NULL;
  g_autofree char    *name = NULL;
  DossierFileQuestion question = { .title = _ ("Export"), .accept_label = _ ("_Export") };

  if (self->notebook == NULL)
    return;
  export = g_new0 (Export, 1);
  export->window = g_object_ref (self);
  export->notebook = g_object_ref (self->notebook);
  export->format = dossier_export_dialog_get_format (dialog);
  export->ids = list_chosen (self, dossier_export_dialog_get_scope (dialog));
  if (dossier_export_dialog_wants_folder (dialog))
    {
      dossier_compat_open_folder_async (GTK_WINDOW (self),
                                        &question,
                                        NULL,
                                        folder_chosen_cb,
                                        export);
      return;
    }
  name = g_strconcat (_ ("articles"), ".", dossier_export_format_get_suffix (export->format), NULL);
  question.name = name;
  dossier_compat_save_async (GTK_WINDOW (self), &question, NULL, file_chosen_cb, export);
}

void
dossier_window_export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  GtkWidget     *dialog = dossier_export_dialog_new (GTK_WINDOW (self), get_reading (self) != NULL);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
