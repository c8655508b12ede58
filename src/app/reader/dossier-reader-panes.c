/* dossier-reader-panes.c: which panes of the reading room are on the screen, and how wide.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-reader-page-private.h"

#include "app/dossier-settings.h"
#include "app/widgets/dossier-width-watch.h"

/* From these widths of the window on: an article and one pane, an article and both. */
#define WIDTH_FOR_TWO  680
#define WIDTH_FOR_ALL  980
#define MIN_PANE_WIDTH 160
/* Without settings. */
#define ENTITIES_WIDTH 270
#define NOTES_WIDTH    300

gboolean
dossier_reader_panes_get_entities_shown (DossierReaderPage *self)
{
  return self->room == DOSSIER_ROOM_FOR_ALL ? self->wants_entities
                                            : self->side == DOSSIER_SIDE_ENTITIES;
}

gboolean
dossier_reader_panes_get_notes_shown (DossierReaderPage *self)
{
  return self->room == DOSSIER_ROOM_FOR_ALL ? self->wants_notes : self->side == DOSSIER_SIDE_NOTES;
}

void
dossier_reader_panes_update (DossierReaderPage *self)
{
  gboolean has_side =
      dossier_reader_panes_get_entities_shown (self) || dossier_reader_panes_get_notes_shown (self);

  gtk_widget_set_visible (GTK_WIDGET (self->sidebar),
                          dossier_reader_panes_get_entities_shown (self));
  if (gtk_widget_get_visible (GTK_WIDGET (self->pane)) !=
      dossier_reader_panes_get_notes_shown (self))
    self->is_notes_placed = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->pane), dossier_reader_panes_get_notes_shown (self));
  /* Alone, cards need not stand level with anything. */
  if (self->room == DOSSIER_ROOM_FOR_ONE && dossier_reader_panes_get_notes_shown (self))
    self->is_list_forced = TRUE;
  if (self->is_list_forced)
    g_object_set (self->pane, "as-list", self->room == DOSSIER_ROOM_FOR_ONE, NULL);
  if (self->room != DOSSIER_ROOM_FOR_ONE)
    self->is_list_forced = FALSE;
  /* The header of a narrow window has room for the title; finding is in the menu too. */
  dossier_width_watch_fit_header (self->header, self->room == DOSSIER_ROOM_FOR_ONE);
  gtk_widget_set_visible (self->find_button, self->room != DOSSIER_ROOM_FOR_ONE);
  gtk_widget_set_visible (self->article, self->room != DOSSIER_ROOM_FOR_ONE || !has_side);
  gtk_widget_set_visible (GTK_WIDGET (self->inner),
                          gtk_widget_get_visible (self->article) ||
                              gtk_widget_get_visible (GTK_WIDGET (self->pane)));
  dossier_reader_page_notify_panes (self);
}

static void
set_side (DossierReaderPage *self, DossierReaderSide side, gboolean is_shown)
{
  if (is_shown)
    self->side = side;
  else if (self->side == side)
    self->side = DOSSIER_SIDE_NONE;
  dossier_reader_panes_update (self);
}

void
dossier_reader_panes_set_entities_shown (DossierReaderPage *self, gboolean is_shown)
{
  if (is_shown == dossier_reader_panes_get_entities_shown (self))
    return;
  if (self->room == DOSSIER_ROOM_FOR_ALL)
    self->wants_entities = is_shown;
  set_side (self, DOSSIER_SIDE_ENTITIES, is_shown);
}

void
dossier_reader_panes_set_notes_shown (DossierReaderPage *self, gboolean is_shown)
{
  if (is_shown == dossier_reader_panes_get_notes_shown (self))
    return;
  if (self->room == DOSSIER_ROOM_FOR_ALL)
    self->wants_notes = is_shown;
  set_side (self, DOSSIER_SIDE_NOTES, is_shown);
}

void
dossier_reader_panes_show_article (DossierReaderPage *self)
{
  if (self->room != DOSSIER_ROOM_FOR_ONE || self->side == DOSSIER_SIDE_NONE)
    return;
  self->side = DOSSIER_SIDE_NONE;
  dossier_reader_panes_update (self);
}

static void
width_changed_cb (GtkWidget *widget, int width)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);
  DossierReaderRoom  room = DOSSIER_ROOM_FOR_ALL;

  if (width < WIDTH_FOR_TWO)
    room = DOSSIER_ROOM_FOR_ONE;
  else if (width < WIDTH_FOR_ALL)
    room = DOSSIER_ROOM_FOR_TWO;
  if (room == self->room)
    return;
  self->room = room;
  self->side = DOSSIER_SIDE_NONE;
  if (room == DOSSIER_ROOM_FOR_TWO && self->wants_notes)
    self->side = DOSSIER_SIDE_NOTES;
  else if (room == DOSSIER_ROOM_FOR_TWO && self->wants_entities)
    self->side = DOSSIER_SIDE_ENTITIES;
  dossier_reader_panes_update (self);
}

static void
load_settings (DossierReaderPage *self)
{
  static const struct
  {
    const char *key;
    const char *property;
  } BINDINGS[] = {
    { DOSSIER_SETTING_READING_SANS, "is-sans" },
    { DOSSIER_SETTING_READING_LEADING, "leading" },
    { DOSSIER_SETTING_READING_WIDTH, "characters" },
  };
  int entities_width = ENTITIES_WIDTH;

  self->wants_entities = TRUE;
  self->wants_notes = TRUE;
  self->notes_width = NOTES_WIDTH;
  if (self->settings != NULL)
    {
      self->wants_entities =
          g_settings_get_boolean (self->settings, DOSSIER_SETTING_ENTITIES_SHOWN);
      self->wants_notes = g_settings_get_boolean (self->settings, DOSSIER_SETTING_NOTES_SHOWN);
      entities_width = g_settings_get_int (self->settings, DOSSIER_SETTING_ENTITIES_WIDTH);
      self->notes_width = g_settings_get_int (self->settings, DOSSIER_SETTING_NOTES_WIDTH);
      g_object_set (
          self->view,
          "zoom",
          CLAMP (g_settings_get_int (self->settings, DOSSIER_SETTING_READING_SIZE), 70, 300),
          NULL);
      for (gsize i = 0; i < G_N_ELEMENTS (BINDINGS); i++)
        g_settings_bind (self->settings,
                         BINDINGS[i].key,
                         self->view,
                         BINDINGS[i].property,
                         G_SETTINGS_BIND_DEFAULT);
    }
  self->notes_width = MAX (self->notes_width, MIN_PANE_WIDTH);
  gtk_paned_set_position (self->outer, MAX (entities_width, MIN_PANE_WIDTH));
}

/* A paned container counts from its start, but it is the pane at the end that keeps its width. */
static void
place_notes_cb (DossierReaderPage *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->inner));

  if (self->is_notes_placed || width <= 0 || !gtk_widget_get_visible (GTK_WIDGET (self->pane)) ||
      !gtk_widget_get_visible (self->article))
    return;
  self->is_notes_placed = TRUE;
  gtk_paned_set_position (self->inner, MAX (width - self->notes_width, 0));
}

void
dossier_reader_panes_save (DossierReaderPage *self)
{
  int zoom;

  if (self->is_notes_placed && gtk_widget_get_width (GTK_WIDGET (self->pane)) > 0)
    self->notes_width = gtk_widget_get_width (GTK_WIDGET (self->pane));
  if (self->settings == NULL)
    return;
  g_settings_set_int (self->settings, DOSSIER_SETTING_NOTES_WIDTH, self->notes_width);
  g_object_get (self->view, "zoom", &zoom, NULL);
  g_settings_set_int (self->settings, DOSSIER_SETTING_READING_SIZE, zoom);
  g_settings_set_boolean (self->settings, DOSSIER_SETTING_ENTITIES_SHOWN, self->wants_entities);
  g_settings_set_boolean (self->settings, DOSSIER_SETTING_NOTES_SHOWN, self->wants_notes);
  if (self->room != DOSSIER_ROOM_FOR_ALL)
    return;
  if (gtk_widget_get_width (GTK_WIDGET (self->sidebar)) > 0)
    g_settings_set_int (self->settings,
                        DOSSIER_SETTING_ENTITIES_WIDTH,
                        gtk_widget_get_width (GTK_WIDGET (self->sidebar)));
}

void
dossier_reader_panes_init (DossierReaderPage *self)
{
  self->room = DOSSIER_ROOM_FOR_ALL;
  self->settings = dossier_settings_new ();
  load_settings (self);
  dossier_width_watch (GTK_WIDGET (self), width_changed_cb);
  /* Changes while the panes are given their sizes. */
  g_signal_connect_swapped (self->inner, "notify::max-position", G_CALLBACK (place_notes_cb), self);
  dossier_reader_panes_update (self);
}
