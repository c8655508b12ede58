/* dossier-recognisers.c: what a notebook recognises with: quickly at first, then more closely.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-recognisers.h"

#include "notebook/dossier-data-files.h"

/**
 * @error: why @quick is no whole one
 * @lock: of what follows
 * @encoder: (nullable): mapped, not read
 * @refined: (nullable): until somebody asks for it
 */
struct _DossierRecognisers
{
  DossierRecogniser *quick;
  GError            *error;
  GMutex             lock;
  gboolean           is_refined_wanted;
  GBytes            *encoder;
  DossierRecogniser *refined;
};

DossierRecognisers *
dossier_recognisers_load (void)
{
  DossierRecognisers *self = g_new0 (DossierRecognisers, 1);
  g_autoptr (GError) model_error = NULL;
  g_autoptr (GError) gazetteer_error = NULL;
  g_autoptr (GError) data_error = NULL;
  g_autoptr (GBytes) model = dossier_data_files_load ("names.model", &model_error);
  g_autoptr (GBytes) gazetteer = dossier_data_files_load ("places.gazetteer", &gazetteer_error);

  g_mutex_init (&self->lock);
  self->is_refined_wanted = TRUE;
  self->quick = dossier_recogniser_new (model, gazetteer, &data_error);
  if (self->quick == NULL)
    self->quick = dossier_recogniser_new (NULL, gazetteer, NULL);
  if (self->quick == NULL)
    self->quick = dossier_recogniser_new (model, NULL, NULL);
  if (self->quick == NULL)
    self->quick = dossier_recogniser_new (NULL, NULL, NULL);

  if (data_error != NULL)
    self->error = g_steal_pointer (&data_error);
  else if (model_error != NULL)
    self->error = g_steal_pointer (&model_error);
  else
    self->error = g_steal_pointer (&gazetteer_error);
  if (self->error == NULL)
    self->encoder = dossier_data_files_load ("names.encoder", NULL);
  return self;
}

void
dossier_recognisers_free (DossierRecognisers *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->quick, dossier_recogniser_unref);
  g_clear_pointer (&self->refined, dossier_recogniser_unref);
  g_clear_pointer (&self->encoder, g_bytes_unref);
  g_clear_error (&self->error);
  g_mutex_clear (&self->lock);
  g_free (self);
}

DossierRecogniser *
dossier_recognisers_get_quick (DossierRecognisers *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->quick;
}

const GError *
dossier_recognisers_get_error (DossierRecognisers *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->error;
}

gboolean
dossier_recognisers_has_refined (DossierRecognisers *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  locker = g_mutex_locker_new (&self->lock);
  return self->is_refined_wanted && self->encoder != NULL;
}

void
dossier_recognisers_want_refined (DossierRecognisers *self, gboolean is_wanted)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (self != NULL);

  locker = g_mutex_locker_new (&self->lock);
  self->is_refined_wanted = is_wanted;
}

DossierRecogniser *
dossier_recognisers_dup_refined (DossierRecognisers *self)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  locker = g_mutex_locker_new (&self->lock);
  /* The encoder is read when somebody wants it, not before. */
  if (!self->is_refined_wanted)
    return dossier_recogniser_ref (self->quick);
  if (self->refined == NULL && self->encoder != NULL)
    {
      self->refined = dossier_recogniser_new_refined (self->quick, self->encoder, &error);
      if (self->refined == NULL)
        {
          /* Not asked for again. */
          g_info ("%s", error->message);
          g_clear_pointer (&self->encoder, g_bytes_unref);
        }
    }
  return dossier_recogniser_ref (self->refined != NULL ? self->refined : self->quick);
}
