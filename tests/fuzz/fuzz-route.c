/* fuzz-route.c: any text as an address to fetch.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-route.h"
#include "tests/fuzz/dossier-fuzz.h"

#include <string.h>

/* What is fetched is always an address of the web, in ASCII, without a name and a fragment. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *url = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRoute) route = dossier_route_new (url, &error);
  g_autofree char *address = NULL;
  g_autofree char *cookies = NULL;

  dossier_fuzz_check ((route == NULL) == (error != NULL));
  if (route == NULL)
    return 0;
  address = dossier_route_dup_address (route);
  cookies = dossier_route_dup_cookies (route);
  dossier_fuzz_check (cookies == NULL);
  dossier_fuzz_check (address != NULL && g_str_is_ascii (address));
  dossier_fuzz_check (g_str_has_prefix (address, "http://") ||
                      g_str_has_prefix (address, "https://"));
  dossier_fuzz_check (strchr (address, '#') == NULL);
  for (const char *byte = address; *byte != '\0'; byte++)
    dossier_fuzz_check (g_ascii_isgraph (*byte));
  return 0;
}
