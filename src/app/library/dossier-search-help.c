/* dossier-search-help.c: what could be meant by what is typed in the search field, below it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-search-help.h"

#include "notebook/dossier-search-actions.h"

#include <glib/gi18n.h>
#include <string.h>

/* More would hide what is found already. */
#define MAX_SUGGESTIONS 8

/* Of a plain word, one letter says nothing yet. */
#define MIN_LETTERS 2

struct _DossierSearchHelp
{
  GtkPopover parent_instance;

  /* not owned: the parent */
  GtkEditable *entry;

  /* children */
  GtkListBox *list;

  /* owned */
  DossierNotebook *notebook;
  GCancellable    *asking;
  GPtrArray       *suggestions; /* DossierSuggestion; one a row */

  /* bytes of the text that the suggestions would replace */
  DossierSpan span;
  guint       update_id;
  gboolean    is_taking; /* the text changes because a suggestion was taken */
};

G_DEFINE_FINAL_TYPE (DossierSearchHelp, dossier_search_help, GTK_TYPE_POPOVER)

static const struct
{
  const char *css_class; /* of a dot; NULL for an icon */
  const char *icon;
  const char *operator_says;
  const char *value_is;
} kinds[DOSSIER_N_QUERY_KINDS] = {
  [DOSSIER_QUERY_PERSON] = { "kind-person", NULL, N_ ("mentions the person"), N_ ("person") },
  [DOSSIER_QUERY_PLACE] = { "kind-place", NULL, N_ ("mentions the place"), N_ ("place") },
  [DOSSIER_QUERY_ORGANISATION] = { "kind-organization",
                                   NULL,
                                   N_ ("mentions the organisation"),
                                   N_ ("organisation") },
  [DOSSIER_QUERY_TAG] = { NULL, "dossier-tag-symbolic", N_ ("has the tag"), N_ ("tag") },
  [DOSSIER_QUERY_SITE] = { NULL,
                           "dossier-articles-symbolic",
                           N_ ("comes from the site"),
                           N_ ("site") },
  [DOSSIER_QUERY_BEFORE] = { NULL,
                             "x-office-calendar-symbolic",
                             N_ ("was published before the day, month or year"),
                             N_ ("before") },
  [DOSSIER_QUERY_AFTER] = { NULL,
                            "x-office-calendar-symbolic",
                            N_ ("was published after the day, month or year"),
                            N_ ("after") },
  [DOSSIER_QUERY_HAS] = { NULL,
                          "object-select-symbolic",
                          N_ ("has a note, a tag, an image …"),
                          N_ ("has") },
  [DOSSIER_QUERY_FIGURE] = { "kind-figure",
                             NULL,
                             N_ ("has the figure, as in “figure:>500 drones”"),
                             N_ ("figure") },
};

static const char *
get_text (DossierSearchHelp *self)
{
  return gtk_editable_get_text (self->entry);
}

static void
put_away (DossierSearchHelp *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  gtk_list_box_unselect_all (self->list);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* --- Rows --- */

static GtkWidget *
create_mark (DossierQueryKind kind)
{
  GtkWidget *dot = NULL;

  if (kinds[kind].css_class == NULL)
    return gtk_image_new_from_icon_name (kinds[kind].icon != NULL ? kinds[kind].icon
                                                                  : "system-search-symbolic");
  dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (dot, "kind-dot");
  gtk_widget_add_css_class (dot, kinds[kind].css_class);
  return dot;
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
dup_detail (const DossierSuggestion *suggestion)
{
  g_autofree char *count = NULL;

  if (*suggestion->value == '\0')
    return g_strdup (_ (kinds[suggestion->kind].operator_says));
  if (suggestion->count == 0)
    return g_strdup (_ (kinds[suggestion->kind].value_is));
  count = g_strdup_printf (ngettext ("%u article", "%u articles", suggestion->count),
                           suggestion->count);
  if (suggestion->kind == DOSSIER_QUERY_FIGURE || suggestion->kind == DOSSIER_QUERY_SITE)
    return g_strdup (_ (kinds[suggestion->kind].value_is));
  return g_strdup_printf ("%s · %s", _ (kinds[suggestion->kind].value_is), count);
}

static GtkWidget *
create_row (const DossierSuggestion *suggestion)
{
  gboolean         is_operator = *suggestion->value == '\0';
  const char      *text = is_operator ? suggestion->text : suggestion->value;
  g_autofree char *detail = dup_detail (suggestion);
  g_autofree char *name = g_strdup_printf ("%s, %s", text, detail);
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget       *label = create_label (text, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), create_mark (suggestion->kind));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), create_label (detail, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
show_suggestions (DossierSearchHelp *self, GPtrArray *suggestions)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  self->suggestions = g_ptr_array_ref (suggestions);
  for (guint i = 0; i < suggestions->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (suggestions, i)));
  gtk_widget_set_size_request (GTK_WIDGET (self->list),
                               MAX (280, gtk_widget_get_width (GTK_WIDGET (self->entry)) - 24),
                               -1);
  gtk_popover_popup (GTK_POPOVER (self));
}

/* --- What is being typed --- */

static void
suggested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierSearchHelp) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) suggestions =
      dossier_notebook_suggest_finish (DOSSIER_NOTEBOOK (source), result, &error);

  if (self->entry == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->asking);
  /* Not to know what may be meant is no trouble: the search itself goes on. */
  if (suggestions == NULL || suggestions->len == 0)
    put_away (self);
  else
    show_suggestions (self, suggestions);
}

static gboolean
is_worth_asking (const DossierQueryPiece *piece)
{
  return piece != NULL &&
         (piece->kind != DOSSIER_QUERY_WORDS || g_utf8_strlen (piece->value, -1) >= MIN_LETTERS);
}

static gboolean
update_cb (gpointer user_data)
{
  DossierSearchHelp *self = DOSSIER_SEARCH_HELP (user_data);
  const char        *text = get_text (self);
  int                position = gtk_editable_get_position (self->entry);
  gsize              cursor = (gsize) (g_utf8_offset_to_pointer (text, position) - text);
  g_autoptr (DossierQueryPiece) piece = dossier_query_find_piece (text, cursor);

  self->update_id = 0;
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (!is_worth_asking (piece) || self->notebook == NULL)
    {
      put_away (self);
      return G_SOURCE_REMOVE;
    }
  self->span = piece->span;
  self->asking = g_cancellable_new ();
  dossier_notebook_suggest_async (self->notebook,
                                  piece,
                                  MAX_SUGGESTIONS,
                                  self->asking,
                                  suggested_cb,
                                  g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static gboolean
has_focus (DossierSearchHelp *self)
{
  GtkEditable *text = gtk_editable_get_delegate (self->entry);

  return gtk_widget_has_focus (GTK_WIDGET (text != NULL ? text : self->entry));
}

/* The cursor follows the text, so that where it stands is known a little later. */
static void
text_changed_cb (GtkEditable *entry, gpointer user_data)
{
  DossierSearchHelp *self = DOSSIER_SEARCH_HELP (user_data);

  if (self->is_taking || !has_focus (self))
    put_away (self);
  else if (self->update_id == 0)
    self->update_id = g_idle_add (update_cb, self);
}

/* Takes the place of what was typed of it; an operator's value is asked for next. */
static void
take (DossierSearchHelp *self, guint index)
{
  const DossierSuggestion *suggestion = g_ptr_array_index (self->suggestions, index);
  gboolean                 is_open = *suggestion->value == '\0';
  g_autofree char         *replacement = g_strconcat (suggestion->text, is_open ? "" : " ", NULL);
  const char              *text = get_text (self);
  int                      start;
  int                      end;

  if (self->span.end > strlen (text))
    return;
  start = (int) g_utf8_pointer_to_offset (text, text + self->span.start);
  end = (int) g_utf8_pointer_to_offset (text, text + self->span.end);
  put_away (self);
  self->is_taking = TRUE;
  gtk_editable_delete_text (self->entry, start, end);
  gtk_editable_insert_text (self->entry, replacement, -1, &start);
  gtk_editable_set_position (self->entry, start);
  self->is_taking = FALSE;
  if (is_open)
    text_changed_cb (self->entry, self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  take (DOSSIER_SEARCH_HELP (user_data), (guint) gtk_list_box_row_get_index (row));
}

/* --- Keys of the field --- */

static void
choose (DossierSearchHelp *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int            index = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : -1;

  row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  else if (index < 0)
    gtk_list_box_unselect_all (self->list);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *keys,
                guint                  value,
                guint                  code,
                GdkModifierType        state,
                gpointer               user_data)
{
  DossierSearchHelp *self = DOSSIER_SEARCH_HELP (user_data);
  GtkListBoxRow     *row = gtk_list_box_get_selected_row (self->list);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  switch (value)
    {
    case GDK_KEY_Down:
      choose (self, 1);
      return TRUE;
    case GDK_KEY_Up:
      choose (self, -1);
      return TRUE;
    case GDK_KEY_Escape:
      put_away (self);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (row == NULL)
        {
          put_away (self);
          return FALSE;
        }
      take (self, (guint) gtk_list_box_row_get_index (row));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
focus_left_cb (GtkEventControllerFocus *focus, gpointer user_data)
{
  put_away (DOSSIER_SEARCH_HELP (user_data));
}

/* --- The object --- */

static void
dossier_search_help_dispose (GObject *object)
{
  DossierSearchHelp *self = DOSSIER_SEARCH_HELP (object);

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->notebook);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  self->entry = NULL;
  G_OBJECT_CLASS (dossier_search_help_parent_class)->dispose (object);
}

static void
dossier_search_help_class_init (DossierSearchHelpClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_search_help_dispose;
}

static void
dossier_search_help_init (DossierSearchHelp *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  self->suggestions = g_ptr_array_new ();
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_widget_set_can_focus (list, FALSE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Suggestions"),
                                  -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_popover_set_child (GTK_POPOVER (self), list);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "search-help");
}

DossierSearchHelp *
dossier_search_help_new (GtkEditable *entry)
{
  DossierSearchHelp  *self;
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_return_val_if_fail (GTK_IS_EDITABLE (entry), NULL);

  self = g_object_new (DOSSIER_TYPE_SEARCH_HELP, NULL);
  self->entry = entry;
  gtk_widget_set_parent (GTK_WIDGET (self), GTK_WIDGET (entry));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
  gtk_widget_add_controller (GTK_WIDGET (entry), focus);
  g_signal_connect_object (entry, "changed", G_CALLBACK (text_changed_cb), self, 0);
  return self;
}

void
dossier_search_help_detach (DossierSearchHelp *self)
{
  g_return_if_fail (DOSSIER_IS_SEARCH_HELP (self));

  g_signal_handlers_disconnect_by_data (self->entry, self);
  self->entry = NULL;
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_handle_id (&self->update_id, g_source_remove);
  gtk_widget_unparent (GTK_WIDGET (self));
}

void
dossier_search_help_set_notebook (DossierSearchHelp *self, DossierNotebook *notebook)
{
  g_return_if_fail (DOSSIER_IS_SEARCH_HELP (self));
  g_return_if_fail (notebook == NULL || DOSSIER_IS_NOTEBOOK (notebook));

  if (g_set_object (&self->notebook, notebook))
    put_away (self);
}
