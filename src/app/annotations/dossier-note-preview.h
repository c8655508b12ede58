/* dossier-note-preview.h: shows the Markdown of a note as what it means, while it is typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on emphasis in the buffer looks like emphasis and links look like links; the marks stay,
 * quietly. The text itself is never changed. */
void dossier_note_preview_watch (GtkTextBuffer *buffer);
/* The name of the tag of a DossierNoteStyle, for tests. */
const char *dossier_note_preview_get_tag_name (guint style);

G_END_DECLS
