/* dossier-extract.c: decides what was received and hands it to the extractor for its kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-extract.h"
#include "core/extract/dossier-decode.h"
#include "core/text/dossier-core-error.h"

#include <string.h>

/* How far to look for a first tag, behind white space and comments. */
#define KIND_BYTES 2048

/* What pages start with. */
static const char *const HTML_STARTS[] = {
  "<!doctype html", "<html",    "<head", "<body", "<title", "<meta", "<script",
  "<style",         "<article", "<main", "<div",  "<p>",    "<p ",   "<h1",
  "<table",         "<section", "<a ",   "<b>",   "<font",  "<br",   "<iframe",
  "<link",          "<header",  "<span"
};

static const char *const HTML_EXTENSIONS[] = { ".html", ".htm", ".xhtml", ".xht", ".shtml" };

static const struct
{
  const char *type;
  const char *what;
} OTHER_TYPES[] = {
  { "application/json", "this is JSON data, not an article" },
  { "application/ld+json", "this is JSON data, not an article" },
  { "application/javascript", "this is a program, not an article" },
  { "text/javascript", "this is a program, not an article" },
  { "text/css", "this is a style sheet, not an article" },
  { "text/csv", "this is a table of data, not an article" },
  { "text/calendar", "this is a calendar, not an article" },
  { "text/vcard", "this is an address card, not an article" },
};

static gboolean
has_type (const char *content_type, const char *type)
{
  gsize length = strlen (type);

  return content_type != NULL && g_ascii_strncasecmp (content_type, type, length) == 0 &&
         (content_type[length] == '\0' || content_type[length] == ';' ||
          g_ascii_isspace (content_type[length]));
}

/* Skips white space, comments and an XML declaration. */
static const char *
find_first_tag (const char *text, gsize length)
{
  const char *end = text + MIN (length, KIND_BYTES);

  while (text < end)
    {
      const char *close = NULL;

      if (g_ascii_isspace (*text))
        {
          text++;
          continue;
        }
      if (g_str_has_prefix (text, "<!--"))
        close = strstr (text, "-->");
      else if (g_str_has_prefix (text, "<?"))
        close = strchr (text, '>');
      if (close == NULL)
        return text;
      text = close + 1 + 2 * (*close == '-');
    }
  return text;
}

static gboolean
looks_like_html (const char *text, gsize length)
{
  const char *tag = find_first_tag (text, length);

  for (guint i = 0; i < G_N_ELEMENTS (HTML_STARTS); i++)
    if (g_ascii_strncasecmp (tag, HTML_STARTS[i], strlen (HTML_STARTS[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_html_extension (const char *file_name)
{
  g_autofree char *lower = file_name != NULL ? g_ascii_strdown (file_name, -1) : NULL;

  for (guint i = 0; lower != NULL && i < G_N_ELEMENTS (HTML_EXTENSIONS); i++)
    if (g_str_has_suffix (lower, HTML_EXTENSIONS[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_html (const DossierExtractInput *input, const char *text, gsize length)
{
  if (has_type (input->content_type, "text/html") ||
      has_type (input->content_type, "application/xhtml+xml"))
    return TRUE;
  if (looks_like_html (text, length))
    return TRUE;
  return input->content_type == NULL && has_html_extension (input->file_name);
}

static gboolean
check_type (const char *content_type, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (OTHER_TYPES); i++)
    {
      if (!has_type (content_type, OTHER_TYPES[i].type))
        continue;
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_UNSUPPORTED,
                           OTHER_TYPES[i].what);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_content (const DossierExtractInput *input, GError **error)
{
  if (input->length > DOSSIER_EXTRACT_MAX_BYTES)
    {
      g_set_error (error,
                   DOSSIER_CORE_ERROR,
                   DOSSIER_CORE_ERROR_TOO_LARGE,
                   "the page has %.1f MB, more than the %d MB an article may have",
                   input->length / 1048576.0,
                   DOSSIER_EXTRACT_MAX_BYTES / 1048576);
      return FALSE;
    }
  return dossier_decode_check_kind (input->data, input->length, error) &&
         check_type (input->content_type, error);
}

DossierDocument *
dossier_extract (const DossierExtractInput *input, GError **error)
{
  g_autofree char *text = NULL;
  gsize            length = 0;

  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (input->data != NULL || input->length == 0, NULL);
  if (!check_content (input, error))
    return NULL;
  text = dossier_decode_to_utf8 (input->data, input->length, input->content_type, &length);
  if (is_html (input, text, length))
    return dossier_extract_html (text, length, input->url, error);
  return dossier_extract_plain (text, length, input->file_name, error);
}
