/* dossier-reader-print.c: brings the open article to a printer, or into a PDF file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-reader-page-private.h"

#include "app/dossier-compat.h"
#include "app/dossier-report.h"
#include "app/reader/dossier-paper-print.h"

#include <glib/gi18n-lib.h>

/* Of a file's name, in characters. */
#define MAX_NAME 80

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, DossierReaderPage *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  dossier_report_error (GTK_WIDGET (self), error);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (self->reading == NULL)
    return;
  operation = dossier_paper_print_new_operation (
      dossier_paper_new (self->reading, dossier_article_view_get_text (self->view)));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  /* What goes wrong is told by "done" too. */
  gtk_print_operation_run (operation,
                           GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (widget)),
                           NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReaderPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dossier_paper_print_save_finish (result, &error))
    dossier_report_toast (GTK_WIDGET (self), _ ("Saved as a PDF"));
  else
    dossier_report_error (GTK_WIDGET (self), error);
}

typedef struct
{
  DossierReaderPage *page;
  DossierPaper      *paper;
} Asking;

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asking *asking = user_data;
  g_autoptr (DossierReaderPage) self = asking->page;
  g_autoptr (DossierPaper) paper = asking->paper;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = dossier_compat_save_finish (result, &error);

  if (file != NULL)
    dossier_paper_print_save_async (g_steal_pointer (&paper),
                                    file,
                                    NULL,
                                    saved_cb,
                                    g_object_ref (self));
  else if (error != NULL)
    dossier_report_error (GTK_WIDGET (self), error);
}

/* The title without what file systems do not like. */
static char *
dup_file_name (const char *title)
{
  g_autofree char *start = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), MAX_NAME));

  g_strdelimit (start, "/\\:*?\"<>|\n\t", ' ');
  g_strstrip (start);
  return g_strdup_printf ("%s.pdf", *start != '\0' ? start : _ ("Article"));
}

static void
save_pdf_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char    *file_name = NULL;
  DossierFileQuestion question = { .title = _ ("Save as PDF"), .accept_label = _ ("_Save") };
  Asking             *asking;

  if (self->reading == NULL)
    return;
  gtk_file_filter_set_name (filter, _ ("PDF files"));
  gtk_file_filter_add_suffix (filter, "pdf");
  g_list_store_append (filters, filter);
  file_name = dup_file_name (dossier_reading_get_document (self->reading)->title);
  question.filters = G_LIST_MODEL (filters);
  question.name = file_name;
  asking = g_new0 (Asking, 1);
  asking->page = g_object_ref (self);
  asking->paper = dossier_paper_new (self->reading, dossier_article_view_get_text (self->view));
  dossier_compat_save_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                             &question,
                             NULL,
                             chosen_cb,
                             asking);
}

void
dossier_reader_print_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "reader.save-pdf", NULL, save_pdf_action);
}
