/* dossier-test-script.h: plays steps on bare connections; the misbehaving half of the test server.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tests/support/dossier-test-server.h"

G_BEGIN_DECLS

typedef struct _DossierTestScript       DossierTestScript;
typedef struct _DossierTestScriptServer DossierTestScriptServer;

/* Immutable after this, and so usable from every thread; bytes are copied. */
DossierTestScript *dossier_test_script_new (const DossierTestStep *steps, gsize n_steps);
DossierTestScript *dossier_test_script_ref (DossierTestScript *self);
void               dossier_test_script_free (DossierTestScript *self);

/* Called in a connection's thread when its request has come; gives the script to play, which is
 * freed after, or NULL to close. */
typedef DossierTestScript *(*DossierTestScriptChoice) (const char *path,
                                                       char      **header_lines,
                                                       gpointer    user_data);

/* @certificate (nullable): over TLS. */
DossierTestScriptServer *dossier_test_script_server_new (GTlsCertificate        *certificate,
                                                         DossierTestScriptChoice choose,
                                                         gpointer                user_data);
/* Breaks off all connections and waits for their threads. */
void    dossier_test_script_server_free (DossierTestScriptServer *self);
guint   dossier_test_script_server_get_port (DossierTestScriptServer *self);
guint64 dossier_test_script_server_count_bytes (DossierTestScriptServer *self);

G_END_DECLS
