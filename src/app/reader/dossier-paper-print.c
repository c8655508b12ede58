/* dossier-paper-print.c: prints an article, or writes it into a PDF file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-paper-print.h"

#include "app/reader/dossier-paper-layout.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

/* Millimetres. */
#define SIDE_MARGIN   22
#define TOP_MARGIN    18
#define BOTTOM_MARGIN 14

#define SLICE_MICROSECONDS 8000

GtkPageSetup *
dossier_paper_print_new_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_left_margin (setup, SIDE_MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_right_margin (setup, SIDE_MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_top_margin (setup, TOP_MARGIN, GTK_UNIT_MM);
  gtk_page_setup_set_bottom_margin (setup, BOTTOM_MARGIN, GTK_UNIT_MM);
  return setup;
}

/* --- a printer --- */

typedef struct
{
  DossierPaper       *paper;
  DossierPaperLayout *layout;
} Printing;

static void
free_printing (gpointer data)
{
  Printing *printing = data;

  dossier_paper_layout_free (printing->layout);
  dossier_paper_free (printing->paper);
  g_free (printing);
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *printing)
{
  dossier_paper_layout_free (printing->layout);
  printing->layout = dossier_paper_layout_new (printing->paper,
                                               gtk_print_context_get_width (context),
                                               gtk_print_context_get_height (context));
}

/* Called again and again from the main loop until everything lies on its page. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *printing)
{
  if (!dossier_paper_layout_step (printing->layout, SLICE_MICROSECONDS))
    return FALSE;
  gtk_print_operation_set_n_pages (operation, dossier_paper_layout_get_n_pages (printing->layout));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *printing)
{
  dossier_paper_layout_draw (printing->layout, page, gtk_print_context_get_cairo_context (context));
}

GtkPrintOperation *
dossier_paper_print_new_operation (DossierPaper *paper)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Printing          *printing = g_new0 (Printing, 1);
  g_autoptr (GtkPageSetup) setup = dossier_paper_print_new_page_setup ();

  printing->paper = paper;
  g_object_set_data_full (G_OBJECT (operation), "dossier-printing", printing, free_printing);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation,
                                    *paper->document->title != '\0' ? paper->document->title
                                                                    : _ ("Article"));
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), printing);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);
  return operation;
}

/* --- a file --- */

typedef struct
{
  DossierPaper *paper;
  GFile        *file;
  double        page_width;
  double        page_height;
  double        x;
  double        y;
  double        width;
  double        height;
} Saving;

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* The tags of the notes, each once. */
static char *
dup_keywords (const DossierPaper *paper)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GString *keywords = g_string_new (NULL);

  for (guint i = 0; i < paper->notes->len; i++)
    {
      char **tags = g_array_index (paper->notes, DossierPaperNote, i).tags;

      for (guint k = 0; tags != NULL && tags[k] != NULL; k++)
        if (g_hash_table_add (known, tags[k]))
          g_string_append_printf (keywords, "%s%s", keywords->len > 0 ? ", " : "", tags[k]);
    }
  return g_string_free (keywords, FALSE);
}

static void
describe (cairo_surface_t *surface, const DossierPaper *paper)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *made = now != NULL ? g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
  g_autofree char *keywords = dup_keywords (paper);

  if (made != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
  if (*keywords != '\0')
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, keywords);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, paper->document->title);
  if (paper->document->byline != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, paper->document->byline);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, paper->source);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dossier");
}

static gboolean
draw_file (const Saving *saving, GByteArray *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (DossierPaperLayout) layout =
      dossier_paper_layout_new (saving->paper, saving->width, saving->height);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb,
                                                                  bytes,
                                                                  saving->page_width,
                                                                  saving->page_height);
  cairo_t         *cr = cairo_create (surface);
  cairo_status_t   status;

  describe (surface, saving->paper);
  while (!dossier_paper_layout_step (layout, SLICE_MICROSECONDS) &&
         !g_cancellable_is_cancelled (cancellable))
    ;
  for (guint i = 0;
       i < dossier_paper_layout_get_n_pages (layout) && !g_cancellable_is_cancelled (cancellable);
       i++)
    {
      cairo_save (cr);
      cairo_translate (cr, saving->x, saving->y);
      dossier_paper_layout_draw (layout, i, cr);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_FAILED,
               "drawing the pages: %s",
               cairo_status_to_string (status));
  return FALSE;
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Saving *saving = data;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GError *error = NULL;

  if (draw_file (saving, bytes, cancellable, &error) &&
      g_file_replace_contents (saving->file,
                               (const char *) bytes->data,
                               bytes->len,
                               NULL,
                               FALSE,
                               G_FILE_CREATE_REPLACE_DESTINATION,
                               NULL,
                               cancellable,
                               &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_prefix_error (&error, "writing the PDF: ");
  g_task_return_error (task, error);
}

/* The thread may be the last to let go of its task: what must end on the main thread ends here. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) outer = user_data;
  Saving *saving = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, error);
  dossier_paper_free (saving->paper);
  g_object_unref (saving->file);
  g_free (saving);
}

void
dossier_paper_print_save_async (DossierPaper       *paper,
                                GFile              *file,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GtkPageSetup) setup = dossier_paper_print_new_page_setup ();
  GTask  *outer = g_task_new (NULL, cancellable, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, saved_cb, outer);

  saving->paper = paper;
  saving->file = g_object_ref (file);
  saving->page_width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  saving->page_height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  saving->x = gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS);
  saving->y = gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS);
  saving->width = gtk_page_setup_get_page_width (setup, GTK_UNIT_POINTS);
  saving->height = gtk_page_setup_get_page_height (setup, GTK_UNIT_POINTS);
  g_task_set_task_data (task, saving, NULL);
  g_task_run_in_thread (task, save_thread);
}

gboolean
dossier_paper_print_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
