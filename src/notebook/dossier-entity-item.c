/* dossier-entity-item.c: somebody, some place, a figure or a date with all its mentions in one
 * version.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-entity-item-private.h"

#include "notebook/dossier-figure-text.h"

#include <glib/gi18n-lib.h>

/* Below this the row asks to be looked at. */
#define SURE_CONFIDENCE 0.7

struct _DossierEntityItem
{
  GObject parent_instance;

  DossierEntityKind kind;
  gint64            entity_id;
  double            confidence; /* of the best mention */
  gboolean          is_settled; /* a person confirmed or made one, here or by a rule */

  /* owned */
  char      *name;
  char      *detail;
  char      *speaker;
  char      *cue;
  GPtrArray *mentions; /* DossierMention */
  GArray    *ids;      /* gint64 */
};

G_DEFINE_FINAL_TYPE (DossierEntityItem, dossier_entity_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_NAME,
  PROP_DETAIL,
  PROP_SPEAKER,
  PROP_CUE,
  PROP_COUNT,
  PROP_IS_UNSURE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
dossier_entity_item_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  DossierEntityItem *self = DOSSIER_ENTITY_ITEM (object);

  switch (property_id)
    {
    case PROP_KIND:
      g_value_set_int (value, self->kind);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_SPEAKER:
      g_value_set_string (value, self->speaker);
      break;
    case PROP_CUE:
      g_value_set_string (value, self->cue);
      break;
    case PROP_COUNT:
      g_value_set_uint (value, self->mentions->len);
      break;
    case PROP_IS_UNSURE:
      g_value_set_boolean (value, dossier_entity_item_is_unsure (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_entity_item_finalize (GObject *object)
{
  DossierEntityItem *self = DOSSIER_ENTITY_ITEM (object);

  g_free (self->name);
  g_free (self->detail);
  g_free (self->speaker);
  g_free (self->cue);
  g_ptr_array_unref (self->mentions);
  g_array_unref (self->ids);
  G_OBJECT_CLASS (dossier_entity_item_parent_class)->finalize (object);
}

static void
dossier_entity_item_class_init (DossierEntityItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_entity_item_get_property;
  object_class->finalize = dossier_entity_item_finalize;

  properties[PROP_KIND] = g_param_spec_int ("kind",
                                            NULL,
                                            NULL,
                                            DOSSIER_ENTITY_PERSON,
                                            DOSSIER_ENTITY_DATE,
                                            DOSSIER_ENTITY_PERSON,
                                            flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_SPEAKER] = g_param_spec_string ("speaker", NULL, NULL, NULL, flags);
  properties[PROP_CUE] = g_param_spec_string ("cue", NULL, NULL, NULL, flags);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_IS_UNSURE] = g_param_spec_boolean ("is-unsure", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_entity_item_init (DossierEntityItem *self)
{
  self->mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/* What makes two mentions the same thing: the entity, the value, the day. */
static char *
dup_key (const DossierStoredMention *stored)
{
  const DossierMention *mention = stored->mention;

  if (mention->figure != NULL)
    return dossier_figure_text_dup_name (mention->figure);
  if (mention->date != NULL)
    return g_strdup (mention->date);
  if (stored->entity_id != 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, stored->entity_id);
  return g_strdup (mention->name);
}

/* What was worked out is shown as such, with the words it came from. */
static void
name_date (DossierEntityItem *self, const DossierMention *mention)
{
  self->name = dossier_date_text_dup (mention->date);
  if (self->name == NULL)
    self->name = g_strdup (mention->name);
  else if (mention->is_inferred)
    self->detail = g_strdup_printf (_ ("inferred from “%s”"), mention->name);
}

static DossierEntityItem *
new_item (const DossierStoredMention *stored)
{
  DossierEntityItem    *self = g_object_new (DOSSIER_TYPE_ENTITY_ITEM, NULL);
  const DossierMention *mention = stored->mention;

  self->kind = mention->kind;
  self->entity_id = stored->entity_id;
  if (mention->figure != NULL)
    {
      self->name = dossier_figure_text_dup_name (mention->figure);
      self->detail = dossier_figure_text_dup_detail (mention->figure);
    }
  else if (mention->kind == DOSSIER_ENTITY_DATE)
    name_date (self, mention);
  else
    self->name = g_strdup (mention->name);
  return self;
}

/* Of a number that several gave the first is shown. */
static void
take_source (DossierEntityItem *self, const DossierSource *source)
{
  if (source == NULL || self->speaker != NULL)
    return;
  self->speaker = g_strdup (dossier_source_get_title (source));
  self->cue = g_strdup (source->cue_words);
}

static void
add_mention (DossierEntityItem *self, const DossierStoredMention *stored)
{
  g_ptr_array_add (self->mentions, dossier_mention_copy (stored->mention));
  g_array_append_val (self->ids, stored->id);
  self->confidence = MAX (self->confidence, stored->mention->confidence);
  take_source (self, stored->mention->source);
  self->is_settled |= stored->origin != DOSSIER_ORIGIN_RECOGNISED || stored->rule_id != 0;
  if (self->detail == NULL && stored->mention->place != NULL)
    self->detail = dossier_place_text_dup (stored->mention->place);
}

GPtrArray *
dossier_entity_item_gather (GPtrArray *mentions, DossierEntityKind kind)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierStoredMention *stored = g_ptr_array_index (mentions, i);
      g_autofree char            *key = NULL;
      DossierEntityItem          *item;

      if (stored->mention->kind != kind)
        continue;
      key = dup_key (stored);
      item = g_hash_table_lookup (by_key, key);
      if (item == NULL)
        {
          item = new_item (stored);
          g_ptr_array_add (items, item);
          g_hash_table_insert (by_key, g_steal_pointer (&key), item);
        }
      add_mention (item, stored);
    }
  return items;
}

GArray *
dossier_entity_item_get_ids (DossierEntityItem *self)
{
  return self->ids;
}

gboolean
dossier_entity_item_equal (DossierEntityItem *self, DossierEntityItem *other)
{
  if (self->kind != other->kind || self->entity_id != other->entity_id ||
      g_strcmp0 (self->name, other->name) != 0 || g_strcmp0 (self->detail, other->detail) != 0 ||
      g_strcmp0 (self->speaker, other->speaker) != 0 || g_strcmp0 (self->cue, other->cue) != 0 ||
      self->ids->len != other->ids->len ||
      dossier_entity_item_is_unsure (self) != dossier_entity_item_is_unsure (other))
    return FALSE;
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) != g_array_index (other->ids, gint64, i))
      return FALSE;
  return TRUE;
}

DossierEntityKind
dossier_entity_item_get_kind (DossierEntityItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_ITEM (self), DOSSIER_ENTITY_PERSON);
  return self->kind;
}

gint64
dossier_entity_item_get_entity_id (DossierEntityItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_ITEM (self), 0);
  return self->entity_id;
}

const char *
dossier_entity_item_get_name (DossierEntityItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_ITEM (self), NULL);
  return self->name;
}

const char *
dossier_entity_item_get_detail (DossierEntityItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_ITEM (self), NULL);
  return self->detail;
}

const char *
dossier_entity_item_get_speaker (DossierEntityItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_ITEM (self), NULL);
  return self->speaker;
}

const char *
dossier_entity_item_get_cue (DossierEntityItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_ITEM (self), NULL);
  return self->cue;
}

guint
dossier_entity_item_get_count (DossierEntityItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_ITEM (self), 0);
  return self->mentions->len;
}

double
dossier_entity_item_get_confidence (DossierEntityItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_ITEM (self), 0);
  return self->is_settled ? 1 : self->confidence;
}

gboolean
dossier_entity_item_is_unsure (DossierEntityItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_ITEM (self), FALSE);
  return !self->is_settled && self->confidence < SURE_CONFIDENCE;
}

GPtrArray *
dossier_entity_item_get_mentions (DossierEntityItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_ITEM (self), NULL);
  return self->mentions;
}
