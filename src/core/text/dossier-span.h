/* dossier-span.h: a half-open range of bytes of a UTF-8 text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierSpan:
 * @start: first byte
 * @end: one past the last byte, never before @start
 *
 * Both fall on character boundaries of the text that the span belongs to.
 */
typedef struct
{
  gsize start;
  gsize end;
} DossierSpan;

G_END_DECLS
