/* dossier-name-extent.c: from a few letters of a name to all of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-extent.h"

#include "core/recognise/dossier-tagger-lexicon.h"
#include "core/recognise/dossier-tagger-tokens.h"

#include <string.h>

/* Words of the longest name. */
#define MAX_WORDS 8
/* Letters of the longest word; what is longer is none. */
#define MAX_LETTERS 64

/* Words that begin sentences more often than names, in order. */
static const char *const beginners[] = {
  "a",       "after", "all",       "also",   "although", "an",    "and",    "another", "any",
  "as",      "at",    "because",   "before", "both",     "but",   "by",     "during",  "each",
  "even",    "for",   "from",      "he",     "her",      "his",   "how",    "however", "i",
  "if",      "in",    "it",        "its",    "last",     "later", "many",   "more",    "most",
  "no",      "not",   "now",       "of",     "on",       "one",   "or",     "other",   "our",
  "several", "she",   "since",     "so",     "some",     "such",  "that",   "the",     "their",
  "then",    "there", "these",     "they",   "this",     "those", "though", "to",      "two",
  "under",   "until", "we",        "what",   "when",     "where", "which",  "while",   "who",
  "why",     "with",  "yesterday", "you",
};

/* Words inside of names that have no capital. */
static const char *const joiners[] = {
  "al", "bin", "da", "de", "del", "der", "di", "du", "el", "ibn", "la", "van", "von",
};

/* The same in what has a head before them: a bank, a gulf. Before them may as well stand somebody's
 * office, so that only of an organisation they are passed from behind. */
static const char *const links[] = { "for", "of", "the" };

static gboolean
is_letter (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

static gsize
find_start (const char *text, gsize at)
{
  const char *p = text + at;

  for (guint n = 0; p > text && n < MAX_LETTERS; n++)
    {
      const char *before = g_utf8_prev_char (p);

      if (!is_letter (g_utf8_get_char (before)))
        break;
      p = before;
    }
  return (gsize) (p - text);
}

static gsize
find_end (const char *text, gsize length, gsize at)
{
  const char *p = text + at;

  for (guint n = 0; p < text + length && n < MAX_LETTERS; n++)
    {
      if (!is_letter (g_utf8_get_char (p)))
        break;
      p = g_utf8_next_char (p);
    }
  return (gsize) (p - text);
}

static gboolean
is_listed (const char *const *words, gsize n_words, const char *text, DossierSpan word)
{
  g_autofree char *plain = g_utf8_strdown (text + word.start, (gssize) (word.end - word.start));

  for (gsize i = 0; i < n_words; i++)
    if (g_str_equal (words[i], plain))
      return TRUE;
  return FALSE;
}

static gboolean
has_capital (const char *text, DossierSpan word)
{
  return word.end > word.start && g_unichar_isupper (g_utf8_get_char (text + word.start));
}

/* What may stand between two words of a name. */
static gboolean
is_gap (const char *text, gsize start, gsize end)
{
  static const char *const gaps[] = { " ", "\u00a0", "-", "‐", "‑", ". ", "'", "’" };

  for (gsize i = 0; i < G_N_ELEMENTS (gaps); i++)
    if (strlen (gaps[i]) == end - start && memcmp (text + start, gaps[i], end - start) == 0)
      return TRUE;
  return FALSE;
}

/* A full stop belongs to an initial only: "A. Berg" but not "Lund. Berg". */
static gboolean
is_gap_after (const char *text, DossierSpan word, gsize next)
{
  if (text[word.end] == '.' &&
      g_utf8_strlen (text + word.start, (gssize) (word.end - word.start)) > 1)
    return FALSE;
  return is_gap (text, word.end, next);
}

/* The word before, FALSE where a line, a sentence or the text begins. */
static gboolean
find_before (const char *text, gsize at, DossierSpan *word)
{
  gsize end = at;

  for (guint n = 0; end > 0 && n < 4; n++)
    {
      const char *before = g_utf8_prev_char (text + end);

      if (is_letter (g_utf8_get_char (before)))
        break;
      end = (gsize) (before - text);
    }
  *word = (DossierSpan){ find_start (text, end), end };

  return word->end > word->start && is_gap_after (text, *word, at);
}

static gboolean
find_after (const char *text, gsize length, DossierSpan last, DossierSpan *word)
{
  gsize start = last.end;

  for (guint n = 0; start < length && n < 4 && !is_letter (g_utf8_get_char (text + start)); n++)
    start = (gsize) (g_utf8_next_char (text + start) - text);
  *word = (DossierSpan){ start, find_end (text, length, start) };

  return word->end > word->start && start > last.end && is_gap_after (text, last, start);
}

static gboolean
is_joiner (const char *text, DossierSpan word)
{
  return is_listed (joiners, G_N_ELEMENTS (joiners), text, word);
}

static gboolean
is_link (const char *text, DossierSpan word)
{
  return is_listed (links, G_N_ELEMENTS (links), text, word);
}

static gboolean
is_title (const char *text, DossierSpan word)
{
  g_autofree char *plain = g_utf8_strdown (text + word.start, (gssize) (word.end - word.start));
  guint classes = dossier_tagger_lexicon_lookup (dossier_tagger_tokens_hash_word (plain));

  return (classes & (DOSSIER_LEXICON_ADDRESS | DOSSIER_LEXICON_OFFICE)) != 0;
}

static gboolean
begins_sentence (const char *text, DossierSpan word)
{
  DossierSpan before;

  return !find_before (text, word.start, &before);
}

static gsize
go_back (const char *text, DossierSpan span, DossierEntityKind kind)
{
  gsize start = span.start;
  gsize at = span.start;

  for (guint n = 0; n < MAX_WORDS; n++)
    {
      DossierSpan word;

      if (!find_before (text, at, &word))
        break;
      at = word.start;
      if (has_capital (text, word))
        {
          if ((kind == DOSSIER_ENTITY_PERSON && is_title (text, word)) ||
              (begins_sentence (text, word) &&
               is_listed (beginners, G_N_ELEMENTS (beginners), text, word)))
            break;
          start = word.start;
        }
      else if (!is_joiner (text, word) &&
               (kind != DOSSIER_ENTITY_ORGANISATION || !is_link (text, word)))
        break;
    }
  return start;
}

static gsize
go_on (const char *text, gsize length, DossierSpan last)
{
  gsize end = last.end;

  for (guint n = 0; n < MAX_WORDS; n++)
    {
      DossierSpan word;

      if (!find_after (text, length, last, &word))
        break;
      last = word;
      if (has_capital (text, word))
        end = word.end;
      else if (!is_joiner (text, word) && !is_link (text, word))
        break;
    }
  return end;
}

DossierSpan
dossier_name_extent_find (const char *text, gsize length, DossierSpan span, DossierEntityKind kind)
{
  DossierSpan whole = span;
  DossierSpan first;
  DossierSpan last;

  g_return_val_if_fail (text != NULL, span);
  g_return_val_if_fail (span.start <= span.end && span.end <= length, span);

  if (span.start == span.end)
    return span;
  if (is_letter (g_utf8_get_char (text + span.start)))
    whole.start = find_start (text, span.start);
  if (is_letter (g_utf8_get_char (g_utf8_prev_char (text + span.end))))
    whole.end = find_end (text, length, span.end);
  if (whole.start == span.start && whole.end == span.end)
    return span;

  first = (DossierSpan){ whole.start, find_end (text, length, whole.start) };
  last = (DossierSpan){ find_start (text, whole.end), whole.end };
  if (kind > DOSSIER_ENTITY_ORGANISATION)
    return whole;
  if (has_capital (text, first))
    whole.start = go_back (text, first, kind);
  if (has_capital (text, last))
    whole.end = go_on (text, length, last);
  return whole;
}
