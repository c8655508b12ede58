/* crash-facts.h: small questions to a notebook's file, by which tests know what must be in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

/* A value that nobody promised. */
#define CRASH_FACTS_ANY "*"

/**
 * crash_facts_probe:
 * @key: a question and its argument, parted by a space:
 *   "article URL": "shown", "hidden" or "absent"
 *   "versions URL": how many the article has
 *   "text ID": the hash of that version's text
 *   "note WORDS": how many annotations have that note
 *   "rule ID", "asked URL": "there" or "absent"
 *   "mention VERSION:START": origin and entity of a person
 *   "starred ID": 0 or 1
 *
 * (transfer full): one line; "absent" where there is no such row.
 */
char *crash_facts_probe (DossierDb *db, const char *key);

/* Everything that undo can touch, as one text, for comparing states. (transfer full) */
char *crash_facts_dump (DossierDb *db);

/**
 * crash_facts_check:
 * @problems: (element-type utf8): what is wrong is added, a sentence each
 *
 * Integrity, foreign keys, full-text index and texts; then every step of the undo log is taken back
 * and done again, and all must be as before. Writes nothing.
 */
void crash_facts_check (DossierDb *db, GPtrArray *problems);

G_END_DECLS
