/* dossier-style.c: loads the app's resources: style sheets, colours by scheme, own icons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-style.h"

#include "app/dossier-app-resources.h"

#include <adwaita.h>

#define CSS_PATH DOSSIER_RESOURCE_PATH "/css/"

static gboolean is_sepia = FALSE;

#define SHEET_IS_SEPIA "dossier-is-sepia"

static void
apply_scheme (AdwStyleManager *manager, GtkStyleProvider *provider)
{
  GdkDisplay *display = gdk_display_get_default ();
  gboolean    wants_sepia = g_object_get_data (G_OBJECT (provider), SHEET_IS_SEPIA) != NULL;
  gboolean    is_dark = adw_style_manager_get_dark (manager);

  /* Above the sheets for all, whose colours it replaces. */
  if (wants_sepia ? is_sepia && !is_dark : is_dark)
    gtk_style_context_add_provider_for_display (display,
                                                provider,
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  else
    gtk_style_context_remove_provider_for_display (display, provider);
}

static void
dark_changed_cb (AdwStyleManager *manager, GParamSpec *pspec, gpointer user_data)
{
  apply_scheme (manager, user_data);
}

static void
load_sheet (const char *name)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autofree char *path = g_strconcat (CSS_PATH, name, NULL);
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, path);
  if (g_str_has_suffix (name, "-sepia.css"))
    g_object_set_data (G_OBJECT (provider), SHEET_IS_SEPIA, GINT_TO_POINTER (TRUE));
  else if (!g_str_has_suffix (name, "-dark.css"))
    {
      gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                                  GTK_STYLE_PROVIDER (provider),
                                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
      return;
    }
  apply_scheme (manager, GTK_STYLE_PROVIDER (provider));
  g_signal_connect_data (manager,
                         "notify::dark",
                         G_CALLBACK (dark_changed_cb),
                         g_object_ref (provider),
                         (GClosureNotify) (void (*) (void)) g_object_unref,
                         0);
}

void
dossier_style_init (void)
{
  static gboolean is_done = FALSE;
  g_auto (GStrv) sheets = NULL;

  if (is_done)
    return;
  is_done = TRUE;

  dossier_app_register_resource ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    DOSSIER_RESOURCE_PATH "/icons");
  sheets = g_resources_enumerate_children (CSS_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; sheets != NULL && sheets[i] != NULL; i++)
    load_sheet (sheets[i]);
}

void
dossier_style_set_sepia (gboolean wants_sepia)
{
  if (is_sepia == wants_sepia)
    return;
  is_sepia = wants_sepia;
  /* Whoever draws with colours by scheme follows this property; it is the same occasion. */
  g_object_notify (G_OBJECT (adw_style_manager_get_default ()), "dark");
}

gboolean
dossier_style_is_sepia (void)
{
  return is_sepia;
}
