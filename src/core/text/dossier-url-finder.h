/* dossier-url-finder.h: finds the web addresses that stand in a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierUrlFinds:
 * @urls: (array zero-terminated=1): in their order, each once, complete with scheme; never NULL
 * @n_urls: how many there are
 * @n_others: characters of the text that belong to none, white space not counted
 */
typedef struct
{
  char **urls;
  gsize  n_urls;
  gsize  n_others;
} DossierUrlFinds;

/**
 * dossier_url_finder_find:
 * @text: (array length=length): anything: a list, a mail, notes in Markdown, columns with commas
 * @length: bytes
 * @max_urls: more are not looked for
 *
 * Finds what starts with "http://", "https://" or "www." and leaves out what only stands beside it:
 * brackets, quotes, full stops. Takes linear time.
 */
void
dossier_url_finder_find (const char *text, gsize length, gsize max_urls, DossierUrlFinds *finds);
void dossier_url_finds_clear (DossierUrlFinds *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierUrlFinds, dossier_url_finds_clear)

G_END_DECLS
