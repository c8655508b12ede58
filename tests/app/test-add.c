/* test-add.c: the dialog that asks for the address or file of an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include "app/library/dossier-add-dialog.h"
#include "app/library/dossier-articles-view.h"
#include "core/text/dossier-link.h"

typedef struct
{
  DossierWindow *window;
  GtkWidget     *dialog;
  GtkWidget     *entry;
  GtkWidget     *trouble;
  char          *submitted;
} Fixture;

static void
submitted_cb (DossierAddDialog *dialog, const char *input, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_null (fixture->submitted);
  fixture->submitted = g_strdup (input);
}

static void
open_dialog (Fixture *fixture)
{
  fixture->dialog = dossier_add_dialog_new (GTK_WINDOW (fixture->window));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  g_signal_connect (fixture->dialog, "submitted", G_CALLBACK (submitted_cb), fixture);
  fixture->entry = app_test_find (fixture->dialog, GTK_TYPE_ENTRY, "entry");
  fixture->trouble = app_test_find (fixture->dialog, GTK_TYPE_LABEL, "trouble");
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  app_test_settle (fixture->dialog);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = app_test_open_bare_window ();
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), "some words");
  open_dialog (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  app_test_wait_until (fixture->dialog == NULL);
  app_test_close_window (fixture->window);
  g_free (fixture->submitted);
}

static void
try (Fixture *fixture, const char *input)
{
  dossier_add_dialog_set_input (DOSSIER_ADD_DIALOG (fixture->dialog), input);
  g_signal_emit_by_name (app_test_find (fixture->dialog, GTK_TYPE_BUTTON, "add_button"), "clicked");
}

static gboolean
has_trouble (Fixture *fixture)
{
  GtkWidget *revealer = gtk_widget_get_ancestor (fixture->trouble, GTK_TYPE_REVEALER);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  app_test_check_names (fixture->dialog);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)), ==, "");
}

static void
test_nonsense (Fixture *fixture, gconstpointer data)
{
  static const char *const inputs[] = {
    "",
    "   ",
    "hello",
    "two words",
    "ftp://example.org/a",
    "javascript:alert(1)",
    "https://",
    "/no/such/file/anywhere.html",
    "/tmp",
    "~/no-such-file-at-all.txt",
    "file:///no/such/file.html",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      try (fixture, inputs[i]);
      app_test_wait_until (has_trouble (fixture));
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (fixture->trouble)), !=, "");
      g_assert_true (gtk_widget_has_css_class (fixture->entry, "error"));
      g_assert_null (fixture->submitted);
      /* Typing on takes it back. */
      gtk_editable_set_text (GTK_EDITABLE (fixture->entry), "x");
      g_assert_false (has_trouble (fixture));
    }
}

static void
test_addresses (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *input;
    const char *submitted;
  } cases[] = {
    { "https://example.org/a", "https://example.org/a" },
    { "  example.org/story ", "https://example.org/story" },
    { "<http://example.org/b>", "http://example.org/b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (fixture->dialog == NULL)
        open_dialog (fixture);
      try (fixture, cases[i].input);
      g_assert_cmpstr (fixture->submitted, ==, cases[i].submitted);
      app_test_wait_until (fixture->dialog == NULL);
      g_clear_pointer (&fixture->submitted, g_free);
    }
}

static void
test_clipboard (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));

  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  app_test_wait_until (fixture->dialog == NULL);
  gdk_clipboard_set_text (clipboard, " https://example.org/copied\n");
  open_dialog (fixture);
  app_test_wait_until (*gtk_editable_get_text (GTK_EDITABLE (fixture->entry)) != '\0');
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->entry)),
                   ==,
                   "https://example.org/copied");
}

static void
test_several_addresses (Fixture *fixture, gconstpointer data)
{
  try (fixture, "https://example.org/a https://example.org/b");
  g_assert_cmpstr (fixture->submitted, ==, "https://example.org/a https://example.org/b");
  app_test_wait_until (fixture->dialog == NULL);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_bookmark (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copied = NULL;
  GtkWidget       *expander = app_test_find (fixture->dialog, GTK_TYPE_EXPANDER, NULL);

  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  app_test_settle (fixture->dialog);
  app_test_check_names (fixture->dialog);
  g_signal_emit_by_name (app_test_find (fixture->dialog, GTK_TYPE_BUTTON, "bookmark_button"),
                         "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->dialog),
                                 NULL,
                                 text_read_cb,
                                 &copied);
  app_test_wait_until (copied != NULL);
  g_assert_cmpstr (copied, ==, DOSSIER_LINK_BOOKMARKLET);
}

static void
test_escape (Fixture *fixture, gconstpointer data)
{
  app_test_focus_window (GTK_WINDOW (fixture->dialog));
  app_test_press_key (fixture->dialog, GDK_KEY_Escape, 0);
  app_test_wait_until (fixture->dialog == NULL);
  g_assert_null (fixture->submitted);
}

/* From the dialog to the list, with real keys. */
static void
test_file_is_captured (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();
  g_autofree char *file = app_test_write_file (
      path,
      "page.html",
      "<html><head><title>Well dried up</title></head><body><article><h1>Well dried up</h1>"
      "<p>The old well of the village gave no water for the first time since it was dug, said "
      "mayor Anna Keller on Sunday, and nobody knows why it stopped.</p><p>Keller has asked two "
      "engineers to look into it, and into the well, before the end of the month.</p></article>"
      "</body></html>");
  DossierWindow *window = app_test_open_window (path);
  GtkWidget     *view = app_test_find (GTK_WIDGET (window), DOSSIER_TYPE_ARTICLES_VIEW, NULL);
  GtkWidget     *list = app_test_find (view, GTK_TYPE_LIST_VIEW, "list");
  GListModel    *articles = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  GtkWindow     *dialog = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), "some words");
  app_test_focus_window (GTK_WINDOW (window));
  app_test_press_key (GTK_WIDGET (window), GDK_KEY_n, GDK_CONTROL_MASK);
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (gtk_window_get_toplevels (), i);

      if (DOSSIER_IS_ADD_DIALOG (other))
        dialog = other;
    }
  g_assert_nonnull (dialog);
  app_test_focus_window (dialog);
  app_test_type (GTK_WIDGET (dialog), file);
  app_test_press_key (GTK_WIDGET (dialog), GDK_KEY_Return, 0);
  app_test_wait_until (g_list_model_get_n_items (articles) == 1);
  app_test_wait_until (app_test_find_label (GTK_WIDGET (window), "Captured “Well dried up”") !=
                       NULL);
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  add ("/app/add/everything-has-a-name", test_names);
  add ("/app/add/nonsense-is-refused-beside-the-field", test_nonsense);
  add ("/app/add/an-address-is-completed-and-submitted", test_addresses);
  add ("/app/add/a-copied-address-is-there-already", test_clipboard);
  add ("/app/add/several-addresses-are-submitted", test_several_addresses);
  add ("/app/add/a-bookmark-for-the-browser-can-be-copied", test_bookmark);
  add ("/app/add/escape-closes", test_escape);
  g_test_add_func ("/app/add/a-file-is-captured-by-keys-alone", test_file_is_captured);
  return g_test_run ();
}
