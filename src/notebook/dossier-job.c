/* dossier-job.c: long work as a person sees it: what, how far, how it ended, and a way to stop it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-job.h"

struct _DossierJob
{
  GObject parent_instance;

  /* owned */
  char         *title;
  GError       *error;
  GCancellable *cancellable;

  DossierJobState state;
  double          fraction;
};

G_DEFINE_FINAL_TYPE (DossierJob, dossier_job, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_STATE,
  PROP_FRACTION,
  PROP_ERROR_MESSAGE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
dossier_job_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DossierJob *self = DOSSIER_JOB (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error != NULL ? self->error->message : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_job_finalize (GObject *object)
{
  DossierJob *self = DOSSIER_JOB (object);

  g_free (self->title);
  g_clear_error (&self->error);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (dossier_job_parent_class)->finalize (object);
}

static void
dossier_job_class_init (DossierJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_job_get_property;
  object_class->finalize = dossier_job_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_int ("state",
                                             NULL,
                                             NULL,
                                             DOSSIER_JOB_RUNNING,
                                             DOSSIER_JOB_FAILED,
                                             DOSSIER_JOB_RUNNING,
                                             flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_job_init (DossierJob *self)
{
  self->cancellable = g_cancellable_new ();
  self->fraction = -1;
}

DossierJob *
dossier_job_new (const char *title)
{
  DossierJob *self = g_object_new (DOSSIER_TYPE_JOB, NULL);

  self->title = g_strdup (title);
  return self;
}

const char *
dossier_job_get_title (DossierJob *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB (self), NULL);
  return self->title;
}

DossierJobState
dossier_job_get_state (DossierJob *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB (self), DOSSIER_JOB_FAILED);
  return self->state;
}

double
dossier_job_get_fraction (DossierJob *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB (self), -1);
  return self->fraction;
}

const GError *
dossier_job_get_error (DossierJob *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB (self), NULL);
  return self->error;
}

GCancellable *
dossier_job_get_cancellable (DossierJob *self)
{
  g_return_val_if_fail (DOSSIER_IS_JOB (self), NULL);
  return self->cancellable;
}

void
dossier_job_set_fraction (DossierJob *self, double fraction)
{
  g_return_if_fail (DOSSIER_IS_JOB (self));

  fraction = CLAMP (fraction, -1, 1);
  if (self->fraction == fraction)
    return;
  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

void
dossier_job_end (DossierJob *self, const GError *error)
{
  g_return_if_fail (DOSSIER_IS_JOB (self));
  g_return_if_fail (self->state == DOSSIER_JOB_RUNNING);

  if (error != NULL)
    {
      self->error = g_error_copy (error);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_MESSAGE]);
    }
  self->state = error != NULL ? DOSSIER_JOB_FAILED : DOSSIER_JOB_DONE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}
