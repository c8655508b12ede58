/* dossier-search-provider.h: answers the desktop's own search from the notebook, without a window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_SEARCH_PROVIDER (dossier_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (DossierSearchProvider,
                      dossier_search_provider,
                      DOSSIER,
                      SEARCH_PROVIDER,
                      GObject)

/**
 * DossierSearchProvider::activate:
 * @action: of the application, such as "open-article"
 * @parameter: (type GVariant): its parameter
 *
 * A result was chosen, or all of them were asked for.
 */

/**
 * dossier_search_provider_new:
 * @application: (unowned): is kept running while there are questions
 *
 * An object of org.gnome.Shell.SearchProvider2. It opens the app's own notebook when it is asked
 * for the first time, shares it with the windows, and lets go of it after a minute of silence. A
 * notebook that does not exist is not made.
 */
DossierSearchProvider *dossier_search_provider_new (GApplication *application);

/* Makes it an object of @connection, below the application's own path. */
gboolean dossier_search_provider_export (DossierSearchProvider *self,
                                         GDBusConnection       *connection,
                                         const char            *object_path,
                                         GError               **error);
void     dossier_search_provider_unexport (DossierSearchProvider *self);

G_END_DECLS
