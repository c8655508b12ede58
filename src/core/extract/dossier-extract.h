/* dossier-extract.h: from received bytes to a document; the seam that every extractor stands
 * behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"

G_BEGIN_DECLS

/* Larger pages are refused: no article is this long, and a parser needs many times the size. */
#define DOSSIER_EXTRACT_MAX_BYTES (16 * 1024 * 1024)

/**
 * DossierExtractInput:
 * @data: (array length=length): the bytes as received, hostile, not NUL-terminated
 * @content_type: (nullable): as the server said it ("text/html; charset=iso-8859-1")
 * @url: (nullable): where the bytes came from, for relative addresses and the site's name
 * @file_name: (nullable): of a local file, for its kind and as a last resort for its title
 */
typedef struct
{
  const char *data;
  gsize       length;
  const char *content_type;
  const char *url;
  const char *file_name;
} DossierExtractInput;

/**
 * dossier_extract:
 * @input: what was received
 * @error: DOSSIER_CORE_ERROR NOT_TEXT, TOO_LARGE, UNSUPPORTED, EMPTY, NO_ARTICLE
 *
 * Finds out whether the bytes are HTML or plain text (whatever the server said), decodes them
 * (header, byte order mark, meta, else UTF-8 with bad bytes replaced, else windows-1252) and
 * extracts the article. Pure; for a worker thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
DossierDocument *dossier_extract (const DossierExtractInput *input, GError **error);

/* The two kinds, on text that is UTF-8 already. Plain text may open with a line
 * " date YYYY-MM-DD Headline"; else its first line is the title when it looks like one. Blank
 * lines part paragraphs. */
DossierDocument *
dossier_extract_html (const char *html, gsize length, const char *url, GError **error);
DossierDocument *
dossier_extract_plain (const char *text, gsize length, const char *file_name, GError **error);

G_END_DECLS
