/* fuzz-metadata.c: any bytes as what a page says of itself: JSON-LD, meta elements, visible dates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/fuzz/dossier-fuzz-document.h"

/* Parts of the input, in turn, stand in these places of an article that is otherwise sound. */
static const char *const PLACES[] = {
  "<html><head><title>",
  "</title><meta property=\"og:title\" content=\"",
  "\"><meta name=\"author\" content=\"",
  "\"><meta property=\"article:published_time\" content=\"",
  "\"><script type=\"application/ld+json\">",
  "</script></head><body><article><h1>The ferry is late</h1><p class=\"byline\">",
  "</p><time datetime=\"",
  "\"></time><div itemscope itemtype=\"https://schema.org/NewsArticle\"><span itemprop=\"author\">",
};

#define REST                                                                                       \
  "</span></div><p>Anna stood at the gate in the rain and waited for the ferry, which did not "    \
  "come that morning.</p><p>Nobody on the other bank had seen it either, so they all walked home " \
  "again.</p></article></body></html>"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GString) page = g_string_new (NULL);
  DossierExtractInput input = { .content_type = "text/html; charset=utf-8",
                                .url = "https://news.example/2025/03/07/ferry" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document = NULL;
  guint place = 0;

  g_string_append (page, PLACES[0]);
  for (size_t i = 0; i < size; i++)
    if (data[i] == '\n' && place + 1 < G_N_ELEMENTS (PLACES))
      g_string_append (page, PLACES[++place]);
    else
      g_string_append_c (page, (char) data[i]);
  while (place + 1 < G_N_ELEMENTS (PLACES))
    g_string_append (page, PLACES[++place]);
  g_string_append (page, REST);
  input.data = page->str;
  input.length = page->len;
  document = dossier_extract (&input, &error);
  dossier_fuzz_check ((document == NULL) == (error != NULL));
  if (document != NULL)
    dossier_fuzz_check_document (document);
  return 0;
}
