/* dossier-article-row.c: one article in the library's list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-article-row.h"

#include "app/dossier-style.h"
#include "app/library/dossier-article-summary.h"
#include "app/widgets/dossier-time-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _DossierArticleRow
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget             *box;
  DossierArticleSummary *summary;
  GtkWidget             *notes;
  GtkLabel              *n_notes;
  GtkButton             *star;

  /* owned */
  DossierArticleItem *item;
};

G_DEFINE_FINAL_TYPE (DossierArticleRow, dossier_article_row, GTK_TYPE_WIDGET)

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
dup_day (DossierArticleItem *item)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  char *day = dossier_time_text_dup_day (dossier_article_item_get_published (item), now);

  if (day == NULL && dossier_article_item_get_added (item) > 0)
    day = dossier_time_text_dup_moment (dossier_article_item_get_added (item), now);
  return day;
}

static const char *
get_title (DossierArticleItem *item)
{
  const char *title = dossier_article_item_get_title (item);

  if (!dossier_article_item_is_loaded (item))
    return "";
  return has_text (title) ? title : _ ("Untitled");
}

/* Site · day · byline, of what there is. */
static char *
dup_meta (DossierArticleItem *item)
{
  g_autofree char *day = dup_day (item);
  const char      *parts[4] = { NULL };
  guint            n = 0;

  if (has_text (dossier_article_item_get_site (item)))
    parts[n++] = dossier_article_item_get_site (item);
  if (has_text (day))
    parts[n++] = day;
  if (has_text (dossier_article_item_get_byline (item)))
    parts[n++] = dossier_article_item_get_byline (item);
  return g_strjoinv (" · ", (char **) parts);
}

/* A screen reader reads the row by this, on the list's own row. */
static void
update_name (DossierArticleRow *self)
{
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  guint            n_notes = dossier_article_item_get_n_annotations (self->item);
  g_autofree char *meta = dup_meta (self->item);
  g_autofree char *notes = NULL;
  const char      *parts[6] = { NULL };
  g_autofree char *name = NULL;
  guint            n = 0;

  if (parent == NULL)
    return;
  parts[n++] = get_title (self->item);
  if (*meta != '\0')
    parts[n++] = meta;
  if (dossier_article_item_is_loaded (self->item) && !dossier_article_item_is_read (self->item))
    parts[n++] = _ ("unread");
  if (dossier_article_item_is_starred (self->item))
    parts[n++] = _ ("starred");
  if (n_notes > 0)
    {
      notes = g_strdup_printf (ngettext ("%u annotation", "%u annotations", n_notes), n_notes);
      parts[n++] = notes;
    }
  name = g_strjoinv (", ", (char **) parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_words (DossierArticleRow *self)
{
  const char      *snippet = dossier_article_item_get_snippet (self->item);
  const char      *lead = dossier_article_item_get_lead (self->item);
  g_autofree char *meta = dup_meta (self->item);

  dossier_article_summary_set (self->summary,
                               get_title (self->item),
                               meta,
                               has_text (snippet) ? snippet
                               : has_text (lead)  ? lead
                                                  : "",
                               has_text (snippet));
}

static void
update_marks (DossierArticleRow *self)
{
  gboolean    is_starred = dossier_article_item_is_starred (self->item);
  const char *icon = is_starred ? "starred-symbolic" : "non-starred-symbolic";
  gboolean    is_unread =
      dossier_article_item_is_loaded (self->item) && !dossier_article_item_is_read (self->item);
  guint            n_notes = dossier_article_item_get_n_annotations (self->item);
  g_autofree char *text = g_strdup_printf ("%u", n_notes);

  gtk_label_set_text (self->n_notes, text);
  gtk_widget_set_visible (self->notes, n_notes > 0);
  if (!g_str_equal (gtk_button_get_icon_name (self->star), icon))
    gtk_button_set_icon_name (self->star, icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->star),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_starred ? _ ("Remove star") : _ ("Star"),
                                  -1);
  if (is_starred)
    gtk_widget_add_css_class (GTK_WIDGET (self->star), "starred");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->star), "starred");
  if (is_unread)
    gtk_widget_add_css_class (GTK_WIDGET (self), "unread");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "unread");
}

static void
update (DossierArticleRow *self)
{
  update_words (self);
  update_marks (self);
  update_name (self);
}

/* A page of the list arrives as a dozen notifications an item; "is-loaded" ends them. */
static void
item_changed_cb (DossierArticleItem *item, GParamSpec *pspec, gpointer user_data)
{
  static const char *const marks[] = { "is-read",
                                       "is-starred",
                                       "is-archived",
                                       "n-annotations",
                                       NULL };
  DossierArticleRow       *self = DOSSIER_ARTICLE_ROW (user_data);

  if (!dossier_article_item_is_loaded (item))
    return;
  if (g_strv_contains (marks, pspec->name))
    {
      update_marks (self);
      update_name (self);
    }
  else
    update (self);
}

static void
star_clicked_cb (GtkButton *button, gpointer user_data)
{
  DossierArticleRow *self = DOSSIER_ARTICLE_ROW (user_data);

  if (self->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "articles.set-starred",
                                "(xb)",
                                dossier_article_item_get_id (self->item),
                                !dossier_article_item_is_starred (self->item));
}

/* Told when it is asked for: to set a tooltip asks the display where the pointer is, which is too
 * dear for each of the hundreds of rows that a list makes at once. */
static gboolean
query_star_tooltip_cb (GtkWidget  *star,
                       int         x,
                       int         y,
                       gboolean    is_by_keyboard,
                       GtkTooltip *tooltip,
                       gpointer    user_data)
{
  DossierArticleRow *self = DOSSIER_ARTICLE_ROW (user_data);

  if (self->item == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip,
                        dossier_article_item_is_starred (self->item) ? _ ("Remove Star")
                                                                     : _ ("Star"));
  return TRUE;
}

static void
dossier_article_row_dispose (GObject *object)
{
  DossierArticleRow *self = DOSSIER_ARTICLE_ROW (object);

  dossier_article_row_set_item (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_article_row_parent_class)->dispose (object);
}

static void
dossier_article_row_class_init (DossierArticleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DOSSIER_TYPE_ARTICLE_SUMMARY);

  G_OBJECT_CLASS (klass)->dispose = dossier_article_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "article-row");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierArticleRow, box);
  gtk_widget_class_bind_template_child (widget_class, DossierArticleRow, summary);
  gtk_widget_class_bind_template_child (widget_class, DossierArticleRow, notes);
  gtk_widget_class_bind_template_child (widget_class, DossierArticleRow, n_notes);
  gtk_widget_class_bind_template_child (widget_class, DossierArticleRow, star);
  gtk_widget_class_bind_template_callback (widget_class, star_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_star_tooltip_cb);
}

static void
dossier_article_row_init (DossierArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_article_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_ARTICLE_ROW, NULL);
}

void
dossier_article_row_set_item (DossierArticleRow *self, DossierArticleItem *item)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_ROW (self));
  g_return_if_fail (item == NULL || DOSSIER_IS_ARTICLE_ITEM (item));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect (item, "notify", G_CALLBACK (item_changed_cb), self);
  update (self);
}

DossierArticleItem *
dossier_article_row_get_item (DossierArticleRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_ROW (self), NULL);

  return self->item;
}
