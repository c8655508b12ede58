/* dossier-line-text.h: the words of every line of a page, and what can be counted in them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-line-topic.h"
#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/**
 * DossierLineText:
 * @start: where it begins in the text of all lines
 * @length: bytes of it, white space collapsed
 * @first_word: index of its first word among the words of all lines
 * @n_words: how many
 * @n_letters: letters of any script
 * @n_capitals: upper-case letters
 * @n_digits: decimal digits
 * @n_titled: words that begin in upper case
 * @n_marks: signs that stand in labels and rarely in sentences: bars, bullets, arrows, @
 * @n_years: words that are a year of the last century or this
 * @n_links: links in it
 * @n_outward: links to other sites
 * @n_inward: links within the page
 * @n_publisher: words of publishers on themselves
 * @n_address: words that address the reader
 * @n_strong: bytes in bold face
 * @n_emphasised: bytes in italics
 * @n_small: bytes in small print
 * @first: its first character
 * @last: its last
 * @key: the same for lines of the same words
 * @topic: what it opens with
 * @topic_rest: bytes behind that
 */
typedef struct
{
  gsize        start;
  gsize        length;
  guint        first_word;
  guint        n_words;
  guint        n_letters;
  guint        n_capitals;
  guint        n_digits;
  guint        n_titled;
  guint        n_marks;
  guint        n_years;
  guint        n_links;
  guint        n_outward;
  guint        n_inward;
  guint        n_publisher;
  guint        n_address;
  guint        n_strong;
  guint        n_emphasised;
  guint        n_small;
  gunichar     first;
  gunichar     last;
  guint32      key;
  DossierTopic topic;
  gsize        topic_rest;
} DossierLineText;

/**
 * DossierLineTexts:
 * @text: of all lines, one after the other
 * @lines: (element-type DossierLineText): one for each of the page's lines
 * @words: (element-type guint32): hashes of all words, without case
 */
typedef struct
{
  GString *text;
  GArray  *lines;
  GArray  *words;
  /* While reading: the last link that text stood in, and the site of the page. */
  guint last_link;
  char *site;
} DossierLineTexts;

/* Reads the lines from @first to @end, which dossier_page_read_lines() found; others stay empty. */
DossierLineTexts *dossier_line_texts_new (const DossierPage *page, guint first, guint end);
void              dossier_line_texts_free (DossierLineTexts *self);

/* Appends the hashes of the words of @text to @words. */
void dossier_line_texts_hash_words (GArray *words, const char *text, gsize length);
/* The key of a line of these words. */
guint32 dossier_line_texts_key (const GArray *words, guint first, guint n_words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLineTexts, dossier_line_texts_free)

G_END_DECLS
