/* dossier-changes-words.c: what a comparison of two versions says in a reader's words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/versions/dossier-changes-words.h"

#include "notebook/dossier-figure-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Figures in a summary of one line. */
#define MAX_FIGURES 2

static void
add_part (GString *text, const char *separator, const char *part)
{
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
}

/* The first part says what is counted, those after it only how many. */
static void
add_count (GString *text, guint n, const char *first, const char *next)
{
  g_autofree char *part = NULL;

  if (n == 0)
    return;
  part = g_strdup_printf (text->len == 0 ? first : next, n);
  add_part (text, ", ", part);
}

char *
dossier_changes_words_dup_passages (DossierComparison *comparison)
{
  const guint *n = dossier_comparison_get_diff (comparison)->n_passages;
  guint        n_changed = n[DOSSIER_DIFF_CHANGED];
  guint        n_added = n[DOSSIER_DIFF_ADDED];
  guint        n_removed = n[DOSSIER_DIFF_REMOVED];
  guint        n_moved = n[DOSSIER_DIFF_MOVED];
  GString     *text = g_string_new (NULL);

  add_count (text,
             n_changed,
             ngettext ("%u passage changed", "%u passages changed", n_changed),
             ngettext ("%u changed", "%u changed", n_changed));
  add_count (text,
             n_added,
             ngettext ("%u passage added", "%u passages added", n_added),
             ngettext ("%u added", "%u added", n_added));
  add_count (text,
             n_removed,
             ngettext ("%u passage removed", "%u passages removed", n_removed),
             ngettext ("%u removed", "%u removed", n_removed));
  add_count (text,
             n_moved,
             ngettext ("%u passage moved", "%u passages moved", n_moved),
             ngettext ("%u moved", "%u moved", n_moved));
  if (text->len == 0)
    g_string_append (text, _ ("Nothing has changed"));
  return g_string_free (text, FALSE);
}

static void
add_figures (GString *text, const DossierVersionDiff *diff)
{
  guint n_changed = 0;

  for (guint i = 0; i < diff->figures->len; i++)
    {
      const DossierFigureChange *change = &g_array_index (diff->figures, DossierFigureChange, i);
      g_autofree char           *words = NULL;

      if (change->old == NULL || change->new == NULL)
        continue;
      n_changed++;
      if (n_changed > MAX_FIGURES)
        continue;
      words = dossier_changes_words_dup_figure (change);
      add_part (text, " · ", words);
    }
  if (n_changed > MAX_FIGURES)
    {
      guint            n_more = n_changed - MAX_FIGURES;
      g_autofree char *more =
          g_strdup_printf (ngettext ("%u more figure", "%u more figures", n_more), n_more);

      add_part (text, " · ", more);
    }
}

char *
dossier_changes_words_dup_summary (DossierComparison *comparison)
{
  guint            n_near = dossier_comparison_count_notes (comparison, DOSSIER_ANCHOR_APPROXIMATE);
  guint            n_lost = dossier_comparison_count_notes (comparison, DOSSIER_ANCHOR_ORPHAN);
  g_autofree char *passages = dossier_changes_words_dup_passages (comparison);
  GString         *text = g_string_new (passages);

  add_figures (text, dossier_comparison_get_diff (comparison));
  if (n_near > 0)
    {
      g_autofree char *near = g_strdup_printf (
          ngettext ("%u note stands on similar words", "%u notes stand on similar words", n_near),
          n_near);

      add_part (text, " · ", near);
    }
  if (n_lost > 0)
    {
      g_autofree char *lost = g_strdup_printf (
          ngettext ("%u note has lost its passage", "%u notes have lost their passages", n_lost),
          n_lost);

      add_part (text, " · ", lost);
    }
  return g_string_free (text, FALSE);
}

char *
dossier_changes_words_dup_figure (const DossierFigureChange *change)
{
  g_autofree char *old =
      change->old != NULL ? dossier_figure_text_dup_name (change->old->figure) : NULL;
  g_autofree char *new =
      change->new != NULL ? dossier_figure_text_dup_name (change->new->figure) : NULL;
  const char *old_rest;
  const char *new_rest;

  if (old == NULL || new == NULL)
    return old != NULL ? g_steal_pointer (&old) : g_steal_pointer (&new);
  /* "11 people" and "14 people" share what follows the number. */
  old_rest = strrchr (old, ' ');
  new_rest = strrchr (new, ' ');
  for (const char *p = old_rest, *q = new_rest; p != NULL && q != NULL && strcmp (p, q) == 0;)
    {
      old_rest = p;
      new_rest = q;
      p = g_strrstr_len (old, p - old, " ");
      q = g_strrstr_len (new, q - new, " ");
    }
  if (old_rest != NULL && new_rest != NULL && strcmp (old_rest, new_rest) == 0)
    return g_strdup_printf ("%.*s → %s", (int) (old_rest - old), old, new);
  return g_strdup_printf ("%s → %s", old, new);
}

const char *
dossier_changes_words_get_kind (DossierDiffKind kind)
{
  static const char *const words[] = {
    [DOSSIER_DIFF_SAME] = "",
    [DOSSIER_DIFF_CHANGED] = N_ ("Changed"),
    [DOSSIER_DIFF_ADDED] = N_ ("New"),
    [DOSSIER_DIFF_REMOVED] = N_ ("Gone"),
    [DOSSIER_DIFF_MOVED] = N_ ("Moved"),
  };

  g_return_val_if_fail (kind <= DOSSIER_DIFF_MOVED, "");
  return kind == DOSSIER_DIFF_SAME ? "" : _ (words[kind]);
}

const char *
dossier_changes_words_get_anchor (DossierAnchorResult anchor)
{
  static const char *const words[] = {
    [DOSSIER_ANCHOR_EXACT] = N_ ("Stands where it stood"),
    [DOSSIER_ANCHOR_APPROXIMATE] = N_ ("Stands on similar words"),
    [DOSSIER_ANCHOR_ORPHAN] = N_ ("Its passage is gone"),
  };

  g_return_val_if_fail (anchor < G_N_ELEMENTS (words), "");
  return _ (words[anchor]);
}
