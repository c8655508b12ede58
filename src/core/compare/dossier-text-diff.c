/* dossier-text-diff.c: what changed from one text to the next, as a reader would tell it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences that are the same in both are found first. Between two of them stand sentences of the
 * old text and sentences of the new one; those that share most of their words are one sentence in
 * other words, and what is left over was removed, added, or moved.
 */
#include "config.h"

#include "core/compare/dossier-text-diff.h"

#include "core/compare/dossier-sequence-diff.h"
#include "core/text/dossier-fold.h"
#include "core/text/dossier-segment.h"

/* Two sentences that share this part of their words are one in other words. */
#define MIN_SHARED 0.5
/* Of those, this much worse than the best is out of the question. */
#define MAX_WORSE 0.1
/* Sentences of a gap that hold one word; a commoner one says nothing about which belong together.
 */
#define MAX_HOLDERS 64
/* Sentences of the old text that are compared with one of the new. */
#define MAX_TRIED 8
/* Words of a sentence that are looked at. */
#define MAX_WORDS 2000

/* One of the two texts, cut into sentences and words. */
typedef struct
{
  const char *text;
  GArray     *sentences; /* DossierSpan */
  guint32    *numbers;   /* for each sentence; equal for equal ones */
  GArray     *words;     /* DossierSpan, of all sentences */
  GArray     *names;     /* guint32: for each word; equal for equal ones */
  guint      *firsts;    /* for each sentence its first word; one more for the end */
} Side;

static void
clear_side (Side *side)
{
  g_clear_pointer (&side->sentences, g_array_unref);
  g_clear_pointer (&side->numbers, g_free);
  g_clear_pointer (&side->words, g_array_unref);
  g_clear_pointer (&side->names, g_array_unref);
  g_clear_pointer (&side->firsts, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, clear_side)

static DossierSpan
get_sentence (const Side *side, guint i)
{
  return g_array_index (side->sentences, DossierSpan, i);
}

static DossierSpan
get_word (const Side *side, guint i)
{
  return g_array_index (side->words, DossierSpan, i);
}

static guint32
get_name (const Side *side, guint i)
{
  return g_array_index (side->names, guint32, i);
}

static guint
count_words (const Side *side, guint sentence)
{
  return side->firsts[sentence + 1] - side->firsts[sentence];
}

/* The number of a folded string, given out in order; @names owns the strings. */
static guint32
get_number (GHashTable *names, const char *text, DossierSpan span)
{
  char    *folded = dossier_fold_string (text + span.start, span.end - span.start);
  gpointer number = g_hash_table_lookup (names, folded);

  if (number != NULL)
    {
      g_free (folded);
      return GPOINTER_TO_UINT (number);
    }
  number = GUINT_TO_POINTER (g_hash_table_size (names) + 1);
  g_hash_table_insert (names, folded, number);
  return GPOINTER_TO_UINT (number);
}

/* Words --------------------------------------------------------------------------------------- */

/* Signs that hold a word together when letters stand on both sides: "3,400", "it’s", "14:30". */
static gboolean
is_joint (gunichar character)
{
  switch (character)
    {
    case '.':
    case ',':
    case ':':
    case '\'':
    case '-':
    case 0x2019: /* the apostrophe of print */
    case 0x2010: /* hyphens */
    case 0x2011:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What stands between spaces; marks at its ends are words of their own. In a script that has no
 * spaces, each character. */
static gsize
find_word_end (const char *text, gsize start, gsize end)
{
  const char *p = text + start;
  gunichar    first = g_utf8_get_char (p);

  p = g_utf8_next_char (p);
  if (!g_unichar_isalnum (first) || g_unichar_iswide (first))
    return p - text;
  while (p < text + end)
    {
      gunichar    character = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if ((!g_unichar_isalnum (character) && !g_unichar_ismark (character) &&
           (!is_joint (character) || next >= text + end ||
            !g_unichar_isalnum (g_utf8_get_char (next)))) ||
          g_unichar_iswide (character))
        break;
      p = next;
    }
  return p - text;
}

static void
cut_words (Side *side, DossierSpan sentence, GHashTable *names)
{
  guint first = side->words->len;

  for (gsize i = sentence.start; i < sentence.end && side->words->len - first < MAX_WORDS;)
    {
      DossierSpan word = { i, 0 };
      guint32     name;

      if (g_unichar_isspace (g_utf8_get_char (side->text + i)))
        {
          i = g_utf8_next_char (side->text + i) - side->text;
          continue;
        }
      word.end = find_word_end (side->text, i, sentence.end);
      name = get_number (names, side->text, word);
      g_array_append_val (side->words, word);
      g_array_append_val (side->names, name);
      i = word.end;
    }
}

/* @names numbers what is equal in both texts. */
static void
set_side (Side *side, GHashTable *names, const char *text, gsize length)
{
  side->text = text;
  side->sentences = dossier_segment_sentences (text, length);
  side->numbers = g_new (guint32, side->sentences->len + 1);
  side->words = g_array_new (FALSE, FALSE, sizeof (DossierSpan));
  side->names = g_array_new (FALSE, FALSE, sizeof (guint32));
  side->firsts = g_new0 (guint, side->sentences->len + 1);
  for (guint i = 0; i < side->sentences->len; i++)
    side->numbers[i] = get_number (names, text, get_sentence (side, i));
}

/* @at: in the other text. */
static void
add_words (GArray *all, gboolean is_new, const Side *side, guint first, guint end, gsize at)
{
  DossierDiffWords run = { .is_new = is_new, .at = at };

  if (first >= end)
    return;
  run.span.start = get_word (side, first).start;
  run.span.end = get_word (side, end - 1).end;
  g_array_append_val (all, run);
}

/* Where a sentence's words before its word @next end. */
static gsize
find_place (const Side *side, guint sentence, guint next)
{
  return next > side->firsts[sentence] ? get_word (side, next - 1).end
                                       : get_sentence (side, sentence).start;
}

/* What only one of the two sentences has. */
static GArray *
diff_words (const Side *old, guint old_sentence, const Side *new, guint new_sentence)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (DossierDiffWords));
  guint   old_first = old->firsts[old_sentence];
  guint   new_first = new->firsts[new_sentence];
  g_autoptr (GArray) common =
      dossier_sequence_diff ((const guint32 *) (gpointer) old->names->data + old_first,
                             count_words (old, old_sentence),
                             (const guint32 *) (gpointer) new->names->data + new_first,
                             count_words (new, new_sentence));
  guint old_next = old_first;
  guint new_next = new_first;

  for (guint i = 0; i <= common->len; i++)
    {
      guint old_end = old->firsts[old_sentence + 1];
      guint new_end = new->firsts[new_sentence + 1];

      if (i < common->len)
        {
          old_end = old_first + g_array_index (common, DossierCommon, i).old;
          new_end = new_first + g_array_index (common, DossierCommon, i).new;
        }
      add_words (all, FALSE, old, old_next, old_end, find_place (new, new_sentence, new_next));
      add_words (all, TRUE, new, new_next, new_end, find_place (old, old_sentence, old_end));
      old_next = old_end + 1;
      new_next = new_end + 1;
    }
  return all;
}

/* Sentences ------------------------------------------------------------------------------------ */

/* What each sentence became; G_MAXUINT: nothing. */
typedef struct
{
  Side *old;
  Side *new;
  guint    *old_to_new; /* the same or changed */
  guint    *new_to_old;
  guint    *moved_to_old; /* for each new sentence */
  gboolean *is_moved;     /* each old sentence */
  int      *counts;       /* for each word, all 0: room to count in */
} Pairs;

static guint *
new_nothing (guint n)
{
  guint *values = g_new (guint, n + 1);

  for (guint i = 0; i <= n; i++)
    values[i] = G_MAXUINT;
  return values;
}

static void
clear_pairs (Pairs *pairs)
{
  g_free (pairs->old_to_new);
  g_free (pairs->new_to_old);
  g_free (pairs->moved_to_old);
  g_free (pairs->is_moved);
  g_free (pairs->counts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pairs, clear_pairs)

static void
pair (Pairs *pairs, guint old, guint new)
{
  pairs->old_to_new[old] = new;
  pairs->new_to_old[new] = old;
}

/* The words of two sentences that both have, as a part of the longer one's. */
static double
measure_shared (const Pairs *pairs, guint old, guint new)
{
  const Side *sides[] = { pairs->old, pairs->new };
  guint       n_old = count_words (sides[0], old);
  guint       n_new = count_words (sides[1], new);
  guint       n_shared = 0;

  for (guint i = 0; i < n_old; i++)
    pairs->counts[get_name (sides[0], sides[0]->firsts[old] + i)]++;
  for (guint i = 0; i < n_new; i++)
    n_shared += pairs->counts[get_name (sides[1], sides[1]->firsts[new] + i)]-- > 0;
  for (guint i = 0; i < n_old; i++)
    pairs->counts[get_name (sides[0], sides[0]->firsts[old] + i)] = 0;
  for (guint i = 0; i < n_new; i++)
    pairs->counts[get_name (sides[1], sides[1]->firsts[new] + i)] = 0;
  return (double) n_shared / MAX (MAX (n_old, n_new), 1);
}

/* Two sentences that may be one in other words. */
typedef struct
{
  guint old;
  guint new;
  double shared;
  guint  n_votes;
} Likeness;

/* Which old sentences of a gap hold each word: word → GArray of guint, rising. */
static GHashTable *
list_holders (const Pairs *pairs, guint start, guint end)
{
  GHashTable *holders = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  const Side *side = pairs->old;

  for (guint i = start; i < end; i++)
    {
      if (pairs->is_moved[i])
        continue;
      for (guint j = side->firsts[i]; j < side->firsts[i + 1]; j++)
        {
          gpointer word = GUINT_TO_POINTER (get_name (side, j));
          GArray  *list = g_hash_table_lookup (holders, word);

          if (list == NULL)
            {
              list = g_array_new (FALSE, FALSE, sizeof (guint));
              g_hash_table_insert (holders, word, list);
            }
          if (list->len <= MAX_HOLDERS &&
              (list->len == 0 || g_array_index (list, guint, list->len - 1) != i))
            g_array_append_val (list, i);
        }
    }
  return holders;
}

static int
compare_votes (gconstpointer a, gconstpointer b)
{
  const Likeness *left = a;
  const Likeness *right = b;

  if (left->n_votes != right->n_votes)
    return left->n_votes > right->n_votes ? -1 : 1;
  return left->old < right->old ? -1 : left->old > right->old;
}

/* (element-type Likeness): old sentences by how many words of the new one they hold. */
static GArray *
count_votes (const Pairs *pairs, GHashTable *holders, guint new)
{
  GArray     *found = g_array_new (FALSE, TRUE, sizeof (Likeness));
  const Side *side = pairs->new;
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = side->firsts[new]; i < side->firsts[new + 1]; i++)
    {
      const GArray *list = g_hash_table_lookup (holders, GUINT_TO_POINTER (get_name (side, i)));

      if (list == NULL || list->len > MAX_HOLDERS)
        continue;
      for (guint j = 0; j < list->len; j++)
        {
          Likeness likeness = { .old = g_array_index (list, guint, j), .new = new };
          guint    place =
              GPOINTER_TO_UINT (g_hash_table_lookup (places, GUINT_TO_POINTER (likeness.old + 1)));

          if (place == 0)
            {
              g_array_append_val (found, likeness);
              place = found->len;
              g_hash_table_insert (places,
                                   GUINT_TO_POINTER (likeness.old + 1),
                                   GUINT_TO_POINTER (place));
            }
          g_array_index (found, Likeness, place - 1).n_votes++;
        }
    }
  g_array_sort (found, compare_votes);
  return found;
}

static int
compare_falling (gconstpointer a, gconstpointer b)
{
  const Likeness *left = a;
  const Likeness *right = b;

  return left->old > right->old ? -1 : left->old < right->old;
}

/* Appends the old sentences that a new one may have been, the last first. */
static void
find_alike (const Pairs *pairs, GHashTable *holders, guint new, GArray *alike)
{
  g_autoptr (GArray) found = count_votes (pairs, holders, new);
  double best = MIN_SHARED;

  g_array_set_size (found, MIN (found->len, MAX_TRIED));
  for (guint i = 0; i < found->len; i++)
    {
      Likeness *likeness = &g_array_index (found, Likeness, i);

      likeness->shared = measure_shared (pairs, likeness->old, new);
      best = MAX (best, likeness->shared);
    }
  g_array_sort (found, compare_falling);
  for (guint i = 0; i < found->len; i++)
    {
      const Likeness *likeness = &g_array_index (found, Likeness, i);

      if (likeness->shared > MIN_SHARED && likeness->shared >= best - MAX_WORSE)
        g_array_append_val (alike, *likeness);
    }
}

/* Pairs as many as go in order: the longest run of likenesses that rises in both texts, found as
 * Hunt and Szymanski do (1977): those of one new sentence come the last first, so that a run takes
 * at most one of them. */
static void
pair_rising (Pairs *pairs, const GArray *alike)
{
  g_autofree guint *ends = g_new (guint, alike->len + 1);
  g_autofree guint *before = g_new (guint, alike->len + 1);
  guint             longest = 0;

  for (guint i = 0; i < alike->len; i++)
    {
      const Likeness *likeness = &g_array_index (alike, Likeness, i);
      guint           low = 0;
      guint           high = longest;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (alike, Likeness, ends[middle]).old < likeness->old)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? ends[low - 1] : G_MAXUINT;
      /* Of two that would end a run at the same sentence, the one more like it. */
      if (low == longest || g_array_index (alike, Likeness, ends[low]).old != likeness->old ||
          g_array_index (alike, Likeness, ends[low]).shared < likeness->shared)
        ends[low] = i;
      longest = MAX (longest, low + 1);
    }
  for (guint i = longest > 0 ? ends[longest - 1] : G_MAXUINT; i != G_MAXUINT; i = before[i])
    pair (pairs, g_array_index (alike, Likeness, i).old, g_array_index (alike, Likeness, i).new);
}

/* Pairs the sentences between two that are the same. */
static void
pair_changed (Pairs *pairs, guint old_start, guint old_end, guint new_start, guint new_end)
{
  g_autoptr (GHashTable) holders = NULL;
  g_autoptr (GArray) alike = NULL;

  if (old_start >= old_end || new_start >= new_end)
    return;
  holders = list_holders (pairs, old_start, old_end);
  alike = g_array_new (FALSE, FALSE, sizeof (Likeness));
  for (guint i = new_start; i < new_end; i++)
    if (pairs->moved_to_old[i] == G_MAXUINT)
      find_alike (pairs, holders, i, alike);
  pair_rising (pairs, alike);
}

/* What is gone here and new there, word for word, moved; the first such place counts. */
static void
find_moved (Pairs *pairs)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);

  for (guint i = pairs->old->sentences->len; i-- > 0;)
    if (pairs->old_to_new[i] == G_MAXUINT)
      g_hash_table_insert (gone,
                           GUINT_TO_POINTER (pairs->old->numbers[i]),
                           GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < pairs->new->sentences->len; i++)
    {
      gpointer key = GUINT_TO_POINTER (pairs->new->numbers[i]);
      guint    old = GPOINTER_TO_UINT (g_hash_table_lookup (gone, key));

      if (pairs->new_to_old[i] != G_MAXUINT || old == 0)
        continue;
      pairs->moved_to_old[i] = old - 1;
      pairs->is_moved[old - 1] = TRUE;
      g_hash_table_remove (gone, key);
    }
}

/* Only of sentences that are not the same in both texts, most often a few. */
static void
cut_changed (Pairs *pairs)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < pairs->old->sentences->len; i++)
    {
      pairs->old->firsts[i] = pairs->old->words->len;
      if (pairs->old_to_new[i] == G_MAXUINT && !pairs->is_moved[i])
        cut_words (pairs->old, get_sentence (pairs->old, i), names);
    }
  pairs->old->firsts[pairs->old->sentences->len] = pairs->old->words->len;
  for (guint i = 0; i < pairs->new->sentences->len; i++)
    {
      pairs->new->firsts[i] = pairs->new->words->len;
      if (pairs->new_to_old[i] == G_MAXUINT && pairs->moved_to_old[i] == G_MAXUINT)
        cut_words (pairs->new, get_sentence (pairs->new, i), names);
    }
  pairs->new->firsts[pairs->new->sentences->len] = pairs->new->words->len;
  pairs->counts = g_new0 (int, g_hash_table_size (names) + 1);
}

static void
find_pairs (Pairs *pairs)
{
  g_autoptr (GArray) common = dossier_sequence_diff (pairs->old->numbers,
                                                     pairs->old->sentences->len,
                                                     pairs->new->numbers,
                                                     pairs->new->sentences->len);
  guint old_next = 0;
  guint new_next = 0;

  for (guint i = 0; i < common->len; i++)
    pair (pairs,
          g_array_index (common, DossierCommon, i).old,
          g_array_index (common, DossierCommon, i).new);
  find_moved (pairs);
  cut_changed (pairs);
  for (guint i = 0; i <= common->len; i++)
    {
      DossierCommon end = { pairs->old->sentences->len, pairs->new->sentences->len };

      if (i < common->len)
        end = g_array_index (common, DossierCommon, i);
      pair_changed (pairs, old_next, end.old, new_next, end.new);
      old_next = end.old + 1;
      new_next = end.new + 1;
    }
}

static void
clear_part (gpointer data)
{
  DossierDiffPart *part = data;

  g_clear_pointer (&part->words, g_array_unref);
}

/* Old sentences up to @end that became nothing. */
static void
add_removed (GArray *parts, const Pairs *pairs, guint *next, guint end, gsize new_offset)
{
  for (; *next < end; (*next)++)
    {
      DossierDiffPart part = {
        .kind = DOSSIER_DIFF_REMOVED,
        .old = get_sentence (pairs->old, *next),
        .new = { new_offset, new_offset },
      };

      if (pairs->old_to_new[*next] == G_MAXUINT && !pairs->is_moved[*next])
        g_array_append_val (parts, part);
    }
}

static DossierDiffPart
make_part (const Pairs *pairs, guint i, gsize old_offset)
{
  DossierDiffPart part = { .new = get_sentence (pairs->new, i) };
  guint           old = pairs->new_to_old[i];

  if (pairs->moved_to_old[i] != G_MAXUINT)
    {
      part.kind = DOSSIER_DIFF_MOVED;
      part.old = get_sentence (pairs->old, pairs->moved_to_old[i]);
    }
  else if (old == G_MAXUINT)
    {
      part.kind = DOSSIER_DIFF_ADDED;
      part.old = (DossierSpan){ old_offset, old_offset };
    }
  else
    {
      part.old = get_sentence (pairs->old, old);
      part.kind = pairs->old->numbers[old] == pairs->new->numbers[i] ? DOSSIER_DIFF_SAME
                                                                     : DOSSIER_DIFF_CHANGED;
      if (part.kind == DOSSIER_DIFF_CHANGED)
        part.words = diff_words (pairs->old, old, pairs->new, i);
    }
  return part;
}

static GArray *
list_parts (const Pairs *pairs)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (DossierDiffPart));
  guint   next = 0;
  gsize   old_offset = 0;
  gsize   new_offset = 0;
  /* For each new sentence the old one that it, or else the next that has one, was: what is gone
   * before that is told before what came. */
  g_autofree guint *bounds = g_new (guint, pairs->new->sentences->len + 1);

  g_array_set_clear_func (parts, clear_part);
  bounds[pairs->new->sentences->len] = pairs->old->sentences->len;
  for (guint i = pairs->new->sentences->len; i-- > 0;)
    bounds[i] = pairs->new_to_old[i] != G_MAXUINT ? pairs->new_to_old[i] : bounds[i + 1];
  for (guint i = 0; i < pairs->new->sentences->len; i++)
    {
      guint           old = pairs->new_to_old[i];
      DossierDiffPart part;

      add_removed (parts, pairs, &next, bounds[i], new_offset);
      part = make_part (pairs, i, old_offset);
      g_array_append_val (parts, part);
      new_offset = part.new.end;
      if (old == G_MAXUINT)
        continue;
      next = old + 1;
      old_offset = part.old.end;
    }
  add_removed (parts, pairs, &next, pairs->old->sentences->len, new_offset);
  return parts;
}

GArray *
dossier_text_diff (const char *old_text, gsize old_length, const char *new_text, gsize new_length)
{
  g_auto (Side) old = { NULL };
  g_auto (Side) new = { NULL };
  g_auto (Pairs) pairs = { NULL };
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (old_text != NULL || old_length == 0, NULL);
  g_return_val_if_fail (new_text != NULL || new_length == 0, NULL);

  set_side (&old, names, old_text, old_length);
  set_side (&new, names, new_text, new_length);
  pairs.old = &old;
  pairs.new = &new;
  pairs.old_to_new = new_nothing (old.sentences->len);
  pairs.new_to_old = new_nothing (new.sentences->len);
  pairs.moved_to_old = new_nothing (new.sentences->len);
  pairs.is_moved = g_new0 (gboolean, old.sentences->len + 1);
  find_pairs (&pairs);
  return list_parts (&pairs);
}
