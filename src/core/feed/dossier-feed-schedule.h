/* dossier-feed-schedule.h: when a feed is worth asking again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Seconds between two refreshes that a reader may ask for. */
#define DOSSIER_FEED_MIN_INTERVAL (15 * 60)
#define DOSSIER_FEED_MAX_INTERVAL (30 * 24 * 3600)
/* A feed may ask to be left alone so long, whatever the reader asks for, but no longer. */
#define DOSSIER_FEED_MAX_TTL (24 * 3600)
/* A feed that fails is asked at least so often. */
#define DOSSIER_FEED_MAX_BACK_OFF (24 * 3600)

/**
 * DossierFeedTiming:
 * @now: Unix milliseconds
 * @interval_seconds: what the reader chose; 0 for only by hand
 * @n_failures: in a row, up to now
 * @ttl_seconds: see #DossierFeed; 0 for nothing
 * @skip_hours: see #DossierFeed
 * @skip_days: see #DossierFeed
 */
typedef struct
{
  gint64  now;
  guint   interval_seconds;
  guint   n_failures;
  guint   ttl_seconds;
  guint32 skip_hours;
  guint8  skip_days;
} DossierFeedTiming;

/**
 * dossier_feed_schedule_next:
 *
 * The interval, or what the feed asks for if that is longer, doubled for each failure; then the
 * next hour in which the feed says that something new may come.
 *
 * Returns: Unix milliseconds
 */
gint64 dossier_feed_schedule_next (const DossierFeedTiming *timing);

G_END_DECLS
