/* dossier-capture-item.c: one address of the capture queue, as a list shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-capture-item-private.h"

#include "core/text/dossier-url.h"
#include "notebook/dossier-error-text.h"

struct _DossierCaptureItem
{
  GObject parent_instance;

  /* owned */
  char       *url;
  char       *host;
  char       *article_title;
  GError     *error;
  DossierJob *job;

  gint64              id;
  DossierCaptureState state;
  guint               attempts;
  gint64              not_before;
  gint64              article_id;
  gboolean            is_local;
};

G_DEFINE_FINAL_TYPE (DossierCaptureItem, dossier_capture_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_URL,
  PROP_STATE,
  PROP_FRACTION,
  PROP_ERROR_TITLE,
  PROP_ERROR_ADVICE,
  PROP_NOT_BEFORE,
  PROP_ARTICLE_ID,
  PROP_ARTICLE_TITLE,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static const DossierCaptureState states[] = {
  [DOSSIER_CAPTURE_ROW_WAITING] = DOSSIER_CAPTURE_WAITING,
  [DOSSIER_CAPTURE_ROW_FAILED] = DOSSIER_CAPTURE_FAILED,
  [DOSSIER_CAPTURE_ROW_DONE] = DOSSIER_CAPTURE_DONE,
};

/* What a person would see change. */
typedef struct
{
  DossierCaptureState state;
  GQuark              domain;
  int                 code;
  gint64              not_before;
  gint64              article_id;
  char               *article_title;
} Look;

static Look
look_at (DossierCaptureItem *self)
{
  return (Look){
    .state = self->state,
    .domain = self->error != NULL ? self->error->domain : 0,
    .code = self->error != NULL ? self->error->code : 0,
    .not_before = self->not_before,
    .article_id = self->article_id,
    .article_title = g_strdup (self->article_title),
  };
}

static void
tell_differences (DossierCaptureItem *self, Look *before)
{
  Look           now = look_at (self);
  const gboolean differences[N_PROPERTIES] = {
    [PROP_STATE] = now.state != before->state,
    [PROP_FRACTION] = now.state != before->state,
    [PROP_ERROR_TITLE] = now.domain != before->domain || now.code != before->code,
    [PROP_ERROR_ADVICE] = now.domain != before->domain || now.code != before->code,
    [PROP_NOT_BEFORE] = now.not_before != before->not_before,
    [PROP_ARTICLE_ID] = now.article_id != before->article_id,
    [PROP_ARTICLE_TITLE] = g_strcmp0 (now.article_title, before->article_title) != 0,
  };

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 1; i < N_PROPERTIES; i++)
    if (differences[i])
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_free (before->article_title);
  g_free (now.article_title);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
dossier_capture_item_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  DossierCaptureItem *self = DOSSIER_CAPTURE_ITEM (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_URL:
      g_value_set_string (value, self->url);
      break;
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, dossier_capture_item_get_fraction (self));
      break;
    case PROP_ERROR_TITLE:
      g_value_set_string (value, dossier_capture_item_get_error_title (self));
      break;
    case PROP_ERROR_ADVICE:
      g_value_set_string (value, dossier_capture_item_get_error_advice (self));
      break;
    case PROP_NOT_BEFORE:
      g_value_set_int64 (value, self->not_before);
      break;
    case PROP_ARTICLE_ID:
      g_value_set_int64 (value, self->article_id);
      break;
    case PROP_ARTICLE_TITLE:
      g_value_set_string (value, self->article_title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
fraction_changed_cb (DossierJob *job, GParamSpec *pspec, gpointer user_data)
{
  g_object_notify_by_pspec (G_OBJECT (user_data), properties[PROP_FRACTION]);
}

static void
drop_job (DossierCaptureItem *self)
{
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
}

static void
dossier_capture_item_dispose (GObject *object)
{
  drop_job (DOSSIER_CAPTURE_ITEM (object));
  G_OBJECT_CLASS (dossier_capture_item_parent_class)->dispose (object);
}

static void
dossier_capture_item_finalize (GObject *object)
{
  DossierCaptureItem *self = DOSSIER_CAPTURE_ITEM (object);

  g_free (self->url);
  g_free (self->host);
  g_free (self->article_title);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (dossier_capture_item_parent_class)->finalize (object);
}

static void
dossier_capture_item_class_init (DossierCaptureItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dossier_capture_item_get_property;
  object_class->dispose = dossier_capture_item_dispose;
  object_class->finalize = dossier_capture_item_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_URL] = g_param_spec_string ("url", NULL, NULL, NULL, flags);
  properties[PROP_STATE] = g_param_spec_int ("state",
                                             NULL,
                                             NULL,
                                             DOSSIER_CAPTURE_WAITING,
                                             DOSSIER_CAPTURE_DONE,
                                             DOSSIER_CAPTURE_WAITING,
                                             flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, -1, flags);
  properties[PROP_ERROR_TITLE] = g_param_spec_string ("error-title", NULL, NULL, NULL, flags);
  properties[PROP_ERROR_ADVICE] = g_param_spec_string ("error-advice", NULL, NULL, NULL, flags);
  properties[PROP_NOT_BEFORE] =
      g_param_spec_int64 ("not-before", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ARTICLE_ID] =
      g_param_spec_int64 ("article-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ARTICLE_TITLE] = g_param_spec_string ("article-title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_capture_item_init (DossierCaptureItem *self)
{
}

static void
take_row (DossierCaptureItem *self, const DossierCaptureRow *row)
{
  self->state = states[row->state];
  self->attempts = row->attempts;
  self->not_before = row->not_before;
  self->article_id = row->article_id;
  g_free (self->article_title);
  self->article_title = g_strdup (row->title);
  g_clear_error (&self->error);
  self->error = row->error != NULL ? g_error_copy (row->error) : NULL;
}

/* "127.0.0.1", "[::1]", "localhost": always in reach. */
static gboolean
is_own_host (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return g_strcmp0 (host, "localhost") == 0 || g_str_has_suffix (host, ".localhost") ||
         (address != NULL && g_inet_address_get_is_loopback (address));
}

DossierCaptureItem *
dossier_capture_item_new (const DossierCaptureRow *row)
{
  DossierCaptureItem *self = g_object_new (DOSSIER_TYPE_CAPTURE_ITEM, NULL);
  g_autoptr (GUri) uri = g_uri_parse (row->url, G_URI_FLAGS_ENCODED, NULL);

  self->id = row->id;
  self->url = g_strdup (row->url);
  self->host = dossier_url_dup_site (row->url);
  self->is_local = self->host == NULL || uri == NULL || g_uri_get_host (uri) == NULL ||
                   is_own_host (g_uri_get_host (uri));
  take_row (self, row);
  return self;
}

void
dossier_capture_item_update (DossierCaptureItem *self, const DossierCaptureRow *row)
{
  Look before = look_at (self);

  drop_job (self);
  take_row (self, row);
  tell_differences (self, &before);
}

void
dossier_capture_item_set_job (DossierCaptureItem *self, DossierJob *job)
{
  Look before = look_at (self);

  drop_job (self);
  self->state = job != NULL ? DOSSIER_CAPTURE_RUNNING : DOSSIER_CAPTURE_WAITING;
  if (job != NULL)
    {
      self->job = g_object_ref (job);
      g_signal_connect (job, "notify::fraction", G_CALLBACK (fraction_changed_cb), self);
    }
  tell_differences (self, &before);
}

DossierJob *
dossier_capture_item_get_job (DossierCaptureItem *self)
{
  return self->job;
}

void
dossier_capture_item_set_done (DossierCaptureItem *self, gint64 article_id, const char *title)
{
  Look before = look_at (self);

  drop_job (self);
  self->state = DOSSIER_CAPTURE_DONE;
  self->attempts++;
  self->not_before = 0;
  self->article_id = article_id;
  g_free (self->article_title);
  self->article_title = g_strdup (title);
  g_clear_error (&self->error);
  tell_differences (self, &before);
}

void
dossier_capture_item_set_trouble (DossierCaptureItem *self,
                                  guint               attempts,
                                  gint64              not_before,
                                  const GError       *error)
{
  Look before = look_at (self);

  drop_job (self);
  self->state = not_before != 0 ? DOSSIER_CAPTURE_WAITING : DOSSIER_CAPTURE_FAILED;
  self->attempts = attempts;
  self->not_before = not_before;
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  tell_differences (self, &before);
}

const char *
dossier_capture_item_get_host (DossierCaptureItem *self)
{
  return self->host;
}

gboolean
dossier_capture_item_is_local (DossierCaptureItem *self)
{
  return self->is_local;
}

gint64
dossier_capture_item_get_id (DossierCaptureItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_CAPTURE_ITEM (self), 0);
  return self->id;
}

const char *
dossier_capture_item_get_url (DossierCaptureItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_CAPTURE_ITEM (self), NULL);
  return self->url;
}

DossierCaptureState
dossier_capture_item_get_state (DossierCaptureItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_CAPTURE_ITEM (self), DOSSIER_CAPTURE_WAITING);
  return self->state;
}

double
dossier_capture_item_get_fraction (DossierCaptureItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_CAPTURE_ITEM (self), -1);
  return self->job != NULL ? dossier_job_get_fraction (self->job) : -1;
}

const char *
dossier_capture_item_get_error_title (DossierCaptureItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_CAPTURE_ITEM (self), NULL);
  return self->error != NULL ? dossier_error_text (self->error).title : NULL;
}

const char *
dossier_capture_item_get_error_advice (DossierCaptureItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_CAPTURE_ITEM (self), NULL);
  return self->error != NULL ? dossier_error_text (self->error).advice : NULL;
}

const GError *
dossier_capture_item_get_error (DossierCaptureItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_CAPTURE_ITEM (self), NULL);
  return self->error;
}

guint
dossier_capture_item_get_attempts (DossierCaptureItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_CAPTURE_ITEM (self), 0);
  return self->attempts;
}

gint64
dossier_capture_item_get_not_before (DossierCaptureItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_CAPTURE_ITEM (self), 0);
  return self->not_before;
}

gint64
dossier_capture_item_get_article_id (DossierCaptureItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_CAPTURE_ITEM (self), 0);
  return self->article_id;
}

const char *
dossier_capture_item_get_article_title (DossierCaptureItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_CAPTURE_ITEM (self), NULL);
  return self->article_title;
}
