/* dossier-fetch-reason.h: why a fetch failed, in a reader's words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dossier_fetch_reason_for_status:
 * @status: that of an answer which carries no page
 * @wait_seconds: how long the server says to wait; 0 when it does not say
 *
 * Returns: (transfer full): "there is no such page on this server (404)", of DOSSIER_FETCH_ERROR
 */
GError *dossier_fetch_reason_for_status (guint status, gint64 wait_seconds);
/* "45 seconds", "2 hours": rounded up, so that nobody comes back too early; of at least a second.
 */
char *dossier_fetch_reason_describe_wait (gint64 seconds);

/* "the server's certificate has expired"; for flags that accuse of several things, the gravest. */
const char *dossier_fetch_reason_for_certificate (GTlsCertificateFlags flags);

/**
 * dossier_fetch_reason_explain:
 * @error: (transfer full): of GIO or libsoup
 * @host: whom it was about
 *
 * Returns: (transfer full): the same error in a reader's words where it is a known one; libsoup's
 *   own domain becomes G_IO_ERROR_INVALID_DATA, everything else keeps domain and code
 */
GError *dossier_fetch_reason_explain (GError *error, const char *host);

G_END_DECLS
