/* dossier-line-topic.h: what the words that a line opens with are about: adverts, sharing, comments
 * …
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierTopic:
 * @DOSSIER_TOPIC_ADVERT: paid for
 * @DOSSIER_TOPIC_RELATED: other articles
 * @DOSSIER_TOPIC_SHARE: sharing and following
 * @DOSSIER_TOPIC_LETTER: newsletters, subscriptions, accounts
 * @DOSSIER_TOPIC_COMMENTS: what readers wrote
 * @DOSSIER_TOPIC_TAGS: topics it is filed under
 * @DOSSIER_TOPIC_BYLINE: who wrote it, and when
 * @DOSSIER_TOPIC_CREDIT: who took a picture
 * @DOSSIER_TOPIC_SOURCE: where it comes from, and whose it is
 * @DOSSIER_TOPIC_BIO: who the author is
 * @DOSSIER_TOPIC_CONTROL: what a button does
 * @DOSSIER_TOPIC_FEEDBACK: what readers are asked
 * @DOSSIER_TOPIC_LEGAL: what the publisher does not answer for
 * @DOSSIER_TOPIC_CONTENTS: a table of contents or a summary
 *
 * None of them alone makes a line furniture: an article may begin a sentence with "More".
 */
typedef enum
{
  DOSSIER_TOPIC_NONE,
  DOSSIER_TOPIC_ADVERT,
  DOSSIER_TOPIC_RELATED,
  DOSSIER_TOPIC_SHARE,
  DOSSIER_TOPIC_LETTER,
  DOSSIER_TOPIC_COMMENTS,
  DOSSIER_TOPIC_TAGS,
  DOSSIER_TOPIC_BYLINE,
  DOSSIER_TOPIC_CREDIT,
  DOSSIER_TOPIC_SOURCE,
  DOSSIER_TOPIC_BIO,
  DOSSIER_TOPIC_CONTROL,
  DOSSIER_TOPIC_FEEDBACK,
  DOSSIER_TOPIC_LEGAL,
  DOSSIER_TOPIC_CONTENTS,
} DossierTopic;

/**
 * dossier_line_topic_find:
 * @line: (array length=length): valid UTF-8
 * @rest: (out): bytes of @line behind the words that told, punctuation left out; zero when they are
 *   all of it
 *
 * The longest phrase of the tables that @line opens with decides; comments and shares may be
 * counted before. Any thread.
 */
DossierTopic dossier_line_topic_find (const char *line, gsize length, gsize *rest);

G_END_DECLS
