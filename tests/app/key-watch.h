/* key-watch.h: real keys pressed in a real window, and which action each of them reaches.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app-test.h"

G_BEGIN_DECLS

/**
 * KeyWatch:
 *
 * Stands in for the actions of all shortcuts below a widget, so that hundreds of keys can be
 * pressed one after the other without anything happening: the key still goes through the X server,
 * the toolkit, the focus and the phases of its controllers, and ends at the shortcut that the
 * reader would have reached.
 */
typedef struct _KeyWatch KeyWatch;

KeyWatch *key_watch_new (GtkWidget *root);
/* Everything does again what it did. */
void key_watch_free (KeyWatch *self);

/* Presses one trigger ("<Control><Shift>e", "braceright"), wherever the keyboard is, and waits for
 * what it reaches: "action(target)", as in "reader.highlight('blue')"; NULL for nothing within a
 * second. (transfer none) */
const char *key_watch_press (KeyWatch *self, const char *trigger);
/* Presses all keys of one line of a table of keys, wherever the keyboard is. Returns: how many of
 * them do not reach its action, each told in the test's messages */
guint key_watch_check (KeyWatch *self, const char *detailed, const char *triggers);
/* Of "action(target) trigger": whether a widget of the toolkit does that without a shortcut of
 * ours. Their effects have tests of their own. */
gboolean key_watch_is_by_itself (const char *key);
/* (element-type utf8): "action(target) trigger" of all shortcuts with an action by name that the
 * widget and what is in it have, one of alternatives each; a set. (transfer full) */
GHashTable *key_watch_list (KeyWatch *self);

/* "action(target)", of a detailed name. */
char *key_watch_dup_action (const char *detailed);
/* As the toolkit itself writes it. */
char *key_watch_dup_trigger (const char *trigger);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KeyWatch, key_watch_free)

G_END_DECLS
