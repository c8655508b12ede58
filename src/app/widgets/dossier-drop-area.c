/* dossier-drop-area.c: takes addresses, files and text that are dragged onto what it holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/dossier-drop-area.h"

#include "app/dossier-style.h"

struct _DossierDropArea
{
  GtkWidget parent_instance;

  /* template children */
  GtkOverlay *overlay;
  GtkWidget  *hint;

  /* borrowed */
  GtkDropTarget *target;
};

G_DEFINE_FINAL_TYPE (DossierDropArea, dossier_drop_area, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHILD,
  N_PROPERTIES,
};

enum
{
  SIGNAL_DROPPED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  g_autofree char *text = dossier_drop_area_dup_text (value);

  if (text == NULL)
    return FALSE;
  g_signal_emit (user_data, signals[SIGNAL_DROPPED], 0, text);
  return TRUE;
}

static void
hovering_changed_cb (GtkDropTarget *target, GParamSpec *pspec, gpointer user_data)
{
  DossierDropArea *self = DOSSIER_DROP_AREA (user_data);

  gtk_widget_set_visible (self->hint, gtk_drop_target_get_current_drop (target) != NULL);
}

static void
dossier_drop_area_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (property_id == PROP_CHILD)
    dossier_drop_area_set_child (DOSSIER_DROP_AREA (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dossier_drop_area_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property_id == PROP_CHILD)
    g_value_set_object (value, gtk_overlay_get_child (DOSSIER_DROP_AREA (object)->overlay));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dossier_drop_area_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_drop_area_parent_class)->dispose (object);
}

static void
dossier_drop_area_class_init (DossierDropAreaClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dossier_drop_area_set_property;
  object_class->get_property = dossier_drop_area_get_property;
  object_class->dispose = dossier_drop_area_dispose;

  properties[PROP_CHILD] =
      g_param_spec_object ("child",
                           NULL,
                           NULL,
                           GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_DROPPED] = g_signal_new ("dropped",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-drop-area.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierDropArea, overlay);
  gtk_widget_class_bind_template_child (widget_class, DossierDropArea, hint);
}

static void
dossier_drop_area_init (DossierDropArea *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE, G_TYPE_STRING };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  gtk_drop_target_set_gtypes (self->target, types, G_N_ELEMENTS (types));
  g_signal_connect (self->target, "drop", G_CALLBACK (dropped_cb), self);
  g_signal_connect (self->target, "notify::current-drop", G_CALLBACK (hovering_changed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->target));
}

GtkWidget *
dossier_drop_area_new (void)
{
  return g_object_new (DOSSIER_TYPE_DROP_AREA, NULL);
}

void
dossier_drop_area_set_child (DossierDropArea *self, GtkWidget *child)
{
  g_return_if_fail (DOSSIER_IS_DROP_AREA (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (gtk_overlay_get_child (self->overlay) == child)
    return;
  gtk_overlay_set_child (self->overlay, child);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

GtkDropTarget *
dossier_drop_area_get_target (DossierDropArea *self)
{
  g_return_val_if_fail (DOSSIER_IS_DROP_AREA (self), NULL);

  return self->target;
}

static void
append_uri (GString *text, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  g_string_append (text, uri);
  g_string_append_c (text, '\n');
}

char *
dossier_drop_area_dup_text (const GValue *value)
{
  g_autoptr (GString) text = NULL;
  g_autoptr (GSList) files = NULL;

  g_return_val_if_fail (value != NULL, NULL);

  if (G_VALUE_HOLDS_STRING (value))
    return g_value_dup_string (value);

  text = g_string_new (NULL);
  if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    append_uri (text, g_value_get_object (value));
  else if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      files = gdk_file_list_get_files (g_value_get_boxed (value));
      for (GSList *l = files; l != NULL; l = l->next)
        append_uri (text, l->data);
    }
  return text->len == 0 ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}
