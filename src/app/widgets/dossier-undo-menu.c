/* dossier-undo-menu.c: the menu items "Undo …" and "Redo …", named by what they would do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/dossier-undo-menu.h"

#include <glib/gi18n.h>

#define NOTEBOOK_KEY "dossier-undo-notebook"

static void
append (GMenu *section, const char *label, const char *action, const char *accelerator)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  g_menu_item_set_attribute (item, "accel", "s", accelerator);
  g_menu_append_item (section, item);
}

static void
fill (GMenu *section, DossierNotebook *notebook)
{
  const char *undo = notebook == NULL ? NULL : dossier_notebook_get_undo_name (notebook);
  const char *redo = notebook == NULL ? NULL : dossier_notebook_get_redo_name (notebook);
  /* Translators: %s is what would be undone: "Undo highlight". */
  g_autofree char *undo_label = undo == NULL ? NULL : g_strdup_printf (_ ("_Undo: %s"), undo);
  /* Translators: %s is what would be done again. */
  g_autofree char *redo_label = redo == NULL ? NULL : g_strdup_printf (_ ("_Redo: %s"), redo);

  g_menu_remove_all (section);
  append (section, undo_label == NULL ? _ ("_Undo") : undo_label, "win.undo", "<Control>z");
  append (section, redo_label == NULL ? _ ("_Redo") : redo_label, "win.redo", "<Control><Shift>z");
}

static void
names_changed_cb (DossierNotebook *notebook, GParamSpec *pspec, gpointer user_data)
{
  fill (G_MENU (user_data), notebook);
}

void
dossier_undo_menu_follow (GMenu *section, DossierNotebook *notebook)
{
  DossierNotebook *before;

  g_return_if_fail (G_IS_MENU (section));
  g_return_if_fail (notebook == NULL || DOSSIER_IS_NOTEBOOK (notebook));

  before = g_object_get_data (G_OBJECT (section), NOTEBOOK_KEY);
  if (before != NULL)
    g_signal_handlers_disconnect_by_data (before, section);
  g_object_set_data_full (G_OBJECT (section),
                          NOTEBOOK_KEY,
                          notebook == NULL ? NULL : g_object_ref (notebook),
                          notebook == NULL ? NULL : g_object_unref);
  fill (section, notebook);
  if (notebook == NULL)
    return;
  g_signal_connect_object (notebook,
                           "notify::undo-name",
                           G_CALLBACK (names_changed_cb),
                           section,
                           0);
  g_signal_connect_object (notebook,
                           "notify::redo-name",
                           G_CALLBACK (names_changed_cb),
                           section,
                           0);
}
