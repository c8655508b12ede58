/* dossier-command.h: one thing that the window can do now: its name, its key, how to do it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_COMMAND (dossier_command_get_type ())
G_DECLARE_FINAL_TYPE (DossierCommand, dossier_command, DOSSIER, COMMAND, GObject)

/**
 * dossier_commands_find:
 * @root: a window
 * @page: (nullable): what it shows; its actions, and those of the parts on the screen, count
 *
 * Goes through the tables of keys (dossier-shortcuts.h, dossier-reader-shortcuts.h,
 * dossier-entity-keys.h) and keeps what has an action that can be done where the keyboard is, or
 * else anywhere on @page. What belongs to the page comes first.
 *
 * Returns: (transfer full) (element-type DossierCommand)
 */
GPtrArray *dossier_commands_find (GtkWindow *root, GtkWidget *page);

/* Translated. */
const char *dossier_command_get_title (DossierCommand *self);
const char *dossier_command_get_section (DossierCommand *self);
/* "Ctrl+N"; "" when it has none. */
const char *dossier_command_get_keys (DossierCommand *self);
/* A detailed action name, for tests. */
const char *dossier_command_get_action (DossierCommand *self);
void        dossier_command_run (DossierCommand *self);

/**
 * dossier_command_dup_keys:
 * @trigger: as in the tables: accelerators parted by "|"
 *
 * Returns: (transfer full): the first of them as a person reads it; "" for none
 */
char *dossier_command_dup_keys (const char *trigger);

G_END_DECLS
