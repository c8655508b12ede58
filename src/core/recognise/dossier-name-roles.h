/* dossier-name-roles.h: offices and short forms that are taken for organisations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-gazetteer.h"

G_BEGIN_DECLS

/**
 * dossier_name_roles_settle:
 * @gazetteer: (nullable): a place before an office is a place, "Delhi Lieutenant Governor"
 * @text: what @name stands in
 * @name: any mention; only those of organisations are changed
 *
 * Leaves the office out of a name that ends in one: "UN High Commissioner for Human Rights" is the
 * office of a person of the UN. Short forms of offices and things, "CEO" or "GDP", are no names.
 * Thread: any.
 *
 * Returns: FALSE when nothing is left of the name
 */
gboolean dossier_name_roles_settle (const DossierGazetteer *gazetteer,
                                    const char             *text,
                                    DossierMention         *name);

G_END_DECLS
