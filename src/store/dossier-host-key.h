/* dossier-host-key.h: a host as an index sorts it: "org.example.news.".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store. All hosts below one share its beginning.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "uk.co.bbc." of "bbc.co.uk" and "www.bbc.co.uk". (transfer full) */
char *dossier_host_key_dup (const char *host);
/* The key of an address's host. (transfer full) (nullable): NULL when it has none. */
char *dossier_host_key_dup_of_url (const char *url);
/* The host of a key. (transfer full) */
char *dossier_host_key_dup_host (const char *key);

G_END_DECLS
