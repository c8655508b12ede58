/* dossier-note-list.c: all annotations of the notebook as a list model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-note-list.h"

#include "notebook/dossier-note-item-private.h"
#include "notebook/dossier-windowed-list-private.h"

struct _DossierNoteList
{
  DossierWindowedList parent_instance;

  /* owned */
  GHashTable *groups; /* id → DossierNoteGroup */

  /* the question, beside its words */
  DossierNotesOrder order;
  guint             highlights;
  gint64            tag_id;

  guint n_notes;
};

G_DEFINE_FINAL_TYPE (DossierNoteList, dossier_note_list, DOSSIER_TYPE_WINDOWED_LIST)

enum
{
  PROP_0,
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
  GHashTable      *groups;
  guint            n_notes;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->words);
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
add_heads (Question *question, GArray *found, GPtrArray *groups, GArray *rows)
{
  guint next = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      DossierNoteGroup *group = g_ptr_array_index (groups, i);
      DossierNoteRow    head = { .id = 0, .group_id = group->id };

      g_array_append_val (rows, head);
      g_array_append_vals (rows, &g_array_index (found, DossierNoteRow, next), group->n_rows);
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

static gpointer
dup_question (DossierWindowedList *list)
{
  DossierNoteList *self = DOSSIER_NOTE_LIST (list);
  Question        *question = g_new0 (Question, 1);

  question->words = g_strdup (dossier_windowed_list_get_words (list));
  question->groups = new_groups ();
  question->query = (DossierNoteQuery){
    .words = question->words,
    .colours = self->highlights,
    .tag_id = self->tag_id,
    .order = (DossierNoteOrder) self->order,
  };
  return question;
}

static gboolean
answer (DossierDb *db, gpointer data, guint limit, GArray *rows, GError **error)
{
  Question *question = data;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DossierNoteRow));
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  gboolean is_ok = dossier_note_rows_query (db, &question->query, found, groups, error);

  question->n_notes = count_notes (found, question->query.order);
  if (question->query.order == DOSSIER_NOTE_ORDER_NEWEST)
    g_array_append_vals (rows, found->data, found->len);
  else
    add_heads (question, found, groups, rows);
  return is_ok;
}

static void
changed (DossierWindowedList *list, const DossierChangeSet *changes)
{
  const DossierChangeFlags ours =
      DOSSIER_CHANGE_ANNOTATIONS | DOSSIER_CHANGE_TAGS | DOSSIER_CHANGE_ARTICLES;

  if ((changes->flags & ours) == 0)
    return;
  dossier_windowed_list_outdate (list);
  dossier_windowed_list_reload (list);
  dossier_windowed_list_ask_again (list);
}

/* --- loading --- */

/* What a line says. */
typedef struct
{
  DossierAnnotation *annotation;
  DossierNoteOrigin *origin;
} Record;

static void
free_record (gpointer data)
{
  Record *record = data;

  dossier_annotation_free (record->annotation);
  dossier_note_origin_free (record->origin);
  g_free (record);
}

/* (nullable): NULL without an error for what is gone. */
static Record *
read_record (DossierDb *db, gint64 id, GError **error)
{
  g_autoptr (DossierAnnotation) annotation = dossier_annotations_get (db, id, error);
  DossierNoteOrigin *origin = NULL;
  Record            *record;

  if (annotation != NULL)
    origin = dossier_note_rows_get_origin (db, annotation->article_id, error);
  if (origin == NULL)
    return NULL;
  record = g_new0 (Record, 1);
  record->annotation = g_steal_pointer (&annotation);
  record->origin = origin;
  return record;
}

static gboolean
read_page (DossierDb *db, const GArray *rows, const char *words, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      gint64 id = g_array_index (rows, DossierNoteRow, i).id;

      g_ptr_array_add (records, read_record (db, id, &local_error));
      if (local_error == NULL)
        continue;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gpointer
make_item (gconstpointer row)
{
  return dossier_note_item_new (row);
}

static void
load_item (gpointer item, gpointer data)
{
  Record *record = data;

  dossier_note_item_load (item,
                          g_steal_pointer (&record->annotation),
                          g_steal_pointer (&record->origin));
  free_record (record);
}

static gboolean
is_annotation (gconstpointer row)
{
  return ((const DossierNoteRow *) row)->id != 0;
}

/* --- heads --- */

static void
update_head (DossierWindowedList *list, gpointer item, gconstpointer data)
{
  const DossierNoteRow   *row = data;
  const DossierNoteGroup *group = NULL;

  if (row->id != 0)
    return;
  group = g_hash_table_lookup (DOSSIER_NOTE_LIST (list)->groups, &row->group_id);
  if (group != NULL)
    dossier_note_item_set_group (item, group->name, group->n_rows);
}

static void
show_heads (DossierWindowedList *list, gpointer data)
{
  DossierNoteList *self = DOSSIER_NOTE_LIST (list);
  Question        *question = data;

  g_hash_table_unref (self->groups);
  self->groups = g_hash_table_ref (question->groups);
  dossier_windowed_list_foreach (list, update_head);
}

static void
show_number (DossierWindowedList *list, gpointer data)
{
  DossierNoteList *self = DOSSIER_NOTE_LIST (list);
  Question        *question = data;

  if (self->n_notes == question->n_notes)
    return;
  self->n_notes = question->n_notes;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_NOTES]);
}

static const DossierWindowedListKind kind = {
  .row_size = sizeof (DossierNoteRow),
  .hash_row = hash_row,
  .equal_rows = equal_rows,
  .get_item_type = dossier_note_item_get_type,
  .make_item = make_item,
  .is_loaded_with_pages = is_annotation,
  .prepare_item = update_head,
  .read_page = read_page,
  .free_record = free_record,
  .load_item = load_item,
  .dup_question = dup_question,
  .free_question = free_question,
  .answer = answer,
  .before_show = show_heads,
  .after_show = show_number,
  .changed = changed,
};

/* --- the object --- */

static void
dossier_note_list_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property_id == PROP_N_NOTES)
    g_value_set_uint (value, DOSSIER_NOTE_LIST (object)->n_notes);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dossier_note_list_finalize (GObject *object)
{
  DossierNoteList *self = DOSSIER_NOTE_LIST (object);

  g_hash_table_unref (self->groups);
  G_OBJECT_CLASS (dossier_note_list_parent_class)->finalize (object);
}

static void
dossier_note_list_class_init (DossierNoteListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_note_list_get_property;
  object_class->finalize = dossier_note_list_finalize;
  DOSSIER_WINDOWED_LIST_CLASS (klass)->kind = &kind;

  properties[PROP_N_NOTES] = g_param_spec_uint ("n-notes", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_note_list_init (DossierNoteList *self)
{
  self->groups = new_groups ();
}

DossierNoteList *
dossier_note_list_new (DossierNotebook *notebook)
{
  DossierNoteList *self;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_NOTE_LIST, NULL);
  dossier_windowed_list_follow (DOSSIER_WINDOWED_LIST (self), notebook);
  return self;
}

void
dossier_note_list_set_order (DossierNoteList *self, DossierNotesOrder order)
{
  g_return_if_fail (DOSSIER_IS_NOTE_LIST (self));

  if (self->order == order)
    return;
  self->order = order;
  dossier_windowed_list_question_changed (DOSSIER_WINDOWED_LIST (self));
}

void
dossier_note_list_set_words (DossierNoteList *self, const char *words)
{
  DossierWindowedList *list = DOSSIER_WINDOWED_LIST (self);

  g_return_if_fail (DOSSIER_IS_NOTE_LIST (self));

  if (dossier_windowed_list_set_words (list, words))
    dossier_windowed_list_question_changed (list);
}

void
dossier_note_list_set_highlights (DossierNoteList *self, guint highlights)
{
  g_return_if_fail (DOSSIER_IS_NOTE_LIST (self));

  if (self->highlights == highlights)
    return;
  self->highlights = highlights;
  dossier_windowed_list_question_changed (DOSSIER_WINDOWED_LIST (self));
}

void
dossier_note_list_set_tag_id (DossierNoteList *self, gint64 tag_id)
{
  g_return_if_fail (DOSSIER_IS_NOTE_LIST (self));

  if (self->tag_id == tag_id)
    return;
  self->tag_id = tag_id;
  dossier_windowed_list_question_changed (DOSSIER_WINDOWED_LIST (self));
}

gboolean
dossier_note_list_is_loading (DossierNoteList *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_LIST (self), FALSE);
  return dossier_windowed_list_is_loading (DOSSIER_WINDOWED_LIST (self));
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
  const GArray *rows;

  g_return_val_if_fail (DOSSIER_IS_NOTE_LIST (self), 0);

  rows = dossier_windowed_list_get_rows (DOSSIER_WINDOWED_LIST (self));
  return position < rows->len ? g_array_index (rows, DossierNoteRow, position).id : 0;
}
