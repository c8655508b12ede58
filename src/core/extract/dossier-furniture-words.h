/* dossier-furniture-words.h: the words that labels, links to elsewhere and endings begin with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierFurnitureWords:
 * @DOSSIER_FURNITURE_LABEL: the whole line is a label: "Advertisement", "Share"
 * @DOSSIER_FURNITURE_OPENING: the line begins as those that lead elsewhere do: "Read more:"
 * @DOSSIER_FURNITURE_HEADING: as a heading it opens a section that is none of the article
 */
typedef enum
{
  DOSSIER_FURNITURE_LABEL = 1 << 0,
  DOSSIER_FURNITURE_OPENING = 1 << 1,
  DOSSIER_FURNITURE_HEADING = 1 << 2,
} DossierFurnitureWords;

/* @line: in lower case, its white space collapsed. */
DossierFurnitureWords dossier_furniture_words_match (const char *line);

G_END_DECLS
