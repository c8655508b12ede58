/* dossier-link.h: addresses of the scheme "dossier:", by which other programs ask for something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_LINK_SCHEME "dossier"
/* More pages than this are not asked for by one link. */
#define DOSSIER_LINK_MAX_ADDRESSES 500
/* Bytes of the longest link that is looked at. */
#define DOSSIER_LINK_MAX_LENGTH (256 * 1024)

/* What a browser keeps as a bookmark, and runs when the reader clicks it, so that the page on show
 * is added. */
#define DOSSIER_LINK_BOOKMARKLET                                                                   \
  "javascript:location.href='dossier:add?url='+encodeURIComponent(location.href)"

/* Whether it is for us to read, well or badly made. */
gboolean dossier_link_is_link (const char *uri);

/**
 * dossier_link_parse:
 * @uri: "dossier:add?url=ENCODED", with as many "url" as there are pages
 * @error: DOSSIER_CORE_ERROR_BAD_LINK with a sentence that says what is wrong
 *
 * The link comes from outside and may be anybody's: nothing but complete http and https addresses
 * is taken from it, and one that is none makes all of it wrong.
 *
 * Returns: (transfer full) (nullable): at least one address
 */
char **dossier_link_parse (const char *uri, GError **error);

G_END_DECLS
