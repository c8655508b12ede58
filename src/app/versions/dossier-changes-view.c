/* dossier-changes-view.c: what changed between two versions of an article, in the text and as a
 * list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/versions/dossier-changes-view.h"

#include "app/annotations/dossier-wrap-layout.h"
#include "app/dossier-report.h"
#include "app/dossier-style.h"
#include "app/versions/dossier-change-item.h"
#include "app/versions/dossier-change-row.h"
#include "app/versions/dossier-changes-words.h"
#include "app/widgets/dossier-time-text.h"
#include "app/widgets/dossier-width-watch.h"

#include <glib/gi18n-lib.h>

/* From this width of the window on the list stands beside the text. */
#define WIDTH_FOR_TWO 720
#define LIST_WIDTH    300
#define LIST_HEIGHT   220

struct _DossierChangesView
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget          *box;
  GtkWidget          *choice;
  GtkDropDown        *old_choice;
  GtkDropDown        *new_choice;
  GtkPaned           *paned;
  GtkWidget          *side;
  DossierChangesBody *body;
  GtkLabel           *summary;
  GtkListView        *list;
  GtkSingleSelection *selection;

  /* owned */
  DossierNotebook   *notebook;
  DossierComparison *comparison;
  GCancellable      *opening;

  gint64   article_id;
  gboolean is_filling; /* the drop-downs, for which nobody chose anything */
  gboolean is_placed;  /* the divider stands where it should */
};

G_DEFINE_FINAL_TYPE (DossierChangesView, dossier_changes_view, GTK_TYPE_WIDGET)

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Showing -------------------------------------------------------------------------------------- */

static char *
dup_version_name (const DossierComparedVersion *version)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = dossier_time_text_dup_moment (version->fetched, now);

  /* Translators: a version's number, and when it was fetched */
  return g_strdup_printf (_ ("Version %u · %s"), version->number, moment);
}

static void
fill_choice (GtkDropDown *choice, const GArray *versions, guint number)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < versions->len; i++)
    {
      g_autofree char *name =
          dup_version_name (&g_array_index (versions, DossierComparedVersion, i));

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (choice, G_LIST_MODEL (names));
  for (guint i = 0; i < versions->len; i++)
    if (g_array_index (versions, DossierComparedVersion, i).number == number)
      gtk_drop_down_set_selected (choice, i);
}

static void
show_range (DossierChangesView *self, const DossierChangeRange *range)
{
  dossier_changes_body_show (self->body, range);
}

static void
show_comparison (DossierChangesView *self, DossierComparison *comparison)
{
  const GArray    *versions = dossier_comparison_get_versions (comparison);
  g_autofree char *summary = dossier_changes_words_dup_passages (comparison);
  g_autoptr (GListModel) items = dossier_change_item_list (comparison);
  DossierChangesText *text = dossier_changes_text_new (comparison);

  g_set_object (&self->comparison, comparison);
  self->is_filling = TRUE;
  fill_choice (self->old_choice, versions, dossier_comparison_get_old_number (comparison));
  fill_choice (self->new_choice, versions, dossier_comparison_get_new_number (comparison));
  self->is_filling = FALSE;
  gtk_label_set_text (self->summary, summary);
  gtk_single_selection_set_model (self->selection, items);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  dossier_changes_body_take_text (self->body, text);
  if (text->ranges->len > 0)
    show_range (self, &g_array_index (text->ranges, DossierChangeRange, 0));
}

static void
comparison_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierChangesView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierComparison) comparison = dossier_comparison_open_finish (result, &error);

  if (comparison == NULL)
    dossier_report_error (GTK_WIDGET (self), error);
  else if (self->notebook == DOSSIER_NOTEBOOK (source))
    show_comparison (self, comparison);
}

static void
open_numbers (DossierChangesView *self, guint old_number, guint new_number)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  dossier_comparison_open_async (self->notebook,
                                 self->article_id,
                                 old_number,
                                 new_number,
                                 self->opening,
                                 comparison_opened_cb,
                                 g_object_ref (self));
}

static guint
get_chosen (DossierChangesView *self, GtkDropDown *choice)
{
  const GArray *versions = dossier_comparison_get_versions (self->comparison);
  guint         position = gtk_drop_down_get_selected (choice);

  return position < versions->len
             ? g_array_index (versions, DossierComparedVersion, position).number
             : 0;
}

static void
chosen_cb (GtkDropDown *choice, GParamSpec *pspec, gpointer user_data)
{
  DossierChangesView *self = DOSSIER_CHANGES_VIEW (user_data);

  if (!self->is_filling && self->comparison != NULL)
    open_numbers (self, get_chosen (self, self->old_choice), get_chosen (self, self->new_choice));
}

/* The list ------------------------------------------------------------------------------------- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_child (list_item, dossier_change_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  DossierChangeItem *item = gtk_list_item_get_item (list_item);
  gboolean           is_heading = dossier_change_item_is_heading (item);

  gtk_list_item_set_selectable (list_item, !is_heading);
  gtk_list_item_set_activatable (list_item, !is_heading);
  dossier_change_row_set_item (DOSSIER_CHANGE_ROW (gtk_list_item_get_child (list_item)), item);
}

static void
activated_cb (GtkListView *list, guint position, gpointer user_data)
{
  DossierChangesView *self = DOSSIER_CHANGES_VIEW (user_data);
  g_autoptr (DossierChangeItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  DossierChangesText *text = dossier_changes_body_get_text (self->body);
  DossierChangeRange  range;
  DossierSpan         span;
  gboolean            is_new;

  if (item == NULL || text == NULL || dossier_change_item_is_heading (item))
    return;
  is_new = dossier_change_item_get_place (item, &span);
  if (dossier_changes_text_find (text, is_new, span, &range))
    show_range (self, &range);
}

/* Actions -------------------------------------------------------------------------------------- */

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierChangesView *self = DOSSIER_CHANGES_VIEW (widget);
  DossierChangesText *text = dossier_changes_body_get_text (self->body);
  int                 next =
      dossier_changes_body_find_next (self->body, g_str_equal (name, "changes.next") ? 1 : -1);

  if (next >= 0)
    show_range (self, &g_array_index (text->ranges, DossierChangeRange, next));
  else
    gtk_widget_error_bell (widget);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

/* The object ----------------------------------------------------------------------------------- */

static void
width_changed_cb (GtkWidget *widget, int width)
{
  DossierChangesView *self = DOSSIER_CHANGES_VIEW (widget);
  GtkOrientation      orientation =
      width < WIDTH_FOR_TWO ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) == orientation)
    return;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), orientation);
  self->is_placed = FALSE;
}

/* A paned container counts from its start, but it is the list at the end that has its size. */
static void
place_list_cb (DossierChangesView *self)
{
  gboolean is_wide =
      gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) == GTK_ORIENTATION_HORIZONTAL;
  int size = is_wide ? gtk_widget_get_width (GTK_WIDGET (self->paned))
                     : gtk_widget_get_height (GTK_WIDGET (self->paned));

  if (self->is_placed || size <= 0)
    return;
  self->is_placed = TRUE;
  gtk_paned_set_position (self->paned, MAX (size - (is_wide ? LIST_WIDTH : LIST_HEIGHT), 0));
}

/* The text has the keyboard first: it is what one came for. */
static gboolean
dossier_changes_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_CHANGES_VIEW (widget)->body));
}

static void
dossier_changes_view_dispose (GObject *object)
{
  DossierChangesView *self = DOSSIER_CHANGES_VIEW (object);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->comparison);
  g_clear_object (&self->notebook);
  self->is_filling = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_changes_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DOSSIER_TYPE_WRAP_LAYOUT);
  g_type_ensure (DOSSIER_TYPE_CHANGES_BODY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-changes-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierChangesView, box);
  gtk_widget_class_bind_template_child (widget_class, DossierChangesView, choice);
  gtk_widget_class_bind_template_child (widget_class, DossierChangesView, old_choice);
  gtk_widget_class_bind_template_child (widget_class, DossierChangesView, new_choice);
  gtk_widget_class_bind_template_child (widget_class, DossierChangesView, paned);
  gtk_widget_class_bind_template_child (widget_class, DossierChangesView, side);
  gtk_widget_class_bind_template_child (widget_class, DossierChangesView, body);
  gtk_widget_class_bind_template_child (widget_class, DossierChangesView, summary);
  gtk_widget_class_bind_template_child (widget_class, DossierChangesView, list);
  gtk_widget_class_bind_template_child (widget_class, DossierChangesView, selection);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
dossier_changes_view_class_init (DossierChangesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_changes_view_dispose;
  widget_class->grab_focus = dossier_changes_view_grab_focus;
  signals[CLOSED] = g_signal_new ("closed",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "changes.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "changes.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "changes.close", NULL, close_action);
  bind_template (widget_class);
}

static void
dossier_changes_view_init (DossierChangesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_width_watch (GTK_WIDGET (self), width_changed_cb);
  g_signal_connect_swapped (self->paned, "notify::max-position", G_CALLBACK (place_list_cb), self);
}

GtkWidget *
dossier_changes_view_new (void)
{
  return g_object_new (DOSSIER_TYPE_CHANGES_VIEW, NULL);
}

void
dossier_changes_view_open (DossierChangesView *self,
                           DossierNotebook    *notebook,
                           gint64              article_id,
                           guint               old_number,
                           guint               new_number)
{
  g_return_if_fail (DOSSIER_IS_CHANGES_VIEW (self));
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  if (article_id != self->article_id)
    dossier_changes_view_clear (self);
  g_set_object (&self->notebook, notebook);
  self->article_id = article_id;
  open_numbers (self, old_number, new_number);
}

void
dossier_changes_view_clear (DossierChangesView *self)
{
  g_return_if_fail (DOSSIER_IS_CHANGES_VIEW (self));

  g_cancellable_cancel (self->opening);
  gtk_single_selection_set_model (self->selection, NULL);
  dossier_changes_body_take_text (self->body, NULL);
  gtk_label_set_text (self->summary, "");
  g_clear_object (&self->comparison);
  g_clear_object (&self->notebook);
}

DossierComparison *
dossier_changes_view_get_comparison (DossierChangesView *self)
{
  g_return_val_if_fail (DOSSIER_IS_CHANGES_VIEW (self), NULL);
  return self->comparison;
}

DossierChangesBody *
dossier_changes_view_get_body (DossierChangesView *self)
{
  g_return_val_if_fail (DOSSIER_IS_CHANGES_VIEW (self), NULL);
  return self->body;
}

GListModel *
dossier_changes_view_get_items (DossierChangesView *self)
{
  g_return_val_if_fail (DOSSIER_IS_CHANGES_VIEW (self), NULL);
  return gtk_single_selection_get_model (self->selection);
}
