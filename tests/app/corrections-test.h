/* corrections-test.h: what tests of corrections share: names tagged, chosen and put right by keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reader-test.h"

G_BEGIN_DECLS

/* An article that says some of what STORY says. */
#define OTHER                                                                                      \
  " date 2026-11-21 Another ferry\n\n"                                                             \
  "On Friday the beans came from Helsinki, and the milk was there before the islands were out of " \
  "sight. Everybody drank coffee and slept well on the long way home over the quiet water.\n"

/* Tagged by hand, so that they are there whatever the recogniser finds. (transfer none) */
DossierEntityItem *
corrections_test_tag (ReaderTest *test, const char *words, guint keysym, DossierEntityKind kind);
/* Chooses it, with the keys in the list. */
void corrections_test_choose (ReaderTest *test, DossierEntityItem *item);
/* A real key, in the list. */
void     corrections_test_press (ReaderTest *test, guint keysym, GdkModifierType modifiers);
gboolean corrections_test_has_entity (ReaderTest *test, DossierEntityKind kind, const char *name);
/* The window of that type, with the keyboard. (transfer none) */
GtkWidget  *corrections_test_wait_for_window (GType type);
void        corrections_test_undo (ReaderTest *test);
void        corrections_test_redo (ReaderTest *test);
const char *corrections_test_get_undo_name (ReaderTest *test);
/* What another article says, read afresh. */
gboolean corrections_test_says_elsewhere (ReaderTest       *test,
                                          gint64            article_id,
                                          DossierEntityKind kind,
                                          const char       *name);
/* Until all rules have been applied. */
void corrections_test_wait_for_work (ReaderTest *test);

G_END_DECLS
