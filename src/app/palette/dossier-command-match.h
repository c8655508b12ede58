/* dossier-command-match.h: how well a few typed letters mean the name of a command.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a command has to reach to be listed at all. */
#define DOSSIER_NO_MATCH 0

/**
 * dossier_command_match:
 * @typed: words as they are typed, unfinished, in any order, in any case
 * @name: the name that a person reads
 *
 * Each typed word has to begin a word of the name, or stand inside it, or its letters must occur
 * in the name in their order ("hiye" for "Highlight in yellow"); the first counts for most. Works
 * in time proportional to the product of both lengths.
 *
 * Returns: the greater the better; %DOSSIER_NO_MATCH when it is not meant. Nothing typed means
 *   everything equally.
 */
int dossier_command_match (const char *typed, const char *name);

G_END_DECLS
