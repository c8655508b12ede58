/* rules-model.h: what rules, corrections and notes amount to, said as plainly as possible.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-annotations.h"
#include "tests/store/rules-test.h"

G_BEGIN_DECLS

#define NO_ENTITY  (-1)
#define EVERYWHERE (-1)

/* Nobody is ever forgotten: whom nothing mentions is not seen. */
typedef struct
{
  char *kind;
  char *key;
  char *name;
} RulesEntity;

typedef enum
{
  MEANS,
  IS_NOBODY,
  IS_CALLED,
  SPLIT_OFF,
  IS_TAGGED, /* wherever texts say the words */
} RulesSaying;

typedef struct
{
  int         number;
  RulesSaying saying;
  char       *kind; /* borrowed from an entity */
  char       *key;  /* owned by the model's pool of words */
  char       *words;
  int         entity;
  int         scope; /* an article, or EVERYWHERE */
  int         origin;
  gboolean    is_alias;
} RulesSaid;

typedef struct
{
  gboolean is_decided;
  gboolean is_rejected;
  int      entity;
  int      number; /* of what was said with it */
} RulesHand;

/* What was decided by hand of words that only a tag had made a mention. */
typedef struct
{
  int         article;
  DossierSpan span;
  RulesHand   hand;
} RulesMark;

typedef struct
{
  int   entity;
  char *key;
} RulesAlias;

/* How many tags notes may have; a bit each. */
#define RULES_MODEL_N_TAGS 3

typedef struct
{
  gint64      id;
  int         article;
  DossierSpan span;
  int         colour;
  guint       tags;
  char       *note; /* (nullable) */
} RulesNote;

/* All that undo brings back. */
typedef struct
{
  GArray *said;                       /* RulesSaid, oldest first */
  GArray *hands;                      /* RulesHand, one a mention */
  GArray *marks;                      /* RulesMark */
  GArray *aliases;                    /* RulesAlias */
  GArray *notes;                      /* RulesNote */
  char   *colours[DOSSIER_N_COLOURS]; /* (nullable): what the reader calls them */
} RulesState;

typedef struct
{
  int         article;
  DossierSpan span;
  int         entity; /* as recognised */
} RulesMention;

/* Words that are a mention now, or that were one before somebody said that they are none. */
typedef struct
{
  int         article;
  DossierSpan span;
  int         meaning; /* NO_ENTITY for nobody */
  int         mention; /* index of what was recognised, else -1 */
  int         mark;    /* index of what was decided, else -1; neither for what a tag makes */
} RulesUnit;

typedef struct
{
  RulesTest  test;
  GRand     *rand;
  GPtrArray *words; /* char *, owned for good */
  char      *texts[RULES_TEST_N_ARTICLES];
  GArray    *entities; /* RulesEntity */
  GArray    *mentions; /* RulesMention */
  GPtrArray *history;  /* RulesState; the last one at the end */
  guint      position; /* of the state that holds, in history */
  int        number;
} RulesModel;

/* From 0, below @n. */
int rules_model_pick (RulesModel *model, int n);
/* One of all articles'. */
RulesUnit rules_model_pick_unit (RulesModel *model);
/* The one that holds now. */
RulesState *rules_model_get_state (RulesModel *model);
/* What comes is done to a copy, which the next undo leaves. */
RulesState *rules_model_begin (RulesModel *model);
/* Words that live as long as the model. */
char        *rules_model_keep (RulesModel *model, char *words);
char        *rules_model_fold (RulesModel *model, const char *name);
RulesEntity *rules_model_get_entity (RulesModel *model, int entity);
int          rules_model_find_own (RulesModel *model, const char *kind, const char *key);
/* By its own name, else by a further one, else it is new. */
int rules_model_ensure (RulesModel *model, const char *kind, const char *name);
/* Another of a name that somebody has. */
int         rules_model_make_other (RulesModel *model, const char *kind, const char *name);
const char *rules_model_get_name (RulesModel *model, int entity);
/* (element-type RulesUnit): of one article by place, or of all of them with -1. (transfer full) */
GArray *rules_model_list_units (RulesModel *model, int article);
void    rules_model_decide (RulesModel *model, const RulesUnit *unit, const RulesHand *hand);
void    rules_model_forget (RulesModel *model, guint index);
/* What this article said of the same name before is said anew. Returns: its number */
int  rules_model_say (RulesModel *model, RulesSaid said);
void rules_model_forget_opposite (RulesModel *model, int from, int to, int scope);
void rules_model_add_alias (RulesModel *model, int entity, char *key);
/* Fails the test where the notebook is not as the model. */
void rules_model_compare (RulesModel *model);
void rules_model_open (RulesModel *model, guint32 seed);
void rules_model_close (RulesModel *model);

G_END_DECLS
