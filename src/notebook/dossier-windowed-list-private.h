/* dossier-windowed-list-private.h: how a list says what its rows are, and how they are loaded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-windowed-list.h"
#include "store/dossier-store.h"

G_BEGIN_DECLS

/**
 * DossierWindowedListKind:
 * @row_size: in bytes; a row is a plain value
 * @hash_row: of one
 * @equal_rows: whether two are the same line
 * @get_item_type: of its items
 * @make_item: (transfer full): the item of a row, without what it says
 * @is_loaded_with_pages: (nullable): whether a row's item is filled in from the store; NULL for all
 * @prepare_item: (nullable): before an item is given away
 * @read_page: adds what each of the rows says, NULL for what is gone, on a reader's thread
 * @free_record: for what a row says
 * @load_item: fills an item in; takes the record
 * @dup_question: (transfer full): what is asked now
 * @free_question: for that
 * @answer: adds the rows of the answer, on a reader's thread; @limit: 0 for all
 * @get_first_limit: (nullable): so many rows are shown while the rest is still being found; 0, or
 *   NULL, for all at once
 * @before_show: (nullable): what else the answer brought, before its rows are shown
 * @after_show: (nullable): the same, after
 * @changed: something of the notebook is different now
 *
 * One constant a class, set in its class_init.
 */
struct _DossierWindowedListKind
{
  gsize      row_size;
  GHashFunc  hash_row;
  GEqualFunc equal_rows;

  GType (*get_item_type) (void);
  gpointer (*make_item) (gconstpointer row);
  gboolean (*is_loaded_with_pages) (gconstpointer row);
  void (*prepare_item) (DossierWindowedList *self, gpointer item, gconstpointer row);

  gboolean (*read_page) (DossierDb    *db,
                         const GArray *rows,
                         const char   *words,
                         GPtrArray    *records,
                         GError      **error);
  GDestroyNotify free_record;
  void (*load_item) (gpointer item, gpointer record);

  gpointer (*dup_question) (DossierWindowedList *self);
  GDestroyNotify free_question;
  gboolean (*answer) (DossierDb *db, gpointer question, guint limit, GArray *rows, GError **error);
  guint (*get_first_limit) (DossierWindowedList *self);
  void (*before_show) (DossierWindowedList *self, gpointer question);
  void (*after_show) (DossierWindowedList *self, gpointer question);
  void (*changed) (DossierWindowedList *self, const DossierChangeSet *changes);
};

/* Asks now, and follows the notebook, which it keeps. */
void dossier_windowed_list_follow (DossierWindowedList *self, DossierNotebook *notebook);
/* The question is another one now: until the answer comes, what is shown is not what was asked. */
void dossier_windowed_list_question_changed (DossierWindowedList *self);
/* The same question, whose answer may be another one; one under way is interrupted. */
void dossier_windowed_list_ask_again (DossierWindowedList *self);

/* What is searched for, without spaces before it; one behind it says that a word is whole.
 * @words: (nullable). Returns: whether they are other words than before; nothing is asked yet */
gboolean    dossier_windowed_list_set_words (DossierWindowedList *self, const char *words);
const char *dossier_windowed_list_get_words (DossierWindowedList *self);

/* What is loaded would look different, of all rows or of one. */
void dossier_windowed_list_outdate (DossierWindowedList *self);
void dossier_windowed_list_outdate_row (DossierWindowedList *self, gconstpointer row);
/* Loads again what is alive and outdated: views ask only for rows that are new to them. */
void dossier_windowed_list_reload (DossierWindowedList *self);

/* (transfer none): the rows as they are shown. */
const GArray *dossier_windowed_list_get_rows (DossierWindowedList *self);
/* For each item that is alive. */
typedef void (*DossierWindowedListFunc) (DossierWindowedList *self,
                                         gpointer             item,
                                         gconstpointer        row);
void dossier_windowed_list_foreach (DossierWindowedList *self, DossierWindowedListFunc func);

G_END_DECLS
