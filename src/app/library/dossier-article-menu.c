/* dossier-article-menu.c: the menu of one article in the library, or of several.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-article-menu.h"

#include <glib/gi18n.h>

static void
append (GMenu *section, const char *label, const char *action, const char *accelerator)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (accelerator != NULL)
    g_menu_item_set_attribute (item, "accel", "s", accelerator);
  g_menu_append_item (section, item);
}

static void
append_aimed (GMenu *section, const char *label, const char *action, gint64 article_id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", article_id);
  g_menu_append_item (section, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

GMenuModel *
dossier_article_menu_new (DossierArticleItem *item)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) opening = g_menu_new ();
  g_autoptr (GMenu) marking = g_menu_new ();
  g_autoptr (GMenu) deleting = g_menu_new ();

  g_return_val_if_fail (DOSSIER_IS_ARTICLE_ITEM (item), NULL);

  append (opening, _ ("_Open"), "articles.open", "Return");
  append_aimed (opening,
                _ ("Open in New _Window"),
                "win.open-in-new-window",
                dossier_article_item_get_id (item));
  append (opening, _ ("_Copy Address"), "articles.copy-address", "<Control>c");
  append (opening, _ ("_Refresh"), "articles.refresh", "F5");
  if (dossier_article_item_get_version (item) > 1)
    append (opening, _ ("What _Changed"), "articles.show-changes", NULL);
  append (marking,
          dossier_article_item_is_starred (item) ? _ ("Remove _Star") : _ ("_Star"),
          "articles.toggle-star",
          "s");
  append (marking,
          dossier_article_item_is_read (item) ? _ ("Mark as _Unread") : _ ("Mark as _Read"),
          "articles.toggle-read",
          "u");
  append (marking,
          dossier_article_item_is_archived (item) ? _ ("Take Out of the _Archive") : _ ("_Archive"),
          "articles.toggle-archive",
          "a");
  append (marking, _ ("_Tag…"), "articles.tag", "t");
  append (deleting, _ ("_Delete"), "articles.delete", "Delete");
  append_section (menu, opening);
  append_section (menu, marking);
  append_section (menu, deleting);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

GMenuModel *
dossier_article_menu_new_for_several (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) taking = g_menu_new ();
  g_autoptr (GMenu) marking = g_menu_new ();
  g_autoptr (GMenu) deleting = g_menu_new ();

  append (taking, _ ("_Refresh"), "articles.refresh", "F5");
  append (taking, _ ("_Copy Addresses"), "articles.copy-address", "<Control>c");
  append (taking, _ ("E_xport…"), "win.export", NULL);
  append (marking, _ ("_Star or Remove Stars"), "articles.toggle-star", "s");
  append (marking, _ ("Mark as Read or _Unread"), "articles.toggle-read", "u");
  append (marking, _ ("_Archive or Take Out"), "articles.toggle-archive", "a");
  append (marking, _ ("_Tag…"), "articles.tag", "t");
  append (deleting, _ ("_Delete"), "articles.delete", "Delete");
  append_section (menu, taking);
  append_section (menu, marking);
  append_section (menu, deleting);
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
