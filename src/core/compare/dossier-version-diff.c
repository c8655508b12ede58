/* dossier-version-diff.c: what changed from one version of an article to another: passages, figures
 * and names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures are paired from the surest to the least sure: in a sentence that changed, the equal ones
 * belong together, then those that count the same thing, then those of one unit in their order;
 * what is left in the whole text belongs together when it is equal, or when it alone, on both
 * sides, counts that thing.
 */
#include "config.h"

#include "core/compare/dossier-version-diff.h"

#include "core/text/dossier-fold.h"

#include <math.h>
#include <string.h>

/* Figures of one sentence that are compared with each other. */
#define MAX_FIGURES 100

/* Passages ------------------------------------------------------------------------------------- */

static gboolean
goes_on (const DossierDiffPart *last, const DossierDiffPart *part)
{
  if (part->kind != last->kind || part->kind == DOSSIER_DIFF_CHANGED)
    return FALSE;
  return part->kind != DOSSIER_DIFF_MOVED || part->old.start > last->old.start;
}

static void
list_passages (DossierVersionDiff *self)
{
  const DossierDiffPart *last = NULL;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const DossierDiffPart *part = &g_array_index (self->parts, DossierDiffPart, i);

      if (part->kind == DOSSIER_DIFF_SAME)
        {
          last = NULL;
          continue;
        }
      if (last != NULL && goes_on (last, part))
        {
          DossierDiffPassage *passage =
              &g_array_index (self->passages, DossierDiffPassage, self->passages->len - 1);

          passage->old.end = MAX (passage->old.end, part->old.end);
          passage->new.end = MAX (passage->new.end, part->new.end);
          passage->n_parts++;
        }
      else
        {
          DossierDiffPassage passage = { part->kind, part->old, part->new, i, 1 };

          g_array_append_val (self->passages, passage);
          self->n_passages[part->kind]++;
        }
      last = part;
    }
}

/* Figures -------------------------------------------------------------------------------------- */

/* A figure on its way to its counterpart. */
typedef struct
{
  const DossierMention *mention;
  char                 *counted; /* folded; "" where nothing is said to be counted */
  guint                 part;
  gboolean              is_paired;
} Figure;

static void
clear_figure (gpointer data)
{
  g_free (((Figure *) data)->counted);
}

/* Where the sentences of one text stand among the parts. */
typedef struct
{
  gsize start;
  guint part;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *left = a;
  const Place *right = b;

  return left->start < right->start ? -1 : left->start > right->start;
}

static GArray *
list_places (const GArray *parts, gboolean is_new)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < parts->len; i++)
    {
      const DossierDiffPart *part = &g_array_index (parts, DossierDiffPart, i);
      DossierSpan            span = is_new ? part->new : part->old;
      Place                  place = { span.start, i };

      if (span.start < span.end)
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

/* The part that holds an offset; the last one before it where none does. G_MAXUINT: none. */
static guint
find_part (const GArray *places, gsize offset)
{
  guint low = 0;
  guint high = places->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (places, Place, middle).start <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? g_array_index (places, Place, low - 1).part : G_MAXUINT;
}

/* Those in sentences that are not the same in both texts. */
static GArray *
list_figures (const GArray *parts, const DossierVersionSide *side, gboolean is_new)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (Figure));
  g_autoptr (GArray) places = list_places (parts, is_new);

  g_array_set_clear_func (figures, clear_figure);
  for (guint i = 0; i < side->mentions->len; i++)
    {
      const DossierMention *mention = g_ptr_array_index (side->mentions, i);
      Figure                figure = { .mention = mention };
      DossierDiffKind       kind;

      if (mention->kind != DOSSIER_ENTITY_FIGURE || mention->figure == NULL)
        continue;
      figure.part = find_part (places, mention->span.start);
      if (figure.part == G_MAXUINT)
        continue;
      kind = g_array_index (parts, DossierDiffPart, figure.part).kind;
      if (kind == DOSSIER_DIFF_SAME || kind == DOSSIER_DIFF_MOVED)
        continue;
      figure.counted =
          mention->figure->counted != NULL
              ? dossier_fold_string (mention->figure->counted, strlen (mention->figure->counted))
              : g_strdup ("");
      g_array_append_val (figures, figure);
    }
  return figures;
}

static gboolean
is_same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static gboolean
has_same_unit (const Figure *old, const Figure *new)
{
  return g_strcmp0 (old->mention->figure->unit, new->mention->figure->unit) == 0;
}

static gboolean
counts_the_same (const Figure *old, const Figure *new)
{
  return has_same_unit (old, new) && strcmp (old->counted, new->counted) == 0;
}

static gboolean
is_equal (const Figure *old, const Figure *new)
{
  const DossierFigure *a = old->mention->figure;
  const DossierFigure *b = new->mention->figure;

  return counts_the_same (old, new) && is_same_number (a->value, b->value) &&
         is_same_number (a->low, b->low) && is_same_number (a->high, b->high);
}

typedef gboolean (*Match) (const Figure *old, const Figure *new);

static void
add_figure (DossierVersionDiff *self, const DossierMention *old, const DossierMention *new)
{
  DossierFigureChange change = { old, new };

  g_array_append_val (self->figures, change);
}

static void
pair_figures (DossierVersionDiff *self, Figure *old, Figure *new)
{
  old->is_paired = TRUE;
  new->is_paired = TRUE;
  if (!is_equal (old, new))
    add_figure (self, old->mention, new->mention);
}

/* Figures [@old_start, @old_end) and [@new_start, @new_end) stand in one sentence that changed. */
static void
pair_in_sentence (DossierVersionDiff *self,
                  GArray             *old,
                  guint               old_start,
                  guint               old_end,
                  GArray *new,
                  guint new_start,
                  guint new_end)
{
  static const Match matches[] = { is_equal, counts_the_same, has_same_unit };

  old_end = MIN (old_end, old_start + MAX_FIGURES);
  new_end = MIN (new_end, new_start + MAX_FIGURES);
  for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
    for (guint j = new_start; j < new_end; j++)
      {
        Figure *came = &g_array_index (new, Figure, j);

        for (guint k = old_start; k < old_end && !came->is_paired; k++)
          {
            Figure *went = &g_array_index (old, Figure, k);

            if (!went->is_paired && matches[i](went, came))
              pair_figures (self, went, came);
          }
      }
}

static void
pair_in_sentences (DossierVersionDiff *self, GArray *old, GArray *new)
{
  for (guint i = 0, j = 0; i < old->len && j < new->len;)
    {
      guint part = g_array_index (old, Figure, i).part;
      guint other = g_array_index (new, Figure, j).part;
      guint old_end = i;
      guint new_end = j;

      /* Sentences that changed stand in the same order in both texts. */
      while (old_end < old->len && g_array_index (old, Figure, old_end).part == part)
        old_end++;
      while (new_end < new->len && g_array_index (new, Figure, new_end).part == other)
        new_end++;
      if (part == other)
        pair_in_sentence (self, old, i, old_end, new, j, new_end);
      if (part <= other)
        i = old_end;
      if (other <= part)
        j = new_end;
    }
}

/* What identifies a figure among the rest: the thing counted; with @has_value its value too. */
static char *
dup_key (const Figure *figure, gboolean has_value)
{
  const DossierFigure *value = figure->mention->figure;

  if (!has_value)
    return g_strconcat (value->unit, "\n", figure->counted, NULL);
  return g_strdup_printf ("%s\n%s\n%.17g\n%.17g\n%.17g",
                          value->unit,
                          figure->counted,
                          value->value,
                          value->low,
                          value->high);
}

/* Which of @figures are left, by their keys: GArray of guint. */
static GHashTable *
list_left (const GArray *figures, gboolean has_value)
{
  GHashTable *left =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = figures->len; i-- > 0;)
    {
      const Figure *figure = &g_array_index (figures, Figure, i);
      GArray       *list;
      char         *key;

      if (figure->is_paired)
        continue;
      key = dup_key (figure, has_value);
      list = g_hash_table_lookup (left, key);
      if (list == NULL)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (left, g_strdup (key), list);
        }
      g_array_append_val (list, i);
      g_free (key);
    }
  return left;
}

/* Sentences that were rewritten, or cut in two. */
static void
pair_left (DossierVersionDiff *self, GArray *old, GArray *new, gboolean is_equal_wanted)
{
  g_autoptr (GHashTable) olds = list_left (old, is_equal_wanted);
  g_autoptr (GHashTable) news = list_left (new, is_equal_wanted);

  for (guint i = 0; i < new->len; i++)
    {
      Figure          *came = &g_array_index (new, Figure, i);
      g_autofree char *key = NULL;
      GArray          *went;

      if (came->is_paired || (!is_equal_wanted && *came->counted == '\0'))
        continue;
      key = dup_key (came, is_equal_wanted);
      went = g_hash_table_lookup (olds, key);
      if (went == NULL || went->len == 0 ||
          (!is_equal_wanted &&
           (went->len > 1 || ((GArray *) g_hash_table_lookup (news, key))->len > 1)))
        continue;
      pair_figures (self,
                    &g_array_index (old, Figure, g_array_index (went, guint, went->len - 1)),
                    came);
      g_array_set_size (went, went->len - 1);
    }
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const DossierFigureChange *left = a;
  const DossierFigureChange *right = b;

  return left->new->span.start < right->new->span.start
             ? -1
             : left->new->span.start > right->new->span.start;
}

static void
compare_figures (DossierVersionDiff       *self,
                 const DossierVersionSide *old_side,
                 const DossierVersionSide *new_side)
{
  g_autoptr (GArray) old = list_figures (self->parts, old_side, FALSE);
  g_autoptr (GArray) new = list_figures (self->parts, new_side, TRUE);

  pair_in_sentences (self, old, new);
  pair_left (self, old, new, TRUE);
  pair_left (self, old, new, FALSE);
  g_array_sort (self->figures, compare_changes);
  for (guint i = 0; i < new->len; i++)
    if (!g_array_index (new, Figure, i).is_paired)
      add_figure (self, NULL, g_array_index (new, Figure, i).mention);
  for (guint i = 0; i < old->len; i++)
    if (!g_array_index (old, Figure, i).is_paired)
      add_figure (self, g_array_index (old, Figure, i).mention, NULL);
}

/* Names ---------------------------------------------------------------------------------------- */

static gboolean
is_name (const DossierMention *mention)
{
  return mention->name != NULL &&
         (mention->kind == DOSSIER_ENTITY_PERSON || mention->kind == DOSSIER_ENTITY_PLACE ||
          mention->kind == DOSSIER_ENTITY_ORGANISATION);
}

static char *
dup_name_key (const DossierMention *mention)
{
  g_autofree char *folded = dossier_fold_string (mention->name, strlen (mention->name));

  return g_strdup_printf ("%d%s", mention->kind, folded);
}

static GHashTable *
list_names (const DossierVersionSide *side)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < side->mentions->len; i++)
    if (is_name (g_ptr_array_index (side->mentions, i)))
      g_hash_table_add (names, dup_name_key (g_ptr_array_index (side->mentions, i)));
  return names;
}

/* Those of @side that the other one does not name. */
static void
add_names (DossierVersionDiff       *self,
           const DossierVersionSide *side,
           const DossierVersionSide *other,
           gboolean                  is_new)
{
  g_autoptr (GHashTable) known = list_names (other);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < side->mentions->len; i++)
    {
      const DossierMention *mention = g_ptr_array_index (side->mentions, i);
      DossierNameChange     change = { is_new, mention, 1 };
      g_autofree char      *key = NULL;
      guint                 place;

      if (!is_name (mention))
        continue;
      key = dup_name_key (mention);
      if (g_hash_table_contains (known, key))
        continue;
      place = GPOINTER_TO_UINT (g_hash_table_lookup (places, key));
      if (place > 0)
        {
          g_array_index (self->names, DossierNameChange, place - 1).n_mentions++;
          continue;
        }
      g_array_append_val (self->names, change);
      g_hash_table_insert (places, g_steal_pointer (&key), GUINT_TO_POINTER (self->names->len));
    }
}

DossierVersionDiff *
dossier_version_diff_new (const DossierVersionSide *old, const DossierVersionSide *new)
{
  DossierVersionDiff *self;

  g_return_val_if_fail (old != NULL && new != NULL, NULL);

  self = g_new0 (DossierVersionDiff, 1);
  self->parts = dossier_text_diff (old->text, old->length, new->text, new->length);
  self->passages = g_array_new (FALSE, FALSE, sizeof (DossierDiffPassage));
  self->figures = g_array_new (FALSE, FALSE, sizeof (DossierFigureChange));
  self->names = g_array_new (FALSE, FALSE, sizeof (DossierNameChange));
  list_passages (self);
  compare_figures (self, old, new);
  add_names (self, new, old, TRUE);
  add_names (self, old, new, FALSE);
  return self;
}

void
dossier_version_diff_free (DossierVersionDiff *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->parts);
  g_array_unref (self->passages);
  g_array_unref (self->figures);
  g_array_unref (self->names);
  g_free (self);
}

gboolean
dossier_version_diff_is_empty (const DossierVersionDiff *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return self->passages->len == 0;
}
