/* dossier-answer.c: makes of a server's answer what a fetch hands on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-answer.h"

#include "net/dossier-headers.h"

/* All but the bytes. */
static DossierFetched *
describe (SoupMessage *message, const DossierRoute *route, const DossierClock *clock)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  DossierFetched     *fetched = dossier_fetched_new ();
  gint64              freshness;

  fetched->url = dossier_route_dup_address (route);
  fetched->has_moved = dossier_route_has_moved (route);
  fetched->status = soup_message_get_status (message);
  fetched->content_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
  fetched->headers = dossier_headers_to_json (headers);
  fetched->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  fetched->last_modified = g_strdup (soup_message_headers_get_one (headers, "Last-Modified"));
  fetched->fetched = dossier_clock_get_unix_time (clock);
  freshness = dossier_headers_get_freshness (headers, fetched->fetched / 1000);
  if (freshness > 0)
    fetched->fresh_until = fetched->fetched + freshness * 1000;
  return fetched;
}

DossierFetched *
dossier_answer_new (SoupMessage        *message,
                    const DossierRoute *route,
                    const DossierClock *clock,
                    DossierBody        *body)
{
  DossierFetched *fetched = describe (message, route, clock);

  fetched->bytes = dossier_body_steal_bytes (body);
  return fetched;
}

/* A 304 need not say again what the reader has, so what it leaves out stays valid (RFC 9110). */
DossierFetched *
dossier_answer_new_unchanged (SoupMessage               *message,
                              const DossierRoute        *route,
                              const DossierClock        *clock,
                              const DossierFetchOptions *options)
{
  DossierFetched *fetched = describe (message, route, clock);

  fetched->is_unchanged = TRUE;
  if (fetched->etag == NULL)
    fetched->etag = g_strdup (options->etag);
  if (fetched->last_modified == NULL)
    fetched->last_modified = g_strdup (options->last_modified);
  fetched->bytes = g_bytes_new (NULL, 0);
  return fetched;
}
