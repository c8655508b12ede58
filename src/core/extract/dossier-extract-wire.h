/* dossier-extract-wire.h: pages and documents as bytes, for the process that extracts.
 *
 * Both ends are of one build, so nothing here keeps to older forms. What the extracting process
 * answers is not trusted: it reads hostile pages, and whoever broke it speaks for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-extract.h"

G_BEGIN_DECLS

/* Each message is preceded by its length, four bytes, the lowest first. */
#define DOSSIER_EXTRACT_WIRE_HEADER_BYTES 4
/* No message is longer: the largest page and its address, a document with all its marks. */
#define DOSSIER_EXTRACT_WIRE_MAX_BYTES (64 * 1024 * 1024)
/* No document has more blocks and inlines: read from JSON they take much memory. */
#define DOSSIER_EXTRACT_WIRE_MAX_MARKS (256 * 1024)

/**
 * DossierPicture:
 * @content_type: what it is, whatever its server called it
 * @width: pixels, more than zero
 * @height: pixels, more than zero
 * @bytes: (nullable): the picture in another format, when it is not kept as it came
 */
typedef struct
{
  char   *content_type;
  guint   width;
  guint   height;
  GBytes *bytes;
} DossierPicture;

void dossier_picture_free (DossierPicture *self);

void  dossier_extract_wire_write_length (guint8 *header, gsize length);
gsize dossier_extract_wire_read_length (const guint8 *header);

GBytes *dossier_extract_wire_pack_input (const DossierExtractInput *input);
/* (transfer full) (nullable): owns what @input points to; NULL when these are not its bytes. */
GVariant *dossier_extract_wire_unpack_input (GBytes *bytes, DossierExtractInput *input);

GBytes *dossier_extract_wire_pack_document (const DossierDocument *document);
GBytes *dossier_extract_wire_pack_picture (const DossierPicture *picture);
/* The code of an error of another domain is lost; its message stays. */
GBytes *dossier_extract_wire_pack_error (const GError *error);

/**
 * dossier_extract_wire_unpack_document:
 * @bytes: what the process answered
 * @error: DOSSIER_CORE_ERROR: what it refused the page for; or TOO_HARD when the answer makes no
 * sense
 *
 * Checks everything that a document promises.
 *
 * Returns: (transfer full) (nullable): the document
 */
DossierDocument *dossier_extract_wire_unpack_document (GBytes *bytes, GError **error);
/* (transfer full) (nullable): the same for a picture. */
DossierPicture *dossier_extract_wire_unpack_picture (GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPicture, dossier_picture_free)

G_END_DECLS
