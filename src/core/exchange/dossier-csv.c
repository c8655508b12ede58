/* dossier-csv.c: reads tables of comma-separated values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/exchange/dossier-csv.h"

#include "core/text/dossier-core-error.h"

#include <string.h>

struct _DossierCsv
{
  const char *at;
  const char *end;
  char        separator;
  guint       line;     /* of what comes next */
  guint       row_line; /* of the present row */
  GPtrArray  *names;
  GPtrArray  *fields;
};

/* Whichever of the three stands most often in the first line, outside quotes. */
static char
guess_separator (const char *text, const char *end)
{
  static const char candidates[] = ",;\t";
  guint             counts[3] = { 0, 0, 0 };
  guint             best = 0;
  gboolean          is_quoted = FALSE;

  for (const char *p = text; p < end && (is_quoted || (*p != '\n' && *p != '\r')); p++)
    {
      const char *found = *p != '\0' ? strchr (candidates, *p) : NULL;

      if (*p == '"')
        is_quoted = !is_quoted;
      else if (!is_quoted && found != NULL)
        counts[found - candidates]++;
    }
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

/* Reads what stands between quotes; the first one is passed already. */
static gboolean
read_quoted (DossierCsv *self, GString *field, GError **error)
{
  guint opened = self->line;

  while (self->at < self->end)
    {
      char byte = *self->at++;

      if (byte == '"' && (self->at == self->end || *self->at != '"'))
        return TRUE;
      if (byte == '"')
        self->at++;
      if (byte == '\n')
        self->line++;
      g_string_append_c (field, byte);
    }
  g_set_error (error,
               DOSSIER_CORE_ERROR,
               DOSSIER_CORE_ERROR_BAD_REQUEST,
               "the quote that opens on line %u is never closed",
               opened);
  return FALSE;
}

/* Passes over the end of a line; FALSE when there is none here. */
static gboolean
skip_line_end (DossierCsv *self)
{
  const char *before = self->at;

  if (self->at < self->end && *self->at == '\r')
    self->at++;
  if (self->at < self->end && *self->at == '\n')
    self->at++;
  if (self->at == before)
    return FALSE;
  self->line++;
  return TRUE;
}

static gboolean
read_field (DossierCsv *self, GString *field, GError **error)
{
  while (self->at < self->end && *self->at != self->separator && *self->at != '\n' &&
         *self->at != '\r')
    {
      char byte = *self->at++;

      if (byte == '"' && field->len == 0)
        {
          if (!read_quoted (self, field, error))
            return FALSE;
        }
      else
        g_string_append_c (field, byte);
    }
  return TRUE;
}

static gboolean
read_row (DossierCsv *self, GPtrArray *fields, GError **error)
{
  g_ptr_array_set_size (fields, 0);
  self->row_line = self->line;
  for (;;)
    {
      g_autoptr (GString) field = g_string_new (NULL);

      if (!read_field (self, field, error))
        return FALSE;
      if (fields->len == DOSSIER_CSV_MAX_COLUMNS)
        {
          g_set_error (error,
                       DOSSIER_CORE_ERROR,
                       DOSSIER_CORE_ERROR_BAD_REQUEST,
                       "the row on line %u has more than %d fields",
                       self->row_line,
                       DOSSIER_CSV_MAX_COLUMNS);
          return FALSE;
        }
      g_ptr_array_add (fields, g_string_free (g_steal_pointer (&field), FALSE));
      if (self->at >= self->end || skip_line_end (self))
        return TRUE;
      self->at++;
    }
}

DossierCsv *
dossier_csv_new (const char *text, gsize length, GError **error)
{
  g_autoptr (DossierCsv) self = g_new0 (DossierCsv, 1);

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  self->at = text;
  self->end = text + length;
  self->line = 1;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_ptr_array_new_with_free_func (g_free);
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    self->at += 3;
  self->separator = guess_separator (self->at, self->end);
  if (!read_row (self, self->names, error))
    return NULL;
  if (self->names->len < 2)
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_UNSUPPORTED,
                           "the first line does not name the columns of a table");
      return NULL;
    }
  for (guint i = 0; i < self->names->len; i++)
    g_strstrip (g_ptr_array_index (self->names, i));
  return g_steal_pointer (&self);
}

void
dossier_csv_free (DossierCsv *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

gboolean
dossier_csv_next (DossierCsv *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  while (skip_line_end (self))
    continue;
  if (self->at >= self->end)
    return FALSE;
  return read_row (self, self->fields, error);
}

static int
find_column (const DossierCsv *self, const char *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->names, i), name) == 0)
      return (int) i;
  return -1;
}

const char *
dossier_csv_get (const DossierCsv *self, const char *name)
{
  int column;

  g_return_val_if_fail (self != NULL, NULL);

  column = find_column (self, name);
  if (column < 0)
    return NULL;
  return (guint) column < self->fields->len ? g_ptr_array_index (self->fields, (guint) column) : "";
}

gboolean
dossier_csv_has (const DossierCsv *self, const char *name)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return find_column (self, name) >= 0;
}

guint
dossier_csv_get_n_columns (const DossierCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->names->len;
}

const char *
dossier_csv_get_name (const DossierCsv *self, guint column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column < self->names->len, NULL);

  return g_ptr_array_index (self->names, column);
}

guint
dossier_csv_get_line (const DossierCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->row_line;
}
