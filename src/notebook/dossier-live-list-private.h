/* dossier-live-list-private.h: how a list says what it asks the notebook, and what it makes of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-live-list.h"
#include "store/dossier-store.h"

G_BEGIN_DECLS

/**
 * DossierLiveListKind:
 * @get_item_type: of its items
 * @dup_question: (transfer full) (nullable): what is asked now; NULL for nothing
 * @free_question: for that
 * @list: adds the rows of the answer to @rows, on a reader's thread
 * @free_row: for one
 * @get_row_id: which of the same list have one each
 * @make_item: (transfer full): the item of *@row, which it may take and leave NULL; @before is the
 *   item that showed that row until now, NULL for none, and may be given again
 * @answered: (nullable): after an answer is shown, or could not be had; not after one that came too
 *   late. @will_ask: the next question is about to be asked
 *
 * One constant a class, set in its class_init.
 */
struct _DossierLiveListKind
{
  GType (*get_item_type) (void);
  gpointer (*dup_question) (DossierLiveList *self);
  GDestroyNotify free_question;
  gboolean (*list) (DossierDb *db, gconstpointer question, GPtrArray *rows, GError **error);
  GDestroyNotify free_row;
  gint64 (*get_row_id) (gconstpointer row);
  gpointer (*make_item) (gconstpointer question, gpointer *row, gpointer before);
  void (*answered) (DossierLiveList *self, const GError *error, gboolean will_ask);
};

/* Asks now, and again after every change of these kinds; borrows the notebook. */
void dossier_live_list_follow (DossierLiveList   *self,
                               DossierNotebook   *notebook,
                               DossierChangeFlags changes);
/* Neither asks nor answers any more. */
void dossier_live_list_leave (DossierLiveList *self);
/* The question is another one now. */
void dossier_live_list_ask_anew (DossierLiveList *self);
/* The same, and until the answer comes what is shown is not what was asked for. */
void dossier_live_list_load_anew (DossierLiveList *self);
/* (transfer none) (nullable) */
gpointer dossier_live_list_find (DossierLiveList *self, gint64 id);
/* (transfer none) */
GPtrArray *dossier_live_list_get_items (DossierLiveList *self);

G_END_DECLS
