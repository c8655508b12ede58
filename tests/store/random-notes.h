/* random-notes.h: what a reader does at random to notes, in a notebook and in its model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tests/store/rules-model.h"

G_BEGIN_DECLS

/* One undo step: adds a note, deletes one, gives it another colour, other words, other tags,
 * another end, or a colour another name. Nothing where there is no note to do it to. */
void random_notes_act (RulesModel *model);

G_END_DECLS
