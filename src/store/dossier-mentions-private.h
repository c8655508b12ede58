/* dossier-mentions-private.h: writing the mentions of one version.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-carry.h"
#include "store/dossier-mentions.h"

G_BEGIN_DECLS

/**
 * DossierMentionWriter:
 *
 * Writes mentions into one version: links names to entities, finds the sentence of each figure,
 * leaves out what contradicts those that a person decided on.
 */
typedef struct _DossierMentionWriter DossierMentionWriter;

/* Borrows @db and @text. */
DossierMentionWriter      *
dossier_mention_writer_new (DossierDb *db, gint64 version_id, const char *text, gsize length);
void dossier_mention_writer_free (DossierMentionWriter *self);

/* Spans outside the text are refused with CONSTRAINT. @id (out) (optional). */
gboolean dossier_mention_writer_add (DossierMentionWriter *self,
                                     const DossierMention *mention,
                                     DossierOrigin         origin,
                                     gint64               *id,
                                     GError              **error);
/* One that names the entity, or 0 for a figure or date. */
gboolean dossier_mention_writer_add_for (DossierMentionWriter *self,
                                         const DossierMention *mention,
                                         DossierOrigin         origin,
                                         gint64                entity_id,
                                         gint64               *id,
                                         GError              **error);
/* The sentence that holds the start of the span, stretched to its end. */
DossierSpan dossier_mention_writer_find_sentence (DossierMentionWriter *self, DossierSpan span);
/* What a recogniser found; @decided (element-type DossierStoredMention) (nullable): what a person
 * confirmed, made or rejected there. */
gboolean dossier_mention_writer_propose (DossierMentionWriter *self,
                                         GPtrArray            *mentions,
                                         GPtrArray            *decided,
                                         GError              **error);

/* Of a version, what a person decided on. */
gboolean dossier_mentions_list_decided (DossierDb *db,
                                        gint64     version_id,
                                        GPtrArray *mentions,
                                        GError   **error);
/* Takes that over from the version before; @carried (element-type DossierStoredMention): what was
 * found again. */
gboolean dossier_mention_writer_carry (DossierMentionWriter *self,
                                       gint64                old_version_id,
                                       const DossierCarry   *carry,
                                       GPtrArray            *carried,
                                       GError              **error);

/* "recognised", "confirmed", "made", "rejected"; as in the table. */
const char   *dossier_origin_to_string (DossierOrigin origin);
DossierOrigin dossier_origin_from_string (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMentionWriter, dossier_mention_writer_free)

G_END_DECLS
