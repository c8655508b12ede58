/* dossier-note-markup.h: shows the Markdown of a note as Pango markup.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_note_markup:
 * @note: UTF-8, as the reader typed it
 *
 * Knows emphasis (*, _), strong (**, __), `code`, ~~struck~~, [links](https://…), headings and
 * lists. What is not closed on its line is shown as it stands. Linear in the length.
 *
 * Returns: (transfer full): valid markup, whatever the note
 */
char *dossier_note_markup (const char *note);

/* What a part of a note is; marks are what Markdown is written with. */
typedef enum
{
  DOSSIER_NOTE_MARK,
  DOSSIER_NOTE_STRONG,
  DOSSIER_NOTE_EMPHASIS,
  DOSSIER_NOTE_STRIKE,
  DOSSIER_NOTE_CODE,
  DOSSIER_NOTE_LINK,
} DossierNoteStyle;

#define DOSSIER_N_NOTE_STYLES 6

typedef struct
{
  gsize            start; /* bytes of the note */
  gsize            end;
  DossierNoteStyle style;
} DossierNoteRun;

/* Where the note, as typed, is emphasis, link, …; read just as dossier_note_markup() reads it.
 * @runs: (element-type DossierNoteRun): appended, in no order, and inside one another. */
void dossier_note_markup_list_runs (const char *note, GArray *runs);

G_END_DECLS
