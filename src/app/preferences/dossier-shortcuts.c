/* dossier-shortcuts.c: what window and library can do, with keys, for shortcuts window and palette.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/preferences/dossier-shortcuts.h"

#include <glib/gi18n.h>

#define EVERYWHERE N_ ("Everywhere")
#define LIBRARY    N_ ("Library")
#define FEEDS      N_ ("Feeds")

static const DossierShortcut shortcuts[] = {
  { EVERYWHERE, N_ ("Add an article"), "<Control>n", "win.add" },
  { EVERYWHERE,
    N_ ("Capture the address, file or text in the clipboard"),
    "<Control>v",
    "win.paste" },
  { EVERYWHERE, N_ ("Captures under way and failed"), "<Control>j", "win.show-captures" },
  { EVERYWHERE,
    N_ ("Rules: corrections that are remembered"),
    "<Control><Shift>r",
    "win.show-rules" },
  { EVERYWHERE, N_ ("Undo"), "<Control>z", "win.undo" },
  { EVERYWHERE, N_ ("Redo"), "<Control><Shift>z", "win.redo" },
  { EVERYWHERE, N_ ("Keyboard shortcuts"), "<Control>question", "win.show-shortcuts" },
  { EVERYWHERE, N_ ("Find a command"), "<Control>k|F1", "win.show-palette" },
  { EVERYWHERE, N_ ("Main menu"), "F10" },
  { EVERYWHERE, N_ ("New window"), "<Control><Shift>n", "win.new-window" },
  { EVERYWHERE, N_ ("Close the window"), "<Control>w", "window.close" },
  { EVERYWHERE, N_ ("Quit"), "<Control>q", "app.quit" },
  { EVERYWHERE, N_ ("Import files of other programs"), NULL, "win.import" },
  { EVERYWHERE, N_ ("Export articles and notes"), NULL, "win.export" },
  { EVERYWHERE, N_ ("Open another notebook"), NULL, "win.open-notebook" },
  { EVERYWHERE, N_ ("Give the colours other names"), NULL, "win.rename-colours" },
  { EVERYWHERE, N_ ("Backups"), NULL, "win.show-backups" },
  { EVERYWHERE, N_ ("Recover the Notebook"), NULL, "win.recover" },
  { EVERYWHERE, N_ ("Move the notebook to another folder"), NULL, "win.move-notebook" },
  { EVERYWHERE, N_ ("Preferences"), "<Control>comma", "win.show-preferences" },
  { EVERYWHERE, N_ ("About Dossier"), NULL, "win.about" },
  { LIBRARY, N_ ("Search all articles"), "<Control>f", "win.search" },
  { LIBRARY, N_ ("From the search to the articles"), "Down", "library.focus-list" },
  { LIBRARY, N_ ("Clear the search"), "Escape", "library.clear-search" },
  { LIBRARY, N_ ("Keep the search"), NULL, "library.save-search" },
  { LIBRARY, N_ ("Refresh all articles of the shelf"), NULL, "library.refresh-shelf" },
  { LIBRARY, N_ ("See what changed between versions"), NULL, "articles.show-changes" },
  { LIBRARY, N_ ("Open the article"), "Return", "articles.open" },
  { LIBRARY, N_ ("Star"), "s", "articles.toggle-star" },
  { LIBRARY, N_ ("Archive"), "a", "articles.toggle-archive" },
  { LIBRARY, N_ ("Mark as read or unread"), "u", "articles.toggle-read" },
  { LIBRARY, N_ ("Refresh the article"), "F5|<Control>r", "articles.refresh" },
  { LIBRARY, N_ ("Tag"), "t", "articles.tag" },
  { LIBRARY, N_ ("Delete"), "Delete|KP_Delete", "articles.delete" },
  { LIBRARY, N_ ("Select all articles"), "<Control>a", "articles.select-all" },
  { LIBRARY, N_ ("Copy the address"), "<Control>c", "articles.copy-address" },
  { LIBRARY, N_ ("Menu of the article"), "<Shift>F10|Menu", "articles.show-menu" },
  { LIBRARY, N_ ("Show or hide the sidebar"), "F9", "library.toggle-sidebar" },
  { FEEDS, N_ ("Add the entry to the notebook, or open it"), "Return|a", "entries.capture" },
  { FEEDS, N_ ("Add all entries to the notebook"), "<Shift>a", "feed.capture-all" },
  { FEEDS, N_ ("Dismiss the entry"), "d|Delete|KP_Delete", "entries.dismiss" },
  { FEEDS, N_ ("Copy the address of the entry"), "<Control>c", "entries.copy-address" },
  { FEEDS, N_ ("Menu of the entry"), "<Shift>F10|Menu", "entries.show-menu" },
  { FEEDS, N_ ("Open the entry in a browser"), "o", "entries.open-outside" },
  { FEEDS, N_ ("Ask for news"), "F5|<Control>r", "feed.refresh" },
  { FEEDS, N_ ("Subscribe to a feed"), NULL, "win.subscribe" },
  { FEEDS, N_ ("Ask all feeds for news"), NULL, "win.refresh-feeds" },
  { FEEDS, N_ ("Import feeds from a file"), NULL, "win.import-feeds" },
  { FEEDS, N_ ("Export feeds to a file"), NULL, "win.export-feeds" },
};

const DossierShortcut *
dossier_shortcuts_get (gsize *n_shortcuts)
{
  g_return_val_if_fail (n_shortcuts != NULL, NULL);

  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}
