/* dossier-line-features.h: what is known of each line of a page, as rows of small numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-line-layout.h"
#include "core/extract/dossier-line-text.h"
#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/* All of them, in the order of a row. Shares are percentages; "running text" is what reads as
 * paragraphs; the "main box" is the element that most of it stands in, the "section" of a line the
 * largest element around it that does not hold the main box, the "box" the smallest with more than
 * one line, its "kin" the lines in elements of the same name and class. */
#define DOSSIER_LINE_FEATURES(X)                                                                   \
  /* Its own words. */                                                                             \
  X (CHARS)                                                                                        \
  X (WORDS)                                                                                        \
  X (WORD_LENGTH)                                                                                  \
  X (LINK_SHARE)                                                                                   \
  X (LINKS)                                                                                        \
  X (SENTENCES)                                                                                    \
  X (COMMAS)                                                                                       \
  X (DIGIT_SHARE)                                                                                  \
  X (CAPITAL_SHARE)                                                                                \
  X (TITLED_SHARE)                                                                                 \
  X (MARKS)                                                                                        \
  X (YEARS)                                                                                        \
  X (DATE)                                                                                         \
  X (STRONG_SHARE)                                                                                 \
  X (EMPHASIS_SHARE)                                                                               \
  X (SMALL_SHARE)                                                                                  \
  X (FIRST)                                                                                        \
  X (LAST)                                                                                         \
  X (TOPIC)                                                                                        \
  X (TOPIC_REST)                                                                                   \
  X (PUBLISHER_WORDS)                                                                              \
  X (ADDRESS_WORDS)                                                                                \
  X (OUTWARD_LINKS)                                                                                \
  X (INWARD_LINKS)                                                                                 \
  /* Its element, and those around it in the order of DOSSIER_LINE_IN_*. */                        \
  X (TAG)                                                                                          \
  X (HEADING)                                                                                      \
  X (IN_PARAGRAPH)                                                                                 \
  X (IN_HEADING)                                                                                   \
  X (IN_ITEM)                                                                                      \
  X (IN_QUOTE)                                                                                     \
  X (IN_CELL)                                                                                      \
  X (IN_CAPTION)                                                                                   \
  X (IN_ASIDE)                                                                                     \
  X (IN_FOOTER)                                                                                    \
  X (IN_HEADER)                                                                                    \
  X (IN_FORM)                                                                                      \
  X (IN_CODE)                                                                                      \
  /* Of each hint, the share of running text in the innermost element that gives it. */            \
  X (HINT_BODY)                                                                                    \
  X (HINT_ARTICLE)                                                                                 \
  X (HINT_LEAD)                                                                                    \
  X (HINT_CAPTION)                                                                                 \
  X (HINT_BYLINE)                                                                                  \
  X (HINT_BIO)                                                                                     \
  X (HINT_TAGS)                                                                                    \
  X (HINT_SHARE)                                                                                   \
  X (HINT_RELATED)                                                                                 \
  X (HINT_COMMENTS)                                                                                \
  X (HINT_LETTER)                                                                                  \
  X (HINT_ADVERT)                                                                                  \
  X (HINT_NAVIGATION)                                                                              \
  X (HINT_MARGIN)                                                                                  \
  X (HINT_POPUP)                                                                                   \
  X (HINT_HIDDEN)                                                                                  \
  X (HINT_WIDGET)                                                                                  \
  X (HINT_PULL_QUOTE)                                                                              \
  /* Where it stands. */                                                                           \
  X (IN_ROOT)                                                                                      \
  X (IN_MAIN)                                                                                      \
  X (UP)                                                                                           \
  X (DOWN)                                                                                         \
  X (FROM_FIRST)                                                                                   \
  X (FROM_LAST)                                                                                    \
  X (TEXT_BEFORE)                                                                                  \
  X (TEXT_AFTER)                                                                                   \
  X (SINCE_RUNNING)                                                                                \
  X (UNTIL_RUNNING)                                                                                \
  X (SINCE_TITLE)                                                                                  \
  X (ROOT_TEXT)                                                                                    \
  X (ROOT_LINES)                                                                                   \
  X (ROOT_LINKS)                                                                                   \
  /* Its section. */                                                                               \
  X (SECTION_TAG)                                                                                  \
  X (SECTION_LINES)                                                                                \
  X (SECTION_CHARS)                                                                                \
  X (SECTION_LINKS)                                                                                \
  X (SECTION_SHARE)                                                                                \
  X (SECTION_FIRST)                                                                                \
  X (SECTION_TOPIC)                                                                                \
  X (SECTION_LABELS)                                                                               \
  X (SECTION_IMAGES)                                                                               \
  X (SECTION_KIN)                                                                                  \
  X (SECTION_WORDS)                                                                                \
  /* Its box. */                                                                                   \
  X (BOX_TAG)                                                                                      \
  X (BOX_LINES)                                                                                    \
  X (BOX_CHARS)                                                                                    \
  X (BOX_LINKS)                                                                                    \
  X (BOX_SHARE)                                                                                    \
  X (BOX_FIRST)                                                                                    \
  X (BOX_TOPIC)                                                                                    \
  X (BOX_LABELS)                                                                                   \
  /* Its kin. */                                                                                   \
  X (KIN_LINES)                                                                                    \
  X (KIN_SHARE)                                                                                    \
  X (KIN_LINKS)                                                                                    \
  X (KIN_LENGTH)                                                                                   \
  /* What stands before and after. */                                                              \
  X (SINCE_HEADING)                                                                                \
  X (HEADING_TOPIC)                                                                                \
  X (HEADING_ABOVE)                                                                                \
  X (SINCE_LABEL)                                                                                  \
  X (LABEL_ABOVE)                                                                                  \
  X (LABELS_BEFORE)                                                                                \
  X (LABELS_AFTER)                                                                                 \
  X (WORDS_BEFORE)                                                                                 \
  X (WORDS_AFTER)                                                                                  \
  X (LAST_BEFORE)                                                                                  \
  X (FIRST_AFTER)                                                                                  \
  X (CHARS_BEFORE_2)                                                                               \
  X (CHARS_BEFORE_1)                                                                               \
  X (CHARS_AFTER_1)                                                                                \
  X (CHARS_AFTER_2)                                                                                \
  X (LINKS_BEFORE_2)                                                                               \
  X (LINKS_BEFORE_1)                                                                               \
  X (LINKS_AFTER_1)                                                                                \
  X (LINKS_AFTER_2)                                                                                \
  X (TAG_BEFORE_2)                                                                                 \
  X (TAG_BEFORE_1)                                                                                 \
  X (TAG_AFTER_1)                                                                                  \
  X (TAG_AFTER_2)                                                                                  \
  X (TOPIC_BEFORE_2)                                                                               \
  X (TOPIC_BEFORE_1)                                                                               \
  X (TOPIC_AFTER_1)                                                                                \
  X (TOPIC_AFTER_2)                                                                                \
  /* What agrees with it. */                                                                       \
  X (IS_TITLE)                                                                                     \
  X (TITLE_WORDS)                                                                                  \
  X (LEAD_WORDS)                                                                                   \
  X (BYLINE_WORDS)                                                                                 \
  X (BODY_WORDS)                                                                                   \
  X (REPEATS)                                                                                      \
  /* What stands along the lines. */                                                               \
  X (IN_POST)                                                                                      \
  X (MEDIA_BEFORE)                                                                                 \
  X (MEDIA_AFTER)                                                                                  \
  X (DATES_BEFORE)                                                                                 \
  X (DATES_NEAR)                                                                                   \
  X (CALLS_BEFORE)                                                                                 \
  X (SECTION_ABOVE)                                                                                \
  X (BOX_ABOVE)

typedef enum
{
#define DOSSIER_LINE_FEATURE_ENTRY(name) DOSSIER_FEATURE_##name,
  DOSSIER_LINE_FEATURES (DOSSIER_LINE_FEATURE_ENTRY)
#undef DOSSIER_LINE_FEATURE_ENTRY
      DOSSIER_N_FEATURES
} DossierLineFeature;

typedef gint16 DossierLineRow[DOSSIER_N_FEATURES];

/* What the page says about its article outside the text; each NULL when unknown. */
typedef struct
{
  const char *title;
  const char *lead;
  const char *byline;
  const char *body;
} DossierLineFacts;

/**
 * DossierLineTable:
 * @first: the line of the page that the first row is about
 * @n_rows: how many lines
 * @rows: (array length=n_rows): their features
 * @texts: their words
 */
typedef struct
{
  guint             first;
  guint             n_rows;
  DossierLineRow   *rows;
  DossierLineTexts *texts;
} DossierLineTable;

/**
 * dossier_line_table_new:
 * @root: the element that holds the article, as far as is known
 *
 * Describes the lines of @root and some before and after it. Linear in the page's size.
 */
DossierLineTable      *
dossier_line_table_new (const DossierPage *page, guint root, const DossierLineFacts *facts);
void dossier_line_table_free (DossierLineTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLineTable, dossier_line_table_free)

G_END_DECLS
