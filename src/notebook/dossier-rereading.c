/* dossier-rereading.c: reads texts again by itself: those that an older recogniser read, and those
 * that were read once and quickly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-rereading.h"

#include "notebook/dossier-reindex.h"
#include "store/dossier-change-set.h"

/**
 * @notebook: (unowned): owns this
 * @is_reading: a reading is under way
 * @is_asked_again: a text came while it was
 */
struct _DossierRereading
{
  GObject          parent_instance;
  DossierNotebook *notebook;
  GCancellable    *closing;
  gboolean         is_reading;
  gboolean         is_asked_again;
};

G_DEFINE_FINAL_TYPE (DossierRereading, dossier_rereading, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_IS_IDLE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
set_reading (DossierRereading *self, gboolean is_reading)
{
  if (self->is_reading == is_reading)
    return;
  self->is_reading = is_reading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_IDLE]);
}

static void read_again (DossierRereading *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierRereading) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_reindex_finish (DOSSIER_NOTEBOOK (source), result, NULL, &error))
    g_info ("%s", error->message);
  if (self->is_asked_again && !g_cancellable_is_cancelled (self->closing))
    read_again (self);
  else
    set_reading (self, FALSE);
}

static void
read_again (DossierRereading *self)
{
  set_reading (self, TRUE);
  self->is_asked_again = FALSE;
  dossier_reindex_async (self->notebook, NULL, self->closing, read_cb, g_object_ref (self));
}

static void
notebook_changed_cb (DossierNotebook *notebook, DossierChangeSet *changes, DossierRereading *self)
{
  if ((changes->flags & DOSSIER_CHANGE_VERSIONS) != 0)
    dossier_rereading_look_again (self);
}

static void
dossier_rereading_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  DossierRereading *self = DOSSIER_REREADING (object);

  switch (property_id)
    {
    case PROP_IS_IDLE:
      g_value_set_boolean (value, dossier_rereading_is_idle (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_rereading_dispose (GObject *object)
{
  DossierRereading *self = DOSSIER_REREADING (object);

  dossier_rereading_close (self);
  g_clear_object (&self->closing);
  G_OBJECT_CLASS (dossier_rereading_parent_class)->dispose (object);
}

static void
dossier_rereading_class_init (DossierRereadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_rereading_get_property;
  object_class->dispose = dossier_rereading_dispose;
  properties[PROP_IS_IDLE] =
      g_param_spec_boolean ("is-idle", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_rereading_init (DossierRereading *self)
{
  self->closing = g_cancellable_new ();
}

DossierRereading *
dossier_rereading_new (DossierNotebook *notebook)
{
  DossierRereading *self = NULL;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_REREADING, NULL);
  self->notebook = notebook;
  g_signal_connect (notebook, "changed", G_CALLBACK (notebook_changed_cb), self);
  read_again (self);
  return self;
}

void
dossier_rereading_look_again (DossierRereading *self)
{
  g_return_if_fail (DOSSIER_IS_REREADING (self));

  self->is_asked_again = TRUE;
  if (!self->is_reading && self->notebook != NULL)
    read_again (self);
}

gboolean
dossier_rereading_is_idle (DossierRereading *self)
{
  g_return_val_if_fail (DOSSIER_IS_REREADING (self), TRUE);

  return !self->is_reading;
}

void
dossier_rereading_close (DossierRereading *self)
{
  g_return_if_fail (DOSSIER_IS_REREADING (self));

  g_cancellable_cancel (self->closing);
  if (self->notebook != NULL)
    g_signal_handlers_disconnect_by_data (self->notebook, self);
  self->notebook = NULL;
}
