/* dossier-entity-keys.h: the keys of the entity sidebar's list, one a correction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierEntityKey:
 * @title: for the shortcuts window; untranslated
 * @action: in full, with its target: "entities.fix-here::entities.reject"
 */
typedef struct
{
  const char *title;
  const char *trigger;
  const char *action;
} DossierEntityKey;

const DossierEntityKey *dossier_entity_keys_get (gsize *n_keys);
/* Before the list's own keys: there Enter only activates, and that is what a double click does. */
void dossier_entity_keys_install (GtkWidget *list);

G_END_DECLS
