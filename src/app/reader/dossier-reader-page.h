/* dossier-reader-page.h: the reading room: entities, article, annotations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/annotations/dossier-annotation-pane.h"
#include "app/entities/dossier-entity-sidebar.h"
#include "app/reader/dossier-article-view.h"
#include "app/reader/dossier-density-strip.h"
#include "app/reader/dossier-find-bar.h"
#include "app/reader/dossier-selection-bar.h"
#include "app/versions/dossier-changes-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_READER_PAGE (dossier_reader_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierReaderPage, dossier_reader_page, DOSSIER, READER_PAGE, AdwBin)

/**
 * DossierReaderPage:
 *
 * Properties: "reading" (DossierReading, nullable), "entities-shown", "notes-shown" (boolean: what
 * is on the screen now; a narrow window hides panes and shows at most one of the three).
 *
 * Actions, for every widget inside:
 *   reader.highlight (s colour), reader.highlight-again, reader.note
 *   reader.tag (s kind): the selection is a person, place, …; "person-here": in this article only
 *   reader.next-sentence, reader.previous-sentence
 *   reader.next-paragraph, reader.previous-paragraph, reader.next-heading, reader.previous-heading
 *   reader.next-mention, reader.previous-mention: of whoever is chosen
 *   reader.next-any-mention, reader.previous-any-mention
 *   reader.select-next-sentence, -previous-sentence, -next-word, -previous-word
 *   reader.entity (s action of the sidebar): for the name at the cursor
 *   reader.find, reader.find-next, reader.find-previous
 *   reader.zoom-in, reader.zoom-out, reader.zoom-normal
 *   reader.copy-quotation: of the selection, or else the sentence
 *   reader.show-look: face, size, distances, colours
 *   reader.show-entities, reader.show-notes, reader.filter-entities, reader.focus-article
 *   reader.show-tools, reader.dismiss, reader.toggle-caret
 *   reader.print, reader.save-pdf
 *   reader.open-source, reader.star, reader.archive, reader.open-newest
 *   reader.refresh, reader.show-changes
 *   reader.reattach (x annotation), reader.show-origin (x annotation)
 *
 * Needs of its window: win.show-library, win.refresh (ax), win.toast (s), win.toast-undo (s),
 * win.report (ss).
 */
DossierReaderPage *dossier_reader_page_new (void);
DossierReading    *dossier_reader_page_get_reading (DossierReaderPage *self);
void dossier_reader_page_set_reading (DossierReaderPage *self, DossierReading *reading);

/* Shows what changed between two versions. @old_number: 0 for the one before; @new_number: 0 for
 * the current one. */
void dossier_reader_page_show_changes (DossierReaderPage *self, guint old_number, guint new_number);
/* (transfer none) (nullable): unless it is on the screen. */
DossierChangesView *dossier_reader_page_get_changes (DossierReaderPage *self);

/* The parts, for tests and for whoever opens an article at a passage. (transfer none) */
DossierArticleView    *dossier_reader_page_get_view (DossierReaderPage *self);
DossierEntitySidebar  *dossier_reader_page_get_sidebar (DossierReaderPage *self);
DossierAnnotationPane *dossier_reader_page_get_pane (DossierReaderPage *self);
DossierSelectionBar   *dossier_reader_page_get_selection_bar (DossierReaderPage *self);
DossierDensityStrip   *dossier_reader_page_get_strip (DossierReaderPage *self);

G_END_DECLS
