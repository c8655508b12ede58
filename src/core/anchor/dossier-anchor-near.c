/* dossier-anchor-near.c: finds a passage whose words were edited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/anchor/dossier-anchor-near.h"

#include "core/anchor/dossier-approximate.h"

#include <string.h>

/* Pieces of the text that are looked up: so many bytes each, hashed to so many bits. */
#define GRAM_BYTES 6
#define HASH_BITS  16
#define N_HASHES   (1 << HASH_BITS)
/* A piece that stands more often than this tells little; where a quote has no rarer ones, this. */
#define MAX_OFTEN      24
#define MAX_VERY_OFTEN 256
/* Places that are looked at closely. */
#define MAX_CANDIDATES 6
/* Of a longer quote only its start and its end are compared. */
#define END_BYTES 1024
#define MAX_WHOLE (2 * END_BYTES)
/* Of the neighbours what stands next to the quote; ours are shorter, those of other programs may be
 * of any length. */
#define MAX_AROUND 512

/* What a place must have, as parts of one: of the quote itself; of quote and neighbours together;
 * and together that much more than the next best place. Quotes of few bytes need more. Chosen on
 * generated edits: the bench of anchoring prints what each costs. */
#define MIN_QUOTE        0.60
#define MIN_TOGETHER     0.66
#define MIN_LEAD         0.10
#define FEW_BYTES        24
#define MIN_QUOTE_FEW    0.80
#define MIN_TOGETHER_FEW 0.80

struct _DossierAnchorNear
{
  const char *text;
  gsize       length;
  /* For each hash the last place that has it, and how many do; for each place the one before with
   * its hash. One more than the place: 0 is none. */
  guint32 *last;
  guint32 *counts;
  guint32 *before;
};

static guint
hash_gram (const char *bytes)
{
  guint32 low;
  guint16 high;

  memcpy (&low, bytes, sizeof low);
  memcpy (&high, bytes + sizeof low, sizeof high);
  /* Fibonacci hashing: Knuth, The Art of Computer Programming 3, 6.4. */
  return (guint) (((low ^ (guint64) high << 32) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >>
                  (64 - HASH_BITS));
}

DossierAnchorNear *
dossier_anchor_near_new (const char *text, gsize length)
{
  DossierAnchorNear *self = g_new0 (DossierAnchorNear, 1);

  self->text = text;
  self->length = MIN (length, G_MAXUINT32 - 1);
  self->last = g_new0 (guint32, N_HASHES);
  self->counts = g_new0 (guint32, N_HASHES);
  self->before = g_new0 (guint32, self->length + 1);
  for (gsize i = 0; i + GRAM_BYTES <= self->length; i++)
    {
      guint hash = hash_gram (text + i);

      self->before[i] = self->last[hash];
      self->last[hash] = (guint32) i + 1;
      self->counts[hash]++;
    }
  return self;
}

void
dossier_anchor_near_free (DossierAnchorNear *self)
{
  if (self == NULL)
    return;
  g_free (self->last);
  g_free (self->counts);
  g_free (self->before);
  g_free (self);
}

/* A stretch of the text in which the quote may begin, with the pieces that say so. */
typedef struct
{
  gsize bucket;
  guint n_votes;
} Candidate;

typedef struct
{
  const char *quote;
  gsize       quote_length;
  const char *prefix;
  gsize       prefix_length;
  const char *suffix;
  gsize       suffix_length;
  /* Places where the quote may begin are counted by stretches of this many bytes, the first of
   * which begins a quote's length before the text. */
  gsize   width;
  GArray *candidates; /* the best first */
} Search;

static void
count_votes (const DossierAnchorNear *self,
             const Search            *search,
             guint                    max_often,
             GHashTable              *votes)
{
  for (gsize i = 0; i + GRAM_BYTES <= search->quote_length; i++)
    {
      guint hash = hash_gram (search->quote + i);

      if (self->counts[hash] > max_often)
        continue;
      for (guint32 at = self->last[hash]; at != 0; at = self->before[at - 1])
        {
          gsize    bucket = (at - 1 + search->quote_length - i) / search->width;
          gpointer key = GSIZE_TO_POINTER (bucket + 1);

          if (memcmp (self->text + at - 1, search->quote + i, GRAM_BYTES) == 0)
            g_hash_table_insert (
                votes,
                key,
                GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (votes, key)) + 1));
        }
    }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a;
  const Candidate *right = b;

  if (left->n_votes != right->n_votes)
    return left->n_votes > right->n_votes ? -1 : 1;
  return left->bucket < right->bucket ? -1 : left->bucket > right->bucket;
}

/* A place near the end of a stretch has votes in the next one too, so each counts with the next. */
static GArray *
list_candidates (GHashTable *votes)
{
  GArray        *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GHashTableIter iter;
  gpointer       key;
  gpointer       value;

  g_hash_table_iter_init (&iter, votes);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gpointer  next = g_hash_table_lookup (votes, GSIZE_TO_POINTER (GPOINTER_TO_SIZE (key) + 1));
      Candidate candidate = { GPOINTER_TO_SIZE (key) - 1,
                              GPOINTER_TO_UINT (value) + GPOINTER_TO_UINT (next) };

      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);
  return candidates;
}

static void
find_candidates (const DossierAnchorNear *self, Search *search)
{
  g_autoptr (GHashTable) votes = g_hash_table_new (NULL, NULL);

  count_votes (self, search, MAX_OFTEN, votes);
  if (g_hash_table_size (votes) == 0)
    count_votes (self, search, MAX_VERY_OFTEN, votes);
  search->candidates = list_candidates (votes);
}

/* How a place compares; parts of one. */
typedef struct
{
  DossierSpan span;
  double      quote;
  double      together;
} Match;

/* Bytes of @pattern that the best place in this stretch of the text has. */
static gsize
measure (const DossierAnchorNear *self,
         const char              *pattern,
         gsize                    pattern_length,
         gsize                    start,
         gsize                    end,
         DossierSpan             *span)
{
  g_autoptr (DossierApproximate) approximate = NULL;
  gsize distance;

  *span = (DossierSpan){ start, start };
  if (pattern_length == 0)
    return 0;
  approximate = dossier_approximate_new (pattern, pattern_length);
  distance = dossier_approximate_find (approximate, self->text + start, end - start, span);
  span->start += start;
  span->end += start;
  return pattern_length - distance;
}

/* The quote between @start and @end of the text: as a whole, or by its two ends. */
static double
measure_quote (const DossierAnchorNear *self,
               const Search            *search,
               gsize                    start,
               gsize                    end,
               DossierSpan             *span)
{
  gsize       length = search->quote_length;
  DossierSpan tail;
  gsize       n_same;

  if (length <= MAX_WHOLE)
    return (double) measure (self, search->quote, length, start, end, span) / (double) length;
  n_same = measure (self, search->quote, END_BYTES, start, end, span);
  n_same += measure (self,
                     search->quote + length - END_BYTES,
                     END_BYTES,
                     span->start,
                     MIN (span->start + 2 * length, self->length),
                     &tail);
  span->end = MAX (tail.end, span->end);
  return (double) n_same / (2.0 * END_BYTES);
}

/* The best place in this stretch of the text. */
static Match
compare (const DossierAnchorNear *self, const Search *search, DossierSpan stretch)
{
  gsize       n_around = search->prefix_length + search->suffix_length;
  gsize       n_same_around;
  Match       match = { 0 };
  DossierSpan around;
  gsize       start;
  gsize       end;

  if (stretch.start >= stretch.end)
    return match;
  match.quote = measure_quote (self, search, stretch.start, stretch.end, &match.span);
  start = match.span.start - MIN (match.span.start, search->prefix_length + GRAM_BYTES);
  end = MIN (match.span.end + search->suffix_length + GRAM_BYTES, self->length);
  n_same_around =
      measure (self, search->prefix, search->prefix_length, start, match.span.start, &around);
  n_same_around +=
      measure (self, search->suffix, search->suffix_length, match.span.end, end, &around);
  match.together = (match.quote * (double) search->quote_length + (double) n_same_around) /
                   (double) (search->quote_length + n_around);
  return match;
}

/* Where the quote may begin and end, with room for what was added. */
static DossierSpan
get_stretch (const DossierAnchorNear *self, const Search *search, const Candidate *candidate)
{
  gsize slack = search->quote_length / 3 + search->width;
  gsize middle = candidate->bucket * search->width;
  gsize before = search->quote_length + slack;

  return (DossierSpan){ middle > before ? middle - before : 0,
                        MIN (middle + 2 * search->width + slack, self->length) };
}

static gboolean
is_word_byte (char byte)
{
  return g_ascii_isalnum (byte) || (guchar) byte >= 0x80;
}

static gboolean
is_inside_word (const DossierAnchorNear *self, gsize at)
{
  return at > 0 && at < self->length && is_word_byte (self->text[at - 1]) &&
         is_word_byte (self->text[at]);
}

/* The least edits may end inside a word that was exchanged for another; a reader marks words. */
static void
widen_to_words (const DossierAnchorNear *self, const Search *search, DossierSpan *span)
{
  if (is_word_byte (search->quote[0]))
    while (is_inside_word (self, span->start))
      span->start--;
  if (is_word_byte (search->quote[search->quote_length - 1]))
    while (is_inside_word (self, span->end))
      span->end++;
}

/* The best place of all candidates, but for what lies in @without. */
static Match
find_best (const DossierAnchorNear *self, const Search *search, DossierSpan without)
{
  Match best = { 0 };
  guint n = MIN (search->candidates->len, MAX_CANDIDATES);

  for (guint i = 0; i < n; i++)
    {
      DossierSpan whole =
          get_stretch (self, search, &g_array_index (search->candidates, Candidate, i));
      DossierSpan stretches[] = {
        { whole.start, MIN (whole.end, without.start) },
        { MAX (whole.start, without.end), whole.end },
      };

      for (guint j = 0; j < G_N_ELEMENTS (stretches); j++)
        {
          Match match = compare (self, search, stretches[j]);

          if (match.together > best.together)
            best = match;
        }
    }
  return best;
}

static gboolean
choose (const DossierAnchorNear *self, const Search *search, DossierSpan *span)
{
  gboolean is_short = search->quote_length < FEW_BYTES;
  Match    best = find_best (self, search, (DossierSpan){ self->length, self->length });

  if (best.quote < (is_short ? MIN_QUOTE_FEW : MIN_QUOTE) ||
      best.together < (is_short ? MIN_TOGETHER_FEW : MIN_TOGETHER) ||
      best.together - find_best (self, search, best.span).together < MIN_LEAD)
    return FALSE;
  *span = best.span;
  widen_to_words (self, search, span);
  return span->start < span->end;
}

gboolean
dossier_anchor_near_find (DossierAnchorNear *self,
                          const char        *quote,
                          const char        *prefix,
                          const char        *suffix,
                          DossierSpan       *span)
{
  Search search = {
    .quote = quote,
    .quote_length = strlen (quote),
    .prefix = prefix,
    .prefix_length = strlen (prefix),
    .suffix = suffix,
    .suffix_length = strlen (suffix),
  };
  gboolean is_found;

  if (search.quote_length < GRAM_BYTES || self->length < GRAM_BYTES)
    return FALSE;
  if (search.prefix_length > MAX_AROUND)
    {
      search.prefix += search.prefix_length - MAX_AROUND;
      search.prefix_length = MAX_AROUND;
    }
  search.suffix_length = MIN (search.suffix_length, MAX_AROUND);
  search.width = MAX (search.quote_length / 4, 16);
  find_candidates (self, &search);
  is_found = choose (self, &search, span);
  g_array_unref (search.candidates);
  return is_found;
}
