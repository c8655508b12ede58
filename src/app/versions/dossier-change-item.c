/* dossier-change-item.c: one line of the list of what changed between two versions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/versions/dossier-change-item.h"

#include "app/versions/dossier-changes-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a passage, in characters. */
#define MAX_TITLE 140

struct _DossierChangeItem
{
  GObject parent_instance;

  char           *title;
  const char     *detail; /* translated */
  DossierDiffKind kind;
  DossierSpan     span;
  gboolean        is_new;
  gboolean        is_heading;
};

G_DEFINE_FINAL_TYPE (DossierChangeItem, dossier_change_item, G_TYPE_OBJECT)

static void
dossier_change_item_finalize (GObject *object)
{
  g_free (DOSSIER_CHANGE_ITEM (object)->title);
  G_OBJECT_CLASS (dossier_change_item_parent_class)->finalize (object);
}

static void
dossier_change_item_class_init (DossierChangeItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_change_item_finalize;
}

static void
dossier_change_item_init (DossierChangeItem *self)
{
  self->detail = "";
}

gboolean
dossier_change_item_is_heading (DossierChangeItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_CHANGE_ITEM (self), FALSE);
  return self->is_heading;
}

const char *
dossier_change_item_get_title (DossierChangeItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_CHANGE_ITEM (self), NULL);
  return self->title;
}

const char *
dossier_change_item_get_detail (DossierChangeItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_CHANGE_ITEM (self), NULL);
  return self->detail;
}

DossierDiffKind
dossier_change_item_get_kind (DossierChangeItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_CHANGE_ITEM (self), DOSSIER_DIFF_SAME);
  return self->kind;
}

gboolean
dossier_change_item_get_place (DossierChangeItem *self, DossierSpan *span)
{
  g_return_val_if_fail (DOSSIER_IS_CHANGE_ITEM (self), FALSE);
  g_return_val_if_fail (span != NULL, FALSE);
  *span = self->span;
  return self->is_new;
}

/* The list ------------------------------------------------------------------------------------- */

/* Takes @title. */
static DossierChangeItem *
append (GListStore *list, char *title, DossierDiffKind kind)
{
  DossierChangeItem *self = g_object_new (DOSSIER_TYPE_CHANGE_ITEM, NULL);

  self->title = title;
  self->kind = kind;
  self->detail = dossier_changes_words_get_kind (kind);
  g_list_store_append (list, self);
  g_object_unref (self); /* the list keeps it */
  return self;
}

static void
append_heading (GListStore *list, const char *title, guint n)
{
  if (n > 0)
    append (list, g_strdup_printf ("%s (%u)", title, n), DOSSIER_DIFF_SAME)->is_heading = TRUE;
}

static void
append_figures (GListStore *list, const DossierVersionDiff *diff)
{
  append_heading (list, _ ("Figures"), diff->figures->len);
  for (guint i = 0; i < diff->figures->len; i++)
    {
      const DossierFigureChange *change = &g_array_index (diff->figures, DossierFigureChange, i);
      DossierDiffKind            kind = change->old == NULL   ? DOSSIER_DIFF_ADDED
                                        : change->new == NULL ? DOSSIER_DIFF_REMOVED
                                                              : DOSSIER_DIFF_CHANGED;
      DossierChangeItem *item = append (list, dossier_changes_words_dup_figure (change), kind);

      item->is_new = change->new != NULL;
      item->span = item->is_new ? change->new->span : change->old->span;
    }
}

static void
append_names (GListStore *list, const DossierVersionDiff *diff)
{
  append_heading (list, _ ("Names"), diff->names->len);
  for (guint i = 0; i < diff->names->len; i++)
    {
      const DossierNameChange *change = &g_array_index (diff->names, DossierNameChange, i);
      DossierChangeItem       *item = append (list,
                                        g_strdup (change->mention->name),
                                        change->is_new ? DOSSIER_DIFF_ADDED : DOSSIER_DIFF_REMOVED);

      item->is_new = change->is_new;
      item->span = change->mention->span;
    }
}

/* The beginning of a passage on one line. */
static char *
dup_line (const char *text, DossierSpan span)
{
  gsize       length = span.end - span.start;
  const char *start = text + span.start;
  gboolean    is_long = g_utf8_strlen (start, (gssize) length) > MAX_TITLE;
  const char *end = is_long ? g_utf8_offset_to_pointer (start, MAX_TITLE) : start + length;
  GString    *line = g_string_new_len (start, end - start);

  for (char *p = line->str; *p != '\0'; p++)
    if (*p == '\n' || *p == '\t')
      *p = ' ';
  g_string_replace (line, "\xef\xbf\xbc", _ ("[Picture]"), 0);
  if (is_long)
    g_string_append (line, "…");
  return g_string_free (line, FALSE);
}

/* Those that need somebody to look at them first. */
static void
append_notes (GListStore *list, DossierComparison *comparison)
{
  static const DossierDiffKind kinds[DOSSIER_N_ANCHORS] = {
    [DOSSIER_ANCHOR_EXACT] = DOSSIER_DIFF_SAME,
    [DOSSIER_ANCHOR_APPROXIMATE] = DOSSIER_DIFF_CHANGED,
    [DOSSIER_ANCHOR_ORPHAN] = DOSSIER_DIFF_REMOVED,
  };
  const GArray *notes = dossier_comparison_get_notes (comparison);

  append_heading (list, _ ("Annotations"), notes->len);
  for (guint anchor = DOSSIER_N_ANCHORS; anchor-- > 0;)
    for (guint i = 0; i < notes->len; i++)
      {
        const DossierCarriedNote *note = &g_array_index (notes, DossierCarriedNote, i);
        const char               *quote = dossier_annotation_item_get_quote (note->item);
        DossierChangeItem        *item;

        if (note->anchor != anchor)
          continue;
        item = append (list,
                       dup_line (quote, (DossierSpan){ 0, strlen (quote) }),
                       kinds[note->anchor]);
        item->detail = dossier_changes_words_get_anchor (note->anchor);
        item->is_new = note->anchor != DOSSIER_ANCHOR_ORPHAN;
        item->span = item->is_new ? dossier_annotation_item_get_span (note->item) : note->old_span;
      }
}

static void
append_passages (GListStore *list, DossierComparison *comparison)
{
  const DossierVersionDiff *diff = dossier_comparison_get_diff (comparison);

  append_heading (list, _ ("Passages"), diff->passages->len);
  for (guint i = 0; i < diff->passages->len; i++)
    {
      const DossierDiffPassage *passage = &g_array_index (diff->passages, DossierDiffPassage, i);
      gboolean                  is_new = passage->kind != DOSSIER_DIFF_REMOVED;
      const DossierDocument    *document = is_new ? dossier_comparison_get_new_document (comparison)
                                                  : dossier_comparison_get_old_document (comparison);
      DossierSpan               span = is_new ? passage->new : passage->old;
      DossierChangeItem *item = append (list, dup_line (document->text, span), passage->kind);

      item->is_new = is_new;
      item->span = span;
    }
}

GListModel *
dossier_change_item_list (DossierComparison *comparison)
{
  GListStore               *list = g_list_store_new (DOSSIER_TYPE_CHANGE_ITEM);
  const DossierVersionDiff *diff = dossier_comparison_get_diff (comparison);

  append_figures (list, diff);
  append_names (list, diff);
  append_notes (list, comparison);
  append_passages (list, comparison);
  return G_LIST_MODEL (list);
}
