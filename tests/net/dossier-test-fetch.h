/* dossier-test-fetch.h: a fetcher and a server to fetch from, and fetching as one call.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "net/dossier-fetcher.h"
#include "tests/support/dossier-test-server.h"

G_BEGIN_DECLS

typedef struct
{
  DossierFetcher    *fetcher;
  DossierTestServer *server;
} DossierTestFetch;

/* For g_test_add(); tearing down asserts that the fetcher is gone with its last owner. */
void dossier_test_fetch_set_up (DossierTestFetch *self, gconstpointer data);
void dossier_test_fetch_tear_down (DossierTestFetch *self, gconstpointer data);

/* Limits for fetches that start later: bytes of a page, and seconds, of silence before and after
 * there is a connection, and in all; 0 keeps what it is. */
void dossier_test_fetch_limit (DossierTestFetch *self,
                               gsize             max_page_bytes,
                               double            silence_seconds,
                               double            total_seconds);

/**
 * DossierTestOutcome:
 *
 * One fetch under way, or its end. Zeroed before, cleared after.
 */
typedef struct
{
  gboolean        is_done;
  DossierFetched *fetched;
  GError         *error;
} DossierTestOutcome;

void dossier_test_outcome_clear (DossierTestOutcome *outcome);

void dossier_test_fetch_start (DossierTestFetch          *self,
                               const char                *url,
                               const DossierFetchOptions *options,
                               GCancellable              *cancellable,
                               DossierTestOutcome        *outcome);
/* Turns the default main context until it is done. */
void dossier_test_outcome_wait (DossierTestOutcome *outcome);

/* Starts and waits; @path is one of the server's. */
DossierFetched *dossier_test_fetch_path (DossierTestFetch *self, const char *path, GError **error);

/* From now on, this program trusts tests/net/certificates/authority.pem and nobody else. */
void dossier_test_fetch_trust_authority (void);

/* The error's sentence must have this in it, after "fetching URL: ". */
void dossier_test_assert_says (const GError *error, const char *url, const char *words);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierTestOutcome, dossier_test_outcome_clear)

G_END_DECLS
