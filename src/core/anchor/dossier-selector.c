/* dossier-selector.c: names a passage by its words, so that it can be found again in another text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/anchor/dossier-selector.h"

#include "core/text/dossier-fold.h"

#include <string.h>

/* Bytes of a quote that is told by its words alone. A shorter one, such as "no", stands everywhere:
 * without anything of its neighbourhood it is taken only for what stands in its very place. */
#define MIN_DISTINCT 12
/* By position alone a place is chosen only when the next best is so many times as far away. */
#define CLEARLY_NEARER 3

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

  *best = (Best){ 0 };
  if (search->quote_length == 0 || search->quote_length > search->length)
    return;
  borders = make_borders (search->quote, search->quote_length);
  for (gsize i = 0; i < search->length; i++)
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

/* Folds the text and the selector; a place found with better neighbours than @exact replaces it. */
static DossierAnchorResult
anchor_folded (const Search *exact, const Best *exact_best, DossierSpan *span)
{
  g_autoptr (DossierFold) fold = dossier_fold_new (exact->text, exact->length);
  g_autofree char *quote = g_strstrip (dossier_fold_string (exact->quote, exact->quote_length));
  g_autofree char *prefix = g_strchomp (dossier_fold_string (exact->prefix, exact->prefix_length));
  g_autofree char *suffix = g_strchug (dossier_fold_string (exact->suffix, exact->suffix_length));
  Search           search = *exact;
  Best             best;

  search.text = dossier_fold_get_text (fold, &search.length);
  search.fold = fold;
  search.quote = quote;
  search.quote_length = strlen (quote);
  search.prefix = prefix;
  search.prefix_length = strlen (prefix);
  search.suffix = suffix;
  search.suffix_length = strlen (suffix);
  find_best (&search, &best);
  if (judge (&search, &best) == DOSSIER_ANCHOR_ORPHAN ||
      (exact_best->is_found && best.agreement <= exact_best->agreement))
    return DOSSIER_ANCHOR_ORPHAN;
  *span =
      dossier_fold_map_back (fold, (DossierSpan){ best.offset, best.offset + search.quote_length });
  return DOSSIER_ANCHOR_APPROXIMATE;
}

static DossierAnchorResult
find_anchor (const Search *search, DossierSpan *span)
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

      if (anchor_folded (search, result == DOSSIER_ANCHOR_ORPHAN ? &none : &best, span) !=
          DOSSIER_ANCHOR_ORPHAN)
        return DOSSIER_ANCHOR_APPROXIMATE;
    }
  if (result != DOSSIER_ANCHOR_ORPHAN)
    *span = (DossierSpan){ best.offset, best.offset + search->quote_length };
  return result;
}

DossierAnchorResult
dossier_selector_anchor (const DossierSelector *self,
                         const char            *text,
                         gsize                  length,
                         DossierSpan           *span)
{
  Search search = { 0 };

  g_return_val_if_fail (self != NULL, DOSSIER_ANCHOR_ORPHAN);
  g_return_val_if_fail (text != NULL || length == 0, DOSSIER_ANCHOR_ORPHAN);
  g_return_val_if_fail (span != NULL, DOSSIER_ANCHOR_ORPHAN);

  search.text = text;
  search.length = length;
  search.quote = self->quote != NULL ? self->quote : "";
  search.quote_length = strlen (search.quote);
  search.prefix = self->prefix != NULL ? self->prefix : "";
  search.prefix_length = strlen (search.prefix);
  search.suffix = self->suffix != NULL ? self->suffix : "";
  search.suffix_length = strlen (search.suffix);
  search.position = self->position.start;
  search.has_position = self->position.end > self->position.start;

  return find_anchor (&search, span);
}

DossierSelector *
dossier_selector_new (const char *text, gsize length, DossierSpan span)
{
  DossierSelector *self;
  gsize            before = span.start;
  gsize            after = span.end;

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  g_return_val_if_fail (span.start <= span.end && span.end <= length, NULL);

  for (int i = 0; i < DOSSIER_SELECTOR_CONTEXT && before > 0; i++)
    do
      before--;
    while (before > 0 && ((guchar) text[before] & 0xC0) == 0x80);
  for (int i = 0; i < DOSSIER_SELECTOR_CONTEXT && after < length; i++)
    do
      after++;
    while (after < length && ((guchar) text[after] & 0xC0) == 0x80);

  self = g_new0 (DossierSelector, 1);
  self->quote = g_strndup (text + span.start, span.end - span.start);
  self->prefix = g_strndup (text + before, span.start - before);
  self->suffix = g_strndup (text + span.end, after - span.end);
  self->position = span;
  return self;
}

void
dossier_selector_free (DossierSelector *self)
{
  if (self == NULL)
    return;
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self);
}
