/* dossier-annotation-card.c: shows one annotation and edits it in place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-annotation-card.h"

#include "app/annotations/dossier-card-tools.h"
#include "app/annotations/dossier-highlight-label.h"
#include "app/annotations/dossier-note-editor.h"
#include "app/annotations/dossier-note-markup.h"
#include "app/annotations/dossier-orphan-tools.h"
#include "app/annotations/dossier-quotation-drag.h"
#include "app/annotations/dossier-wrap-layout.h"
#include "app/dossier-report.h"
#include "app/dossier-style.h"
#include "app/reader/dossier-swatch.h"
#include "app/widgets/dossier-time-text.h"
#include "notebook/dossier-annotation-actions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DossierAnnotationCard
{
  GtkWidget parent_instance;

  /* template children */
  DossierSwatch *bar;
  GtkLabel      *quote;
  GtkLabel      *note;
  GtkBox        *tags;

  /* children made when first needed: most cards are only read */
  DossierNoteEditor *editor;
  DossierCardTools  *tools;
  GtkWidget         *orphan_tools;

  /* owned */
  GHashTable            *drafts;
  DossierNotebook       *notebook;
  DossierReading        *reading; /* NULL outside the reading room */
  DossierAnnotationItem *item;

  gboolean is_editing;
  gboolean is_line; /* of a list that has keys and clicks of its own */
};

G_DEFINE_TYPE (DossierAnnotationCard, dossier_annotation_card, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  EDIT_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- showing --- */

static gboolean
is_selected (DossierAnnotationCard *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_SELECTED) != 0;
}

static gboolean
has_note (DossierAnnotationCard *self)
{
  const char *note = dossier_annotation_item_get_note (self->item);

  return note != NULL && *note != '\0';
}

static gboolean
has_tags (DossierAnnotationCard *self)
{
  const char *const *tags = dossier_annotation_item_get_tags (self->item);

  return tags != NULL && tags[0] != NULL;
}

static void
show_tags (DossierAnnotationCard *self)
{
  const char *const *tags = dossier_annotation_item_get_tags (self->item);
  GtkWidget         *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tags))) != NULL)
    gtk_box_remove (self->tags, child);
  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      GtkWidget *pill = gtk_label_new (tags[i]);

      gtk_widget_add_css_class (pill, "annotation-tag");
      gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_END);
      gtk_box_append (self->tags, pill);
    }
}

static char *
dup_time (DossierAnnotationItem *item)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment =
      dossier_time_text_dup_moment (dossier_annotation_item_get_modified (item), now);

  if (dossier_annotation_item_is_orphan (item))
    /* Translators: %s is when the note was written */
    return g_strdup_printf (_ ("%s · its passage is not in this version"), moment);
  if (dossier_annotation_item_is_approximate (item))
    return g_strdup_printf (_ ("%s · placed by similar words"), moment);
  return g_steal_pointer (&moment);
}

/* Quotes across blocks, pictures among them, are shown on one line. */
static char *
dup_quote_line (const char *quote)
{
  char *line = g_strdup (quote != NULL ? quote : "");

  for (char *p = line; *p != '\0'; p++)
    if (*p == '\n' || *p == '\t')
      *p = ' ';
  return line;
}

static void
show_item (DossierAnnotationCard *self)
{
  DossierTone tone = DOSSIER_TONE_OF_HIGHLIGHT (dossier_annotation_item_get_highlight (self->item));
  const char *note = dossier_annotation_item_get_note (self->item);
  g_autofree char *markup = dossier_note_markup (note != NULL ? note : "");
  g_autofree char *quote = dup_quote_line (dossier_annotation_item_get_quote (self->item));
  g_autofree char *description =
      dossier_annotation_card_dup_description (self->notebook, self->item);

  dossier_swatch_set_tone (self->bar, tone);
  gtk_label_set_text (self->quote, quote);
  gtk_label_set_markup (self->note, markup);
  show_tags (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description,
                                  -1);
}

static void
show_tools (DossierAnnotationCard *self, gboolean are_shown)
{
  g_autofree char *time = NULL;

  if (!are_shown)
    {
      if (self->tools != NULL)
        gtk_widget_set_visible (GTK_WIDGET (self->tools), FALSE);
      return;
    }
  if (self->tools == NULL)
    {
      self->tools = DOSSIER_CARD_TOOLS (dossier_card_tools_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->tools), GTK_WIDGET (self));
    }
  time = dup_time (self->item);
  dossier_card_tools_set_notebook (self->tools, self->notebook);
  dossier_card_tools_set (
      self->tools,
      time,
      DOSSIER_TONE_OF_HIGHLIGHT (dossier_annotation_item_get_highlight (self->item)));
  gtk_widget_set_visible (GTK_WIDGET (self->tools), TRUE);
}

static void
show_orphan_tools (DossierAnnotationCard *self, gboolean are_shown)
{
  if (self->orphan_tools == NULL && are_shown)
    {
      self->orphan_tools = dossier_orphan_tools_new ();
      gtk_widget_set_parent (self->orphan_tools, GTK_WIDGET (self));
    }
  if (self->orphan_tools == NULL)
    return;
  dossier_orphan_tools_set_id (self->orphan_tools, dossier_annotation_item_get_id (self->item));
  gtk_widget_set_visible (self->orphan_tools, are_shown);
}

void
dossier_annotation_card_update_state (DossierAnnotationCard *self)
{
  gboolean is_orphan;
  gboolean is_plain;

  g_return_if_fail (DOSSIER_IS_ANNOTATION_CARD (self));

  if (self->item == NULL)
    return;
  is_orphan = dossier_annotation_item_is_orphan (self->item);
  is_plain = !has_note (self) && !has_tags (self) && !self->is_editing && !is_selected (self);
  gtk_widget_set_visible (GTK_WIDGET (self->note), !self->is_editing && has_note (self));
  gtk_widget_set_visible (GTK_WIDGET (self->tags), !self->is_editing && has_tags (self));
  if (self->editor != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->editor), self->is_editing);
  show_tools (self, !self->is_editing && (is_selected (self) || is_orphan));
  show_orphan_tools (self, !self->is_editing && is_orphan);
  gtk_label_set_lines (self->quote, is_plain ? 1 : 2);
  if (is_plain)
    gtk_widget_add_css_class (GTK_WIDGET (self), "plain");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "plain");
}

/* --- editing --- */

static gboolean
is_typed_new (DossierAnnotationCard *self, const char *note, const char *const *tags)
{
  static const char *const NONE[] = { NULL };
  const char              *old = dossier_annotation_item_get_note (self->item);
  const char *const       *old_tags = dossier_annotation_item_get_tags (self->item);

  return strcmp (note, old != NULL ? old : "") != 0 ||
         !g_strv_equal (tags, old_tags != NULL ? old_tags : NONE);
}

static void
keep_draft (DossierAnnotationCard *self, gint64 id, const char *note)
{
  g_hash_table_replace (self->drafts, g_memdup2 (&id, sizeof id), g_strdup (note));
}

typedef struct
{
  DossierAnnotationCard *self;
  gint64                 id;
  char                  *note; /* NULL when only the colour changed */
} Change;

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Change *change = user_data;
  g_autoptr (DossierAnnotationCard) self = change->self;
  g_autofree char *note = change->note;
  gint64           id = change->id;
  g_autoptr (GError) error = NULL;

  g_free (change);
  if (dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error))
    return;
  if (note != NULL && self->drafts != NULL)
    keep_draft (self, id, note);
  dossier_report_error (GTK_WIDGET (self), error);
}

static void
change (DossierAnnotationCard *self, const DossierAnnotationDraft *draft, char *typed)
{
  Change *change = g_new0 (Change, 1);
  gint64  id = dossier_annotation_item_get_id (self->item);

  change->self = g_object_ref (self);
  change->id = id;
  change->note = typed;
  dossier_notebook_change_annotation_async (self->notebook, id, draft, NULL, changed_cb, change);
}

static void
end_editing (DossierAnnotationCard *self)
{
  self->is_editing = FALSE;
  dossier_annotation_card_update_state (self);
  g_signal_emit (self, signals[EDIT_ENDED], 0);
}

static void
save (DossierAnnotationCard *self)
{
  g_autofree char *note = NULL;
  g_auto (GStrv) tags = NULL;
  DossierAnnotationDraft draft;
  gint64                 id;

  if (!self->is_editing)
    return;
  note = dossier_note_editor_dup_note (self->editor);
  tags = dossier_note_editor_dup_tags (self->editor);
  id = dossier_annotation_item_get_id (self->item);
  g_hash_table_remove (self->drafts, &id);
  draft = (DossierAnnotationDraft){
    .highlight = dossier_annotation_item_get_highlight (self->item),
    .note = *note != '\0' ? note : NULL,
    .tags = (const char *const *) tags,
  };
  if (is_typed_new (self, note, draft.tags))
    change (self, &draft, g_strdup (note));
  end_editing (self);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (DOSSIER_ANNOTATION_CARD (widget));
  gtk_widget_grab_focus (widget);
}

/* Nothing typed is ever lost: it comes back when the note is edited again. */
static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierAnnotationCard *self = DOSSIER_ANNOTATION_CARD (widget);
  g_autofree char       *note = NULL;
  g_auto (GStrv) tags = NULL;
  const char *old;

  if (!self->is_editing)
    return;
  note = dossier_note_editor_dup_note (self->editor);
  old = dossier_annotation_item_get_note (self->item);
  if (strcmp (note, old != NULL ? old : "") != 0 && *note != '\0')
    {
      keep_draft (self, dossier_annotation_item_get_id (self->item), note);
      dossier_report_toast (widget, _ ("Not saved, but kept: edit the note again to go on."));
    }
  end_editing (self);
  gtk_widget_grab_focus (widget);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_annotation_card_edit (DOSSIER_ANNOTATION_CARD (widget));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) root = user_data;
  g_autoptr (GError) error = NULL;

  if (dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error))
    gtk_widget_activate_action (root, "win.toast-undo", "s", _ ("Annotation deleted"));
  else
    dossier_report_error (root, error);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierAnnotationCard *self = DOSSIER_ANNOTATION_CARD (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id;

  if (self->item == NULL)
    return;
  id = dossier_annotation_item_get_id (self->item);
  g_array_append_val (ids, id);
  /* The card is gone before the news arrives: its window tells them. */
  dossier_notebook_delete_annotations_async (
      self->notebook,
      ids,
      NULL,
      deleted_cb,
      g_object_ref (GTK_WIDGET (gtk_widget_get_root (widget))));
}

static void
colour_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierAnnotationCard *self = DOSSIER_ANNOTATION_CARD (widget);
  DossierAnnotationDraft draft;

  if (self->tools != NULL)
    dossier_card_tools_popdown (self->tools);
  if (self->item == NULL ||
      !dossier_highlight_from_string (g_variant_get_string (parameter, NULL), &draft.highlight) ||
      draft.highlight == dossier_annotation_item_get_highlight (self->item))
    return;
  draft.note = dossier_annotation_item_get_note (self->item);
  draft.tags = dossier_annotation_item_get_tags (self->item);
  change (self, &draft, NULL);
}

static gboolean
link_activated_cb (GtkLabel *label, const char *uri, gpointer user_data)
{
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
  return GDK_EVENT_STOP;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierAnnotationCard *self)
{
  if (self->is_editing || self->is_line)
    return;
  if (n_press == 2)
    dossier_annotation_card_edit (self);
  else
    g_signal_emit (self, signals[ACTIVATED], 0);
}

/* Outside the reading room there is no text to quote from but the words that were kept. */
static GdkContentProvider *
prepare_drag (GtkWidget *widget, double x, double y)
{
  DossierAnnotationCard *self = DOSSIER_ANNOTATION_CARD (widget);

  if (self->item == NULL || self->is_editing)
    return NULL;
  if (self->reading == NULL || dossier_annotation_item_is_orphan (self->item))
    return gdk_content_provider_new_typed (G_TYPE_STRING,
                                           dossier_annotation_item_get_quote (self->item));
  return dossier_quotation_drag_new_provider (self->reading,
                                              dossier_annotation_item_get_span (self->item));
}

/* --- life --- */

static void
dossier_annotation_card_dispose (GObject *object)
{
  DossierAnnotationCard *self = DOSSIER_ANNOTATION_CARD (object);
  GtkWidget             *child;

  if (self->is_editing)
    save (self);
  g_clear_object (&self->notebook);
  g_clear_object (&self->reading);
  g_clear_object (&self->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->editor = NULL;
  self->tools = NULL;
  self->orphan_tools = NULL;
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  G_OBJECT_CLASS (dossier_annotation_card_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DOSSIER_TYPE_SWATCH);
  g_type_ensure (DOSSIER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-annotation-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationCard, bar);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationCard, quote);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationCard, note);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationCard, tags);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
}

static void
dossier_annotation_card_class_init (DossierAnnotationCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_annotation_card_dispose;
  signals[ACTIVATED] =
      g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EDIT_ENDED] =
      g_signal_new ("edit-ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "card.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "card.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "card.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "card.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "card.colour", "s", colour_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "card.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "card.delete", NULL);
  gtk_widget_class_set_css_name (widget_class, "annotationcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  bind_template (widget_class);
}

static void
dossier_annotation_card_init (DossierAnnotationCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  dossier_quotation_drag_watch (GTK_WIDGET (self), prepare_drag);
}

GtkWidget *
dossier_annotation_card_new (GHashTable *drafts)
{
  DossierAnnotationCard *self = g_object_new (DOSSIER_TYPE_ANNOTATION_CARD, NULL);

  self->drafts = g_hash_table_ref (drafts);
  return GTK_WIDGET (self);
}

static void
names_changed_cb (DossierHighlightNames *names, DossierAnnotationCard *self)
{
  if (self->item != NULL)
    show_item (self);
}

static void
set_notebook (DossierAnnotationCard *self, DossierNotebook *notebook)
{
  if (notebook == NULL || self->notebook == notebook)
    return;
  if (self->notebook != NULL)
    g_signal_handlers_disconnect_by_data (dossier_highlight_names_get (self->notebook), self);
  g_set_object (&self->notebook, notebook);
  g_signal_connect_object (dossier_highlight_names_get (notebook),
                           "changed",
                           G_CALLBACK (names_changed_cb),
                           self,
                           0);
}

static void
set_item (DossierAnnotationCard *self, DossierNotebook *notebook, DossierAnnotationItem *item)
{
  gboolean is_same;

  if (self->item == item)
    return;
  is_same = self->item != NULL && item != NULL &&
            dossier_annotation_item_get_id (self->item) == dossier_annotation_item_get_id (item);
  if (self->is_editing && !is_same)
    save (self);
  set_notebook (self, notebook);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  show_item (self);
  dossier_annotation_card_update_state (self);
}

void
dossier_annotation_card_set_item (DossierAnnotationCard *self,
                                  DossierReading        *reading,
                                  DossierAnnotationItem *item)
{
  g_return_if_fail (DOSSIER_IS_ANNOTATION_CARD (self));
  g_return_if_fail (reading != NULL || item == NULL);

  set_item (self, reading != NULL ? dossier_reading_get_notebook (reading) : NULL, item);
  g_set_object (&self->reading, reading);
}

void
dossier_annotation_card_set_line (DossierAnnotationCard *self,
                                  DossierNotebook       *notebook,
                                  DossierAnnotationItem *item)
{
  g_return_if_fail (DOSSIER_IS_ANNOTATION_CARD (self));
  g_return_if_fail (notebook != NULL || item == NULL);

  self->is_line = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  set_item (self, notebook, item);
}

DossierAnnotationItem *
dossier_annotation_card_get_item (DossierAnnotationCard *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_CARD (self), NULL);
  return self->item;
}

static void
ensure_editor (DossierAnnotationCard *self)
{
  if (self->editor != NULL)
    return;
  self->editor = DOSSIER_NOTE_EDITOR (dossier_note_editor_new ());
  g_signal_connect_swapped (self->editor, "left", G_CALLBACK (save), self);
  gtk_widget_insert_before (GTK_WIDGET (self->editor), GTK_WIDGET (self), GTK_WIDGET (self->tags));
}

void
dossier_annotation_card_edit (DossierAnnotationCard *self)
{
  const char *note;
  const char *draft;
  gint64      id;

  g_return_if_fail (DOSSIER_IS_ANNOTATION_CARD (self));

  if (self->item == NULL || self->is_editing)
    return;
  id = dossier_annotation_item_get_id (self->item);
  draft = g_hash_table_lookup (self->drafts, &id);
  note = draft != NULL ? draft : dossier_annotation_item_get_note (self->item);
  ensure_editor (self);
  dossier_note_editor_set_notebook (self->editor, self->notebook);
  dossier_note_editor_set (self->editor, note, dossier_annotation_item_get_tags (self->item));
  self->is_editing = TRUE;
  dossier_annotation_card_update_state (self);
  g_signal_emit (self, signals[ACTIVATED], 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

gboolean
dossier_annotation_card_is_editing (DossierAnnotationCard *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_CARD (self), FALSE);
  return self->is_editing;
}

char *
dossier_annotation_card_dup_description (DossierNotebook *notebook, DossierAnnotationItem *item)
{
  const char *colour =
      dossier_highlight_label (notebook, dossier_annotation_item_get_highlight (item));
  const char      *note = dossier_annotation_item_get_note (item);
  g_autofree char *quote = dup_quote_line (dossier_annotation_item_get_quote (item));

  if (note == NULL || *note == '\0')
    /* Translators: a colour and the words that were marked with it */
    return g_strdup_printf (_ ("%s: “%s”"), colour, quote);
  /* Translators: a colour, the words that were marked with it, and the note on them */
  return g_strdup_printf (_ ("%s: “%s”. %s"), colour, quote, note);
}
