/* dossier-counted.h: chooses what a number is of that stands without a noun, by what was learned
 * from marked reports.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-figures-reading.h"
#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

/* How many nouns that were counted before are remembered. */
#define DOSSIER_COUNTED_MAX_NOUNS      6
#define DOSSIER_COUNTED_MAX_CANDIDATES 24
#define DOSSIER_COUNTED_MAX_FEATURES   64
/* Weights of the model; a power of two. */
#define DOSSIER_COUNTED_N_WEIGHTS 8192

/**
 * DossierCountedSource: where a candidate was found; bits, for it may stand in several places.
 * @DOSSIER_COUNTED_NOTHING: the number is of nothing that is told
 * @DOSSIER_COUNTED_RULE: the rules of dossier-figures-context would take it
 * @DOSSIER_COUNTED_LAST: the figure before counted it
 * @DOSSIER_COUNTED_SECOND: it was counted before that
 * @DOSSIER_COUNTED_EARLIER: it was counted still earlier
 * @DOSSIER_COUNTED_SENTENCE: a plural of the sentence, before the number
 * @DOSSIER_COUNTED_BEFORE: a plural of the paragraph's sentences before
 * @DOSSIER_COUNTED_BEHIND: a plural behind the number
 * @DOSSIER_COUNTED_PEOPLE: "people", printed or not
 */
typedef enum
{
  DOSSIER_COUNTED_NOTHING = 0,
  DOSSIER_COUNTED_RULE = 1 << 0,
  DOSSIER_COUNTED_LAST = 1 << 1,
  DOSSIER_COUNTED_SECOND = 1 << 2,
  DOSSIER_COUNTED_EARLIER = 1 << 3,
  DOSSIER_COUNTED_SENTENCE = 1 << 4,
  DOSSIER_COUNTED_BEFORE = 1 << 5,
  DOSSIER_COUNTED_BEHIND = 1 << 6,
  DOSSIER_COUNTED_PEOPLE = 1 << 7,
} DossierCountedSource;

/**
 * DossierCountedNoun:
 * @text: first byte of the noun phrase, not terminated
 * @length: its bytes
 * @line: the line that it stands in
 * @start: first token, of this line only
 * @end: first token after it
 * @figure_line: the line of the figure that counted it last
 * @figure_end: first token after that figure
 * @figure: its number among the figures of the text
 * @value: its value
 * @before: what kind of token stood before it
 * @next: what kind of token stood behind it
 * @n_uses: how many figures counted it
 * @may_be_harmed: it is people, or was said to be killed, hurt, displaced
 * @is_shared: the last of them had not the noun itself
 */
typedef struct
{
  const char *text;
  gsize       length;
  int         line;
  int         start;
  int         end;
  int         figure_line;
  int         figure_end;
  int         figure;
  double      value;
  guint32     before;
  guint32     next;
  int         n_uses;
  gboolean    may_be_harmed;
  gboolean    is_shared;
} DossierCountedNoun;

/**
 * DossierCountedCandidate:
 * @noun: what the number may be of
 * @sources: #DossierCountedSource bits
 * @features: buckets of the model
 */
typedef struct
{
  DossierCountedNoun noun;
  guint              sources;
  int                n_features;
  guint16            features[DOSSIER_COUNTED_MAX_FEATURES];
} DossierCountedCandidate;

/* Called with all candidates for a number before one is chosen; one of them is nothing. */
typedef void (*DossierCountedObserver) (const DossierReading          *reading,
                                        const DossierCountedCandidate *candidates,
                                        int                            n_candidates,
                                        gpointer                       data);

/**
 * DossierCounted:
 * @nouns: what was counted before in the text, the last first
 * @line: number of the line that is read
 * @n_figures: how many figures were read
 * @last_choice: what became of the last number without a noun: 0 for none yet, 1 nothing, 2 a noun
 *
 * What is remembered from one figure of a text to the next. Zeroed, it is ready.
 */
typedef struct
{
  DossierCountedNoun     nouns[DOSSIER_COUNTED_MAX_NOUNS];
  int                    n_nouns;
  int                    line;
  int                    n_figures;
  guint32                last_choice;
  DossierCountedObserver observer;
  gpointer               observer_data;
} DossierCounted;

/* Gives a number that has neither unit nor noun what it is of, or nothing. The rules' noun, if
 * any, is in @reading. */
void dossier_counted_choose (const DossierCounted *self, DossierReading *reading);
/* Notes what @reading counts for the figures behind it. */
void dossier_counted_add (DossierCounted *self, const DossierReading *reading, gboolean is_shared);

/* What kind of token is there, for the features. */
guint32 dossier_counted_get_kind (const DossierTokens *tokens, int index);

/* Lists what the number may be of into @candidates, which has room for
 * #DOSSIER_COUNTED_MAX_CANDIDATES. What the rules say comes first; one is nothing. Returns how
 * many. */
int dossier_counted_list (const DossierCounted    *self,
                          const DossierReading    *reading,
                          DossierCountedCandidate *candidates);

/* dossier_figures_find_in_language(), with an observer of the choices in @self, for training. */
void dossier_figures_find_observed (const char     *text,
                                    gsize           length,
                                    const char     *language,
                                    DossierCounted *self,
                                    GPtrArray      *mentions);

/* The weights, made by tools/figures. */
extern const gint8 dossier_counted_weights[DOSSIER_COUNTED_N_WEIGHTS];

G_END_DECLS
