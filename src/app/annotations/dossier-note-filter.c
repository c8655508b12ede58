/* dossier-note-filter.c: where a reader says which annotations to show: by words, colour and tag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-note-filter.h"

#include "app/annotations/dossier-highlight-label.h"
#include "app/dossier-style.h"
#include "app/reader/dossier-swatch.h"

#include <glib/gi18n-lib.h>

#define TAG_KEY "dossier-tag"

struct _DossierNoteFilter
{
  GtkWidget parent_instance;

  /* template children */
  GtkSearchEntry *search;
  GtkMenuButton  *button;
  GtkBox         *colours;
  GtkWidget      *tags_box;
  GtkListBox     *tags;
  GtkWidget      *state;
  GtkBox         *chosen;
  GtkLabel       *result;

  /* children, one a colour */
  GtkCheckButton *checks[DOSSIER_N_HIGHLIGHTS];

  /* owned */
  DossierNotebook *notebook;
  char            *tag;

  guint    highlights;
  gboolean is_quiet; /* the program, not the reader, changes a check or the words */
};

G_DEFINE_FINAL_TYPE (DossierNoteFilter, dossier_note_filter, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  OPENING,
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- what is chosen --- */

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
show_chosen (DossierNoteFilter *self)
{
  clear_box (self->chosen);
  for (guint i = 0; i < DOSSIER_N_HIGHLIGHTS; i++)
    if ((self->highlights >> i & 1) != 0)
      {
        GtkWidget *swatch = dossier_swatch_new (DOSSIER_TONE_OF_HIGHLIGHT (i), 12);

        gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
        gtk_widget_set_tooltip_text (swatch, dossier_highlight_label (self->notebook, i));
        gtk_box_append (self->chosen, swatch);
      }
  if (self->tag != NULL)
    {
      GtkWidget *pill = gtk_label_new (self->tag);

      gtk_widget_add_css_class (pill, "annotation-tag");
      gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (pill), 16);
      gtk_box_append (self->chosen, pill);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chosen), self->highlights != 0 || self->tag != NULL);
}

static void
mark_tags (DossierNoteFilter *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->tags)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      const char *tag = g_object_get_data (G_OBJECT (row), TAG_KEY);
      GtkWidget  *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
      gboolean    is_chosen = g_strcmp0 (tag, self->tag) == 0;

      gtk_widget_set_opacity (gtk_widget_get_last_child (box), is_chosen ? 1 : 0);
      gtk_accessible_update_state (GTK_ACCESSIBLE (row),
                                   GTK_ACCESSIBLE_STATE_SELECTED,
                                   is_chosen,
                                   -1);
    }
}

static void
show_choice (DossierNoteFilter *self)
{
  self->is_quiet = TRUE;
  for (guint i = 0; i < DOSSIER_N_HIGHLIGHTS; i++)
    gtk_check_button_set_active (self->checks[i], (self->highlights >> i & 1) != 0);
  self->is_quiet = FALSE;
  mark_tags (self);
  show_chosen (self);
  gtk_widget_set_visible (self->state, dossier_note_filter_is_set (self));
  if (self->highlights != 0 || self->tag != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "accent");
}

static void
choice_changed (DossierNoteFilter *self)
{
  show_choice (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
highlight_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierNoteFilter *self = DOSSIER_NOTE_FILTER (widget);
  DossierHighlight   highlight;

  if (!dossier_highlight_from_string (g_variant_get_string (parameter, NULL), &highlight))
    return;
  self->highlights ^= 1u << highlight;
  /* All of them are as good as none. */
  if (self->highlights == (1u << DOSSIER_N_HIGHLIGHTS) - 1)
    self->highlights = 0;
  choice_changed (self);
}

static void
choose_tag (DossierNoteFilter *self, const char *tag)
{
  gboolean is_same = g_strcmp0 (self->tag, tag) == 0;

  g_free (self->tag);
  self->tag = is_same ? NULL : g_strdup (tag);
  choice_changed (self);
}

static void
tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_tag (DOSSIER_NOTE_FILTER (widget), g_variant_get_string (parameter, NULL));
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierNoteFilter *self = DOSSIER_NOTE_FILTER (widget);

  dossier_note_filter_clear (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
tag_activated_cb (GtkListBox *list, GtkListBoxRow *row, DossierNoteFilter *self)
{
  g_autofree char *tag = g_strdup (g_object_get_data (G_OBJECT (row), TAG_KEY));

  gtk_menu_button_popdown (self->button);
  choose_tag (self, tag);
}

static void
check_toggled_cb (GtkCheckButton *check, DossierNoteFilter *self)
{
  for (guint i = 0; i < DOSSIER_N_HIGHLIGHTS && !self->is_quiet; i++)
    if (self->checks[i] == check)
      gtk_widget_activate_action (GTK_WIDGET (self),
                                  "filter.highlight",
                                  "s",
                                  dossier_highlight_to_string (i));
}

static void
search_changed_cb (GtkSearchEntry *entry, DossierNoteFilter *self)
{
  if (self->is_quiet)
    return;
  gtk_widget_set_visible (self->state, dossier_note_filter_is_set (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
search_stopped_cb (GtkSearchEntry *entry, DossierNoteFilter *self)
{
  if (!dossier_note_filter_clear (self))
    g_signal_emit (self, signals[LEFT], 0);
}

static void
name_colours (DossierNoteFilter *self)
{
  for (guint i = 0; i < DOSSIER_N_HIGHLIGHTS; i++)
    {
      GtkWidget  *box = gtk_check_button_get_child (self->checks[i]);
      const char *name = dossier_highlight_label (self->notebook, i);

      gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->checks[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name,
                                      -1);
    }
}

static void
opening_cb (GtkWidget *popover, DossierNoteFilter *self)
{
  name_colours (self);
  g_signal_emit (self, signals[OPENING], 0);
}

/* --- life --- */

static gboolean
dossier_note_filter_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_NOTE_FILTER (widget)->search));
}

static void
dossier_note_filter_dispose (GObject *object)
{
  DossierNoteFilter *self = DOSSIER_NOTE_FILTER (object);
  GtkWidget         *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->notebook);
  g_clear_pointer (&self->tag, g_free);
  G_OBJECT_CLASS (dossier_note_filter_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-note-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierNoteFilter, search);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteFilter, button);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteFilter, colours);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteFilter, tags_box);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteFilter, tags);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteFilter, state);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteFilter, chosen);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteFilter, result);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, tag_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, opening_cb);
}

static void
dossier_note_filter_class_init (DossierNoteFilterClass *klass)
{
  static const char *const names[N_SIGNALS] = { "changed", "opening", "left" };
  GtkWidgetClass          *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_note_filter_dispose;
  widget_class->grab_focus = dossier_note_filter_grab_focus;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i],
                               G_TYPE_FROM_CLASS (klass),
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               0);
  gtk_widget_class_install_action (widget_class, "filter.highlight", "s", highlight_action);
  gtk_widget_class_install_action (widget_class, "filter.tag", "s", tag_action);
  gtk_widget_class_install_action (widget_class, "filter.clear", NULL, clear_action);
  bind_template (widget_class);
}

static void
add_colour (DossierNoteFilter *self, guint highlight)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *swatch = dossier_swatch_new (DOSSIER_TONE_OF_HIGHLIGHT (highlight), 14);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_box_append (self->colours, check);
  self->checks[highlight] = GTK_CHECK_BUTTON (check);
  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), self);
}

static void
dossier_note_filter_init (DossierNoteFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint highlight = 0; highlight < DOSSIER_N_HIGHLIGHTS; highlight++)
    add_colour (self, highlight);
  name_colours (self);
}

GtkWidget *
dossier_note_filter_new (void)
{
  return g_object_new (DOSSIER_TYPE_NOTE_FILTER, NULL);
}

void
dossier_note_filter_set_notebook (DossierNoteFilter *self, DossierNotebook *notebook)
{
  g_return_if_fail (DOSSIER_IS_NOTE_FILTER (self));

  if (!g_set_object (&self->notebook, notebook))
    return;
  if (notebook != NULL)
    dossier_highlight_names_get (notebook); /* reads them before the menu is opened */
  name_colours (self);
}

const char *
dossier_note_filter_get_words (DossierNoteFilter *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_FILTER (self), NULL);
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

guint
dossier_note_filter_get_highlights (DossierNoteFilter *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_FILTER (self), 0);
  return self->highlights;
}

const char *
dossier_note_filter_get_tag (DossierNoteFilter *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_FILTER (self), NULL);
  return self->tag;
}

gboolean
dossier_note_filter_is_set (DossierNoteFilter *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_FILTER (self), FALSE);

  return self->highlights != 0 || self->tag != NULL ||
         *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

static void
add_tag (DossierNoteFilter *self, const char *tag)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (tag);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, tag, -1);
  g_object_set_data_full (G_OBJECT (row), TAG_KEY, g_strdup (tag), g_free);
  gtk_list_box_append (self->tags, row);
}

void
dossier_note_filter_set_tags (DossierNoteFilter *self, const char *const *tags)
{
  GtkWidget *row;

  g_return_if_fail (DOSSIER_IS_NOTE_FILTER (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->tags))) != NULL)
    gtk_list_box_remove (self->tags, row);
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    add_tag (self, tags[i]);
  gtk_widget_set_visible (self->tags_box, tags != NULL && tags[0] != NULL);
  mark_tags (self);
}

void
dossier_note_filter_set_result (DossierNoteFilter *self, const char *result)
{
  g_return_if_fail (DOSSIER_IS_NOTE_FILTER (self));
  gtk_label_set_text (self->result, result);
}

gboolean
dossier_note_filter_clear (DossierNoteFilter *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_FILTER (self), FALSE);

  if (!dossier_note_filter_is_set (self))
    return FALSE;
  self->is_quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->is_quiet = FALSE;
  self->highlights = 0;
  g_clear_pointer (&self->tag, g_free);
  choice_changed (self);
  return TRUE;
}
