/* corrections-test.c: what tests of corrections share: names tagged, chosen and put right by keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "corrections-test.h"

#include "notebook/dossier-rule-work.h"

/* Tagged by hand, so that they are there whatever the recogniser finds. */
DossierEntityItem *
corrections_test_tag (ReaderTest *test, const char *words, guint keysym, DossierEntityKind kind)
{
  reader_test_select (test, words);
  reader_test_press (test, keysym);
  app_test_wait_until (reader_test_find_entity (test, kind, words) != NULL);
  return reader_test_find_entity (test, kind, words);
}

static GtkWidget *
get_list (ReaderTest *test)
{
  return app_test_find (GTK_WIDGET (test->sidebar), GTK_TYPE_LIST_VIEW, NULL);
}

/* Chooses it, with the keys in the list. */
void
corrections_test_choose (ReaderTest *test, DossierEntityItem *item)
{
  dossier_entity_sidebar_choose (test->sidebar, item);
  dossier_entity_sidebar_focus_list (test->sidebar);
  app_test_settle (GTK_WIDGET (test->window));
}

void
corrections_test_press (ReaderTest *test, guint keysym, GdkModifierType modifiers)
{
  app_test_press_key (get_list (test), keysym, modifiers);
}

gboolean
corrections_test_has_entity (ReaderTest *test, DossierEntityKind kind, const char *name)
{
  return reader_test_find_entity (test, kind, name) != NULL;
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

GtkWidget *
corrections_test_wait_for_window (GType type)
{
  GtkWidget *window = NULL;

  app_test_wait_until ((window = find_window (type)) != NULL);
  app_test_settle (window);
  app_test_focus_window (GTK_WINDOW (window));
  return window;
}

void
corrections_test_undo (ReaderTest *test)
{
  app_test_focus_window (GTK_WINDOW (test->window));
  app_test_press_key (GTK_WIDGET (test->view), GDK_KEY_z, GDK_CONTROL_MASK);
}

void
corrections_test_redo (ReaderTest *test)
{
  app_test_press_key (GTK_WIDGET (test->view), GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
}

const char *
corrections_test_get_undo_name (ReaderTest *test)
{
  return dossier_notebook_get_undo_name (dossier_reading_get_notebook (test->reading));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(DossierReading **) user_data = dossier_reading_open_finish (result, NULL);
}

/* What another article says, read afresh. */
gboolean
corrections_test_says_elsewhere (ReaderTest       *test,
                                 gint64            article_id,
                                 DossierEntityKind kind,
                                 const char       *name)
{
  g_autoptr (DossierReading) reading = NULL;
  GListModel *entities = NULL;

  dossier_reading_open_async (dossier_reading_get_notebook (test->reading),
                              article_id,
                              0,
                              NULL,
                              opened_cb,
                              &reading);
  app_test_wait_until (reading != NULL);
  entities = dossier_reading_get_entities (reading, kind);
  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (DossierEntityItem) item = g_list_model_get_item (entities, i);

      if (g_strcmp0 (dossier_entity_item_get_name (item), name) == 0)
        return TRUE;
    }
  return FALSE;
}

void
corrections_test_wait_for_work (ReaderTest *test)
{
  DossierRuleWork *work =
      dossier_notebook_get_rule_work (dossier_reading_get_notebook (test->reading));

  app_test_settle (GTK_WIDGET (test->window));
  app_test_wait_until (dossier_rule_work_is_idle (work));
}
