/* dossier-note-match.c: which annotations of an article a reader wants to see.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-note-match.h"

#include "core/text/dossier-fold.h"

#include <string.h>

struct _DossierNoteMatch
{
  GtkFilter parent_instance;

  /* owned */
  char  *typed; /* folded */
  char **words; /* of it */
  char  *tag;   /* NULL for any */

  guint highlights;
};

G_DEFINE_FINAL_TYPE (DossierNoteMatch, dossier_note_match, GTK_TYPE_FILTER)

static gboolean
has_tag (DossierAnnotationItem *item, const char *tag)
{
  const char *const *tags = dossier_annotation_item_get_tags (item);

  return tags != NULL && g_strv_contains (tags, tag);
}

static void
append (GString *text, const char *part)
{
  if (part == NULL)
    return;
  g_string_append (text, part);
  g_string_append_c (text, '\n');
}

static gboolean
has_words (DossierAnnotationItem *item, char **words)
{
  const char *const *tags = dossier_annotation_item_get_tags (item);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *folded = NULL;

  append (text, dossier_annotation_item_get_note (item));
  append (text, dossier_annotation_item_get_quote (item));
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    append (text, tags[i]);
  folded = dossier_fold_string (text->str, text->len);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
dossier_note_match_match (GtkFilter *filter, gpointer object)
{
  DossierNoteMatch      *self = DOSSIER_NOTE_MATCH (filter);
  DossierAnnotationItem *item = DOSSIER_ANNOTATION_ITEM (object);

  if (self->highlights != 0 &&
      (self->highlights >> dossier_annotation_item_get_highlight (item) & 1) == 0)
    return FALSE;
  if (self->tag != NULL && !has_tag (item, self->tag))
    return FALSE;
  return self->words == NULL || self->words[0] == NULL || has_words (item, self->words);
}

static GtkFilterMatch
dossier_note_match_get_strictness (GtkFilter *filter)
{
  DossierNoteMatch *self = DOSSIER_NOTE_MATCH (filter);

  return self->highlights == 0 && self->tag == NULL &&
                 (self->words == NULL || self->words[0] == NULL)
             ? GTK_FILTER_MATCH_ALL
             : GTK_FILTER_MATCH_SOME;
}

static void
dossier_note_match_finalize (GObject *object)
{
  DossierNoteMatch *self = DOSSIER_NOTE_MATCH (object);

  g_free (self->typed);
  g_strfreev (self->words);
  g_free (self->tag);
  G_OBJECT_CLASS (dossier_note_match_parent_class)->finalize (object);
}

static void
dossier_note_match_class_init (DossierNoteMatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_note_match_finalize;
  GTK_FILTER_CLASS (klass)->match = dossier_note_match_match;
  GTK_FILTER_CLASS (klass)->get_strictness = dossier_note_match_get_strictness;
}

static void
dossier_note_match_init (DossierNoteMatch *self)
{
}

DossierNoteMatch *
dossier_note_match_new (void)
{
  return g_object_new (DOSSIER_TYPE_NOTE_MATCH, NULL);
}

static char **
split_words (const char *folded)
{
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

void
dossier_note_match_set (DossierNoteMatch *self,
                        const char       *words,
                        guint             highlights,
                        const char       *tag)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (DOSSIER_IS_NOTE_MATCH (self));

  folded = dossier_fold_string (words != NULL ? words : "", words != NULL ? strlen (words) : 0);
  if (g_strcmp0 (self->typed, folded) == 0 && self->highlights == highlights &&
      g_strcmp0 (self->tag, tag) == 0)
    return;
  g_free (self->typed);
  self->typed = g_steal_pointer (&folded);
  g_strfreev (self->words);
  self->words = split_words (self->typed);
  self->highlights = highlights;
  g_free (self->tag);
  self->tag = g_strdup (tag);
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}
