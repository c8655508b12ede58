/* dossier-feeds-private.h: how a notebook makes and ends its list of feeds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-feeds.h"

G_BEGIN_DECLS

DossierFeeds *dossier_feeds_new (DossierNotebook *notebook);
/* Stops what is under way. */
void dossier_feeds_close (DossierFeeds *self);

G_END_DECLS
