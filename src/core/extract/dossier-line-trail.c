/* dossier-line-trail.c: walks once along the lines and the nodes between them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-line-trail.h"
#include "core/extract/dossier-line-layout.h"
#include "core/extract/dossier-post.h"
#include "core/extract/dossier-printed-date.h"

/* A longer line may tell a date beside other things. */
#define MAX_DATE_BYTES 100
/* Levels between the words of a post and the quotation that holds them. */
#define MAX_POST_LEVELS 8

static gboolean
is_medium (guint tag)
{
  switch (tag)
    {
    case DOSSIER_TAG_IMG:
    case DOSSIER_TAG_AMP_IMG:
    case DOSSIER_TAG_PICTURE:
    case DOSSIER_TAG_VIDEO:
    case DOSSIER_TAG_IFRAME:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
has_date (const DossierLineTexts *texts, const DossierLineText *text)
{
  DossierPrintedDate date;

  return text->n_digits > 0 && text->length <= MAX_DATE_BYTES &&
         dossier_printed_date_find (texts->text->str + text->start, text->length, NULL, &date);
}

static gboolean
is_in_post (const DossierPage *page, guint node)
{
  const DossierHtmlTree *tree = page->tree;

  for (guint i = 0; i < MAX_POST_LEVELS && node != 0; i++, node = tree->nodes[node].parent)
    if (tree->nodes[node].tag == DOSSIER_TAG_BLOCKQUOTE && dossier_post_is_post (page, node))
      return TRUE;
  return FALSE;
}

static void
read_lines (DossierLineTrail *self, const DossierPage *page, const DossierLineTexts *texts)
{
  for (guint i = 0; i < self->n_lines; i++)
    {
      const DossierLine     *line = &g_array_index (page->lines, DossierLine, self->first + i);
      const DossierLineText *text = &g_array_index (texts->lines, DossierLineText, self->first + i);

      self->n_dates[i + 1] = self->n_dates[i] + has_date (texts, text);
      self->n_calls[i + 1] = self->n_calls[i] + (text->topic == DOSSIER_TOPIC_COMMENTS &&
                                                 dossier_line_is_label (text));
      self->is_post[i] = (line->tags & DOSSIER_LINE_IN_QUOTE) && is_in_post (page, line->container);
    }
}

static void
count_media (DossierLineTrail *self, const DossierPage *page)
{
  const DossierHtmlTree *tree = page->tree;
  guint from = self->first > 0 ? g_array_index (page->lines, DossierLine, self->first - 1).node : 1;
  guint end = self->first + self->n_lines;
  guint to =
      end < page->lines->len ? g_array_index (page->lines, DossierLine, end).node : tree->n_nodes;
  guint line = 0;

  for (guint i = from; i < to; i++)
    {
      while (line < self->n_lines &&
             g_array_index (page->lines, DossierLine, self->first + line).node <= i)
        line++;
      self->n_media[line] += is_medium (tree->nodes[i].tag);
    }
}

DossierLineTrail *
dossier_line_trail_new (const DossierPage      *page,
                        const DossierLineTexts *texts,
                        guint                   first,
                        guint                   end)
{
  DossierLineTrail *self = g_new0 (DossierLineTrail, 1);

  self->first = first;
  self->n_lines = end - first;
  self->n_media = g_new0 (guint32, self->n_lines + 1);
  self->n_dates = g_new0 (guint32, self->n_lines + 1);
  self->n_calls = g_new0 (guint32, self->n_lines + 1);
  self->is_post = g_new0 (guint8, self->n_lines + 1);
  read_lines (self, page, texts);
  count_media (self, page);
  return self;
}

void
dossier_line_trail_free (DossierLineTrail *self)
{
  if (self == NULL)
    return;
  g_free (self->n_media);
  g_free (self->n_dates);
  g_free (self->n_calls);
  g_free (self->is_post);
  g_free (self);
}

guint
dossier_line_trail_count_dates (const DossierLineTrail *self, gint64 from, gint64 to)
{
  gint64 last = (gint64) self->n_lines;

  from = CLAMP (from - self->first, 0, last);
  to = CLAMP (to - self->first, 0, last);
  return from < to ? self->n_dates[to] - self->n_dates[from] : 0;
}
