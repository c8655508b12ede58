/* dossier-bundle-sql.c: the SQL that copies tables, made of the names of their columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names come from dossier-bundle-tables, never from what is in a file. Parameters are numbered as
 * the columns are.
 */
#include "config.h"

#include "store/dossier-bundle-private.h"

#include <string.h>

gboolean
dossier_bundle_has_id (const DossierBundleTable *table)
{
  return table->columns[0].kind == DOSSIER_BUNDLE_ID;
}

/* What is written later, or counted, keeps the value that a new row has. */
static gboolean
is_inserted (const DossierBundleColumn *column)
{
  return column->kind != DOSSIER_BUNDLE_DERIVED && column->kind != DOSSIER_BUNDLE_LATER;
}

char *
dossier_bundle_dup_select (const DossierBundleTable *table, gboolean is_chosen)
{
  g_autoptr (GString) text = g_string_new ("SELECT ");

  for (guint i = 0; table->columns[i].name != NULL; i++)
    g_string_append_printf (text, "%s\"%s\"", i > 0 ? ", " : "", table->columns[i].name);
  g_string_append_printf (text, " FROM %s", table->name);
  if (is_chosen)
    g_string_append_printf (text, " WHERE %s", table->chosen);
  g_string_append_printf (text, " ORDER BY %s", table->order);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
dossier_bundle_dup_insert (const DossierBundleTable *table)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; table->columns[i].name != NULL; i++)
    if (is_inserted (&table->columns[i]))
      {
        const char *comma = names->len > 0 ? ", " : "";

        g_string_append_printf (names, "%s\"%s\"", comma, table->columns[i].name);
        g_string_append_printf (values, "%s?%u", comma, i + 1);
      }
  /* A row that is known by what it joins may be there. */
  return g_strdup_printf ("INSERT %sINTO %s (%s) VALUES (%s)",
                          table->keys != NULL && !dossier_bundle_has_id (table) ? "OR IGNORE " : "",
                          table->name,
                          names->str,
                          values->str);
}

static guint
find_column (const DossierBundleTable *table, const char *name)
{
  guint i = 0;

  while (strcmp (table->columns[i].name, name) != 0)
    i++;
  return i;
}

char *
dossier_bundle_dup_match (const DossierBundleTable *table)
{
  g_autoptr (GString) text = NULL;

  if (table->keys == NULL || !dossier_bundle_has_id (table))
    return NULL;
  text = g_string_new (NULL);
  g_string_printf (text, "SELECT id FROM %s WHERE id <= :last", table->name);
  for (const char *const *key = table->keys; *key != NULL; key++)
    g_string_append_printf (text, " AND \"%s\" IS ?%u", *key, find_column (table, *key) + 1);
  g_string_append (text, " ORDER BY id");
  return g_string_free (g_steal_pointer (&text), FALSE);
}
