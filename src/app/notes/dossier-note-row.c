/* dossier-note-row.c: one line of the page of all annotations: a card, or the head of a group.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/notes/dossier-note-row.h"

#include "app/widgets/dossier-time-text.h"

#include <glib/gi18n-lib.h>

struct _DossierNoteRow
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget             *head;
  GtkLabel              *head_title;
  GtkLabel              *head_count;
  DossierAnnotationCard *card;
  GtkLabel              *origin;

  /* owned */
  DossierNotebook *notebook;
  DossierNoteItem *item;

  DossierNotesOrder order;
};

G_DEFINE_FINAL_TYPE (DossierNoteRow, dossier_note_row, GTK_TYPE_WIDGET)

enum
{
  SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* "A ferry runs dry · The Harbour Post · 20 November" */
static char *
dup_origin (DossierNoteItem *item)
{
  const char *site = dossier_note_item_get_site (item);
  GString    *words = g_string_new (dossier_note_item_get_title (item));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *published =
      dossier_time_text_dup_day (dossier_note_item_get_published (item), now);

  if (site != NULL && *site != '\0')
    g_string_append_printf (words, " · %s", site);
  if (published != NULL)
    g_string_append_printf (words, " · %s", published);
  return g_string_free (words, FALSE);
}

static char *
dup_head (DossierNoteItem *item)
{
  const char *name = dossier_note_item_get_name (item);

  return g_strdup (name != NULL ? name : _ ("Without a tag"));
}

static void
show_head (DossierNoteRow *self)
{
  g_autofree char *title = dup_head (self->item);
  g_autofree char *count = g_strdup_printf ("%u", dossier_note_item_get_count (self->item));

  gtk_label_set_text (self->head_title, title);
  gtk_label_set_text (self->head_count, count);
}

static void
show_annotation (DossierNoteRow *self)
{
  DossierAnnotationItem *annotation = dossier_note_item_get_annotation (self->item);
  g_autofree char       *origin = NULL;

  dossier_annotation_card_set_line (self->card, self->notebook, annotation);
  if (annotation != NULL)
    origin = dup_origin (self->item);
  gtk_label_set_text (self->origin, origin != NULL ? origin : "");
  /* Until it is loaded, the line keeps the height of what stood there. */
  gtk_widget_set_opacity (GTK_WIDGET (self->card), annotation != NULL ? 1 : 0);
}

static void
show_item (DossierNoteRow *self)
{
  gboolean is_head = self->item != NULL && dossier_note_item_is_head (self->item);

  gtk_widget_set_visible (self->head, is_head);
  gtk_widget_set_visible (GTK_WIDGET (self->card), !is_head);
  gtk_widget_set_visible (GTK_WIDGET (self->origin),
                          !is_head && self->order != DOSSIER_NOTES_BY_ARTICLE);
  if (is_head)
    show_head (self);
  else if (self->item != NULL)
    show_annotation (self);
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
drop_item (DossierNoteRow *self)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
}

static void
dossier_note_row_dispose (GObject *object)
{
  DossierNoteRow *self = DOSSIER_NOTE_ROW (object);
  GtkWidget      *child;

  drop_item (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  self->card = NULL;
  g_clear_object (&self->notebook);
  G_OBJECT_CLASS (dossier_note_row_parent_class)->dispose (object);
}

static void
dossier_note_row_class_init (DossierNoteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_note_row_dispose;
  signals[SHOWN] = g_signal_new ("shown",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkLabel *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

static void
dossier_note_row_init (DossierNoteRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_add_css_class (self->head, "note-head");
  self->head_title = create_label ("note-head-title");
  self->head_count = create_label ("count");
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->head_title));
  gtk_box_append (GTK_BOX (self->head), GTK_WIDGET (self->head_count));
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

GtkWidget *
dossier_note_row_new (GHashTable *drafts)
{
  DossierNoteRow *self = g_object_new (DOSSIER_TYPE_NOTE_ROW, NULL);

  self->card = DOSSIER_ANNOTATION_CARD (dossier_annotation_card_new (drafts));
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
  self->origin = create_label ("note-origin");
  gtk_widget_set_parent (GTK_WIDGET (self->origin), GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
dossier_note_row_set_item (DossierNoteRow   *self,
                           DossierNotebook  *notebook,
                           DossierNoteItem  *item,
                           DossierNotesOrder order)
{
  g_return_if_fail (DOSSIER_IS_NOTE_ROW (self));

  drop_item (self);
  g_set_object (&self->notebook, notebook);
  self->order = order;
  if (item != NULL)
    {
      self->item = g_object_ref (item);
      g_signal_connect_swapped (item, "notify", G_CALLBACK (show_item), self);
      show_item (self);
    }
  else if (self->card != NULL)
    dossier_annotation_card_set_line (self->card, NULL, NULL);
}

DossierNoteItem *
dossier_note_row_get_item (DossierNoteRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_ROW (self), NULL);
  return self->item;
}

DossierAnnotationCard *
dossier_note_row_get_card (DossierNoteRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTE_ROW (self), NULL);
  return self->card;
}

char *
dossier_note_row_dup_description (DossierNoteRow *self)
{
  DossierAnnotationItem *annotation = NULL;
  g_autofree char       *words = NULL;
  g_autofree char       *origin = NULL;

  g_return_val_if_fail (DOSSIER_IS_NOTE_ROW (self), NULL);

  if (self->item == NULL)
    return g_strdup ("");
  if (dossier_note_item_is_head (self->item))
    return dup_head (self->item);
  annotation = dossier_note_item_get_annotation (self->item);
  if (annotation == NULL)
    return g_strdup (_ ("Annotation"));
  words = dossier_annotation_card_dup_description (self->notebook, annotation);
  origin = dup_origin (self->item);
  return g_strdup_printf ("%s — %s", words, origin);
}
