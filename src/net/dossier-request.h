/* dossier-request.h: what a server is asked, and all that it is told of us.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

#include "net/dossier-fetcher.h"
#include "net/dossier-route.h"

G_BEGIN_DECLS

/* Says honestly who asks, as what a server's log needs to tell us from a browser. */
const char *dossier_request_get_user_agent (void);

/* Whether HTTP/2 is offered to servers, besides HTTP/1.1. libsoup 3.2 keeps its frames in a list
 * that it walks for each one, so that a server of tiny frames holds up the whole program, and does
 * not notice when a stream is broken off; today's has a queue. 3.8 is the first that is trusted
 * with it here. Servers that speak HTTP/2 speak HTTP/1.1 too. */
gboolean dossier_request_speaks_http2 (void);

/**
 * dossier_request_new:
 *
 * Where the route stands, with the cookies of its own redirects only; never a referrer. libsoup
 * adds Host, User-Agent and Accept-Language.
 *
 * Returns: (transfer full): the message, which follows no redirect and unpacks nothing by itself
 */
SoupMessage *dossier_request_new (const DossierRoute *route, const DossierFetchOptions *options);
/* What is asked for by options that outlive the caller's; validators that cannot stand in a header
 * are left out. */
void dossier_request_copy_options (const DossierFetchOptions *options, DossierFetchOptions *copy);
void dossier_request_clear_options (DossierFetchOptions *copy);
/* Whether the server may answer that nothing has changed. */
gboolean dossier_request_is_conditional (const DossierFetchOptions *options);

G_END_DECLS
