/* dossier-settings.h: what the app remembers about itself: window, panes, reading size.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Keys; see data/io.github.dossier_notebook.Dossier.gschema.xml. */
#define DOSSIER_SETTING_WINDOW_WIDTH     "window-width"     /* i */
#define DOSSIER_SETTING_WINDOW_HEIGHT    "window-height"    /* i */
#define DOSSIER_SETTING_WINDOW_MAXIMIZED "window-maximized" /* b */
#define DOSSIER_SETTING_SIDEBAR_SHOWN    "sidebar-shown"    /* b: the library's */
#define DOSSIER_SETTING_SIDEBAR_WIDTH    "sidebar-width"    /* i: the library's */
#define DOSSIER_SETTING_CLOSED_FOLDERS   "closed-folders"   /* as: of feeds, by their names */
#define DOSSIER_SETTING_ENTITIES_SHOWN   "entities-shown"   /* b: the reading room's left pane */
#define DOSSIER_SETTING_ENTITIES_WIDTH   "entities-width"   /* i */
#define DOSSIER_SETTING_ENTITIES_ORDER   "entities-order"   /* s: "mention", "frequency", "name" */
#define DOSSIER_SETTING_NOTES_SHOWN      "notes-shown"      /* b: the reading room's right pane */
#define DOSSIER_SETTING_NOTES_WIDTH      "notes-width"      /* i */
#define DOSSIER_SETTING_READING_SIZE     "reading-size"     /* i: percent of the default size */
#define DOSSIER_SETTING_READING_SANS     "reading-sans"     /* b: no serifs */
#define DOSSIER_SETTING_READING_LEADING  "reading-leading"  /* i: percent */
#define DOSSIER_SETTING_READING_WIDTH    "reading-width"    /* i: characters a line */
#define DOSSIER_SETTING_THEME            "theme"            /* s: dossier-theme.h */

#define DOSSIER_SETTING_NOTEBOOK           "notebook"           /* s: path; "" for the usual one */
#define DOSSIER_SETTING_CAPTURE_IMAGES     "capture-images"     /* b */
#define DOSSIER_SETTING_CAPTURE_PAGES      "capture-pages"      /* i: of one article */
#define DOSSIER_SETTING_SHOW_PEOPLE        "show-people"        /* b: in the reading room's lists */
#define DOSSIER_SETTING_SHOW_PLACES        "show-places"        /* b */
#define DOSSIER_SETTING_SHOW_ORGANISATIONS "show-organisations" /* b */
#define DOSSIER_SETTING_SHOW_FIGURES       "show-figures"       /* b */
#define DOSSIER_SETTING_SHOW_DATES         "show-dates"         /* b */
#define DOSSIER_SETTING_MIN_CONFIDENCE     "min-confidence"     /* i: percent */
#define DOSSIER_SETTING_SECOND_READING     "second-reading"     /* b: names, more closely */
#define DOSSIER_SETTING_BACKGROUND_FEEDS   "background-feeds"   /* b: dossier-background.h */

/**
 * dossier_settings_new:
 *
 * Finds the schema where it is installed or, when the program runs from its build folder, there.
 *
 * Returns: (transfer full) (nullable): NULL when the schema is nowhere; the app then works and
 *   remembers nothing
 */
GSettings *dossier_settings_new (void);

G_END_DECLS
