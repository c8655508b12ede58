/* dossier-images.h: the table of saved pictures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

/**
 * DossierImage:
 * @url: as in the block of the document
 * @bytes: the encoded picture
 * @width: pixels; 0 when they are not known
 * @height: the same
 */
typedef struct
{
  gint64  id;
  char   *url;
  char   *content_type;
  GBytes *bytes;
  guint   width;
  guint   height;
} DossierImage;

void dossier_image_free (DossierImage *self);

/* @images (element-type DossierImage): appended, all of the version. */
gboolean dossier_images_list (DossierDb *db, gint64 version_id, GPtrArray *images, GError **error);
/* For pictures that arrive after the version; the same address twice is kept once. */
gboolean
dossier_images_add (DossierDb *db, gint64 version_id, const DossierImage *image, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImage, dossier_image_free)

G_END_DECLS
