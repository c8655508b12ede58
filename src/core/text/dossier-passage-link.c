/* dossier-passage-link.c: addresses of passages, "dossier:passage?article=…", to write down and
 * follow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-passage-link.h"

#include "core/text/dossier-core-error.h"
#include "core/text/dossier-link.h"

#include <string.h>

#define VERB "passage"
/* Percent signs make three bytes of one. */
#define MAX_LENGTH (3 * DOSSIER_PASSAGE_LINK_QUOTE + 256)

void
dossier_passage_link_free (DossierPassageLink *self)
{
  if (self == NULL)
    return;
  g_free (self->quote);
  g_free (self);
}

char *
dossier_passage_link_format (gint64 article_id, guint number, const char *text, DossierSpan span)
{
  g_autofree char *quote = NULL;
  g_autofree char *escaped = NULL;
  gsize            length;

  g_return_val_if_fail (text != NULL && span.end > span.start, NULL);

  length = span.end - span.start;
  if (length > DOSSIER_PASSAGE_LINK_QUOTE)
    {
      const char *limit = text + span.start + DOSSIER_PASSAGE_LINK_QUOTE + 1;

      length = g_utf8_find_prev_char (text + span.start, limit) - (text + span.start);
    }
  quote = g_strndup (text + span.start, length);
  escaped = g_uri_escape_string (quote, NULL, FALSE);
  return g_strdup_printf (DOSSIER_LINK_SCHEME ":" VERB "?article=%" G_GINT64_FORMAT
                                              "&version=%u&start=%" G_GSIZE_FORMAT
                                              "&end=%" G_GSIZE_FORMAT "&quote=%s",
                          article_id,
                          number,
                          span.start,
                          span.end,
                          escaped);
}

/* What follows "dossier:passage?", which some programs write "dossier://passage/?". */
static const char *
find_query (const char *uri)
{
  const char *verb = uri + strlen (DOSSIER_LINK_SCHEME ":");

  if (!dossier_link_is_link (uri))
    return NULL;
  verb += strspn (verb, "/");
  if (g_ascii_strncasecmp (verb, VERB, strlen (VERB)) != 0)
    return NULL;
  verb += strlen (VERB);
  verb += strspn (verb, "/");
  return *verb == '?' ? verb + 1 : NULL;
}

gboolean
dossier_passage_link_is_link (const char *uri)
{
  g_return_val_if_fail (uri != NULL, FALSE);
  return find_query (uri) != NULL;
}

static gboolean
read_number (const char *value, guint64 maximum, guint64 *number)
{
  return g_ascii_string_to_unsigned (value, 10, 0, maximum, number, NULL);
}

static gboolean
take_parameter (DossierPassageLink *self, const char *name, const char *value)
{
  guint64 number = 0;

  if (strcmp (name, "quote") == 0)
    {
      g_free (self->quote);
      self->quote = g_strdup (value);
      return *value != '\0' && strlen (value) <= DOSSIER_PASSAGE_LINK_QUOTE;
    }
  if (strcmp (name, "article") == 0)
    {
      gboolean is_read = read_number (value, G_MAXINT64, &number);

      self->article_id = number;
      return is_read;
    }
  if (strcmp (name, "version") != 0 && strcmp (name, "start") != 0 && strcmp (name, "end") != 0)
    return TRUE;
  if (!read_number (value, G_MAXUINT32, &number))
    return FALSE;
  if (*name == 'v')
    self->number = number;
  else if (*name == 's')
    self->span.start = number;
  else
    self->span.end = number;
  return TRUE;
}

static gboolean
read_query (const char *query, DossierPassageLink *self)
{
  g_autoptr (GError) malformed = NULL;
  GUriParamsIter iter;
  char          *raw_name, *raw_value;

  g_uri_params_iter_init (&iter, query, -1, "&", G_URI_PARAMS_NONE);
  while (g_uri_params_iter_next (&iter, &raw_name, &raw_value, &malformed))
    {
      g_autofree char *name = raw_name;
      g_autofree char *value = raw_value;

      if (!take_parameter (self, name, value))
        return FALSE;
    }
  return malformed == NULL && self->article_id > 0 && self->quote != NULL &&
         self->span.start < self->span.end;
}

DossierPassageLink *
dossier_passage_link_parse (const char *uri, GError **error)
{
  g_autoptr (DossierPassageLink) self = g_new0 (DossierPassageLink, 1);
  const char *query = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  if (strnlen (uri, MAX_LENGTH + 1) <= MAX_LENGTH)
    query = find_query (uri);
  if (query != NULL && read_query (query, self))
    return g_steal_pointer (&self);
  g_set_error_literal (error,
                       DOSSIER_CORE_ERROR,
                       DOSSIER_CORE_ERROR_BAD_REQUEST,
                       "the link to a passage is damaged");
  return NULL;
}
