/* dossier-mention-json.c: mentions and blocks as the JSON that other programs read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-mention-json.h"

#include <math.h>
#include <string.h>

/* Integers below this are printed as such; every one that a double holds fits. */
#define MAX_INTEGER 9e18

/* json-glib 1.6 appends ".0" to what has no point, so that 1e-10 becomes "1e-10.0", which is no
 * JSON. The nearest number with a point in it is one unit in the last place away. */
static double
make_printable (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  while (strchr (g_ascii_dtostr (buffer, sizeof buffer, value), 'e') != NULL &&
         strchr (buffer, '.') == NULL)
    value = nextafter (value, INFINITY);
  return value;
}

void
dossier_mention_json_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
dossier_mention_json_add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (!isfinite (value))
    json_builder_add_null_value (builder);
  else if (value == floor (value) && fabs (value) < MAX_INTEGER)
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, make_printable (value));
}

static void
add_offsets (JsonBuilder *builder, DossierSpan span, const DossierTextIndex *index, gsize origin)
{
  gsize first = dossier_text_index_to_code_point (index, origin);

  json_builder_set_member_name (builder, "start");
  json_builder_add_int_value (builder,
                              dossier_text_index_to_code_point (index, span.start) - first);
  json_builder_set_member_name (builder, "end");
  json_builder_add_int_value (builder, dossier_text_index_to_code_point (index, span.end) - first);
}

void
dossier_mention_json_add_figure (JsonBuilder *builder, const DossierFigure *figure)
{
  dossier_mention_json_add_number (builder, "value", figure->value);
  dossier_mention_json_add_number (builder, "low", figure->low);
  dossier_mention_json_add_number (builder, "high", figure->high);
  dossier_mention_json_add_string (builder, "unit", figure->unit != NULL ? figure->unit : "");
  if (figure->counted != NULL)
    dossier_mention_json_add_string (builder, "counted", figure->counted);
  dossier_mention_json_add_string (builder, "hedge", dossier_hedge_to_string (figure->hedge));
  if (figure->also == NULL || figure->also->len == 0)
    return;

  json_builder_set_member_name (builder, "also");
  json_builder_begin_array (builder);
  for (guint i = 0; i < figure->also->len; i++)
    {
      const DossierQuantity *quantity = &g_array_index (figure->also, DossierQuantity, i);

      json_builder_begin_object (builder);
      dossier_mention_json_add_number (builder, "value", quantity->value);
      dossier_mention_json_add_string (builder, "unit", quantity->unit);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_place (JsonBuilder *builder, const DossierPlace *place)
{
  dossier_mention_json_add_number (builder, "lat", place->latitude);
  dossier_mention_json_add_number (builder, "lon", place->longitude);
  dossier_mention_json_add_string (builder, "country", place->country);
}

void
dossier_mention_json_add_source (JsonBuilder            *builder,
                                 const DossierSource    *source,
                                 const DossierTextIndex *index)
{
  json_builder_set_member_name (builder, "speaker");
  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder, "text", source->words);
  if (index != NULL)
    add_offsets (builder, source->speaker, index, 0);
  dossier_mention_json_add_string (builder, "name", source->name);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "cue");
  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder, "text", source->cue_words);
  if (index != NULL)
    add_offsets (builder, source->cue, index, 0);
  json_builder_end_object (builder);
}

void
dossier_mention_json_add_claim (JsonBuilder            *builder,
                                const DossierClaim     *claim,
                                const DossierTextIndex *index)
{
  json_builder_begin_object (builder);
  add_offsets (builder, claim->content, index, 0);
  dossier_mention_json_add_source (builder, claim->source, index);
  json_builder_end_object (builder);
}

void
dossier_mention_json_add (JsonBuilder            *builder,
                          const DossierMention   *mention,
                          const char             *text,
                          const DossierTextIndex *index)
{
  g_autofree char *words =
      g_strndup (text + mention->span.start, mention->span.end - mention->span.start);

  json_builder_begin_object (builder);
  add_offsets (builder, mention->span, index, 0);
  dossier_mention_json_add_string (builder, "type", dossier_entity_kind_to_string (mention->kind));
  dossier_mention_json_add_string (builder, "text", words);
  dossier_mention_json_add_string (builder, "name", mention->name != NULL ? mention->name : words);
  dossier_mention_json_add_number (builder,
                                   "confidence",
                                   round (mention->confidence * 1000) / 1000);
  if (mention->place != NULL)
    add_place (builder, mention->place);
  if (mention->figure != NULL)
    dossier_mention_json_add_figure (builder, mention->figure);
  if (mention->date != NULL)
    {
      dossier_mention_json_add_string (builder, "date", mention->date);
      json_builder_set_member_name (builder, "inferred");
      json_builder_add_boolean_value (builder, mention->is_inferred);
    }
  if (mention->source != NULL)
    dossier_mention_json_add_source (builder, mention->source, index);
  json_builder_end_object (builder);
}

void
dossier_mention_json_add_block (JsonBuilder            *builder,
                                const DossierBlock     *block,
                                const DossierTextIndex *index,
                                gsize                   origin)
{
  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder, "kind", dossier_block_kind_to_string (block->kind));
  add_offsets (builder, block->span, index, origin);
  if (block->level > 0)
    dossier_mention_json_add_number (builder, "level", block->level);
  if (block->number > 0)
    dossier_mention_json_add_number (builder, "number", block->number);
  if (block->image_url != NULL)
    dossier_mention_json_add_string (builder, "image", block->image_url);
  if (block->alternative != NULL)
    dossier_mention_json_add_string (builder, "alternative", block->alternative);
  json_builder_end_object (builder);
}
