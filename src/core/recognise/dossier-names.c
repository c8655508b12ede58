/* dossier-names.c: finds the names of people, places and organisations, and who is who.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-edges.h"
#include "core/recognise/dossier-name-known.h"
#include "core/recognise/dossier-name-press.h"
#include "core/recognise/dossier-name-repairs.h"
#include "core/recognise/dossier-name-second-look.h"
#include "core/recognise/dossier-names.h"
#include "core/recognise/dossier-tagger-article.h"
#include "core/recognise/dossier-tagger-lexicon.h"
#include "core/recognise/dossier-tagger-tokens.h"
#include "core/recognise/dossier-who-is-who.h"

#include <string.h>

/* What is left to chance when a place is known only by its name. */
#define GAZETTEER_CONFIDENCE 0.5
/* Smaller towns than this bear too many names that are also words and surnames; where the tagger
 * saw no name, only large ones count. */
#define MIN_POPULATION        15000
#define MIN_POPULATION_MISSED 100000

static void
find_by_tagger (const DossierTagger    *tagger,
                const DossierGazetteer *gazetteer,
                const char             *text,
                gsize                   length,
                GPtrArray              *names)
{
  g_autoptr (GArray) tagged = dossier_tagger_run (tagger, gazetteer, text, length);

  for (guint i = 0; i < tagged->len; i++)
    {
      const DossierTaggedName *name = &g_array_index (tagged, DossierTaggedName, i);
      g_autoptr (DossierMention) mention = dossier_mention_new (name->kind, name->span);

      mention->confidence = name->confidence;
      if (dossier_name_edges_trim (gazetteer, text, mention))
        g_ptr_array_add (names, g_steal_pointer (&mention));
    }
}

/* An abbreviation or a second name is believed of countries only: "Act" and "La" are some too. */
static gboolean
is_prominent (const DossierGazetteerEntry *entry,
              const char                  *name,
              gsize                        length,
              guint                        min_population)
{
  if (entry->kind == DOSSIER_PLACE_COUNTRY)
    return TRUE;
  return (strlen (entry->name) == length && memcmp (entry->name, name, length) == 0) &&
         (entry->kind != DOSSIER_PLACE_CITY || entry->population >= min_population);
}

/* A run of capitals that is a place's name as a whole: in "Paris Smith" there is none. */
static void
add_known_place (const DossierGazetteer     *gazetteer,
                 const DossierTaggerArticle *article,
                 guint                       first,
                 guint                       end,
                 guint                       min_population,
                 GPtrArray                  *names)
{
  const DossierTaggerToken *token = dossier_tagger_article_get_token (article, first);
  const DossierTaggerWord  *word = dossier_tagger_article_get_word (article, first);
  DossierSpan               span = { token->start,
                                     dossier_tagger_token_end (
                           dossier_tagger_article_get_token (article, end - 1)) };
  DossierGazetteerEntry     entry;
  g_autoptr (DossierMention) mention = NULL;

  /* A sentence's first word has its capital anyway. */
  if (end - first == 1 && ((word->n_lower > 0 && word->n_inside == 0) ||
                           (word->classes & DOSSIER_LEXICON_DIRECTION) != 0))
    return;
  if (dossier_gazetteer_lookup (gazetteer,
                                article->text + span.start,
                                span.end - span.start,
                                &entry,
                                1) == 0 ||
      !is_prominent (&entry, article->text + span.start, span.end - span.start, min_population))
    return;
  mention = dossier_mention_new (DOSSIER_ENTITY_PLACE, span);
  mention->confidence = GAZETTEER_CONFIDENCE;
  if (dossier_name_edges_trim (gazetteer, article->text, mention))
    g_ptr_array_add (names, g_steal_pointer (&mention));
}

static void
find_by_gazetteer (const DossierGazetteer *gazetteer,
                   const char             *text,
                   gsize                   length,
                   guint                   min_population,
                   GPtrArray              *names)
{
  g_autoptr (DossierTaggerArticle) article = dossier_tagger_article_new (NULL, text, length);
  DossierTaggerSentence sentence;

  for (guint first = 0; dossier_tagger_article_read_sentence (article, first, &sentence);
       first += sentence.n)
    for (guint i = 0; sentence.has_capitals && i < sentence.n; i = sentence.run_end[i])
      if (dossier_tagger_token_is_capital (dossier_tagger_article_get_token (article, first + i)))
        add_known_place (gazetteer,
                         article,
                         first + i,
                         first + sentence.run_end[i],
                         min_population,
                         names);
}

/* Adds well-known places where the tagger saw no name. */
static void
add_missed_places (const DossierGazetteer *gazetteer,
                   const char             *text,
                   gsize                   length,
                   GPtrArray              *names)
{
  g_autoptr (GPtrArray) places =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  guint n_names = names->len;
  guint next = 0;

  find_by_gazetteer (gazetteer, text, length, MIN_POPULATION_MISSED, places);
  for (guint i = 0; i < places->len; i++)
    {
      DossierMention *place = g_ptr_array_index (places, i);

      while (next < n_names &&
             ((DossierMention *) g_ptr_array_index (names, next))->span.end <= place->span.start)
        next++;
      if (next < n_names &&
          ((DossierMention *) g_ptr_array_index (names, next))->span.start < place->span.end)
        continue;
      g_ptr_array_add (names, g_steal_pointer (&places->pdata[i]));
    }
  dossier_mention_sort (names);
}

static void
move_names (GPtrArray *names, GPtrArray *mentions)
{
  g_ptr_array_set_free_func (names, NULL);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (mentions, g_ptr_array_index (names, i));
}

void
dossier_names_find (const DossierTagger    *tagger,
                    const DossierGazetteer *gazetteer,
                    const char             *text,
                    gsize                   length,
                    GPtrArray              *mentions)
{
  g_autoptr (GPtrArray) names =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  g_autoptr (GArray) tokens = NULL;

  g_return_if_fail (text != NULL || length == 0);

  if (tagger != NULL)
    find_by_tagger (tagger, gazetteer, text, length, names);
  else if (gazetteer != NULL)
    find_by_gazetteer (gazetteer, text, length, MIN_POPULATION, names);
  if (tagger != NULL && gazetteer != NULL)
    add_missed_places (gazetteer, text, length, names);
  tokens = dossier_tagger_tokens_new (text, length);
  if (tagger != NULL)
    dossier_name_known_add (text, tokens, names);
  dossier_name_press_settle (gazetteer, text, length, tokens, names);
  dossier_name_repairs_run (text, tokens, names);
  dossier_name_second_look (gazetteer, text, length, names);
  dossier_who_is_who_join (gazetteer, text, length, names);
  move_names (names, mentions);
}
