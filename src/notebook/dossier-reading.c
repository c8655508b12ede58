/* dossier-reading.c: one version of an article, open for reading: its document, annotations and
 * entities.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-reading.h"

#include "notebook/dossier-annotation-item-private.h"
#include "notebook/dossier-article-item-private.h"
#include "notebook/dossier-entity-item-private.h"
#include "notebook/dossier-list-diff.h"
#include "notebook/dossier-notebook-private.h"
#include "notebook/dossier-reading-places.h"
#include "store/dossier-images.h"
#include "store/dossier-reading-position.h"
#include "store/dossier-versions.h"

struct _DossierReading
{
  GObject parent_instance;

  /* owned */
  DossierNotebook    *notebook;
  DossierArticleItem *article;
  DossierVersion     *version;
  GListStore         *annotations;
  GListStore         *entities[DOSSIER_N_ENTITY_KINDS];
  GPtrArray          *mentions; /* DossierMention */
  GHashTable         *images;   /* address → DossierImage, which owns it */
  GCancellable       *refreshing;

  guint    generation; /* of the refresh; stale answers are dropped */
  gsize    position;
  gboolean has_position;
};

G_DEFINE_FINAL_TYPE (DossierReading, dossier_reading, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_HAS_NEWER_VERSION,
  N_PROPERTIES,
};

enum
{
  SIGNAL_MENTIONS_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

/* What a reader thread brings: all of it when opening, only the lists afterwards. */
typedef struct
{
  gint64          article_id;
  gint64          version_id; /* 0 when opening */
  gint64          wanted_id;  /* when opening: the version; 0 for the one of that number */
  guint           number;
  guint           generation;
  DossierArticle *article;
  DossierVersion *version;
  GPtrArray      *annotations; /* DossierAnnotation */
  GPtrArray      *mentions;    /* DossierStoredMention */
  GPtrArray      *images;      /* DossierImage */
  gsize           position;
  gboolean        has_position;
  /* When opening: the place that is still on its way into the file then; of version 0: none. */
  DossierReadingPlace unwritten;
} Contents;

static Contents *
new_contents (gint64 article_id)
{
  Contents *contents = g_new0 (Contents, 1);

  contents->article_id = article_id;
  contents->annotations = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_annotation_free);
  contents->mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_stored_mention_free);
  contents->images = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_image_free);
  return contents;
}

static void
free_contents (gpointer data)
{
  Contents *contents = data;

  g_clear_pointer (&contents->article, dossier_article_free);
  g_clear_pointer (&contents->version, dossier_version_free);
  g_ptr_array_unref (contents->annotations);
  g_ptr_array_unref (contents->mentions);
  g_ptr_array_unref (contents->images);
  g_free (contents);
}

/* The number of the version that is wanted by its id. */
static gboolean
find_number (DossierDb *db, Contents *contents, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (DossierVersionLine));

  if (contents->wanted_id == 0)
    return TRUE;
  if (!dossier_versions_list (db, contents->article_id, lines, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (g_array_index (lines, DossierVersionLine, i).id == contents->wanted_id)
      contents->number = g_array_index (lines, DossierVersionLine, i).number;
  return TRUE;
}

static gboolean
read_version (DossierDb *db, Contents *contents, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!find_number (db, contents, error))
    return FALSE;
  contents->version =
      dossier_versions_get (db, contents->article_id, contents->number, &local_error);
  if (contents->version == NULL && local_error == NULL)
    g_set_error (&local_error,
                 DOSSIER_STORE_ERROR,
                 DOSSIER_STORE_ERROR_NOT_FOUND,
                 "the notebook has no version %u of it",
                 contents->number);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  contents->version_id = contents->version->id;
  if (!dossier_images_list (db, contents->version_id, contents->images, error))
    return FALSE;
  if (contents->unwritten.version_id == contents->version_id)
    {
      contents->position = contents->unwritten.start;
      contents->has_position = contents->position > 0;
      return TRUE;
    }
  return dossier_reading_position_get (db,
                                       contents->article_id,
                                       contents->version_id,
                                       &contents->position,
                                       &contents->has_position,
                                       error);
}

static gboolean
read_contents (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Contents *contents = data;
  g_autoptr (GError) local_error = NULL;

  contents->article = dossier_articles_get (db, contents->article_id, &local_error);
  if (contents->article == NULL && local_error == NULL)
    g_set_error_literal (&local_error,
                         DOSSIER_STORE_ERROR,
                         DOSSIER_STORE_ERROR_NOT_FOUND,
                         "it is not in the notebook");
  if (local_error == NULL &&
      (contents->version_id != 0 || read_version (db, contents, &local_error)) &&
      dossier_annotations_list (db, contents->version_id, contents->annotations, &local_error) &&
      dossier_mentions_list (db, contents->version_id, contents->mentions, &local_error))
    return TRUE;

  g_propagate_prefixed_error (error,
                              g_steal_pointer (&local_error),
                              "reading article %" G_GINT64_FORMAT ": ",
                              contents->article_id);
  return FALSE;
}

typedef struct
{
  GListModel *before;
  GPtrArray  *after;
} TwoLists;

static gboolean
is_same_object (guint before, guint after, gpointer data)
{
  const TwoLists *lists = data;
  g_autoptr (GObject) old = g_list_model_get_item (lists->before, before);

  return old == lists->after->pdata[after];
}

/* Puts @items in place of what the list holds; tells whether anything changed. */
static gboolean
replace_items (GListStore *list, GPtrArray *items)
{
  TwoLists        lists = { G_LIST_MODEL (list), items };
  DossierListDiff diff = dossier_list_diff (g_list_model_get_n_items (lists.before),
                                            items->len,
                                            is_same_object,
                                            &lists);

  if (diff.n_removed == 0 && diff.n_added == 0)
    return FALSE;
  g_list_store_splice (list,
                       diff.position,
                       diff.n_removed,
                       items->pdata + diff.position,
                       diff.n_added);
  return TRUE;
}

static void
show_annotations (DossierReading *self, GPtrArray *records)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  GListModel        *model = G_LIST_MODEL (self->annotations);
  guint              n_old = g_list_model_get_n_items (model);
  g_autofree gint64 *old_ids = g_new (gint64, n_old + 1);

  for (guint i = 0; i < n_old; i++)
    {
      g_autoptr (DossierAnnotationItem) old = g_list_model_get_item (model, i);

      old_ids[i] = dossier_annotation_item_get_id (old);
      g_hash_table_insert (by_id, &old_ids[i], old); /* the list keeps it */
    }
  for (guint i = 0; i < records->len; i++)
    {
      DossierAnnotation     *record = g_ptr_array_index (records, i);
      DossierAnnotationItem *old = g_hash_table_lookup (by_id, &record->id);

      if (old != NULL && dossier_annotation_item_shows (old, record))
        {
          g_ptr_array_add (items, g_object_ref (old));
          continue;
        }
      records->pdata[i] = NULL;
      g_ptr_array_add (items, dossier_annotation_item_new (record));
    }
  replace_items (self->annotations, items);
}

/* Items that show the same stay the same objects, so that a selected row stays selected. */
static gboolean
show_entities (GListStore *list, GPtrArray *items)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *model = G_LIST_MODEL (list);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DossierEntityItem) old = g_list_model_get_item (model, i);

      g_hash_table_insert (by_name, (char *) dossier_entity_item_get_name (old), old);
    }
  for (guint i = 0; i < items->len; i++)
    {
      DossierEntityItem *item = g_ptr_array_index (items, i);
      DossierEntityItem *old = g_hash_table_lookup (by_name, dossier_entity_item_get_name (item));

      if (old == NULL || !dossier_entity_item_equal (old, item))
        continue;
      items->pdata[i] = g_object_ref (old);
      g_object_unref (item);
    }
  return replace_items (list, items);
}

static void
show_mentions (DossierReading *self, GPtrArray *stored)
{
  gboolean is_changed = FALSE;

  for (guint kind = 0; kind < DOSSIER_N_ENTITY_KINDS; kind++)
    {
      g_autoptr (GPtrArray) items = dossier_entity_item_gather (stored, (DossierEntityKind) kind);

      is_changed |= show_entities (self->entities[kind], items);
    }
  if (!is_changed)
    return;

  g_ptr_array_set_size (self->mentions, 0);
  for (guint i = 0; i < stored->len; i++)
    {
      DossierStoredMention *mention = g_ptr_array_index (stored, i);

      g_ptr_array_add (self->mentions, g_steal_pointer (&mention->mention));
    }
  g_signal_emit (self, signals[SIGNAL_MENTIONS_CHANGED], 0);
}

static void
show_contents (DossierReading *self, Contents *contents)
{
  gboolean had_newer = self->article != NULL &&
                       dossier_article_item_get_version (self->article) > self->version->number;

  if (self->article == NULL)
    self->article = dossier_article_item_new (contents->article_id);
  dossier_article_item_load (self->article, g_steal_pointer (&contents->article));
  show_annotations (self, contents->annotations);
  show_mentions (self, contents->mentions);
  if (had_newer != (dossier_article_item_get_version (self->article) > self->version->number))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_NEWER_VERSION]);
}

static void
contents_refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReading) self = user_data;
  Contents *contents = dossier_store_get_job_data (result);

  /* An article that was deleted, or a file that cannot be read now: what is shown stays. */
  if (dossier_store_finish (DOSSIER_STORE (source), result, NULL) &&
      contents->generation == self->generation)
    show_contents (self, contents);
}

static void
notebook_changed_cb (DossierNotebook *notebook, DossierChangeSet *changes, DossierReading *self)
{
  Contents *contents;

  if (!dossier_change_set_has_article (changes, self->version->article_id) &&
      changes->flags != DOSSIER_CHANGE_EVERYTHING)
    return;
  contents = new_contents (self->version->article_id);
  contents->version_id = self->version->id;
  contents->generation = ++self->generation;
  dossier_store_read_async (dossier_notebook_get_store (notebook),
                            read_contents,
                            contents,
                            free_contents,
                            self->refreshing,
                            contents_refreshed_cb,
                            g_object_ref (self));
}

static void
dossier_reading_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DossierReading *self = DOSSIER_READING (object);

  switch (property_id)
    {
    case PROP_HAS_NEWER_VERSION:
      g_value_set_boolean (value,
                           dossier_article_item_get_version (self->article) >
                               self->version->number);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_reading_dispose (GObject *object)
{
  DossierReading *self = DOSSIER_READING (object);

  g_cancellable_cancel (self->refreshing);
  if (self->notebook != NULL)
    g_signal_handlers_disconnect_by_data (self->notebook, self);
  g_clear_object (&self->notebook);
  G_OBJECT_CLASS (dossier_reading_parent_class)->dispose (object);
}

static void
dossier_reading_finalize (GObject *object)
{
  DossierReading *self = DOSSIER_READING (object);

  g_clear_object (&self->article);
  g_clear_pointer (&self->version, dossier_version_free);
  g_clear_object (&self->annotations);
  for (guint kind = 0; kind < DOSSIER_N_ENTITY_KINDS; kind++)
    g_clear_object (&self->entities[kind]);
  g_ptr_array_unref (self->mentions);
  g_hash_table_unref (self->images);
  g_clear_object (&self->refreshing);
  G_OBJECT_CLASS (dossier_reading_parent_class)->finalize (object);
}

static void
dossier_reading_class_init (DossierReadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_reading_get_property;
  object_class->dispose = dossier_reading_dispose;
  object_class->finalize = dossier_reading_finalize;

  properties[PROP_HAS_NEWER_VERSION] =
      g_param_spec_boolean ("has-newer-version",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_MENTIONS_CHANGED] = g_signal_new ("mentions-changed",
                                                   G_TYPE_FROM_CLASS (klass),
                                                   G_SIGNAL_RUN_LAST,
                                                   0,
                                                   NULL,
                                                   NULL,
                                                   NULL,
                                                   G_TYPE_NONE,
                                                   0);
}

static void
dossier_reading_init (DossierReading *self)
{
  self->annotations = g_list_store_new (DOSSIER_TYPE_ANNOTATION_ITEM);
  for (guint kind = 0; kind < DOSSIER_N_ENTITY_KINDS; kind++)
    self->entities[kind] = g_list_store_new (DOSSIER_TYPE_ENTITY_ITEM);
  self->mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  self->images =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dossier_image_free);
  self->refreshing = g_cancellable_new ();
}

static void
contents_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DossierReading) self = NULL;
  GError   *error = NULL;
  Contents *contents = dossier_store_get_job_data (result);

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  self = g_object_new (DOSSIER_TYPE_READING, NULL);
  self->notebook = g_object_ref (g_task_get_source_object (task));
  self->version = g_steal_pointer (&contents->version);
  self->position = contents->position;
  self->has_position =
      contents->has_position && contents->position <= self->version->document->text_length;
  for (guint i = 0; i < contents->images->len; i++)
    {
      DossierImage *image = g_ptr_array_index (contents->images, i);

      g_hash_table_insert (self->images, image->url, image);
    }
  /* The table owns them now. */
  g_ptr_array_set_free_func (contents->images, NULL);
  show_contents (self, contents);
  g_signal_connect (self->notebook, "changed", G_CALLBACK (notebook_changed_cb), self);
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

/* Takes the contents. */
static void
open_contents (DossierNotebook    *notebook,
               Contents           *contents,
               GCancellable       *cancellable,
               GAsyncReadyCallback callback,
               gpointer            user_data)
{
  contents->unwritten = dossier_reading_places_get_unwritten (notebook, contents->article_id);
  dossier_store_read_async (dossier_notebook_get_store (notebook),
                            read_contents,
                            contents,
                            free_contents,
                            cancellable,
                            contents_read_cb,
                            g_task_new (notebook, cancellable, callback, user_data));
}

void
dossier_reading_open_async (DossierNotebook    *notebook,
                            gint64              article_id,
                            guint               number,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Contents *contents;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  contents = new_contents (article_id);
  contents->number = number;
  open_contents (notebook, contents, cancellable, callback, user_data);
}

void
dossier_reading_open_version_async (DossierNotebook    *notebook,
                                    gint64              article_id,
                                    gint64              version_id,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  Contents *contents;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  contents = new_contents (article_id);
  contents->wanted_id = version_id;
  open_contents (notebook, contents, cancellable, callback, user_data);
}

DossierReading *
dossier_reading_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

DossierNotebook *
dossier_reading_get_notebook (DossierReading *self)
{
  g_return_val_if_fail (DOSSIER_IS_READING (self), NULL);
  return self->notebook;
}

gint64
dossier_reading_get_article_id (DossierReading *self)
{
  g_return_val_if_fail (DOSSIER_IS_READING (self), 0);
  return self->version->article_id;
}

gint64
dossier_reading_get_version_id (DossierReading *self)
{
  g_return_val_if_fail (DOSSIER_IS_READING (self), 0);
  return self->version->id;
}

guint
dossier_reading_get_number (DossierReading *self)
{
  g_return_val_if_fail (DOSSIER_IS_READING (self), 0);
  return self->version->number;
}

guint
dossier_reading_get_n_versions (DossierReading *self)
{
  g_return_val_if_fail (DOSSIER_IS_READING (self), 0);
  return dossier_article_item_get_version (self->article);
}

gint64
dossier_reading_get_fetched (DossierReading *self)
{
  g_return_val_if_fail (DOSSIER_IS_READING (self), 0);
  return self->version->fetched;
}

const char *
dossier_reading_get_sha256 (DossierReading *self)
{
  g_return_val_if_fail (DOSSIER_IS_READING (self), NULL);
  return self->version->sha256;
}

const char *
dossier_reading_get_source_url (DossierReading *self)
{
  g_return_val_if_fail (DOSSIER_IS_READING (self), NULL);
  return self->version->source_url;
}

DossierArticleItem *
dossier_reading_get_article (DossierReading *self)
{
  g_return_val_if_fail (DOSSIER_IS_READING (self), NULL);
  return self->article;
}

const DossierDocument *
dossier_reading_get_document (DossierReading *self)
{
  g_return_val_if_fail (DOSSIER_IS_READING (self), NULL);
  return self->version->document;
}

GListModel *
dossier_reading_get_annotations (DossierReading *self)
{
  g_return_val_if_fail (DOSSIER_IS_READING (self), NULL);
  return G_LIST_MODEL (self->annotations);
}

GListModel *
dossier_reading_get_entities (DossierReading *self, DossierEntityKind kind)
{
  g_return_val_if_fail (DOSSIER_IS_READING (self), NULL);
  g_return_val_if_fail ((guint) kind < DOSSIER_N_ENTITY_KINDS, NULL);
  return G_LIST_MODEL (self->entities[kind]);
}

GPtrArray *
dossier_reading_get_mentions (DossierReading *self)
{
  g_return_val_if_fail (DOSSIER_IS_READING (self), NULL);
  return self->mentions;
}

GBytes *
dossier_reading_get_image (DossierReading *self, const char *image_url)
{
  DossierImage *image = NULL;

  g_return_val_if_fail (DOSSIER_IS_READING (self), NULL);
  if (image_url != NULL)
    image = g_hash_table_lookup (self->images, image_url);
  return image != NULL ? image->bytes : NULL;
}

gboolean
dossier_reading_get_image_size (DossierReading *self,
                                const char     *image_url,
                                guint          *width,
                                guint          *height)
{
  DossierImage *image = NULL;

  g_return_val_if_fail (DOSSIER_IS_READING (self), FALSE);
  g_return_val_if_fail (width != NULL && height != NULL, FALSE);
  if (image_url != NULL)
    image = g_hash_table_lookup (self->images, image_url);
  if (image == NULL || image->width == 0 || image->height == 0)
    return FALSE;
  *width = image->width;
  *height = image->height;
  return TRUE;
}

gboolean
dossier_reading_get_position (DossierReading *self, gsize *start)
{
  g_return_val_if_fail (DOSSIER_IS_READING (self), FALSE);
  g_return_val_if_fail (start != NULL, FALSE);

  *start = self->position;
  return self->has_position;
}

void
dossier_reading_keep_position (DossierReading *self, gsize start)
{
  g_return_if_fail (DOSSIER_IS_READING (self));

  if (self->position == start)
    return;
  self->position = start;
  self->has_position = start > 0;
  dossier_reading_places_keep (self->notebook,
                               self->version->article_id,
                               (DossierReadingPlace){ self->version->id, start });
}
