/* dossier-opml.h: lists of feeds, as programs that read feeds give them to one another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Feeds of one list. */
#define DOSSIER_OPML_MAX_OUTLINES 10000

/**
 * DossierOutline:
 * @url: the feed's address
 * @title: (nullable)
 * @site_url: (nullable)
 * @folder: (nullable): names of the folders around it, joined by "/"
 */
typedef struct
{
  char *url;
  char *title;
  char *site_url;
  char *folder;
} DossierOutline;

DossierOutline *dossier_outline_new (const char *url);
void            dossier_outline_free (DossierOutline *self);

/**
 * dossier_opml_read:
 * @data: (array length=length): bytes of a file
 * @error: DOSSIER_CORE_ERROR_UNSUPPORTED when it is no OPML
 *
 * Reads versions 1 and 2 (http://opml.org/spec2.opml), broken ones as well as they can be, like
 * dossier_feed_parse(). Feeds that stand there twice come once.
 *
 * Returns: (transfer full) (nullable) (element-type DossierOutline): in order
 */
GPtrArray *dossier_opml_read (const char *data, gsize length, GError **error);

/**
 * dossier_opml_write:
 * @title: of the list
 * @outlines: (element-type DossierOutline): those of one folder are put together
 *
 * Returns: (transfer full): OPML 2.0, UTF-8
 */
char *dossier_opml_write (const char *title, const GPtrArray *outlines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierOutline, dossier_outline_free)

G_END_DECLS
