/* dossier-entity-section.c: the entities of one kind under their heading, as one list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-entity-section.h"

#include <glib/gi18n-lib.h>

struct _DossierEntitySection
{
  GObject parent_instance;

  DossierEntityKind kind;
  GListModel       *base;
  guint             count;
  char             *context; /* (nullable) */
};

static void dossier_entity_section_model_init (GListModelInterface *iface);

G_DEFINE_TYPE_WITH_CODE (DossierEntitySection,
                         dossier_entity_section,
                         G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                dossier_entity_section_model_init))

enum
{
  PROP_0,
  PROP_COUNT,
  PROP_CONTEXT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static const char *const TITLES[DOSSIER_N_ENTITY_KINDS] = {
  [DOSSIER_ENTITY_PERSON] = N_ ("People"),
  [DOSSIER_ENTITY_PLACE] = N_ ("Places"),
  [DOSSIER_ENTITY_ORGANISATION] = N_ ("Organisations"),
  [DOSSIER_ENTITY_FIGURE] = N_ ("Figures"),
  [DOSSIER_ENTITY_DATE] = N_ ("Dates"),
};

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  DossierEntitySection *self = DOSSIER_ENTITY_SECTION (model);

  return self->count > 0 ? self->count + 1 : 0;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DossierEntitySection *self = DOSSIER_ENTITY_SECTION (model);

  if (position >= get_n_items (model))
    return NULL;
  if (position == 0)
    return g_object_ref (self);
  return g_list_model_get_item (self->base, position - 1);
}

static void
dossier_entity_section_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* The heading comes with the first item and goes with the last. */
static void
base_changed_cb (DossierEntitySection *self, guint position, guint removed, guint added)
{
  guint before = self->count;

  self->count = before - removed + added;
  if (before == 0 && self->count > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->count + 1);
  else if (before > 0 && self->count == 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before + 1, 0);
  else if (self->count > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position + 1, removed, added);
  if (self->count != before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
dossier_entity_section_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_COUNT:
      g_value_set_uint (value, DOSSIER_ENTITY_SECTION (object)->count);
      break;
    case PROP_CONTEXT:
      g_value_set_string (value, DOSSIER_ENTITY_SECTION (object)->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_entity_section_dispose (GObject *object)
{
  dossier_entity_section_set_base (DOSSIER_ENTITY_SECTION (object), NULL);
  g_clear_pointer (&DOSSIER_ENTITY_SECTION (object)->context, g_free);
  G_OBJECT_CLASS (dossier_entity_section_parent_class)->dispose (object);
}

static void
dossier_entity_section_class_init (DossierEntitySectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_entity_section_get_property;
  object_class->dispose = dossier_entity_section_dispose;
  properties[PROP_COUNT] = g_param_spec_uint ("count",
                                              NULL,
                                              NULL,
                                              0,
                                              G_MAXUINT,
                                              0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTEXT] =
      g_param_spec_string ("context", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_entity_section_init (DossierEntitySection *self)
{
}

DossierEntitySection *
dossier_entity_section_new (DossierEntityKind kind)
{
  DossierEntitySection *self = g_object_new (DOSSIER_TYPE_ENTITY_SECTION, NULL);

  self->kind = kind;
  return self;
}

DossierEntityKind
dossier_entity_section_get_kind (DossierEntitySection *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_SECTION (self), DOSSIER_ENTITY_PERSON);
  return self->kind;
}

guint
dossier_entity_section_get_count (DossierEntitySection *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_SECTION (self), 0);
  return self->count;
}

const char *
dossier_entity_section_get_title (DossierEntitySection *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_SECTION (self), NULL);
  return _ (TITLES[self->kind]);
}

const char *
dossier_entity_section_get_context (DossierEntitySection *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_SECTION (self), NULL);
  return self->context;
}

void
dossier_entity_section_set_context (DossierEntitySection *self, const char *context)
{
  g_return_if_fail (DOSSIER_IS_ENTITY_SECTION (self));

  if (g_strcmp0 (context, self->context) == 0)
    return;
  g_free (self->context);
  self->context = g_strdup (context);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT]);
}

void
dossier_entity_section_set_base (DossierEntitySection *self, GListModel *base)
{
  g_return_if_fail (DOSSIER_IS_ENTITY_SECTION (self));

  if (self->base == base)
    return;
  if (self->base != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->base, self);
      base_changed_cb (self, 0, self->count, 0);
    }
  g_set_object (&self->base, base);
  if (base == NULL)
    return;
  g_signal_connect_swapped (base, "items-changed", G_CALLBACK (base_changed_cb), self);
  base_changed_cb (self, 0, 0, g_list_model_get_n_items (base));
}
