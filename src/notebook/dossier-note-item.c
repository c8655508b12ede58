/* dossier-note-item.c: one line in the list of all annotations: an annotation, or a group's head.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-note-item-private.h"

#include "notebook/dossier-annotation-item-private.h"

struct _DossierNoteItem
{
  GObject parent_instance;

  /* owned */
  DossierAnnotationItem *annotation; /* NULL until loaded */
  DossierNoteOrigin     *origin;     /* the same */
  char                  *name;       /* of a group */

  DossierNoteRow row;
  gint64         article_id;
  guint          count;
};

G_DEFINE_FINAL_TYPE (DossierNoteItem, dossier_note_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ANNOTATION,
  PROP_COUNT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
dossier_note_item_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  DossierNoteItem *self = DOSSIER_NOTE_ITEM (object);

  switch (property_id)
    {
    case PROP_ANNOTATION:
      g_value_set_object (value, self->annotation);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_note_item_finalize (GObject *object)
{
  DossierNoteItem *self = DOSSIER_NOTE_ITEM (object);

  g_clear_object (&self->annotation);
  g_clear_pointer (&self->origin, dossier_note_origin_free);
  g_free (self->name);
  G_OBJECT_CLASS (dossier_note_item_parent_class)->finalize (object);
}

static void
dossier_note_item_class_init (DossierNoteItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_note_item_get_property;
  object_class->finalize = dossier_note_item_finalize;
  properties[PROP_ANNOTATION] =
      g_param_spec_object ("annotation", NULL, NULL, DOSSIER_TYPE_ANNOTATION_ITEM, flags);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_note_item_init (DossierNoteItem *self)
{
}

DossierNoteItem *
dossier_note_item_new (const DossierNoteRow *row)
{
  DossierNoteItem *self = g_object_new (DOSSIER_TYPE_NOTE_ITEM, NULL);

  self->row = *row;
  return self;
}

void
dossier_note_item_set_group (DossierNoteItem *self, const char *name, guint count)
{
  if (self->count == count && g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static gboolean
is_same_origin (const DossierNoteOrigin *a, const DossierNoteOrigin *b)
{
  return a != NULL && b != NULL && g_strcmp0 (a->title, b->title) == 0 &&
         g_strcmp0 (a->site, b->site) == 0 && g_strcmp0 (a->published, b->published) == 0;
}

void
dossier_note_item_load (DossierNoteItem   *self,
                        DossierAnnotation *annotation,
                        DossierNoteOrigin *origin)
{
  if (self->annotation != NULL && dossier_annotation_item_shows (self->annotation, annotation) &&
      is_same_origin (self->origin, origin))
    {
      dossier_annotation_free (annotation);
      dossier_note_origin_free (origin);
      return;
    }
  self->article_id = annotation->article_id;
  g_clear_pointer (&self->origin, dossier_note_origin_free);
  self->origin = origin;
  g_clear_object (&self->annotation);
  self->annotation = dossier_annotation_item_new (annotation);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANNOTATION]);
}

gint64
dossier_note_item_get_id (DossierNoteItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_ITEM (self), 0);
  return self->row.id;
}

gint64
dossier_note_item_get_group_id (DossierNoteItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_ITEM (self), 0);
  return self->row.group_id;
}

gboolean
dossier_note_item_is_head (DossierNoteItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_ITEM (self), FALSE);
  return self->row.id == 0;
}

guint
dossier_note_item_get_count (DossierNoteItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_ITEM (self), 0);
  return self->count;
}

const char *
dossier_note_item_get_name (DossierNoteItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_ITEM (self), NULL);
  return self->name;
}

DossierAnnotationItem *
dossier_note_item_get_annotation (DossierNoteItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_ITEM (self), NULL);
  return self->annotation;
}

gint64
dossier_note_item_get_article_id (DossierNoteItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_ITEM (self), 0);
  return self->article_id;
}

const char *
dossier_note_item_get_title (DossierNoteItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_ITEM (self), NULL);
  return self->origin != NULL ? self->origin->title : NULL;
}

const char *
dossier_note_item_get_site (DossierNoteItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_ITEM (self), NULL);
  return self->origin != NULL ? self->origin->site : NULL;
}

const char *
dossier_note_item_get_published (DossierNoteItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_ITEM (self), NULL);
  return self->origin != NULL ? self->origin->published : NULL;
}
