/* dossier-host-manners.c: when a host may be asked again: pauses, its own wishes, its failures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-host-manners.h"

void
dossier_host_manners_note_start (DossierHostManners *self, gint64 now)
{
  self->last_start = now;
}

void
dossier_host_manners_note_wish (DossierHostManners *self, gint64 now, gint64 until)
{
  self->wish_until = MAX (self->wish_until, MIN (until, now + DOSSIER_HOST_MANNERS_MAX_WISH));
}

void
dossier_host_manners_note_success (DossierHostManners *self)
{
  self->n_failures = 0;
  self->back_off_until = 0;
}

void
dossier_host_manners_note_failure (DossierHostManners *self,
                                   gint64              now,
                                   gint64              started,
                                   double              chance)
{
  gint64 rest = DOSSIER_HOST_MANNERS_BACK_OFF;

  if (self->n_failures > 0 && now - self->last_failure > DOSSIER_HOST_MANNERS_MEMORY)
    self->n_failures = 0;
  if (self->n_failures > 0 && started <= self->last_failure)
    return;
  self->n_failures++;
  self->last_failure = now;
  if (self->n_failures == 1)
    return;
  for (guint i = 2; i < self->n_failures && rest < DOSSIER_HOST_MANNERS_MAX_BACK_OFF; i++)
    rest *= 2;
  rest = MIN (rest, DOSSIER_HOST_MANNERS_MAX_BACK_OFF);
  self->back_off_until = now + rest / 2 + (gint64) ((double) rest / 2 * CLAMP (chance, 0, 1));
}

gint64
dossier_host_manners_get_rest (const DossierHostManners *self, gint64 now, DossierHostRest *rest)
{
  gint64 until = MAX (self->wish_until, self->back_off_until);

  if (until <= now)
    *rest = DOSSIER_HOST_REST_NONE;
  else
    *rest = until == self->wish_until ? DOSSIER_HOST_REST_WISHED : DOSSIER_HOST_REST_FAILING;
  return MAX (until, now);
}

gint64
dossier_host_manners_get_earliest (const DossierHostManners *self, gint64 now, gint64 pause)
{
  DossierHostRest rest;
  gint64          after_pause = self->last_start > 0 ? self->last_start + pause : now;

  return MAX (after_pause, dossier_host_manners_get_rest (self, now, &rest));
}

gboolean
dossier_host_manners_is_forgettable (const DossierHostManners *self, gint64 now)
{
  gint64 last = MAX (self->last_start, self->n_failures > 0 ? self->last_failure : 0);

  return now >= MAX (self->wish_until, self->back_off_until) &&
         now - last > DOSSIER_HOST_MANNERS_MEMORY;
}
