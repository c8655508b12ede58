/* dossier-mention.h: a span that names somebody, some place or organisation, a figure or a date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/text/dossier-span.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_ENTITY_PERSON,
  DOSSIER_ENTITY_PLACE,
  DOSSIER_ENTITY_ORGANISATION,
  DOSSIER_ENTITY_FIGURE,
  DOSSIER_ENTITY_DATE,
} DossierEntityKind;

#define DOSSIER_N_ENTITY_KINDS 5

/* "person", "place", "organization", "figure", "date": as in JSON and in the store. */
const char *dossier_entity_kind_to_string (DossierEntityKind kind);
gboolean    dossier_entity_kind_from_string (const char *name, DossierEntityKind *kind);

/**
 * DossierHedge: how the words bound the value.
 *
 * JSON: "=", "~", "<", ">", "<=", ">=", "up", "down".
 */
typedef enum
{
  DOSSIER_HEDGE_EXACT,
  DOSSIER_HEDGE_ABOUT,
  DOSSIER_HEDGE_LESS,
  DOSSIER_HEDGE_MORE,
  DOSSIER_HEDGE_AT_MOST,
  DOSSIER_HEDGE_AT_LEAST,
  DOSSIER_HEDGE_UP,
  DOSSIER_HEDGE_DOWN,
} DossierHedge;

const char *dossier_hedge_to_string (DossierHedge hedge);
gboolean    dossier_hedge_from_string (const char *name, DossierHedge *hedge);

typedef struct
{
  double value;
  char  *unit;
} DossierQuantity;

/**
 * DossierFigure:
 * @value: the number; NAN when the text gives only bounds
 * @low: lower bound; NAN where open
 * @high: upper bound; NAN where open
 * @unit: canonical name (CLDR identifier, ISO 4217 code); "" for counts
 * @counted: (nullable): the noun phrase that is counted, without the number
 * @also: (element-type DossierQuantity) (nullable): the same quantity as printed a second way
 */
typedef struct
{
  double       value;
  double       low;
  double       high;
  char        *unit;
  char        *counted;
  DossierHedge hedge;
  GArray      *also;
} DossierFigure;

DossierFigure *dossier_figure_new (void);
DossierFigure *dossier_figure_copy (const DossierFigure *self);
void           dossier_figure_free (DossierFigure *self);
/* Takes no ownership of @unit. */
void dossier_figure_add_also (DossierFigure *self, double value, const char *unit);
/* `also` as JSON for the store, NULL when there is none; and back. */
char    *dossier_figure_dup_also_json (const DossierFigure *self);
gboolean dossier_figure_set_also_json (DossierFigure *self, const char *json, GError **error);

/**
 * DossierPlace:
 * @country: ISO 3166-1 alpha-2, or "" for what lies in no country
 */
typedef struct
{
  double latitude;
  double longitude;
  char   country[3];
} DossierPlace;

/**
 * DossierSource: who is said to have said something, and by which words.
 * @words: the speaker as printed: "the mayor", "he", "Ada Obi"
 * @cue_words: "said", "according to", as printed
 * @name: (nullable): the speaker's fullest form in the text; NULL where only described
 * @speaker: its bytes of the text
 * @cue: the bytes of the cue
 * @speaker_mention: the span of the mention that names the speaker; empty where only described.
 *   Of a pronoun it stands elsewhere in the text
 */
typedef struct
{
  char       *words;
  char       *cue_words;
  char       *name;
  DossierSpan speaker;
  DossierSpan cue;
  DossierSpan speaker_mention;
} DossierSource;

/* What to call the speaker: by name, or as printed. */
const char    *dossier_source_get_title (const DossierSource *self);
DossierSource *dossier_source_copy (const DossierSource *self);
void           dossier_source_free (DossierSource *self);

/**
 * DossierMention:
 * @span: its bytes of the text
 * @confidence: 0 to 1
 * @name: of a name: the fullest form in the text; of a figure or date: the words as printed
 * @place: (nullable): where it lies, when resolved
 * @figure: (nullable): of a figure
 * @date: (nullable): of a date: ISO 8601 with reduced precision, or an interval "A/B"
 * @is_inferred: the date was worked out from the day the article was published
 * @source: (nullable): of a figure: who gave it
 */
typedef struct
{
  DossierEntityKind kind;
  DossierSpan       span;
  double            confidence;
  char             *name;
  DossierPlace     *place;
  DossierFigure    *figure;
  char             *date;
  gboolean          is_inferred;
  DossierSource    *source;
} DossierMention;

DossierMention *dossier_mention_new (DossierEntityKind kind, DossierSpan span);
DossierMention *dossier_mention_copy (const DossierMention *self);
void            dossier_mention_free (DossierMention *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFigure, dossier_figure_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSource, dossier_source_free)
/* Puts mentions, (element-type DossierMention), in the order in which they begin. */
void dossier_mention_sort (GPtrArray *mentions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMention, dossier_mention_free)

G_END_DECLS
