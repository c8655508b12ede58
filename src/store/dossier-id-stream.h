/* dossier-id-stream.h: ids of articles, newest first, read only as far as somebody asks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store. What a search asks is put together from streams: what all of them have
 * ("each"), what any has ("any"), what one has and another has not ("but"). Each can be told to go
 * on from an id, so that a rare word next to a frequent one costs what the rare one costs: the
 * leapfrog join of Veldhuizen (Leapfrog Triejoin, 2014), for one column.
 */
#pragma once

#include "store/dossier-statement.h"

G_BEGIN_DECLS

/* Greater than the id of any article: ids share a row's id with those of annotations. */
#define DOSSIER_ID_STREAM_FIRST G_GINT64_CONSTANT (0x7ffffffe)

typedef struct _DossierIdStream DossierIdStream;

/**
 * dossier_id_stream_new_rows:
 * @statement: (transfer full): of its own; its first column are ids, falling, those up to the
 *   parameter ":below"
 * @patience: how many rows are worth stepping over before the question is put anew
 */
DossierIdStream *dossier_id_stream_new_rows (DossierStatement *statement, guint patience);
/* @ids (transfer full) (element-type gint64): in any order, more than once even. */
DossierIdStream *dossier_id_stream_new_ids (GArray *ids);
/* @streams (transfer full) (element-type DossierIdStream): none is the empty stream. */
DossierIdStream *dossier_id_stream_new_any (GPtrArray *streams);
/* @streams (transfer full) (element-type DossierIdStream): one at least. */
DossierIdStream *dossier_id_stream_new_each (GPtrArray *streams);
/* Both (transfer full). */
DossierIdStream *dossier_id_stream_new_but (DossierIdStream *stream, DossierIdStream *but);
void             dossier_id_stream_free (DossierIdStream *self);

/**
 * dossier_id_stream_seek:
 * @at_most: not greater than the last time
 * @id: (out): the greatest id that is not greater; 0 when there is none
 */
gboolean dossier_id_stream_seek (DossierIdStream *self, gint64 at_most, gint64 *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierIdStream, dossier_id_stream_free)

G_END_DECLS
