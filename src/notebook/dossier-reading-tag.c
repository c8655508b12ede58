/* dossier-reading-tag.c: the reader says of selected words what they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-reading.h"

#include "core/recognise/dossier-dates.h"
#include "core/recognise/dossier-figures.h"
#include "core/recognise/dossier-name-extent.h"
#include "core/text/dossier-core-error.h"
#include "notebook/dossier-notebook-private.h"
#include "store/dossier-mentions.h"
#include "store/dossier-rules-tag.h"
#include "store/dossier-undo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the writer needs and finds out. */
typedef struct
{
  const char     *step; /* translated */
  gint64          version_id;
  DossierMention *mention;
  gboolean        is_here_only;
  guint           n_mentions;
  char           *meant; /* (nullable): somebody of another name */
} Tagging;

static void
free_tagging (gpointer data)
{
  Tagging *tagging = data;

  dossier_mention_free (tagging->mention);
  g_free (tagging->meant);
  g_free (tagging);
}

static gboolean
is_name (const DossierMention *mention)
{
  return mention->kind <= DOSSIER_ENTITY_ORGANISATION;
}

/* A name is one wherever texts say it; a number is this one. */
static gboolean
write_tag (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Tagging       *tagging = data;
  DossierTagging rule = {
    .version_id = tagging->version_id,
    .span = tagging->mention->span,
    .kind = tagging->mention->kind,
    .place = tagging->mention->place,
    .scope = tagging->is_here_only ? DOSSIER_RULE_HERE : DOSSIER_RULE_EVERYWHERE,
  };

  if (!dossier_undo_begin (db, tagging->step, error))
    return FALSE;
  if (is_name (tagging->mention))
    return dossier_rules_tag (db, &rule, &tagging->meant, &tagging->n_mentions, error);
  return dossier_mentions_make (db, tagging->version_id, tagging->mention, NULL, error);
}

static char *
dup_news (const Tagging *tagging)
{
  static const char *const news[] = {
    [DOSSIER_ENTITY_PERSON] = N_ ("“%s” is a person"),
    [DOSSIER_ENTITY_PLACE] = N_ ("“%s” is a place"),
    [DOSSIER_ENTITY_ORGANISATION] = N_ ("“%s” is an organisation"),
    [DOSSIER_ENTITY_FIGURE] = N_ ("“%s” is a figure"),
    [DOSSIER_ENTITY_DATE] = N_ ("“%s” is a date"),
  };
  g_autofree char *said =
      tagging->meant != NULL
          /* Translators: the second is whom the words name: “the captain” is Leena Aaltonen */
          ? g_strdup_printf (_ ("“%s” is %s"), tagging->mention->name, tagging->meant)
          : g_strdup_printf (_ (news[tagging->mention->kind]), tagging->mention->name);
  g_autofree char *times = NULL;

  if (tagging->n_mentions < 2)
    return g_steal_pointer (&said);
  times = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "in %u place here", "in %u places here", tagging->n_mentions),
      tagging->n_mentions);
  /* Translators: “Skarva” is a place; in 4 places here */
  return g_strdup_printf (_ ("%s, %s"), said, times);
}

static void
tagged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dossier_store_finish (DOSSIER_STORE (source), result, &error))
    g_task_return_pointer (task, dup_news (dossier_store_get_job_data (result)), g_free);
  else
    g_task_return_error (task, error);
}

/* Spaces at the ends of a selection belong to no name. */
static DossierSpan
trim_span (const char *text, DossierSpan span)
{
  while (span.start < span.end && g_ascii_isspace (text[span.start]))
    span.start++;
  while (span.end > span.start && g_ascii_isspace (text[span.end - 1]))
    span.end--;
  return span;
}

/* Moves the value that a finder read from the selected words to the mention of all of them. */
static gboolean
read_value (const DossierDocument *document, DossierMention *mention, GError **error)
{
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  DossierMention *first = NULL;
  gsize           length = strlen (mention->name);

  if (mention->kind == DOSSIER_ENTITY_FIGURE)
    dossier_figures_find (mention->name, length, found);
  else
    dossier_dates_find (mention->name, length, document->published, found);
  if (found->len == 0)
    {
      g_set_error (error,
                   DOSSIER_CORE_ERROR,
                   DOSSIER_CORE_ERROR_BAD_REQUEST,
                   mention->kind == DOSSIER_ENTITY_FIGURE ? _ ("there is no number in “%s”")
                                                          : _ ("there is no date in “%s”"),
                   mention->name);
      return FALSE;
    }
  first = g_ptr_array_index (found, 0);
  mention->figure = g_steal_pointer (&first->figure);
  mention->date = g_steal_pointer (&first->date);
  mention->is_inferred = first->is_inferred;
  return TRUE;
}

/* Where a place of this name lies: the best known one, as the recogniser itself would take it. */
static void
find_place (DossierReading *self, DossierMention *mention)
{
  DossierNotebook      *notebook = dossier_reading_get_notebook (self);
  DossierRecogniser    *recogniser = dossier_notebook_get_recogniser (notebook);
  DossierGazetteerEntry entry;

  if (mention->kind != DOSSIER_ENTITY_PLACE || recogniser == NULL ||
      dossier_recogniser_list_places (recogniser, mention->name, &entry, 1) == 0)
    return;

  mention->place = g_new0 (DossierPlace, 1);
  mention->place->latitude = entry.latitude;
  mention->place->longitude = entry.longitude;
  memcpy (mention->place->country, entry.country, sizeof mention->place->country);
}

/* (transfer full) (nullable): NULL with an error */
static DossierMention *
make_mention (DossierReading *self, DossierSpan span, DossierEntityKind kind, GError **error)
{
  const DossierDocument *document = dossier_reading_get_document (self);
  g_autoptr (DossierMention) mention = NULL;

  span = trim_span (document->text, span);
  span = dossier_name_extent_find (document->text, document->text_length, span, kind);
  if (span.start >= span.end)
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_BAD_REQUEST,
                           _ ("no words are selected"));
      return NULL;
    }

  mention = dossier_mention_new (kind, span);
  mention->confidence = 1;
  g_free (mention->name);
  mention->name = g_strndup (document->text + span.start, span.end - span.start);
  if (!is_name (mention) && !read_value (document, mention, error))
    return NULL;
  find_place (self, mention);
  return g_steal_pointer (&mention);
}

void
dossier_reading_tag_async (DossierReading        *self,
                           DossierSpan            span,
                           const DossierTagDraft *draft,
                           GCancellable          *cancellable,
                           GAsyncReadyCallback    callback,
                           gpointer               user_data)
{
  static const char *const names[DOSSIER_N_ENTITY_KINDS] = {
    [DOSSIER_ENTITY_PERSON] = N_ ("person"),
    [DOSSIER_ENTITY_PLACE] = N_ ("place"),
    [DOSSIER_ENTITY_ORGANISATION] = N_ ("organisation"),
    [DOSSIER_ENTITY_FIGURE] = N_ ("figure"),
    [DOSSIER_ENTITY_DATE] = N_ ("date"),
  };
  g_autoptr (GTask) task = NULL;
  DossierMention  *mention = NULL;
  DossierNotebook *notebook = NULL;
  Tagging         *tagging = NULL;
  GError          *error = NULL;

  g_return_if_fail (DOSSIER_IS_READING (self));
  g_return_if_fail (draft != NULL && (guint) draft->kind < DOSSIER_N_ENTITY_KINDS);
  g_return_if_fail (span.end <= dossier_reading_get_document (self)->text_length);

  task = g_task_new (self, cancellable, callback, user_data);
  mention = make_mention (self, span, draft->kind, &error);
  if (mention == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  tagging = g_new0 (Tagging, 1);
  tagging->step = _ (names[draft->kind]);
  tagging->version_id = dossier_reading_get_version_id (self);
  tagging->mention = mention;
  tagging->is_here_only = draft->is_here_only;
  notebook = dossier_reading_get_notebook (self);
  dossier_store_write_async (dossier_notebook_get_store (notebook),
                             write_tag,
                             tagging,
                             free_tagging,
                             cancellable,
                             tagged_cb,
                             g_steal_pointer (&task));
}

char *
dossier_reading_tag_finish (DossierReading *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
