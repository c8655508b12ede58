/* dossier-content-type.h: whether what a server sends is what was asked for, by its name and bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "net/dossier-fetcher.h"

G_BEGIN_DECLS

/* As many of the first bytes as are looked at. */
#define DOSSIER_CONTENT_TYPE_SNIFF_BYTES 1024

/**
 * DossierContentVerdict:
 * @DOSSIER_CONTENT_UNSURE: the name says nothing; the bytes decide
 * @DOSSIER_CONTENT_WELCOME: of the kind that is wanted
 * @DOSSIER_CONTENT_REFUSED: something else
 */
typedef enum
{
  DOSSIER_CONTENT_UNSURE,
  DOSSIER_CONTENT_WELCOME,
  DOSSIER_CONTENT_REFUSED,
} DossierContentVerdict;

/**
 * dossier_content_type_judge:
 * @content_type: (nullable): as the server said it, with parameters
 * @what: (out) (transfer none): when refused, what it is: "a PDF document"
 */
DossierContentVerdict
dossier_content_type_judge (DossierFetchKind kind, const char *content_type, const char **what);

/**
 * dossier_content_type_judge_bytes:
 * @verdict: of the name: unsure or welcome; a welcome is only taken back from bytes that are
 *   unmistakable
 * @data: (array length=length): the first DOSSIER_CONTENT_TYPE_SNIFF_BYTES of the body, or all of
 * it
 *
 * Signatures are those of the formats' own specifications; what is text and what is not follows
 * the WHATWG's MIME sniffing standard.
 *
 * Returns: welcome or refused
 */
DossierContentVerdict dossier_content_type_judge_bytes (DossierFetchKind      kind,
                                                        DossierContentVerdict verdict,
                                                        const guint8         *data,
                                                        gsize                 length,
                                                        const char          **what);

G_END_DECLS
