/* test-search.c: what the operators of a search find.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures.h"
#include "store/dossier-annotations.h"
#include "store/dossier-articles.h"
#include "store/dossier-entities.h"
#include "store/dossier-images.h"
#include "store/dossier-tags.h"
#include "tests/store/store-test.h"

#include <string.h>

typedef struct
{
  DossierEntityKind kind;
  const char       *name;
} Name;

typedef struct
{
  const char *url;
  const char *site;
  const char *published;
  const char *title;
  const char *body;
  Name        names[3];
} Piece;

/* What is in the notebook, the oldest first. */
static const Piece pieces[] = {
  { "https://www.harbourpost.example/ships/1",
    "The Harbour Post",
    "2025-11-30",
    "Volodymyr Zelenskyy visits the quay",
    "The president counted 650 drones over the port. Then he left.",
    { { DOSSIER_ENTITY_PERSON, "Volodymyr Zelenskyy" } } },
  { "https://harbourpost.example/ships/2",
    "The Harbour Post",
    "2025-12-06T08:00:00+02:00",
    "Zelensky speaks again",
    "He spoke of 80 drones and of 12 km of quay in Varna.",
    { { DOSSIER_ENTITY_PERSON, "Zelensky" }, { DOSSIER_ENTITY_PLACE, "Varna" } } },
  { "https://news.coffee.example.org/beans",
    "Coffee Weekly",
    "2025-12-07",
    "Beans from Varna",
    "Between 400 and 700 tonnes of beans wait in Varna, the Bean Union says.",
    { { DOSSIER_ENTITY_PLACE, "Varna" }, { DOSSIER_ENTITY_ORGANISATION, "Bean Union" } } },
  { "https://coffee.example.org/varna",
    "Coffee Weekly",
    "2026",
    "A singer named Varna",
    "Maria Varna sang about harbours. Nobody counted.",
    { { DOSSIER_ENTITY_PERSON, "Maria Varna" } } },
  { "https://other.example/5",
    NULL,
    "2026-01-02",
    "Café crème",
    "Ninety cups and 5 drones. OR is a word.",
    { { 0 } } },
};

typedef struct
{
  DossierDb *db;
  gint64     ids[G_N_ELEMENTS (pieces)];
  gint64     version_ids[G_N_ELEMENTS (pieces)];
} Fixture;

static GPtrArray *
make_mentions (const Piece *piece, const DossierDocument *document)
{
  GPtrArray *mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);

  for (gsize i = 0; i < G_N_ELEMENTS (piece->names) && piece->names[i].name != NULL; i++)
    {
      DossierMention *mention =
          dossier_mention_new (piece->names[i].kind,
                               dossier_test_find (document, piece->names[i].name));

      mention->name = g_strdup (piece->names[i].name);
      mention->confidence = 0.9;
      g_ptr_array_add (mentions, mention);
    }
  dossier_figures_find (document->text, document->text_length, mentions);

  return mentions;
}

static void
annotate (Fixture *fixture, guint piece, const char *note, const char *tag)
{
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
  g_autoptr (GError) error = NULL;

  annotation->note = g_strdup (note);
  if (tag != NULL)
    {
      g_strfreev (annotation->tags);
      annotation->tags = g_strdupv ((char *[]){ (char *) tag, NULL });
    }
  dossier_annotations_add (fixture->db,
                           fixture->version_ids[piece],
                           (DossierSpan){ 0, 5 },
                           annotation,
                           &error);
  g_assert_no_error (error);
}

static void
add_pictures (Fixture *fixture, guint piece)
{
  static const char *const names[] = { "beans.png", "union.png" };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("picture", 7);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DossierImage image = { .url = (char *) names[i],
                             .content_type = (char *) "image/png",
                             .bytes = bytes,
                             .width = 3,
                             .height = 2 };

      dossier_images_add (fixture->db, fixture->version_ids[piece], &image, &error);
      g_assert_no_error (error);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 zelenskyy = 0;

  fixture->db = store_test_open_memory ();
  store_test_begin (fixture->db);
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (DossierDocument) document =
          dossier_test_document_new (pieces[i].title, pieces[i].body);
      g_autoptr (GPtrArray) mentions = make_mentions (&pieces[i], document);
      DossierVersionOutcome outcome = { 0 };

      document->site = g_strdup (pieces[i].site);
      document->published = g_strdup (pieces[i].published);
      dossier_test_add_version (fixture->db, pieces[i].url, document, mentions, &outcome);
      fixture->ids[i] = outcome.article_id;
      fixture->version_ids[i] = outcome.version_id;
    }
  add_pictures (fixture, 2);
  annotate (fixture, 0, "Whose ships were these?", "Café");
  annotate (fixture, 2, NULL, NULL);
  dossier_tags_add_article (fixture->db, fixture->ids[3], "music", &error);
  g_assert_no_error (error);
  dossier_tags_add_article (fixture->db, fixture->ids[3], "[draft]", &error);
  g_assert_no_error (error);

  /* The reader merged the two. */
  dossier_entities_ensure (fixture->db,
                           DOSSIER_ENTITY_PERSON,
                           "Volodymyr Zelenskyy",
                           NULL,
                           &zelenskyy,
                           &error);
  g_assert_no_error (error);
  dossier_entities_add_alias (fixture->db, zelenskyy, "Zelensky", &error);
  g_assert_no_error (error);
  store_test_commit (fixture->db);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  store_test_check (fixture->db);
  dossier_db_close (fixture->db);
}

/* The places in `pieces` of what is found, in the order of the answer, as digits. */
static char *
ask (Fixture *fixture, const DossierArticleQuery *query)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  GString *found = g_string_new (NULL);

  dossier_articles_query (fixture->db, query, ids, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (pieces); k++)
      if (g_array_index (ids, gint64, i) == fixture->ids[k])
        g_string_append_printf (found, "%" G_GSIZE_FORMAT, k);
  g_assert_cmpuint (found->len, ==, ids->len);

  return g_string_free (found, FALSE);
}

static void
test_operators (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words;
    const char *found;
  } cases[] = {
    /* one operator */
    { "person:varna ", "3" },
    { "person:var", "3" },
    { "place:varna ", "21" },
    { "org:bean ", "2" },
    { "org:\"bean union\"", "2" },
    { "tag:cafe ", "0" },
    { "tag:MUSIC ", "3" },
    { "tag:mus", "3" },
    { "tag:mus ", "" },
    { "tag:[draft] ", "3" },
    { "tag:[dra", "3" },
    { "tag:m*c ", "" },
    { "site:harbourpost.example ", "10" },
    { "site:www.harbourpost.example ", "10" },
    { "site:coffee.example.org ", "32" },
    { "site:example.org ", "32" },
    { "site:ample.org ", "" },
    { "site:example.org", "32" },
    { "site:harbour.example", "" },
    { "site:www.", "" },
    { "site:www.h", "" },
    { "site:coffee ", "32" },
    { "site:\"harbour post\"", "10" },
    { "before:2025-12 ", "0" },
    { "before:2025-12-07 ", "10" },
    { "before:2026 ", "210" },
    { "after:2025 ", "43" },
    { "after:2025-12-06 ", "432" },
    { "after:2026 ", "" },
    { "has:note ", "0" },
    { "has:annotation ", "20" },
    { "has:tag ", "30" },
    { "has:figure ", "4210" },
    { "has:image ", "2" },
    { "drones OR has:image ", "4210" },
    { "has:versions ", "" },
    { "figure:>500 drones ", "0" },
    { "figure:>=80 drones ", "10" },
    { "figure:<80 drones ", "4" },
    { "figure:80 drones ", "1" },
    { "figure:80..650 dron", "10" },
    { "figure:drones ", "410" },
    { "figure:>10 km ", "1" },
    { "figure:>12 km ", "" },
    { "figure:500 tonnes ", "2" },
    { "figure:>800 tonnes ", "" },
    { "figure:>600 ", "20" },
    { "figure:>700 ", "" },
    { "figure:450..500 tonnes ", "2" },
    { "figure:<300 tonnes ", "" },
    { "figure:tonnes ", "2" },
    { "figure:DRONES ", "410" },
    { "figure:drone ", "" },
    { "figure:dro", "410" },
    { "figure:cups ", "4" },
    { "figure:>10 \"\xe2\x80\xa6\" ", "4210" },
    /* several */
    { "person:varna place:varna", "" },
    { "person:varna OR place:varna ", "321" },
    { "place:varna -org:bean ", "1" },
    { "-place:varna ", "430" },
    { "-place:varna -drones ", "3" },
    { "harbours OR beans ", "32" },
    { "drones quay ", "10" },
    { "drones -quay ", "4" },
    { "drones -\"of quay\" ", "40" },
    { "drones OR -has:figure ", "4310" },
    { "site:coffee figure:tonnes after:2025-11 ", "2" },
    { "has:note ships ", "0" },
    { "whose ships drones", "" },
    /* asked for together, and found in a note too */
    { "quay site:harbour ", "10" },
    { "ships site:\"harbour post\" ", "0" },
    { "site:\"harbour post\" ships drones ", "0" },
    { "beans site:\"harbour post\" ", "" },
    { "beans OR drones site:harbour ", "10" },
    { "ships OR beans site:harbour ", "0" },
    { "drones OR beans ships OR varna ", "21" },
    { "site:weekly site:coffee beans ", "2" },
    { "ships site:harbour -varna ", "0" },
    /* names that somebody has too */
    { "Zelensky ", "10" },
    { "Zelenskyy ", "0" },
    { "zelensky again ", "1" },
    { "zelensky president ", "0" },
    /* odd ones are words */
    { "has:nothing ", "" },
    { "before:soon ", "" },
    { "-", "" },
    /* one whose value has still to come asks nothing */
    { "place:", "43210" },
    { "drones -tag:", "410" },
    { "OR ", "4" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierArticleQuery query = { .scope = DOSSIER_SCOPE_EVERYTHING, .words = cases[i].words };
      g_autofree char    *found = ask (fixture, &query);

      g_test_message ("%s", cases[i].words);
      g_assert_cmpstr (found, ==, cases[i].found);

      /* A limit leaves the newest. */
      query.limit = 1;
      g_free (found);
      found = ask (fixture, &query);
      g_assert_cmpuint (strlen (found), ==, MIN (1, strlen (cases[i].found)));
      g_assert_true (g_str_has_prefix (cases[i].found, found));
    }
}

static void
test_shelves (Fixture *fixture, gconstpointer data)
{
  DossierArticleQuery query = { .scope = DOSSIER_SCOPE_ALL, .words = "place:varna OR drones " };
  g_autofree char    *all = NULL;
  g_autofree char    *starred = NULL;
  g_autofree char    *deleted = NULL;
  g_autoptr (GError) error = NULL;

  store_test_begin (fixture->db);
  dossier_articles_set_flags (fixture->db,
                              fixture->ids[2],
                              DOSSIER_ARTICLE_ARCHIVED,
                              DOSSIER_ARTICLE_ARCHIVED,
                              &error);
  dossier_articles_set_flags (fixture->db,
                              fixture->ids[1],
                              DOSSIER_ARTICLE_STARRED,
                              DOSSIER_ARTICLE_STARRED,
                              &error);
  store_test_commit (fixture->db);
  all = ask (fixture, &query);
  g_assert_cmpstr (all, ==, "410");
  query.scope = DOSSIER_SCOPE_STARRED;
  starred = ask (fixture, &query);
  g_assert_cmpstr (starred, ==, "1");

  store_test_begin (fixture->db);
  dossier_articles_delete (fixture->db, fixture->ids[4], &error);
  g_assert_no_error (error);
  store_test_commit (fixture->db);
  query.scope = DOSSIER_SCOPE_EVERYTHING;
  deleted = ask (fixture, &query);
  g_assert_cmpstr (deleted, ==, "210");
}

/* What is ranked at once is ranked as what is put together from its terms, and so are its parts. */
static void
test_best_on_shelves (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    DossierScope scope;
    guint        limit;
    const char  *found;
  } cases[] = {
    { DOSSIER_SCOPE_EVERYTHING, 0, "321" }, { DOSSIER_SCOPE_ALL, 0, "21" },
    { DOSSIER_SCOPE_ALL, 1, "2" },          { DOSSIER_SCOPE_ALL, 2, "21" },
    { DOSSIER_SCOPE_ARCHIVE, 0, "3" },      { DOSSIER_SCOPE_ARCHIVE, 1, "3" },
  };
  g_autoptr (GError) error = NULL;

  store_test_begin (fixture->db);
  dossier_articles_set_flags (fixture->db,
                              fixture->ids[3],
                              DOSSIER_ARTICLE_ARCHIVED,
                              DOSSIER_ARTICLE_ARCHIVED,
                              &error);
  g_assert_no_error (error);
  store_test_commit (fixture->db);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const char *const words[] = { "varna ", "varna -place:nowhere " };

      for (gsize k = 0; k < G_N_ELEMENTS (words); k++)
        {
          DossierArticleQuery query = { .scope = cases[i].scope,
                                        .words = words[k],
                                        .order = DOSSIER_ORDER_BEST,
                                        .limit = cases[i].limit };
          g_autofree char    *found = ask (fixture, &query);

          g_test_message ("%s on shelf %d, %u", words[k], cases[i].scope, cases[i].limit);
          g_assert_cmpstr (found, ==, cases[i].found);
        }
    }
}

static void
test_best_first (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words;
    guint       limit;
    const char *found;
  } cases[] = {
    /* A word of the title weighs more, a word in a short text more than in a long one. */
    { "varna ", 0, "321" },
    { "zelensky ", 0, "10" },
    { "beans OR drones ", 1, "2" },
    /* What only a note has comes after all texts that have it, and fills up what is left. */
    { "ships OR singer ", 0, "30" },
    { "ships OR singer ", 1, "3" },
    { "ships OR singer ", 2, "30" },
    { "ships OR zelensky ", 0, "10" },
    { "quay -place:varna ", 0, "0" },
    /* Without words to weigh: the newest. */
    { "has:figure ", 0, "4210" },
    { "", 2, "43" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierArticleQuery query = { .scope = DOSSIER_SCOPE_EVERYTHING,
                                    .words = cases[i].words,
                                    .order = DOSSIER_ORDER_BEST,
                                    .limit = cases[i].limit };
      g_autofree char    *found = ask (fixture, &query);

      g_test_message ("%s", cases[i].words);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_snippets (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words;
    guint       piece;
    const char *snippet; /* part of it */
  } cases[] = {
    { "place:varna ", 1, "\342\201\250Varna\342\201\251" },
    { "figure:>500 drones ", 0, "650 \342\201\250drones\342\201\251" },
    { "harbours OR beans ", 3, "sang about \342\201\250harbours\342\201\251" },
    { "\"whose ships\" ", 0, "\342\201\250Whose ships\342\201\251 were these" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) articles =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_article_free);
      g_autoptr (GError) error = NULL;
      const DossierArticle *article = NULL;

      dossier_articles_get_many (fixture->db,
                                 &fixture->ids[cases[i].piece],
                                 1,
                                 cases[i].words,
                                 articles,
                                 &error);
      g_assert_no_error (error);
      article = g_ptr_array_index (articles, 0);
      g_assert_nonnull (article->snippet);
      g_assert_nonnull (strstr (article->snippet, cases[i].snippet));
    }
}

/* --- Words at random, against a model that is written out --- */

#define N_MODEL_ARTICLES 60
#define N_MODEL_QUERIES  250
#define N_MODEL_NOTES    2

static const char *const vocabulary[] = { "apple", "birch", "cedar", "dune", "elm", "fern" };

/* A bit for each word. */
typedef struct
{
  guint text;
  guint notes[N_MODEL_NOTES];
} ModelArticle;

typedef struct
{
  guint    word;
  gboolean is_negated;
} ModelTerm;

/* Up to three groups of up to three terms; those that are left out stand alone. */
typedef struct
{
  ModelTerm terms[3][3];
  guint     n_terms[3];
  guint     n_groups;
} ModelQuery;

static guint
draw_words (GRand *random)
{
  return (guint) g_rand_int_range (random, 0, 1 << G_N_ELEMENTS (vocabulary)) &
         (guint) g_rand_int_range (random, 0, 1 << G_N_ELEMENTS (vocabulary));
}

static char *
dup_said (guint words)
{
  g_autoptr (GString) said = g_string_new ("Quiet");

  for (guint i = 0; i < G_N_ELEMENTS (vocabulary); i++)
    if ((words & 1u << i) != 0)
      g_string_append_printf (said, " %s", vocabulary[i]);

  return g_string_free (g_steal_pointer (&said), FALSE);
}

static gint64
add_model_article (DossierDb *db, const ModelArticle *article, guint number)
{
  g_autofree char      *url = g_strdup_printf ("https://model.example/%u", number);
  g_autofree char      *body = dup_said (article->text);
  DossierVersionOutcome outcome = { 0 };
  g_autoptr (DossierDocument) document = dossier_test_document_new ("Quiet title", body);
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);

  dossier_test_add_version (db, url, document, mentions, &outcome);
  for (guint i = 0; i < N_MODEL_NOTES; i++)
    {
      g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
      g_autoptr (GError) error = NULL;

      if (article->notes[i] == 0)
        continue;
      annotation->note = dup_said (article->notes[i]);
      dossier_annotations_add (db, outcome.version_id, (DossierSpan){ 0, 5 }, annotation, &error);
      g_assert_no_error (error);
    }

  return outcome.article_id;
}

static void
draw_query (GRand *random, ModelQuery *query)
{
  query->n_groups = (guint) g_rand_int_range (random, 1, 4);
  for (guint i = 0; i < query->n_groups; i++)
    {
      gboolean is_left_out = g_rand_int_range (random, 0, 3) == 0;

      query->n_terms[i] = is_left_out ? 1 : (guint) g_rand_int_range (random, 1, 4);
      for (guint j = 0; j < query->n_terms[i]; j++)
        query->terms[i][j] =
            (ModelTerm){ (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (vocabulary)),
                         is_left_out || g_rand_int_range (random, 0, 12) == 0 };
    }
}

static char *
dup_typed (const ModelQuery *query)
{
  g_autoptr (GString) typed = g_string_new (NULL);

  for (guint i = 0; i < query->n_groups; i++)
    for (guint j = 0; j < query->n_terms[i]; j++)
      g_string_append_printf (typed,
                              "%s%s%s ",
                              j > 0 ? "OR " : "",
                              query->terms[i][j].is_negated ? "-" : "",
                              vocabulary[query->terms[i][j].word]);

  return g_string_free (g_steal_pointer (&typed), FALSE);
}

/* Words, and others that stand alone to be left out. */
static gboolean
is_words (const ModelQuery *query)
{
  gboolean are_any_wanted = FALSE;

  for (guint i = 0; i < query->n_groups; i++)
    {
      if (query->n_terms[i] == 1 && query->terms[i][0].is_negated)
        continue;
      are_any_wanted = TRUE;
      for (guint j = 0; j < query->n_terms[i]; j++)
        if (query->terms[i][j].is_negated)
          return FALSE;
    }

  return are_any_wanted;
}

/* @only_wanted: passes over what is left out */
static gboolean
holds_among (guint words, const ModelQuery *query, gboolean only_wanted)
{
  for (guint i = 0; i < query->n_groups; i++)
    {
      gboolean holds = only_wanted && query->terms[i][0].is_negated;

      for (guint j = 0; j < query->n_terms[i]; j++)
        {
          const ModelTerm *term = &query->terms[i][j];

          holds = holds || ((words & 1u << term->word) != 0) != term->is_negated;
        }
      if (!holds)
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_left_out (guint words, const ModelQuery *query)
{
  for (guint i = 0; i < query->n_groups; i++)
    if (query->terms[i][0].is_negated && (words & 1u << query->terms[i][0].word) != 0)
      return TRUE;

  return FALSE;
}

/* Words must stand together, in the text or in one note; anything else may hold where it will. */
static gboolean
is_answer (const ModelArticle *article, const ModelQuery *query)
{
  guint    anywhere = article->text;
  gboolean holds = holds_among (article->text, query, TRUE);

  for (guint i = 0; i < N_MODEL_NOTES; i++)
    {
      anywhere |= article->notes[i];
      holds = holds || holds_among (article->notes[i], query, TRUE);
    }

  return is_words (query) ? holds && !has_left_out (anywhere, query)
                          : holds_among (anywhere, query, FALSE);
}

static void
check_model (DossierDb          *db,
             const ModelArticle *articles,
             const gint64       *ids,
             const ModelQuery   *query,
             guint               limit)
{
  g_autofree char    *typed = dup_typed (query);
  DossierArticleQuery asked = { .scope = DOSSIER_SCOPE_EVERYTHING, .words = typed, .limit = limit };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_test_message ("%s", typed);
  dossier_articles_query (db, &asked, found, &error);
  g_assert_no_error (error);
  for (int i = N_MODEL_ARTICLES - 1; i >= 0 && (limit == 0 || n < limit); i--)
    {
      if (ids[i] == 0 || !is_answer (&articles[i], query))
        continue;
      g_assert_cmpuint (n, <, found->len);
      g_assert_cmpint (g_array_index (found, gint64, n), ==, ids[i]);
      n++;
    }
  g_assert_cmpuint (n, ==, found->len);
}

static void
test_random_words (void)
{
  DossierDb   *db = store_test_open_memory ();
  ModelArticle articles[N_MODEL_ARTICLES] = { 0 };
  gint64       ids[N_MODEL_ARTICLES] = { 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (1848);
  g_autoptr (GError) error = NULL;

  store_test_begin (db);
  for (guint i = 0; i < N_MODEL_ARTICLES; i++)
    {
      articles[i].text = draw_words (random);
      for (guint j = 0; j < N_MODEL_NOTES; j++)
        articles[i].notes[j] = g_rand_boolean (random) ? draw_words (random) : 0;
      ids[i] = add_model_article (db, &articles[i], i);
    }
  for (guint i = 0; i < N_MODEL_ARTICLES; i += 9)
    {
      dossier_articles_delete (db, ids[i], &error);
      g_assert_no_error (error);
      ids[i] = 0;
    }
  store_test_commit (db);
  for (guint i = 0; i < N_MODEL_QUERIES; i++)
    {
      ModelQuery query = { 0 };

      draw_query (random, &query);
      check_model (db, articles, ids, &query, i % 2 * 3);
    }
  dossier_db_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/search/operators-find-what-they-say",
              Fixture,
              NULL,
              set_up,
              test_operators,
              tear_down);
  g_test_add ("/store/search/a-shelf-narrows-what-is-found",
              Fixture,
              NULL,
              set_up,
              test_shelves,
              tear_down);
  g_test_add ("/store/search/the-best-come-first-when-asked",
              Fixture,
              NULL,
              set_up,
              test_best_first,
              tear_down);
  g_test_add ("/store/search/the-best-of-a-shelf-come-first",
              Fixture,
              NULL,
              set_up,
              test_best_on_shelves,
              tear_down);
  g_test_add ("/store/search/snippets-show-names-and-things-counted",
              Fixture,
              NULL,
              set_up,
              test_snippets,
              tear_down);

  g_test_add_func ("/store/search/words-at-random-find-what-a-model-says", test_random_words);

  return g_test_run ();
}
