/* dossier-answer.h: makes of a server's answer what a fetch hands on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

#include "net/dossier-body.h"
#include "net/dossier-clock.h"
#include "net/dossier-fetched.h"
#include "net/dossier-route.h"

G_BEGIN_DECLS

/* (transfer full): the answer with @body's bytes, which are taken. */
DossierFetched *dossier_answer_new (SoupMessage        *message,
                                    const DossierRoute *route,
                                    const DossierClock *clock,
                                    DossierBody        *body);
/* (transfer full): the answer that nothing has changed since @options were true. */
DossierFetched *dossier_answer_new_unchanged (SoupMessage               *message,
                                              const DossierRoute        *route,
                                              const DossierClock        *clock,
                                              const DossierFetchOptions *options);

G_END_DECLS
