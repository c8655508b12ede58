/* dossier-name-people.h: people that were taken for organisations, known by the rest of the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-gazetteer.h"

G_BEGIN_DECLS

/**
 * dossier_name_people_settle:
 * @gazetteer: (nullable)
 * @names: (element-type DossierMention): by start; their kinds are changed in place
 *
 * An organisation becomes a person when its words begin or end the name of somebody in the text,
 * "Díaz Rojas" of Ana Díaz Rojas; when the same words are somebody elsewhere; when it is two or
 * three words, none of them the head of an organisation, and its first or last is mostly somebody:
 * "Guo Meiling", of whom the text goes on as Guo. A single word must not stand in the name of
 * another organisation as well.
 */
void
dossier_name_people_settle (const DossierGazetteer *gazetteer, const char *text, GPtrArray *names);

G_END_DECLS
