/* dossier-export-geojson.c: a point for every place, with the articles that mention it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 7946: positions are longitude, latitude. A place that nobody knows the position of is a
 * feature without geometry, so that none is left out unsaid.
 */
#include "config.h"

#include "notebook/export/dossier-export-private.h"

typedef struct
{
  gint64        id;
  char         *name;
  DossierPlace *place; /* nullable */
  guint         n_mentions;
  JsonBuilder  *articles; /* an open array */
  gint64        last_article;
} Feature;

static void
free_feature (gpointer data)
{
  Feature *feature = data;

  g_free (feature->name);
  g_free (feature->place);
  g_clear_object (&feature->articles);
  g_free (feature);
}

/* By entity, in the order in which they were met. */
typedef struct
{
  GPtrArray  *features;
  GHashTable *by_id;
} Places;

static gpointer
new_places (void)
{
  Places *places = g_new0 (Places, 1);

  places->features = g_ptr_array_new_with_free_func (free_feature);
  places->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  return places;
}

static void
free_places (gpointer data)
{
  Places *places = data;

  g_hash_table_unref (places->by_id);
  g_ptr_array_unref (places->features);
  g_free (places);
}

static Feature *
ensure_feature (Places *places, const DossierStoredMention *stored)
{
  Feature *feature = g_hash_table_lookup (places->by_id, &stored->entity_id);

  if (feature != NULL)
    return feature;
  feature = g_new0 (Feature, 1);
  feature->id = stored->entity_id;
  feature->name = g_strdup (stored->mention->name);
  feature->articles = json_builder_new ();
  json_builder_begin_array (feature->articles);
  g_ptr_array_add (places->features, feature);
  g_hash_table_insert (places->by_id, &feature->id, feature);
  return feature;
}

static void
add_to_feature (Feature *feature, const DossierArticle *article, const DossierStoredMention *stored)
{
  const DossierPlace *place = stored->mention->place;

  feature->n_mentions++;
  if (feature->place == NULL && place != NULL)
    feature->place = g_memdup2 (place, sizeof *place);
  if (feature->last_article == article->id)
    return;
  feature->last_article = article->id;
  json_builder_begin_object (feature->articles);
  dossier_mention_json_add_string (feature->articles, "title", article->title);
  dossier_mention_json_add_string (feature->articles, "published", article->published);
  dossier_mention_json_add_string (feature->articles, "url", article->url);
  json_builder_end_object (feature->articles);
}

static gboolean
add_item (const DossierExportItem *item, gpointer state, GString *out, GError **error)
{
  for (guint i = 0; i < item->mentions->len; i++)
    {
      const DossierStoredMention *stored = g_ptr_array_index (item->mentions, i);

      if (stored->mention->kind == DOSSIER_ENTITY_PLACE)
        add_to_feature (ensure_feature (state, stored), item->article, stored);
    }
  return TRUE;
}

static void
add_geometry (JsonBuilder *builder, const DossierPlace *place)
{
  json_builder_set_member_name (builder, "geometry");
  if (place == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder, "type", "Point");
  json_builder_set_member_name (builder, "coordinates");
  json_builder_begin_array (builder);
  json_builder_add_double_value (builder, dossier_export_round_degrees (place->longitude));
  json_builder_add_double_value (builder, dossier_export_round_degrees (place->latitude));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_feature (JsonBuilder *builder, Feature *feature)
{
  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder, "type", "Feature");
  add_geometry (builder, feature->place);
  json_builder_set_member_name (builder, "properties");
  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder, "name", feature->name);
  dossier_mention_json_add_string (builder,
                                   "country",
                                   feature->place != NULL ? feature->place->country : NULL);
  dossier_mention_json_add_number (builder, "mentions", feature->n_mentions);
  json_builder_end_array (feature->articles);
  json_builder_set_member_name (builder, "articles");
  json_builder_add_value (builder, json_builder_get_root (feature->articles));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static gboolean
add_features (DossierDb *db, gpointer state, GString *out, GError **error)
{
  Places *places = state;

  for (guint i = 0; i < places->features->len; i++)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      if (i > 0)
        g_string_append (out, ",\n");
      add_feature (builder, g_ptr_array_index (places->features, i));
      dossier_export_append_built (out, builder);
    }
  return TRUE;
}

const DossierExportWriter dossier_export_geojson = {
  .name = "geojson",
  .suffix = "geojson",
  .opening = "{\"type\":\"FeatureCollection\",\"features\":[\n",
  .separator = "",
  .closing = "\n]}\n",
  .add = add_item,
  .finish = add_features,
  .new_state = new_places,
  .free_state = free_places,
};
