/* dossier-fetcher.h: gets the bytes behind an http(s) address, politely and within limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "net/dossier-fetch-error.h"
#include "net/dossier-fetched.h"

G_BEGIN_DECLS

/* A page, and what it decompresses to; 50 MB of HTML is no article. */
#define DOSSIER_FETCHER_MAX_PAGE_BYTES (16 * 1024 * 1024)
/* One picture. */
#define DOSSIER_FETCHER_MAX_IMAGE_BYTES (12 * 1024 * 1024)
#define DOSSIER_FETCHER_MAX_REDIRECTS   20
/* Seconds of silence, and in total; waiting for a turn counts for neither. */
#define DOSSIER_FETCHER_SILENCE_SECONDS 30
#define DOSSIER_FETCHER_TOTAL_SECONDS   120
/* Requests at once to one host, and in all; others wait their turn. */
#define DOSSIER_FETCHER_PER_HOST 2
#define DOSSIER_FETCHER_IN_ALL   16

#define DOSSIER_TYPE_FETCHER (dossier_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (DossierFetcher, dossier_fetcher, DOSSIER, FETCHER, GObject)

typedef enum
{
  DOSSIER_FETCH_PAGE,  /* HTML or text; everything else is WRONG_TYPE */
  DOSSIER_FETCH_IMAGE, /* image types only */
} DossierFetchKind;

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
 */
typedef struct
{
  DossierFetchKind     kind;
  DossierFetchProgress progress;
  gpointer             progress_data;
} DossierFetchOptions;

/**
 * dossier_fetcher_new:
 *
 * One a notebook. Works on the thread-default main context it was made in, and only there; any
 * number of fetches may be under way at once. Proxies are the system's. Nothing is remembered from
 * one fetch to the next: no cookies, no cache, and no referrer is ever sent.
 *
 * Returns: (transfer full): the fetcher; fetches under way keep it alive
 */
DossierFetcher *dossier_fetcher_new (void);

/* Limits for tests: bytes of a page, and seconds, which may be fractions; 0 keeps what it is. For
 * fetches that start later. */
void dossier_fetcher_set_limits (DossierFetcher *self,
                                 gsize           max_page_bytes,
                                 double          silence_seconds,
                                 double          total_seconds);

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
