/* dossier-structured-data.c: finds the article among the objects of JSON-LD.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-structured-data.h"
#include "core/extract/dossier-loose-json.h"

#include <string.h>

#define MAX_AUTHORS 30

/* Types of schema.org that describe the page's own piece, the better ones with more. Those that
 * end in "Article" or "Posting" count as the first. */
static const struct
{
  const char *type;
  int         score;
} TYPES[] = {
  { "NewsArticle", 60 }, { "Article", 55 },      { "Report", 45 }, { "Review", 30 },
  { "Recipe", 40 },      { "CreativeWork", 25 }, { "HowTo", 40 },  { "WebPage", 15 },
  { "ItemPage", 12 },    { "VideoObject", 10 },  { "Product", 5 }, { "CollectionPage", 4 },
};

typedef struct
{
  DossierLooseJson *json;
  /* (element-type utf8 guint): "@id" to the fullest object that has it */
  GHashTable *by_id;
} Reader;

/* (element-type utf8) */
typedef struct
{
  GPtrArray *people;
  GPtrArray *organizations;
} Authors;

static const DossierJsonNode *
get_node (const Reader *self, guint node)
{
  return &g_array_index (self->json->nodes, DossierJsonNode, node);
}

static const char *
get_string (const Reader *self, guint object, const char *key)
{
  guint       value = dossier_loose_json_get_member (self->json, object, key);
  const char *text = value != 0 ? dossier_loose_json_get_text (self->json, value) : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

static int
score_type_name (const char *type)
{
  const char *slash = strrchr (type, '/');

  type = slash != NULL ? slash + 1 : type;
  for (guint i = 0; i < G_N_ELEMENTS (TYPES); i++)
    if (strcmp (type, TYPES[i].type) == 0)
      return TYPES[i].score;
  return g_str_has_suffix (type, "Article") || g_str_has_suffix (type, "Posting") ? 58 : 0;
}

/* A type may be one name or a list of them. */
static int
score_type (const Reader *self, guint object)
{
  guint type = dossier_loose_json_get_member (self->json, object, "@type");
  int   best = 0;

  for (guint i = type; type != 0 && i < get_node (self, type)->end; i++)
    {
      const char *name = dossier_loose_json_get_text (self->json, i);

      if (name != NULL)
        best = MAX (best, score_type_name (name));
    }
  return best;
}

static int
score_object (const Reader *self, guint object)
{
  static const char *const KEYS[] = { "headline", "datePublished", "author", "articleBody" };
  int                      score = score_type (self, object);

  if (score == 0)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (KEYS); i++)
    if (dossier_loose_json_get_member (self->json, object, KEYS[i]) != 0)
      score += 10;
  return score;
}

static guint
find_article (const Reader *self)
{
  guint best = 0;
  int   best_score = 0;

  for (guint i = 1; i < self->json->nodes->len; i++)
    {
      int score = get_node (self, i)->type == DOSSIER_JSON_OBJECT ? score_object (self, i) : 0;

      if (score > best_score)
        {
          best = i;
          best_score = score;
        }
    }
  return best;
}

static void
index_ids (Reader *self)
{
  for (guint i = 1; i < self->json->nodes->len; i++)
    {
      const char *id = NULL;

      if (get_node (self, i)->type == DOSSIER_JSON_OBJECT)
        id = get_string (self, i, "@id");
      if (id != NULL && get_string (self, i, "name") != NULL)
        g_hash_table_insert (self->by_id, (gpointer) id, GUINT_TO_POINTER (i));
    }
}

/* The name of a person or organisation, given as text, as an object, or by "@id". */
static const char *
find_name (const Reader *self, guint value)
{
  const char *id;
  guint       other;
  guint       name;

  if (get_node (self, value)->type == DOSSIER_JSON_STRING)
    return dossier_loose_json_get_text (self->json, value);
  name = dossier_loose_json_get_member (self->json, value, "name");
  /* Some wrap a name in a list. */
  if (name != 0 && get_node (self, name)->type == DOSSIER_JSON_ARRAY &&
      get_node (self, name)->end > name + 1)
    name++;
  if (name != 0 && dossier_loose_json_get_text (self->json, name) != NULL)
    return dossier_loose_json_get_text (self->json, name);
  id = get_string (self, value, "@id");
  other = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id)) : 0;
  return other != 0 ? get_string (self, other, "name") : NULL;
}

/* Whether a value, or the object that it refers to, is said to be no person. */
static gboolean
is_organization (const Reader *self, guint value)
{
  const char *type = get_string (self, value, "@type");
  const char *id = type == NULL ? get_string (self, value, "@id") : NULL;
  guint       other = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id)) : 0;

  if (other != 0)
    type = get_string (self, other, "@type");
  return type != NULL && strstr (type, "Organization") != NULL;
}

static void
add_author (const Reader *self, guint value, Authors *authors)
{
  GPtrArray  *names = is_organization (self, value) ? authors->organizations : authors->people;
  const char *name = find_name (self, value);

  if (name != NULL && *name != '\0' && names->len < MAX_AUTHORS)
    g_ptr_array_add (names, g_strdup (name));
}

static char **
free_to_strv (GPtrArray *names)
{
  if (names->len == 0)
    {
      g_ptr_array_unref (names);
      return NULL;
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

static void
read_authors (const Reader *self, guint article, DossierStructuredData *data)
{
  static const char *const KEYS[] = { "author", "authors", "creator" };
  Authors                  authors = { g_ptr_array_new_with_free_func (g_free),
                                       g_ptr_array_new_with_free_func (g_free) };

  for (guint k = 0; k < G_N_ELEMENTS (KEYS) && authors.people->len == 0; k++)
    {
      guint value = dossier_loose_json_get_member (self->json, article, KEYS[k]);

      if (value == 0)
        continue;
      if (get_node (self, value)->type != DOSSIER_JSON_ARRAY)
        add_author (self, value, &authors);
      else
        for (guint i = value + 1; i < get_node (self, value)->end; i = get_node (self, i)->end)
          add_author (self, i, &authors);
    }
  data->authors = free_to_strv (authors.people);
  data->organizations = free_to_strv (authors.organizations);
}

/* "isAccessibleForFree", as the word or as text. */
static gboolean
is_paid (const Reader *self, guint article)
{
  const char *free = get_string (self, article, "isAccessibleForFree");

  return free != NULL && g_ascii_strcasecmp (free, "false") == 0;
}

static char *
dup_string (const Reader *self, guint object, const char *key)
{
  return g_strdup (get_string (self, object, key));
}

static void
read_article (const Reader *self, guint article, DossierStructuredData *data)
{
  guint publisher = dossier_loose_json_get_member (self->json, article, "publisher");

  data->headline = dup_string (self, article, "headline");
  if (data->headline == NULL)
    data->headline = dup_string (self, article, "name");
  data->published = dup_string (self, article, "datePublished");
  if (data->published == NULL)
    data->published = dup_string (self, article, "dateCreated");
  data->modified = dup_string (self, article, "dateModified");
  data->language = dup_string (self, article, "inLanguage");
  data->description = dup_string (self, article, "description");
  data->body = dup_string (self, article, "articleBody");
  data->url = dup_string (self, article, "url");
  data->is_paid = is_paid (self, article);
  read_authors (self, article, data);
  if (publisher != 0)
    data->publisher = g_strdup (find_name (self, publisher));
}

static gboolean
is_json_ld (const DossierHtmlTree *tree, guint node)
{
  const char      *type;
  g_autofree char *lower = NULL;

  if (tree->nodes[node].tag != DOSSIER_TAG_SCRIPT)
    return FALSE;
  type = dossier_html_tree_get_attribute (tree, node, "type");
  lower = type != NULL ? g_ascii_strdown (type, -1) : NULL;
  return lower != NULL && strstr (lower, "ld+json") != NULL;
}

DossierStructuredData *
dossier_structured_data_read (const DossierHtmlTree *tree)
{
  DossierStructuredData *data = g_new0 (DossierStructuredData, 1);
  g_autoptr (DossierLooseJson) json = dossier_loose_json_new ();
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { json, by_id };
  guint  article;

  for (guint i = 0; i + 1 < tree->n_nodes; i++)
    {
      const DossierHtmlNode *text = &tree->nodes[i + 1];

      if (is_json_ld (tree, i) && text->tag == DOSSIER_TAG_TEXT && text->parent == i)
        dossier_loose_json_read (json, tree->strings + text->text, text->text_length);
    }
  index_ids (&reader);
  article = find_article (&reader);
  if (article != 0)
    read_article (&reader, article, data);
  return data;
}

void
dossier_structured_data_free (DossierStructuredData *self)
{
  if (self == NULL)
    return;
  g_free (self->headline);
  g_strfreev (self->authors);
  g_strfreev (self->organizations);
  g_free (self->published);
  g_free (self->modified);
  g_free (self->publisher);
  g_free (self->language);
  g_free (self->description);
  g_free (self->body);
  g_free (self->url);
  g_free (self);
}
