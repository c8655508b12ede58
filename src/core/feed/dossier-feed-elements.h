/* dossier-feed-elements.h: what the elements of feeds and sitemaps mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */
#pragma once

#include "core/feed/dossier-feed.h"

G_BEGIN_DECLS

/* Whose an element is. */
typedef enum
{
  DOSSIER_FEED_NAMES_NATIVE, /* of the format itself */
  DOSSIER_FEED_NAMES_RSS,
  DOSSIER_FEED_NAMES_ATOM,
  DOSSIER_FEED_NAMES_SITEMAP,
  DOSSIER_FEED_NAMES_CONTENT,
  DOSSIER_FEED_NAMES_DUBLIN_CORE,
  DOSSIER_FEED_NAMES_FEEDBURNER,
  DOSSIER_FEED_NAMES_ITUNES,
  DOSSIER_FEED_NAMES_NEWS,
  DOSSIER_FEED_NAMES_SYNDICATION,
  DOSSIER_FEED_NAMES_XML,
  DOSSIER_FEED_NAMES_OTHER,
} DossierFeedNames;

/* What the children of an element are looked up as. */
typedef enum
{
  DOSSIER_FEED_IN_NOTHING,
  DOSSIER_FEED_IN_ROOT,
  DOSSIER_FEED_IN_FEED,
  DOSSIER_FEED_IN_ENTRY,
  DOSSIER_FEED_IN_AUTHOR,
  DOSSIER_FEED_IN_SKIP_HOURS,
  DOSSIER_FEED_IN_SKIP_DAYS,
} DossierFeedContext;

/* What is taken of an element. */
typedef enum
{
  DOSSIER_FEED_TAKE_NOTHING,
  DOSSIER_FEED_TAKE_IDENTIFIER,
  DOSSIER_FEED_TAKE_TITLE,
  DOSSIER_FEED_TAKE_SUMMARY,
  DOSSIER_FEED_TAKE_CONTENT,
  DOSSIER_FEED_TAKE_PUBLISHED,
  DOSSIER_FEED_TAKE_UPDATED,
  DOSSIER_FEED_TAKE_LINK, /* of the attribute href, else of the text */
  DOSSIER_FEED_TAKE_ORIGINAL_LINK,
  DOSSIER_FEED_TAKE_AUTHOR,
  DOSSIER_FEED_TAKE_TTL,
  DOSSIER_FEED_TAKE_HOUR,
  DOSSIER_FEED_TAKE_DAY,
  DOSSIER_FEED_TAKE_PERIOD,
  DOSSIER_FEED_TAKE_FREQUENCY,
} DossierFeedTaking;

/* An element at its place: what its children are looked up as, and what is taken of it. */
typedef struct
{
  DossierFeedContext context;
  DossierFeedNames   names;
  const char        *name;
  DossierFeedContext inner;
  DossierFeedTaking  taking;
} DossierFeedElement;

/* NULL when no format has it there. */
const DossierFeedElement *
dossier_feed_element_find (DossierFeedContext context, DossierFeedNames names, const char *name);

/**
 * DossierFeedFormat:
 * @root: the first element
 * @names: the format's own
 * @context: of its children
 */
typedef struct
{
  const char        *root;
  DossierFeedNames   names;
  DossierFeedContext context;
  DossierFeedKind    kind;
} DossierFeedFormat;

/* NULL when it is no feed. */
const DossierFeedFormat *dossier_feed_format_find (const char *root);

/* By the name space's address; by the prefix, when nobody declared it; both (nullable). */
DossierFeedNames dossier_feed_names_find (const char *prefix, const char *uri);

G_END_DECLS
