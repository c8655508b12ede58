/* dossier-export-hypothesis.c: annotations as the rows that the Hypothesis API answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The member "dossier" holds what Hypothesis has no word for; it passes over members that it does
 * not know.
 */
#include "config.h"

#include "notebook/export/dossier-export-private.h"

#define USER  "acct:reader@localhost"
#define GROUP "__world__"

static void
add_document (JsonBuilder *builder, const DossierArticle *article)
{
  char *titles[] = { article->title, NULL };

  json_builder_set_member_name (builder, "document");
  json_builder_begin_object (builder);
  dossier_export_add_strings (builder, "title", titles);
  json_builder_end_object (builder);
}

static void
add_permissions (JsonBuilder *builder)
{
  static const char *const names[] = { "read", "admin", "update", "delete" };
  char                    *reader[] = { (char *) USER, NULL };

  json_builder_set_member_name (builder, "permissions");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    dossier_export_add_strings (builder, names[i], reader);
  json_builder_end_object (builder);
}

static void
add_target (JsonBuilder             *builder,
            const DossierExportItem *item,
            const DossierAnnotation *annotation)
{
  json_builder_set_member_name (builder, "target");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder, "source", item->article->url);
  dossier_export_add_selectors (builder, item, annotation);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
}

static void
add_row (JsonBuilder *builder, const DossierExportItem *item, const DossierAnnotation *annotation)
{
  g_autofree char *created = dossier_export_dup_time (annotation->created);
  g_autofree char *modified = dossier_export_dup_time (annotation->modified);

  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder, "id", annotation->uuid);
  dossier_mention_json_add_string (builder, "created", created);
  dossier_mention_json_add_string (builder, "updated", modified);
  dossier_mention_json_add_string (builder, "user", USER);
  dossier_mention_json_add_string (builder, "group", GROUP);
  dossier_mention_json_add_string (builder, "uri", item->article->url);
  dossier_mention_json_add_string (builder,
                                   "text",
                                   annotation->note != NULL ? annotation->note : "");
  dossier_export_add_strings (builder, "tags", annotation->tags);
  add_permissions (builder);
  add_target (builder, item, annotation);
  add_document (builder, item->article);
  json_builder_set_member_name (builder, "dossier");
  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder,
                                   "colour",
                                   dossier_colour_to_string (annotation->colour));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static gboolean
add_item (const DossierExportItem *item, gpointer state, GString *out, GError **error)
{
  guint *n_rows = state;

  for (guint i = 0; i < item->annotations->len; i++, (*n_rows)++)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      add_row (builder, item, g_ptr_array_index (item->annotations, i));
      if (i > 0)
        g_string_append (out, dossier_export_hypothesis.separator);
      dossier_export_append_built (out, builder);
    }
  return TRUE;
}

static gboolean
add_total (DossierDb *db, gpointer state, GString *out, GError **error)
{
  g_string_append_printf (out, "\n],\"total\":%u", *(guint *) state);
  return TRUE;
}

static gpointer
new_count (void)
{
  return g_new0 (guint, 1);
}

const DossierExportWriter dossier_export_hypothesis = {
  .name = "hypothesis",
  .suffix = "json",
  .opening = "{\"rows\":[\n",
  .separator = ",\n",
  .closing = "}\n",
  .add = add_item,
  .finish = add_total,
  .new_state = new_count,
  .free_state = g_free,
};
