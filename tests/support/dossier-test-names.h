/* dossier-test-names.h: texts whose names stand in brackets, for the tests of what mends names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-gazetteer.h"

G_BEGIN_DECLS

/* The product's own. (transfer full) */
DossierGazetteer *dossier_test_names_load_gazetteer (void);

/**
 * dossier_test_names_read:
 * @marked: a text in which {places}, <people> and [organisations] were found; a pair of square
 *   brackets in another stands in the text
 * @names: (element-type DossierMention): gets them, each of confidence 0.6
 *
 * Returns: (transfer full): the text
 */
char *dossier_test_names_read (const char *marked, GPtrArray *names);

/* "place Oslo, person Ada Obi". */
char *dossier_test_names_write (const char *text, const GPtrArray *names);

G_END_DECLS
