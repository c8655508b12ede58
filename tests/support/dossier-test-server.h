/* dossier-test-server.h: an HTTP server inside the test, for pages, and for every misbehaviour.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierTestServer:
 *
 * Listens on 127.0.0.1, on ports that the system gives. It runs in threads of its own, so it
 * answers whether the test turns its main loop, or blocks in a child process. All functions may be
 * called from any thread at any time. After each request it wakes the default main context.
 */
typedef struct _DossierTestServer DossierTestServer;

/**
 * DossierTestAnswer:
 * @status: 0 means 200
 * @content_type: (nullable): no such header when %NULL
 * @headers: (nullable): lines "Name: value", parted by "\n"
 * @body: (nullable): the bytes
 * @length: of @body; 0 means up to its NUL
 * @is_held: answers only after dossier_test_server_release()
 */
typedef struct
{
  guint       status;
  const char *content_type;
  const char *headers;
  const char *body;
  gsize       length;
  gboolean    is_held;
} DossierTestAnswer;

/**
 * DossierTestStepKind:
 * @DOSSIER_TEST_SEND: sends the bytes, as often as the step says
 * @DOSSIER_TEST_PAUSE: waits some milliseconds
 * @DOSSIER_TEST_SILENCE: says nothing until the other side goes away
 * @DOSSIER_TEST_RESET: breaks off, so that the other side's read fails
 */
typedef enum
{
  DOSSIER_TEST_SEND,
  DOSSIER_TEST_PAUSE,
  DOSSIER_TEST_SILENCE,
  DOSSIER_TEST_RESET,
} DossierTestStepKind;

/**
 * DossierTestStep:
 * @bytes: to send
 * @length: of @bytes; 0 means up to their NUL
 * @times: how often; 0 means once; G_MAXUINT means until the other side goes away
 * @milliseconds: of a pause
 */
typedef struct
{
  DossierTestStepKind kind;
  const char         *bytes;
  gsize               length;
  guint               times;
  guint               milliseconds;
} DossierTestStep;

DossierTestServer *dossier_test_server_new (void);
/* The same over TLS, with that certificate; scripts are without TLS all the same. */
DossierTestServer *dossier_test_server_new_with_certificate (GTlsCertificate *certificate);
/* Breaks off what is under way and waits for the threads. */
void dossier_test_server_free (DossierTestServer *self);

/* "http://127.0.0.1:PORT/path"; the path may have a query. Scripts have another port. */
char *dossier_test_server_dup_url (DossierTestServer *self, const char *path);
/* The same under another name for this computer. */
char *dossier_test_server_dup_url_at (DossierTestServer *self, const char *host, const char *path);
/* Where scripts play a proxy: they are found by the whole address that was asked for. */
char *dossier_test_server_dup_proxy_url (DossierTestServer *self);

/* What a path answers, from now on; other paths answer 404. */
void dossier_test_server_add_page (DossierTestServer *self, const char *path, const char *html);
void
dossier_test_server_add_redirect (DossierTestServer *self, const char *path, const char *location);
void dossier_test_server_add_answer (DossierTestServer       *self,
                                     const char              *path,
                                     const DossierTestAnswer *answer);
/* Plays the steps on the bare connection after the request has come, then closes it; bytes are
 * copied. */
void dossier_test_server_add_script (DossierTestServer     *self,
                                     const char            *path,
                                     const DossierTestStep *steps,
                                     gsize                  n_steps);

/* Requests so far; @path (nullable): of all. */
guint dossier_test_server_count_requests (DossierTestServer *self, const char *path);
/* Turns the default main context until so many requests have come to all paths. */
void dossier_test_server_wait_for_requests (DossierTestServer *self, guint n_requests);
/* The header @name of the last request to @path; %NULL when it had none. */
char *dossier_test_server_dup_request_header (DossierTestServer *self,
                                              const char        *path,
                                              const char        *name);
/* Bytes that scripts have sent. */
guint64 dossier_test_server_count_bytes (DossierTestServer *self);
/* The most answers that were held at once. */
guint dossier_test_server_get_peak (DossierTestServer *self);
/* Sends the held answer that has waited longest; FALSE when there is none. */
gboolean dossier_test_server_release (DossierTestServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTestServer, dossier_test_server_free)

G_END_DECLS
