/* reader-test.h: what tests of the reading room share: an article opened in a real window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app-test.h"

#include "app/reader/dossier-reader-page.h"

G_BEGIN_DECLS

/**
 * ReaderTest:
 *
 * A notebook with one article, open in the reading room of a window that has the keyboard.
 */
typedef struct
{
  char              *path;
  DossierWindow     *window;
  gint64             article_id;
  DossierReaderPage *page;
  /* Of the page. */
  DossierReading        *reading;
  DossierArticleView    *view;
  DossierEntitySidebar  *sidebar;
  DossierAnnotationPane *pane;
} ReaderTest;

void reader_test_open (ReaderTest *self, const char *text);
/* Closes the window, opens it again on the same notebook and article. */
void reader_test_reopen (ReaderTest *self);
void reader_test_close (ReaderTest *self);

/* Where the words stand in the document; they must be there. */
DossierSpan reader_test_find (ReaderTest *self, const char *words);
void        reader_test_select (ReaderTest *self, const char *words);
guint       reader_test_count_annotations (ReaderTest *self);
/* The annotation on exactly these words; (transfer none); fails when there is none. */
DossierAnnotationItem *reader_test_get_annotation (ReaderTest *self, const char *quote);
/* Makes one and waits until the list has it; returns its id. */
gint64 reader_test_annotate (ReaderTest      *self,
                             const char      *words,
                             DossierHighlight highlight,
                             const char      *note);
/* Whether the first character of the words has the tag. */
gboolean reader_test_has_mark (ReaderTest *self, const char *words, DossierMark mark);
void     reader_test_activate (ReaderTest *self, const char *action, const char *target);

G_END_DECLS
