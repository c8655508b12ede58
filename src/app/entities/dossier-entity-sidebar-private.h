/* dossier-entity-sidebar-private.h: what the parts of the entity sidebar share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/entities/dossier-entity-model.h"
#include "app/entities/dossier-entity-row.h"
#include "app/entities/dossier-entity-sidebar.h"

G_BEGIN_DECLS

struct _DossierEntitySidebar
{
  GtkWidget parent_instance;

  /* template children */
  GtkSearchEntry *filter;
  GtkStack       *stack;
  GtkListView    *list;
  GtkLabel       *language; /* what to expect of a text in a language that is not known */
  GtkPopover     *menu;

  /* owned */
  DossierReading     *reading;
  DossierEntityModel *model;
  GtkMultiSelection  *selection;
  GHashTable         *rows;     /* of what is bound: item → row */
  GSettings          *settings; /* (nullable) */
  DossierEntityItem  *chosen;
  DossierEntityItem  *pointed;
  DossierEntityItem  *next; /* (nullable): where to go on after a correction */

  int                current;
  DossierEntityOrder order;
  gboolean           is_here_only; /* corrections hold in this article only */
  gboolean           has_focus;    /* the keys are in the list, or were when a correction began */
  gboolean           is_silent;    /* the selection follows the choice, not the other way round */
};

/* Of the row of the chosen one, if it has a row. */
void dossier_entity_sidebar_show_current (DossierEntitySidebar *self,
                                          DossierEntityItem    *item,
                                          int                   current);
/* The next of its mentions, or one before. */
void dossier_entity_sidebar_step (DossierEntitySidebar *self, int steps);
/* Tells that other mentions are to be marked. */
void dossier_entity_sidebar_tell_marked (DossierEntitySidebar *self);

/* dossier-entity-sidebar-rows.c: the list's rows, clicked, pointed at, asked for a menu. */
void dossier_entity_sidebar_make_rows (DossierEntitySidebar *self);

/* dossier-entity-sidebar-fixing.c: the actions that correct what is chosen. */
void dossier_entity_sidebar_install_fixes (GtkWidgetClass *widget_class);
void dossier_entity_sidebar_enable_fixes (DossierEntitySidebar *self, gboolean is_enabled);

G_END_DECLS
