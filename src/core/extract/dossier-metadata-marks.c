/* dossier-metadata-marks.c: reads class names, properties and links for who and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-metadata-marks.h"

#include <string.h>

/* An element with more text is no byline, date or lead, whatever its name. */
#define MAX_AUTHOR_BYTES 500
#define MAX_DATE_BYTES   300
#define MAX_LEAD_BYTES   1500
/* The text of a link to a person is a name. */
#define MAX_NAME_BYTES 100

/* Hints of what has nothing to do with this article's author and date. */
#define ASIDE_HINTS                                                                                \
  (DOSSIER_HINT_RELATED | DOSSIER_HINT_COMMENTS | DOSSIER_HINT_ADVERT | DOSSIER_HINT_NAVIGATION |  \
   DOSSIER_HINT_POPUP)

typedef struct
{
  const char *word;
  guint32     marks;
} WordMark;

/* Parts of names of class and id, in lower case. */
static const WordMark WORDS[] = {
  { "author", DOSSIER_MARK_AUTHOR },
  { "byline", DOSSIER_MARK_AUTHOR },
  { "autor", DOSSIER_MARK_AUTHOR },
  { "auteur", DOSSIER_MARK_AUTHOR },
  { "autore", DOSSIER_MARK_AUTHOR },
  { "verfasser", DOSSIER_MARK_AUTHOR },
  { "redakteur", DOSSIER_MARK_AUTHOR },
  { "writer", DOSSIER_MARK_AUTHOR },
  { "contributor", DOSSIER_MARK_AUTHOR },
  { "journalist", DOSSIER_MARK_AUTHOR },
  { "reporter", DOSSIER_MARK_AUTHOR },
  { "writtenby", DOSSIER_MARK_AUTHOR },
  { "written-by", DOSSIER_MARK_AUTHOR },
  { "posted-by", DOSSIER_MARK_AUTHOR },
  { "postedby", DOSSIER_MARK_AUTHOR },
  { "by-line", DOSSIER_MARK_AUTHOR },
  { "signature", DOSSIER_MARK_AUTHOR },
  { "firma", DOSSIER_MARK_AUTHOR },
  { "redactor", DOSSIER_MARK_AUTHOR },
  { "vcard", DOSSIER_MARK_AUTHOR },
  { "date", DOSSIER_MARK_DATE },
  { "datum", DOSSIER_MARK_DATE },
  { "fecha", DOSSIER_MARK_DATE },
  { "publish", DOSSIER_MARK_DATE },
  { "posted", DOSSIER_MARK_DATE },
  { "time", DOSSIER_MARK_DATE },
  { "veroeffentlich", DOSSIER_MARK_DATE },
  { "pubdate", DOSSIER_MARK_DATE },
  { "update", DOSSIER_MARK_MODIFIED },
  { "modif", DOSSIER_MARK_MODIFIED },
  { "aktualisier", DOSSIER_MARK_MODIFIED },
  { "standfirst", DOSSIER_MARK_LEAD },
  { "sidebar", DOSSIER_MARK_ASIDE },
  { "related", DOSSIER_MARK_ASIDE },
  { "recent-post", DOSSIER_MARK_ASIDE },
  { "comment-", DOSSIER_MARK_ASIDE },
};

/* Whole values of itemprop, rel and property. */
static const WordMark PROPERTIES[] = {
  { "author", DOSSIER_MARK_AUTHOR },
  { "creator", DOSSIER_MARK_AUTHOR },
  { "dc:creator", DOSSIER_MARK_AUTHOR },
  { "schema:author", DOSSIER_MARK_AUTHOR },
  { "datepublished", DOSSIER_MARK_DATE },
  { "datecreated", DOSSIER_MARK_DATE },
  { "dc:date", DOSSIER_MARK_DATE },
  { "schema:datepublished", DOSSIER_MARK_DATE },
  { "datemodified", DOSSIER_MARK_MODIFIED | DOSSIER_MARK_DATE },
  { "schema:datemodified", DOSSIER_MARK_MODIFIED | DOSSIER_MARK_DATE },
};

/* Parts of addresses where people are found. */
static const char *const PERSON_PATHS[] = {
  "/author/",    "/authors/", "/autor/",    "/autoren/",     "/autorin/",    "/auteur/",
  "/autores/",   "/autore/",  "/by/",       "/people/",      "/person/",     "/persons/",
  "/staff/",     "/profile/", "/profiles/", "/reporter/",    "/journalist/", "/writer/",
  "/writers/",   "/team/",    "/user/",     "/users/",       "/contributor", "/columnist",
  "/byline/",    "/bio/",     "/redakteur", "/journalists/", "/skribent/",   "/author.",
  "?author=",    "/firmas/",  "/avtor/",    "/authors.",     "/u/",          "/correspondent",
  "/producers/", "/profil/",  "/expert/",   "/experts/",     "/our-team",    "/about/",
};

static guint32
read_name (const char *name)
{
  char    lower[160];
  gsize   n = 0;
  guint32 marks = 0;

  for (; name[n] != '\0' && n < sizeof lower - 1; n++)
    lower[n] = g_ascii_tolower (name[n]);
  lower[n] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (strstr (lower, WORDS[i].word) != NULL)
      marks |= WORDS[i].marks;
  return marks;
}

/* Pages use the same names again and again. */
static guint32
find_in_name (GHashTable *known, const char *name)
{
  gpointer marks = NULL;

  if (!g_hash_table_lookup_extended (known, name, NULL, &marks))
    {
      marks = GUINT_TO_POINTER (read_name (name));
      g_hash_table_insert (known, (gpointer) name, marks);
    }
  return GPOINTER_TO_UINT (marks);
}

static guint32
find_property (const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (PROPERTIES); i++)
    if (g_ascii_strcasecmp (value, PROPERTIES[i].word) == 0)
      return PROPERTIES[i].marks;
  return 0;
}

static guint32
read_link (const char *href)
{
  for (guint i = 0; i < G_N_ELEMENTS (PERSON_PATHS); i++)
    if (strstr (href, PERSON_PATHS[i]) != NULL)
      return DOSSIER_MARK_PERSON;
  return 0;
}

/* "author" and "author nofollow". */
static guint32
read_rel (const char *rel)
{
  const char *found = strstr (rel, "author");

  if (found == NULL)
    return 0;
  return DOSSIER_MARK_AUTHOR | DOSSIER_MARK_PERSON;
}

static guint32
read_own (const DossierPage *page, guint node, guint32 size, GHashTable *known)
{
  const DossierHtmlTree *tree = page->tree;
  const DossierHtmlNode *element = &tree->nodes[node];
  guint32                marks = 0;

  for (guint i = 0; i < element->n_attributes; i++)
    {
      const DossierHtmlAttribute *attribute = &tree->attributes[element->first_attribute + i];
      const char                 *name = tree->strings + attribute->name;
      const char                 *value = tree->strings + attribute->value;

      if (strcmp (name, "class") == 0 || strcmp (name, "id") == 0 ||
          g_str_has_prefix (name, "data-test") || strcmp (name, "data-component") == 0)
        marks |= find_in_name (known, value);
      else if (strcmp (name, "itemprop") == 0 || strcmp (name, "property") == 0)
        marks |= find_property (value);
      else if (strcmp (name, "rel") == 0)
        marks |= read_rel (value);
      else if (element->tag == DOSSIER_TAG_A && size <= MAX_NAME_BYTES &&
               strcmp (name, "href") == 0)
        marks |= read_link (value);
    }
  if (page->hints[node] & DOSSIER_HINT_LEAD)
    marks |= DOSSIER_MARK_LEAD;
  if (page->hints[node] & ASIDE_HINTS)
    marks |= DOSSIER_MARK_ASIDE;
  return marks;
}

static guint32
read_tag (guint32 tag)
{
  switch (tag)
    {
    case DOSSIER_TAG_A:
      return DOSSIER_MARK_LINK;
    case DOSSIER_TAG_TIME:
      return DOSSIER_MARK_DATE;
    case DOSSIER_TAG_NAV:
    case DOSSIER_TAG_FOOTER:
      return DOSSIER_MARK_ASIDE;
    default:
      return 0;
    }
}

guint32 *
dossier_metadata_marks_read (const DossierPage *page, const guint32 *text_before)
{
  const DossierHtmlTree *tree = page->tree;
  guint32               *marks = g_new0 (guint32, tree->n_nodes);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 1; i < tree->n_nodes; i++)
    {
      const DossierHtmlNode *node = &tree->nodes[i];
      guint32                size = text_before[node->end] - text_before[i];
      guint32                own = 0;

      if (node->tag != DOSSIER_TAG_TEXT && node->tag != DOSSIER_TAG_BODY &&
          node->tag != DOSSIER_TAG_HTML)
        own = read_tag (node->tag) | (node->n_attributes > 0 ? read_own (page, i, size, known) : 0);
      if (size > MAX_AUTHOR_BYTES)
        own &= ~(guint32) DOSSIER_MARK_AUTHOR;
      if (size > MAX_DATE_BYTES)
        own &= ~(guint32) (DOSSIER_MARK_DATE | DOSSIER_MARK_MODIFIED);
      if (size > MAX_LEAD_BYTES)
        own &= ~(guint32) DOSSIER_MARK_LEAD;
      /* What holds most of the page is no box beside the article. */
      if (size * 2 > text_before[tree->n_nodes])
        own &= ~(guint32) DOSSIER_MARK_ASIDE;
      marks[i] = own | marks[node->parent];
    }
  return marks;
}
