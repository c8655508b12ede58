/* dossier-reader-shortcuts.h: every key of the reading room, as a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_KEYS_OF_PAGE,    /* wherever the keyboard is in the reading room */
  DOSSIER_KEYS_OF_ARTICLE, /* only in the article: single letters */
} DossierKeyScope;

/**
 * DossierReaderShortcut:
 * @section: the heading above it, as in the window of shortcuts; not translated yet
 * @title: what it does; not translated yet; %NULL for a second key for the same
 * @trigger: as gtk_shortcut_trigger_parse_string() reads it; alternatives parted by "|"
 * @action: a detailed action name ("reader.highlight::yellow")
 */
typedef struct
{
  const char     *section;
  const char     *title;
  const char     *trigger;
  const char     *action;
  DossierKeyScope scope;
} DossierReaderShortcut;

const DossierReaderShortcut *dossier_reader_shortcuts_get (gsize *n_shortcuts);
/* Gives a widget the keys of a scope. */
void dossier_reader_shortcuts_install (GtkWidget *widget, DossierKeyScope scope);

G_END_DECLS
