/* dossier-note-editor.c: the fields of a note and its tags, inside a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-note-editor.h"

#include "app/annotations/dossier-note-preview.h"
#include "app/annotations/dossier-tag-help.h"
#include "app/dossier-style.h"

struct _DossierNoteEditor
{
  GtkWidget parent_instance;

  /* template children */
  GtkTextView *text;
  GtkEntry    *tags;

  /* child of the field of tags */
  DossierTagHelp *help;

  DossierNotebook *notebook; /* borrowed: whose tags the help has; never looked into */
};

G_DEFINE_TYPE (DossierNoteEditor, dossier_note_editor, GTK_TYPE_WIDGET)

enum
{
  LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tags_activated_cb (DossierNoteEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "card.save", NULL);
}

static void
left_cb (GtkEventControllerFocus *controller, DossierNoteEditor *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

/* First what was proposed is put away, then the note. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DossierNoteEditor *self = DOSSIER_NOTE_EDITOR (widget);

  if (!dossier_tag_help_put_away (self->help))
    gtk_widget_activate_action (widget, "card.cancel", NULL);
  return TRUE;
}

static gboolean
dossier_note_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_NOTE_EDITOR (widget)->text));
}

static void
dossier_note_editor_dispose (GObject *object)
{
  DossierNoteEditor *self = DOSSIER_NOTE_EDITOR (object);
  GtkWidget         *child;

  g_clear_pointer (&self->help, dossier_tag_help_detach);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_note_editor_parent_class)->dispose (object);
}

static void
dossier_note_editor_class_init (DossierNoteEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_note_editor_dispose;
  widget_class->grab_focus = dossier_note_editor_grab_focus;
  signals[LEFT] = g_signal_new ("left",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierNoteEditor, text);
  gtk_widget_class_bind_template_child (widget_class, DossierNoteEditor, tags);
  gtk_widget_class_bind_template_callback (widget_class, tags_activated_cb);
}

/* Before the fields' own keys: in a text view, Enter is a new line. */
static void
add_keys (DossierNoteEditor *self)
{
  static const struct
  {
    const char *trigger;
    const char *action;
  } KEYS[] = {
    { "<Control>Return|<Control>KP_Enter", "card.save" },
  };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (KEYS[i].trigger),
                          gtk_named_action_new (KEYS[i].action)));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                        gtk_callback_action_new (escape_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
dossier_note_editor_init (DossierNoteEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->help = dossier_tag_help_new (GTK_EDITABLE (self->tags));
  dossier_note_preview_watch (gtk_text_view_get_buffer (self->text));
  add_keys (self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
dossier_note_editor_new (void)
{
  return g_object_new (DOSSIER_TYPE_NOTE_EDITOR, NULL);
}

void
dossier_note_editor_set (DossierNoteEditor *self, const char *note, const char *const *tags)
{
  g_autofree char *words = NULL;

  g_return_if_fail (DOSSIER_IS_NOTE_EDITOR (self));

  if (tags != NULL)
    words = g_strjoinv (", ", (char **) tags);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), note != NULL ? note : "", -1);
  gtk_editable_set_text (GTK_EDITABLE (self->tags), words != NULL ? words : "");
}

void
dossier_note_editor_set_notebook (DossierNoteEditor *self, DossierNotebook *notebook)
{
  g_return_if_fail (DOSSIER_IS_NOTE_EDITOR (self));

  if (self->notebook == notebook)
    return;
  self->notebook = notebook;
  dossier_tag_help_set_notebook (self->help, notebook);
}

char *
dossier_note_editor_dup_note (DossierNoteEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start;
  GtkTextIter    end;

  g_return_val_if_fail (DOSSIER_IS_NOTE_EDITOR (self), NULL);

  buffer = gtk_text_view_get_buffer (self->text);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strchomp (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

char **
dossier_note_editor_dup_tags (DossierNoteEditor *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (DOSSIER_IS_NOTE_EDITOR (self), NULL);

  parts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->tags)), ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0' && g_hash_table_add (seen, parts[i]))
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}
