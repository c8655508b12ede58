/* dossier-rule-item.c: one remembered correction, as a list shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-rule-item-private.h"

#include "core/text/dossier-fold.h"
#include "notebook/dossier-figure-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DossierRuleItem
{
  GObject parent_instance;

  DossierRule *rule;
};

G_DEFINE_FINAL_TYPE (DossierRuleItem, dossier_rule_item, G_TYPE_OBJECT)

static const DossierFix fixes[DOSSIER_N_GESTURES] = {
  [DOSSIER_GESTURE_CONFIRM] = DOSSIER_FIX_CONFIRM, [DOSSIER_GESTURE_REJECT] = DOSSIER_FIX_REJECT,
  [DOSSIER_GESTURE_RETYPE] = DOSSIER_FIX_RETYPE,   [DOSSIER_GESTURE_RENAME] = DOSSIER_FIX_RENAME,
  [DOSSIER_GESTURE_MERGE] = DOSSIER_FIX_MERGE,     [DOSSIER_GESTURE_SPLIT] = DOSSIER_FIX_SPLIT,
  [DOSSIER_GESTURE_ALIAS] = DOSSIER_FIX_ALIAS,     [DOSSIER_GESTURE_LOCATE] = DOSSIER_FIX_LOCATE,
  [DOSSIER_GESTURE_TAG] = DOSSIER_FIX_TAG,
};

/* What a name is said to be, or not to be. */
static const struct
{
  const char *is;
  const char *is_not;
} kinds[DOSSIER_N_ENTITY_KINDS] = {
  [DOSSIER_ENTITY_PERSON] = { N_ ("is a person"), N_ ("is no person") },
  [DOSSIER_ENTITY_PLACE] = { N_ ("is a place"), N_ ("is no place") },
  [DOSSIER_ENTITY_ORGANISATION] = { N_ ("is an organisation"), N_ ("is no organisation") },
  [DOSSIER_ENTITY_FIGURE] = { N_ ("is a figure"), N_ ("is no figure") },
  [DOSSIER_ENTITY_DATE] = { N_ ("is a date"), N_ ("is no date") },
};

static void
dossier_rule_item_finalize (GObject *object)
{
  DossierRuleItem *self = DOSSIER_RULE_ITEM (object);

  g_clear_pointer (&self->rule, dossier_rule_free);
  G_OBJECT_CLASS (dossier_rule_item_parent_class)->finalize (object);
}

static void
dossier_rule_item_class_init (DossierRuleItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_rule_item_finalize;
}

static void
dossier_rule_item_init (DossierRuleItem *self)
{
}

DossierRuleItem *
dossier_rule_item_new (DossierRule *rule)
{
  DossierRuleItem *self = g_object_new (DOSSIER_TYPE_RULE_ITEM, NULL);

  self->rule = rule;
  return self;
}

static gboolean
is_same_place (const DossierPlace *a, const DossierPlace *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->latitude == b->latitude && a->longitude == b->longitude;
}

gboolean
dossier_rule_item_shows (DossierRuleItem *self, const DossierRule *rule)
{
  const DossierRule *mine = self->rule;

  return mine->id == rule->id && mine->gesture == rule->gesture && mine->kind == rule->kind &&
         mine->target_kind == rule->target_kind && mine->entity_id == rule->entity_id &&
         mine->article_id == rule->article_id && mine->n_mentions == rule->n_mentions &&
         g_strcmp0 (mine->words, rule->words) == 0 && g_strcmp0 (mine->target, rule->target) == 0 &&
         g_strcmp0 (mine->origin_title, rule->origin_title) == 0 &&
         is_same_place (mine->target_place, rule->target_place);
}

gint64
dossier_rule_item_get_id (DossierRuleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), 0);
  return self->rule->id;
}

DossierFix
dossier_rule_item_get_fix (DossierRuleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), DOSSIER_FIX_CONFIRM);
  return fixes[self->rule->gesture];
}

DossierEntityKind
dossier_rule_item_get_kind (DossierRuleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), DOSSIER_ENTITY_PERSON);
  return self->rule->kind;
}

const char *
dossier_rule_item_get_words (DossierRuleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), NULL);
  return self->rule->words;
}

DossierEntityKind
dossier_rule_item_get_target_kind (DossierRuleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), DOSSIER_ENTITY_PERSON);
  return self->rule->target_kind;
}

const char *
dossier_rule_item_get_target (DossierRuleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), NULL);
  return self->rule->target;
}

gboolean
dossier_rule_item_can_mean_other (DossierRuleItem *self)
{
  DossierFix fix = DOSSIER_FIX_CONFIRM;

  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), FALSE);

  fix = dossier_rule_item_get_fix (self);
  return self->rule->entity_id != 0 && fix != DOSSIER_FIX_CONFIRM && fix != DOSSIER_FIX_REJECT &&
         (fix != DOSSIER_FIX_RENAME || self->rule->article_id != 0);
}

gint64
dossier_rule_item_get_target_id (DossierRuleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), 0);
  return self->rule->entity_id;
}

const DossierPlace *
dossier_rule_item_get_place (DossierRuleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), NULL);
  return self->rule->target_place;
}

gboolean
dossier_rule_item_is_here_only (DossierRuleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), FALSE);
  return self->rule->article_id != 0;
}

gint64
dossier_rule_item_get_article_id (DossierRuleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), 0);
  return self->rule->origin_title != NULL ? self->rule->origin_article_id : 0;
}

const char *
dossier_rule_item_get_title (DossierRuleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), NULL);
  return self->rule->origin_title;
}

const char *
dossier_rule_item_get_sentence (DossierRuleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), NULL);
  return self->rule->origin_sentence;
}

gint64
dossier_rule_item_get_created (DossierRuleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), 0);
  return self->rule->created;
}

guint
dossier_rule_item_get_count (DossierRuleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), 0);
  return self->rule->n_mentions;
}

/* Whether the words are what the one is called whom they mean. */
static gboolean
is_own_name (const DossierRule *rule)
{
  g_autofree char *words = dossier_fold_string (rule->words, strlen (rule->words));
  g_autofree char *target = NULL;

  if (rule->target == NULL)
    return TRUE;
  target = dossier_fold_string (rule->target, strlen (rule->target));
  return g_str_equal (words, target);
}

char *
dossier_rule_item_dup_meaning (DossierRuleItem *self)
{
  const DossierRule *rule = NULL;
  const char        *target = NULL;
  g_autofree char   *place = NULL;

  g_return_val_if_fail (DOSSIER_IS_RULE_ITEM (self), NULL);

  rule = self->rule;
  target = rule->target != NULL ? rule->target : "";
  switch (rule->gesture)
    {
    case DOSSIER_GESTURE_REJECT:
      return g_strdup (_ (kinds[rule->kind].is_not));
    case DOSSIER_GESTURE_RENAME:
      return g_strdup_printf (_ ("is called %s"), target);
    case DOSSIER_GESTURE_SPLIT:
      return g_strdup_printf (_ ("is, in one place, %s"), target);
    case DOSSIER_GESTURE_MERGE:
    case DOSSIER_GESTURE_ALIAS:
      return g_strdup_printf (_ ("is %s"), target);
    case DOSSIER_GESTURE_LOCATE:
      place = rule->target_place != NULL ? dossier_place_text_dup (rule->target_place) : NULL;
      return g_strdup_printf (_ ("lies at %s"), place != NULL ? place : "");
    case DOSSIER_GESTURE_TAG:
      if (is_own_name (rule))
        return g_strdup (_ (kinds[rule->target_kind].is));
      return g_strdup_printf (_ ("is %s"), target);
    case DOSSIER_GESTURE_CONFIRM:
    case DOSSIER_GESTURE_RETYPE:
    default:
      return g_strdup (_ (kinds[rule->target_kind].is));
    }
}
