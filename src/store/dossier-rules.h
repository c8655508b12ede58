/* dossier-rules.h: corrections that are remembered for the whole notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a mention is follows from what the recogniser found in it and from the rules, unless the
 * reader decided about it by hand. A rule is about the mentions that the recogniser calls by one
 * name as one kind; it is made by dossier_rules_correct () together with what the reader sees at
 * once, and reaches the rest of the notebook by dossier_rules_work (), and new texts as they come.
 */
#pragma once

#include "core/recognise/dossier-mention.h"
#include "store/dossier-db.h"

G_BEGIN_DECLS

/**
 * DossierGesture: what the reader did.
 */
typedef enum
{
  DOSSIER_GESTURE_CONFIRM,
  DOSSIER_GESTURE_REJECT,
  DOSSIER_GESTURE_RETYPE,
  DOSSIER_GESTURE_RENAME,
  DOSSIER_GESTURE_MERGE,
  DOSSIER_GESTURE_SPLIT,
  DOSSIER_GESTURE_ALIAS,
  DOSSIER_GESTURE_LOCATE,
  DOSSIER_GESTURE_TAG, /* a name that nothing had found */
} DossierGesture;

#define DOSSIER_N_GESTURES 9

typedef enum
{
  DOSSIER_RULE_EVERYWHERE,
  DOSSIER_RULE_HERE,
} DossierRuleScope;

/**
 * DossierRule:
 * @kind: of the mentions it is about
 * @words: what they are called
 * @target_kind: what they are; @kind where that did not change
 * @target: (nullable): who they mean, or the new name; NULL for a rejection, a figure or a date
 * @target_place: (nullable): where that lies
 * @article_id: its scope: the article, or 0 for everywhere
 * @origin_article_id: where it was made
 * @origin_title: (nullable): NULL when that article is gone
 * @origin_sentence: (nullable): what was looked at
 * @created: Unix time in milliseconds
 * @n_mentions: how many it made what they are
 */
typedef struct
{
  gint64            id;
  DossierGesture    gesture;
  DossierEntityKind kind;
  char             *words;
  DossierEntityKind target_kind;
  gint64            entity_id;
  char             *target;
  DossierPlace     *target_place;
  gint64            article_id;
  gint64            origin_article_id;
  char             *origin_title;
  char             *origin_sentence;
  gint64            created;
  guint             n_mentions;
} DossierRule;

void dossier_rule_free (DossierRule *self);

/* @rules (element-type DossierRule): appended, newest first; @words (nullable) must all occur in
 * its words, in what it says they mean, or in the title of its article. */
gboolean dossier_rules_list (DossierDb *db, const char *words, GPtrArray *rules, GError **error);

/* Takes the rule back and with it what the reader did by hand when making it; the rest of the
 * notebook follows by dossier_rules_work (). NOT_FOUND when there is no such rule. */
gboolean dossier_rules_withdraw (DossierDb *db, gint64 id, GError **error);

/**
 * DossierRuleEdit:
 * @scope: where it is to hold; in one article is the one where it was made
 * @entity_id: who is meant; 0 leaves that as it is
 * @name: (nullable): the new name, of a renaming
 */
typedef struct
{
  DossierRuleScope scope;
  gint64           entity_id;
  const char      *name;
} DossierRuleEdit;

/* CONSTRAINT where the rule's gesture knows no such change. */
gboolean dossier_rules_edit (DossierDb *db, gint64 id, const DossierRuleEdit *edit, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRule, dossier_rule_free)

G_END_DECLS
