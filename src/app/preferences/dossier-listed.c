/* dossier-listed.c: which of what was recognised the reader wants to see listed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/preferences/dossier-listed.h"

#include "app/dossier-settings.h"

struct _DossierListed
{
  GSettings *settings; /* (nullable) */
  GtkFilter *filter;   /* (nullable), borrowed */
  gulong     changed_id;
  gboolean   is_shown[DOSSIER_N_ENTITY_KINDS];
  double     min_confidence;
};

static const char *const keys[DOSSIER_N_ENTITY_KINDS] = {
  [DOSSIER_ENTITY_PERSON] = DOSSIER_SETTING_SHOW_PEOPLE,
  [DOSSIER_ENTITY_PLACE] = DOSSIER_SETTING_SHOW_PLACES,
  [DOSSIER_ENTITY_ORGANISATION] = DOSSIER_SETTING_SHOW_ORGANISATIONS,
  [DOSSIER_ENTITY_FIGURE] = DOSSIER_SETTING_SHOW_FIGURES,
  [DOSSIER_ENTITY_DATE] = DOSSIER_SETTING_SHOW_DATES,
};

/* Asked for each row, so the settings are read once. */
static void
read_settings (DossierListed *self)
{
  for (guint kind = 0; kind < DOSSIER_N_ENTITY_KINDS; kind++)
    self->is_shown[kind] = g_settings_get_boolean (self->settings, keys[kind]);
  self->min_confidence =
      g_settings_get_int (self->settings, DOSSIER_SETTING_MIN_CONFIDENCE) / 100.0;
}

static void
changed_cb (DossierListed *self, const char *key)
{
  gboolean is_ours = g_strcmp0 (key, DOSSIER_SETTING_MIN_CONFIDENCE) == 0;

  for (guint kind = 0; kind < DOSSIER_N_ENTITY_KINDS; kind++)
    is_ours |= g_strcmp0 (key, keys[kind]) == 0;
  if (!is_ours)
    return;
  read_settings (self);
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

DossierListed *
dossier_listed_new (GtkFilter *filter)
{
  DossierListed *self = g_new0 (DossierListed, 1);

  self->filter = filter;
  for (guint kind = 0; kind < DOSSIER_N_ENTITY_KINDS; kind++)
    self->is_shown[kind] = TRUE;
  self->settings = dossier_settings_new ();
  if (self->settings == NULL)
    return self;
  self->changed_id =
      g_signal_connect_swapped (self->settings, "changed", G_CALLBACK (changed_cb), self);
  read_settings (self);
  return self;
}

void
dossier_listed_free (DossierListed *self)
{
  if (self->settings != NULL)
    g_signal_handler_disconnect (self->settings, self->changed_id);
  g_clear_object (&self->settings);
  g_free (self);
}

gboolean
dossier_listed_has (const DossierListed *self, DossierEntityItem *item)
{
  return self->is_shown[dossier_entity_item_get_kind (item)] &&
         dossier_entity_item_get_confidence (item) >= self->min_confidence;
}
