/* dossier-capture-options.h: what a reader decides about captures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/**
 * DossierCaptureOptions:
 * @keeps_images: saves the pictures of an article with it
 * @max_pages: of an article that goes on over several; at least 1
 */
typedef struct
{
  gboolean keeps_images;
  guint    max_pages;
} DossierCaptureOptions;

/* Pages of one article, the first one counted, as long as nobody decides. */
#define DOSSIER_CAPTURE_MAX_PAGES 20

#define DOSSIER_CAPTURE_OPTIONS_INIT                                                               \
  {                                                                                                \
    TRUE, DOSSIER_CAPTURE_MAX_PAGES                                                                \
  }

/* What is captured from now on follows @options. */
void
dossier_notebook_set_capture_options (DossierNotebook *self, const DossierCaptureOptions *options);
const DossierCaptureOptions *dossier_notebook_get_capture_options (DossierNotebook *self);

G_END_DECLS
