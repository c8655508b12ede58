/* dossier-search-provider.c: answers the desktop's own search from the notebook, without a window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The interface is described in GNOME's developer documentation, "Writing a Search Provider".
 */
#include "config.h"

#include "app/desktop/dossier-search-provider.h"

#include "app/desktop/dossier-shared-notebook.h"
#include "app/preferences/dossier-usual-notebook.h"
#include "notebook/dossier-article-list.h"
#include "notebook/dossier-entity-search.h"
#include "notebook/dossier-index.h"

#include <string.h>

/* The Shell shows five results of a provider. */
#define MAX_ENTITIES 2
#define MAX_ARTICLES 8

/* What was found lately, so that it can be described and opened by its id alone. */
#define MAX_KNOWN 500

/* Names that take longer are left out: the reader goes on typing. */
#define PATIENCE_MS 1500

/* The notebook is let go of after so long without a question. */
#define IDLE_SECONDS 60

struct _DossierSearchProvider
{
  GObject parent_instance;

  /* borrowed */
  GApplication *application;

  /* owned */
  GDBusConnection *connection;
  DossierNotebook *notebook; /* (nullable): until the first question, and while all is quiet */
  GHashTable      *known;    /* id → Known */
  GCancellable    *opening;
  GPtrArray       *waiting; /* Question: until the notebook is open */

  guint registration;
  guint idle_source;
};

G_DEFINE_FINAL_TYPE (DossierSearchProvider, dossier_search_provider, G_TYPE_OBJECT)

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char INTERFACE[] =
    "<node><interface name='org.gnome.Shell.SearchProvider2'>"
    "<method name='GetInitialResultSet'>"
    "<arg type='as' name='terms' direction='in'/><arg type='as' name='results' direction='out'/>"
    "</method>"
    "<method name='GetSubsearchResultSet'>"
    "<arg type='as' name='previous_results' direction='in'/>"
    "<arg type='as' name='terms' direction='in'/><arg type='as' name='results' direction='out'/>"
    "</method>"
    "<method name='GetResultMetas'>"
    "<arg type='as' name='identifiers' direction='in'/>"
    "<arg type='aa{sv}' name='metas' direction='out'/>"
    "</method>"
    "<method name='ActivateResult'>"
    "<arg type='s' name='identifier' direction='in'/><arg type='as' name='terms' direction='in'/>"
    "<arg type='u' name='timestamp' direction='in'/>"
    "</method>"
    "<method name='LaunchSearch'>"
    "<arg type='as' name='terms' direction='in'/><arg type='u' name='timestamp' direction='in'/>"
    "</method>"
    "</interface></node>";

/* --- What was found --- */

typedef struct
{
  char             *name;
  char             *description; /* (nullable) */
  char             *url;         /* (nullable): of an article */
  gint64            id;
  DossierEntityKind kind;
  gboolean          is_entity;
} Known;

static void
free_known (gpointer data)
{
  Known *known = data;

  g_free (known->name);
  g_free (known->description);
  g_free (known->url);
  g_free (known);
}

/* What the reader calls them, of each kind; figures and dates are no entities of the index. */
static const struct
{
  DossierIndexKind index;
  const char      *icon;
} KINDS[] = {
  [DOSSIER_ENTITY_PERSON] = { DOSSIER_INDEX_PEOPLE, "avatar-default-symbolic" },
  [DOSSIER_ENTITY_PLACE] = { DOSSIER_INDEX_PLACES, "mark-location-symbolic" },
  [DOSSIER_ENTITY_ORGANISATION] = { DOSSIER_INDEX_ORGANISATIONS, "system-users-symbolic" },
};

/* --- Questions --- */

typedef struct
{
  DossierSearchProvider *provider;
  GDBusMethodInvocation *invocation;
  char                  *words;
  DossierEntitySearch   *entities;
  GPtrArray             *ids; /* char*: the answer */
  gboolean               has_articles;
  gboolean               has_entities;
  gulong                 loaded_handler;
  guint                  patience_source;
} Question;

/* Whoever asked gets an answer in any case: what was found until now. */
static void
free_question (Question *question)
{
  g_ptr_array_add (question->ids, NULL);
  g_dbus_method_invocation_return_value (question->invocation,
                                         g_variant_new ("(^as)", question->ids->pdata));
  g_clear_handle_id (&question->patience_source, g_source_remove);
  if (question->entities != NULL)
    g_clear_signal_handler (&question->loaded_handler, question->entities);
  g_clear_object (&question->entities);
  g_application_release (question->provider->application);
  g_ptr_array_unref (question->ids);
  g_object_unref (question->provider);
  g_free (question->words);
  g_free (question);
}

static Known *
remember (Question *question, char *id)
{
  Known      *known = g_new0 (Known, 1);
  GHashTable *all = question->provider->known;

  if (g_hash_table_size (all) >= MAX_KNOWN)
    g_hash_table_remove_all (all);
  g_hash_table_insert (all, g_strdup (id), known);
  return known;
}

static void
take_entities (Question *question)
{
  GListModel *model = G_LIST_MODEL (question->entities);

  for (guint i = 0; i < MIN (MAX_ENTITIES, g_list_model_get_n_items (model)); i++)
    {
      g_autoptr (DossierEntityHit) hit = g_list_model_get_item (model, i);
      Known *known;
      char  *id;

      if (dossier_entity_hit_get_kind (hit) >= G_N_ELEMENTS (KINDS))
        continue;
      id = g_strdup_printf ("entity:%" G_GINT64_FORMAT, dossier_entity_hit_get_id (hit));
      known = remember (question, id);
      known->is_entity = TRUE;
      known->id = dossier_entity_hit_get_id (hit);
      known->kind = dossier_entity_hit_get_kind (hit);
      known->name = g_strdup (dossier_entity_hit_get_name (hit));
      /* Names before articles. */
      g_ptr_array_insert (question->ids, (int) i, id);
    }
}

static void
finish_when_done (Question *question)
{
  if (question->has_articles && question->has_entities)
    free_question (question);
}

static void
entities_loaded_cb (DossierEntitySearch *entities, GParamSpec *pspec, gpointer user_data)
{
  Question *question = user_data;

  if (question->has_entities || !dossier_entity_search_is_loaded (entities))
    return;
  question->has_entities = TRUE;
  take_entities (question);
  finish_when_done (question);
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  Question *question = user_data;

  question->patience_source = 0;
  question->has_entities = TRUE;
  finish_when_done (question);
  return G_SOURCE_REMOVE;
}

static void
articles_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items =
      dossier_article_list_fetch_finish (DOSSIER_NOTEBOOK (source), result, &error);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      DossierArticleItem *item = items->pdata[i];
      const char         *title = dossier_article_item_get_title (item);
      const char         *site = dossier_article_item_get_site (item);
      const char         *lead = dossier_article_item_get_lead (item);
      char  *id = g_strdup_printf ("article:%" G_GINT64_FORMAT, dossier_article_item_get_id (item));
      Known *known = remember (question, id);

      known->id = dossier_article_item_get_id (item);
      known->name =
          g_strdup (title != NULL && *title != '\0' ? title : dossier_article_item_get_url (item));
      known->description = g_strdup (lead != NULL && *lead != '\0' ? lead : site);
      known->url = g_strdup (dossier_article_item_get_url (item));
      g_ptr_array_add (question->ids, id);
    }
  if (error != NULL)
    g_debug ("answering the desktop's search: %s", error->message);
  question->has_articles = TRUE;
  /* A notebook that was closed meanwhile will not tell of its entities either. */
  if (error != NULL)
    question->has_entities = TRUE;
  finish_when_done (question);
}

static void
ask (Question *question)
{
  DossierNotebook *notebook = question->provider->notebook;

  question->entities = dossier_entity_search_new (notebook);
  question->loaded_handler = g_signal_connect (question->entities,
                                               "notify::is-loaded",
                                               G_CALLBACK (entities_loaded_cb),
                                               question);
  question->patience_source = g_timeout_add (PATIENCE_MS, patience_ended_cb, question);
  dossier_entity_search_set_words (question->entities, question->words);
  dossier_article_list_fetch_async (notebook,
                                    DOSSIER_SHELF_EVERYTHING,
                                    question->words,
                                    MAX_ARTICLES,
                                    NULL,
                                    articles_found_cb,
                                    question);
}

/* --- The notebook --- */

static void
let_go (DossierSearchProvider *self)
{
  g_clear_handle_id (&self->idle_source, g_source_remove);
  if (self->notebook == NULL)
    return;
  dossier_shared_notebook_close (self->notebook);
  g_clear_object (&self->notebook);
}

static gboolean
idle_cb (gpointer user_data)
{
  DossierSearchProvider *self = user_data;

  self->idle_source = 0;
  let_go (self);
  return G_SOURCE_REMOVE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierSearchProvider) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = self->waiting;

  self->waiting = g_ptr_array_new ();
  self->notebook = dossier_shared_notebook_open_finish (result, &error);
  if (error != NULL)
    g_debug ("opening the notebook for the desktop's search: %s", error->message);
  for (guint i = 0; i < waiting->len; i++)
    if (self->notebook != NULL)
      ask (waiting->pdata[i]);
    else
      free_question (waiting->pdata[i]);
}

static void
file_seen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierSearchProvider) self = user_data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  g_autoptr (GPtrArray) waiting = NULL;

  if (info != NULL)
    {
      dossier_shared_notebook_open_async (g_file_peek_path (G_FILE (source)),
                                          self->opening,
                                          opened_cb,
                                          g_object_ref (self));
      return;
    }
  waiting = self->waiting;
  self->waiting = g_ptr_array_new ();
  g_ptr_array_foreach (waiting, (GFunc) (void (*) (void)) free_question, NULL);
}

static void
open_notebook (DossierSearchProvider *self)
{
  g_autofree char *path = dossier_usual_notebook_dup_path ();
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_file_query_info_async (file,
                           G_FILE_ATTRIBUTE_STANDARD_TYPE,
                           G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT,
                           NULL,
                           file_seen_cb,
                           g_object_ref (self));
}

static void
begin_question (DossierSearchProvider *self,
                GDBusMethodInvocation *invocation,
                const char *const     *terms)
{
  Question *question = g_new0 (Question, 1);

  question->provider = g_object_ref (self);
  question->invocation = invocation;
  question->words = g_strjoinv (" ", (char **) terms);
  question->ids = g_ptr_array_new_with_free_func (g_free);
  g_application_hold (self->application);
  g_clear_handle_id (&self->idle_source, g_source_remove);
  self->idle_source = g_timeout_add_seconds (IDLE_SECONDS, idle_cb, self);
  if (self->notebook != NULL && !dossier_shared_notebook_is_open (self->notebook))
    g_clear_object (&self->notebook);
  if (self->notebook != NULL)
    {
      ask (question);
      return;
    }
  g_ptr_array_add (self->waiting, question);
  if (self->waiting->len == 1)
    open_notebook (self);
}

/* --- Methods --- */

static void
get_results (DossierSearchProvider *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  gsize                   n = g_variant_n_children (parameters);
  g_autofree const char **terms = NULL;

  /* Terms are last in both methods. */
  g_variant_get_child (parameters, n - 1, "^a&s", &terms);
  begin_question (self, invocation, terms);
}

static void
add_meta (GVariantBuilder *metas, const char *id, const Known *known)
{
  const char *icon_name = known->is_entity ? KINDS[known->kind].icon : "text-x-generic-symbolic";
  g_autoptr (GIcon) icon = g_themed_icon_new (icon_name);
  g_autoptr (GVariant) icon_value = g_icon_serialize (icon);

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (known->name));
  g_variant_builder_add (metas, "{sv}", "icon", icon_value);
  if (known->description != NULL)
    g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (known->description));
  if (known->url != NULL)
    g_variant_builder_add (metas, "{sv}", "clipboardText", g_variant_new_string (known->url));
  g_variant_builder_close (metas);
}

static void
get_metas (DossierSearchProvider *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autofree const char **ids = NULL;
  GVariantBuilder         metas;

  g_variant_get (parameters, "(^a&s)", &ids);
  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const Known *known = g_hash_table_lookup (self->known, ids[i]);

      if (known != NULL)
        add_meta (&metas, ids[i], known);
    }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(aa{sv})", &metas));
}

static void
activate (DossierSearchProvider *self, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) kept = g_variant_ref_sink (parameter);

  g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0, action, kept);
}

static void
activate_result (DossierSearchProvider *self,
                 GVariant              *parameters,
                 GDBusMethodInvocation *invocation)
{
  const char  *id;
  const Known *known;

  g_variant_get_child (parameters, 0, "&s", &id);
  known = g_hash_table_lookup (self->known, id);
  if (known != NULL && known->is_entity)
    activate (self,
              "show-entity",
              g_variant_new ("(ixs)", (int) KINDS[known->kind].index, known->id, known->name));
  else if (g_str_has_prefix (id, "article:"))
    activate (self,
              "open-article",
              g_variant_new_int64 (g_ascii_strtoll (id + strlen ("article:"), NULL, 10)));
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
launch_search (DossierSearchProvider *self, GVariant *parameters, GDBusMethodInvocation *invocation)
{
  g_autofree const char **terms = NULL;
  g_autofree char        *words = NULL;

  g_variant_get_child (parameters, 0, "^a&s", &terms);
  words = g_strjoinv (" ", (char **) terms);
  activate (self, "search", g_variant_new_string (words));
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
method_called_cb (GDBusConnection       *connection,
                  const char            *sender,
                  const char            *object_path,
                  const char            *interface_name,
                  const char            *method_name,
                  GVariant              *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer               user_data)
{
  static const struct
  {
    const char *name;
    void (*answer) (DossierSearchProvider *self, GVariant *parameters, GDBusMethodInvocation *call);
  } methods[] = {
    { "GetInitialResultSet", get_results }, { "GetSubsearchResultSet", get_results },
    { "GetResultMetas", get_metas },        { "ActivateResult", activate_result },
    { "LaunchSearch", launch_search },
  };

  /* GDBus lets no other name pass. */
  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_str_equal (methods[i].name, method_name))
      methods[i].answer (user_data, parameters, invocation);
}

/* --- The object --- */

static void
dossier_search_provider_dispose (GObject *object)
{
  DossierSearchProvider *self = DOSSIER_SEARCH_PROVIDER (object);

  g_cancellable_cancel (self->opening);
  dossier_search_provider_unexport (self);
  let_go (self);
  G_OBJECT_CLASS (dossier_search_provider_parent_class)->dispose (object);
}

static void
dossier_search_provider_finalize (GObject *object)
{
  DossierSearchProvider *self = DOSSIER_SEARCH_PROVIDER (object);

  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->waiting);
  g_object_unref (self->opening);
  G_OBJECT_CLASS (dossier_search_provider_parent_class)->finalize (object);
}

static void
dossier_search_provider_class_init (DossierSearchProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_search_provider_dispose;
  object_class->finalize = dossier_search_provider_finalize;

  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate",
                                           G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST,
                                           0,
                                           NULL,
                                           NULL,
                                           NULL,
                                           G_TYPE_NONE,
                                           2,
                                           G_TYPE_STRING,
                                           G_TYPE_VARIANT);
}

static void
dossier_search_provider_init (DossierSearchProvider *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_known);
  self->waiting = g_ptr_array_new ();
  self->opening = g_cancellable_new ();
}

DossierSearchProvider *
dossier_search_provider_new (GApplication *application)
{
  DossierSearchProvider *self = g_object_new (DOSSIER_TYPE_SEARCH_PROVIDER, NULL);

  self->application = application;
  return self;
}

gboolean
dossier_search_provider_export (DossierSearchProvider *self,
                                GDBusConnection       *connection,
                                const char            *object_path,
                                GError               **error)
{
  static const GDBusInterfaceVTable table = { .method_call = method_called_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (INTERFACE, NULL);
  g_autofree char *path = g_strconcat (object_path, "/SearchProvider", NULL);

  g_return_val_if_fail (DOSSIER_IS_SEARCH_PROVIDER (self), FALSE);

  self->registration = g_dbus_connection_register_object (connection,
                                                          path,
                                                          node->interfaces[0],
                                                          &table,
                                                          self,
                                                          NULL,
                                                          error);
  if (self->registration != 0)
    self->connection = g_object_ref (connection);
  return self->registration != 0;
}

void
dossier_search_provider_unexport (DossierSearchProvider *self)
{
  g_return_if_fail (DOSSIER_IS_SEARCH_PROVIDER (self));

  if (self->registration != 0)
    g_dbus_connection_unregister_object (self->connection, self->registration);
  self->registration = 0;
  g_clear_object (&self->connection);
}
