/* dossier-byline.h: people's names out of bylines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_byline_add_names:
 * @names: (element-type utf8): where to add
 * @text: "By Ann Example and Bo Muster, staff writer", "Ann Example"
 *
 * Takes off "By" and its like, dates, addresses and what follows a bar; parts names at commas and
 * "and"; leaves out what is no name (addresses of pages, numbers, roles) and what is there already.
 */
void dossier_byline_add_names (GPtrArray *names, const char *text);
/* Joined by ", "; NULL when there are none. */
char *dossier_byline_join (const GPtrArray *names);

G_END_DECLS
