/* dossier-tag-help.c: the notebook's tags that fit what is typed in a field of tags, below it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-tag-help.h"

#include "core/text/dossier-fold.h"
#include "notebook/dossier-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TAGS 6
#define TAG_KEY  "dossier-tag"

struct _DossierTagHelp
{
  GtkPopover parent_instance;

  /* borrowed: the parent */
  GtkEditable *entry;

  /* child */
  GtkListBox *list;

  /* owned */
  DossierIndex *tags;

  gboolean is_quiet; /* the text is set by the program */
};

G_DEFINE_FINAL_TYPE (DossierTagHelp, dossier_tag_help, GTK_TYPE_POPOVER)

/* --- the tag that is being typed --- */

/* The bytes between the commas around the cursor. */
static void
find_piece (DossierTagHelp *self, gsize *start, gsize *end)
{
  const char *text = gtk_editable_get_text (self->entry);
  const char *cursor = g_utf8_offset_to_pointer (text, gtk_editable_get_position (self->entry));
  const char *first = cursor;
  const char *last = strchr (cursor, ',');

  while (first > text && first[-1] != ',')
    first--;
  while (*first == ' ')
    first++;
  *start = first - text;
  *end = last != NULL ? (gsize) (last - text) : strlen (text);
  *end = MAX (*end, *start);
}

static char *
dup_piece (DossierTagHelp *self)
{
  gsize start;
  gsize end;

  find_piece (self, &start, &end);
  return g_strstrip (g_strndup (gtk_editable_get_text (self->entry) + start, end - start));
}

static gboolean
is_typed (DossierTagHelp *self, const char *tag)
{
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (self->entry), ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_equal (g_strstrip (parts[i]), tag))
      return TRUE;
  return FALSE;
}

static void
take (DossierTagHelp *self, const char *tag)
{
  const char      *text = gtk_editable_get_text (self->entry);
  g_autofree char *whole = NULL;
  gsize            start;
  gsize            end;

  find_piece (self, &start, &end);
  whole =
      g_strdup_printf ("%.*s%s%s", (int) start, text, tag, text[end] != '\0' ? text + end : ", ");
  self->is_quiet = TRUE;
  gtk_editable_set_text (self->entry, whole);
  self->is_quiet = FALSE;
  gtk_editable_set_position (self->entry, -1);
  dossier_tag_help_put_away (self);
}

/* --- the list --- */

static void
add_row (DossierTagHelp *self, const char *tag)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (tag);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, tag, -1);
  g_object_set_data_full (G_OBJECT (row), TAG_KEY, g_strdup (tag), g_free);
  gtk_list_box_append (self->list, row);
}

static guint
fill (DossierTagHelp *self, const char *piece)
{
  g_autofree char *folded = dossier_fold_string (piece, strlen (piece));
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->tags));
  guint            n_rows = 0;
  GtkWidget       *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < n && n_rows < MAX_TAGS; i++)
    {
      g_autoptr (DossierIndexItem) item = g_list_model_get_item (G_LIST_MODEL (self->tags), i);
      const char      *tag = dossier_index_item_get_name (item);
      g_autofree char *name = dossier_fold_string (tag, strlen (tag));

      if (strstr (name, folded) == NULL || is_typed (self, tag))
        continue;
      add_row (self, tag);
      n_rows++;
    }
  return n_rows;
}

static void
text_changed_cb (DossierTagHelp *self)
{
  g_autofree char *piece = NULL;

  if (self->is_quiet || self->tags == NULL ||
      gtk_widget_get_focus_child (GTK_WIDGET (self->entry)) == NULL)
    return;
  piece = dup_piece (self);
  if (*piece != '\0' && fill (self, piece) > 0)
    gtk_popover_popup (GTK_POPOVER (self));
  else
    dossier_tag_help_put_away (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DossierTagHelp *self)
{
  g_autofree char *tag = g_strdup (g_object_get_data (G_OBJECT (row), TAG_KEY));

  take (self, tag);
}

static void
choose (DossierTagHelp *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : (step > 0 ? 0 : -1);

  /* Above the first is the field itself. */
  row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  else if (index < 0)
    gtk_list_box_unselect_all (self->list);
}

static gboolean
take_chosen (DossierTagHelp *self, gboolean or_first)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL && or_first)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row == NULL)
    return FALSE;
  row_activated_cb (self->list, row, self);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                DossierTagHelp        *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
      choose (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      choose (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
      return take_chosen (self, TRUE);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return take_chosen (self, FALSE);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_left_cb (GtkEventControllerFocus *controller, DossierTagHelp *self)
{
  dossier_tag_help_put_away (self);
}

/* --- life --- */

static void
dossier_tag_help_dispose (GObject *object)
{
  DossierTagHelp *self = DOSSIER_TAG_HELP (object);

  g_clear_object (&self->tags);
  G_OBJECT_CLASS (dossier_tag_help_parent_class)->dispose (object);
}

static void
dossier_tag_help_class_init (DossierTagHelpClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_tag_help_dispose;
}

static void
dossier_tag_help_init (DossierTagHelp *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "tag-help");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tags that fit"),
                                  -1);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->list));
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

DossierTagHelp *
dossier_tag_help_new (GtkEditable *entry)
{
  DossierTagHelp     *self = g_object_new (DOSSIER_TYPE_TAG_HELP, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = entry;
  gtk_widget_set_parent (GTK_WIDGET (self), GTK_WIDGET (entry));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (entry), focus);
  g_signal_connect_object (entry, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
dossier_tag_help_detach (DossierTagHelp *self)
{
  g_return_if_fail (DOSSIER_IS_TAG_HELP (self));
  gtk_widget_unparent (GTK_WIDGET (self));
}

void
dossier_tag_help_set_notebook (DossierTagHelp *self, DossierNotebook *notebook)
{
  g_return_if_fail (DOSSIER_IS_TAG_HELP (self));

  g_clear_object (&self->tags);
  if (notebook != NULL)
    self->tags = dossier_index_new (notebook, DOSSIER_INDEX_TAGS);
}

gboolean
dossier_tag_help_put_away (DossierTagHelp *self)
{
  g_return_val_if_fail (DOSSIER_IS_TAG_HELP (self), FALSE);

  gtk_list_box_unselect_all (self->list);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  gtk_popover_popdown (GTK_POPOVER (self));
  return TRUE;
}
