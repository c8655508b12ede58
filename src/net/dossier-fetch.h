/* dossier-fetch.h: one fetch on its way: waiting for its turn, redirected, read, and judged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

#include "net/dossier-fetcher.h"
#include "net/dossier-host-queue.h"

G_BEGIN_DECLS

/**
 * DossierFetchSettings:
 * @session: (transfer none): that sends
 * @queue: (transfer none): that gives turns
 * @clock: (transfer none): that all waiting goes by
 *
 * What a fetcher lends to its fetches; must outlive them.
 */
typedef struct
{
  SoupSession       *session;
  DossierHostQueue  *queue;
  DossierClock      *clock;
  DossierFetchLimits limits;
} DossierFetchSettings;

/**
 * dossier_fetch_start:
 * @task: (transfer full): returned once, with a DossierFetched or an error; its source object owns
 *   @settings and is kept alive by it
 */
void dossier_fetch_start (GTask                      *task,
                          const char                 *url,
                          const DossierFetchOptions  *options,
                          const DossierFetchSettings *settings);

G_END_DECLS
