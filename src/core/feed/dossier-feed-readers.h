/* dossier-feed-readers.h: the readers of the forms that feeds come in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */
#pragma once

#include "core/feed/dossier-feed.h"

G_BEGIN_DECLS

/* @text valid UTF-8, NUL-terminated; @url (nullable): where it came from. NULL when it is no feed.
 */
DossierFeed *dossier_feed_read_xml (const char *text, gsize length, const char *url);
DossierFeed *dossier_feed_read_json (const char *text, gsize length, const char *url);

G_END_DECLS
