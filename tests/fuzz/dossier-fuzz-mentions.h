/* dossier-fuzz-mentions.h: the promises of mentions, for every target that finds some.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"
#include "tests/fuzz/dossier-fuzz.h"

G_BEGIN_DECLS

/* Aborts unless all lie in the text, none is empty, and each has what its kind has. */
void dossier_fuzz_check_mentions (const char *text, gsize length, const GPtrArray *mentions);

G_END_DECLS
