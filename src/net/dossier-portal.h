/* dossier-portal.h: whether a network has answered in the place of the server that was asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Finds the system's network monitor, once; to be called in the thread that fetches. Until it is
 * there the system is taken to say nothing. */
void     dossier_portal_prepare (void);
gboolean dossier_portal_is_prepared (void);

/**
 * dossier_portal_is_suspected:
 * @asked: the address that was asked for
 * @answered: the one that answered in the end
 * @start: (array length=length): the first bytes of the answer
 *
 * Networks of hotels and trains lead every address to their own login. A page cannot be told from
 * such a login by its looks, so nothing is guessed: either the system says that the network wants a
 * login, and the answer has come from another host or over a connection that anybody can answer on;
 * or another host's answer has the mark that the WISPr recommendation puts into login pages.
 *
 * Returns: whether the answer is not the server's
 */
gboolean
dossier_portal_is_suspected (GUri *asked, GUri *answered, const guint8 *start, gsize length);

G_END_DECLS
