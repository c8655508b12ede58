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

#include <string.h>

/* Two sentences that share this part of their words are one in other words. */
#define MIN_SHARED 0.5
/* Sentences of one gap that are tried with each other; in a larger gap each with the next few. */
#define MAX_PAIRED 64
/* Words of a sentence that are looked at. */
#define MAX_WORDS 2000

/* One of the two texts, cut into sentences. */
typedef struct
{
  const char *text;
  GArray     *sentences; /* DossierSpan */
  guint32    *numbers;   /* for each sentence; equal for equal ones */
} Side;

static void
clear_side (Side *side)
{
  g_clear_pointer (&side->sentences, g_array_unref);
  g_clear_pointer (&side->numbers, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, clear_side)

static DossierSpan
get_sentence (const Side *side, guint i)
{
  return g_array_index (side->sentences, DossierSpan, i);
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

static void
set_side (Side *side, GHashTable *names, const char *text, gsize length)
{
  side->text = text;
  side->sentences = dossier_segment_sentences (text, length);
  side->numbers = g_new (guint32, side->sentences->len + 1);
  for (guint i = 0; i < side->sentences->len; i++)
    side->numbers[i] = get_number (names, text, get_sentence (side, i));
}

/* Words --------------------------------------------------------------------------------------- */

/* The words of one sentence. */
typedef struct
{
  GArray *spans;   /* DossierSpan */
  GArray *numbers; /* guint32 */
} Words;

static void
clear_words (Words *words)
{
  g_clear_pointer (&words->spans, g_array_unref);
  g_clear_pointer (&words->numbers, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, clear_words)

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

      /* "3,400" and "it's" are one word, "3, 400" is not. */
      if ((!g_unichar_isalnum (character) && !g_unichar_ismark (character) &&
           (strchr (".,'-", *p) == NULL || next >= text + end ||
            !g_unichar_isalnum (g_utf8_get_char (next)))) ||
          g_unichar_iswide (character))
        break;
      p = next;
    }
  return p - text;
}

static Words
cut_words (const char *text, DossierSpan sentence, GHashTable *names)
{
  Words words = {
    g_array_new (FALSE, FALSE, sizeof (DossierSpan)),
    g_array_new (FALSE, FALSE, sizeof (guint32)),
  };

  for (gsize i = sentence.start; i < sentence.end && words.spans->len < MAX_WORDS;)
    {
      DossierSpan word = { i, 0 };
      guint32     number;

      if (g_unichar_isspace (g_utf8_get_char (text + i)))
        {
          i = g_utf8_next_char (text + i) - text;
          continue;
        }
      word.end = find_word_end (text, i, sentence.end);
      number = get_number (names, text, word);
      g_array_append_val (words.spans, word);
      g_array_append_val (words.numbers, number);
      i = word.end;
    }
  return words;
}

static void
add_words (GArray *all, gboolean is_new, const Words *words, guint first, guint end)
{
  DossierDiffWords run = { .is_new = is_new };

  if (first >= end)
    return;
  run.span.start = g_array_index (words->spans, DossierSpan, first).start;
  run.span.end = g_array_index (words->spans, DossierSpan, end - 1).end;
  g_array_append_val (all, run);
}

/* What only one of the two sentences has. */
static GArray *
diff_words (const Side *old, DossierSpan old_sentence, const Side *new, DossierSpan new_sentence)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (DossierDiffWords));
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (Words) old_words = cut_words (old->text, old_sentence, names);
  g_auto (Words) new_words = cut_words (new->text, new_sentence, names);
  g_autoptr (GArray) common = dossier_sequence_diff ((const guint32 *) old_words.numbers->data,
                                                     old_words.numbers->len,
                                                     (const guint32 *) new_words.numbers->data,
                                                     new_words.numbers->len);
  guint old_next = 0;
  guint new_next = 0;

  for (guint i = 0; i <= common->len; i++)
    {
      DossierCommon end = { old_words.spans->len, new_words.spans->len };

      if (i < common->len)
        end = g_array_index (common, DossierCommon, i);
      add_words (all, FALSE, &old_words, old_next, end.old);
      add_words (all, TRUE, &new_words, new_next, end.new);
      old_next = end.old + 1;
      new_next = end.new + 1;
    }
  return all;
}

/* The words of two sentences that both have, as a part of the longer one's. */
static double
measure_shared (const Side *old,
                DossierSpan old_sentence,
                const Side *new,
                DossierSpan new_sentence)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (Words) old_words = cut_words (old->text, old_sentence, names);
  g_auto (Words) new_words = cut_words (new->text, new_sentence, names);
  guint            n_names = g_hash_table_size (names);
  g_autofree gint *counts = g_new0 (gint, n_names + 1);
  guint            n_shared = 0;

  for (guint i = 0; i < old_words.numbers->len; i++)
    counts[g_array_index (old_words.numbers, guint32, i)]++;
  for (guint i = 0; i < new_words.numbers->len; i++)
    n_shared += counts[g_array_index (new_words.numbers, guint32, i)]-- > 0;
  return (double) n_shared / MAX (MAX (old_words.numbers->len, new_words.numbers->len), 1);
}

/* Sentences ------------------------------------------------------------------------------------ */

/* What each sentence became; G_MAXUINT: nothing. */
typedef struct
{
  const Side *old;
  const Side *new;
  guint    *old_to_new; /* the same or changed */
  guint    *new_to_old;
  guint    *moved_to_old; /* for each new sentence */
  gboolean *is_moved;     /* each old sentence */
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
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pairs, clear_pairs)

static void
pair (Pairs *pairs, guint old, guint new)
{
  pairs->old_to_new[old] = new;
  pairs->new_to_old[new] = old;
}

/* Pairs the sentences between two that are the same: in order, each with the most alike. */
static void
pair_changed (Pairs *pairs, guint old_start, guint old_end, guint new_start, guint new_end)
{
  gboolean is_small =
      (old_end - old_start) * (gsize) (new_end - new_start) <= MAX_PAIRED * MAX_PAIRED;
  guint reach = is_small ? G_MAXUINT : 4;

  for (guint i = new_start; i < new_end && old_start < old_end; i++)
    {
      double best = MIN_SHARED;
      guint  best_old = G_MAXUINT;

      if (pairs->moved_to_old[i] != G_MAXUINT)
        continue;
      for (guint j = old_start; j < old_end && j - old_start < reach; j++)
        {
          double shared;

          if (pairs->is_moved[j])
            continue;
          shared = measure_shared (pairs->old,
                                   get_sentence (pairs->old, j),
                                   pairs->new,
                                   get_sentence (pairs->new, i));
          if (shared > best)
            {
              best = shared;
              best_old = j;
            }
        }
      if (best_old == G_MAXUINT)
        continue;
      pair (pairs, best_old, i);
      old_start = best_old + 1;
    }
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
        part.words = diff_words (pairs->old, part.old, pairs->new, part.new);
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
