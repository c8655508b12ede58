/* take-screenshots.c: writes pictures of the real window on prepared notebooks into a folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: headless take-screenshots FOLDER [FILE…]; each FILE is captured and pictured too
 */
#include "config.h"

#include "app-test.h"

#include "app/library/dossier-add-dialog.h"
#include "app/library/dossier-articles-view.h"
#include "app/library/dossier-index-pane.h"
#include "app/library/dossier-library-page.h"
#include "app/library/dossier-library-sidebar.h"
#include "app/preferences/dossier-shortcuts-window.h"
#include "notebook/dossier-capture.h"
#include "notebook/dossier-reading.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *out_folder;

/* Invented, as everything in them. The oldest first. */
static const struct
{
  const char *file;
  const char *site;
  const char *author;
  const char *date;
  const char *title;
  const char *lead;
  const char *text;
} stories[] = {
  { "glacier.html",
    "Alpenbote",
    "Regula Frei",
    "2026-09-02",
    "A glacier loses its name",
    "The mapping office has taken the last remnant of the Pizol glacier off the map.",
    "<p>Less than 0.06 square kilometres of ice are left below the summit, said cartographer Beat "
    "Luchsinger in Bern on Wednesday. “We draw what is there,” he said.</p><p>Nineteen other "
    "glaciers of Switzerland are to follow before 2030.</p>" },
  { "tram.html",
    "Il Molo",
    "Dario Furlan",
    "2026-10-30",
    "Line 4 comes back after sixty years",
    "Trams will run again between the harbour and the university of Trieste.",
    "<p>The city council of Trieste decided by 27 votes to 12 to lay 7.2 kilometres (4.5 miles) of "
    "new track. The line closed in 1966.</p><p>Mayor Elisa Cossutta expects 11,000 riders a day, "
    "and a ride of 19 minutes from end to end.</p>" },
  { "letters.html",
    "Jornal da Ribeira",
    "Ana Seixas",
    "2026-11-12",
    "City archive finds 212 love letters inside a tax ledger",
    "All in one hand, all unsent: archivists in Porto opened a ledger of 1887 and found a life.",
    "<p>Archivists in Porto opened a ledger of 1887 and found 212 letters in it. The writer signs "
    "as Amadeu; whoever he wrote to is called only “my quiet bookkeeper”.</p><p>Rita Falcão of the "
    "city archive will read one of them aloud each week.</p>" },
  { "orchard.html",
    "Etschtaler Tagblatt",
    "Jonas Mair",
    "2026-11-18",
    "Orchards of the Etsch valley bloom in November",
    "Apple trees between Bolzano and Merano have opened their flowers half a year early.",
    "<p>At least 45 hectares are in bloom, the Laimburg Research Centre said on Wednesday. Growers "
    "fear for a tenth of the next crop, worth about €14 million.</p><p>“A tree does not read the "
    "calendar,” said Greta Pichler, who counts the blossoms for the centre.</p>" },
  { "ferry.html",
    "Sound & Strait",
    "Mikko Rautio",
    "2026-11-20",
    "Night ferry to Tallinn runs out of coffee",
    "Some 640 passengers crossed the Gulf of Finland without a single cup.",
    "<p>“We carry 90 kilograms (198 pounds) for one crossing, and somebody in Helsinki loaded "
    "nine,” said captain Leena Aaltonen on Friday. Aaltonen handed out tea.</p><p>The crossing to "
    "Tallinn took two hours and ten minutes, and felt longer.</p>" },
};

static const struct
{
  const char      *quote;
  const char      *note;
  const char      *tags[3];
  DossierHighlight highlight;
} notes[] = {
  { "moved 62 metres (203 feet) inland on Friday",
    "First report with a distance. Ask for the **survey** of the rails.",
    { "moving day", NULL },
    DOSSIER_HIGHLIGHT_YELLOW },
  { "The Norwegian Coastal Administration says 310 tonnes.",
    "Twenty tonnes less than Zielinski. Who weighed it?",
    { "weight", "check", NULL },
    DOSSIER_HIGHLIGHT_GREEN },
  { "The sea takes about 40 centimetres of the cliff each year.",
    NULL,
    { NULL },
    DOSSIER_HIGHLIGHT_BLUE },
};

static void
save (GtkWidget *widget, const char *name)
{
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%s.png", out_folder, name);

  app_test_settle (widget);
  texture = app_test_shoot (widget);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("cannot write %s", path);
  g_print ("%s\n", path);
}

static void
set_dark (gboolean is_dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      is_dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                              : ADW_COLOR_SCHEME_FORCE_LIGHT);
}

static void
resize (DossierWindow *window, int width, int height)
{
  gint64 end = g_get_monotonic_time () + 300 * 1000;

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  while (g_get_monotonic_time () < end)
    app_test_iterate ();
}

static void
welcomed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured =
      dossier_capture_finish (DOSSIER_NOTEBOOK (source), result, &error);

  g_assert_no_error (error);
  *(gint64 *) user_data = captured->article_id;
}

static gint64
capture_welcome (DossierWindow *window)
{
  gint64 id = 0;

  dossier_capture_welcome_async (dossier_window_get_notebook (window), NULL, welcomed_cb, &id);
  app_test_wait_until (id != 0);
  return id;
}

static gint64
capture_stories (DossierWindow *window)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *html = g_strdup_printf (
          "<html><head><title>%s</title><meta property=\"og:site_name\" content=\"%s\">"
          "<meta name=\"author\" content=\"%s\"><meta name=\"description\" content=\"%s\">"
          "<meta property=\"article:published_time\" content=\"%s\"></head><body><article>"
          "<h1>%s</h1>%s</article></body></html>",
          stories[i].title,
          stories[i].site,
          stories[i].author,
          stories[i].lead,
          stories[i].date,
          stories[i].title,
          stories[i].text);

      app_test_capture_text (window, stories[i].file, html);
    }
  return capture_welcome (window);
}

static void
reading_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(DossierReading **) user_data = dossier_reading_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
annotated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(gint64 *) user_data =
      dossier_reading_annotate_finish (DOSSIER_READING (source), result, &error);
  g_assert_no_error (error);
}

static void
annotate (DossierWindow *window, gint64 article_id)
{
  g_autoptr (DossierReading) reading = NULL;
  const char *text;

  dossier_reading_open_async (dossier_window_get_notebook (window),
                              article_id,
                              0,
                              NULL,
                              reading_opened_cb,
                              &reading);
  app_test_wait_until (reading != NULL);
  text = dossier_reading_get_document (reading)->text;
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      const char            *found = strstr (text, notes[i].quote);
      DossierAnnotationDraft draft = { notes[i].highlight, notes[i].note, notes[i].tags };
      gint64                 id = 0;
      DossierSpan            span;

      g_assert_nonnull (found);
      span.start = (gsize) (found - text);
      span.end = span.start + strlen (notes[i].quote);
      dossier_reading_annotate_async (reading, span, &draft, NULL, annotated_cb, &id);
      app_test_wait_until (id != 0);
    }
}

static void
star (DossierWindow *window, gint64 article_id)
{
  GtkWidget *view = app_test_find (GTK_WIDGET (window), DOSSIER_TYPE_ARTICLES_VIEW, NULL);

  gtk_widget_activate_action (view, "articles.set-starred", "(xb)", article_id, TRUE);
}

static void
open_article (DossierWindow *window, gint64 id)
{
  GtkStack *stack = GTK_STACK (app_test_find (GTK_WIDGET (window), GTK_TYPE_STACK, "stack"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-article", "x", id);
  app_test_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "reader") == 0);
  resize (window,
          gtk_widget_get_width (GTK_WIDGET (window)),
          gtk_widget_get_height (GTK_WIDGET (window)));
}

static void
shoot_library (DossierWindow *window)
{
  GtkWidget *page = app_test_find (GTK_WIDGET (window), DOSSIER_TYPE_LIBRARY_PAGE, NULL);
  GtkWidget *search = app_test_find (page, GTK_TYPE_SEARCH_ENTRY, "search");

  save (GTK_WIDGET (window), "library");
  set_dark (TRUE);
  save (GTK_WIDGET (window), "library-dark");
  set_dark (FALSE);
  gtk_editable_set_text (GTK_EDITABLE (search), "said");
  resize (window, 1180, 780);
  save (GTK_WIDGET (window), "search");
  gtk_editable_set_text (GTK_EDITABLE (search), "zeppelin");
  resize (window, 1180, 780);
  save (GTK_WIDGET (window), "search-nothing");
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  resize (window, 480, 780);
  save (GTK_WIDGET (window), "library-narrow");
  gtk_widget_activate_action (page, "library.toggle-sidebar", NULL);
  resize (window, 480, 780);
  save (GTK_WIDGET (window), "library-narrow-sidebar");
  gtk_widget_activate_action (page, "library.toggle-sidebar", NULL);
  resize (window, 1180, 780);
  dossier_library_sidebar_show_index (
      DOSSIER_LIBRARY_SIDEBAR (app_test_find (page, DOSSIER_TYPE_LIBRARY_SIDEBAR, NULL)),
      DOSSIER_INDEX_PEOPLE);
  resize (window, 1180, 780);
  save (GTK_WIDGET (window), "index");
  gtk_widget_activate_action (app_test_find (page, DOSSIER_TYPE_INDEX_PANE, NULL),
                              "sidebar.show-home",
                              NULL);
}

static void
shoot_dialogs (DossierWindow *window)
{
  GtkWidget *add = dossier_add_dialog_new (GTK_WINDOW (window));
  GtkWidget *keys = dossier_shortcuts_window_new (GTK_WINDOW (window));

  gtk_window_present (GTK_WINDOW (add));
  app_test_settle (add);
  dossier_add_dialog_set_input (DOSSIER_ADD_DIALOG (add), "not an address");
  g_signal_emit_by_name (app_test_find (add, GTK_TYPE_BUTTON, "add_button"), "clicked");
  save (add, "add-dialog");
  gtk_window_destroy (GTK_WINDOW (add));
  gtk_window_present (GTK_WINDOW (keys));
  save (keys, "shortcuts");
  gtk_window_destroy (GTK_WINDOW (keys));
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://localhost:9/article-%u", i + 1);

      gtk_widget_activate_action (GTK_WIDGET (window), "win.capture", "s", address);
    }
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (
          app_test_find (GTK_WIDGET (window), GTK_TYPE_TOGGLE_BUTTON, "details_button")),
      TRUE);
  resize (window, 1180, 780);
  save (GTK_WIDGET (window), "captures-failed");
  gtk_widget_set_visible (app_test_find (GTK_WIDGET (window), GTK_TYPE_BOX, "hint"), TRUE);
  save (GTK_WIDGET (window), "drop-hint");
}

static void
shoot_trouble (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();
  g_autofree char *file = app_test_write_file (path, "letter.dossier", "Dear diary");
  DossierWindow   *window = app_test_open_bare_window ();

  dossier_window_open_notebook (window, file);
  resize (window, 1180, 780);
  save (GTK_WIDGET (window), "trouble");
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

static void
shoot_empty (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();
  DossierWindow   *window = app_test_open_window (path);

  resize (window, 1180, 780);
  save (GTK_WIDGET (window), "empty");
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  DossierWindow   *window;
  gint64           welcome;

  app_test_init (&argc, &argv);
  if (argc < 2)
    g_error ("usage: take-screenshots FOLDER [FILE…]");
  out_folder = argv[1];
  g_mkdir_with_parents (out_folder, 0755);
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", NULL);
  set_dark (FALSE);

  shoot_empty ();
  shoot_trouble ();
  path = app_test_dup_notebook_path ();
  window = app_test_open_window (path);
  resize (window, 1180, 780);
  welcome = capture_stories (window);
  annotate (window, welcome);
  star (window, welcome - 2);
  shoot_library (window);

  resize (window, 1480, 940);
  open_article (window, welcome);
  save (GTK_WIDGET (window), "reading-room");
  set_dark (TRUE);
  save (GTK_WIDGET (window), "reading-room-dark");
  set_dark (FALSE);
  /* First the panes give way, then there is room to shrink further. */
  resize (window, 640, 780);
  resize (window, 480, 780);
  save (GTK_WIDGET (window), "reading-room-narrow");
  resize (window, 1480, 940);
  for (int i = 2; i < argc; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-library", NULL);
      dossier_window_take (window, (const char *[]){ argv[i], NULL });
      resize (window, 1480, 940);
      save (GTK_WIDGET (window), "file");
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-library", NULL);
  resize (window, 1180, 780);
  shoot_dialogs (window);
  app_test_close_window (window);
  app_test_remove_notebook (path);
  return 0;
}
