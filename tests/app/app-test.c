/* app-test.c: what tests of real widgets share: a notebook of their own, waiting, names, pictures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include "app/dossier-settings.h"
#include "app/dossier-style.h"
#include "app/widgets/dossier-clipped-text.h"
#include "notebook/dossier-capture.h"

#include <glib/gstdio.h>

void
app_test_init (int *argc, char ***argv)
{
  g_autoptr (GSettings) settings = NULL;

  gtk_test_init (argc, argv, NULL);
  adw_init ();
  dossier_style_init ();
  settings = dossier_settings_new ();
  g_object_set (gtk_settings_get_default (),
                "gtk-enable-animations",
                FALSE,
                "gtk-cursor-blink",
                FALSE,
                NULL);
  /* Names would change under a test's hands, as soon as they were read a second time. */
  if (settings != NULL)
    g_settings_set_boolean (settings, DOSSIER_SETTING_SECOND_READING, FALSE);
}

void
app_test_iterate (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (1000);
}

void
app_test_settle (GtkWidget *widget)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  if (gtk_widget_get_mapped (widget))
    gtk_test_widget_wait_for_draw (widget);
}

char *
app_test_dup_notebook_path (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dossier-app-XXXXXX", &error);

  g_assert_no_error (error);
  return g_build_filename (folder, "test.dossier", NULL);
}

void
app_test_remove_notebook (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_remove (file);
    }
  g_rmdir (folder);
}

char *
app_test_write_file (const char *notebook_path, const char *name, const char *contents)
{
  g_autofree char *folder = g_path_get_dirname (notebook_path);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

DossierWindow *
app_test_open_bare_window (void)
{
  DossierWindow *window = dossier_window_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 760);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

DossierWindow *
app_test_open_window (const char *notebook_path)
{
  DossierWindow *window = app_test_open_bare_window ();

  dossier_window_open_notebook (window, notebook_path);
  app_test_wait_until (dossier_window_get_notebook (window) != NULL);
  app_test_settle (GTK_WIDGET (window));
  return window;
}

void
app_test_close_window (DossierWindow *window)
{
  gpointer alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_wait_until (alive == NULL);
}

static void
captured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gint64 *id = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured =
      dossier_capture_finish (DOSSIER_NOTEBOOK (source), result, &error);

  g_assert_no_error (error);
  *id = captured->article_id;
}

gint64
app_test_capture_text (DossierWindow *window, const char *name, const char *text)
{
  DossierNotebook *notebook = dossier_window_get_notebook (window);
  g_autofree char *path = app_test_write_file (dossier_notebook_get_path (notebook), name, text);
  gint64           id = 0;

  dossier_capture_input_async (notebook, path, NULL, captured_cb, &id);
  app_test_wait_until (id != 0);
  app_test_settle (GTK_WIDGET (window));
  return id;
}

GtkWidget *
app_test_find (GtkWidget *root, GType type, const char *name)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      (name == NULL || g_strcmp0 (gtk_widget_get_name (root), name) == 0 ||
       g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (root)), name) == 0))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_test_find (child, type, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* (nullable): of a label or of what stands for one in a row. */
static const char *
get_label_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (DOSSIER_IS_CLIPPED_TEXT (widget))
    return dossier_clipped_text_get_text (DOSSIER_CLIPPED_TEXT (widget));
  return NULL;
}

GtkWidget *
app_test_find_label (GtkWidget *root, const char *text)
{
  if (g_strcmp0 (get_label_text (root), text) == 0)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = app_test_find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
shows_label (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *text = get_label_text (child);

      if ((text != NULL && *text != '\0') || shows_label (child))
        return TRUE;
    }
  return FALSE;
}

/* What a screen reader stops at. Rows of list views are found by the name of their type, which is
 * private to GTK and has changed once. */
static gboolean
needs_name (GtkWidget *widget)
{
  const char *type = G_OBJECT_TYPE_NAME (widget);

  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_ENTRY (widget) ||
         GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_SWITCH (widget) || GTK_IS_DROP_DOWN (widget) ||
         GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_BOX_ROW (widget) || GTK_IS_LIST_BASE (widget) ||
         GTK_IS_TEXT_VIEW (widget) || GTK_IS_PROGRESS_BAR (widget) ||
         g_str_equal (type, "GtkListItemWidget");
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;

  /* Buttons and rows of a list box are read by what they show. */
  return (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_LIST_BOX_ROW (widget)) &&
         shows_label (widget);
}

static char *
dup_widget_path (GtkWidget *widget)
{
  GString *path = g_string_new (NULL);

  for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
    {
      const char      *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (w));
      g_autofree char *step = g_strdup_printf ("/%s%s%s",
                                               G_OBJECT_TYPE_NAME (w),
                                               id == NULL ? "" : "#",
                                               id == NULL ? "" : id);

      g_string_prepend (path, step);
    }
  return g_string_free (path, FALSE);
}

void
app_test_check_names (GtkWidget *root)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (needs_name (root) && !has_name (root))
    {
      g_autofree char *path = dup_widget_path (root);
      const char      *tooltip = gtk_widget_get_tooltip_text (root);

      g_error ("no accessible name: %s (tooltip: %s)", path, tooltip == NULL ? "none" : tooltip);
    }
  /* The buttons and the entry inside these are theirs. */
  if (GTK_IS_MENU_BUTTON (root) || GTK_IS_DROP_DOWN (root) || GTK_IS_SPIN_BUTTON (root) ||
      GTK_IS_WINDOW_CONTROLS (root))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    app_test_check_names (child);
}

GdkTexture *
app_test_shoot (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  int          width = gdk_paintable_get_intrinsic_width (paintable);
  int          height = gdk_paintable_get_intrinsic_height (paintable);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  return gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
}
