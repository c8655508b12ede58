/* dossier-picture-check.h: finds out what a picture is by decoding it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-extract-wire.h"
#include "extractor/dossier-sandbox.h"

G_BEGIN_DECLS

/* A larger side, or more pixels, is made to exhaust whoever opens it. */
#define DOSSIER_PICTURE_MAX_SIDE   20000
#define DOSSIER_PICTURE_MAX_PIXELS (50 * 1000 * 1000)
/* Pixels of a drawing's longer side, once it is a picture. */
#define DOSSIER_PICTURE_DRAWING_SIDE 1600

/**
 * dossier_picture_check:
 * @bytes: as received
 * @error: DOSSIER_CORE_ERROR NOT_TEXT when no loader of the platform knows it, TOO_LARGE when it is
 * over a limit
 *
 * Decodes all of the first frame, by the loader that the bytes ask for. A vector drawing (SVG) is a
 * program for its renderer: it is drawn here, once, and what is kept is a PNG.
 *
 * Returns: (transfer full) (nullable): what it is
 */
DossierPicture *dossier_picture_check (GBytes *bytes, GError **error);

/* How much this platform's loaders leave to be given up. */
DossierSandboxKind dossier_picture_check_choose_sandbox (void);

G_END_DECLS
