/* dossier-article-summary.c: the words of an article's row: title, where from and when, how it
 * begins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-article-summary.h"

#include "app/widgets/dossier-clipped-text.h"

/* Pixels between title and meta, and between meta and lead. */
#define META_GAP 3
#define LEAD_GAP 5

struct _DossierArticleSummary
{
  GtkWidget parent_instance;

  DossierClippedText *title;
  DossierClippedText *meta;
  DossierClippedText *lead;
};

G_DEFINE_FINAL_TYPE (DossierArticleSummary, dossier_article_summary, GTK_TYPE_WIDGET)

static void
dossier_article_summary_measure (GtkWidget     *widget,
                                 GtkOrientation orientation,
                                 int            for_size,
                                 int           *minimum,
                                 int           *natural,
                                 int           *minimum_baseline,
                                 int           *natural_baseline)
{
  DossierArticleSummary *self = DOSSIER_ARTICLE_SUMMARY (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  *minimum = 2 * dossier_clipped_text_get_line_height (self->title) + META_GAP +
             dossier_clipped_text_get_line_height (self->meta) + LEAD_GAP +
             dossier_clipped_text_get_line_height (self->lead);
  *natural = *minimum;
}

/* Where each of them ends is known when they are drawn. */
static void
dossier_article_summary_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
      gtk_widget_allocate (child, width, MAX (height, minimum), -1, NULL);
    }
}

static void
dossier_article_summary_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierArticleSummary *self = DOSSIER_ARTICLE_SUMMARY (widget);
  const struct
  {
    DossierClippedText *text;
    int                 gap;
  } parts[] = { { self->title, META_GAP }, { self->meta, LEAD_GAP }, { self->lead, 0 } };
  int left = gtk_widget_get_height (widget);

  gtk_snapshot_save (snapshot);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      int height;

      if (left < dossier_clipped_text_get_line_height (parts[i].text))
        break;
      height = dossier_clipped_text_fit (parts[i].text, gtk_widget_get_width (widget), left);
      if (height == 0)
        continue;
      gtk_widget_snapshot_child (widget, GTK_WIDGET (parts[i].text), snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, height + parts[i].gap));
      left -= height + parts[i].gap;
    }
  gtk_snapshot_restore (snapshot);
}

static void
dossier_article_summary_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_article_summary_parent_class)->dispose (object);
}

static void
dossier_article_summary_class_init (DossierArticleSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_article_summary_dispose;
  widget_class->measure = dossier_article_summary_measure;
  widget_class->size_allocate = dossier_article_summary_size_allocate;
  widget_class->snapshot = dossier_article_summary_snapshot;
}

static DossierClippedText *
add_part (DossierArticleSummary *self, guint lines, const char *css_class)
{
  const char *const   css_classes[] = { css_class, NULL };
  DossierClippedText *part =
      g_object_new (DOSSIER_TYPE_CLIPPED_TEXT, "lines", lines, "css-classes", css_classes, NULL);

  gtk_widget_set_parent (GTK_WIDGET (part), GTK_WIDGET (self));
  return part;
}

static void
dossier_article_summary_init (DossierArticleSummary *self)
{
  self->title = add_part (self, 2, "article-title");
  self->meta = add_part (self, 1, "article-meta");
  self->lead = add_part (self, 2, "article-lead");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
dossier_article_summary_set (DossierArticleSummary *self,
                             const char            *title,
                             const char            *meta,
                             const char            *lead,
                             gboolean               is_markup)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_SUMMARY (self));

  dossier_clipped_text_set_text (self->title, title);
  dossier_clipped_text_set_text (self->meta, meta);
  if (is_markup)
    dossier_clipped_text_set_markup (self->lead, lead);
  else
    dossier_clipped_text_set_text (self->lead, lead);
  /* A part that was empty was not drawn, so still waits for it: what it asks for stops with it. */
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
