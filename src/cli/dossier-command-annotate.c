/* dossier-command-annotate.c: marks a passage of an article, given by its words or its offsets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli-reading.h"

#include "core/anchor/dossier-selector.h"
#include "core/text/dossier-core-error.h"
#include "core/text/dossier-text-index.h"

#include <stdio.h>

typedef struct
{
  char  *quote;
  char  *prefix;
  char  *suffix;
  int    start; /* code points; -1 for none */
  int    end;
  char  *note;
  char  *colour;
  char **tags;
} Request;

static void
clear_request (Request *request)
{
  g_free (request->quote);
  g_free (request->prefix);
  g_free (request->suffix);
  g_free (request->note);
  g_free (request->colour);
  g_strfreev (request->tags);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, clear_request)

static gboolean
find_offsets (const Request         *request,
              const DossierDocument *document,
              DossierSpan           *span,
              GError               **error)
{
  g_autoptr (DossierTextIndex) index =
      dossier_text_index_new (document->text, document->text_length);
  gsize n_code_points = dossier_text_index_get_n_code_points (index);

  if (request->start >= request->end || (gsize) request->end > n_code_points)
    {
      g_set_error (error,
                   DOSSIER_CORE_ERROR,
                   DOSSIER_CORE_ERROR_BAD_REQUEST,
                   "the text has offsets 0 to %" G_GSIZE_FORMAT ", so %d to %d is no passage of it",
                   n_code_points,
                   request->start,
                   request->end);
      return FALSE;
    }
  span->start = dossier_text_index_to_byte (index, request->start);
  span->end = dossier_text_index_to_byte (index, request->end);
  return TRUE;
}

static gboolean
find_quote (const Request         *request,
            const DossierDocument *document,
            DossierSpan           *span,
            GError               **error)
{
  DossierSelector selector = {
    .quote = request->quote,
    .prefix = request->prefix != NULL ? request->prefix : (char *) "",
    .suffix = request->suffix != NULL ? request->suffix : (char *) "",
  };

  if (dossier_selector_anchor (&selector, document->text, document->text_length, span) !=
      DOSSIER_ANCHOR_ORPHAN)
    return TRUE;
  g_set_error (error,
               DOSSIER_CORE_ERROR,
               DOSSIER_CORE_ERROR_NOT_FOUND,
               "“%s” is not in it, or in more than one place; --prefix and --suffix tell which",
               request->quote);
  return FALSE;
}

static gint64
annotate (DossierReading *reading, const Request *request, GError **error)
{
  const DossierDocument *document = dossier_reading_get_document (reading);
  DossierAnnotationDraft draft = { .note = request->note,
                                   .tags = (const char *const *) request->tags };
  DossierCliWait         wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  DossierSpan span = { 0 };
  gboolean    is_found;

  if (request->colour != NULL && !dossier_highlight_from_string (request->colour, &draft.highlight))
    {
      g_set_error (error,
                   DOSSIER_CORE_ERROR,
                   DOSSIER_CORE_ERROR_BAD_REQUEST,
                   "there is no colour “%s”; there are yellow, green, blue, pink and purple",
                   request->colour);
      return 0;
    }
  is_found = request->quote != NULL ? find_quote (request, document, &span, error)
                                    : find_offsets (request, document, &span, error);
  if (!is_found)
    return 0;
  dossier_reading_annotate_async (reading, span, &draft, NULL, dossier_cli_finished_cb, &wait);
  result = dossier_cli_wait (&wait);
  return dossier_reading_annotate_finish (reading, result, error);
}

int
dossier_command_annotate (int argc, char **argv)
{
  g_autoptr (DossierReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Request) request = { .start = -1, .end = -1 };
  const GOptionEntry entries[] = {
    { "quote", 0, 0, G_OPTION_ARG_STRING, &request.quote, "The words of the passage", "TEXT" },
    { "prefix", 0, 0, G_OPTION_ARG_STRING, &request.prefix, "What stands before it", "TEXT" },
    { "suffix", 0, 0, G_OPTION_ARG_STRING, &request.suffix, "What stands after it", "TEXT" },
    { "start", 0, 0, G_OPTION_ARG_INT, &request.start, "First code point of the text", "N" },
    { "end", 0, 0, G_OPTION_ARG_INT, &request.end, "One past the last code point", "N" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &request.note, "A note, in Markdown", "TEXT" },
    { "colour",
      0,
      0,
      G_OPTION_ARG_STRING,
      &request.colour,
      "yellow, green, blue, pink or purple (default: yellow)",
      "NAME" },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &request.tags, "A tag; may be given again", "TAG" },
    { NULL },
  };
  int    status;
  gint64 id;

  if (!dossier_cli_parse ("annotate", entries, &argc, &argv, 1, 1, &status))
    return status;
  if ((request.quote != NULL) == (request.start >= 0 && request.end >= 0))
    return dossier_cli_misuse ("annotate: give either --quote, or --start and --end");
  reading = dossier_cli_open_article (argv[1], 0, &status);
  if (reading == NULL)
    return status;

  id = annotate (reading, &request, &error);
  if (id == 0)
    {
      g_prefix_error (&error, "annotating article %s: ", argv[1]);
      return dossier_cli_fail (error);
    }
  printf ("%" G_GINT64_FORMAT "\n", id);
  return DOSSIER_CLI_OK;
}
