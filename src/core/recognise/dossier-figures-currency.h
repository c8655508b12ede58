/* dossier-figures-currency.h: decides whose pounds, pesos and dollars a text speaks of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

/**
 * dossier_figures_settle_currency:
 * @names: (element-type DossierMention): by start, with the places they lie at
 * @figures: (element-type DossierMention): changed in place
 *
 * "90,000 pounds" in a report from Sudan are Sudanese pounds: a name that several currencies share
 * becomes that of the country that the places of the text speak of most.
 */
void dossier_figures_settle_currency (const char      *text,
                                      gsize            length,
                                      const GPtrArray *names,
                                      GPtrArray       *figures);

G_END_DECLS
