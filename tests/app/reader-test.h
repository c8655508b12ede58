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

/* What most tests read. */
#define STORY                                                                                      \
  " date 2026-11-20 A ferry runs dry of coffee\n\n"                                                \
  "Some 640 passengers crossed the Gulf of Finland on Thursday night without a single cup of "     \
  "coffee. The operator said that it was sorry. Nobody slept.\n\n"                                 \
  "Leena Aaltonen, the captain, handed out tea. Leena Aaltonen also sang for the 640 passengers, " \
  "as she does every winter when the ice is thick and the nights are long.\n\n"                    \
  "In Helsinki somebody had loaded 9 kilograms of beans, and not 90 kilograms. The beans were "    \
  "gone before the islands were out of sight, and so was the milk.\n"

void reader_test_open (ReaderTest *self, const char *text);
/* Opens the article of the id in the window of the test. */
void reader_test_show (ReaderTest *self);
/* Closes the window, opens it again on the same notebook and article. */
void reader_test_reopen (ReaderTest *self);
void reader_test_close (ReaderTest *self);

/* Where the words stand in the document; they must be there. */
DossierSpan reader_test_find (ReaderTest *self, const char *words);
void        reader_test_select (ReaderTest *self, const char *words);
guint       reader_test_count_annotations (ReaderTest *self);
/* The annotation on exactly these words; (transfer none); fails when there is none. */
DossierAnnotationItem *reader_test_get_annotation (ReaderTest *self, const char *quote);
/* The same, NULL when there is none (yet). */
DossierAnnotationItem *reader_test_find_annotation (ReaderTest *self, const char *quote);
/* Makes one and waits until the list has it; returns its id. */
gint64 reader_test_annotate (ReaderTest      *self,
                             const char      *words,
                             DossierHighlight highlight,
                             const char      *note);
/* Whether the first character of the words has the tag. */
gboolean reader_test_has_mark (ReaderTest *self, const char *words, DossierMark mark);
void     reader_test_activate (ReaderTest *self, const char *action, const char *target);

/* Where a character of the article is in the view; the middle of its height. */
void reader_test_get_point (ReaderTest *test, gsize offset, double *x, double *y);
/* The first widget below @root that activates the action, with that target unless it is NULL. */
GtkWidget *reader_test_find_target (GtkWidget *root, const char *action, const char *target);
/* A real key, in the article. */
void                   reader_test_press (ReaderTest *test, guint keysym);
DossierAnnotationCard *reader_test_wait_for_card (ReaderTest *test, gint64 id);
/* (transfer none) (nullable) */
DossierEntityItem *
reader_test_find_entity (ReaderTest *test, DossierEntityKind kind, const char *name);
/* Whoever has at least two mentions in the story; (transfer none). */
DossierEntityItem *reader_test_find_repeated (ReaderTest *test);

G_END_DECLS
