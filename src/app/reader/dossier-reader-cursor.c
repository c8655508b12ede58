/* dossier-reader-cursor.c: moving and selecting without a pointer, and what is done to the name at
 * the cursor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-reader-page-private.h"

#include "app/dossier-announce.h"
#include "app/dossier-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a passage that is read aloud, in characters. */
#define MAX_SPOKEN 400

static void
announce_span (DossierReaderPage *self, DossierSpan span)
{
  const char      *text = dossier_reading_get_document (self->reading)->text + span.start;
  g_autofree char *words =
      g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, span.end - span.start), MAX_SPOKEN));

  dossier_announce (GTK_WIDGET (self->view), words);
}

static void
sentence_moved_cb (DossierReaderPage *self)
{
  DossierSpan span;

  if (self->reading != NULL && dossier_article_view_get_sentence (self->view, &span))
    announce_span (self, span);
}

/* What is done by each of these, and in which direction. */
static int
get_direction (const char *name)
{
  return strstr (name, "previous") != NULL ? -1 : 1;
}

static void
begin_moving (DossierReaderPage *self)
{
  dossier_selection_bar_hide (self->selection_bar);
  dossier_article_view_clear_selection (self->view);
}

static void
sentence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);

  begin_moving (self);
  dossier_article_view_move_sentence (self->view, get_direction (name));
}

static void
paragraph_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);

  begin_moving (self);
  dossier_article_view_move_paragraph (self->view, get_direction (name));
}

static void
heading_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);
  int                direction = get_direction (name);

  begin_moving (self);
  if (!dossier_article_view_move_heading (self->view, direction))
    dossier_report_toast (widget,
                          direction > 0 ? _ ("There is no further heading.")
                                        : _ ("There is no heading before this."));
}

/* --- names at the cursor --- */

/* The first mention that begins at or behind a byte, or the last one that begins before it; NULL
 * when there is none. */
static const DossierMention *
find_mention (DossierReaderPage *self, gsize offset, int direction)
{
  GPtrArray            *mentions = dossier_reading_get_mentions (self->reading);
  const DossierMention *before = NULL;

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = mentions->pdata[i];

      if (direction > 0 && mention->span.start >= offset)
        return mention;
      if (direction < 0 && mention->span.start >= offset)
        break;
      before = mention;
    }
  return direction < 0 ? before : NULL;
}

/* The name that the cursor is in, or else the first one of what the cursor stands at. */
static const DossierMention *
find_mention_here (DossierReaderPage *self)
{
  gsize       offset = dossier_article_view_get_cursor (self->view);
  DossierSpan here = { offset, offset + 1 };
  GPtrArray  *mentions = dossier_reading_get_mentions (self->reading);

  if (!dossier_article_view_get_selection (self->view, &here) &&
      !gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (self->view)))
    dossier_article_view_get_sentence (self->view, &here);
  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = mentions->pdata[i];

      if (mention->span.start >= here.end)
        break;
      if (mention->span.end > here.start)
        return mention;
    }
  return NULL;
}

static void
choose_mention (DossierReaderPage *self, const DossierMention *mention)
{
  dossier_entity_sidebar_choose_mention (self->sidebar, mention);
  dossier_article_view_show_span (self->view, mention->span);
  announce_span (self, mention->span);
}

/* Where the search for the next mention of anybody goes on: behind the one that is chosen. */
static gsize
get_mention_cursor (DossierReaderPage *self, int direction)
{
  DossierEntityItem *chosen = dossier_entity_sidebar_get_chosen (self->sidebar);
  int                current = dossier_entity_sidebar_get_current (self->sidebar);
  GPtrArray         *mentions = chosen != NULL ? dossier_entity_item_get_mentions (chosen) : NULL;

  if (mentions == NULL || current < 0 || current >= (int) mentions->len)
    return dossier_article_view_get_cursor (self->view);
  return ((DossierMention *) mentions->pdata[current])->span.start + (direction > 0 ? 1 : 0);
}

static void
any_mention_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage    *self = DOSSIER_READER_PAGE (widget);
  int                   direction = get_direction (name);
  const DossierMention *mention;

  if (self->reading == NULL)
    return;
  mention = find_mention (self, get_mention_cursor (self, direction), direction);
  if (mention != NULL)
    choose_mention (self, mention);
  else
    dossier_report_toast (widget, _ ("There is no further name or figure."));
}

/* With somebody chosen, to their next mention; with nobody, to the next mention of anybody. */
static void
mention_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);

  if (dossier_entity_sidebar_get_chosen (self->sidebar) == NULL)
    any_mention_action (widget, name, NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->sidebar),
                                get_direction (name) > 0 ? "entities.next" : "entities.previous",
                                NULL);
}

/* An action of the sidebar, on whoever is chosen there or else on the name at the cursor. */
static void
entity_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage    *self = DOSSIER_READER_PAGE (widget);
  const char           *action = g_variant_get_string (parameter, NULL);
  const DossierMention *mention;

  if (self->reading == NULL)
    return;
  if (dossier_entity_sidebar_get_chosen (self->sidebar) == NULL)
    {
      mention = find_mention_here (self);
      if (mention == NULL)
        {
          dossier_report_toast (widget,
                                _ ("There is no name or figure here. Go to one with ] and [."));
          return;
        }
      choose_mention (self, mention);
      /* Opening is no more than that. */
      if (g_str_equal (action, "entities.next"))
        return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self->sidebar), action, NULL);
}

/* --- selecting --- */

static void
select_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char     *name;
    DossierTextUnit unit;
    int             direction;
  } WAYS[] = {
    { "reader.select-next-sentence", DOSSIER_TEXT_SENTENCE, 1 },
    { "reader.select-previous-sentence", DOSSIER_TEXT_SENTENCE, -1 },
    { "reader.select-next-word", DOSSIER_TEXT_WORD, 1 },
    { "reader.select-previous-word", DOSSIER_TEXT_WORD, -1 },
  };
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);
  DossierSpan        span;

  if (self->reading == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (WAYS); i++)
    if (g_str_equal (name, WAYS[i].name))
      dossier_article_view_extend_selection (self->view, WAYS[i].unit, WAYS[i].direction);
  if (dossier_article_view_get_selection (self->view, &span))
    announce_span (self, span);
}

/* Keys that the text view itself has a use for, as long as there is a caret. */
static const char *const NOT_WITH_CARET[] = {
  "reader.next-paragraph",
  "reader.previous-paragraph",
  "reader.select-next-word",
  "reader.select-previous-word",
};

static void
toggle_caret_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);
  gboolean           is_on = !gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (self->view));

  if (self->reading == NULL)
    return;
  dossier_article_view_set_caret (self->view, is_on);
  for (gsize i = 0; i < G_N_ELEMENTS (NOT_WITH_CARET); i++)
    gtk_widget_action_set_enabled (widget, NOT_WITH_CARET[i], !is_on);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  dossier_report_toast (widget,
                        is_on ? _ ("Text cursor on. F7 turns it off.") : _ ("Text cursor off"));
}

void
dossier_reader_cursor_install (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    GtkWidgetActionActivateFunc activate;
  } ACTIONS[] = {
    { "reader.next-sentence", sentence_action },
    { "reader.previous-sentence", sentence_action },
    { "reader.next-paragraph", paragraph_action },
    { "reader.previous-paragraph", paragraph_action },
    { "reader.next-heading", heading_action },
    { "reader.previous-heading", heading_action },
    { "reader.next-any-mention", any_mention_action },
    { "reader.previous-any-mention", any_mention_action },
    { "reader.next-mention", mention_action },
    { "reader.previous-mention", mention_action },
    { "reader.select-next-sentence", select_action },
    { "reader.select-previous-sentence", select_action },
    { "reader.select-next-word", select_action },
    { "reader.select-previous-word", select_action },
    { "reader.toggle-caret", toggle_caret_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    gtk_widget_class_install_action (widget_class, ACTIONS[i].name, NULL, ACTIONS[i].activate);
  gtk_widget_class_install_action (widget_class, "reader.entity", "s", entity_action);
}

void
dossier_reader_cursor_init (DossierReaderPage *self)
{
  g_signal_connect_object (self->view,
                           "sentence-moved",
                           G_CALLBACK (sentence_moved_cb),
                           self,
                           G_CONNECT_SWAPPED);
}
