/* dossier-note-list.c: all annotations of the notebook as a list model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-note-list.h"

#include "notebook/dossier-list-diff.h"
#include "notebook/dossier-note-item-private.h"
#include "notebook/dossier-notebook-private.h"

/* Annotations read from the store at once. */
#define PAGE_SIZE 64
/* Items that stay loaded though nobody shows them. */
#define MAX_RECENT 512

/* One line that somebody asked for. */
typedef struct
{
  DossierNoteRow   row;
  DossierNoteItem *item;    /* weak: forgets itself when it goes */
  guint            stamp;   /* of the list when it was loaded; 0 for stale */
  guint            pending; /* stamp of the load under way; 0 for none */
} Entry;

struct _DossierNoteList
{
  GObject parent_instance;

  /* owned */
  DossierNotebook *notebook;
  GArray          *rows;    /* DossierNoteRow, as shown; a head has no id */
  GHashTable      *groups;  /* id → DossierNoteGroup */
  GHashTable      *entries; /* DossierNoteRow → Entry */
  GQueue           recent;  /* items, the latest first */
  GCancellable    *asking;
  char            *words;

  /* the question */
  DossierNotesOrder order;
  guint             highlights;
  gint64            tag_id;

  guint    n_notes;
  guint    generation; /* of the question; stale answers are dropped */
  guint    stamp;      /* rises when what is loaded would look different */
  gboolean is_loading;
};

static void dossier_note_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierNoteList,
                               dossier_note_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      dossier_note_list_iface_init))

enum
{
  PROP_0,
  PROP_IS_LOADING,
  PROP_N_NOTES,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_STATIC_ASSERT ((int) DOSSIER_NOTES_NEWEST == (int) DOSSIER_NOTE_ORDER_NEWEST);
G_STATIC_ASSERT ((int) DOSSIER_NOTES_BY_ARTICLE == (int) DOSSIER_NOTE_ORDER_ARTICLE);
G_STATIC_ASSERT ((int) DOSSIER_NOTES_BY_TAG == (int) DOSSIER_NOTE_ORDER_TAG);

static guint
hash_row (gconstpointer row)
{
  const DossierNoteRow *self = row;

  return g_int64_hash (&self->id) * 31 + g_int64_hash (&self->group_id);
}

static gboolean
equal_rows (gconstpointer a, gconstpointer b)
{
  const DossierNoteRow *left = a;
  const DossierNoteRow *right = b;

  return left->id == right->id && left->group_id == right->group_id;
}

/* --- asking --- */

typedef struct
{
  DossierNoteQuery query;
  char            *words;
  guint            generation;
  GArray          *rows;
  GHashTable      *groups;
  guint            n_notes;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->words);
  g_array_unref (question->rows);
  g_hash_table_unref (question->groups);
  g_free (question);
}

static GHashTable *
new_groups (void)
{
  return g_hash_table_new_full (g_int64_hash,
                                g_int64_equal,
                                NULL,
                                (GDestroyNotify) dossier_note_group_free);
}

/* Puts a head before each group, on the reader's thread. */
static void
add_heads (Question *question, GArray *found, GPtrArray *groups)
{
  guint next = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      DossierNoteGroup *group = g_ptr_array_index (groups, i);
      DossierNoteRow    head = { .id = 0, .group_id = group->id };

      g_array_append_val (question->rows, head);
      g_array_append_vals (question->rows,
                           &g_array_index (found, DossierNoteRow, next),
                           group->n_rows);
      next += group->n_rows;
      g_hash_table_insert (question->groups, &group->id, group);
    }
}

/* Grouped by tag, an annotation may stand in several groups. */
static guint
count_notes (GArray *rows, DossierNoteOrder order)
{
  g_autoptr (GHashTable) ids = NULL;

  if (order != DOSSIER_NOTE_ORDER_TAG)
    return rows->len;
  ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (ids, &g_array_index (rows, DossierNoteRow, i).id);
  return g_hash_table_size (ids);
}

static gboolean
answer_question (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DossierNoteRow));
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  gboolean is_ok = dossier_note_rows_query (db, &question->query, found, groups, error);

  question->n_notes = count_notes (found, question->query.order);
  if (question->query.order == DOSSIER_NOTE_ORDER_NEWEST)
    g_array_append_vals (question->rows, found->data, found->len);
  else
    add_heads (question, found, groups);
  return is_ok;
}

/* --- loading --- */

typedef struct
{
  GArray    *rows;
  guint      stamp;
  GPtrArray *annotations; /* DossierAnnotation; NULL for what is gone */
  GPtrArray *origins;     /* DossierNoteOrigin */
} Page;

static void
free_annotation (gpointer annotation)
{
  dossier_annotation_free (annotation);
}

static void
free_origin (gpointer origin)
{
  dossier_note_origin_free (origin);
}

static Page *
new_page (void)
{
  Page *page = g_new0 (Page, 1);

  page->rows = g_array_new (FALSE, FALSE, sizeof (DossierNoteRow));
  page->annotations = g_ptr_array_new_with_free_func (free_annotation);
  page->origins = g_ptr_array_new_with_free_func (free_origin);
  return page;
}

static void
free_page (gpointer data)
{
  Page *page = data;

  g_array_unref (page->rows);
  g_ptr_array_unref (page->annotations);
  g_ptr_array_unref (page->origins);
  g_free (page);
}

static gboolean
load_page (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Page *page = data;

  for (guint i = 0; i < page->rows->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      DossierAnnotation *annotation =
          dossier_annotations_get (db,
                                   g_array_index (page->rows, DossierNoteRow, i).id,
                                   &local_error);
      DossierNoteOrigin *origin = NULL;

      if (annotation != NULL)
        origin = dossier_note_rows_get_origin (db, annotation->article_id, &local_error);
      g_ptr_array_add (page->annotations, annotation);
      g_ptr_array_add (page->origins, origin);
      if (local_error == NULL)
        continue;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static void
item_gone_cb (gpointer data, GObject *where_the_object_was)
{
  Entry *entry = data;

  entry->item = NULL;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  if (entry->item != NULL)
    g_object_weak_unref (G_OBJECT (entry->item), item_gone_cb, entry);
  g_free (entry);
}

static Entry *
ensure_entry (DossierNoteList *self, const DossierNoteRow *row)
{
  Entry *entry = g_hash_table_lookup (self->entries, row);

  if (entry != NULL)
    return entry;
  entry = g_new0 (Entry, 1);
  entry->row = *row;
  g_hash_table_insert (self->entries, &entry->row, entry);
  return entry;
}

/* (transfer full): the one item of that line, kept among the recent ones. */
static DossierNoteItem *
take_item (DossierNoteList *self, Entry *entry)
{
  if (entry->item != NULL)
    return g_object_ref (entry->item);

  entry->item = dossier_note_item_new (&entry->row);
  entry->stamp = 0;
  g_object_weak_ref (G_OBJECT (entry->item), item_gone_cb, entry);
  g_queue_push_head (&self->recent, g_object_ref (entry->item));
  if (g_queue_get_length (&self->recent) > MAX_RECENT)
    g_object_unref (g_queue_pop_tail (&self->recent));
  return entry->item;
}

static void
page_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierNoteList) self = user_data;
  Page    *page = dossier_store_get_job_data (result);
  gboolean is_ok = dossier_store_finish (DOSSIER_STORE (source), result, NULL);

  for (guint i = 0; i < page->rows->len; i++)
    {
      Entry *entry =
          g_hash_table_lookup (self->entries, &g_array_index (page->rows, DossierNoteRow, i));

      if (entry == NULL || entry->pending != page->stamp)
        continue;
      entry->pending = 0;
      if (!is_ok || page->annotations->pdata[i] == NULL || page->origins->pdata[i] == NULL)
        continue;

      g_autoptr (DossierNoteItem) item = take_item (self, entry);
      entry->stamp = page->stamp;
      dossier_note_item_load (item,
                              g_steal_pointer (&page->annotations->pdata[i]),
                              g_steal_pointer (&page->origins->pdata[i]));
    }
}

static void
send_page (DossierNoteList *self, Page *page)
{
  page->stamp = self->stamp;
  if (page->rows->len == 0)
    free_page (page);
  else
    dossier_store_read_async (dossier_notebook_get_store (self->notebook),
                              load_page,
                              page,
                              free_page,
                              NULL,
                              page_loaded_cb,
                              g_object_ref (self));
}

static void
want_entry (DossierNoteList *self, Entry *entry, Page *page)
{
  if (entry->row.id == 0 || entry->stamp == self->stamp || entry->pending == self->stamp)
    return;
  entry->pending = self->stamp;
  g_array_append_val (page->rows, entry->row);
}

static void
load_around (DossierNoteList *self, guint position)
{
  Page *page = new_page ();
  guint start = position / PAGE_SIZE * PAGE_SIZE;
  guint end = MIN (start + PAGE_SIZE, self->rows->len);

  for (guint i = start; i < end; i++)
    want_entry (self, ensure_entry (self, &g_array_index (self->rows, DossierNoteRow, i)), page);
  send_page (self, page);
}

/* Loads again what is alive and stale: views ask only for rows that are new to them. */
static void
reload_stale (DossierNoteList *self)
{
  Page          *page = new_page ();
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;

      if (entry->item == NULL)
        {
          if (entry->pending == 0)
            g_hash_table_iter_remove (&iter);
          continue;
        }
      want_entry (self, entry, page);
      if (page->rows->len == PAGE_SIZE)
        {
          send_page (self, page);
          page = new_page ();
        }
    }
  send_page (self, page);
}

/* --- showing --- */

typedef struct
{
  const DossierNoteRow *before;
  const DossierNoteRow *after;
} TwoLists;

static gboolean
is_same_row (guint before, guint after, gpointer data)
{
  const TwoLists *lists = data;

  return equal_rows (&lists->before[before], &lists->after[after]);
}

static void
update_head (DossierNoteList *self, DossierNoteItem *item, gint64 group_id)
{
  const DossierNoteGroup *group = g_hash_table_lookup (self->groups, &group_id);

  if (group != NULL)
    dossier_note_item_set_group (item, group->name, group->n_rows);
}

static void
update_heads (DossierNoteList *self)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;

      if (entry->row.id == 0 && entry->item != NULL)
        update_head (self, entry->item, entry->row.group_id);
    }
}

static void
show_rows (DossierNoteList *self, Question *question)
{
  g_autoptr (GArray) old = self->rows;
  TwoLists        both = { (const DossierNoteRow *) old->data,
                           (const DossierNoteRow *) question->rows->data };
  DossierListDiff diff = dossier_list_diff (old->len, question->rows->len, is_same_row, &both);

  self->rows = g_array_ref (question->rows);
  g_hash_table_unref (self->groups);
  self->groups = g_hash_table_ref (question->groups);
  update_heads (self);
  if (diff.n_removed > 0 || diff.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), diff.position, diff.n_removed, diff.n_added);
  if (self->n_notes == question->n_notes)
    return;
  self->n_notes = question->n_notes;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_NOTES]);
}

static void
question_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierNoteList) self = user_data;
  Question *question = dossier_store_get_job_data (result);
  gboolean  is_ok = dossier_store_finish (DOSSIER_STORE (source), result, NULL);

  if (question->generation != self->generation)
    return;
  if (is_ok)
    show_rows (self, question);
  if (!self->is_loading)
    return;
  self->is_loading = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADING]);
}

/* Asks anew; an older question under way is interrupted, its answer would be dropped. */
static void
ask (DossierNoteList *self)
{
  Question *question = g_new0 (Question, 1);

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  question->words = g_strdup (self->words);
  question->rows = g_array_new (FALSE, FALSE, sizeof (DossierNoteRow));
  question->groups = new_groups ();
  question->generation = ++self->generation;
  question->query = (DossierNoteQuery){
    .words = question->words,
    .colours = self->highlights,
    .tag_id = self->tag_id,
    .order = (DossierNoteOrder) self->order,
  };
  dossier_store_read_async (dossier_notebook_get_store (self->notebook),
                            answer_question,
                            question,
                            free_question,
                            self->asking,
                            question_answered_cb,
                            g_object_ref (self));
}

static void
question_changed (DossierNoteList *self)
{
  if (!self->is_loading)
    {
      self->is_loading = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADING]);
    }
  ask (self);
}

static void
notebook_changed_cb (DossierNotebook *notebook, DossierChangeSet *changes, DossierNoteList *self)
{
  const DossierChangeFlags ours =
      DOSSIER_CHANGE_ANNOTATIONS | DOSSIER_CHANGE_TAGS | DOSSIER_CHANGE_ARTICLES;

  if ((changes->flags & ours) == 0)
    return;
  self->stamp++;
  reload_stale (self);
  ask (self);
}

/* --- the list model --- */

static GType
dossier_note_list_get_item_type (GListModel *model)
{
  return DOSSIER_TYPE_NOTE_ITEM;
}

static guint
dossier_note_list_get_n_items (GListModel *model)
{
  return DOSSIER_NOTE_LIST (model)->rows->len;
}

static gpointer
dossier_note_list_get_item (GListModel *model, guint position)
{
  DossierNoteList      *self = DOSSIER_NOTE_LIST (model);
  const DossierNoteRow *row;
  DossierNoteItem      *item;
  Entry                *entry;

  if (position >= self->rows->len)
    return NULL;
  row = &g_array_index (self->rows, DossierNoteRow, position);
  entry = ensure_entry (self, row);
  item = take_item (self, entry);
  if (row->id == 0)
    update_head (self, item, row->group_id);
  else if (entry->stamp != self->stamp && entry->pending != self->stamp)
    load_around (self, position);
  return item;
}

static void
dossier_note_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dossier_note_list_get_item_type;
  iface->get_n_items = dossier_note_list_get_n_items;
  iface->get_item = dossier_note_list_get_item;
}

/* --- the object --- */

static void
dossier_note_list_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  DossierNoteList *self = DOSSIER_NOTE_LIST (object);

  switch (property_id)
    {
    case PROP_IS_LOADING:
      g_value_set_boolean (value, self->is_loading);
      break;
    case PROP_N_NOTES:
      g_value_set_uint (value, self->n_notes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_note_list_dispose (GObject *object)
{
  DossierNoteList *self = DOSSIER_NOTE_LIST (object);

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (self->notebook != NULL)
    g_signal_handlers_disconnect_by_data (self->notebook, self);
  g_clear_object (&self->notebook);
  g_queue_clear_full (&self->recent, g_object_unref);
  G_OBJECT_CLASS (dossier_note_list_parent_class)->dispose (object);
}

static void
dossier_note_list_finalize (GObject *object)
{
  DossierNoteList *self = DOSSIER_NOTE_LIST (object);

  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->groups);
  g_array_unref (self->rows);
  g_free (self->words);
  G_OBJECT_CLASS (dossier_note_list_parent_class)->finalize (object);
}

static void
dossier_note_list_class_init (DossierNoteListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_note_list_get_property;
  object_class->dispose = dossier_note_list_dispose;
  object_class->finalize = dossier_note_list_finalize;
  properties[PROP_IS_LOADING] = g_param_spec_boolean ("is-loading", NULL, NULL, FALSE, flags);
  properties[PROP_N_NOTES] = g_param_spec_uint ("n-notes", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_note_list_init (DossierNoteList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (DossierNoteRow));
  self->groups = new_groups ();
  self->entries = g_hash_table_new_full (hash_row, equal_rows, NULL, free_entry);
  g_queue_init (&self->recent);
  self->stamp = 1;
}

DossierNoteList *
dossier_note_list_new (DossierNotebook *notebook)
{
  DossierNoteList *self;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_NOTE_LIST, NULL);
  self->notebook = g_object_ref (notebook);
  self->is_loading = TRUE;
  g_signal_connect (notebook, "changed", G_CALLBACK (notebook_changed_cb), self);
  ask (self);
  return self;
}

void
dossier_note_list_set_order (DossierNoteList *self, DossierNotesOrder order)
{
  g_return_if_fail (DOSSIER_IS_NOTE_LIST (self));

  if (self->order == order)
    return;
  self->order = order;
  question_changed (self);
}

void
dossier_note_list_set_words (DossierNoteList *self, const char *words)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (DOSSIER_IS_NOTE_LIST (self));

  if (words != NULL)
    stripped = g_strchug (g_strdup (words)); /* a space at the end says that a word is whole */
  if (stripped != NULL && *stripped == '\0')
    g_clear_pointer (&stripped, g_free);
  if (g_strcmp0 (self->words, stripped) == 0)
    return;
  g_free (self->words);
  self->words = g_steal_pointer (&stripped);
  question_changed (self);
}

void
dossier_note_list_set_highlights (DossierNoteList *self, guint highlights)
{
  g_return_if_fail (DOSSIER_IS_NOTE_LIST (self));

  if (self->highlights == highlights)
    return;
  self->highlights = highlights;
  question_changed (self);
}

void
dossier_note_list_set_tag_id (DossierNoteList *self, gint64 tag_id)
{
  g_return_if_fail (DOSSIER_IS_NOTE_LIST (self));

  if (self->tag_id == tag_id)
    return;
  self->tag_id = tag_id;
  question_changed (self);
}

gboolean
dossier_note_list_is_loading (DossierNoteList *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_LIST (self), FALSE);
  return self->is_loading;
}

guint
dossier_note_list_get_n_notes (DossierNoteList *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_LIST (self), 0);
  return self->n_notes;
}

gint64
dossier_note_list_get_id (DossierNoteList *self, guint position)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_LIST (self), 0);

  return position < self->rows->len ? g_array_index (self->rows, DossierNoteRow, position).id : 0;
}
