/* dossier-undo-tables.c: what a reader owns: the tables and columns that the undo log keeps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only place that puts SQL together: from the names below, never from what is in a notebook.
 */
#include "config.h"

#include "store/dossier-undo-tables.h"

static const char *const article_columns[] = {
  "id", "is_read", "is_starred", "is_archived", "deleted", NULL,
};

static const char *const annotation_columns[] = {
  "id",     "uuid",   "article_id", "version_id", "start",   "end",      "quote",
  "prefix", "suffix", "colour",     "note",       "created", "modified", NULL,
};

static const char *const placement_columns[] = {
  "annotation_id", "version_id", "anchor", "start", "end", NULL,
};

static const char *const tag_columns[] = { "id", "name", NULL };

static const char *const article_tag_columns[] = { "article_id", "tag_id", NULL };

static const char *const annotation_tag_columns[] = { "annotation_id", "tag_id", NULL };

static const char *const entity_columns[] = {
  "id", "kind", "name", "latitude", "longitude", "country", NULL,
};

static const char *const entity_alias_columns[] = {
  "id", "entity_id", "name", "folded", "is_own", NULL,
};

static const char *const mention_columns[] = {
  "id",         "version_id",    "start",      "end",  "kind",        "origin",
  "confidence", "entity_id",     "name",       "date", "is_inferred", "rule_id",
  "is_ruled",   "raw_entity_id", "raw_origin", NULL,
};

static const char *const figure_columns[] = {
  "mention_id", "value",          "low",          "high", "unit", "counted", "hedge",
  "also",       "sentence_start", "sentence_end", NULL,
};

static const char *const rule_columns[] = {
  "id",
  "folded",
  "words",
  "kind",
  "action",
  "gesture",
  "target_kind",
  "entity_id",
  "article_id",
  "origin_article_id",
  "origin_sentence",
  "created",
  NULL,
};

static const char *const feed_columns[] = {
  "id", "name", "folder", "is_automatic", "interval_seconds", "deleted", NULL,
};

static const char *const feed_entry_columns[] = { "id", "dismissed", NULL };

static const char *const saved_search_columns[] = { "id", "name", "words", "created", NULL };

/* Which feed it came from is not brought back: the feed may have forgotten it since. */
static const char *const capture_columns[] = {
  "id",         "url",          "key",        "state",      "asked",      "attempts",
  "not_before", "error_domain", "error_code", "error_text", "article_id", NULL,
};

static const char *const colour_name_columns[] = { "colour", "name", NULL };

static const DossierUndoTable tables[] = {
  { .name = "article",
    .columns = article_columns,
    .n_keys = 1,
    .kinds = DOSSIER_UNDO_UPDATES,
    .article_column = "id",
    .flags = DOSSIER_CHANGE_ARTICLES | DOSSIER_CHANGE_ANNOTATIONS | DOSSIER_CHANGE_MENTIONS |
             DOSSIER_CHANGE_ENTITIES | DOSSIER_CHANGE_TAGS },
  { .name = "annotation",
    .columns = annotation_columns,
    .n_keys = 1,
    .kinds = DOSSIER_UNDO_ALL,
    .article_column = "article_id",
    .flags = DOSSIER_CHANGE_ANNOTATIONS },
  { .name = "placement",
    .columns = placement_columns,
    .n_keys = 2,
    .kinds = DOSSIER_UNDO_ALL,
    .version_column = "version_id",
    .flags = DOSSIER_CHANGE_ANNOTATIONS },
  { .name = "tag",
    .columns = tag_columns,
    .n_keys = 1,
    .kinds = DOSSIER_UNDO_UPDATES | DOSSIER_UNDO_DELETES,
    .flags = DOSSIER_CHANGE_TAGS },
  { .name = "article_tag",
    .columns = article_tag_columns,
    .n_keys = 2,
    .kinds = DOSSIER_UNDO_INSERTS | DOSSIER_UNDO_DELETES,
    .article_column = "article_id",
    .flags = DOSSIER_CHANGE_TAGS | DOSSIER_CHANGE_ARTICLES },
  { .name = "annotation_tag",
    .columns = annotation_tag_columns,
    .n_keys = 2,
    .kinds = DOSSIER_UNDO_INSERTS | DOSSIER_UNDO_DELETES,
    .flags = DOSSIER_CHANGE_TAGS | DOSSIER_CHANGE_ANNOTATIONS },
  { .name = "entity",
    .columns = entity_columns,
    .n_keys = 1,
    .kinds = DOSSIER_UNDO_UPDATES | DOSSIER_UNDO_DELETES,
    .flags = DOSSIER_CHANGE_ENTITIES },
  { .name = "entity_alias",
    .columns = entity_alias_columns,
    .n_keys = 1,
    .kinds = DOSSIER_UNDO_ALL,
    .insert_condition = "NEW.is_own = 0",
    .flags = DOSSIER_CHANGE_ENTITIES },
  { .name = "mention",
    .columns = mention_columns,
    .n_keys = 1,
    .kinds = DOSSIER_UNDO_ALL,
    .version_column = "version_id",
    .flags = DOSSIER_CHANGE_MENTIONS | DOSSIER_CHANGE_ENTITIES },
  { .name = "figure",
    .columns = figure_columns,
    .n_keys = 1,
    .kinds = DOSSIER_UNDO_ALL,
    .flags = DOSSIER_CHANGE_MENTIONS },
  { .name = "rule",
    .columns = rule_columns,
    .n_keys = 1,
    .kinds = DOSSIER_UNDO_ALL,
    .flags = DOSSIER_CHANGE_RULES },
  { .name = "feed",
    .columns = feed_columns,
    .n_keys = 1,
    .kinds = DOSSIER_UNDO_UPDATES,
    .flags = DOSSIER_CHANGE_FEEDS },
  { .name = "capture",
    .columns = capture_columns,
    .n_keys = 1,
    .kinds = DOSSIER_UNDO_INSERTS | DOSSIER_UNDO_DELETES,
    .flags = DOSSIER_CHANGE_CAPTURES },
  { .name = "feed_entry",
    .columns = feed_entry_columns,
    .n_keys = 1,
    .kinds = DOSSIER_UNDO_UPDATES,
    .flags = DOSSIER_CHANGE_FEEDS },
  { .name = "saved_search",
    .columns = saved_search_columns,
    .n_keys = 1,
    .kinds = DOSSIER_UNDO_ALL,
    .flags = DOSSIER_CHANGE_SAVED_SEARCHES },
  { .name = "colour_name",
    .columns = colour_name_columns,
    .n_keys = 1,
    .kinds = DOSSIER_UNDO_ALL,
    .flags = DOSSIER_CHANGE_COLOURS },
};

const DossierUndoTable *
dossier_undo_tables_get (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (tables);

  return tables;
}

const DossierUndoTable *
dossier_undo_tables_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_strcmp0 (tables[i].name, name) == 0)
      return &tables[i];

  return NULL;
}

/* The columns from @first up to @end, each between @before and @after, joined by @separator. */
static char *
join_columns (const DossierUndoTable *table,
              guint                   first,
              guint                   end,
              const char             *before,
              const char             *after,
              const char             *separator)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = first; i < end && table->columns[i] != NULL; i++)
    {
      if (i > first)
        g_string_append (text, separator);
      g_string_append_printf (text, "%s%s%s", before, table->columns[i], after);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* dossier_undo_image ('id', NEW."id", …) */
static char *
dup_image (const DossierUndoTable *table, const char *row)
{
  g_autoptr (GString) text = g_string_new ("dossier_undo_image (");

  for (guint i = 0; table->columns[i] != NULL; i++)
    g_string_append_printf (text,
                            "%s'%s', %s.\"%s\"",
                            i > 0 ? ", " : "",
                            table->columns[i],
                            row,
                            table->columns[i]);
  g_string_append_c (text, ')');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_difference (const DossierUndoTable *table)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; table->columns[i] != NULL; i++)
    g_string_append_printf (text,
                            "%sOLD.\"%s\" IS NOT NEW.\"%s\"",
                            i > 0 ? " OR " : "",
                            table->columns[i],
                            table->columns[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_trigger (GString                *text,
                const DossierUndoTable *table,
                const char             *event,
                const char             *condition,
                const char             *images)
{
  g_string_append_printf (text,
                          "CREATE TEMP TRIGGER undo_%s_%.6s AFTER %s ON main.%s "
                          "WHEN dossier_undo_step () IS NOT NULL AND (%s) "
                          "BEGIN INSERT INTO undo_change (undo_id, table_name, before, after) "
                          "VALUES (dossier_undo_step (), '%s', %s); END;",
                          table->name,
                          event,
                          event,
                          table->name,
                          condition,
                          table->name,
                          images);
}

char *
dossier_undo_tables_dup_triggers (const DossierUndoTable *table)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *before = dup_image (table, "OLD");
  g_autofree char *after = dup_image (table, "NEW");

  if (table->kinds & DOSSIER_UNDO_INSERTS)
    {
      g_autofree char *images = g_strconcat ("NULL, ", after, NULL);

      append_trigger (text,
                      table,
                      "INSERT",
                      table->insert_condition != NULL ? table->insert_condition : "TRUE",
                      images);
    }
  if (table->kinds & DOSSIER_UNDO_UPDATES)
    {
      g_autofree char *columns = join_columns (table, 0, G_MAXUINT, "\"", "\"", ", ");
      g_autofree char *event = g_strconcat ("UPDATE OF ", columns, NULL);
      g_autofree char *difference = dup_difference (table);
      g_autofree char *images = g_strconcat (before, ", ", after, NULL);

      append_trigger (text, table, event, difference, images);
    }
  if (table->kinds & DOSSIER_UNDO_DELETES)
    {
      g_autofree char *images = g_strconcat (before, ", NULL", NULL);

      append_trigger (text, table, "DELETE", "TRUE", images);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_equations (const DossierUndoTable *table, guint first, guint end, const char *separator)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = first; i < end && table->columns[i] != NULL; i++)
    g_string_append_printf (text,
                            "%s\"%s\" = :%s",
                            i > first ? separator : "",
                            table->columns[i],
                            table->columns[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
dossier_undo_tables_dup_sql (const DossierUndoTable *table, DossierUndoSql kind)
{
  g_autofree char *keys = dup_equations (table, 0, table->n_keys, " AND ");
  g_autofree char *names = join_columns (table, 0, G_MAXUINT, "\"", "\"", ", ");
  g_autofree char *values = join_columns (table, 0, G_MAXUINT, ":", "", ", ");
  g_autofree char *settings = dup_equations (table, table->n_keys, G_MAXUINT, ", ");

  switch (kind)
    {
    case DOSSIER_UNDO_SQL_INSERT:
      /* What somebody made again in the meantime is there already. */
      return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s) ON CONFLICT DO NOTHING",
                              table->name,
                              names,
                              values);
    case DOSSIER_UNDO_SQL_UPDATE:
      return g_strdup_printf ("UPDATE %s SET %s WHERE %s", table->name, settings, keys);
    case DOSSIER_UNDO_SQL_DELETE:
      return g_strdup_printf ("DELETE FROM %s WHERE %s", table->name, keys);
    default:
      g_assert_not_reached ();
    }
}
