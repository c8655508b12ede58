/* dossier-annotation-item.c: one annotation as the reading room shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-annotation-item-private.h"

struct _DossierAnnotationItem
{
  GObject parent_instance;

  DossierAnnotation *record; /* owned */
};

G_DEFINE_FINAL_TYPE (DossierAnnotationItem, dossier_annotation_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_QUOTE,
  PROP_NOTE,
  PROP_TAGS,
  PROP_HIGHLIGHT,
  PROP_IS_ORPHAN,
  PROP_MODIFIED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_STATIC_ASSERT ((int) DOSSIER_HIGHLIGHT_YELLOW == (int) DOSSIER_COLOUR_YELLOW);
G_STATIC_ASSERT ((int) DOSSIER_HIGHLIGHT_PURPLE == (int) DOSSIER_COLOUR_PURPLE);
G_STATIC_ASSERT (DOSSIER_N_HIGHLIGHTS == DOSSIER_N_COLOURS);

const char *
dossier_highlight_to_string (DossierHighlight highlight)
{
  return dossier_colour_to_string ((DossierColour) highlight);
}

gboolean
dossier_highlight_from_string (const char *name, DossierHighlight *highlight)
{
  DossierColour colour;

  if (!dossier_colour_from_string (name, &colour))
    return FALSE;
  *highlight = (DossierHighlight) colour;
  return TRUE;
}

static void
dossier_annotation_item_get_property (GObject    *object,
                                      guint       property_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  DossierAnnotationItem *self = DOSSIER_ANNOTATION_ITEM (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->record->id);
      break;
    case PROP_QUOTE:
      g_value_set_string (value, self->record->selector->quote);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->record->note);
      break;
    case PROP_TAGS:
      g_value_set_boxed (value, self->record->tags);
      break;
    case PROP_HIGHLIGHT:
      g_value_set_int (value, self->record->colour);
      break;
    case PROP_IS_ORPHAN:
      g_value_set_boolean (value, dossier_annotation_item_is_orphan (self));
      break;
    case PROP_MODIFIED:
      g_value_set_int64 (value, self->record->modified);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_annotation_item_finalize (GObject *object)
{
  DossierAnnotationItem *self = DOSSIER_ANNOTATION_ITEM (object);

  g_clear_pointer (&self->record, dossier_annotation_free);
  G_OBJECT_CLASS (dossier_annotation_item_parent_class)->finalize (object);
}

static void
dossier_annotation_item_class_init (DossierAnnotationItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_annotation_item_get_property;
  object_class->finalize = dossier_annotation_item_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_QUOTE] = g_param_spec_string ("quote", NULL, NULL, NULL, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  properties[PROP_TAGS] = g_param_spec_boxed ("tags", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_HIGHLIGHT] =
      g_param_spec_int ("highlight", NULL, NULL, 0, DOSSIER_N_HIGHLIGHTS - 1, 0, flags);
  properties[PROP_IS_ORPHAN] = g_param_spec_boolean ("is-orphan", NULL, NULL, FALSE, flags);
  properties[PROP_MODIFIED] = g_param_spec_int64 ("modified", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_annotation_item_init (DossierAnnotationItem *self)
{
}

DossierAnnotationItem *
dossier_annotation_item_new (DossierAnnotation *record)
{
  DossierAnnotationItem *self = g_object_new (DOSSIER_TYPE_ANNOTATION_ITEM, NULL);

  self->record = record;
  return self;
}

gboolean
dossier_annotation_item_shows (DossierAnnotationItem *self, const DossierAnnotation *record)
{
  const DossierAnnotation *own = self->record;

  return own->id == record->id && own->colour == record->colour && own->anchor == record->anchor &&
         own->span.start == record->span.start && own->span.end == record->span.end &&
         own->modified == record->modified && g_strcmp0 (own->note, record->note) == 0 &&
         g_strv_equal ((const char *const *) own->tags, (const char *const *) record->tags);
}

gint64
dossier_annotation_item_get_id (DossierAnnotationItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_ITEM (self), 0);
  return self->record->id;
}

const char *
dossier_annotation_item_get_uuid (DossierAnnotationItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_ITEM (self), NULL);
  return self->record->uuid;
}

const char *
dossier_annotation_item_get_quote (DossierAnnotationItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_ITEM (self), NULL);
  return self->record->selector->quote;
}

const char *
dossier_annotation_item_get_note (DossierAnnotationItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_ITEM (self), NULL);
  return self->record->note;
}

const char *const *
dossier_annotation_item_get_tags (DossierAnnotationItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_ITEM (self), NULL);
  return (const char *const *) self->record->tags;
}

DossierHighlight
dossier_annotation_item_get_highlight (DossierAnnotationItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_ITEM (self), DOSSIER_HIGHLIGHT_YELLOW);
  return (DossierHighlight) self->record->colour;
}

gint64
dossier_annotation_item_get_version_id (DossierAnnotationItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_ITEM (self), 0);
  return self->record->version_id;
}

gboolean
dossier_annotation_item_is_orphan (DossierAnnotationItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_ITEM (self), FALSE);
  return self->record->anchor == DOSSIER_ANCHOR_ORPHAN;
}

gboolean
dossier_annotation_item_is_approximate (DossierAnnotationItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_ITEM (self), FALSE);
  return self->record->anchor == DOSSIER_ANCHOR_APPROXIMATE;
}

DossierSpan
dossier_annotation_item_get_span (DossierAnnotationItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_ITEM (self), ((DossierSpan){ 0 }));
  return self->record->span;
}

gint64
dossier_annotation_item_get_created (DossierAnnotationItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_ITEM (self), 0);
  return self->record->created;
}

gint64
dossier_annotation_item_get_modified (DossierAnnotationItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_ITEM (self), 0);
  return self->record->modified;
}
