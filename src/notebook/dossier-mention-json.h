/* dossier-mention-json.h: mentions and blocks as the JSON that other programs read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"
#include "core/recognise/dossier-claims.h"
#include "core/recognise/dossier-mention.h"
#include "core/text/dossier-text-index.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Offsets become code points of the text that the index belongs to, counted from @origin bytes. */

/* One object: start, end, type, text, name, confidence, and what its kind has besides; of a figure
 * the speaker and the cue. */
void dossier_mention_json_add (JsonBuilder            *builder,
                               const DossierMention   *mention,
                               const char             *text,
                               const DossierTextIndex *index);
/* One object: start, end, speaker and cue. */
void dossier_mention_json_add_claim (JsonBuilder            *builder,
                                     const DossierClaim     *claim,
                                     const DossierTextIndex *index);
/* The members "speaker" and "cue"; without @index (nullable) they have no offsets. */
void dossier_mention_json_add_source (JsonBuilder            *builder,
                                      const DossierSource    *source,
                                      const DossierTextIndex *index);
/* One object: kind, start, end, and level, number, image and alternative where there are any. */
void dossier_mention_json_add_block (JsonBuilder            *builder,
                                     const DossierBlock     *block,
                                     const DossierTextIndex *index,
                                     gsize                   origin);
/* The members of a figure: value, low, high, unit, counted, hedge, also. */
void dossier_mention_json_add_figure (JsonBuilder *builder, const DossierFigure *figure);
/* "name": value; an integer where it is one, null where it is not finite. */
void dossier_mention_json_add_number (JsonBuilder *builder, const char *name, double value);
/* "name": "value"; null for NULL. */
void dossier_mention_json_add_string (JsonBuilder *builder, const char *name, const char *value);

G_END_DECLS
