/* dossier-exchange-table.c: reads tables of Readwise, Pocket, Instapaper, Raindrop and our own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Programs change their columns now and then, so a table is known by the few columns that make it
 * what it is, and every other column is taken where it is there.
 */
#include "config.h"

#include "core/exchange/dossier-exchange-readers.h"

#include "core/text/dossier-core-error.h"

#include <string.h>

typedef struct
{
  DossierImported *imported;
  DossierCsv      *csv;
  GHashTable      *by_url;   /* of articles that may have several rows */
  GHashTable      *by_title; /* the same for those without an address; keys owned */
  GHashTable      *read;     /* names of columns that are taken, in small letters */
  GHashTable      *left_out; /* names of columns that are not, and have held something */
} Table;

static const char *
get (const Table *table, const char *name)
{
  const char *field = dossier_csv_get (table->csv, name);

  g_hash_table_add (table->read, (char *) name);
  return field != NULL && *field != '\0' ? field : NULL;
}

static const char *
get_either (const Table *table, const char *name, const char *other)
{
  const char *field = get (table, name);

  return field != NULL ? field : get (table, other);
}

static gboolean
check_url (const Table *table, const char *url)
{
  g_autofree char *what = g_strdup_printf ("line %u", dossier_csv_get_line (table->csv));

  return dossier_exchange_check_url (table->imported, url, what);
}

static DossierImportedArticle *
add_article (Table *table, const char *url)
{
  DossierImportedArticle *article = dossier_imported_add_article (table->imported, url);

  article->place = dossier_csv_get_line (table->csv);
  return article;
}

/* Pocket: title, url, time_added, tags ("a|b"), status. */
static void
read_pocket (Table *table)
{
  const char             *url = get (table, "url");
  const char             *status = get (table, "status");
  const char             *title = get (table, "title");
  DossierImportedArticle *article;

  if (!check_url (table, url))
    return;
  article = add_article (table, url);
  /* What it has no title of, it gives the address for one. */
  if (title != NULL && strcmp (title, url) != 0)
    article->title = g_strdup (title);
  article->added = dossier_exchange_parse_time (get (table, "time_added"));
  dossier_exchange_add_tags (article->tags, get (table, "tags"), "|");
  if (status != NULL && g_ascii_strcasecmp (status, "archive") == 0)
    article->flags |= DOSSIER_IMPORTED_ARCHIVED | DOSSIER_IMPORTED_READ;
}

/* Instapaper: URL, Title, Selection, Folder, Timestamp, Tags ("[""a"", ""b""]"). */
static void
read_instapaper (Table *table)
{
  const char             *url = get (table, "url");
  const char             *folder = get (table, "folder");
  const char             *selection = get (table, "selection");
  DossierImportedArticle *article;

  if (!check_url (table, url))
    return;
  article = add_article (table, url);
  article->title = g_strdup (get (table, "title"));
  article->added = dossier_exchange_parse_time (get (table, "timestamp"));
  dossier_exchange_add_tags (article->tags, get (table, "tags"), "[]\",");
  if (folder != NULL && g_ascii_strcasecmp (folder, "archive") == 0)
    article->flags |= DOSSIER_IMPORTED_ARCHIVED | DOSSIER_IMPORTED_READ;
  else if (folder != NULL && g_ascii_strcasecmp (folder, "starred") == 0)
    article->flags |= DOSSIER_IMPORTED_STARRED;
  else if (folder != NULL && g_ascii_strcasecmp (folder, "unread") != 0)
    dossier_exchange_add_tags (article->tags, folder, "\n");
  if (selection != NULL)
    dossier_imported_article_add_annotation (article)->quote = g_strdup (selection);
}

/* The article that several rows are about: by address where there is one, else by title. */
static DossierImportedArticle *
ensure_article (Table *table, const char *url, const char *title)
{
  DossierImportedArticle *article;

  if (url != NULL)
    article = dossier_imported_ensure_article (table->imported, table->by_url, url);
  else
    article = g_hash_table_lookup (table->by_title, title);
  if (article == NULL)
    {
      article = dossier_imported_add_article (table->imported, NULL);
      g_hash_table_insert (table->by_title, g_strdup (title), article);
    }
  if (article->place == 0)
    article->place = dossier_csv_get_line (table->csv);
  if (article->title == NULL)
    article->title = g_strdup (title);
  return article;
}

/* Readwise: a row for each highlight; an address only where a reader added the column. */
static void
read_readwise (Table *table)
{
  const char                *title = get (table, "book title");
  const char                *quote = get (table, "highlight");
  const char                *url = get_either (table, "source url", "url");
  DossierImportedArticle    *article;
  DossierImportedAnnotation *annotation;

  if (quote == NULL || (title == NULL && url == NULL))
    {
      dossier_imported_add_problem (table->imported,
                                    "line %u: a highlight needs its words and a title",
                                    dossier_csv_get_line (table->csv));
      return;
    }
  article = ensure_article (table, url, title != NULL ? title : url);
  if (article->byline == NULL)
    article->byline = g_strdup (get (table, "book author"));
  dossier_exchange_add_tags (article->tags, get (table, "document tags"), ",");
  annotation = dossier_imported_article_add_annotation (article);
  annotation->quote = g_strdup (quote);
  annotation->note = g_strdup (get (table, "note"));
  annotation->colour = g_strdup (get (table, "color"));
  annotation->created = dossier_exchange_parse_time (get (table, "highlighted at"));
  dossier_exchange_add_tags (annotation->tags, get (table, "tags"), ",");
}

/* Our own table of annotations. */
static void
read_own (Table *table)
{
  const char                *url = get (table, "url");
  DossierImportedArticle    *article;
  DossierImportedAnnotation *annotation;

  if (url == NULL)
    {
      dossier_imported_add_problem (table->imported,
                                    "line %u names no article",
                                    dossier_csv_get_line (table->csv));
      return;
    }
  article = ensure_article (table, url, get (table, "title"));
  annotation = dossier_imported_article_add_annotation (article);
  annotation->quote = g_strdup (get (table, "quote"));
  annotation->prefix = g_strdup (get (table, "prefix"));
  annotation->suffix = g_strdup (get (table, "suffix"));
  annotation->note = g_strdup (get (table, "note"));
  annotation->colour = g_strdup (get (table, "colour"));
  annotation->uuid = g_strdup (get (table, "uuid"));
  annotation->created = dossier_exchange_parse_time (get (table, "created"));
  annotation->modified = dossier_exchange_parse_time (get (table, "modified"));
  dossier_exchange_add_tags (annotation->tags, get (table, "tags"), ";");
  if (get (table, "start") != NULL && get (table, "end") != NULL)
    {
      annotation->start = g_ascii_strtoll (get (table, "start"), NULL, 10);
      annotation->end = g_ascii_strtoll (get (table, "end"), NULL, 10);
    }
}

/* Any other table of addresses, Raindrop's and Readwise Reader's among them. */
static void
read_addresses (Table *table)
{
  const char             *url = get (table, "url");
  const char             *folder = get (table, "folder");
  const char             *location = get (table, "location");
  const char             *note = get (table, "note");
  DossierImportedArticle *article;

  if (!check_url (table, url))
    return;
  article = add_article (table, url);
  article->title = g_strdup (get (table, "title"));
  article->added = dossier_exchange_parse_time (get_either (table, "created", "saved date"));
  dossier_exchange_add_tags (article->tags, get_either (table, "tags", "document tags"), "|,;");
  if (folder != NULL)
    dossier_exchange_add_tags (article->tags, folder, "\n");
  if (g_strcmp0 (get (table, "favorite"), "true") == 0)
    article->flags |= DOSSIER_IMPORTED_STARRED;
  if (location != NULL && g_ascii_strcasecmp (location, "archive") == 0)
    article->flags |= DOSSIER_IMPORTED_ARCHIVED;
  if (note != NULL)
    dossier_imported_article_add_annotation (article)->note = g_strdup (note);
}

/* Ours that follow from the others, and the number of a row. */
static const char *const idle_columns[] = {
  "article", "site", "published", "anchor", "version", "id", "cursor", NULL,
};

/* What stands in the row under names that no reader asked for. */
static void
note_left_out (Table *table)
{
  for (guint i = 0; i < dossier_csv_get_n_columns (table->csv); i++)
    {
      const char      *name = dossier_csv_get_name (table->csv, i);
      g_autofree char *small = g_ascii_strdown (name, -1);
      const char      *field = dossier_csv_get (table->csv, name);

      if (field != NULL && *field != '\0' && !g_hash_table_contains (table->read, small) &&
          !g_strv_contains (idle_columns, small))
        g_hash_table_add (table->left_out, (char *) name);
    }
}

/* In the order of the table. */
static void
tell_left_out (Table *table)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < dossier_csv_get_n_columns (table->csv); i++)
    {
      const char *name = dossier_csv_get_name (table->csv, i);

      if (g_hash_table_contains (table->left_out, name))
        g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", name);
    }
  if (names->len > 0)
    dossier_imported_add_problem (table->imported,
                                  "nothing here holds these columns, which were left out: %s",
                                  names->str);
}

typedef struct
{
  const char *columns[3];
  const char *name;
  void (*read_row) (Table *table);
} TableFormat;

static const TableFormat formats[] = {
  { { "highlight", "book title" }, "Readwise", read_readwise },
  { { "quote", "uuid", "anchor" }, "table of annotations", read_own },
  { { "url", "time_added" }, "Pocket", read_pocket },
  { { "url", "selection", "folder" }, "Instapaper", read_instapaper },
  { { "url" }, "table of addresses", read_addresses },
};

static const TableFormat *
find_format (const DossierCsv *csv)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      gboolean fits = TRUE;

      for (guint j = 0; j < G_N_ELEMENTS (formats[i].columns); j++)
        if (formats[i].columns[j] != NULL && !dossier_csv_has (csv, formats[i].columns[j]))
          fits = FALSE;
      if (fits)
        return &formats[i];
    }
  return NULL;
}

DossierImported *
dossier_exchange_read_table (DossierCsv *csv, GError **error)
{
  const TableFormat *format = find_format (csv);
  g_autoptr (DossierImported) imported = NULL;
  g_autoptr (GHashTable) by_url = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_title = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) read = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) left_out = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) local_error = NULL;
  Table table = { NULL, csv, by_url, by_title, read, left_out };

  if (format == NULL)
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_UNSUPPORTED,
                           "the table has no column of addresses or highlights");
      return NULL;
    }
  imported = dossier_imported_new (format->name);
  table.imported = imported;
  while (dossier_csv_next (csv, &local_error))
    {
      format->read_row (&table);
      note_left_out (&table);
    }
  tell_left_out (&table);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&imported);
}
