/* dossier-pace.c: does a thing at once, but not again before some time has passed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-pace.h"

struct _DossierPace
{
  guint           pause;
  DossierPaceFunc func;
  gpointer        data;

  guint    timer; /* 0 when no pause is on */
  gboolean is_asked;
};

DossierPace *
dossier_pace_new (guint pause, DossierPaceFunc func, gpointer data)
{
  DossierPace *self = NULL;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (DossierPace, 1);
  self->pause = pause;
  self->func = func;
  self->data = data;

  return self;
}

void
dossier_pace_free (DossierPace *self)
{
  if (self == NULL)
    return;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_free (self);
}

static gboolean
pause_over_cb (gpointer user_data)
{
  DossierPace *self = user_data;
  gboolean     is_asked = self->is_asked;

  self->is_asked = FALSE;
  if (!is_asked)
    {
      self->timer = 0;
      return G_SOURCE_REMOVE;
    }
  self->func (self->data);

  return G_SOURCE_CONTINUE;
}

void
dossier_pace_ask (DossierPace *self)
{
  g_return_if_fail (self != NULL);

  if (self->timer != 0)
    {
      self->is_asked = TRUE;
      return;
    }
  self->timer = g_timeout_add (self->pause, pause_over_cb, self);
  self->func (self->data);
}
