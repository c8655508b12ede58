/* dossier-list-marks.h: knows lists that are written with their numbers and bullets as text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"

G_BEGIN_DECLS

/**
 * DossierListMark:
 * @length: bytes of the mark with the white space behind it; 0 for none
 * @number: of "1." or "1)"; 0 for a bullet
 * @bullet: the bullet's character; 0 for a number
 */
typedef struct
{
  gsize    length;
  guint    number;
  gunichar bullet;
} DossierListMark;

/* Reads the mark at the start of a line. Dashes are none: they open dialogue in many languages. */
DossierListMark dossier_list_marks_read (const char *text, gsize length);

/**
 * dossier_list_marks_apply:
 * @document: with blocks, inlines (in order) and text
 *
 * Makes items of paragraphs that are numbered one after the other from 1, other paragraphs between
 * them or not, and of those that start with a bullet. The marks leave the text, as those of other
 * lists.
 */
void dossier_list_marks_apply (DossierDocument *document);

G_END_DECLS
