/* dossier-shortcuts.c: the table of the keys of window and library, for the shortcuts window.
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
  { EVERYWHERE, N_ ("Add an article"), "<Control>n" },
  { EVERYWHERE, N_ ("Capture the address, file or text in the clipboard"), "<Control>v" },
  { EVERYWHERE, N_ ("Captures under way and failed"), "<Control>j" },
  { EVERYWHERE, N_ ("Undo"), "<Control>z" },
  { EVERYWHERE, N_ ("Redo"), "<Control><Shift>z" },
  { EVERYWHERE, N_ ("Keyboard shortcuts"), "<Control>question" },
  { EVERYWHERE, N_ ("Main menu"), "F10" },
  { EVERYWHERE, N_ ("Close the window"), "<Control>w" },
  { EVERYWHERE, N_ ("Quit"), "<Control>q" },
  { LIBRARY, N_ ("Search all articles"), "<Control>f" },
  { LIBRARY, N_ ("From the search to the articles"), "Down" },
  { LIBRARY, N_ ("Clear the search"), "Escape" },
  { LIBRARY, N_ ("Open the article"), "Return" },
  { LIBRARY, N_ ("Star"), "s" },
  { LIBRARY, N_ ("Archive"), "a" },
  { LIBRARY, N_ ("Mark as read or unread"), "u" },
  { LIBRARY, N_ ("Delete"), "Delete" },
  { LIBRARY, N_ ("Copy the address"), "<Control>c" },
  { LIBRARY, N_ ("Menu of the article"), "<Shift>F10" },
  { LIBRARY, N_ ("Show or hide the sidebar"), "F9" },
  { FEEDS, N_ ("Add the entry to the notebook, or open it"), "Return" },
  { FEEDS, N_ ("Add all entries to the notebook"), "<Shift>a" },
  { FEEDS, N_ ("Dismiss the entry"), "d" },
  { FEEDS, N_ ("Open the entry in a browser"), "o" },
  { FEEDS, N_ ("Ask for news"), "F5" },
};

const DossierShortcut *
dossier_shortcuts_get (gsize *n_shortcuts)
{
  g_return_val_if_fail (n_shortcuts != NULL, NULL);

  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}
