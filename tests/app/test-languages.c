/* test-languages.c: every sentence that a person sees can be translated, and has room to be longer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* No language that anybody has a translation of GTK for. */
#define PSEUDO_LANGUAGE "en@pseudo"
#define LOCALE          "en_GB.UTF-8"

/* What is looked at, and what was found wrong in it. */
typedef struct
{
  const char *screen;
  GHashTable *complaints; /* each once */
} Survey;

/* The words of the notebook, not of the program: they stay as they are in every language. */
static const char *const contents[] = {
  STORY,         "a great find", "9 kg (beans)", "90 kg (beans)", "≈ 640 passengers",
  "article.txt", "Dossier",      "https://",
};

/* Widgets whose words come from GTK, or that show keys. */
static const char *const foreign_types[] = {
  "GtkWindowControls",    "GtkShortcutLabel", "GtkShortcutsShortcut",
  "GtkFileChooserWidget", "GtkEmojiChooser",  "GtkTextView",
};

/* Their labels may hold long names, and end in an ellipsis with the whole in a tooltip. */
static const char *const long_types[] = {
  "DossierArticleRow",
  "DossierEntityRow",
  "DossierIndexRow",
  "AdwWindowTitle",
};

static gboolean
is_below (GtkWidget *widget, const char *const *types, gsize n_types)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    for (gsize i = 0; i < n_types; i++)
      if (strcmp (G_OBJECT_TYPE_NAME (widget), types[i]) == 0)
        return TRUE;
  return FALSE;
}

static gboolean
has_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* A single letter is the name of a key. */
static gboolean
is_translated (const char *text)
{
  if (text == NULL || g_utf8_strlen (text, -1) < 2 || !has_letters (text) ||
      strstr (text, "⟦") != NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    if (strstr (contents[i], text) != NULL)
      return TRUE;
  return FALSE;
}

static void
complain (Survey *survey, GtkWidget *widget, const char *trouble, const char *text)
{
  g_hash_table_add (survey->complaints,
                    g_strdup_printf ("%s, in the %s: %s “%s”",
                                     trouble,
                                     survey->screen,
                                     G_OBJECT_TYPE_NAME (widget),
                                     text));
}

static void
check_text (Survey *survey, GtkWidget *widget, const char *text)
{
  if (!is_translated (text))
    complain (survey, widget, "not translated", text);
}

static void
check_room (Survey *survey, GtkLabel *label)
{
  if (strstr (gtk_label_get_text (label), "⟦") != NULL &&
      pango_layout_is_ellipsized (gtk_label_get_layout (label)) &&
      !is_below (GTK_WIDGET (label), long_types, G_N_ELEMENTS (long_types)))
    complain (survey, GTK_WIDGET (label), "no room", gtk_label_get_text (label));
}

/* GTK names the keys. */
static gboolean
is_key (GtkWidget *widget)
{
  return strcmp (gtk_widget_get_css_name (widget), "accelerator") == 0 ||
         gtk_widget_has_css_class (widget, "key");
}

static void
survey_widget (Survey *survey, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || is_key (widget) ||
      is_below (widget, foreign_types, G_N_ELEMENTS (foreign_types)))
    return;

  check_text (survey, widget, gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_LABEL (widget))
    {
      check_text (survey, widget, gtk_label_get_text (GTK_LABEL (widget)));
      check_room (survey, GTK_LABEL (widget));
    }
  else if (GTK_IS_TEXT (widget))
    check_text (survey, widget, gtk_text_get_placeholder_text (GTK_TEXT (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    survey_widget (survey, child);
}

static void
collect_menu_buttons (GtkWidget *widget, GPtrArray *buttons)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_MENU_BUTTON (widget) && gtk_widget_get_sensitive (widget))
    g_ptr_array_add (buttons, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_menu_buttons (child, buttons);
}

/* The menus, each while it is open. */
static void
survey_menus (Survey *survey, GtkWidget *window)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  collect_menu_buttons (window, buttons);
  for (guint i = 0; i < buttons->len; i++)
    {
      GtkMenuButton *button = buttons->pdata[i];
      GtkPopover    *popover;

      gtk_menu_button_popup (button);
      app_test_settle (window);
      popover = gtk_menu_button_get_popover (button);
      if (popover != NULL)
        survey_widget (survey, GTK_WIDGET (popover));
      gtk_menu_button_popdown (button);
      app_test_settle (window);
    }
}

static void
survey_init (Survey *survey)
{
  survey->complaints = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
survey_finish (Survey *survey)
{
  GHashTableIter iter;
  gpointer       complaint;

  g_hash_table_iter_init (&iter, survey->complaints);
  while (g_hash_table_iter_next (&iter, &complaint, NULL))
    {
      g_test_message ("%s", (char *) complaint);
      g_test_fail ();
    }
  g_hash_table_unref (survey->complaints);
}

static void
test_library (void)
{
  ReaderTest test = { 0 };
  Survey     survey = { .screen = "library" };

  survey_init (&survey);
  test.path = app_test_dup_notebook_path ();
  test.window = app_test_open_window (test.path);
  survey.screen = "empty library";
  survey_widget (&survey, GTK_WIDGET (test.window));
  app_test_capture_text (test.window, "article.txt", STORY);
  app_test_wait_until (
      app_test_find_label (GTK_WIDGET (test.window), "A ferry runs dry of coffee") != NULL);
  survey.screen = "library";
  survey_widget (&survey, GTK_WIDGET (test.window));
  survey_menus (&survey, GTK_WIDGET (test.window));
  app_test_close_window (test.window);
  app_test_remove_notebook (test.path);
  g_free (test.path);
  survey_finish (&survey);
}

static void
test_reading_room (void)
{
  ReaderTest test = { 0 };
  Survey     survey = { .screen = "reading room" };
  gint64     id;

  survey_init (&survey);
  reader_test_open (&test, STORY);
  id =
      reader_test_annotate (&test, "somebody had loaded", DOSSIER_HIGHLIGHT_YELLOW, "a great find");
  reader_test_wait_for_card (&test, id);
  app_test_settle (GTK_WIDGET (test.window));
  survey_widget (&survey, GTK_WIDGET (test.window));
  survey_menus (&survey, GTK_WIDGET (test.window));
  reader_test_close (&test);
  survey_finish (&survey);
}

/* The windows and dialogs that an action of the window brings up. */
static void
survey_dialog (Survey *survey, GtkWidget *window, const char *action)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget  *dialog = NULL;

  survey->screen = action;
  gtk_widget_activate_action (window, action, NULL);
  app_test_wait_until (g_list_model_get_n_items (windows) > 1);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (windows, i);

      if (toplevel != window)
        dialog = toplevel;
    }
  app_test_wait_until (gtk_widget_get_mapped (dialog));
  app_test_settle (dialog);
  survey_widget (survey, dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_wait_until (g_list_model_get_n_items (windows) == 1);
}

static void
test_dialogs (void)
{
  static const char *const actions[] = {
    "win.add",          "win.subscribe",     "win.show-rules",
    "win.show-backups", "win.show-captures", "win.show-shortcuts",
  };
  char          *path = app_test_dup_notebook_path ();
  DossierWindow *window = app_test_open_window (path);
  Survey         survey = { 0 };

  survey_init (&survey);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    survey_dialog (&survey, GTK_WIDGET (window), actions[i]);
  app_test_close_window (window);
  app_test_remove_notebook (path);
  g_free (path);
  survey_finish (&survey);
}

/* Turns everything to @language; back with PSEUDO_LANGUAGE and @folder of before. */
static void
set_language (const char *language, const char *folder)
{
  g_setenv ("LANGUAGE", language, TRUE);
  /* Only a folder that is not the one of before makes gettext look again. */
  bindtextdomain (GETTEXT_PACKAGE, G_DIR_SEPARATOR_S);
  bindtextdomain (GETTEXT_PACKAGE, folder);
}

static double
get_left (GtkWidget *widget, GtkWidget *window)
{
  double x = 0;
  double y = 0;

  g_assert_true (gtk_widget_translate_coordinates (widget, window, 0, 0, &x, &y));
  return x;
}

/* DOSSIER_SHOTS is a folder for pictures, for the eye. */
static void
shoot (DossierWindow *window, const char *name)
{
  const char *folder = g_getenv ("DOSSIER_SHOTS");
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  texture = app_test_shoot (GTK_WIDGET (window));
  path = g_build_filename (folder, name, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static void
test_right_to_left (void)
{
  g_autofree char *pseudo = g_strdup (bindtextdomain (GETTEXT_PACKAGE, NULL));
  g_autofree char *translations = g_build_filename (DOSSIER_BUILD_ROOT, "po", NULL);
  ReaderTest       test = { 0 };
  gint64           id;

  set_language ("ar", translations);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  test.path = app_test_dup_notebook_path ();
  test.window = app_test_open_window (test.path);
  test.article_id = app_test_capture_text (test.window, "article.txt", STORY);
  app_test_wait_until (
      app_test_find_label (GTK_WIDGET (test.window), "A ferry runs dry of coffee") != NULL);
  app_test_settle (GTK_WIDGET (test.window));
  g_assert_nonnull (app_test_find_label (GTK_WIDGET (test.window), "كل المقالات"));
  shoot (test.window, "library.png");
  app_test_close_window (test.window);
  app_test_remove_notebook (test.path);
  g_free (test.path);

  reader_test_open (&test, STORY);
  id =
      reader_test_annotate (&test, "somebody had loaded", DOSSIER_HIGHLIGHT_YELLOW, "a great find");
  reader_test_wait_for_card (&test, id);
  app_test_settle (GTK_WIDGET (test.window));
  shoot (test.window, "reading-room.png");
  /* Names at the start of the line, notes at its end. */
  g_assert_cmpfloat (get_left (GTK_WIDGET (test.sidebar), GTK_WIDGET (test.window)),
                     >,
                     get_left (GTK_WIDGET (test.view), GTK_WIDGET (test.window)));
  g_assert_cmpfloat (get_left (GTK_WIDGET (test.pane), GTK_WIDGET (test.window)),
                     <,
                     get_left (GTK_WIDGET (test.view), GTK_WIDGET (test.window)));
  reader_test_close (&test);

  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  set_language (PSEUDO_LANGUAGE, pseudo);
}

/* The translations that come with the program are where it looks for them. */
static void
test_translations (void)
{
  static const struct
  {
    const char *language;
    const char *annotations;
    const char *three_articles;
  } languages[] = {
    { "ar", "التعليقات", "%u مقالات" },
    { "de", "Anmerkungen", "%u Artikel" },
    { "fr", "Annotations", "%u articles" },
  };
  g_autofree char *pseudo = g_strdup (bindtextdomain (GETTEXT_PACKAGE, NULL));
  g_autofree char *translations = g_build_filename (DOSSIER_BUILD_ROOT, "po", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      set_language (languages[i].language, translations);
      g_assert_cmpstr (_ ("Annotations"), ==, languages[i].annotations);
      g_assert_cmpstr (ngettext ("%u article", "%u articles", 3), ==, languages[i].three_articles);
    }
  set_language (PSEUDO_LANGUAGE, pseudo);
}

/* The folder that has the pseudo-translation; NULL where it cannot be made. */
static char *
make_pseudo_translation (void)
{
  g_autofree char *top = g_test_build_filename (G_TEST_DIST, "..", NULL);
  g_autofree char *program = g_test_build_filename (G_TEST_DIST, "app", "make-pseudo", NULL);
  g_autofree char *folder = g_dir_make_tmp ("dossier-languages-XXXXXX", NULL);
  g_autofree char *messages = g_build_filename (folder, PSEUDO_LANGUAGE, "LC_MESSAGES", NULL);
  g_autofree char *file = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);
  const char      *argv[] = { program, top, file, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_spawn_sync (NULL,
                (char **) argv,
                NULL,
                G_SPAWN_DEFAULT,
                NULL,
                NULL,
                NULL,
                NULL,
                &status,
                &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    {
      g_assert_error (error, G_SPAWN_EXIT_ERROR, 77);
      return NULL;
    }
  return g_steal_pointer (&folder);
}

/* Newer C libraries translate nothing in C.UTF-8, the only locale that each machine has. Another is
 * made beside the translation; FALSE where that cannot be. */
static gboolean
use_locale (const char *folder)
{
  g_autofree char *locale = g_build_filename (folder, LOCALE, NULL);
  const char      *argv[] = { "localedef", "-c", "-i", "en_GB", "-f", "UTF-8", locale, NULL };

  if (!g_spawn_sync (NULL,
                     (char **) argv,
                     NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL,
                     NULL,
                     NULL,
                     NULL,
                     NULL,
                     NULL))
    return FALSE;
  g_setenv ("LOCPATH", folder, TRUE);
  g_setenv ("LC_ALL", LOCALE, TRUE);
  return setlocale (LC_ALL, "") != NULL;
}

static void
remove_pseudo_translation (const char *folder)
{
  static const char *const parts[] = {
    PSEUDO_LANGUAGE "/LC_MESSAGES/" GETTEXT_PACKAGE ".mo",
    PSEUDO_LANGUAGE "/LC_MESSAGES",
    PSEUDO_LANGUAGE,
    "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_build_filename (folder, parts[i], NULL);

      g_remove (path);
    }
}

/* Removes what localedef wrote, a folder of files and one folder in it. */
static void
remove_locale (const char *path)
{
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      remove_locale (entry);
    }
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *locale = NULL;
  int              result;

  g_setenv ("LANGUAGE", PSEUDO_LANGUAGE, TRUE);
  app_test_init (&argc, &argv);
  folder = make_pseudo_translation ();
  /* gtk_test_init() turned to the C locale, which has no translations. */
  if (folder == NULL || !use_locale (folder))
    return 77;
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_test_add_func ("/app/languages/every-sentence-of-the-library-is-translated", test_library);
  g_test_add_func ("/app/languages/every-sentence-of-the-reading-room-is-translated",
                   test_reading_room);
  g_test_add_func ("/app/languages/every-sentence-of-the-dialogs-is-translated", test_dialogs);
  g_test_add_func ("/app/languages/the-translations-are-found", test_translations);
  g_test_add_func ("/app/languages/arabic-runs-from-right-to-left", test_right_to_left);
  result = g_test_run ();
  locale = g_build_filename (folder, LOCALE, NULL);
  remove_locale (locale);
  remove_pseudo_translation (folder);
  return result;
}
