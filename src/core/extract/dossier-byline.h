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
 * For what is declared to be an author. Takes off "By" and its like, roles, degrees, addresses and
 * agencies behind people; parts names at commas and "and"; leaves out what is no name (addresses of
 * pages, numbers, roles) and what is there already.
 */
void dossier_byline_add_names (GPtrArray *names, const char *text);

/**
 * dossier_byline_add_printed:
 *
 * The same for a line of the page: what is added looks like a name too. Stops behind the names.
 */
void dossier_byline_add_printed (GPtrArray *names, const char *text);

/**
 * DossierBylineOpener:
 * @DOSSIER_BYLINE_OPENER_NONE: the text does not begin as a byline
 * @DOSSIER_BYLINE_OPENER_AUTHOR: "By", "Written by:", "Von", …
 * @DOSSIER_BYLINE_OPENER_OTHER: "Reviewed by", "Photos by", …: people who did not write
 */
typedef enum
{
  DOSSIER_BYLINE_OPENER_NONE,
  DOSSIER_BYLINE_OPENER_AUTHOR,
  DOSSIER_BYLINE_OPENER_OTHER,
} DossierBylineOpener;

/* How @text begins; where the names begin in @rest, which may be the text's end. */
DossierBylineOpener dossier_byline_read_opener (const char *text, const char **rest);

/* Where the names begin in "Published on 12 March by Ann Example", whose opener is not its start;
 * NULL when there is none. */
const char *dossier_byline_find_inner (const char *text);

/* Joined by ", "; NULL when there are none. */
char *dossier_byline_join (const GPtrArray *names);

G_END_DECLS
