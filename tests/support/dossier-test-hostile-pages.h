/* dossier-test-hostile-pages.h: pages that are hard on whoever reads them, and what comes of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tests/support/dossier-test-server.h"

G_BEGIN_DECLS

#define DOSSIER_TEST_HOSTILE_HEAD                                                                  \
  "<!DOCTYPE html><html lang='en'><head><title>Ferry back in service</title></head><body>"
#define DOSSIER_TEST_HOSTILE_STORY                                                                 \
  "<article><h1>Ferry back in service</h1>"                                                        \
  "<p>The ferry between Norrvik and the islands sailed again on Monday after eleven days in the "  \
  "yard, the harbour office said, and 140 people were on board the first crossing.</p>"            \
  "<p>“We had to replace both propellers,” said Captain Inga Dahl, who has sailed the route "  \
  "for nineteen years and had spent the days ashore painting her house.</p>"                       \
  "<p>The repairs cost 3.2 million crowns. The next inspection is due in October, and the "        \
  "timetable of the summer is valid from today.</p>"
/* An article that nothing is wrong with, of that title. */
#define DOSSIER_TEST_HOSTILE_TITLE "Ferry back in service"
#define DOSSIER_TEST_HOSTILE_GOOD_PAGE                                                             \
  DOSSIER_TEST_HOSTILE_HEAD DOSSIER_TEST_HOSTILE_STORY "</article></body></html>"

/**
 * DossierTestHostilePage:
 * @name: what is wrong with it, as a test's name
 * @content_type: (nullable): else text/html; charset=utf-8
 * @headers: (nullable): more of them
 * @head: its beginning
 * @head_length: of @head; 0 means up to its NUL
 * @piece: what comes after, @count times
 * @tail: (nullable): its end
 * @is_packed: sent by gzip
 * @title: (nullable): of the article that it is
 * @words: (nullable): that stand in its text
 * @domain: (nullable): of the error that it is; without @title and @domain it may be either
 */
typedef struct
{
  const char *name;
  const char *content_type;
  const char *headers;
  const char *head;
  gsize       head_length;
  const char *piece;
  guint       count;
  const char *tail;
  gboolean    is_packed;
  const char *title;
  const char *words;
  GQuark (*domain) (void);
  int code;
} DossierTestHostilePage;

/* Ends with a nameless one. */
extern const DossierTestHostilePage dossier_test_hostile_pages[];

/* What @path answers, from now on. */
void dossier_test_hostile_page_serve (const DossierTestHostilePage *self,
                                      DossierTestServer            *server,
                                      const char                   *path);

G_END_DECLS
