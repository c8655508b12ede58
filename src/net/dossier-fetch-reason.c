/* dossier-fetch-reason.c: why a fetch failed, in a reader's words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-fetch-reason.h"

#include "net/dossier-fetch-error.h"

#include <libsoup/soup.h>

#include <string.h>

/* Meanings: RFC 9110, RFC 6585 (429), RFC 7725 (451); 520 to 526 are a large proxy's own. */
static const struct
{
  guint             status;
  DossierFetchError code;
  const char       *reason;
} status_reasons[] = {
  { 204, DOSSIER_FETCH_ERROR_EMPTY, "the server sent an answer without a page" },
  { 304, DOSSIER_FETCH_ERROR_STATUS, "the server says that nothing has changed" },
  { 400, DOSSIER_FETCH_ERROR_STATUS, "the server does not understand the address" },
  { 401, DOSSIER_FETCH_ERROR_LOGIN, "this page needs a login" },
  { 402, DOSSIER_FETCH_ERROR_PAYMENT, "this page has to be paid for" },
  { 403, DOSSIER_FETCH_ERROR_FORBIDDEN, "the server does not let us read this page" },
  { 404, DOSSIER_FETCH_ERROR_NOT_FOUND, "there is no such page on this server" },
  { 405, DOSSIER_FETCH_ERROR_STATUS, "the server does not give this page out for reading" },
  { 406, DOSSIER_FETCH_ERROR_STATUS, "the server has this page in no form that we read" },
  { 407, DOSSIER_FETCH_ERROR_LOGIN, "the proxy of this network needs a login" },
  { 408, DOSSIER_FETCH_ERROR_STATUS, "the server gave up waiting for the request" },
  { 409, DOSSIER_FETCH_ERROR_STATUS, "the server cannot give this page out just now" },
  { 410, DOSSIER_FETCH_ERROR_GONE, "this page has been removed for good" },
  { 414, DOSSIER_FETCH_ERROR_STATUS, "the server finds the address too long" },
  { 418, DOSSIER_FETCH_ERROR_FORBIDDEN, "the server refuses programs like this one" },
  { 421, DOSSIER_FETCH_ERROR_STATUS, "the server is not responsible for this address" },
  { 423, DOSSIER_FETCH_ERROR_STATUS, "this page is locked" },
  { 425, DOSSIER_FETCH_ERROR_STATUS, "the server asks to try again later" },
  { 429, DOSSIER_FETCH_ERROR_TRY_LATER, "the server asks for a pause after too many requests" },
  { 431, DOSSIER_FETCH_ERROR_STATUS, "the server finds the request too long" },
  { 451, DOSSIER_FETCH_ERROR_LEGAL, "this page is withheld for legal reasons" },
  { 500, DOSSIER_FETCH_ERROR_SERVER, "the server has failed" },
  { 501, DOSSIER_FETCH_ERROR_STATUS, "the server cannot do what was asked" },
  { 502, DOSSIER_FETCH_ERROR_SERVER, "a server behind this one has failed" },
  { 503, DOSSIER_FETCH_ERROR_SERVER, "the server is overloaded or being repaired" },
  { 504, DOSSIER_FETCH_ERROR_SERVER, "a server behind this one does not answer" },
  { 505, DOSSIER_FETCH_ERROR_STATUS, "the server speaks another version of HTTP" },
  { 507, DOSSIER_FETCH_ERROR_SERVER, "the server has no room left" },
  { 508, DOSSIER_FETCH_ERROR_SERVER, "the server has lost itself in a loop" },
  { 511, DOSSIER_FETCH_ERROR_PORTAL, "this network wants a login before it lets anything through" },
  { 520, DOSSIER_FETCH_ERROR_SERVER, "a server behind this one has failed" },
  { 521, DOSSIER_FETCH_ERROR_SERVER, "a server behind this one is down" },
  { 522, DOSSIER_FETCH_ERROR_SERVER, "a server behind this one does not answer" },
  { 523, DOSSIER_FETCH_ERROR_SERVER, "a server behind this one cannot be reached" },
  { 524, DOSSIER_FETCH_ERROR_SERVER, "a server behind this one does not answer" },
  { 525,
    DOSSIER_FETCH_ERROR_STATUS,
    "a server behind this one is not set up for safe connections" },
  { 526, DOSSIER_FETCH_ERROR_STATUS, "a server behind this one has no valid certificate" },
};

/* By hundreds, for numbers that the table above does not have. */
static const char *const class_reasons[] = {
  "the server gave no proper answer",         "the server gave no proper answer",
  "the server gave an answer without a page", "the server points elsewhere without saying where",
  "the server refuses to give this page out", "the server has failed",
};

/* "%s" stands for the host. */
static const struct
{
  GQuark (*domain) (void);
  int         code;
  const char *reason;
} error_reasons[] = {
  { g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND, "there is no server called %s" },
  { g_resolver_error_quark,
    G_RESOLVER_ERROR_TEMPORARY_FAILURE,
    "the name %s cannot be looked up just now; perhaps there is no network" },
  { g_io_error_quark, G_IO_ERROR_HOST_NOT_FOUND, "there is no server called %s" },
  { g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE, "the server %s cannot be reached" },
  { g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, "there is no network to reach %s by" },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, "the server %s refuses connections" },
  { g_io_error_quark,
    G_IO_ERROR_CONNECTION_CLOSED,
    "the server %s broke off before everything had come" },
  { g_io_error_quark,
    G_IO_ERROR_PARTIAL_INPUT,
    "the server %s broke off before everything had come" },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, "the server %s does not answer" },
  { g_io_error_quark,
    G_IO_ERROR_PROXY_FAILED,
    "the proxy of this network cannot connect us to %s" },
  { g_io_error_quark,
    G_IO_ERROR_PROXY_AUTH_FAILED,
    "the proxy of this network does not accept our login" },
  { g_io_error_quark, G_IO_ERROR_PROXY_NEED_AUTH, "the proxy of this network needs a login" },
  { g_io_error_quark,
    G_IO_ERROR_PROXY_NOT_ALLOWED,
    "the proxy of this network does not let us through to %s" },
  { g_io_error_quark, G_IO_ERROR_INVALID_DATA, "what the server %s sent is damaged" },
  { g_io_error_quark, G_IO_ERROR_CANCELLED, "it was cancelled" },
  { g_tls_error_quark, G_TLS_ERROR_HANDSHAKE, "no safe connection to %s could be agreed on" },
  { g_tls_error_quark, G_TLS_ERROR_NOT_TLS, "the server %s does not offer safe connections" },
  { g_tls_error_quark,
    G_TLS_ERROR_CERTIFICATE_REQUIRED,
    "the server %s lets only those in who show a certificate" },
  { g_tls_error_quark, G_TLS_ERROR_EOF, "the server %s broke off before everything had come" },
};

/* The gravest first. */
static const struct
{
  GTlsCertificateFlags flag;
  const char          *reason;
} certificate_reasons[] = {
  { G_TLS_CERTIFICATE_REVOKED, "the server's certificate has been revoked" },
  { G_TLS_CERTIFICATE_BAD_IDENTITY, "the server's certificate is for another server" },
  { G_TLS_CERTIFICATE_EXPIRED, "the server's certificate has expired" },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, "the server's certificate is not valid yet" },
  { G_TLS_CERTIFICATE_UNKNOWN_CA, "nobody whom this computer trusts vouches for the server" },
  { G_TLS_CERTIFICATE_INSECURE, "the server's certificate is too weak" },
};

char *
dossier_fetch_reason_describe_wait (gint64 seconds)
{
  static const struct
  {
    gint64      seconds;
    const char *one;
    const char *many;
  } units[] = { { 24 * 60 * 60, "a day", "days" },
                { 60 * 60, "an hour", "hours" },
                { 60, "a minute", "minutes" },
                { 1, "a second", "seconds" } };
  gsize i = 0;
  int   count;

  /* A unit is named from its double on, so that "90 minutes" is not "2 hours". */
  while (i < G_N_ELEMENTS (units) - 1 && seconds != units[i].seconds &&
         seconds < 2 * units[i].seconds)
    i++;
  count = (int) MIN ((seconds - 1) / units[i].seconds + 1, 9999);
  return count == 1 ? g_strdup (units[i].one) : g_strdup_printf ("%d %s", count, units[i].many);
}

GError *
dossier_fetch_reason_for_status (guint status, gint64 wait_seconds)
{
  const char       *reason = class_reasons[MIN (status / 100, G_N_ELEMENTS (class_reasons) - 1)];
  DossierFetchError code = DOSSIER_FETCH_ERROR_STATUS;
  g_autofree char  *wait = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (status_reasons); i++)
    if (status_reasons[i].status == status)
      {
        code = status_reasons[i].code;
        reason = status_reasons[i].reason;
      }
  if (wait_seconds <= 0)
    return g_error_new (DOSSIER_FETCH_ERROR, (int) code, "%s (%u)", reason, status);
  wait = dossier_fetch_reason_describe_wait (wait_seconds);
  return g_error_new (DOSSIER_FETCH_ERROR,
                      (int) code,
                      "%s (%u); it says to try again in %s",
                      reason,
                      status,
                      wait);
}

const char *
dossier_fetch_reason_for_certificate (GTlsCertificateFlags flags)
{
  for (gsize i = 0; i < G_N_ELEMENTS (certificate_reasons); i++)
    if (flags & certificate_reasons[i].flag)
      return certificate_reasons[i].reason;
  return "the server's certificate is not valid";
}

static char *
insert_host (const char *reason, const char *host)
{
  const char *mark = strstr (reason, "%s");

  if (mark == NULL)
    return g_strdup (reason);
  return g_strdup_printf ("%.*s%s%s", (int) (mark - reason), reason, host, mark + 2);
}

GError *
dossier_fetch_reason_explain (GError *error, const char *host)
{
  /* The latter is what newer versions of libsoup say of a chunk whose size is no number. */
  if (error->domain == SOUP_SESSION_ERROR ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
    {
      g_autoptr (GError) foreign = error;

      return g_error_new (G_IO_ERROR,
                          G_IO_ERROR_INVALID_DATA,
                          "the server %s does not keep to the rules of HTTP (%s)",
                          host,
                          foreign->message);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (error_reasons); i++)
    if (g_error_matches (error, error_reasons[i].domain (), error_reasons[i].code))
      {
        g_free (error->message);
        error->message = insert_host (error_reasons[i].reason, host);
        break;
      }
  return error;
}
