/* dossier-place-choices.h: the places of the world that have a name, for choosing one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-recogniser.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dossier_place_choices_list:
 * @from: (nullable): how far they are from there is said of each
 *
 * Returns: (transfer full) (element-type DossierChoice): each with its place, the most prominent
 * first
 */
GListStore *dossier_place_choices_list (DossierRecogniser  *recogniser,
                                        const char         *name,
                                        const DossierPlace *from);

G_END_DECLS
