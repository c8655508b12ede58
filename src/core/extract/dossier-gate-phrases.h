/* dossier-gate-phrases.h: what pages say that are no articles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-gate.h"

G_BEGIN_DECLS

/**
 * DossierGatePhrases:
 * @n: how many different phrases of each kind were seen
 */
typedef struct
{
  guint n[DOSSIER_GATE_LIST + 1];
} DossierGatePhrases;

/* Counts the phrases in @text, which is folded by dossier_fold_string(). */
DossierGatePhrases dossier_gate_phrases_count (const char *text);

G_END_DECLS
