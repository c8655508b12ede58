/* dossier-fuzz-document.h: the promises of a document, for every target that makes one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-extract.h"
#include "tests/fuzz/dossier-fuzz.h"

G_BEGIN_DECLS

/* Aborts unless blocks and inlines lie in the text, in order, and the layout survives being written
 * and read again. */
void dossier_fuzz_check_document (const DossierDocument *document);

/* The first half of that: what holds for a layout that was read from anywhere. */
void dossier_fuzz_check_layout (const DossierDocument *document);

G_END_DECLS
