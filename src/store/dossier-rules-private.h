/* dossier-rules-private.h: what a mention is, given the rules.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-mentions.h"
#include "store/dossier-rules.h"
#include "store/dossier-statement.h"

G_BEGIN_DECLS

/* What a mention was before a rule or the reader changed it. */
typedef enum
{
  DOSSIER_RAW_UNCHANGED,
  DOSSIER_RAW_RECOGNISED,
  DOSSIER_RAW_MADE,
  DOSSIER_RAW_ABSENT, /* there was none */
} DossierRawOrigin;

/**
 * DossierMentionState:
 * @is_ruled: a rule made it so, not the reader's hand
 * @raw_entity_id: whom the recogniser meant; 0 where it is as it was
 * @words: (nullable): of a figure or date, as printed
 *
 * The columns of a mention that rules and corrections are about.
 */
typedef struct
{
  gint64            id;
  DossierSpan       span;
  DossierEntityKind kind;
  DossierOrigin     origin;
  gint64            entity_id;
  gint64            rule_id;
  gboolean          is_ruled;
  gint64            raw_entity_id;
  DossierRawOrigin  raw_origin;
  char             *words;
} DossierMentionState;

void dossier_mention_state_free (DossierMentionState *self);

/* @statement: its columns are MENTION_STATE_COLUMNS */
DossierMentionState *dossier_mention_state_read (DossierStatement *statement);
gboolean
dossier_mention_state_write (DossierDb *db, const DossierMentionState *self, GError **error);
/* What it would be without rules and corrections; an absent one becomes rejected. */
void dossier_mention_state_reset (DossierMentionState *self, DossierEntityKind raw_kind);

/* Whether nobody but the program decided about it: it follows from the rules. */
gboolean dossier_mention_state_is_open (const DossierMentionState *self);

/**
 * DossierVerdict: what the rules say of a mention; rule 0 for nothing.
 */
typedef struct
{
  gint64            rule_id;
  gboolean          is_rejected;
  DossierEntityKind kind;
  gint64            entity_id;
} DossierVerdict;

/**
 * DossierDemand: a mention that a rule puts where the recogniser saw none, or none of that kind.
 * @raw_entity_id: whom the rule itself means, where another rule leads on from there; 0 where not
 */
typedef struct
{
  DossierSpan    span;
  DossierVerdict verdict;
  gint64         raw_entity_id;
} DossierDemand;

/* Whom an entity means by the rules that hold in the article. */
typedef gboolean (*DossierJudge) (gpointer        data,
                                  gint64          entity_id,
                                  DossierVerdict *verdict,
                                  GError        **error);

/**
 * dossier_rules_settle_words:
 * @after: (element-type DossierMentionState): all mentions of the version, by place, as all other
 *   rules have them; those that give way to a tagged name are changed
 * @demands: (element-type DossierDemand): those of other rules; the ones of tagged names are added
 *
 * Finds the names that the reader tagged in the version's text.
 */
gboolean dossier_rules_settle_words (DossierDb   *db,
                                     gint64       version_id,
                                     gint64       article_id,
                                     GArray      *after,
                                     GArray      *demands,
                                     DossierJudge judge,
                                     gpointer     data,
                                     GError     **error);

/* @text (out) (optional). Of deleted articles too: they may come back. */
gboolean dossier_rules_read_version (DossierDb *db,
                                     gint64     version_id,
                                     gint64    *article_id,
                                     char     **text,
                                     GError   **error);

/* All mentions of a version, by place. @states (element-type DossierMentionState): appended */
gboolean
dossier_rules_list_states (DossierDb *db, gint64 version_id, GPtrArray *states, GError **error);

/* By the reader's hand, and with the rule; whatever rule was there before. */
void dossier_mention_state_decide (DossierMentionState *self, DossierOrigin origin, gint64 rule_id);

/* The name by which the recogniser knows an entity, and its kind; NOT_FOUND. (transfer full)
 * @folded */
gboolean dossier_rules_read_key (DossierDb         *db,
                                 gint64             entity_id,
                                 DossierEntityKind *kind,
                                 char             **folded,
                                 GError           **error);

/* Makes all mentions of the version what the rules say, but for those that the reader decided
 * about. @is_changed (out) (optional). */
gboolean
dossier_rules_settle (DossierDb *db, gint64 version_id, gboolean *is_changed, GError **error);
/* The same for one that has just come: quick where there are no rules. */
gboolean dossier_rules_settle_new (DossierDb *db, gint64 version_id, GError **error);
/* Tells that mentions of the version changed. */
gboolean dossier_rules_note (DossierDb *db, gint64 version_id, GError **error);

/* Adds a mention that the recogniser did not see there: its words are read from the text, a
 * figure's value from them. Sets its id. */
gboolean dossier_rules_add_in_place (DossierDb           *db,
                                     gint64               version_id,
                                     DossierMentionState *state,
                                     GError             **error);

/* Whether kind is a name's: a person, place or organisation. */
gboolean dossier_rules_is_name (DossierEntityKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMentionState, dossier_mention_state_free)

G_END_DECLS
