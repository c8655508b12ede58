/* dossier-query.h: what a reader means by what stands in the search field.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/text/dossier-span.h"

G_BEGIN_DECLS

/* More of a pasted page would only make the question slower. */
#define DOSSIER_QUERY_MAX_TERMS 24
#define DOSSIER_QUERY_MAX_BYTES 1024

/**
 * DossierQueryKind:
 * @DOSSIER_QUERY_WORDS: a word, or a "phrase": in the text, the title, the notes
 * @DOSSIER_QUERY_PERSON: person:NAME
 * @DOSSIER_QUERY_PLACE: place:NAME
 * @DOSSIER_QUERY_ORGANISATION: org:NAME
 * @DOSSIER_QUERY_TAG: tag:NAME
 * @DOSSIER_QUERY_SITE: site:NAME
 * @DOSSIER_QUERY_BEFORE: before:2025-12, published before that day, month or year begins
 * @DOSSIER_QUERY_AFTER: after:2025-12, published after that day, month or year has ended
 * @DOSSIER_QUERY_HAS: has:note, has:annotation, has:tag, has:image, has:figure, has:versions
 * @DOSSIER_QUERY_FIGURE: figure:>500 drones: a number, and what it counts or its unit
 */
typedef enum
{
  DOSSIER_QUERY_WORDS,
  DOSSIER_QUERY_PERSON,
  DOSSIER_QUERY_PLACE,
  DOSSIER_QUERY_ORGANISATION,
  DOSSIER_QUERY_TAG,
  DOSSIER_QUERY_SITE,
  DOSSIER_QUERY_BEFORE,
  DOSSIER_QUERY_AFTER,
  DOSSIER_QUERY_HAS,
  DOSSIER_QUERY_FIGURE,
} DossierQueryKind;

#define DOSSIER_N_QUERY_KINDS 10

/**
 * DossierQueryTerm:
 * @is_negated: articles that have it are left out
 * @is_prefix: the value may be the beginning of a word; only the last term, while it is typed, and
 * no word that is left out
 * @value: what stands after the colon, or the words; of BEFORE and AFTER ISO 8601; of FIGURE what
 * is counted, or a unit, or ""
 * @low: of FIGURE: the least value; -INFINITY where open
 * @high: of FIGURE: the greatest; INFINITY where open
 * @span: its bytes of what was typed
 */
typedef struct
{
  DossierQueryKind kind;
  gboolean         is_negated;
  gboolean         is_prefix;
  char            *value;
  double           low;
  double           high;
  DossierSpan      span;
} DossierQueryTerm;

/**
 * DossierQuery:
 * @groups: (element-type GPtrArray of DossierQueryTerm): each must hold; one does when any of its
 *   terms does
 * @doubt: (nullable): the first operator that could not be understood, as it was typed; it is
 *   looked for as words
 * @is_unanswerable: something was typed that no text can have; with no groups, nothing is found
 */
typedef struct
{
  GPtrArray *groups;
  char      *doubt;
  gboolean   is_unanswerable;
} DossierQuery;

/**
 * dossier_query_parse:
 * @typed: (nullable): anything
 *
 * Terms are parted by spaces and must all hold, but for those with OR between them; "-" before a
 * term leaves out. Values with spaces stand in quotes. The last word may be the beginning of one,
 * unless a space or quote follows it or it is a single letter. Never fails.
 *
 * Returns: (transfer full): the query; without groups when nothing was typed
 */
DossierQuery *dossier_query_parse (const char *typed);
void          dossier_query_free (DossierQuery *self);
/* Whether it is words alone, none of them left out or alternatives: what the full-text index
 * answers by itself. */
gboolean dossier_query_is_plain (const DossierQuery *self);
/* "person", "place", …: what stands before the colon; "" for words. */
const char *dossier_query_kind_to_string (DossierQueryKind kind);

/**
 * DossierQueryPiece:
 * @span: its bytes of what was typed
 * @value: what stands after the colon so far, without quotes; "" for nothing yet
 */
typedef struct
{
  DossierQueryKind kind;
  gboolean         is_negated;
  char            *value;
  DossierSpan      span;
} DossierQueryPiece;

/**
 * dossier_query_find_piece:
 * @cursor: in bytes
 *
 * What is being typed where the cursor stands: a piece that ends there, or nothing after a space.
 * Of what is not valid UTF-8, or longer than a search may be, there is none.
 *
 * Returns: (transfer full) (nullable): NULL in the middle of a word
 */
DossierQueryPiece *dossier_query_find_piece (const char *typed, gsize cursor);
void               dossier_query_piece_free (DossierQueryPiece *self);
/* As it is typed: "-person:" and the value, in quotes where it needs them. (transfer full) */
char *dossier_query_dup_piece (DossierQueryKind kind, gboolean is_negated, const char *value);
/* What may stand after "has:". (array zero-terminated=1) */
const char *const *dossier_query_get_had_things (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierQuery, dossier_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierQueryPiece, dossier_query_piece_free)

G_END_DECLS
