/* dossier-quotation.c: a passage to paste elsewhere: its words, where they are from, the way back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-quotation.h"

#include "core/text/dossier-passage-link.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OBJECT_REPLACEMENT "\xef\xbf\xbc"

/* Without the pictures, and without the empty lines that they leave. */
static char *
dup_words (DossierReading *reading, DossierSpan span)
{
  const DossierDocument *document = dossier_reading_get_document (reading);
  g_autofree char       *raw = g_strndup (document->text + span.start, span.end - span.start);
  g_auto (GStrv) lines = g_strsplit (raw, "\n", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], OBJECT_REPLACEMENT, -1);
      g_autofree char *line = g_strjoinv ("", parts);

      if (*g_strstrip (line) == '\0')
        continue;
      if (words->len > 0)
        g_string_append_c (words, '\n');
      g_string_append (words, line);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_part (GPtrArray *parts, const char *part)
{
  if (part != NULL && *part != '\0')
    g_ptr_array_add (parts, g_strdup (part));
}

/* "Leena Aaltonen, A ferry runs dry, The Harbour Post, 2026-11-20" */
static char *
dup_origin (const DossierDocument *document)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  add_part (parts, document->byline);
  add_part (parts, document->title);
  add_part (parts, document->site);
  /* A day is unambiguous in every language, and a time says too much. */
  if (document->published != NULL)
    {
      g_autofree char *day = g_strndup (document->published, strlen ("2026-01-01"));

      add_part (parts, day);
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static const char *
get_address (DossierReading *reading)
{
  const DossierDocument *document = dossier_reading_get_document (reading);

  return document->url != NULL ? document->url : dossier_reading_get_source_url (reading);
}

static char *
dup_link (DossierReading *reading, DossierSpan span)
{
  return dossier_passage_link_format (dossier_reading_get_article_id (reading),
                                      dossier_reading_get_number (reading),
                                      dossier_reading_get_document (reading)->text,
                                      span);
}

char *
dossier_quotation_dup_text (DossierReading *reading, DossierSpan span)
{
  g_autofree char *words = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *link = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (DOSSIER_IS_READING (reading), NULL);
  g_return_val_if_fail (span.end > span.start, NULL);

  words = dup_words (reading, span);
  origin = dup_origin (dossier_reading_get_document (reading));
  link = dup_link (reading, span);
  /* Translators: %s are the words of a quotation; put your language's quotation marks around */
  g_string_append_printf (text, _ ("“%s”"), words);
  if (*origin != '\0')
    g_string_append_printf (text, "\n— %s", origin);
  if (get_address (reading) != NULL)
    g_string_append_printf (text, "\n%s", get_address (reading));
  g_string_append_printf (text, "\n%s\n", link);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_link (GString *html, const char *address, const char *label)
{
  g_autofree char *markup = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", address, label);

  g_string_append (html, markup);
}

char *
dossier_quotation_dup_html (DossierReading *reading, DossierSpan span)
{
  g_autofree char *words = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *link = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) html = g_string_new ("<blockquote>");

  g_return_val_if_fail (DOSSIER_IS_READING (reading), NULL);
  g_return_val_if_fail (span.end > span.start, NULL);

  words = dup_words (reading, span);
  origin = dup_origin (dossier_reading_get_document (reading));
  link = dup_link (reading, span);
  lines = g_strsplit (words, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_markup_printf_escaped ("<p>%s</p>", lines[i]);

      g_string_append (html, line);
    }
  g_string_append (html, "</blockquote><p>— ");
  if (get_address (reading) != NULL)
    append_link (html, get_address (reading), *origin != '\0' ? origin : get_address (reading));
  else
    {
      g_autofree char *escaped = g_markup_escape_text (origin, -1);

      g_string_append (html, escaped);
    }
  g_string_append (html, " (");
  append_link (html, link, "Dossier");
  g_string_append (html, ")</p>");
  return g_string_free (g_steal_pointer (&html), FALSE);
}

GdkContentProvider *
dossier_quotation_new_provider (DossierReading *reading, DossierSpan span)
{
  g_autofree char *text = dossier_quotation_dup_text (reading, span);
  char            *html = dossier_quotation_dup_html (reading, span);
  g_autoptr (GBytes) bytes = g_bytes_new_take (html, strlen (html));
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_for_bytes ("text/html", bytes),
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
  };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}
