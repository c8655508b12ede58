/* feeds-test.h: what the tests of feeds share: a notebook, a server, and a clock that obeys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook-test.h"

#include "notebook/dossier-feed-actions.h"
#include "notebook/dossier-feed-entry-list.h"
#include "notebook/dossier-feeds.h"
#include "tests/support/dossier-test-server.h"

G_BEGIN_DECLS

typedef struct
{
  char              *path;
  DossierNotebook   *notebook;
  DossierTestServer *server;
  DossierFeeds      *feeds;
  gint64             now;
} FeedsTest;

void feeds_test_set_up (FeedsTest *fixture, gconstpointer data);
void feeds_test_tear_down (FeedsTest *fixture, gconstpointer data);
/* A feed with articles @first to @last of the server, which it adds, the last one first. */
char *feeds_test_dup_rss (FeedsTest *fixture, int first, int last);
/* Lets the server answer @path with a feed, or another XML. @headers: (nullable) */
void feeds_test_serve (FeedsTest *fixture, const char *path, const char *headers, const char *body);
/* The same with feeds_test_dup_rss() at "/feed". */
void feeds_test_serve_articles (FeedsTest *fixture, const char *headers, int first, int last);
/* Of the server; the feed's id. */
gint64 feeds_test_subscribe (FeedsTest *fixture, const char *path, gboolean is_automatic);
/* How many entries are new. */
int               feeds_test_refresh (FeedsTest *fixture, gint64 id, GError **error);
int               feeds_test_refresh_well (FeedsTest *fixture, gint64 id);
GListModel       *feeds_test_list_entries (FeedsTest *fixture, gint64 id, gboolean only_new);
gint64            feeds_test_get_entry_id (GListModel *entries, guint position);
DossierEntryState feeds_test_get_entry_state (GListModel *entries, guint position);
void              feeds_test_act (FeedsTest *fixture, DossierEntriesAct what, gint64 id);
void              feeds_test_undo (FeedsTest *fixture);

G_END_DECLS
