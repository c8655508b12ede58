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

G_END_DECLS
