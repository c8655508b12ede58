/* dossier-bulk-actions.c: what a person does to several articles at once, as one step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-bulk-actions.h"

#include "notebook/dossier-notebook-private.h"
#include "store/dossier-articles.h"
#include "store/dossier-tags.h"
#include "store/dossier-undo.h"

#include <glib/gi18n-lib.h>

typedef struct _Bulk Bulk;

/* What is done to each of several articles.
 *
 * @dup_step: (transfer full) (nullable): the name of the step, NULL for what is no step
 * @apply: does it to one
 */
typedef struct
{
  char *(*dup_step) (const Bulk *self);
  gboolean (*apply) (DossierDb *db, const Bulk *self, gint64 id, GError **error);
} BulkKind;

struct _Bulk
{
  const BulkKind     *kind;
  GArray             *ids;
  DossierArticleFlags flag;
  gboolean            is_set;
  char               *tag;
};

static Bulk *
new_bulk (const BulkKind *kind, const GArray *ids)
{
  Bulk *self = g_new0 (Bulk, 1);

  self->kind = kind;
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);
  g_array_append_vals (self->ids, ids->data, ids->len);
  return self;
}

static void
free_bulk (gpointer data)
{
  Bulk *self = data;

  g_array_unref (self->ids);
  g_free (self->tag);
  g_free (self);
}

/* Leaves those that are there; tells whether all of them have the flag. */
static gboolean
look (DossierDb *db, Bulk *self, gboolean *all_have, GError **error)
{
  guint n_kept = 0;

  *all_have = TRUE;
  for (guint i = 0; i < self->ids->len; i++)
    {
      gint64 id = g_array_index (self->ids, gint64, i);
      g_autoptr (GError) problem = NULL;
      g_autoptr (DossierArticle) article = dossier_articles_get (db, id, &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (article == NULL)
        continue;
      *all_have = *all_have && (article->flags & self->flag) != 0;
      g_array_index (self->ids, gint64, n_kept++) = id;
    }
  g_array_set_size (self->ids, n_kept);
  return TRUE;
}

static gboolean
run_bulk (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Bulk            *self = data;
  g_autofree char *step = NULL;
  gboolean         all_have = FALSE;

  if (!look (db, self, &all_have, error))
    return FALSE;
  if (self->ids->len == 0)
    return TRUE;
  self->is_set = !all_have;
  step = self->kind->dup_step (self);
  if (step != NULL && !dossier_undo_begin (db, step, error))
    return FALSE;
  for (guint i = 0; i < self->ids->len; i++)
    if (!self->kind->apply (db, self, g_array_index (self->ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* @bulk: (transfer full) */
static void
start_bulk (DossierNotebook    *self,
            Bulk               *bulk,
            GCancellable       *cancellable,
            GAsyncReadyCallback callback,
            gpointer            user_data)
{
  dossier_store_write_async (dossier_notebook_get_store (self),
                             run_bulk,
                             bulk,
                             free_bulk,
                             cancellable,
                             dossier_notebook_job_done_cb,
                             g_task_new (self, cancellable, callback, user_data));
}

/* --- Flags --- */

static char *
dup_flag_step (const Bulk *self)
{
  guint n = self->ids->len;

  switch (self->flag)
    {
    case DOSSIER_ARTICLE_STARRED:
      if (n == 1)
        return g_strdup (self->is_set ? _ ("star") : _ ("removal of star"));
      return self->is_set
                 ? g_strdup_printf (ngettext ("star on %u article", "stars on %u articles", n), n)
                 : g_strdup_printf (ngettext ("removal of the star of %u article",
                                              "removal of the stars of %u articles",
                                              n),
                                    n);
    case DOSSIER_ARTICLE_ARCHIVED:
      if (n == 1)
        return g_strdup (self->is_set ? _ ("move to archive") : _ ("move out of archive"));
      return self->is_set ? g_strdup_printf (ngettext ("move of %u article to the archive",
                                                       "move of %u articles to the archive",
                                                       n),
                                             n)
                          : g_strdup_printf (ngettext ("move of %u article out of the archive",
                                                       "move of %u articles out of the archive",
                                                       n),
                                             n);
    case DOSSIER_ARTICLE_READ:
    default:
      if (n == 1)
        return NULL;
      return self->is_set ? g_strdup_printf (ngettext ("marking of %u article as read",
                                                       "marking of %u articles as read",
                                                       n),
                                             n)
                          : g_strdup_printf (ngettext ("marking of %u article as unread",
                                                       "marking of %u articles as unread",
                                                       n),
                                             n);
    }
}

static gboolean
apply_flag (DossierDb *db, const Bulk *self, gint64 id, GError **error)
{
  return dossier_articles_set_flags (db, id, self->flag, self->is_set ? self->flag : 0, error);
}

void
dossier_notebook_toggle_flag_async (DossierNotebook    *self,
                                    const GArray       *ids,
                                    DossierArticleFlag  flag,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  static const BulkKind kind = { dup_flag_step, apply_flag };
  Bulk                 *bulk;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));
  g_return_if_fail (ids != NULL);

  bulk = new_bulk (&kind, ids);
  bulk->flag = (DossierArticleFlags) flag;
  start_bulk (self, bulk, cancellable, callback, user_data);
}

gboolean
dossier_notebook_toggle_flag_finish (DossierNotebook *self,
                                     GAsyncResult    *result,
                                     gboolean        *is_set,
                                     GError         **error)
{
  g_autoptr (GAsyncResult) job = g_task_propagate_pointer (G_TASK (result), error);

  if (job == NULL)
    return FALSE;
  if (is_set != NULL)
    *is_set = ((Bulk *) dossier_store_get_job_data (job))->is_set;
  return TRUE;
}

/* --- Deleting --- */

static char *
dup_deletion_step (const Bulk *self)
{
  guint n = self->ids->len;

  if (n == 1)
    return g_strdup (_ ("deletion of article"));
  return g_strdup_printf (ngettext ("deletion of %u article", "deletion of %u articles", n), n);
}

static gboolean
apply_deletion (DossierDb *db, const Bulk *self, gint64 id, GError **error)
{
  return dossier_articles_delete (db, id, error);
}

void
dossier_notebook_delete_all_async (DossierNotebook    *self,
                                   const GArray       *ids,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  static const BulkKind kind = { dup_deletion_step, apply_deletion };

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));
  g_return_if_fail (ids != NULL);

  start_bulk (self, new_bulk (&kind, ids), cancellable, callback, user_data);
}

/* --- Tagging --- */

static char *
dup_tag_step (const Bulk *self)
{
  guint n = self->ids->len;

  return g_strdup_printf (ngettext ("tagging of %u article", "tagging of %u articles", n), n);
}

static gboolean
apply_tag (DossierDb *db, const Bulk *self, gint64 id, GError **error)
{
  return dossier_tags_add_article (db, id, self->tag, error);
}

void
dossier_notebook_tag_all_async (DossierNotebook    *self,
                                const GArray       *ids,
                                const char         *tag,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  static const BulkKind kind = { dup_tag_step, apply_tag };
  Bulk                 *bulk;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));
  g_return_if_fail (ids != NULL);
  g_return_if_fail (tag != NULL);

  bulk = new_bulk (&kind, ids);
  bulk->tag = g_strdup (tag);
  start_bulk (self, bulk, cancellable, callback, user_data);
}
