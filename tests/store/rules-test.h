/* rules-test.h: what tests of rules share: a small notebook whose names are easy to recognise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-rules-correct.h"
#include "tests/store/store-test.h"

G_BEGIN_DECLS

#define RULES_TEST_N_ARTICLES 4

/* @version_ids: of articles 0 … 3 */
typedef struct
{
  DossierDb *db;
  gint64     article_ids[RULES_TEST_N_ARTICLES];
  gint64     version_ids[RULES_TEST_N_ARTICLES];
} RulesTest;

void rules_test_open (RulesTest *self);
void rules_test_close (RulesTest *self);

/* A recogniser that knows some names and finds each as it is written. (transfer full)
 * (element-type DossierMention) */
GPtrArray *rules_test_recognise (const DossierDocument *document);
/* Captures one more article, or a version of one. */
void rules_test_capture (RulesTest  *self,
                         const char *url,
                         const char *body,
                         gint64     *article_id,
                         gint64     *version_id);

/* (element-type gint64): the mentions of one name in an article, by kind and name as they are
 * now; @name NULL for all. (transfer full) */
GArray *rules_test_find (RulesTest *self, gint64 version_id, const char *kind, const char *name);
/* One undo step with this name, committed. */
void rules_test_correct (RulesTest *self, const char *step, const DossierCorrection *correction);
gboolean rules_test_try (RulesTest *self, const DossierCorrection *correction, GError **error);
/* Does all that is left of the rules, in small pieces. */
void rules_test_work (RulesTest *self);
void rules_test_undo (RulesTest *self);
void rules_test_redo (RulesTest *self);
/* "person:Anna Berg place:Lund! …" of a version by place; "!" for what a person or rule decided. */
char *rules_test_describe (RulesTest *self, gint64 version_id);
#define rules_test_assert(self, number, expected)                                                  \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *described = rules_test_describe (self, (self)->version_ids[number]);          \
                                                                                                   \
    g_assert_cmpstr (described, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END
/* The id of the only entity of that name, or the first. */
gint64 rules_test_find_entity (RulesTest *self, const char *kind, const char *name);

G_END_DECLS
