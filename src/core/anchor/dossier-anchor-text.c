/* dossier-anchor-text.c: a text made ready for finding many passages in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* For memmem(). */
#define _GNU_SOURCE 1

#include "config.h"

#include "core/anchor/dossier-anchor-text.h"

#include "core/anchor/dossier-anchor-near.h"

#include "core/text/dossier-fold.h"

#include <string.h>

/* Bytes of a quote that is told by its words alone. A shorter one, such as "no", stands everywhere:
 * without anything of its neighbourhood it is taken only for what stands in its very place. */
#define MIN_DISTINCT 15
/* By position alone a place is chosen only when the next best is so many times as far away. */
#define CLEARLY_NEARER 3

struct _DossierAnchorText
{
  const char        *text;
  gsize              length;
  DossierFold       *fold; /* nullable: not needed yet */
  DossierAnchorNear *near; /* nullable: not needed yet */
};

/* One search, in a text or in its folded form. */
typedef struct
{
  const char        *text;
  gsize              length;
  const char        *quote;
  gsize              quote_length;
  const char        *prefix;
  gsize              prefix_length;
  const char        *suffix;
  gsize              suffix_length;
  const DossierFold *fold; /* nullable */
  gsize              position;
  gboolean           has_position;
  gboolean           same_words_only;
} Search;

/* The best place so far; @second_distance is that of the next nearest with equal neighbours. */
typedef struct
{
  gboolean is_found;
  gsize    offset;
  gsize    agreement;
  gsize    distance;
  gsize    second_distance;
} Best;

static gsize
count_characters (const char *text, gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += ((guchar) text[i] & 0xC0) != 0x80;
  return n;
}

/* Characters before @offset that are the last ones of the prefix. */
static gsize
measure_prefix (const Search *search, gsize offset)
{
  gsize same = 0;
  gsize n;

  /* A folded quote has lost the spaces at its ends, which are now its neighbours'. */
  while (search->fold != NULL && offset > 0 && search->text[offset - 1] == ' ')
    offset--;
  n = MIN (offset, search->prefix_length);
  while (same < n &&
         search->text[offset - same - 1] == search->prefix[search->prefix_length - same - 1])
    same++;
  return count_characters (search->text + offset - same, same);
}

/* Characters from @offset on that are the first ones of the suffix. */
static gsize
measure_suffix (const Search *search, gsize offset)
{
  gsize same = 0;
  gsize n;

  while (search->fold != NULL && offset < search->length && search->text[offset] == ' ')
    offset++;
  n = MIN (search->length - offset, search->suffix_length);
  while (same < n && search->text[offset + same] == search->suffix[same])
    same++;
  return count_characters (search->text + offset, same);
}

static gsize
measure_distance (const Search *search, gsize offset)
{
  gsize start = offset;

  if (!search->has_position)
    return 0;
  if (search->fold != NULL)
    start = dossier_fold_map_back (search->fold, (DossierSpan){ offset, offset }).start;
  return start > search->position ? start - search->position : search->position - start;
}

static void
consider (const Search *search, gsize offset, Best *best)
{
  gsize agreement =
      measure_prefix (search, offset) + measure_suffix (search, offset + search->quote_length);
  gsize distance = measure_distance (search, offset);

  if (!best->is_found || agreement > best->agreement)
    {
      *best = (Best){ TRUE, offset, agreement, distance, G_MAXSIZE };
      return;
    }
  if (agreement < best->agreement)
    return;
  if (distance < best->distance)
    {
      best->second_distance = best->distance;
      best->distance = distance;
      best->offset = offset;
      return;
    }
  best->second_distance = MIN (best->second_distance, distance);
}

/* For each byte of the quote, how long an end of what precedes it, itself included, starts it. */
static gsize *
make_borders (const char *quote, gsize length)
{
  gsize *borders = g_new (gsize, length);
  gsize  border = 0;

  borders[0] = 0;
  for (gsize i = 1; i < length; i++)
    {
      while (border > 0 && quote[i] != quote[border])
        border = borders[border - 1];
      if (quote[i] == quote[border])
        border++;
      borders[i] = border;
    }
  return borders;
}

/* Looks at every place where the quote stands, overlapping ones too: Knuth, Morris and Pratt, "Fast
 * Pattern Matching in Strings" (1977), because it never goes back, whatever repeats. */
static void
find_best (const Search *search, Best *best)
{
  g_autofree gsize *borders = NULL;
  gsize             matched = 0;
  const char       *first;

  *best = (Best){ 0 };
  if (search->quote_length == 0 || search->quote_length > search->length)
    return;
  /* Most words stand nowhere or once; the C library looks for that many bytes at a time. */
  first = memmem (search->text, search->length, search->quote, search->quote_length);
  if (first == NULL)
    return;
  borders = make_borders (search->quote, search->quote_length);
  for (gsize i = first - search->text; i < search->length; i++)
    {
      if (matched == 0)
        {
          const char *next = memchr (search->text + i, search->quote[0], search->length - i);

          if (next == NULL)
            return;
          i = next - search->text;
        }
      while (matched > 0 && search->text[i] != search->quote[matched])
        matched = borders[matched - 1];
      if (search->text[i] == search->quote[matched])
        matched++;
      if (matched < search->quote_length)
        continue;
      consider (search, i + 1 - matched, best);
      matched = borders[matched - 1];
    }
}

/* Whether the best place is the passage's: told apart from others, and not there by chance. */
static DossierAnchorResult
judge (const Search *search, const Best *best)
{
  gsize context = search->prefix_length + search->suffix_length;

  if (!best->is_found)
    return DOSSIER_ANCHOR_ORPHAN;
  if (search->has_position && best->distance == 0)
    return DOSSIER_ANCHOR_EXACT;
  if (context > 0 && best->agreement == 0 && search->quote_length < MIN_DISTINCT)
    return DOSSIER_ANCHOR_ORPHAN;
  if (best->second_distance == G_MAXSIZE)
    return DOSSIER_ANCHOR_EXACT;
  if (!search->has_position || best->second_distance / CLEARLY_NEARER < best->distance)
    return DOSSIER_ANCHOR_ORPHAN;
  return DOSSIER_ANCHOR_APPROXIMATE;
}

/* The words, their whole neighbourhood and their place: nothing to look for. */
static gboolean
is_unchanged (const Search *search)
{
  gsize start = search->position;
  gsize n = search->quote_length;

  return search->has_position && n > 0 && start <= search->length && n <= search->length - start &&
         memcmp (search->text + start, search->quote, n) == 0 && start >= search->prefix_length &&
         memcmp (search->text + start - search->prefix_length,
                 search->prefix,
                 search->prefix_length) == 0 &&
         search->length - start - n >= search->suffix_length &&
         memcmp (search->text + start + n, search->suffix, search->suffix_length) == 0;
}

/* The selector's three parts, folded. A quote without the spaces at its ends is easier to find. */
typedef struct
{
  char *quote;
  char *prefix;
  char *suffix;
} Folded;

static Folded
fold_selector (const Search *search)
{
  return (Folded){
    .quote = g_strstrip (dossier_fold_string (search->quote, search->quote_length)),
    .prefix = g_strchomp (dossier_fold_string (search->prefix, search->prefix_length)),
    .suffix = g_strchug (dossier_fold_string (search->suffix, search->suffix_length)),
  };
}

static void
clear_folded (Folded *folded)
{
  g_free (folded->quote);
  g_free (folded->prefix);
  g_free (folded->suffix);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folded, clear_folded)

/* The same words in other letters; a place found with better neighbours than @exact replaces it. */
static gboolean
find_folded (DossierAnchorText *self,
             const Search      *exact,
             const Best        *exact_best,
             const Folded      *folded,
             DossierSpan       *span)
{
  Search search = *exact;
  Best   best;

  search.text = dossier_fold_get_text (self->fold, &search.length);
  search.fold = self->fold;
  search.quote = folded->quote;
  search.quote_length = strlen (folded->quote);
  search.prefix = folded->prefix;
  search.prefix_length = strlen (folded->prefix);
  search.suffix = folded->suffix;
  search.suffix_length = strlen (folded->suffix);
  find_best (&search, &best);
  if (judge (&search, &best) == DOSSIER_ANCHOR_ORPHAN ||
      (exact_best->is_found && best.agreement <= exact_best->agreement))
    return FALSE;
  *span = (DossierSpan){ best.offset, best.offset + search.quote_length };
  return TRUE;
}

/* Other words: nearly the same ones. */
static gboolean
find_near (DossierAnchorText *self, const Folded *folded, DossierSpan *span)
{
  gsize       length;
  const char *text = dossier_fold_get_text (self->fold, &length);

  if (self->near == NULL)
    self->near = dossier_anchor_near_new (text, length);
  return dossier_anchor_near_find (self->near, folded->quote, folded->prefix, folded->suffix, span);
}

/* What @exact_best, which may be nothing, is to be replaced by; an orphan for nothing. */
static DossierAnchorResult
find_changed (DossierAnchorText *self,
              const Search      *exact,
              const Best        *exact_best,
              DossierSpan       *span)
{
  g_auto (Folded) folded = fold_selector (exact);
  DossierSpan place;

  if (self->fold == NULL)
    self->fold = dossier_fold_new (self->text, self->length);
  if (!find_folded (self, exact, exact_best, &folded, &place) &&
      (exact->same_words_only || exact_best->is_found || !find_near (self, &folded, &place)))
    return DOSSIER_ANCHOR_ORPHAN;
  *span = dossier_fold_map_back (self->fold, place);
  return DOSSIER_ANCHOR_APPROXIMATE;
}

static DossierAnchorResult
find_anchor (DossierAnchorText *self, const Search *search, DossierSpan *span)
{
  Best                best;
  DossierAnchorResult result;
  gboolean            is_doubtful;

  if (is_unchanged (search))
    {
      *span = (DossierSpan){ search->position, search->position + search->quote_length };
      return DOSSIER_ANCHOR_EXACT;
    }
  find_best (search, &best);
  result = judge (search, &best);
  /* The same words with nothing around them in common may be a repetition: a summary, a quote. */
  is_doubtful = best.agreement == 0 && search->prefix_length + search->suffix_length > 0;
  if (result == DOSSIER_ANCHOR_ORPHAN || is_doubtful)
    {
      Best none = { 0 };

      if (find_changed (self, search, result == DOSSIER_ANCHOR_ORPHAN ? &none : &best, span) !=
          DOSSIER_ANCHOR_ORPHAN)
        return DOSSIER_ANCHOR_APPROXIMATE;
    }
  if (result != DOSSIER_ANCHOR_ORPHAN)
    *span = (DossierSpan){ best.offset, best.offset + search->quote_length };
  return result;
}

DossierAnchorText *
dossier_anchor_text_new (const char *text, gsize length)
{
  DossierAnchorText *self;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  self = g_new0 (DossierAnchorText, 1);
  self->text = text;
  self->length = length;
  return self;
}

void
dossier_anchor_text_free (DossierAnchorText *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->near, dossier_anchor_near_free);
  g_clear_pointer (&self->fold, dossier_fold_free);
  g_free (self);
}

static DossierAnchorResult
find_passage (DossierAnchorText     *self,
              const DossierSelector *selector,
              gboolean               same_words_only,
              DossierSpan           *span)
{
  Search search = { .text = self->text, .length = self->length };

  search.quote = selector->quote != NULL ? selector->quote : "";
  search.quote_length = strlen (search.quote);
  search.prefix = selector->prefix != NULL ? selector->prefix : "";
  search.prefix_length = strlen (search.prefix);
  search.suffix = selector->suffix != NULL ? selector->suffix : "";
  search.suffix_length = strlen (search.suffix);
  search.position = selector->position.start;
  search.has_position = selector->position.end > selector->position.start;
  search.same_words_only = same_words_only;

  return find_anchor (self, &search, span);
}

DossierAnchorResult
dossier_anchor_text_find (DossierAnchorText     *self,
                          const DossierSelector *selector,
                          DossierSpan           *span)
{
  g_return_val_if_fail (self != NULL, DOSSIER_ANCHOR_ORPHAN);
  g_return_val_if_fail (selector != NULL, DOSSIER_ANCHOR_ORPHAN);
  g_return_val_if_fail (span != NULL, DOSSIER_ANCHOR_ORPHAN);

  return find_passage (self, selector, FALSE, span);
}

DossierAnchorResult
dossier_anchor_text_find_same_words (DossierAnchorText     *self,
                                     const DossierSelector *selector,
                                     DossierSpan           *span)
{
  g_return_val_if_fail (self != NULL, DOSSIER_ANCHOR_ORPHAN);
  g_return_val_if_fail (selector != NULL, DOSSIER_ANCHOR_ORPHAN);
  g_return_val_if_fail (span != NULL, DOSSIER_ANCHOR_ORPHAN);

  return find_passage (self, selector, TRUE, span);
}
