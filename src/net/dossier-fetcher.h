/* dossier-fetcher.h: gets the bytes behind an http(s) address, politely and within limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "net/dossier-clock.h"
#include "net/dossier-fetch-error.h"
#include "net/dossier-fetched.h"

G_BEGIN_DECLS

/* A page, and what it decompresses to; 50 MB of HTML is no article. */
#define DOSSIER_FETCHER_MAX_PAGE_BYTES (16 * 1024 * 1024)
/* A feed or a sitemap, and what it decompresses to. */
#define DOSSIER_FETCHER_MAX_FEED_BYTES (16 * 1024 * 1024)
/* One picture. */
#define DOSSIER_FETCHER_MAX_IMAGE_BYTES (12 * 1024 * 1024)
#define DOSSIER_FETCHER_MAX_REDIRECTS   20
/* Seconds until there is a connection, of silence after that, and in total; waiting for a turn
 * counts for none of them. */
#define DOSSIER_FETCHER_CONNECT_SECONDS 20
#define DOSSIER_FETCHER_SILENCE_SECONDS 30
#define DOSSIER_FETCHER_TOTAL_SECONDS   120
/* Seconds between the starts of two requests to one host, for pages and feeds, and for the images
 * of a page, which a browser would ask for all at once. */
#define DOSSIER_FETCHER_PAGE_PAUSE  0.25
#define DOSSIER_FETCHER_IMAGE_PAUSE 0.05
/* Seconds that a fetch waits for a host's rest to end, and how often. */
#define DOSSIER_FETCHER_PATIENCE_SECONDS 20
#define DOSSIER_FETCHER_MAX_RETRIES      2
/* Requests at once to one host, and in all; others wait their turn. */
#define DOSSIER_FETCHER_PER_HOST 2
#define DOSSIER_FETCHER_IN_ALL   16

#define DOSSIER_TYPE_FETCHER (dossier_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (DossierFetcher, dossier_fetcher, DOSSIER, FETCHER, GObject)

/**
 * DossierFetchKind:
 * @DOSSIER_FETCH_PAGE: HTML or text; everything else is WRONG_TYPE, a feed too
 * @DOSSIER_FETCH_IMAGE: image types only
 * @DOSSIER_FETCH_FEED: RSS, Atom, RDF, JSON, sitemaps (packed ones too), and any other text. A page
 *   is welcome, so that one fetch finds out whether an address is a feed's or names one; what it
 *   is, is for the parser to say.
 *
 * What is wanted.
 */
typedef enum
{
  DOSSIER_FETCH_PAGE,
  DOSSIER_FETCH_IMAGE,
  DOSSIER_FETCH_FEED,
} DossierFetchKind;

#define DOSSIER_FETCH_N_KINDS (DOSSIER_FETCH_FEED + 1)

/**
 * DossierFetchLimits:
 * @max_bytes: of the body, unpacked, for each kind
 * @connect_seconds: until there is a connection: name, network and certificate
 * @silence_seconds: without a byte
 * @total_seconds: in all
 * @pauses: seconds between the starts of two requests to one host, for each kind
 */
typedef struct
{
  gsize  max_bytes[DOSSIER_FETCH_N_KINDS];
  double connect_seconds;
  double silence_seconds;
  double total_seconds;
  double pauses[DOSSIER_FETCH_N_KINDS];
} DossierFetchLimits;

/**
 * DossierFetchProgress:
 * @received: bytes of the body so far, decompressed
 * @total: as the server announced, 0 when it did not or when it compresses
 *
 * Called in the fetcher's main context while the body comes in, never after the fetch's callback.
 */
typedef void (*DossierFetchProgress) (gsize received, gsize total, gpointer user_data);

/**
 * DossierFetchOptions:
 * @kind: what is wanted
 * @progress: (nullable): told of what has come in
 * @progress_data: for @progress; must live until the fetch's callback is called
 * @etag: (nullable): what an earlier answer's #DossierFetched.etag was, as it was
 * @last_modified: (nullable): what its #DossierFetched.last_modified was
 *
 * With @etag or @last_modified the request is conditional: the server may answer that nothing has
 * changed since, and then there are no bytes but #DossierFetched.is_unchanged.
 */
typedef struct
{
  DossierFetchKind     kind;
  DossierFetchProgress progress;
  gpointer             progress_data;
  const char          *etag;
  const char          *last_modified;
} DossierFetchOptions;

/**
 * dossier_fetcher_new:
 *
 * One a notebook. Works on the thread-default main context it was made in, and only there; any
 * number of fetches may be under way at once. Proxies are the system's. Nothing of what a server
 * sends is remembered from one fetch to the next: no cookies, no cache, and no referrer is ever
 * sent. Only how each host wants to be treated is.
 *
 * Cache headers: a notebook keeps what a reader asked for, as of the moment of asking, so every
 * fetch asks the server; an answer's max-age never replaces one. It is handed on as
 * #DossierFetched.fresh_until for whoever asks by a timetable. no-store is for caches that would
 * hand a page out later in the server's place; keeping a page that one has read is not that.
 *
 * Returns: (transfer full): the fetcher; fetches under way keep it alive
 */
DossierFetcher *dossier_fetcher_new (void);
/* The same by another clock, for tests. */
DossierFetcher *dossier_fetcher_new_with_clock (DossierClock *clock);

/* (transfer none): what fetches that start from now on must keep to. */
const DossierFetchLimits *dossier_fetcher_get_limits (DossierFetcher *self);
void dossier_fetcher_set_limits (DossierFetcher *self, const DossierFetchLimits *limits);

/**
 * dossier_fetcher_get_not_before:
 * @url: any address
 *
 * For a queue that can do something else first: a fetch of @url that is started before this either
 * waits for its host, or fails with TRY_LATER when that is long.
 *
 * Returns: Unix time in milliseconds when the address's host may be asked again; 0 when it does not
 *   rest, or when @url is none
 */
gint64 dossier_fetcher_get_not_before (DossierFetcher *self, const char *url);

/**
 * dossier_fetcher_fetch_async:
 * @url: an http or https address, without name and password
 * @options: (nullable): copied; without it a page is fetched and nobody told of the progress
 * @cancellable: (nullable): may be cancelled from any thread, while waiting for a turn too
 */
void dossier_fetcher_fetch_async (DossierFetcher            *self,
                                  const char                *url,
                                  const DossierFetchOptions *options,
                                  GCancellable              *cancellable,
                                  GAsyncReadyCallback        callback,
                                  gpointer                   user_data);

/**
 * dossier_fetcher_fetch_finish:
 * @error: DOSSIER_FETCH_ERROR, or G_IO_ERROR, G_RESOLVER_ERROR or G_TLS_ERROR with the code that
 *   GIO gave it; the sentence starts with "fetching URL: " and goes on in a reader's words
 *
 * Returns: (transfer full) (nullable): the answer
 */
DossierFetched *
dossier_fetcher_fetch_finish (DossierFetcher *self, GAsyncResult *result, GError **error);

G_END_DECLS
