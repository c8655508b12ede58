/* dossier-byline-finder.c: chooses between declared authors and the printed byline.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-byline-finder.h"
#include "core/extract/dossier-byline.h"
#include "core/extract/dossier-byline-words.h"
#include "core/extract/dossier-headline.h"

#include <string.h>

/* A longer line is no byline. */
#define MAX_BYLINE_BYTES 260
/* What the signs of a byline are worth. */
#define OPENER_SCORE 40
#define AUTHOR_SCORE 40
#define PERSON_SCORE 25
/* From here on what is printed is believed. */
#define STRONG_SCORE 40
#define WEAK_SCORE   12
/* A byline behind a date stands so near, in so short a line. */
#define MAX_INNER_DISTANCE 900
#define MAX_INNER_BYTES    160
/* Lines that belong to one byline. */
#define MAX_GROUP 8

/* Names of meta elements, the most trusted first. */
static const char *const AUTHOR_KEYS[] = {
  "author",          "article:author_name", "parsely-author",
  "sailthru.author", "cxenseparse:author",  "dc.creator",
  "dcterms.creator", "dc.contributor",      "byl",
  "citation_author", "article:author",      "authors",
  "article.author",  "og:article:author",   "vr:author",
  "creator",         "article-author",      "page-author",
  "twitter:data1",
};

typedef struct
{
  const DossierMetadataSource *source;
  /* (element-type utf8) */
  GPtrArray *names;
  int        score;
  /* Whether several names are surely several people, and not one with an employer. */
  gboolean is_list;
} Printed;

/* Distance from the headline, in bytes of text, and what it takes off. */
static const struct
{
  int distance;
  int penalty;
} PENALTIES[] = { { -3000, 40 }, { -400, 14 }, { 0, 6 }, { 900, 0 }, { 2500, 8 }, { 6000, 18 } };

static gboolean
is_address (const char *text)
{
  return strstr (text, "://") != NULL || g_str_has_prefix (text, "www.") || *text == '/' ||
         *text == '@' || *text == '#';
}

static gboolean
is_site (const char *name, const char *site, const char *host)
{
  g_autofree char *key = dossier_headline_dup_key (name);
  g_autofree char *site_key = site != NULL ? dossier_headline_dup_key (site) : NULL;
  g_autofree char *host_key = host != NULL ? dossier_headline_dup_key (host) : NULL;

  if (site_key != NULL &&
      (strcmp (key, site_key) == 0 || (strlen (key) > 5 && strstr (site_key, key) != NULL)))
    return TRUE;
  return host_key != NULL && strlen (key) > 3 && g_str_has_prefix (host_key, key);
}

/* "Guardian staff": somebody of the site. */
static gboolean
is_group (const char *name)
{
  const char      *last = strrchr (name, ' ');
  g_autofree char *lower = last != NULL ? g_utf8_strdown (last + 1, -1) : NULL;

  return lower != NULL && (strcmp (lower, "team") == 0 || dossier_byline_words_is_group (lower));
}

static gboolean
names_only_site (const Printed *self, const GPtrArray *names, const char *site)
{
  for (guint i = 0; i < names->len; i++)
    if (!is_site (names->pdata[i], site, self->source->host) && !is_group (names->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
add_declared (GPtrArray *names, const char *text)
{
  g_autofree char *clean = dossier_metadata_source_clean (text);

  if (clean != NULL && !is_address (clean))
    dossier_byline_add_names (names, clean);
}

static void
add_strv (GPtrArray *names, char **texts)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    add_declared (names, texts[i]);
}

/* What meta elements say, the first that says a name; then any that is named for authors. */
static void
add_meta (const DossierMetadataSource *source, GPtrArray *names)
{
  GHashTableIter iter;
  gpointer       key;
  gpointer       value;

  for (guint i = 0; i < G_N_ELEMENTS (AUTHOR_KEYS) && names->len == 0; i++)
    add_declared (names, g_hash_table_lookup (source->meta, AUTHOR_KEYS[i]));
  g_hash_table_iter_init (&iter, source->meta);
  while (names->len == 0 && g_hash_table_iter_next (&iter, &key, &value))
    if (g_str_has_suffix (key, "author") || g_str_has_suffix (key, "author_name") ||
        g_str_has_suffix (key, "author-name"))
      add_declared (names, value);
}

/* What is printed. */

/* Text of those parts of a line that have all of @marks. */
static char *
dup_marked_text (const DossierMetadataSource *source, const DossierSourceLine *line, guint32 marks)
{
  const DossierHtmlTree *tree = source->page->tree;
  GString               *out = g_string_new (NULL);

  for (guint i = line->first; i < line->end; i++)
    {
      const DossierHtmlNode *node = &tree->nodes[i];

      if (node->tag != DOSSIER_TAG_TEXT || (source->marks[i] & marks) != marks)
        continue;
      if (out->len > 0)
        g_string_append_c (out, DOSSIER_SOURCE_PART);
      g_string_append_len (out, tree->strings + node->text, node->text_length);
    }
  return g_string_free (out, FALSE);
}

/* Whether people are joined by a word and not by a comma, behind which an employer may stand. */
static gboolean
has_and (const char *text)
{
  static const char *const JOINERS[] = { " and ", " & ", " und ", " et ", " y ", " e " };

  for (guint i = 0; i < G_N_ELEMENTS (JOINERS); i++)
    if (strstr (text, JOINERS[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* The names behind "and", where the last of @names stands before it in @text. */
static void
add_joined (GPtrArray *names, const char *text)
{
  static const char *const JOINERS[] = { "and ", "& ", "und ", "et ", "y ", "og ", "och " };
  const char              *last = names->pdata[names->len - 1];
  const char              *rest = g_strrstr (text, last);

  if (rest == NULL)
    return;
  rest += strlen (last);
  rest += strspn (rest, " ,\x1f");
  for (guint i = 0; i < G_N_ELEMENTS (JOINERS); i++)
    if (g_str_has_prefix (rest, JOINERS[i]))
      {
        dossier_byline_add_printed (names, rest + strlen (JOINERS[i]));
        return;
      }
}

/* Links to people first: what stands beside them is their role. */
static void
add_line (const DossierMetadataSource *source, const DossierSourceLine *line, GPtrArray *names)
{
  g_autofree char *text = NULL;

  if (line->marks & DOSSIER_MARK_PERSON)
    {
      text = dup_marked_text (source, line, DOSSIER_MARK_PERSON);
      dossier_byline_add_printed (names, text);
      /* "By [Ann Example] and Bo Muster" */
      if (names->len > 0)
        add_joined (names, line->text);
      if (names->len > 0)
        return;
      g_clear_pointer (&text, g_free);
    }
  if (line->marks & DOSSIER_MARK_AUTHOR)
    {
      text = dup_marked_text (source, line, DOSSIER_MARK_AUTHOR);
      dossier_byline_add_printed (names, text);
      if (names->len > 0)
        return;
    }
  dossier_byline_add_printed (names, line->text);
}

static int
find_penalty (int distance)
{
  for (guint i = 0; i < G_N_ELEMENTS (PENALTIES); i++)
    if (distance < PENALTIES[i].distance)
      return PENALTIES[i].penalty;
  return 28;
}

/* How much a line looks like a byline by what stands around the name; 0 for not at all. */
static int
score_line (const DossierSourceLine *line)
{
  const char         *rest;
  DossierBylineOpener opener = dossier_byline_read_opener (line->text, &rest);
  int                 score = 0;

  if (strlen (line->text) > MAX_BYLINE_BYTES || opener == DOSSIER_BYLINE_OPENER_OTHER)
    return 0;
  if (opener == DOSSIER_BYLINE_OPENER_AUTHOR)
    score += OPENER_SCORE;
  if (line->marks & DOSSIER_MARK_AUTHOR)
    score += AUTHOR_SCORE;
  if (line->marks & DOSSIER_MARK_PERSON)
    score += PERSON_SCORE;
  if (line->marks & DOSSIER_MARK_ASIDE)
    score -= 30;
  return score > 0 ? MAX (0, score - find_penalty (line->distance)) : 0;
}

/* "Reviewed by" alone: the names in the next line are not the author's. */
static gboolean
is_disowned (const GArray *lines, guint i)
{
  const char *rest;

  return i > 0 &&
         dossier_byline_read_opener (g_array_index (lines, DossierSourceLine, i - 1).text, &rest) ==
             DOSSIER_BYLINE_OPENER_OTHER &&
         rest[strspn (rest, " :\x1f")] == '\0';
}

/* "By" alone: the names stand in the next line. */
static gboolean
is_label (const DossierSourceLine *line)
{
  const char *rest;

  return dossier_byline_read_opener (line->text, &rest) == DOSSIER_BYLINE_OPENER_AUTHOR &&
         rest[strspn (rest, " :\x1f")] == '\0';
}

/* Also the names of the lines below that are marked like this one. */
static void
add_group (const Printed *self, guint first, GPtrArray *names)
{
  const GArray            *lines = self->source->lines;
  const DossierSourceLine *head = &g_array_index (lines, DossierSourceLine, first);
  guint32                  kind = head->marks & (DOSSIER_MARK_AUTHOR | DOSSIER_MARK_PERSON);

  for (guint i = first + 1; kind != 0 && i < lines->len && i < first + MAX_GROUP; i++)
    {
      const DossierSourceLine *line = &g_array_index (lines, DossierSourceLine, i);
      const char              *rest;

      if ((line->marks & kind) != kind || line->distance - head->distance > 300 ||
          dossier_byline_read_opener (line->text, &rest) == DOSSIER_BYLINE_OPENER_OTHER ||
          is_disowned (lines, i))
        return;
      /* A second element of the same kind, not the role below the name. */
      if (!(line->marks & DOSSIER_MARK_PERSON) &&
          g_strcmp0 (
              dossier_metadata_source_get_attribute (self->source, line->container, "class"),
              dossier_metadata_source_get_attribute (self->source, head->container, "class")) != 0)
        continue;
      add_line (self->source, line, names);
    }
}

/* "12 March 2024 by Ann Example" near the headline: a date or a photographer stands first. */
static void
add_inner (const DossierSourceLine *line, GPtrArray *names)
{
  const char *inner = NULL;

  if (line->distance >= 0 && line->distance < MAX_INNER_DISTANCE &&
      strlen (line->text) <= MAX_INNER_BYTES && !(line->marks & DOSSIER_MARK_ASIDE) &&
      strpbrk (line->text, "0123456789|") != NULL)
    inner = dossier_byline_find_inner (line->text);
  if (inner != NULL)
    dossier_byline_add_printed (names, inner);
}

static gboolean
is_in_heading (const DossierMetadataSource *source, const DossierSourceLine *line)
{
  return source->heading != 0 && line->first >= source->heading &&
         line->first < source->page->tree->nodes[source->heading].end;
}

static gboolean
is_surely_list (const DossierSourceLine *line)
{
  return (line->marks & DOSSIER_MARK_PERSON) != 0 || has_and (line->text);
}

static void
find_printed (Printed *self)
{
  const GArray *lines = self->source->lines;

  for (guint i = 0; i < lines->len; i++)
    {
      const DossierSourceLine *line = &g_array_index (lines, DossierSourceLine, i);
      g_autoptr (GPtrArray) names = NULL;
      gboolean is_list;
      int      score = score_line (line);
      guint    named = i;

      if (is_disowned (lines, i) || is_in_heading (self->source, line))
        continue;
      names = g_ptr_array_new_with_free_func (g_free);
      if (score > self->score)
        add_line (self->source, line, names);
      else if (OPENER_SCORE > self->score)
        add_inner (line, names);
      if (score <= self->score)
        score = names->len > 0 ? OPENER_SCORE : 0;
      if (score <= self->score)
        continue;
      if (names->len == 0 && is_label (line) && i + 1 < lines->len)
        add_line (self->source, &g_array_index (lines, DossierSourceLine, ++named), names);
      if (names->len == 0)
        continue;
      is_list =
          names->len == 1 || is_surely_list (&g_array_index (lines, DossierSourceLine, named));
      add_group (self, named, names);
      g_ptr_array_unref (self->names);
      self->names = g_steal_pointer (&names);
      self->score = score;
      self->is_list = is_list;
    }
}

/* The choice. */

static const char *
skip_honour (const char *name)
{
  static const char *const HONOURS[] = { "Dr. ", "Dr ", "Prof. ", "Prof ", "Mr. ", "Ms. " };

  for (guint i = 0; i < G_N_ELEMENTS (HONOURS); i++)
    if (g_str_has_prefix (name, HONOURS[i]))
      return name + strlen (HONOURS[i]);
  return name;
}

static gboolean
has_key (const GPtrArray *names, const char *name)
{
  g_autofree char *key = dossier_headline_dup_key (skip_honour (name));

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *other = dossier_headline_dup_key (skip_honour (names->pdata[i]));

      if (strcmp (key, other) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
shares_name (const GPtrArray *a, const GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (has_key (b, a->pdata[i]))
      return TRUE;
  return FALSE;
}

static char *
choose (const Printed *printed, const GPtrArray *declared, const char *site)
{
  gboolean is_strong = printed->names->len > 0 && printed->score >= STRONG_SCORE;
  gboolean is_nobody = declared->len == 0 || names_only_site (printed, declared, site);

  if (!printed->is_list && printed->names->len > declared->len && !is_nobody)
    is_strong = FALSE;
  if (is_strong && (is_nobody || shares_name (declared, printed->names)) &&
      !names_only_site (printed, printed->names, site))
    return dossier_byline_join (printed->names);
  if (declared->len > 0)
    return dossier_byline_join (declared);
  return printed->score >= WEAK_SCORE ? dossier_byline_join (printed->names) : NULL;
}

char *
dossier_byline_find (const DossierMetadataSource *source, const char *site)
{
  g_autoptr (GPtrArray) declared = g_ptr_array_new_with_free_func (g_free);
  Printed printed = { source, g_ptr_array_new_with_free_func (g_free), 0, FALSE };
  char   *byline;

  add_strv (declared, source->structured->authors);
  if (declared->len == 0 || names_only_site (&printed, declared, site))
    {
      g_autoptr (GPtrArray) named = g_ptr_array_new_with_free_func (g_free);

      add_meta (source, named);
      if (named->len > 0 && (declared->len == 0 || !names_only_site (&printed, named, site)))
        {
          g_ptr_array_set_size (declared, 0);
          for (guint i = 0; i < named->len; i++)
            g_ptr_array_add (declared, g_strdup (named->pdata[i]));
        }
    }
  if (declared->len == 0)
    add_strv (declared, source->structured->organizations);
  find_printed (&printed);
  byline = choose (&printed, declared, site);
  g_ptr_array_unref (printed.names);
  return byline;
}
