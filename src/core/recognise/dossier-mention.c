/* dossier-mention.c: a span that names somebody, some place or organisation, a figure or a date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-mention.h"

#include "core/text/dossier-core-error.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

static const char *const kind_names[DOSSIER_N_ENTITY_KINDS] = {
  [DOSSIER_ENTITY_PERSON] = "person",
  [DOSSIER_ENTITY_PLACE] = "place",
  [DOSSIER_ENTITY_ORGANISATION] = "organization",
  [DOSSIER_ENTITY_FIGURE] = "figure",
  [DOSSIER_ENTITY_DATE] = "date",
};

static const char *const hedge_names[] = {
  [DOSSIER_HEDGE_EXACT] = "=", [DOSSIER_HEDGE_ABOUT] = "~",    [DOSSIER_HEDGE_LESS] = "<",
  [DOSSIER_HEDGE_MORE] = ">",  [DOSSIER_HEDGE_AT_MOST] = "<=", [DOSSIER_HEDGE_AT_LEAST] = ">=",
  [DOSSIER_HEDGE_UP] = "up",   [DOSSIER_HEDGE_DOWN] = "down",
};

static gboolean
find_name (const char *const *names, gsize n_names, const char *name, gsize *index)
{
  for (gsize i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

static void
clear_quantity_cb (gpointer data)
{
  DossierQuantity *quantity = data;

  g_clear_pointer (&quantity->unit, g_free);
}

static void
append_json_string (GString *json, const char *text)
{
  g_string_append_c (json, '"');
  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\' || (guchar) *text < ' ')
      g_string_append_printf (json, "\\u%04x", (guint) *text);
    else
      g_string_append_c (json, *text);
  g_string_append_c (json, '"');
}

static gboolean
read_quantity (JsonNode *node, DossierFigure *figure)
{
  JsonObject *object = NULL;
  JsonNode   *value = NULL;
  JsonNode   *unit = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  object = json_node_get_object (node);
  value = json_object_get_member (object, "value");
  unit = json_object_get_member (object, "unit");
  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value) || unit == NULL ||
      json_node_get_value_type (unit) != G_TYPE_STRING)
    return FALSE;

  dossier_figure_add_also (figure, json_node_get_double (value), json_node_get_string (unit));
  return TRUE;
}

const char *
dossier_entity_kind_to_string (DossierEntityKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

gboolean
dossier_entity_kind_from_string (const char *name, DossierEntityKind *kind)
{
  gsize index = 0;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  if (!find_name (kind_names, G_N_ELEMENTS (kind_names), name, &index))
    return FALSE;

  *kind = (DossierEntityKind) index;
  return TRUE;
}

const char *
dossier_hedge_to_string (DossierHedge hedge)
{
  g_return_val_if_fail ((gsize) hedge < G_N_ELEMENTS (hedge_names), NULL);

  return hedge_names[hedge];
}

gboolean
dossier_hedge_from_string (const char *name, DossierHedge *hedge)
{
  gsize index = 0;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (hedge != NULL, FALSE);

  if (!find_name (hedge_names, G_N_ELEMENTS (hedge_names), name, &index))
    return FALSE;

  *hedge = (DossierHedge) index;
  return TRUE;
}

DossierFigure *
dossier_figure_new (void)
{
  DossierFigure *self = g_new0 (DossierFigure, 1);

  self->value = NAN;
  self->low = NAN;
  self->high = NAN;
  self->unit = g_strdup ("");

  return self;
}

DossierFigure *
dossier_figure_copy (const DossierFigure *self)
{
  DossierFigure *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (DossierFigure, 1);
  *copy = *self;
  copy->unit = g_strdup (self->unit);
  copy->counted = g_strdup (self->counted);
  copy->also = NULL;
  for (guint i = 0; self->also != NULL && i < self->also->len; i++)
    {
      const DossierQuantity *quantity = &g_array_index (self->also, DossierQuantity, i);

      dossier_figure_add_also (copy, quantity->value, quantity->unit);
    }

  return copy;
}

void
dossier_figure_free (DossierFigure *self)
{
  if (self == NULL)
    return;

  g_free (self->unit);
  g_free (self->counted);
  g_clear_pointer (&self->also, g_array_unref);
  g_free (self);
}

void
dossier_figure_add_also (DossierFigure *self, double value, const char *unit)
{
  DossierQuantity quantity = { value, g_strdup (unit) };

  g_return_if_fail (self != NULL);
  g_return_if_fail (unit != NULL);

  if (self->also == NULL)
    {
      self->also = g_array_new (FALSE, TRUE, sizeof (DossierQuantity));
      g_array_set_clear_func (self->also, clear_quantity_cb);
    }
  g_array_append_val (self->also, quantity);
}

char *
dossier_figure_dup_also_json (const DossierFigure *self)
{
  GString *json = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->also == NULL || self->also->len == 0)
    return NULL;

  /* By hand: generators of json-glib 1.6 write 1e+20 as 1e+20.0, which nothing can read. */
  json = g_string_new ("[");
  for (guint i = 0; i < self->also->len; i++)
    {
      const DossierQuantity *quantity = &g_array_index (self->also, DossierQuantity, i);
      char                   value[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_dtostr (value, sizeof value, isfinite (quantity->value) ? quantity->value : 0);
      g_string_append_printf (json, "%s{\"value\":%s,\"unit\":", i > 0 ? "," : "", value);
      append_json_string (json, quantity->unit);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

gboolean
dossier_figure_set_also_json (DossierFigure *self, const char *json, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) parse_error = NULL;
  g_autoptr (DossierFigure) fresh = NULL;
  JsonArray *array = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  fresh = dossier_figure_new ();
  if (json != NULL)
    {
      root = json_from_string (json, &parse_error);
      if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
        {
          g_set_error (error,
                       DOSSIER_CORE_ERROR,
                       DOSSIER_CORE_ERROR_BAD_DATA,
                       "reading a figure's other renderings: %s",
                       parse_error != NULL ? parse_error->message : "not a list");
          return FALSE;
        }
      array = json_node_get_array (root);
    }

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!read_quantity (json_array_get_element (array, i), fresh))
      {
        g_set_error (error,
                     DOSSIER_CORE_ERROR,
                     DOSSIER_CORE_ERROR_BAD_DATA,
                     "reading a figure's other renderings: entry %u is no value with a unit",
                     i);
        return FALSE;
      }

  g_clear_pointer (&self->also, g_array_unref);
  self->also = g_steal_pointer (&fresh->also);
  return TRUE;
}

const char *
dossier_source_get_title (const DossierSource *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name != NULL ? self->name : self->words;
}

DossierSource *
dossier_source_copy (const DossierSource *self)
{
  DossierSource *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new (DossierSource, 1);
  *copy = *self;
  copy->words = g_strdup (self->words);
  copy->cue_words = g_strdup (self->cue_words);
  copy->name = g_strdup (self->name);

  return copy;
}

void
dossier_source_free (DossierSource *self)
{
  if (self == NULL)
    return;

  g_free (self->words);
  g_free (self->cue_words);
  g_free (self->name);
  g_free (self);
}

DossierMention *
dossier_mention_new (DossierEntityKind kind, DossierSpan span)
{
  DossierMention *self = g_new0 (DossierMention, 1);

  self->kind = kind;
  self->span = span;
  self->confidence = 1.0;

  return self;
}

DossierMention *
dossier_mention_copy (const DossierMention *self)
{
  DossierMention *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (DossierMention, 1);
  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->date = g_strdup (self->date);
  copy->place = self->place != NULL ? g_memdup2 (self->place, sizeof (DossierPlace)) : NULL;
  copy->figure = self->figure != NULL ? dossier_figure_copy (self->figure) : NULL;
  copy->source = self->source != NULL ? dossier_source_copy (self->source) : NULL;

  return copy;
}

void
dossier_mention_free (DossierMention *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->place);
  g_clear_pointer (&self->figure, dossier_figure_free);
  g_clear_pointer (&self->source, dossier_source_free);
  g_free (self->date);
  g_free (self);
}

static int
compare_starts (gconstpointer first, gconstpointer second)
{
  const DossierMention *a = *(DossierMention *const *) first;
  const DossierMention *b = *(DossierMention *const *) second;

  return a->span.start < b->span.start ? -1 : a->span.start > b->span.start;
}

void
dossier_mention_sort (GPtrArray *mentions)
{
  g_ptr_array_sort (mentions, compare_starts);
}
