/* dossier-rules-words.c: names that the reader tagged, wherever a text says them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A tagged name is a rule about words of texts, not about what was recognised in them. It makes a
 * mention where its words stand and nothing longer does, and where the reader did not decide
 * otherwise; what was recognised of a part of the words gives way.
 */
#include "config.h"

#include "core/text/dossier-phrase-finder.h"
#include "store/dossier-columns.h"
#include "store/dossier-db-private.h"
#include "store/dossier-rules-private.h"

#include <string.h>

/* A rule about words. */
typedef struct
{
  gint64            id;
  char             *words;
  DossierEntityKind kind;
  gint64            entity_id;
  gboolean          is_here;
} Tag;

typedef struct
{
  DossierDb   *db;
  GArray      *after;   /* borrowed */
  GArray      *demands; /* borrowed */
  DossierJudge judge;
  gpointer     data;
  GPtrArray   *tags;     /* Tag */
  GArray      *hits;     /* of DossierPhraseHit */
  GArray      *furthest; /* of gsize: the largest end of the mentions up to each */
  guint8      *taken;    /* a byte of the text each: by another tag or rule */
  gsize        length;
} Finding;

static void
free_tag_cb (gpointer data)
{
  Tag *tag = data;

  g_free (tag->words);
  g_free (tag);
}

static void
clear_finding (Finding *self)
{
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->furthest, g_array_unref);
  g_clear_pointer (&self->taken, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finding, clear_finding)

static gboolean
read_tags (Finding *self, gint64 article_id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (self->db, DOSSIER_SQL_RULE_LIST_WORDS, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":article", article_id);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      Tag *tag = g_new0 (Tag, 1);

      tag->id = dossier_statement_get_int (statement, 0);
      tag->words = dossier_statement_dup_text (statement, 1);
      dossier_columns_read_kind (statement, 2, &tag->kind);
      tag->entity_id = dossier_statement_get_int (statement, 3);
      tag->is_here = dossier_statement_get_int (statement, 4) != 0;
      g_ptr_array_add (self->tags, tag);
    }

  return step == DOSSIER_STEP_DONE;
}

/* --- which of several --- */

static gsize
get_length (DossierSpan span)
{
  return span.end - span.start;
}

/* The longer words first, then what holds in this article, then what was said last. */
static int
compare_hits_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const DossierPhraseHit *left = a;
  const DossierPhraseHit *right = b;
  GPtrArray              *tags = data;
  const Tag              *left_tag = g_ptr_array_index (tags, left->phrase);
  const Tag              *right_tag = g_ptr_array_index (tags, right->phrase);

  if (get_length (left->span) != get_length (right->span))
    return get_length (left->span) > get_length (right->span) ? -1 : 1;
  if (left_tag->is_here != right_tag->is_here)
    return left_tag->is_here ? -1 : 1;
  if (left_tag->id != right_tag->id)
    return left_tag->id > right_tag->id ? -1 : 1;
  return left->span.start < right->span.start ? -1 : left->span.start > right->span.start;
}

static void
take (Finding *self, DossierSpan span)
{
  memset (self->taken + span.start, 1, get_length (span));
}

static gboolean
is_taken (const Finding *self, DossierSpan span)
{
  return memchr (self->taken + span.start, 1, get_length (span)) != NULL;
}

static gboolean
find_hits (Finding *self, gint64 version_id, GError **error)
{
  g_autoptr (DossierPhraseFinder) finder = dossier_phrase_finder_new ();
  g_autofree char *text = NULL;
  gint64           article_id = 0;

  if (!dossier_rules_read_version (self->db, version_id, &article_id, &text, error))
    return FALSE;

  self->length = strlen (text);
  for (guint i = 0; i < self->tags->len; i++)
    dossier_phrase_finder_add (finder, ((const Tag *) self->tags->pdata[i])->words);
  dossier_phrase_finder_find (finder, text, self->length, self->hits);
  g_array_sort_with_data (self->hits, compare_hits_cb, self->tags);
  return TRUE;
}

/* --- what stands there already --- */

static gboolean
is_equal (DossierSpan a, DossierSpan b)
{
  return a.start == b.start && a.end == b.end;
}

static gboolean
is_within (DossierSpan part, DossierSpan whole)
{
  return part.start >= whole.start && part.end <= whole.end && !is_equal (part, whole);
}

/* Whether what the reader decided about a mention is in the way. */
static gboolean
is_against_hand (const DossierMentionState *state, DossierSpan span, const Tag *tag)
{
  if (state->origin != DOSSIER_ORIGIN_REJECTED)
    return TRUE;

  return is_equal (state->span, span) &&
         (state->kind == tag->kind || state->raw_origin == DOSSIER_RAW_ABSENT);
}

/* The same for one that was recognised. */
static gboolean
is_against_recognised (const DossierMentionState *state,
                       DossierSpan                span,
                       const Tag                 *tag,
                       const DossierVerdict      *verdict)
{
  if (state->origin == DOSSIER_ORIGIN_REJECTED)
    return is_equal (state->span, span) && state->kind == tag->kind && state->rule_id > tag->id;
  if (is_within (state->span, span))
    return FALSE;
  if (!is_equal (state->span, span))
    return TRUE;

  return state->kind == verdict->kind || state->rule_id > tag->id;
}

static gboolean
is_against (const DossierMentionState *state,
            DossierSpan                span,
            const Tag                 *tag,
            const DossierVerdict      *verdict)
{
  gboolean is_open = dossier_mention_state_is_open (state);

  /* It is there by a rule only, this one perhaps. */
  if (is_open && state->raw_origin == DOSSIER_RAW_ABSENT)
    return FALSE;
  /* "May 2025" is no person; a name may well stand in a figure. */
  if (state->kind == DOSSIER_ENTITY_DATE)
    return state->origin != DOSSIER_ORIGIN_REJECTED && !is_within (state->span, span);
  if (state->kind == DOSSIER_ENTITY_FIGURE)
    return FALSE;

  return is_open ? is_against_recognised (state, span, tag, verdict)
                 : is_against_hand (state, span, tag);
}

/* The mentions before this one, and it, that overlap the span: as indices, the last first. */
static void
list_overlapping (Finding *self, DossierSpan span, GArray *indices)
{
  guint low = 0;
  guint high = self->after->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->after, DossierMentionState, middle).span.start < span.end)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low > 0 && g_array_index (self->furthest, gsize, low - 1) > span.start; low--)
    {
      guint index = low - 1;

      if (g_array_index (self->after, DossierMentionState, index).span.end > span.start)
        g_array_append_val (indices, index);
    }
}

/* One that was recognised in the words is nothing any more. */
static gboolean
give_way (Finding *self, guint index, gint64 rule_id, GError **error)
{
  DossierMentionState *state = &g_array_index (self->after, DossierMentionState, index);
  g_autofree char     *folded = NULL;

  if (!dossier_mention_state_is_open (state) || state->raw_origin == DOSSIER_RAW_ABSENT ||
      !dossier_rules_is_name (state->kind) || state->origin == DOSSIER_ORIGIN_REJECTED)
    return TRUE;

  if (state->raw_entity_id != 0)
    {
      state->entity_id = state->raw_entity_id;
      state->raw_entity_id = 0;
      if (!dossier_rules_read_key (self->db, state->entity_id, &state->kind, &folded, error))
        return FALSE;
    }
  state->origin = DOSSIER_ORIGIN_REJECTED;
  state->raw_origin = DOSSIER_RAW_RECOGNISED;
  state->rule_id = rule_id;
  state->is_ruled = TRUE;
  return TRUE;
}

/* --- whom it means --- */

/* What was said of the name later counts, and before that only who is the same as whom.
 * @verdict: rule 0 when the words mean nobody */
static gboolean
judge_tag (Finding *self, const Tag *tag, DossierVerdict *verdict, GError **error)
{
  g_autofree char  *folded = NULL;
  DossierEntityKind kind = tag->kind;

  if (!self->judge (self->data, tag->entity_id, verdict, error) ||
      !dossier_rules_read_key (self->db, tag->entity_id, &kind, &folded, error))
    return FALSE;

  if (verdict->rule_id == 0 ||
      (verdict->rule_id < tag->id && (verdict->is_rejected || verdict->kind != kind)))
    *verdict = (DossierVerdict){ .kind = kind, .entity_id = tag->entity_id };
  verdict->rule_id = tag->id;
  if (verdict->is_rejected || verdict->entity_id == 0)
    verdict->rule_id = 0;
  return TRUE;
}

static gboolean
settle_hit (Finding *self, const DossierPhraseHit *hit, GError **error)
{
  const Tag    *tag = g_ptr_array_index (self->tags, hit->phrase);
  DossierDemand demand = { .span = hit->span };
  g_autoptr (GArray) indices = g_array_new (FALSE, FALSE, sizeof (guint));

  if (is_taken (self, hit->span))
    return TRUE;
  if (!judge_tag (self, tag, &demand.verdict, error))
    return FALSE;
  if (demand.verdict.rule_id == 0)
    return TRUE;

  list_overlapping (self, hit->span, indices);
  for (guint i = 0; i < indices->len; i++)
    if (is_against (
            &g_array_index (self->after, DossierMentionState, g_array_index (indices, guint, i)),
            hit->span,
            tag,
            &demand.verdict))
      return TRUE;
  for (guint i = 0; i < indices->len; i++)
    if (!give_way (self, g_array_index (indices, guint, i), tag->id, error))
      return FALSE;

  take (self, hit->span);
  if (demand.verdict.entity_id != tag->entity_id)
    demand.raw_entity_id = tag->entity_id;
  g_array_append_val (self->demands, demand);
  return TRUE;
}

static void
note_furthest (Finding *self)
{
  gsize furthest = 0;

  for (guint i = 0; i < self->after->len; i++)
    {
      furthest = MAX (furthest, g_array_index (self->after, DossierMentionState, i).span.end);
      g_array_append_val (self->furthest, furthest);
    }
}

static void
take_demanded (Finding *self)
{
  self->taken = g_malloc0 (MAX (self->length, 1));
  for (guint i = 0; i < self->demands->len; i++)
    {
      const DossierDemand *demand = &g_array_index (self->demands, DossierDemand, i);

      if (dossier_rules_is_name (demand->verdict.kind) && demand->span.end <= self->length)
        take (self, demand->span);
    }
}

/* What the reader marked by hand stays alone, whatever became of the rule that came with it. */
static gboolean
settle_marks (Finding *self, GError **error)
{
  for (guint i = 0; i < self->after->len; i++)
    {
      const DossierMentionState *state = &g_array_index (self->after, DossierMentionState, i);
      gint64                     rule_id = state->rule_id;
      g_autoptr (GArray) indices = NULL;

      if (dossier_mention_state_is_open (state) || state->raw_origin != DOSSIER_RAW_ABSENT ||
          state->origin == DOSSIER_ORIGIN_REJECTED || !dossier_rules_is_name (state->kind))
        continue;
      indices = g_array_new (FALSE, FALSE, sizeof (guint));
      list_overlapping (self, state->span, indices);
      for (guint k = 0; k < indices->len; k++)
        if (!give_way (self, g_array_index (indices, guint, k), rule_id, error))
          return FALSE;
    }

  return TRUE;
}

gboolean
dossier_rules_settle_words (DossierDb   *db,
                            gint64       version_id,
                            gint64       article_id,
                            GArray      *after,
                            GArray      *demands,
                            DossierJudge judge,
                            gpointer     data,
                            GError     **error)
{
  g_auto (Finding) self = { .db = db, .after = after, .demands = demands };

  self.judge = judge;
  self.data = data;
  self.tags = g_ptr_array_new_with_free_func (free_tag_cb);
  self.hits = g_array_new (FALSE, FALSE, sizeof (DossierPhraseHit));
  self.furthest = g_array_new (FALSE, FALSE, sizeof (gsize));
  note_furthest (&self);
  if (!settle_marks (&self, error) || !read_tags (&self, article_id, error))
    return FALSE;
  if (self.tags->len == 0)
    return TRUE;
  if (!find_hits (&self, version_id, error))
    return FALSE;
  if (self.hits->len == 0)
    return TRUE;

  take_demanded (&self);
  for (guint i = 0; i < self.hits->len; i++)
    if (!settle_hit (&self, &g_array_index (self.hits, DossierPhraseHit, i), error))
      return FALSE;

  return TRUE;
}
