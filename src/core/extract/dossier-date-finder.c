/* dossier-date-finder.c: chooses between the dates of a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-date-finder.h"
#include "core/extract/dossier-date-words.h"
#include "core/extract/dossier-line-topic.h"

#include <string.h>

/* A longer line is running text and may speak of any day. */
#define MAX_DATE_LINE 200
/* Behind so much of a line a date is not what the line is for. */
#define MAX_LEADING_BYTES 90
/* A longer line is no label of the date below it. */
#define MAX_LABEL 40
/* Text behind the headline before which nobody has commented yet: there, the words lead to what was
 * said below. */
#define MIN_COMMENTED 400
/* Elements around a date that may say that they hold comments. */
#define MAX_CLIMB 24
/* What the signs of a date are worth. */
#define MARK_SCORE      30
#define PUBLISHED_SCORE 30
#define MODIFIED_SCORE  10
#define ALONE_SCORE     20
#define MIN_SCORE       8
/* What is taken when there is nothing better. */
#define LAST_SCORE -16

/* Names of meta elements, the most trusted first. */
static const char *const PUBLISHED_KEYS[] = { "article:published_time",
                                              "og:published_time",
                                              "datepublished",
                                              "parsely-pub-date",
                                              "sailthru.date",
                                              "og:article:published_time",
                                              "article:published",
                                              "article.published",
                                              "published_time",
                                              "article_date_original",
                                              "publish-date",
                                              "publish_date",
                                              "publishdate",
                                              "published-date",
                                              "publication_date",
                                              "publicationdate",
                                              "pubdate",
                                              "dc.date.issued",
                                              "dcterms.issued",
                                              "dcterms.created",
                                              "dc.date.created",
                                              "datecreated",
                                              "dc.date",
                                              "dcterms.date",
                                              "date",
                                              "citation_publication_date",
                                              "cxenseparse:recs:publishtime",
                                              "cxenseparse:publishtime",
                                              "rnews:datepublished",
                                              "displaydate",
                                              "originalpublicationdate",
                                              "ptime",
                                              "timestamp",
                                              "created" };
static const char *const MODIFIED_KEYS[] = { "article:modified_time",
                                             "og:updated_time",
                                             "datemodified",
                                             "dcterms.modified",
                                             "dc.date.modified",
                                             "article:modified",
                                             "last-modified",
                                             "lastmod",
                                             "last_modified",
                                             "utime",
                                             "modified",
                                             "revised",
                                             "updated_time",
                                             "dateupdated" };

typedef struct
{
  const DossierMetadataSource *source;
  guint32                      comments; /* the node that they begin at; G_MAXUINT32 for none */
  char                        *printed;
  int                          score;
  char                        *changed;
  int                          changed_score;
  char                        *last;
  int                          last_score;
} Finder;

/* Distance from the headline, in bytes of text, and what it takes off. */
static const struct
{
  int distance;
  int penalty;
} PENALTIES[] = { { -2000, 40 }, { -300, 30 }, { -80, 12 }, { 0, 4 },
                  { 600, 0 },    { 1500, 4 },  { 4000, 12 } };

static char *
parse (const Finder *self, const char *text)
{
  DossierPrintedDate found;

  if (text == NULL ||
      !dossier_printed_date_find (text, strlen (text), &self->source->habit, &found))
    return NULL;
  return g_strdup (found.iso);
}

static char *
find_meta (const Finder *self, const char *const *keys, gsize n_keys)
{
  for (gsize i = 0; i < n_keys; i++)
    {
      char *date = parse (self, g_hash_table_lookup (self->source->meta, keys[i]));

      if (date != NULL)
        return date;
    }
  return NULL;
}

/* Any meta element whose name speaks of publishing. */
static char *
find_named_meta (const Finder *self)
{
  GHashTableIter iter;
  gpointer       key;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->source->meta);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      char *date = NULL;

      if ((strstr (key, "publish") != NULL || strstr (key, "pubdate") != NULL) &&
          strlen (value) < 64)
        date = parse (self, value);
      if (date != NULL)
        return date;
    }
  return NULL;
}

/* A line that announces what readers wrote, on a page whose names do not say so. */
static gboolean
opens_comments (const DossierSourceLine *line)
{
  gsize rest = 0;

  return line->distance >= MIN_COMMENTED && (line->marks & DOSSIER_MARK_LINK) == 0 &&
         dossier_line_topic_find (line->text, strlen (line->text), &rest) ==
             DOSSIER_TOPIC_COMMENTS &&
         rest == 0;
}

/* When somebody commented says nothing of when the article came out. What holds most of the page is
 * no box of comments, whatever its name. */
static gboolean
is_in_comments (const Finder *self, guint node)
{
  const DossierPage *page = self->source->page;
  const guint32     *text_before = self->source->text_before;

  if (node >= self->comments)
    return TRUE;
  for (guint n = 0; node != 0 && n < MAX_CLIMB; n++)
    {
      guint32 size = text_before[page->tree->nodes[node].end] - text_before[node];

      if ((page->hints[node] & DOSSIER_HINT_COMMENTS) != 0 &&
          size * 2 <= text_before[page->tree->n_nodes])
        return TRUE;
      node = page->tree->nodes[node].parent;
    }
  return FALSE;
}

static char *
read_attributes (const Finder *self, guint node)
{
  static const char *const NAMES[] = { "datetime",  "content",        "data-datetime", "data-date",
                                       "data-time", "data-timestamp", "title" };

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      const char *value = dossier_metadata_source_get_attribute (self->source, node, NAMES[i]);
      char       *date = value != NULL && strlen (value) < 64 ? parse (self, value) : NULL;

      if (date != NULL)
        return date;
    }
  return NULL;
}

static char *
find_property (const Finder *self, const char *property)
{
  const DossierHtmlTree *tree = self->source->page->tree;

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const char *value = NULL;
      char       *date;

      if (tree->nodes[i].n_attributes == 0)
        continue;
      value = dossier_metadata_source_get_attribute (self->source, i, "itemprop");
      if (value == NULL)
        value = dossier_metadata_source_get_attribute (self->source, i, "property");
      if (value == NULL || !g_str_has_suffix (value, property) ||
          (self->source->marks[i] & DOSSIER_MARK_ASIDE) || is_in_comments (self, i))
        continue;
      date = read_attributes (self, i);
      if (date == NULL &&
          self->source->text_before[tree->nodes[i].end] - self->source->text_before[i] <
              MAX_DATE_LINE)
        {
          g_autofree char *text = dossier_metadata_source_dup_text (self->source, i);

          date = parse (self, text);
        }
      if (date != NULL)
        return date;
    }
  return NULL;
}

/* Bytes of "2023/12/22", "2023-dec-22" or "20231222" at @p; zero for no. */
static gsize
measure_day (const char *p)
{
  gsize n = strspn (p, "0123456789");
  gsize n_month;
  gsize n_day;

  if (!g_str_has_prefix (p, "19") && !g_str_has_prefix (p, "20"))
    return 0;
  if (n == 8)
    return 8;
  if (n != 4 || p[4] == '\0' || strchr ("/-_.", p[4]) == NULL)
    return 0;
  for (n_month = 0; n_month < 9 && g_ascii_isalnum (p[5 + n_month]);)
    n_month++;
  if (n_month == 0 || p[5 + n_month] == '\0' || strchr ("/-_.", p[5 + n_month]) == NULL)
    return 0;
  n_day = strspn (p + 6 + n_month, "0123456789");
  return n_day == 1 || n_day == 2 ? 6 + n_month + n_day : 0;
}

static char *
find_in_address (const Finder *self)
{
  const char *path = self->source->url != NULL ? strstr (self->source->url, "://") : NULL;

  path = path != NULL ? strchr (path + 3, '/') : NULL;
  for (; path != NULL && *path != '\0'; path++)
    {
      gsize              length = g_ascii_isalnum (*path) ? 0 : measure_day (path + 1);
      g_autofree char   *part = NULL;
      DossierPrintedDate found;

      if (length == 0)
        continue;
      part = g_strdelimit (g_strndup (path + 1, length), "_/.", '-');
      if (dossier_printed_date_find (part, length, NULL, &found) && found.start == 0)
        return g_strndup (found.iso, 10);
    }
  return NULL;
}

static int
find_penalty (int distance)
{
  for (guint i = 0; i < G_N_ELEMENTS (PENALTIES); i++)
    if (distance < PENALTIES[i].distance)
      return PENALTIES[i].penalty;
  return 26;
}

/* How many days from @a to @b, both "2023-12-22…". */
static int
count_days (const char *a, const char *b)
{
  GDate days[2];

  for (guint i = 0; i < 2; i++)
    {
      const char *p = i == 0 ? a : b;

      g_date_set_dmy (&days[i],
                      (GDateDay) g_ascii_strtoull (p + 8, NULL, 10),
                      (GDateMonth) g_ascii_strtoull (p + 5, NULL, 10),
                      (GDateYear) g_ascii_strtoull (p, NULL, 10));
    }
  return g_date_days_between (&days[0], &days[1]);
}

/* What is printed. */

/* The time element that a line stands in: its attribute is more exact than its text. */
static char *
read_time_element (const Finder *self, const DossierSourceLine *line)
{
  const DossierHtmlTree *tree = self->source->page->tree;

  for (guint node = line->first, n = 0; node != 0 && n < 4; n++)
    {
      if (tree->nodes[node].tag == DOSSIER_TAG_TIME)
        return read_attributes (self, node);
      node = tree->nodes[node].parent;
    }
  return NULL;
}

static void
offer (char **best, int *best_score, const char *date, int score)
{
  if (score <= *best_score)
    return;
  g_free (*best);
  *best = g_strdup (date);
  *best_score = score;
}

/* How much a line looks as if it were there for its date. */
static int
score_line (const DossierSourceLine *line, const DossierPrintedDate *date)
{
  gsize n_others = strlen (line->text) - (date->end - date->start);
  int   score = -find_penalty (line->distance);

  if (line->marks & DOSSIER_MARK_DATE)
    score += MARK_SCORE;
  if (n_others < 40)
    score += ALONE_SCORE;
  else if (n_others < 90)
    score += ALONE_SCORE / 2;
  if (line->marks & (DOSSIER_MARK_AUTHOR | DOSSIER_MARK_PERSON))
    score += ALONE_SCORE;
  if (line->marks & DOSSIER_MARK_ASIDE)
    score -= line->distance > -60 && line->distance < 1000 ? 14 : 34;
  return score;
}

static void
weigh (Finder                   *self,
       const DossierSourceLine  *line,
       const DossierPrintedDate *date,
       DossierDateWord           word)
{
  g_autofree char *exact = date->start == 0 ? read_time_element (self, line) : NULL;
  /* Templates leave days of their own in the attribute. */
  const char *iso = exact != NULL && ABS (count_days (exact, date->iso)) <= 1 ? exact : date->iso;
  int         score = score_line (line, date);
  gboolean    is_modified =
      word == DOSSIER_DATE_WORD_MODIFIED ||
      (word == DOSSIER_DATE_WORD_NONE && (line->marks & DOSSIER_MARK_MODIFIED) != 0);

  if (word == DOSSIER_DATE_WORD_PUBLISHED)
    score += PUBLISHED_SCORE;
  else if (is_modified)
    score += MODIFIED_SCORE;
  if (word == DOSSIER_DATE_WORD_OTHER)
    return;
  if (score < MIN_SCORE)
    {
      if (!(line->marks & DOSSIER_MARK_ASIDE))
        offer (&self->last, &self->last_score, iso, score);
      return;
    }
  if (is_modified)
    offer (&self->changed, &self->changed_score, iso, score);
  else
    offer (&self->printed, &self->score, iso, score);
}

/* What a line says that has no date itself, as a label of the one below it. */
static DossierDateWord
read_label (const DossierSourceLine *line)
{
  gsize length = line != NULL ? strlen (line->text) : 0;

  return length > 0 && length < MAX_LABEL ? dossier_date_words_find (line->text, length)
                                          : DOSSIER_DATE_WORD_NONE;
}

static void
read_line (Finder *self, const DossierSourceLine *line, const DossierSourceLine *before)
{
  gsize              length = strlen (line->text);
  gsize              from = 0;
  DossierPrintedDate date;

  /* Two dates a line: published and changed. */
  for (guint n = 0; n < 3 && from < length; n++)
    {
      DossierDateWord word;

      if (!dossier_printed_date_find (line->text + from,
                                      length - from,
                                      &self->source->habit,
                                      &date) ||
          date.start > MAX_LEADING_BYTES)
        return;
      if (is_in_comments (self, line->first))
        return;
      word = dossier_date_words_find (line->text + from, date.start);
      if (from == 0 && date.start == 0)
        word = read_label (before);
      weigh (self, line, &date, word);
      from += date.end;
    }
}

static void
find_printed (Finder *self)
{
  const GArray            *lines = self->source->lines;
  const DossierSourceLine *before = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const DossierSourceLine *line = &g_array_index (lines, DossierSourceLine, i);

      if (self->comments == G_MAXUINT32 && opens_comments (line))
        self->comments = line->first;
      if (strlen (line->text) <= MAX_DATE_LINE)
        read_line (self, line, before);
      before = line;
    }
}

/* Time elements whose text is no date ("two hours ago") or that are empty. */
static char *
find_time_element (const Finder *self)
{
  const DossierHtmlTree *tree = self->source->page->tree;
  char                  *before = NULL;

  for (guint i = 1; i < tree->n_nodes; i++)
    {
      char *date = NULL;

      if (tree->nodes[i].tag == DOSSIER_TAG_TIME &&
          !(self->source->marks[i] & (DOSSIER_MARK_ASIDE | DOSSIER_MARK_MODIFIED)) &&
          !is_in_comments (self, i))
        date = read_attributes (self, i);
      if (date == NULL)
        continue;
      if (i > self->source->heading)
        {
          g_free (before);
          return date;
        }
      g_free (before);
      before = date;
    }
  return before;
}

/* A page that gives universal time may mean the day before or after. */
static char *
settle_day (char *date, const char *local)
{
  gboolean is_universal = g_str_has_suffix (date, "Z") || g_str_has_suffix (date, "+00:00");

  if (local == NULL || (strlen (date) > 10 && !is_universal) || ABS (count_days (date, local)) != 1)
    return date;
  g_free (date);
  return g_strndup (local, 10);
}

/* Some systems declare the day of the last upload to be that of publishing as well as of changing;
 * what they print near the headline is older. */
static gboolean
is_upload_day (const Finder *self, const char *declared)
{
  g_autofree char *modified = parse (self, self->source->structured->modified);

  return self->printed != NULL && self->score >= ALONE_SCORE && modified != NULL &&
         ABS (count_days (declared, modified)) <= 2 && count_days (self->printed, declared) > 2;
}

static char *
choose_published (Finder *self)
{
  g_autofree char *address = find_in_address (self);
  char            *date = parse (self, self->source->structured->published);

  if (date == NULL)
    date = find_meta (self, PUBLISHED_KEYS, G_N_ELEMENTS (PUBLISHED_KEYS));
  if (date == NULL)
    date = find_property (self, "datePublished");
  if (date != NULL && address == NULL && is_upload_day (self, date))
    {
      g_free (date);
      return g_strdup (self->printed);
    }
  if (date != NULL)
    return settle_day (date, address);
  if (address != NULL)
    return g_steal_pointer (&address);
  if (self->printed != NULL && self->score >= MARK_SCORE)
    return g_strdup (self->printed);
  date = find_named_meta (self);
  if (date == NULL)
    date = g_strdup (self->printed);
  if (date == NULL)
    date = g_strdup (self->changed);
  if (date == NULL)
    date = find_time_element (self);
  return date;
}

static char *
choose_modified (Finder *self)
{
  char *date = parse (self, self->source->structured->modified);

  if (date == NULL)
    date = find_meta (self, MODIFIED_KEYS, G_N_ELEMENTS (MODIFIED_KEYS));
  if (date == NULL)
    date = find_property (self, "dateModified");
  if (date == NULL)
    date = g_strdup (self->changed);
  return date;
}

void
dossier_date_find (const DossierMetadataSource *source, char **published, char **modified)
{
  Finder finder = { .source = source, .comments = G_MAXUINT32, .last_score = LAST_SCORE };

  find_printed (&finder);
  *published = choose_published (&finder);
  *modified = choose_modified (&finder);
  if (*published == NULL)
    *published = g_strdup (*modified);
  if (*published == NULL)
    *published = g_strdup (finder.last);
  g_free (finder.last);
  g_free (finder.printed);
  g_free (finder.changed);
}
