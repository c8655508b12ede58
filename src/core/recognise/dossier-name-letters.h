/* dossier-name-letters.h: short forms, and what the text itself says that they stand for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

typedef struct _DossierNameLetters DossierNameLetters;

/**
 * DossierNameMeaning:
 * @DOSSIER_NAME_MEANING_UNKNOWN: the text does not say
 * @DOSSIER_NAME_MEANING_PLAIN: no name: "new energy vehicles (NEVs)", "Venture capital (VC)"
 * @DOSSIER_NAME_MEANING_PLACE: a place: "Democratic Republic of Congo (DRC)"
 */
typedef enum
{
  DOSSIER_NAME_MEANING_UNKNOWN,
  DOSSIER_NAME_MEANING_PLAIN,
  DOSSIER_NAME_MEANING_PLACE,
} DossierNameMeaning;

/**
 * dossier_name_letters_new:
 * @text: an article; read only here
 * @names: (element-type DossierMention): its names, in order, none over another
 *
 * Collects the short forms that stand in brackets behind what they are short for. Thread: any.
 *
 * Returns: (transfer full)
 */
DossierNameLetters      *
dossier_name_letters_new (const char *text, gsize length, const GPtrArray *names);
void dossier_name_letters_free (DossierNameLetters *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNameLetters, dossier_name_letters_free)

/* What @words mean as a short form, with or without the "s" of several. */
DossierNameMeaning
dossier_name_letters_look_up (const DossierNameLetters *self, const char *words, gsize length);

G_END_DECLS
