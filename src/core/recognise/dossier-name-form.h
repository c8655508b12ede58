/* dossier-name-form.h: one way to write a name, cut into words that can be compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

/* Words of a name that are compared; what follows is not. */
#define DOSSIER_NAME_MAX_WORDS 12

/**
 * DossierNameForm:
 * @printed: as it stands in the text, white space as single spaces
 * @words: in small letters, without diacritics, hyphens and full stops
 * @n_words: never 0
 * @is_acronym: one word of capitals
 * @is_shouted: no small letters
 * @initials: first letters of the words that had a capital
 */
typedef struct
{
  char    *printed;
  char    *words[DOSSIER_NAME_MAX_WORDS];
  guint    n_words;
  gboolean is_acronym;
  gboolean is_shouted;
  char    *initials;
} DossierNameForm;

/* NULL when the name holds no letter or digit. */
DossierNameForm *dossier_name_form_new (const char *text, gsize length);
void             dossier_name_form_free (DossierNameForm *self);

/* Leaves "Jr", "III" and the like out of a person's words; at least one word stays. */
void dossier_name_form_drop_generation (DossierNameForm *self);

/**
 * dossier_name_form_covers:
 *
 * Whether @part can be a shorter way to name whom @self names: its words are in @self in this
 * order, the last one last, or all of them side by side; an initial or a nickname stands for a
 * word.
 */
gboolean dossier_name_form_covers (const DossierNameForm *self, const DossierNameForm *part);

/**
 * dossier_name_form_sounds_like:
 *
 * Whether two words are spellings of one foreign name: equal but for doubled letters and pairs such
 * as i and y, k and q, or, when long, but for one letter near their end.
 */
gboolean dossier_name_form_sounds_like (const char *first, const char *second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNameForm, dossier_name_form_free)

G_END_DECLS
