/* dossier-json-guard.c: keeps JSON that would harm its reader away from it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-json-guard.h"

#include "core/text/dossier-core-error.h"

static gboolean
refuse (gsize offset, const char *reason, GError **error)
{
  g_set_error (error,
               DOSSIER_CORE_ERROR,
               DOSSIER_CORE_ERROR_BAD_REQUEST,
               "byte %" G_GSIZE_FORMAT " of the JSON %s",
               offset,
               reason);
  return FALSE;
}

/* The offset of the quote that ends the string whose inside begins at @i; @length for none. */
static gsize
skip_string (const char *data, gsize length, gsize i)
{
  while (i < length && data[i] != '"')
    i += data[i] == '\\' ? 2 : 1;
  return MIN (i, length);
}

gboolean
dossier_json_guard_check (const char *data,
                          gsize       length,
                          guint       max_depth,
                          gsize       max_values,
                          GError    **error)
{
  guint depth = 0;
  gsize n_values = 0;

  g_return_val_if_fail (data != NULL || length == 0, FALSE);
  for (gsize i = 0; i < length; i++)
    switch (data[i])
      {
      case '"':
        i = skip_string (data, length, i + 1);
        break;
      case '/':
      case '\'':
        return refuse (i, "begins no value", error);
      case '{':
      case '[':
        if (++depth > max_depth)
          return refuse (i, "lies too many brackets deep", error);
        if (++n_values > max_values)
          return refuse (i, "is after too many values", error);
        break;
      case '}':
      case ']':
        depth -= depth > 0 ? 1 : 0;
        break;
      case ',':
        if (++n_values > max_values)
          return refuse (i, "is after too many values", error);
        break;
      default:
        break;
      }
  return TRUE;
}
