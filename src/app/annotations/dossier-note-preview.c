/* dossier-note-preview.c: shows the Markdown of a note as what it means, while it is typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-note-preview.h"

#include "app/annotations/dossier-note-markup.h"
#include "app/reader/dossier-palette.h"
#include "core/text/dossier-text-index.h"

#include <string.h>

/* Longer notes are shown as typed: each key reads all of it. */
#define MAX_BYTES 20000

static const char *const TAG_NAMES[DOSSIER_N_NOTE_STYLES] = {
  [DOSSIER_NOTE_MARK] = "note-mark",         [DOSSIER_NOTE_STRONG] = "note-strong",
  [DOSSIER_NOTE_EMPHASIS] = "note-emphasis", [DOSSIER_NOTE_STRIKE] = "note-strike",
  [DOSSIER_NOTE_CODE] = "note-code",         [DOSSIER_NOTE_LINK] = "note-link",
};

static GtkTextTag *
find_tag (GtkTextBuffer *buffer, guint style)
{
  return gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), TAG_NAMES[style]);
}

/* Colours follow the scheme, which may have changed since the last key. */
static void
colour_tags (GtkTextBuffer *buffer)
{
  DossierScheme scheme = dossier_palette_get_scheme ();

  g_object_set (find_tag (buffer, DOSSIER_NOTE_MARK),
                "foreground-rgba",
                dossier_palette_get_ink (DOSSIER_INK_DIM, scheme),
                NULL);
  g_object_set (find_tag (buffer, DOSSIER_NOTE_LINK),
                "foreground-rgba",
                dossier_palette_get_ink (DOSSIER_INK_ACCENT, scheme),
                NULL);
}

static void
show_runs (GtkTextBuffer *buffer, const char *note, GArray *runs)
{
  g_autoptr (DossierTextIndex) index = dossier_text_index_new (note, strlen (note));

  for (guint i = 0; i < runs->len; i++)
    {
      const DossierNoteRun *run = &g_array_index (runs, DossierNoteRun, i);
      GtkTextIter           start;
      GtkTextIter           end;

      gtk_text_buffer_get_iter_at_offset (
          buffer,
          &start,
          (int) dossier_text_index_to_code_point (index, run->start));
      gtk_text_buffer_get_iter_at_offset (buffer,
                                          &end,
                                          (int) dossier_text_index_to_code_point (index, run->end));
      gtk_text_buffer_apply_tag (buffer, find_tag (buffer, run->style), &start, &end);
    }
}

static void
changed_cb (GtkTextBuffer *buffer, gpointer user_data)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (DossierNoteRun));
  g_autofree char *note = NULL;
  GtkTextIter      start;
  GtkTextIter      end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  note = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  gtk_text_buffer_remove_all_tags (buffer, &start, &end);
  if (strlen (note) > MAX_BYTES)
    return;
  colour_tags (buffer);
  dossier_note_markup_list_runs (note, runs);
  show_runs (buffer, note, runs);
}

void
dossier_note_preview_watch (GtkTextBuffer *buffer)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  gtk_text_buffer_create_tag (buffer,
                              TAG_NAMES[DOSSIER_NOTE_STRONG],
                              "weight",
                              PANGO_WEIGHT_BOLD,
                              NULL);
  gtk_text_buffer_create_tag (buffer,
                              TAG_NAMES[DOSSIER_NOTE_EMPHASIS],
                              "style",
                              PANGO_STYLE_ITALIC,
                              NULL);
  gtk_text_buffer_create_tag (buffer, TAG_NAMES[DOSSIER_NOTE_STRIKE], "strikethrough", TRUE, NULL);
  gtk_text_buffer_create_tag (buffer, TAG_NAMES[DOSSIER_NOTE_CODE], "family", "monospace", NULL);
  gtk_text_buffer_create_tag (buffer,
                              TAG_NAMES[DOSSIER_NOTE_LINK],
                              "underline",
                              PANGO_UNDERLINE_SINGLE,
                              NULL);
  /* Last, and so above all others: a mark is quiet wherever it stands. */
  gtk_text_buffer_create_tag (buffer,
                              TAG_NAMES[DOSSIER_NOTE_MARK],
                              "weight",
                              PANGO_WEIGHT_NORMAL,
                              NULL);
  g_signal_connect (buffer, "changed", G_CALLBACK (changed_cb), NULL);
}

const char *
dossier_note_preview_get_tag_name (guint style)
{
  g_return_val_if_fail (style < DOSSIER_N_NOTE_STYLES, NULL);
  return TAG_NAMES[style];
}
