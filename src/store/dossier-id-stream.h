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

/* The patience of one who steps over as many rows as there are: the question needs no ":below". */
#define DOSSIER_ID_STREAM_PATIENT G_MAXUINT

typedef struct _DossierIdStream DossierIdStream;

/**
 * dossier_id_stream_new_rows:
 * @statement: (transfer full): of its own; its first column are ids, falling, those up to the
 *   parameter ":below"
 * @patience: how many rows are worth stepping over before the question is put anew
 */
DossierIdStream *dossier_id_stream_new_rows (DossierStatement *statement, guint patience);
/* For a stream of rows that is asked about ids far from each other, of which it may have most.
 *
 * @probe: (transfer full): has a row when the id ":at" is one of them; cheaper than putting the
 *   question anew, and tried before */
void dossier_id_stream_set_probe (DossierIdStream *self, DossierStatement *probe);
/* @ids (transfer full) (element-type gint64): in any order, more than once even. */
DossierIdStream *dossier_id_stream_new_ids (GArray *ids);
/* @streams (transfer full) (element-type DossierIdStream): none is the empty stream. */
DossierIdStream *dossier_id_stream_new_any (GPtrArray *streams);
/* Whatever id it is asked for, also of articles that are not there: stands where others say what is
 * there, and it is only said what is not. */
DossierIdStream *dossier_id_stream_new_every (void);
/* Both (transfer full). */
DossierIdStream *dossier_id_stream_new_either (DossierIdStream *one, DossierIdStream *other);
/* @streams (transfer full) (element-type DossierIdStream): one at least. */
DossierIdStream *dossier_id_stream_new_each (GPtrArray *streams);
/* Both (transfer full). */
DossierIdStream *dossier_id_stream_new_but (DossierIdStream *stream, DossierIdStream *but);
/**
 * dossier_id_stream_new_beside:
 * @stream: (transfer full)
 * @beside: (transfer full)
 * @left_out: (transfer full) (element-type DossierIdStream)
 * @check: (transfer full)
 *
 * What @stream has, and of what @beside has that which @check has too and none of @left_out. These
 * are asked, in turn and one id at a time, only about what @stream has not.
 */
DossierIdStream *dossier_id_stream_new_beside (DossierIdStream *stream,
                                               DossierIdStream *beside,
                                               GPtrArray       *left_out,
                                               DossierIdStream *check);

/* Returns: (transfer full) (nullable) */
typedef DossierIdStream *(*DossierIdStreamOpen) (gpointer data, GError **error);
/* The stream that @open opens, which it does when somebody asks first. @data: lives as long;
 * @free_data: (nullable) */
DossierIdStream *
dossier_id_stream_new_lazy (DossierIdStreamOpen open, gpointer data, GDestroyNotify free_data);
/**
 * dossier_id_stream_new_windows:
 * @statement: (transfer full): as that of rows, and of ids above the parameter ":floor" only
 * @patience: as that of rows
 * @newest: id of an article, from which on it is read
 * @open: for the rest
 * @data: for it; lives as long
 * @free_data: (nullable)
 *
 * For what is either nearly everywhere, and then read as it is met, or rare, and then worth being
 * looked up otherwise: it is read in windows of ids until one of them has nothing.
 */
DossierIdStream *dossier_id_stream_new_windows (DossierStatement   *statement,
                                                guint               patience,
                                                gint64              newest,
                                                DossierIdStreamOpen open,
                                                gpointer            data,
                                                GDestroyNotify      free_data);
void             dossier_id_stream_free (DossierIdStream *self);

/**
 * dossier_id_stream_seek:
 * @at_most: not greater than the last time
 * @id: (out): the greatest id that is not greater; 0 when there is none
 */
gboolean dossier_id_stream_seek (DossierIdStream *self, gint64 at_most, gint64 *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierIdStream, dossier_id_stream_free)

G_END_DECLS
