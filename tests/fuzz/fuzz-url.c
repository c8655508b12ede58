/* fuzz-url.c: any text as an address that somebody pasted, or that stands on a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-url.h"
#include "tests/fuzz/dossier-fuzz.h"

#include <string.h>

static const char *const bases[] = {
  NULL,
  "https://news.example/harbour/ferry?page=1#top",
  "file:///home/reader/saved.html",
};

/* The canonical address is known by itself: making it canonical again changes nothing. */
static void
check_canonical (const char *url)
{
  g_autofree char *once = dossier_url_canonicalize (url);
  g_autofree char *twice = dossier_url_canonicalize (once);
  g_autofree char *site = dossier_url_dup_site (url);

  dossier_fuzz_check (strcmp (once, twice) == 0);
  dossier_fuzz_check (site == NULL || *site != '\0');
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  gsize            length;
  g_autofree char *text = dossier_fuzz_make_text (data, size, &length);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = dossier_url_parse_input (text, &error);

  dossier_fuzz_check ((url == NULL) == (error != NULL));
  check_canonical (text);
  if (url != NULL)
    check_canonical (url);
  for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autofree char *resolved = dossier_url_resolve (bases[i], text);

      if (resolved != NULL)
        check_canonical (resolved);
    }
  return 0;
}
