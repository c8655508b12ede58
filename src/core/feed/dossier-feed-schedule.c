/* dossier-feed-schedule.c: when a feed is worth asking again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/feed/dossier-feed-schedule.h"

#define HOUR_MS       (3600 * G_GINT64_CONSTANT (1000))
#define HOURS_OF_WEEK (7 * 24)
/* What a feed is asked by when it is asked by hand only: counts for its failures alone. */
#define DEFAULT_INTERVAL 3600

static guint
choose_seconds (const DossierFeedTiming *timing)
{
  guint seconds = timing->interval_seconds > 0 ? timing->interval_seconds : DEFAULT_INTERVAL;
  guint longest;

  seconds = CLAMP (seconds, DOSSIER_FEED_MIN_INTERVAL, DOSSIER_FEED_MAX_INTERVAL);
  seconds = MAX (seconds, MIN (timing->ttl_seconds, DOSSIER_FEED_MAX_TTL));
  longest = MAX (seconds, DOSSIER_FEED_MAX_BACK_OFF);
  for (guint i = 0; i < timing->n_failures && seconds < longest; i++)
    seconds *= 2;
  return MIN (seconds, longest);
}

/* 1970 began on a Thursday. */
static gboolean
is_skipped (const DossierFeedTiming *timing, gint64 hours)
{
  guint hour = (guint) (hours % 24);
  guint day = (guint) ((hours / 24 + 3) % 7);

  return (timing->skip_hours & (1u << hour)) != 0 || (timing->skip_days & (1u << day)) != 0;
}

gint64
dossier_feed_schedule_next (const DossierFeedTiming *timing)
{
  gint64 next = timing->now + (gint64) choose_seconds (timing) * 1000;
  gint64 hours = next / HOUR_MS;

  if (!is_skipped (timing, hours))
    return next;
  for (int i = 1; i < HOURS_OF_WEEK; i++)
    if (!is_skipped (timing, hours + i))
      return (hours + i) * HOUR_MS;
  /* All hours of the week: nobody means that. */
  return next;
}
