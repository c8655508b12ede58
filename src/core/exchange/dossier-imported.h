/* dossier-imported.h: articles and annotations out of another program's file, as plain values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierImportedAnnotation:
 * @quote: (nullable): the words of the passage; a note without them is about the whole article
 * @prefix: (nullable): what stands before it
 * @suffix: (nullable): what stands after it
 * @start: code points before the passage in the text as the other program read it; -1 unknown
 * @end: likewise, where it ends
 * @note: (nullable): Markdown, or plain text
 * @tags: (element-type utf8): as in the file, each once, at most 500
 * @colour: (nullable): as in the file
 * @uuid: (nullable): its name in the file
 * @created: Unix milliseconds; 0 unknown
 * @modified: likewise
 */
typedef struct
{
  char      *quote;
  char      *prefix;
  char      *suffix;
  gint64     start;
  gint64     end;
  char      *note;
  GPtrArray *tags;
  char      *colour;
  char      *uuid;
  gint64     created;
  gint64     modified;
} DossierImportedAnnotation;

typedef enum
{
  DOSSIER_IMPORTED_READ = 1 << 0,
  DOSSIER_IMPORTED_STARRED = 1 << 1,
  DOSSIER_IMPORTED_ARCHIVED = 1 << 2,
} DossierImportedFlags;

/**
 * DossierImportedArticle:
 * @url: (nullable): where the article is; NULL for what the file names by its title only
 * @title: (nullable)
 * @byline: (nullable): names, joined by ", "
 * @site: (nullable): what the place is called where it stands
 * @published: (nullable): ISO 8601
 * @language: (nullable)
 * @page: (nullable): the page as the file holds it: HTML, or text
 * @content_type: (nullable): of the page
 * @content_encoding: (nullable): how the page is packed, as HTTP names it
 * @added: when the reader saved it, Unix milliseconds; 0 unknown
 * @received: when the page was received, where that is another time; 0 where not
 * @tags: (element-type utf8): each once, at most 500
 * @annotations: (element-type DossierImportedAnnotation): in the file's order
 * @place: line of the file where it begins, from 1; 0 unknown
 */
typedef struct
{
  char                *url;
  char                *title;
  char                *byline;
  char                *site;
  char                *published;
  char                *language;
  GBytes              *page;
  char                *content_type;
  char                *content_encoding;
  gint64               added;
  gint64               received;
  DossierImportedFlags flags;
  GPtrArray           *tags;
  GPtrArray           *annotations;
  guint                place;
} DossierImportedArticle;

/**
 * DossierImportedPicture: a picture that the file holds beside its articles.
 * @url: by which articles name it
 * @bytes: as received, packed as @content_encoding says
 * @content_encoding: (nullable): as HTTP names it
 * @received: Unix milliseconds; 0 unknown
 */
typedef struct
{
  char   *url;
  GBytes *bytes;
  char   *content_encoding;
  gint64  received;
} DossierImportedPicture;

/**
 * DossierImported:
 * @format: what the file was taken for ("Pocket CSV"): a name to show
 * @articles: (element-type DossierImportedArticle)
 * @pictures: (element-type DossierImportedPicture): of the articles, where the file holds them
 * @problems: (element-type utf8): one sentence for each thing in the file that could not be
 *   understood, with its place; nothing is left out without one
 */
typedef struct
{
  const char *format;
  GPtrArray  *articles;
  GPtrArray  *pictures;
  GPtrArray  *problems;
} DossierImported;

DossierImported *dossier_imported_new (const char *format);
void             dossier_imported_free (DossierImported *self);
/* The new article, owned by @self. */
DossierImportedArticle *dossier_imported_add_article (DossierImported *self, const char *url);
/* The article of this address, added when it is not there yet; linear in none: uses @by_url, a
 * table from address to article that the caller keeps. */
DossierImportedArticle *
dossier_imported_ensure_article (DossierImported *self, GHashTable *by_url, const char *url);
/* The new picture, owned by @self; takes @bytes. */
DossierImportedPicture *
dossier_imported_add_picture (DossierImported *self, const char *url, GBytes *bytes);
DossierImportedAnnotation *dossier_imported_article_add_annotation (DossierImportedArticle *self);
void
dossier_imported_add_problem (DossierImported *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImported, dossier_imported_free)

G_END_DECLS
