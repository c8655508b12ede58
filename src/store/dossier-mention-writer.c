/* dossier-mention-writer.c: writes the mentions of one version.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-mentions-private.h"

#include "core/text/dossier-segment.h"
#include "store/dossier-claim-rows.h"
#include "store/dossier-db-private.h"
#include "store/dossier-decided.h"
#include "store/dossier-entities-private.h"
#include "store/dossier-rules-private.h"
#include "store/dossier-versions-private.h"

struct _DossierMentionWriter
{
  DossierDb  *db;
  gint64      version_id;
  const char *text;
  gsize       length;
  GArray     *sentences; /* (nullable) of DossierSpan: found with the first figure */
  GHashTable *entities;  /* "kind name" to id: a text says most names many times */
};

DossierMentionWriter *
dossier_mention_writer_new (DossierDb *db, gint64 version_id, const char *text, gsize length)
{
  DossierMentionWriter *self = g_new0 (DossierMentionWriter, 1);

  self->db = db;
  self->version_id = version_id;
  self->text = text;
  self->length = length;
  self->entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
dossier_mention_writer_free (DossierMentionWriter *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->sentences, g_array_unref);
  g_hash_table_unref (self->entities);
  g_free (self);
}

static gboolean
is_name (const DossierMention *mention)
{
  return mention->kind <= DOSSIER_ENTITY_ORGANISATION;
}

/* The fullest form, or the words as printed. */
static char *
dup_name (DossierMentionWriter *self, const DossierMention *mention)
{
  if (mention->name != NULL && *mention->name != '\0')
    return g_strdup (mention->name);

  return g_strndup (self->text + mention->span.start, mention->span.end - mention->span.start);
}

static gboolean
link_name (DossierMentionWriter *self,
           const DossierMention *mention,
           DossierOrigin         origin,
           gint64               *entity_id,
           GError              **error)
{
  g_autofree char *name = dup_name (self, mention);
  g_autofree char *key = NULL;
  gint64          *known = NULL;
  DossierNamedBy   named_by =
      origin == DOSSIER_ORIGIN_MADE ? DOSSIER_NAMED_BY_READER : DOSSIER_NAMED_BY_TEXT;

  key = g_strdup_printf ("%d %d %s", (int) mention->kind, (int) named_by, name);
  /* Two places of one name in one text may be two places. */
  if (mention->place == NULL)
    known = g_hash_table_lookup (self->entities, key);
  if (known != NULL)
    {
      *entity_id = *known;
      return TRUE;
    }

  if (!dossier_entities_link (self->db,
                              named_by,
                              mention->kind,
                              name,
                              mention->place,
                              entity_id,
                              error))
    return FALSE;

  g_hash_table_insert (self->entities,
                       g_steal_pointer (&key),
                       g_memdup2 (entity_id, sizeof *entity_id));
  return TRUE;
}

static gboolean
insert_mention (DossierMentionWriter *self,
                const DossierMention *mention,
                DossierOrigin         origin,
                gint64                entity_id,
                GError              **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (self->db, DOSSIER_SQL_MENTION_ADD, error);
  g_autofree char *name = is_name (mention) ? NULL : dup_name (self, mention);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", self->version_id);
  dossier_statement_bind_int (statement, ":start", (gint64) mention->span.start);
  dossier_statement_bind_int (statement, ":end", (gint64) mention->span.end);
  dossier_statement_bind_text (statement, ":kind", dossier_entity_kind_to_string (mention->kind));
  dossier_statement_bind_text (statement, ":origin", dossier_origin_to_string (origin));
  /* The column is NOT NULL, and what is not a number binds NULL. */
  dossier_statement_bind_double (statement,
                                 ":confidence",
                                 mention->confidence >= 0.0 ? MIN (mention->confidence, 1.0) : 0.0);
  if (entity_id != 0)
    dossier_statement_bind_int (statement, ":entity", entity_id);
  dossier_statement_bind_text (statement, ":name", name);
  dossier_statement_bind_text (statement, ":date", mention->date);
  dossier_statement_bind_int (statement, ":inferred", mention->is_inferred ? 1 : 0);

  return dossier_statement_run (statement, error);
}

DossierSpan
dossier_mention_writer_find_sentence (DossierMentionWriter *self, DossierSpan span)
{
  DossierSpan found = span;
  guint       low = 0;
  guint       high = 0;

  if (self->sentences == NULL)
    self->sentences = dossier_segment_sentences (self->text, self->length);

  high = self->sentences->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->sentences, DossierSpan, middle).start <= span.start)
        low = middle + 1;
      else
        high = middle;
    }
  if (low > 0 && g_array_index (self->sentences, DossierSpan, low - 1).end > span.start)
    found = g_array_index (self->sentences, DossierSpan, low - 1);

  return (DossierSpan){ found.start, MAX (found.end, span.end) };
}

static gboolean
insert_figure (DossierMentionWriter *self, const DossierMention *mention, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (self->db, DOSSIER_SQL_FIGURE_ADD, error);
  g_autoptr (DossierFigure) nothing = NULL;
  g_autofree char     *also = NULL;
  const DossierFigure *figure = mention->figure;
  DossierSpan          sentence = { 0, 0 };

  if (statement == NULL)
    return FALSE;

  /* A number that nobody has read yet is a figure without a value. */
  if (figure == NULL)
    figure = nothing = dossier_figure_new ();
  also = dossier_figure_dup_also_json (figure);
  sentence = dossier_mention_writer_find_sentence (self, mention->span);
  dossier_statement_bind_int (statement, ":mention", id);
  dossier_statement_bind_double (statement, ":value", figure->value);
  dossier_statement_bind_double (statement, ":low", figure->low);
  dossier_statement_bind_double (statement, ":high", figure->high);
  dossier_statement_bind_text (statement, ":unit", figure->unit != NULL ? figure->unit : "");
  dossier_statement_bind_text (statement, ":counted", figure->counted);
  dossier_statement_bind_text (statement, ":hedge", dossier_hedge_to_string (figure->hedge));
  dossier_statement_bind_text (statement, ":also", also);
  dossier_statement_bind_int (statement, ":sentence_start", (gint64) sentence.start);
  dossier_statement_bind_int (statement, ":sentence_end", (gint64) sentence.end);

  return dossier_statement_run (statement, error);
}

gboolean
dossier_mention_writer_add_for (DossierMentionWriter *self,
                                const DossierMention *mention,
                                DossierOrigin         origin,
                                gint64                entity_id,
                                gint64               *id,
                                GError              **error)
{
  gint64 mention_id = 0;

  if (!insert_mention (self, mention, origin, entity_id, error))
    return FALSE;

  mention_id = sqlite3_last_insert_rowid (dossier_db_get_handle (self->db));
  if (id != NULL)
    *id = mention_id;

  return mention->kind != DOSSIER_ENTITY_FIGURE || insert_figure (self, mention, mention_id, error);
}

gboolean
dossier_mention_writer_add (DossierMentionWriter *self,
                            const DossierMention *mention,
                            DossierOrigin         origin,
                            gint64               *id,
                            GError              **error)
{
  gint64 entity_id = 0;

  if (!dossier_versions_check_span (self->text, self->length, mention->span, error))
    return FALSE;
  if (is_name (mention) && !link_name (self, mention, origin, &entity_id, error))
    return FALSE;

  return dossier_mention_writer_add_for (self, mention, origin, entity_id, id, error);
}

/* Which rule it came by, and what it was before. */
static gboolean
carry_state (DossierMentionWriter *self, gint64 old_id, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (self->db, DOSSIER_SQL_MENTION_CARRY_STATE, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":old", old_id);
  dossier_statement_bind_int (statement, ":id", id);

  return dossier_statement_run (statement, error);
}

gboolean
dossier_mention_writer_carry (DossierMentionWriter *self,
                              gint64                old_version_id,
                              const DossierCarry   *carry,
                              GPtrArray            *carried,
                              GError              **error)
{
  g_autoptr (GPtrArray) decided =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_stored_mention_free);

  if (!dossier_mentions_list_decided (self->db, old_version_id, decided, error))
    return FALSE;

  for (guint i = 0; i < decided->len; i++)
    {
      DossierStoredMention *stored = g_ptr_array_index (decided, i);
      DossierMention       *mention = stored->mention;
      gint64                id = 0;

      if (dossier_carry_span (carry, mention->span, &mention->span) == DOSSIER_ANCHOR_ORPHAN)
        continue;
      if (!dossier_mention_writer_add_for (self,
                                           mention,
                                           stored->origin,
                                           stored->entity_id,
                                           &id,
                                           error) ||
          !carry_state (self, stored->id, id, error))
        return FALSE;

      g_ptr_array_add (carried, stored);
      decided->pdata[i] = NULL;
    }

  return TRUE;
}

gboolean
dossier_mention_writer_propose (DossierMentionWriter *self,
                                GPtrArray            *mentions,
                                GPtrArray            *decided,
                                GError              **error)
{
  g_autoptr (DossierDecided) decisions = dossier_decided_new (decided);

  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      const DossierMention *mention = g_ptr_array_index (mentions, i);

      if (!dossier_decided_contradicts (decisions, mention) &&
          !dossier_mention_writer_add (self, mention, DOSSIER_ORIGIN_RECOGNISED, NULL, error))
        return FALSE;
    }

  return dossier_claim_rows_write (self->db,
                                   self->version_id,
                                   self->text,
                                   self->length,
                                   mentions,
                                   error) &&
         dossier_rules_settle_new (self->db, self->version_id, error);
}
