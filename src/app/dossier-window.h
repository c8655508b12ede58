/* dossier-window.h: the window: library and reading room, and the actions both share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_WINDOW (dossier_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierWindow, dossier_window, DOSSIER, WINDOW, AdwApplicationWindow)

/**
 * DossierWindow:notebook: (nullable)
 *
 * The notebook on show. %NULL while it is being opened and when that failed. Whoever wants to act
 * on a fresh notebook watches notify::notebook.
 *
 * Actions, for every widget inside:
 *   win.add                     the dialog that asks for an address or file
 *   win.capture (s)             captures an address, file URI or path
 *   win.paste                   captures what the clipboard holds
 *   win.show-rules              the corrections that are remembered
 *   win.show-captures           the list of what is captured, waits or has failed
 *   win.open-article (x)        shows an article in the reading room
 *   win.open-annotation (xx)    shows an article at an annotation: ids of both
 *   win.rename-colours          the dialog that asks for names of the colours
 *   win.export-annotations (sax)  asks for a file: format and ids of annotations
 *   win.show-library            goes back to the library
 *   win.search                  puts the cursor into the library's search field
 *   win.undo, win.redo
 *   win.escape                  leaves the reading room, a search, a tag or an entity
 *   win.toast (s)               passing news
 *   win.toast-undo (s)          passing news of what Undo takes back
 *   win.report (ss)             something went wrong: title and advice
 *   win.subscribe               the dialog that asks for a feed
 *   win.refresh-feeds           asks all feeds what is new
 *   win.import-feeds, win.export-feeds
 *                               lists of feeds from and for other programs
 *   win.new-window              another window on the notebook
 *   win.open-in-new-window (x)  an article in another window
 *   win.show-feed (x)           what a feed announced; 0 for the new entries of all
 *   win.show-entity (ixs)       the articles that name it: index, id, name
 *   win.search-for (s)          the library with these words in its search field
 *   win.open-notebook           asks for another notebook file and opens it
 *   win.retry                   opens the notebook again that could not be opened
 *   win.show-shortcuts, win.about
 */

/* @application: (nullable): tests have none. */
DossierWindow *dossier_window_new (GtkApplication *application);

/* Opens @path in the background and shows the library; or, when that fails, what to do about it. */
void dossier_window_open_notebook (DossierWindow *self, const char *path);
/* The same with the notebook that was open the last time, or else the usual one. */
void             dossier_window_open_usual_notebook (DossierWindow *self);
DossierNotebook *dossier_window_get_notebook (DossierWindow *self);
/* Runs an action of the window as soon as it has a notebook. @parameter: (nullable) */
void
dossier_window_activate_when_open (DossierWindow *self, const char *action, GVariant *parameter);

/* Takes what the command line or another program gives, as soon as there is a notebook: follows
 * "dossier:" links, imports the files of other programs, captures everything else and opens the
 * first of it. */
void dossier_window_take (DossierWindow *self, const char *const *inputs);
/* What a "dossier:" link from another program asks for; asks the reader when that is much. */
void dossier_window_follow_link (DossierWindow *self, const char *link);

G_END_DECLS
