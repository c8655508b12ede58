/* dossier-article-under-title.c: the line under a title: who wrote it, when, and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-article-under-title.h"

#include "app/widgets/dossier-time-text.h"

#include <glib/gi18n-lib.h>

/* Of the running text's size. */
#define SCALE 0.72

static gboolean
is_given (const char *words)
{
  return words != NULL && *words != '\0';
}

char *
dossier_article_under_title_dup_text (const DossierDocument *document, GDateTime *now)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *day = dossier_time_text_dup_day_time (document->published, now);

  if (is_given (document->byline))
    g_ptr_array_add (parts, g_strdup_printf (_ ("By %s"), document->byline));
  if (is_given (day))
    g_ptr_array_add (parts, g_steal_pointer (&day));
  if (is_given (document->site))
    g_ptr_array_add (parts, g_strdup (document->site));
  if (g_strcmp0 (document->access, "preview") == 0)
    g_ptr_array_add (parts, g_strdup (_ ("only the beginning, the rest is for subscribers")));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

PangoLayout *
dossier_article_under_title_new (GtkWidget                *widget,
                                 const DossierDocument    *document,
                                 const DossierReadingFont *font,
                                 int                       measure)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *words = dossier_article_under_title_dup_text (document, now);
  g_autofree char *face = NULL;
  g_autoptr (PangoFontDescription) description = NULL;
  PangoLayout *layout;

  if (words == NULL)
    return NULL;
  /* The widget's own face is the serif of the running text. */
  g_object_get (gtk_widget_get_settings (widget), "gtk-font-name", &face, NULL);
  description = pango_font_description_from_string (face != NULL ? face : "Sans");
  pango_font_description_set_absolute_size (description, SCALE * font->em * PANGO_SCALE);
  layout = gtk_widget_create_pango_layout (widget, words);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, measure * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}
