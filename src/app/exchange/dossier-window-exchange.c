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
is_importable (const char *input)
{
  g_autofree char *small = g_ascii_strdown (input, -1);

  if (!g_str_has_prefix (small, "file:") && !g_path_is_absolute (input))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (small, suffixes[i]))
      return TRUE;
  return FALSE;
}

char **
dossier_window_import_inputs (DossierWindow *self, const char *const *inputs)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();

  for (guint i = 0; inputs[i] != NULL; i++)
    {
      g_autoptr (GFile) file = NULL;

      if (!is_importable (inputs[i]))
        {
          g_strv_builder_add (others, inputs[i]);
          continue;
        }
      file = g_path_is_absolute (inputs[i]) ? g_file_new_for_path (inputs[i])
                                            : g_file_new_for_uri (inputs[i]);
      g_list_store_append (self->notebook != NULL ? files : self->wanted_imports, file);
    }
  import_files (self, G_LIST_MODEL (files));
  return g_strv_builder_end (others);
}

void
dossier_window_import_wanted (DossierWindow *self)
{
  g_autoptr (GListStore) files = g_steal_pointer (&self->wanted_imports);

  self->wanted_imports = g_list_store_new (G_TYPE_FILE);
  import_files (self, G_LIST_MODEL (files));
}

/* --- Exporting --- */

/* What the reader chose, until there is a file for it. */
typedef struct
{
  DossierWindow      *window;
  DossierNotebook    *notebook;
  DossierExportFormat format;
  GArray             *ids;         /* (nullable) */
  GArray             *annotations; /* (nullable): ids, when only they are wanted */
  GFile              *file;
  GOutputStream      *stream; /* (nullable) */
} Export;

static void
free_export (Export *export)
{
  g_object_unref (export->window);
  g_object_unref (export->notebook);
  g_clear_pointer (&export->ids, g_array_unref);
  g_clear_pointer (&export->annotations, g_array_unref);
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
  if (export->annotations != NULL)
    dossier_export_annotations_async (export->notebook,
                                      export->format,
                                      export->annotations,
                                      export->stream,
                                      NULL,
                                      exported_cb,
                                      export);
  else
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
  if (scope == DOSSIER_EXPORT_SELECTION)
    return dossier_library_page_copy_selected (self->library);
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
dossier_window_export_annotations_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow      *self = DOSSIER_WINDOW (widget);
  DossierFileQuestion question = { .title = _ ("Export"), .accept_label = _ ("_Export") };
  g_autofree char    *name = NULL;
  g_autoptr (GVariant) ids = NULL;
  const char         *format_name = NULL;
  DossierExportFormat format;
  Export *export = NULL;
  const gint64 *numbers = NULL;
  gsize         n_numbers = 0;

  g_variant_get (parameter, "(&s@ax)", &format_name, &ids);
  if (self->notebook == NULL || !dossier_export_format_from_string (format_name, &format))
    return;
  numbers = g_variant_get_fixed_array (ids, &n_numbers, sizeof (gint64));
  export = g_new0 (Export, 1);
  export->window = g_object_ref (self);
  export->notebook = g_object_ref (self->notebook);
  export->format = format;
  export->annotations = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (export->annotations, numbers, n_numbers);
  name = g_strconcat (_ ("annotations"), ".", dossier_export_format_get_suffix (format), NULL);
  question.name = name;
  dossier_compat_save_async (GTK_WINDOW (self), &question, NULL, file_chosen_cb, export);
}

/* Several selected articles, while the library is in front of the reader. */
static gboolean
has_selection (DossierWindow *self)
{
  g_autoptr (GArray) ids = NULL;

  if (get_reading (self) != NULL)
    return FALSE;
  ids = dossier_library_page_copy_selected (self->library);
  return ids->len > 1;
}

void
dossier_window_export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow     *self = DOSSIER_WINDOW (widget);
  DossierExportScope proposed = DOSSIER_EXPORT_EVERYTHING;
  GtkWidget         *dialog;

  if (get_reading (self) != NULL)
    proposed = DOSSIER_EXPORT_ARTICLE;
  else if (has_selection (self))
    proposed = DOSSIER_EXPORT_SELECTION;
  dialog = dossier_export_dialog_new (GTK_WINDOW (self), proposed);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
