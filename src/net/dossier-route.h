/* dossier-route.h: the chain of addresses that redirects lead a fetch along, and its cookies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _DossierRoute DossierRoute;

/**
 * dossier_route_new:
 * @url: as a reader or a page gave it; spaces and letters of other scripts are escaped
 * @error: DOSSIER_FETCH_ERROR_BAD_ADDRESS: not http(s), no host, or with a name and password
 *
 * Returns: (transfer full) (nullable): a route that stands at @url
 */
DossierRoute *dossier_route_new (const char *url, GError **error);
void          dossier_route_free (DossierRoute *self);

/* Where it stands. */
GUri *dossier_route_get_uri (const DossierRoute *self);
/* Where it began. */
GUri *dossier_route_get_asked (const DossierRoute *self);
/* The host where it stands, in lower case. */
char *dossier_route_dup_host (const DossierRoute *self);
/* How many redirects have led there. */
guint dossier_route_get_n_redirects (const DossierRoute *self);
/* Whether there were any, and each said that the address has changed for good (301, 308). */
gboolean dossier_route_has_moved (const DossierRoute *self);
/* Where it stands as text, without a fragment. */
char *dossier_route_dup_address (const DossierRoute *self);
/* (nullable): what goes into the Cookie header here. The cookies are those that this route's own
 * redirects have set (some sites turn in circles without), and are gone with it. */
char *dossier_route_dup_cookies (const DossierRoute *self);

/**
 * dossier_route_follow:
 * @message: answered by where the route stands
 * @is_redirect: (out): whether it leads on; FALSE for every other answer
 * @error: BAD_REDIRECT when it leads to what is no http(s) address, TOO_MANY_REDIRECTS after
 *   DOSSIER_FETCHER_MAX_REDIRECTS or when it was there before with the same cookies
 *
 * Returns: whether all is well; the route then stands at the next address, if there is one
 */
gboolean dossier_route_follow (DossierRoute *self,
                               SoupMessage  *message,
                               gboolean     *is_redirect,
                               GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRoute, dossier_route_free)

G_END_DECLS
