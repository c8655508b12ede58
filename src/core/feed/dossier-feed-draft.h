/* dossier-feed-draft.h: one entry, or the feed itself, while its parts are being found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */
#pragma once

#include "core/feed/dossier-feed-text.h"
#include "core/feed/dossier-feed.h"

G_BEGIN_DECLS

/* Addresses that an entry may have, the best first. */
typedef enum
{
  DOSSIER_FEED_LINK_ORIGINAL,  /* what the feed's host counts clicks for */
  DOSSIER_FEED_LINK_PAGE,      /* said to be the page */
  DOSSIER_FEED_LINK_ALTERNATE, /* said to be some other form of it */
  DOSSIER_FEED_LINK_IDENTIFIER,
  DOSSIER_FEED_LINK_RELATED,
  DOSSIER_N_FEED_LINKS,
} DossierFeedLink;

typedef enum
{
  DOSSIER_FEED_FIELD_IDENTIFIER,
  DOSSIER_FEED_FIELD_TITLE,
  DOSSIER_FEED_FIELD_SUMMARY,
  DOSSIER_FEED_FIELD_CONTENT, /* in place of a summary */
  DOSSIER_FEED_FIELD_PUBLISHED,
  DOSSIER_FEED_FIELD_UPDATED, /* in place of the above */
  DOSSIER_N_FEED_FIELDS,
} DossierFeedField;

typedef struct
{
  char      *fields[DOSSIER_N_FEED_FIELDS];
  char      *links[DOSSIER_N_FEED_LINKS];
  GPtrArray *names;
} DossierFeedDraft;

DossierFeedDraft *dossier_feed_draft_new (void);
void              dossier_feed_draft_free (DossierFeedDraft *self);

/* Each field takes the first that is worth something. */
void dossier_feed_draft_set_field (DossierFeedDraft *self,
                                   DossierFeedField  field,
                                   const char       *text,
                                   DossierFeedMarkup markup);
/* @base (nullable). Only http and https addresses are taken. */
void dossier_feed_draft_set_link (DossierFeedDraft *self,
                                  DossierFeedLink   link,
                                  const char       *base,
                                  const char       *reference);
/* "jane@example.org (Jane Example)" too. */
void dossier_feed_draft_add_author (DossierFeedDraft *self, const char *author);

/* (nullable): the best address. */
const char *dossier_feed_draft_get_url (const DossierFeedDraft *self);

/**
 * dossier_feed_draft_finish:
 * @seen: (element-type utf8): identifiers and addresses of the entries before
 *
 * Adds the entry to @feed, unless it has no address, is there already, or is one too many. Frees
 * the draft.
 */
void dossier_feed_draft_finish (DossierFeedDraft *self, DossierFeed *feed, GHashTable *seen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFeedDraft, dossier_feed_draft_free)

G_END_DECLS
