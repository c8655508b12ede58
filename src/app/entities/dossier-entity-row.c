/* dossier-entity-row.c: one line of the entity sidebar: a heading, or somebody with a count.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-entity-row.h"

#include "app/dossier-style.h"
#include "app/entities/dossier-entity-section.h"
#include "app/reader/dossier-swatch.h"
#include "notebook/dossier-entity-item.h"

#include <glib/gi18n-lib.h>

struct _DossierEntityRow
{
  GtkWidget parent_instance;

  /* template children */
  DossierSwatch *dot;
  GtkLabel      *name;
  GtkLabel      *detail;
  GtkLabel      *count;

  /* owned */
  GObject *item;

  int current;
};

G_DEFINE_TYPE (DossierEntityRow, dossier_entity_row, GTK_TYPE_WIDGET)

enum
{
  CLICKED,
  POINTED,
  MENU_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_class (DossierEntityRow *self, const char *name, gboolean is_on)
{
  if (is_on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static void
show_count (DossierEntityRow *self)
{
  g_autofree char *words = NULL;
  guint            n = 0;

  if (DOSSIER_IS_ENTITY_SECTION (self->item))
    n = dossier_entity_section_get_count (DOSSIER_ENTITY_SECTION (self->item));
  else if (self->item != NULL)
    n = dossier_entity_item_get_count (DOSSIER_ENTITY_ITEM (self->item));
  /* Translators: the second of five passages that name somebody */
  words = self->current >= 0 ? g_strdup_printf (_ ("%d of %u"), self->current + 1, n)
                             : g_strdup_printf ("%u", n);
  gtk_label_set_text (self->count, words);
}

static void
show_context (DossierEntityRow *self)
{
  const char *context = dossier_entity_section_get_context (DOSSIER_ENTITY_SECTION (self->item));

  gtk_label_set_text (self->detail, context != NULL ? context : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), context != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), context);
}

static void
show_heading (DossierEntityRow *self, DossierEntitySection *section)
{
  gtk_label_set_text (self->name, dossier_entity_section_get_title (section));
  show_context (self);
  g_signal_connect_swapped (section, "notify::context", G_CALLBACK (show_context), self);
  gtk_widget_set_visible (GTK_WIDGET (self->dot), FALSE);
  g_signal_connect_swapped (section, "notify::count", G_CALLBACK (show_count), self);
}

/* "Ada Obi", "195 sq mi · Ada Obi": who gave the figure; NULL for nobody. */
static char *
dup_sourced_detail (DossierEntityItem *item)
{
  const char *detail = dossier_entity_item_get_detail (item);
  const char *speaker = dossier_entity_item_get_speaker (item);

  if (speaker == NULL || detail == NULL)
    return g_strdup (speaker);
  return g_strdup_printf ("%s · %s", detail, speaker);
}

/* What is cut off, and the cue: "said: Ada Obi". */
static char *
dup_tooltip (DossierEntityItem *item)
{
  const char *speaker = dossier_entity_item_get_speaker (item);

  if (speaker == NULL)
    return NULL;
  /* Translators: who gave a number, and the word of the text that says so: Ada Obi (“said”) */
  return g_strdup_printf (_ ("%s (“%s”)"), speaker, dossier_entity_item_get_cue (item));
}

static void
show_entity (DossierEntityRow *self, DossierEntityItem *item)
{
  g_autofree char *sourced = dup_sourced_detail (item);
  g_autofree char *tooltip = dup_tooltip (item);
  const char      *detail = sourced != NULL ? sourced : dossier_entity_item_get_detail (item);
  gboolean         is_unsure = dossier_entity_item_is_unsure (item);

  if (is_unsure && detail == NULL)
    /* Translators: under a name that may be no name at all; x is the key that takes it off */
    detail = _ ("unsure · x rejects");
  gtk_label_set_text (self->name, dossier_entity_item_get_name (item));
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gtk_widget_set_visible (GTK_WIDGET (self->dot), TRUE);
  dossier_swatch_set_tone (self->dot, DOSSIER_TONE_OF_KIND (dossier_entity_item_get_kind (item)));
  set_class (self, "unsure", is_unsure);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierEntityRow *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  /* With these a click selects more, and does not step on. */
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (button == GDK_BUTTON_SECONDARY)
    g_signal_emit (self, signals[MENU_REQUESTED], 0, x, y);
  else if (button == GDK_BUTTON_PRIMARY && (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    g_signal_emit (self, signals[CLICKED], 0);
}

static void
entered_cb (GtkEventControllerMotion *controller, double x, double y, DossierEntityRow *self)
{
  g_signal_emit (self, signals[POINTED], 0, TRUE);
}

static void
left_cb (GtkEventControllerMotion *controller, DossierEntityRow *self)
{
  g_signal_emit (self, signals[POINTED], 0, FALSE);
}

static void
dossier_entity_row_dispose (GObject *object)
{
  DossierEntityRow *self = DOSSIER_ENTITY_ROW (object);
  GtkWidget        *child;

  dossier_entity_row_set_item (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_entity_row_parent_class)->dispose (object);
}

static void
dossier_entity_row_class_init (DossierEntityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_entity_row_dispose;
  signals[CLICKED] =
      g_signal_new ("clicked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[POINTED] = g_signal_new ("pointed",
                                   type,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_BOOLEAN);
  signals[MENU_REQUESTED] = g_signal_new ("menu-requested",
                                          type,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          2,
                                          G_TYPE_DOUBLE,
                                          G_TYPE_DOUBLE);

  g_type_ensure (DOSSIER_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-entity-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierEntityRow, dot);
  gtk_widget_class_bind_template_child (widget_class, DossierEntityRow, name);
  gtk_widget_class_bind_template_child (widget_class, DossierEntityRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DossierEntityRow, count);
}

static void
dossier_entity_row_init (DossierEntityRow *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "enter", G_CALLBACK (entered_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

GtkWidget *
dossier_entity_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_ENTITY_ROW, NULL);
}

void
dossier_entity_row_set_item (DossierEntityRow *self, GObject *item)
{
  g_return_if_fail (DOSSIER_IS_ENTITY_ROW (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  self->current = -1;
  if (item == NULL)
    return;
  set_class (self, "unsure", FALSE);
  set_class (self, "heading-row", DOSSIER_IS_ENTITY_SECTION (item));
  if (DOSSIER_IS_ENTITY_SECTION (item))
    show_heading (self, DOSSIER_ENTITY_SECTION (item));
  else
    show_entity (self, DOSSIER_ENTITY_ITEM (item));
  show_count (self);
}

GObject *
dossier_entity_row_get_item (DossierEntityRow *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_ROW (self), NULL);
  return self->item;
}

void
dossier_entity_row_set_current (DossierEntityRow *self, int current)
{
  g_return_if_fail (DOSSIER_IS_ENTITY_ROW (self));

  if (self->current == current)
    return;
  self->current = current;
  show_count (self);
}

char *
dossier_entity_row_dup_description (DossierEntityRow *self)
{
  DossierEntityItem *item;
  const char        *kind;

  g_return_val_if_fail (DOSSIER_IS_ENTITY_ROW (self), NULL);

  if (!DOSSIER_IS_ENTITY_ITEM (self->item))
    return g_strjoin (", ",
                      gtk_label_get_text (self->name),
                      gtk_label_get_text (self->count),
                      dossier_entity_section_get_context (DOSSIER_ENTITY_SECTION (self->item)),
                      NULL);
  item = DOSSIER_ENTITY_ITEM (self->item);
  kind = dossier_palette_get_label (DOSSIER_TONE_OF_KIND (dossier_entity_item_get_kind (item)));
  /* Translators: a name, its kind, and how often it occurs */
  return g_strdup_printf (
      ngettext ("%s, %s, %u mention", "%s, %s, %u mentions", dossier_entity_item_get_count (item)),
      dossier_entity_item_get_name (item),
      kind,
      dossier_entity_item_get_count (item));
}
