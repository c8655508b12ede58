/* dossier-test-http2.h: an HTTP/2 server inside the test, over TLS, as browsers want it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierTestHttp2Ending:
 * @DOSSIER_TEST_HTTP2_WHOLE: after the body
 * @DOSSIER_TEST_HTTP2_RESET: the stream is reset after the body, which then was only its beginning
 * @DOSSIER_TEST_HTTP2_GO_AWAY: the server goes away before it answers at all
 * @DOSSIER_TEST_HTTP2_SILENCE: nothing more comes after the body
 * @DOSSIER_TEST_HTTP2_NEVER: the body is repeated without end
 */
typedef enum
{
  DOSSIER_TEST_HTTP2_WHOLE,
  DOSSIER_TEST_HTTP2_RESET,
  DOSSIER_TEST_HTTP2_GO_AWAY,
  DOSSIER_TEST_HTTP2_SILENCE,
  DOSSIER_TEST_HTTP2_NEVER,
} DossierTestHttp2Ending;

/* Strings that outlive the server. */
typedef struct
{
  const char            *path;
  const char            *status; /* "200" */
  const char            *content_type;
  const char            *location; /* (nullable) */
  const char            *body;
  DossierTestHttp2Ending ending;
} DossierTestHttp2Answer;

typedef struct _DossierTestHttp2 DossierTestHttp2;

/* Listens at once, in threads of its own; other paths get 404. */
DossierTestHttp2 *dossier_test_http2_new (GTlsCertificate              *certificate,
                                          const DossierTestHttp2Answer *answers,
                                          gsize                         n_answers);
void              dossier_test_http2_free (DossierTestHttp2 *self);
char             *dossier_test_http2_dup_url (DossierTestHttp2 *self, const char *path);
/* Requests, and connections on which both sides agreed on HTTP/2. */
guint dossier_test_http2_count_requests (DossierTestHttp2 *self);
guint dossier_test_http2_count_connections (DossierTestHttp2 *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTestHttp2, dossier_test_http2_free)

G_END_DECLS
