/* dossier-phrase-finder.c: finds where a text says one of many phrases, whole words only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-phrase-finder.h"

#include "core/text/dossier-fold.h"

#include <string.h>

/* A stretch of somebody's text. */
typedef struct
{
  const char *data;
  gsize       length;
} Piece;

/* @word: the first of it in @folded, by which it is looked up */
typedef struct
{
  char *words;
  char *folded;
  gsize length;
  Piece word;
} Phrase;

struct _DossierPhraseFinder
{
  GPtrArray  *phrases; /* Phrase */
  GHashTable *by_word; /* Piece, borrowed, to GArray of guint */
};

static void
free_phrase_cb (gpointer data)
{
  Phrase *phrase = data;

  g_free (phrase->words);
  g_free (phrase->folded);
  g_free (phrase);
}

static guint
hash_piece_cb (gconstpointer data)
{
  const Piece *piece = data;
  guint        hash = 5381;

  for (gsize i = 0; i < piece->length; i++)
    hash = hash * 33 + (guchar) piece->data[i];
  return hash;
}

static gboolean
equal_pieces_cb (gconstpointer a, gconstpointer b)
{
  const Piece *left = a;
  const Piece *right = b;

  return left->length == right->length && memcmp (left->data, right->data, left->length) == 0;
}

static void
unref_indices_cb (gpointer data)
{
  g_array_unref (data);
}

DossierPhraseFinder *
dossier_phrase_finder_new (void)
{
  DossierPhraseFinder *self = g_new0 (DossierPhraseFinder, 1);

  self->phrases = g_ptr_array_new_with_free_func (free_phrase_cb);
  self->by_word = g_hash_table_new_full (hash_piece_cb, equal_pieces_cb, NULL, unref_indices_cb);
  return self;
}

void
dossier_phrase_finder_free (DossierPhraseFinder *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_word);
  g_ptr_array_unref (self->phrases);
  g_free (self);
}

static gboolean
is_word (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

/* The first word at or after @offset; its length is 0 when there is none. */
static Piece
find_word (const char *text, gsize length, gsize offset)
{
  const char *end = text + length;
  const char *start = text + offset;
  const char *stop = NULL;

  while (start < end && !is_word (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  for (stop = start; stop < end && is_word (g_utf8_get_char (stop));)
    stop = g_utf8_next_char (stop);

  return (Piece){ start, (gsize) (stop - start) };
}

void
dossier_phrase_finder_add (DossierPhraseFinder *self, const char *words)
{
  Phrase *phrase = NULL;
  GArray *indices = NULL;
  guint   index = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (words != NULL);

  phrase = g_new0 (Phrase, 1);
  phrase->words = g_strstrip (g_strdup (words));
  phrase->folded = dossier_fold_string (phrase->words, strlen (phrase->words));
  phrase->length = strlen (phrase->folded);
  phrase->word = find_word (phrase->folded, phrase->length, 0);
  index = self->phrases->len;
  g_ptr_array_add (self->phrases, phrase);
  if (phrase->word.length == 0)
    return;

  indices = g_hash_table_lookup (self->by_word, &phrase->word);
  if (indices == NULL)
    {
      indices = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->by_word, &phrase->word, indices);
    }
  g_array_append_val (indices, index);
}

/* --- what stands around it --- */

/* A hyphen makes one word with a capital on its other side, a full stop with any letter. */
static gboolean
is_joint (gunichar joint, gunichar beyond)
{
  if (joint == '-' || joint == 0x2010 || joint == 0x2011)
    return g_unichar_isupper (beyond);
  return (joint == '.' || joint == '@' || joint == '_') && is_word (beyond);
}

static gboolean
goes_on_before (const char *text, DossierSpan span)
{
  const char *p = text + span.start;
  gunichar    joint = 0;
  gunichar    beyond = 0;

  if (p == text)
    return FALSE;
  p = g_utf8_prev_char (p);
  joint = g_utf8_get_char (p);
  if (is_word (joint))
    return TRUE;
  while (p > text && is_word (g_utf8_get_char (g_utf8_prev_char (p))))
    {
      p = g_utf8_prev_char (p);
      beyond = g_utf8_get_char (p);
    }

  return beyond != 0 && is_joint (joint, beyond);
}

static gboolean
goes_on_after (const char *text, gsize length, DossierSpan span)
{
  const char *p = text + span.end;
  gunichar    joint = 0;

  if (span.end >= length)
    return FALSE;
  joint = g_utf8_get_char (p);
  if (is_word (joint))
    return TRUE;
  p = g_utf8_next_char (p);

  return p < text + length && is_joint (joint, g_utf8_get_char (p));
}

static gboolean
is_in_capitals (Piece word)
{
  guint n = 0;

  for (const char *p = word.data; p < word.data + word.length; p = g_utf8_next_char (p))
    {
      if (g_unichar_islower (g_utf8_get_char (p)))
        return FALSE;
      n++;
    }
  return n > 1 && g_unichar_isupper (g_utf8_get_char (word.data));
}

static gboolean
has_its_capitals (Piece phrase, Piece text)
{
  if (is_in_capitals (phrase))
    return is_in_capitals (text);
  return !g_unichar_isupper (g_utf8_get_char (phrase.data)) ||
         g_unichar_isupper (g_utf8_get_char (text.data));
}

static gboolean
is_written_so (const Phrase *phrase, const char *text, DossierSpan span)
{
  gsize length = strlen (phrase->words);
  Piece mine = find_word (phrase->words, length, 0);
  Piece found = find_word (text + span.start, span.end - span.start, 0);

  while (mine.length > 0 && found.length > 0)
    {
      if (!has_its_capitals (mine, found))
        return FALSE;
      mine = find_word (phrase->words, length, (gsize) (mine.data + mine.length - phrase->words));
      found = find_word (text + span.start,
                         span.end - span.start,
                         (gsize) (found.data + found.length - text - span.start));
    }

  return TRUE;
}

/* --- finding --- */

/* Whether it stands where its first word is at @offset of the folded text. */
static gboolean
stands_at (const Phrase *phrase, const char *folded, gsize length, gsize offset)
{
  gsize before = (gsize) (phrase->word.data - phrase->folded);

  return offset >= before && offset - before + phrase->length <= length &&
         memcmp (folded + offset - before, phrase->folded, phrase->length) == 0;
}

static void
add_hit (const Phrase      *phrase,
         guint              index,
         const DossierFold *fold,
         gsize              offset,
         const char        *text,
         gsize              length,
         GArray            *hits)
{
  gsize            start = offset - (gsize) (phrase->word.data - phrase->folded);
  DossierPhraseHit hit = { .phrase = index };
  gunichar         last = 0;

  hit.span = dossier_fold_map_back (fold, (DossierSpan){ start, start + phrase->length });
  if (hit.span.end <= hit.span.start)
    return;
  if (memchr (text + hit.span.start, '\n', hit.span.end - hit.span.start) != NULL)
    return;
  last = g_utf8_get_char (g_utf8_prev_char (text + hit.span.end));
  if ((phrase->word.data == phrase->folded && goes_on_before (text, hit.span)) ||
      ((is_word (last) || last == '.') && goes_on_after (text, length, hit.span)) ||
      !is_written_so (phrase, text, hit.span))
    return;

  g_array_append_val (hits, hit);
}

void
dossier_phrase_finder_find (const DossierPhraseFinder *self,
                            const char                *text,
                            gsize                      length,
                            GArray                    *hits)
{
  g_autoptr (DossierFold) fold = NULL;
  const char *folded = NULL;
  gsize       folded_length = 0;
  Piece       word;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);
  g_return_if_fail (hits != NULL);

  if (g_hash_table_size (self->by_word) == 0)
    return;

  fold = dossier_fold_new (text, length);
  folded = dossier_fold_get_text (fold, &folded_length);
  for (word = find_word (folded, folded_length, 0); word.length > 0;
       word = find_word (folded, folded_length, (gsize) (word.data + word.length - folded)))
    {
      const GArray *indices = g_hash_table_lookup (self->by_word, &word);
      gsize         offset = (gsize) (word.data - folded);

      for (guint i = 0; indices != NULL && i < indices->len; i++)
        {
          guint         index = g_array_index (indices, guint, i);
          const Phrase *phrase = g_ptr_array_index (self->phrases, index);

          if (stands_at (phrase, folded, folded_length, offset))
            add_hit (phrase, index, fold, offset, text, length, hits);
        }
    }
}
