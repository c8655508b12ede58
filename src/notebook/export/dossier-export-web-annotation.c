/* dossier-export-web-annotation.c: annotations as a W3C Web Annotation collection, JSON-LD.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Web Annotation Data Model (W3C Recommendation of 23 February 2017): one collection whose
 * first and only page holds every annotation. The note and each tag are a body, the passage is a
 * specific resource with its words and its place, the colour the class of its style.
 */
#include "config.h"

#include "notebook/export/dossier-export-private.h"

static void
add_body (JsonBuilder *builder, const char *purpose, const char *format, const char *value)
{
  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder, "type", "TextualBody");
  dossier_mention_json_add_string (builder, "purpose", purpose);
  if (format != NULL)
    dossier_mention_json_add_string (builder, "format", format);
  dossier_mention_json_add_string (builder, "value", value);
  json_builder_end_object (builder);
}

/* No member at all where there is neither note nor tag: a highlight has no body. */
static void
add_bodies (JsonBuilder *builder, const DossierAnnotation *annotation)
{
  if (annotation->note == NULL && annotation->tags[0] == NULL)
    return;
  json_builder_set_member_name (builder, "body");
  json_builder_begin_array (builder);
  if (annotation->note != NULL)
    add_body (builder, "commenting", "text/markdown", annotation->note);
  for (char **tag = annotation->tags; *tag != NULL; tag++)
    add_body (builder, "tagging", NULL, *tag);
  json_builder_end_array (builder);
}

static void
add_target (JsonBuilder             *builder,
            const DossierExportItem *item,
            const DossierAnnotation *annotation)
{
  g_autofree char *fetched = dossier_export_dup_time (item->version->fetched);

  json_builder_set_member_name (builder, "target");
  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder, "type", "SpecificResource");
  dossier_mention_json_add_string (builder, "source", item->article->url);
  json_builder_set_member_name (builder, "state");
  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder, "type", "TimeState");
  dossier_mention_json_add_string (builder, "sourceDate", fetched);
  json_builder_end_object (builder);
  dossier_mention_json_add_string (builder,
                                   "styleClass",
                                   dossier_colour_to_string (annotation->colour));
  dossier_export_add_selectors (builder, item, annotation);
  json_builder_end_object (builder);
}

static void
add_annotation (JsonBuilder             *builder,
                const DossierExportItem *item,
                const DossierAnnotation *annotation)
{
  g_autofree char *id = g_strconcat ("urn:uuid:", annotation->uuid, NULL);
  g_autofree char *created = dossier_export_dup_time (annotation->created);
  g_autofree char *modified = dossier_export_dup_time (annotation->modified);

  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder, "id", id);
  dossier_mention_json_add_string (builder, "type", "Annotation");
  dossier_mention_json_add_string (builder,
                                   "motivation",
                                   annotation->note != NULL ? "commenting" : "highlighting");
  dossier_mention_json_add_string (builder, "created", created);
  dossier_mention_json_add_string (builder, "modified", modified);
  add_bodies (builder, annotation);
  add_target (builder, item, annotation);
  json_builder_end_object (builder);
}

static gboolean
add_item (const DossierExportItem *item, gpointer state, GString *out, GError **error)
{
  for (guint i = 0; i < item->annotations->len; i++)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      add_annotation (builder, item, g_ptr_array_index (item->annotations, i));
      if (i > 0)
        g_string_append (out, dossier_export_web_annotation.separator);
      dossier_export_append_built (out, builder);
    }
  return TRUE;
}

const DossierExportWriter dossier_export_web_annotation = {
  .name = "web-annotation",
  .suffix = "jsonld",
  .opening = "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\","
             "\"id\":\"dossier:annotations\",\"type\":\"AnnotationCollection\","
             "\"first\":{\"id\":\"dossier:annotations/1\",\"type\":\"AnnotationPage\","
             "\"startIndex\":0,\"items\":[\n",
  .separator = ",\n",
  .closing = "\n]}}\n",
  .add = add_item,
};
