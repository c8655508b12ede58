/* accessible-tree.h: what a screen reader is told of the test's own windows, read over AT-SPI.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AccessibleNode:
 * @role: as AT-SPI names it, "push button"
 * @name: what is read out; "" for none
 * @is_visible: on the screen, or on a page of it that is not in front
 * @is_focusable: the keyboard can go there
 * @depth: 0 for a window
 * @children: (element-type AccessibleNode)
 */
typedef struct _AccessibleNode
{
  char      *role;
  char      *name;
  gboolean   is_visible;
  gboolean   is_focusable;
  guint      depth;
  GPtrArray *children;
} AccessibleNode;

/* Before GTK is initialised. FALSE where there is no bus for screen readers. */
gboolean accessible_tree_init (void);
/* All windows of this process, in a node of their own; the main loop turns meanwhile. */
AccessibleNode *accessible_tree_read (void);
void            accessible_node_free (AccessibleNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccessibleNode, accessible_node_free)

typedef void (*AccessibleVisit) (const AccessibleNode *node, gpointer data);

/* Each node before its children, in the order in which they are read out. */
void accessible_node_walk (const AccessibleNode *self, AccessibleVisit visit, gpointer data);

G_END_DECLS
