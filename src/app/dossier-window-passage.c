/* dossier-window-passage.c: opens an article at the passage that a link names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-window-private.h"

#include "app/dossier-report.h"
#include "core/anchor/dossier-selector.h"
#include "core/text/dossier-passage-link.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  DossierWindow      *window; /* owned */
  DossierPassageLink *link;
} Opening;

static void
opening_free (Opening *self)
{
  g_object_unref (self->window);
  dossier_passage_link_free (self->link);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

/* Where the words are now: at their place, or wherever else they are found. */
static gboolean
find_passage (const DossierPassageLink *link, const DossierDocument *document, DossierSpan *span)
{
  gsize           length = strlen (link->quote);
  char            nothing[] = "";
  DossierSelector selector = {
    .quote = link->quote,
    .prefix = nothing,
    .suffix = nothing,
    .position = { link->span.start, link->span.start + length },
  };

  if (link->span.end <= document->text_length && length <= link->span.end - link->span.start &&
      memcmp (document->text + link->span.start, link->quote, length) == 0 &&
      g_utf8_validate (document->text + link->span.start, link->span.end - link->span.start, NULL))
    {
      *span = link->span;
      return TRUE;
    }
  return dossier_selector_anchor (&selector, document->text, document->text_length, span) !=
         DOSSIER_ANCHOR_ORPHAN;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  DossierWindow *self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierReading) reading = dossier_reading_open_finish (result, &error);
  DossierSpan span;

  if (reading == NULL)
    {
      dossier_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (dossier_reading_get_notebook (reading) != self->notebook)
    return;
  dossier_window_show_reading (self, reading);
  if (self->reader == NULL || dossier_reader_page_get_reading (self->reader) != reading)
    return;
  if (find_passage (opening->link, dossier_reading_get_document (reading), &span))
    dossier_article_view_flash_span (dossier_reader_page_get_view (self->reader), span);
  else
    dossier_report_toast (GTK_WIDGET (self),
                          _ ("The words that the link names are not in this article."));
}

void
dossier_window_open_passage (DossierWindow *self, const char *link)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierPassageLink) passage = dossier_passage_link_parse (link, &error);
  Opening *opening = NULL;

  if (passage == NULL)
    {
      dossier_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->notebook == NULL)
    {
      g_free (self->wanted_passage);
      self->wanted_passage = g_strdup (link);
      return;
    }
  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (self);
  opening->link = g_steal_pointer (&passage);
  g_cancellable_cancel (self->reading);
  g_object_unref (self->reading);
  self->reading = g_cancellable_new ();
  dossier_reading_open_async (self->notebook,
                              opening->link->article_id,
                              opening->link->number,
                              self->reading,
                              opened_cb,
                              opening);
}

void
dossier_window_open_wanted_passage (DossierWindow *self)
{
  g_autofree char *link = g_steal_pointer (&self->wanted_passage);

  if (link != NULL)
    dossier_window_open_passage (self, link);
}
