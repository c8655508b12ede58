/* dossier-entities.c: the tables of entities and their aliases.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-entities.h"

#include "core/text/dossier-fold.h"
#include "store/dossier-columns.h"
#include "store/dossier-db-private.h"
#include "store/dossier-entities-private.h"
#include "store/dossier-words.h"

#include <math.h>
#include <string.h>

/* Two places of one name are one place when they lie within this many degrees of arc: gazetteers
 * differ by some kilometres on where a city is, while its namesakes are farther away. */
#define SAME_PLACE_DEGREES 0.5

void
dossier_entity_free (DossierEntity *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->place);
  g_free (self);
}

char *
dossier_entities_fold_name (const char *name)
{
  return g_strstrip (dossier_fold_string (name, strlen (name)));
}

static void
bind_place (DossierStatement *statement, const DossierPlace *place)
{
  if (place == NULL)
    return;

  dossier_statement_bind_double (statement, ":latitude", place->latitude);
  dossier_statement_bind_double (statement, ":longitude", place->longitude);
  dossier_statement_bind_text (statement, ":country", place->country);
}

static gboolean
is_same_place (const DossierPlace *a, const DossierPlace *b)
{
  double east = 0.0;

  if (a == NULL || b == NULL)
    return TRUE;

  east = fabs (a->longitude - b->longitude);
  /* Across the date line the short way is the other way. */
  east = MIN (east, 360.0 - east) * cos (a->latitude * G_PI / 180.0);

  return hypot (a->latitude - b->latitude, east) <= SAME_PLACE_DEGREES;
}

typedef struct
{
  DossierNamedBy      named_by;
  DossierEntityKind   kind;
  const char         *name;
  const char         *folded;
  const DossierPlace *place;
} Wanted;

/* @is_placed: whether what was found knows where it lies */
static gboolean
find_entity (DossierDb *db, const Wanted *wanted, gint64 *id, gboolean *is_placed, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_ENTITY_FIND, error);
  gboolean    is_own_only = FALSE;
  DossierStep step = DOSSIER_STEP_ERROR;

  *id = 0;
  if (statement == NULL)
    return FALSE;

  is_own_only = wanted->named_by == DOSSIER_NAMED_BY_TEXT;
  dossier_statement_bind_text (statement, ":kind", dossier_entity_kind_to_string (wanted->kind));
  dossier_statement_bind_text (statement, ":folded", wanted->folded);
  while (*id == 0 && (step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      g_autofree DossierPlace *place = dossier_columns_read_place (statement, 2);

      if (is_own_only && !dossier_statement_get_int (statement, 1))
        continue;
      if (!is_same_place (wanted->place, place))
        continue;

      *id = dossier_statement_get_int (statement, 0);
      *is_placed = place != NULL;
    }

  return step != DOSSIER_STEP_ERROR;
}

static gboolean
add_name (DossierDb  *db,
          gint64      id,
          const char *name,
          const char *folded,
          gint64      is_own,
          GError    **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ENTITY_ALIAS_ADD, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":entity", id);
  dossier_statement_bind_text (statement, ":name", name);
  dossier_statement_bind_text (statement, ":folded", folded);
  dossier_statement_bind_int (statement, ":own", is_own);
  dossier_db_note (db, DOSSIER_CHANGE_ENTITIES, 0);

  return dossier_statement_run (statement, error);
}

static gboolean
add_entity (DossierDb *db, const Wanted *wanted, gint64 *id, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_ENTITY_ADD, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":kind", dossier_entity_kind_to_string (wanted->kind));
  dossier_statement_bind_text (statement, ":name", wanted->name);
  bind_place (statement, wanted->place);
  if (!dossier_statement_run (statement, error))
    return FALSE;

  *id = sqlite3_last_insert_rowid (dossier_db_get_handle (db));
  return add_name (db, *id, wanted->name, wanted->folded, TRUE, error);
}

static gboolean
set_place (DossierDb *db, gint64 id, const DossierPlace *place, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ENTITY_SET_PLACE, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  bind_place (statement, place);
  dossier_db_note (db, DOSSIER_CHANGE_ENTITIES, 0);

  return dossier_statement_run (statement, error);
}

gboolean
dossier_entities_link (DossierDb          *db,
                       DossierNamedBy      named_by,
                       DossierEntityKind   kind,
                       const char         *name,
                       const DossierPlace *place,
                       gint64             *id,
                       GError            **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autofree char *folded = dossier_entities_fold_name (stripped);
  Wanted           wanted = { named_by, kind, stripped, folded, place };
  gboolean         is_placed = FALSE;

  if (*folded == '\0')
    {
      g_set_error_literal (error,
                           DOSSIER_STORE_ERROR,
                           DOSSIER_STORE_ERROR_CONSTRAINT,
                           "a person, place or organisation must have a name");
      return FALSE;
    }
  if (kind != DOSSIER_ENTITY_PLACE)
    wanted.place = NULL;
  if (!find_entity (db, &wanted, id, &is_placed, error))
    return FALSE;
  if (*id == 0)
    return add_entity (db, &wanted, id, error);
  if (wanted.place != NULL && !is_placed)
    return set_place (db, *id, wanted.place, error);

  return TRUE;
}

gboolean
dossier_entities_ensure (DossierDb          *db,
                         DossierEntityKind   kind,
                         const char         *name,
                         const DossierPlace *place,
                         gint64             *id,
                         GError            **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (kind <= DOSSIER_ENTITY_ORGANISATION, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return dossier_store_doing (
      dossier_entities_link (db, DOSSIER_NAMED_BY_READER, kind, name, place, id, error),
      error,
      "adding the name %s",
      name);
}

static gboolean
find_placed (DossierDb *db, const Wanted *wanted, gint64 *id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ENTITY_FIND_PLACED, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  *id = 0;
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":folded", wanted->folded);
  while (*id == 0 && (step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      g_autofree DossierPlace *place = dossier_columns_read_place (statement, 1);

      if (place != NULL && is_same_place (wanted->place, place))
        *id = dossier_statement_get_int (statement, 0);
    }

  return step != DOSSIER_STEP_ERROR;
}

gboolean
dossier_entities_ensure_placed (DossierDb          *db,
                                const char         *name,
                                const DossierPlace *place,
                                gint64             *id,
                                GError            **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autofree char *folded = dossier_entities_fold_name (stripped);
  Wanted wanted = { DOSSIER_NAMED_BY_READER, DOSSIER_ENTITY_PLACE, stripped, folded, place };

  return find_placed (db, &wanted, id, error) && (*id != 0 || add_entity (db, &wanted, id, error));
}

static gboolean
list_entities (DossierDb        *db,
               DossierEntityKind kind,
               const char       *words,
               guint             limit,
               GPtrArray        *entities,
               GError          **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  g_autofree char *match = NULL;
  DossierWords     typed = dossier_words_parse (words, &match);
  DossierStep      step = DOSSIER_STEP_ERROR;

  if (typed == DOSSIER_WORDS_NOTHING)
    return TRUE;
  statement =
      dossier_db_acquire (db,
                          match != NULL ? DOSSIER_SQL_ENTITY_SEARCH : DOSSIER_SQL_ENTITY_LIST,
                          error);
  if (statement == NULL)
    return FALSE;

  if (match != NULL)
    dossier_statement_bind_text (statement, ":words", match);
  dossier_statement_bind_text (statement, ":kind", dossier_entity_kind_to_string (kind));
  dossier_statement_bind_limit (statement, limit);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierEntity *entity = g_new0 (DossierEntity, 1);

      entity->kind = kind;
      entity->id = dossier_statement_get_int (statement, 0);
      entity->name = dossier_statement_dup_text (statement, 1);
      entity->n_articles = (guint) dossier_statement_get_int (statement, 2);
      entity->n_mentions = (guint) dossier_statement_get_int (statement, 3);
      entity->place = dossier_columns_read_place (statement, 4);
      g_ptr_array_add (entities, entity);
    }

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_entities_list (DossierDb        *db,
                       DossierEntityKind kind,
                       const char       *words,
                       guint             limit,
                       GPtrArray        *entities,
                       GError          **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (kind <= DOSSIER_ENTITY_ORGANISATION, FALSE);
  g_return_val_if_fail (entities != NULL, FALSE);

  return dossier_store_doing (list_entities (db, kind, words, limit, entities, error),
                              error,
                              "reading the names");
}

static gboolean
search_entities (DossierDb *db, const char *words, guint limit, GPtrArray *entities, GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  g_autofree char *match = NULL;
  DossierWords     typed = dossier_words_parse (words, &match);
  DossierStep      step = DOSSIER_STEP_ERROR;

  if (typed == DOSSIER_WORDS_NOTHING)
    return TRUE;
  statement = dossier_db_acquire (db,
                                  match != NULL ? DOSSIER_SQL_ENTITY_SEARCH_RECENT
                                                : DOSSIER_SQL_ENTITY_LIST_RECENT,
                                  error);
  if (statement == NULL)
    return FALSE;

  if (match != NULL)
    dossier_statement_bind_text (statement, ":words", match);
  dossier_statement_bind_limit (statement, limit);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierEntity *entity = g_new0 (DossierEntity, 1);

      entity->id = dossier_statement_get_int (statement, 0);
      dossier_columns_read_kind (statement, 1, &entity->kind);
      entity->name = dossier_statement_dup_text (statement, 2);
      entity->n_articles = (guint) dossier_statement_get_int (statement, 3);
      entity->n_mentions = (guint) dossier_statement_get_int (statement, 4);
      entity->place = dossier_columns_read_place (statement, 5);
      g_ptr_array_add (entities, entity);
    }

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_entities_search (DossierDb  *db,
                         const char *words,
                         guint       limit,
                         GPtrArray  *entities,
                         GError    **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (entities != NULL, FALSE);

  return dossier_store_doing (search_entities (db, words, limit, entities, error),
                              error,
                              "looking for names");
}

static gboolean
check_entity (DossierDb *db, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_ENTITY_CHECK, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_DONE)
    g_set_error_literal (error,
                         DOSSIER_STORE_ERROR,
                         DOSSIER_STORE_ERROR_NOT_FOUND,
                         "the person, place or organisation is not in the notebook");

  return step == DOSSIER_STEP_ROW;
}

static gboolean
add_alias (DossierDb *db, gint64 id, const char *alias, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (alias));
  g_autofree char *folded = dossier_entities_fold_name (stripped);

  if (*folded != '\0')
    return check_entity (db, id, error) && add_name (db, id, stripped, folded, FALSE, error);

  g_set_error_literal (error,
                       DOSSIER_STORE_ERROR,
                       DOSSIER_STORE_ERROR_CONSTRAINT,
                       "a name must not be empty");
  return FALSE;
}

gboolean
dossier_entities_add_alias (DossierDb *db, gint64 id, const char *alias, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (alias != NULL, FALSE);

  return dossier_store_doing (add_alias (db, id, alias, error), error, "adding the name %s", alias);
}
