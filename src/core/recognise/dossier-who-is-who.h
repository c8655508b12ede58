/* dossier-who-is-who.h: joins the mentions of one person, place or organisation in a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-gazetteer.h"

G_BEGIN_DECLS

/**
 * dossier_who_is_who_join:
 * @gazetteer: (nullable): knows two names of one place
 * @mentions: (element-type DossierMention): by start; names get their fullest form in the text,
 *   figures and dates stay
 *
 * People: a surname, a given name, initials and parts of a long name belong to the one person in
 * the text who bears them; spellings that differ as transliterations do are one. A surname that two
 * people share belongs to the one of them who was named before it, when only one was; otherwise to
 * nobody. Organisations: an acronym in brackets or by its initials, a name without "Inc" or its
 * last words. Places: two names of one place by the gazetteer.
 *
 * Takes linear time but for the sorting of names.
 */
void dossier_who_is_who_join (const DossierGazetteer *gazetteer,
                              const char             *text,
                              gsize                   length,
                              GPtrArray              *mentions);

G_END_DECLS
