/* train-corpus.c: marked texts to learn from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "train-corpus.h"

#include "core/recognise/dossier-names.h"
#include "core/text/dossier-core-error.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* One document in this many gets a copy as headlines. */
#define HEADLINE_SHARE 5
#define HEADLINE_SEED  20

void
train_document_free (TrainDocument *self)
{
  g_free (self->text);
  g_array_unref (self->names);
  dossier_tagger_article_free (self->article);
  g_free (self->allowed);
  g_free (self);
}

static TrainDocument *
new_document (const char *text, float weight)
{
  TrainDocument *self = g_new0 (TrainDocument, 1);

  self->text = g_strdup (text);
  self->names = g_array_new (FALSE, FALSE, sizeof (DossierTaggedName));
  self->weight = weight;
  return self;
}

static int
compare_names (gconstpointer first, gconstpointer second)
{
  const DossierTaggedName *a = first;
  const DossierTaggedName *b = second;

  return a->span.start < b->span.start ? -1 : a->span.start > b->span.start;
}

static void
add_entity (TrainDocument *document, glong n_characters, JsonObject *entity)
{
  const char       *type = json_object_get_string_member_with_default (entity, "type", "");
  gint64            start = json_object_get_int_member_with_default (entity, "start", -1);
  gint64            end = json_object_get_int_member_with_default (entity, "end", -1);
  DossierTaggedName name = { .confidence = 1 };

  if (start < 0 || end <= start || end > n_characters ||
      !dossier_entity_kind_from_string (type, &name.kind) ||
      name.kind > DOSSIER_ENTITY_ORGANISATION)
    return;
  name.span.start = (gsize) (g_utf8_offset_to_pointer (document->text, start) - document->text);
  name.span.end = (gsize) (g_utf8_offset_to_pointer (document->text, end) - document->text);
  g_array_append_val (document->names, name);
}

static gboolean
read_line (const char *line, float weight, GPtrArray *documents, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode      *root;
  JsonObject    *object;
  JsonArray     *entities;
  TrainDocument *document;

  if (!json_parser_load_from_data (parser, line, -1, error))
    return FALSE;
  root = json_parser_get_root (parser);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (object == NULL || !json_object_has_member (object, "text") ||
      !json_object_has_member (object, "entities"))
    {
      g_set_error (error,
                   DOSSIER_CORE_ERROR,
                   DOSSIER_CORE_ERROR_BAD_DATA,
                   "no object with “text” and “entities”");
      return FALSE;
    }
  document = new_document (json_object_get_string_member (object, "text"), weight);
  entities = json_object_get_array_member (object, "entities");
  for (guint i = 0; i < json_array_get_length (entities); i++)
    add_entity (document,
                g_utf8_strlen (document->text, -1),
                json_array_get_object_element (entities, i));
  g_array_sort (document->names, compare_names);
  document->group = documents->len;
  g_ptr_array_add (documents, document);
  return TRUE;
}

gboolean
train_corpus_read (const char *path, float weight, GPtrArray *documents, GError **error)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return FALSE;
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && !read_line (lines[i], weight, documents, error))
      {
        g_prefix_error (error, "%s, line %u: ", path, i + 1);
        return FALSE;
      }
  return TRUE;
}

static gboolean
is_small_word (const char *word)
{
  static const char *const words[] = { "a",  "an", "and", "as", "at",  "by", "for", "from",
                                       "in", "of", "on",  "or", "the", "to", "with" };
  gsize                    length = 0;

  while (g_ascii_isalpha (word[length]))
    length++;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && memcmp (words[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

/* Only ASCII letters change, so that every offset stays. */
static void
capitalise (char *text, gboolean is_upper)
{
  for (gsize i = 0; text[i] != '\0'; i++)
    {
      gboolean starts = i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n';

      if (is_upper || (starts && !is_small_word (text + i)))
        text[i] = g_ascii_toupper (text[i]);
    }
}

void
train_corpus_add_headlines (GPtrArray *documents)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (HEADLINE_SEED);
  guint n = documents->len;

  for (guint i = 0; i < n; i++)
    {
      const TrainDocument *original = g_ptr_array_index (documents, i);
      TrainDocument       *copy;

      if (g_rand_int_range (rand, 0, HEADLINE_SHARE) != 0)
        continue;
      copy = new_document (original->text, original->weight);
      g_array_append_vals (copy->names, original->names->data, original->names->len);
      copy->group = original->group;
      capitalise (copy->text, g_rand_int_range (rand, 0, 3) == 0);
      g_ptr_array_add (documents, copy);
    }
}

/* Sets the labels of the tokens that the names touch. */
static void
lay_names (const DossierTaggerArticle *article, const GArray *names, guint8 *labels)
{
  guint token = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const DossierTaggedName *name = &g_array_index (names, DossierTaggedName, i);
      guint                    first, end;

      while (token < article->tokens->len &&
             dossier_tagger_token_end (dossier_tagger_article_get_token (article, token)) <=
                 name->span.start)
        token++;
      first = token;
      while (token < article->tokens->len &&
             dossier_tagger_article_get_token (article, token)->start < name->span.end)
        token++;
      end = token;
      for (guint k = first; k < end; k++)
        labels[k] = (guint8) dossier_label_make (name->kind,
                                                 end - first == 1 ? DOSSIER_LABEL_ONLY
                                                 : k == first     ? DOSSIER_LABEL_FIRST
                                                 : k + 1 == end   ? DOSSIER_LABEL_LAST
                                                                  : DOSSIER_LABEL_INNER);
    }
}

void
train_document_prepare (TrainDocument *self, const DossierGazetteer *gazetteer)
{
  g_autofree guint8 *labels = NULL;

  self->article = dossier_tagger_article_new (gazetteer, self->text, strlen (self->text));
  labels = g_new0 (guint8, self->article->tokens->len + 1);
  self->allowed = g_new0 (guint16, self->article->tokens->len + 1);
  lay_names (self->article, self->names, labels);
  for (guint i = 0; i < self->article->tokens->len; i++)
    self->allowed[i] = (guint16) (1 << labels[i]);
}

void
train_document_prepare_from_teacher (TrainDocument          *self,
                                     const DossierGazetteer *gazetteer,
                                     const DossierTagger    *teacher)
{
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (DossierTaggedName));
  g_autofree guint8 *labels = NULL;

  train_document_prepare (self, gazetteer);
  dossier_names_find (teacher, gazetteer, self->text, strlen (self->text), mentions);
  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = g_ptr_array_index (mentions, i);
      DossierTaggedName     name = { .span = mention->span, .kind = mention->kind };

      g_array_append_val (names, name);
    }
  labels = g_new0 (guint8, self->article->tokens->len + 1);
  lay_names (self->article, names, labels);
  for (guint i = 0; i < self->article->tokens->len; i++)
    self->allowed[i] |= (guint16) (1 << labels[i]);
}
