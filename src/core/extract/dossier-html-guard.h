/* dossier-html-guard.h: makes a hostile page cheap to parse.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Elements inside one another. A parser looks through all open ones again and again, so its time
 * grows with their square; hand-made pages stay under 100. */
#define DOSSIER_HTML_MAX_DEPTH 400
/* Open <b>, <font>, …: each is opened again in every later paragraph. */
#define DOSSIER_HTML_MAX_OPEN_FORMATTING 24
/* Attributes of one element; a parser compares each with all before it. */
#define DOSSIER_HTML_MAX_ATTRIBUTES 128

/**
 * dossier_html_guard:
 * @html: (array length=length): valid UTF-8
 * @guarded_length: (out): bytes of the result
 *
 * Copies the page without what no article needs (comments, scripts but for structured data,
 * styles, vector drawings, event handlers) and without the tags and attributes that go over the
 * limits above; the text in them stays. One pass, linear time. Beside making bad pages harmless it
 * makes good ones quicker to parse, as half of a page is scripts.
 *
 * Returns: (transfer full): HTML
 */
char *dossier_html_guard (const char *html, gsize length, gsize *guarded_length);

G_END_DECLS
