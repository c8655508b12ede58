/* dossier-entity-keys.c: the keys of the entity sidebar's list, one a correction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-entity-keys.h"

#include <glib/gi18n.h>

#define HERE "entities.fix-here::"

static const DossierEntityKey KEYS[] = {
  { N_ ("Next mention"), "Return|KP_Enter", "entities.next" },
  { N_ ("Previous mention"), "<Shift>Return|<Shift>KP_Enter", "entities.previous" },
  { N_ ("Next one that is unsure"), "n", "entities.next-unsure" },
  { N_ ("Select all"), "<Control>a", "entities.select-all" },
  { N_ ("Confirm"), "c", "entities.confirm" },
  { N_ ("Reject"), "x|Delete", "entities.reject" },
  { N_ ("The same as…"), "m", "entities.merge" },
  { N_ ("Change the kind"), "t", "entities.retype" },
  { N_ ("Rename"), "r|F2", "entities.rename" },
  { N_ ("Add another name"), "a", "entities.alias" },
  { N_ ("Split off this mention"), "s", "entities.split" },
  { N_ ("Say where a place is"), "w", "entities.locate" },
  { N_ ("Confirm in this article only"), "<Shift>c", HERE "entities.confirm" },
  { N_ ("Reject in this article only"), "<Shift>x|<Shift>Delete", HERE "entities.reject" },
  { N_ ("The same as…, in this article only"), "<Shift>m", HERE "entities.merge" },
  { N_ ("Change the kind in this article only"), "<Shift>t", HERE "entities.retype" },
  { N_ ("Rename in this article only"), "<Shift>r", HERE "entities.rename" },
  { N_ ("Let go"), "Escape", "entities.clear" },
};

const DossierEntityKey *
dossier_entity_keys_get (gsize *n_keys)
{
  *n_keys = G_N_ELEMENTS (KEYS);
  return KEYS;
}

static GtkShortcut *
make_shortcut (const DossierEntityKey *key)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  GtkShortcut *shortcut = NULL;

  if (!g_action_parse_detailed_name (key->action, &name, &target, NULL))
    g_assert_not_reached ();
  shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (key->trigger),
                               gtk_named_action_new (name));
  gtk_shortcut_set_arguments (shortcut, target);
  return shortcut;
}

void
dossier_entity_keys_install (GtkWidget *list)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_WIDGET (list));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), make_shortcut (&KEYS[i]));
  gtk_widget_add_controller (list, keys);
}
