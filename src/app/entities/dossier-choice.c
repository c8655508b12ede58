/* dossier-choice.c: one of the things that a correction's dialog offers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-choice.h"

struct _DossierChoice
{
  GObject parent_instance;

  char             *title;
  char             *detail;
  DossierEntityKind kind;
  gint64            id;
  char              key;
  DossierPlace      place;
  gboolean          has_place;
};

G_DEFINE_FINAL_TYPE (DossierChoice, dossier_choice, G_TYPE_OBJECT)

static void
dossier_choice_finalize (GObject *object)
{
  DossierChoice *self = DOSSIER_CHOICE (object);

  g_free (self->title);
  g_free (self->detail);
  G_OBJECT_CLASS (dossier_choice_parent_class)->finalize (object);
}

static void
dossier_choice_class_init (DossierChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_choice_finalize;
}

static void
dossier_choice_init (DossierChoice *self)
{
}

DossierChoice *
dossier_choice_new (const char *title, const char *detail, DossierEntityKind kind, gint64 id)
{
  DossierChoice *self = g_object_new (DOSSIER_TYPE_CHOICE, NULL);

  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  self->kind = kind;
  self->id = id;
  return self;
}

const char *
dossier_choice_get_title (DossierChoice *self)
{
  g_return_val_if_fail (DOSSIER_IS_CHOICE (self), NULL);
  return self->title;
}

const char *
dossier_choice_get_detail (DossierChoice *self)
{
  g_return_val_if_fail (DOSSIER_IS_CHOICE (self), NULL);
  return self->detail;
}

DossierEntityKind
dossier_choice_get_kind (DossierChoice *self)
{
  g_return_val_if_fail (DOSSIER_IS_CHOICE (self), DOSSIER_ENTITY_PERSON);
  return self->kind;
}

gint64
dossier_choice_get_id (DossierChoice *self)
{
  g_return_val_if_fail (DOSSIER_IS_CHOICE (self), 0);
  return self->id;
}

void
dossier_choice_set_key (DossierChoice *self, char key)
{
  g_return_if_fail (DOSSIER_IS_CHOICE (self));
  self->key = key;
}

char
dossier_choice_get_key (DossierChoice *self)
{
  g_return_val_if_fail (DOSSIER_IS_CHOICE (self), 0);
  return self->key;
}

void
dossier_choice_set_place (DossierChoice *self, const DossierPlace *place)
{
  g_return_if_fail (DOSSIER_IS_CHOICE (self));
  self->has_place = place != NULL;
  if (place != NULL)
    self->place = *place;
}

const DossierPlace *
dossier_choice_get_place (DossierChoice *self)
{
  g_return_val_if_fail (DOSSIER_IS_CHOICE (self), NULL);
  return self->has_place ? &self->place : NULL;
}
