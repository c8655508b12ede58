/* dossier-metadata-source.h: a page read once for everything that tells title, author and dates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-page.h"
#include "core/extract/dossier-printed-date.h"
#include "core/extract/dossier-structured-data.h"

G_BEGIN_DECLS

/**
 * DossierMark:
 * @DOSSIER_MARK_AUTHOR: names of class or property say that it tells who wrote
 * @DOSSIER_MARK_DATE: … when
 * @DOSSIER_MARK_MODIFIED: … when it was changed
 * @DOSSIER_MARK_LEAD: … what it is about
 * @DOSSIER_MARK_ASIDE: it belongs to other articles, comments, menus, the foot of the page
 * @DOSSIER_MARK_LINK: a link
 * @DOSSIER_MARK_PERSON: a link to the page of a person
 *
 * What the elements around a text say about it.
 */
typedef enum
{
  DOSSIER_MARK_AUTHOR = 1 << 0,
  DOSSIER_MARK_DATE = 1 << 1,
  DOSSIER_MARK_MODIFIED = 1 << 2,
  DOSSIER_MARK_LEAD = 1 << 3,
  DOSSIER_MARK_ASIDE = 1 << 4,
  DOSSIER_MARK_LINK = 1 << 5,
  DOSSIER_MARK_PERSON = 1 << 6,
} DossierMark;

/**
 * DossierSourceLine:
 * @first: its first text node
 * @end: one past its last one
 * @container: the block element around it
 * @text: its text; a U+001F stands where inline elements begin and end
 * @distance: bytes of text from the headline's end to it; negative before the headline
 * @marks: of its first text, and of any other
 *
 * A short line of the page as a reader sees it.
 */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 container;
  char   *text;
  int     distance;
  guint32 marks;
} DossierSourceLine;

/* Stands between the parts of a line. */
#define DOSSIER_SOURCE_PART '\x1f'

/**
 * DossierMetadataSource:
 * @url: (nullable): where the page came from
 * @host: (nullable): of it
 * @structured: the article that JSON-LD describes
 * @meta: (element-type utf8 utf8): lower-case name, property or itemprop of meta elements, to
 * content
 * @page_title: (nullable): the title element
 * @headings: (element-type guint32): headings of the first level
 * @subheadings: (element-type guint32): of the second
 * @marks: one a node: what it and those around it say
 * @text_before: one a node and one more: bytes of text before it
 * @heading: the node of the headline; 0 when it was not found
 * @lines: (element-type DossierSourceLine): the short lines of the page
 * @habit: how dates are written there
 */
typedef struct
{
  const DossierPage     *page;
  const char            *url;
  char                  *host;
  DossierStructuredData *structured;
  GHashTable            *meta;
  char                  *page_title;
  GArray                *headings;
  GArray                *subheadings;
  guint32               *marks;
  guint32               *text_before;
  guint32                heading;
  GArray                *lines;
  DossierDateHabit       habit;
} DossierMetadataSource;

/* @page and @url are borrowed. */
DossierMetadataSource *dossier_metadata_source_new (const DossierPage *page, const char *url);
void                   dossier_metadata_source_free (DossierMetadataSource *self);

/* The first of these names that has a content; NULL when none has. @names ends with NULL. */
const char *
dossier_metadata_source_get_meta (const DossierMetadataSource *self, const char *const *names);
const char *dossier_metadata_source_get_attribute (const DossierMetadataSource *self,
                                                   guint                        node,
                                                   const char                  *name);
/* Text of an element without scripts, white space collapsed. */
char *dossier_metadata_source_dup_text (const DossierMetadataSource *self, guint node);
/* Finds the headline on the page and reads the lines around it. */
void dossier_metadata_source_read_lines (DossierMetadataSource *self, const char *title);

/* Entities that were written twice decoded, as JSON-LD and meta elements often have them. */
char *dossier_metadata_source_decode (const char *text);
/* The same, and white space collapsed; NULL for nothing. */
char *dossier_metadata_source_clean (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMetadataSource, dossier_metadata_source_free)

G_END_DECLS
