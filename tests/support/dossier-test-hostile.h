/* dossier-test-hostile.h: servers that break the rules, and what comes of asking them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tests/support/dossier-test-server.h"

G_BEGIN_DECLS

#define DOSSIER_TEST_HOSTILE_MAX_STEPS 6

/**
 * DossierTestHostile:
 * @name: what it does, as a test's name
 * @steps: all that it sends, headers too
 * @max_bytes: of a page; 0: the usual
 * @silence_seconds: 0: the usual
 * @total_seconds: 0: the usual
 * @body: (nullable): what is read when all is well in the end, else
 * @domain: (nullable): of the error; NULL where versions of libsoup differ
 * @words: of the error
 */
typedef struct
{
  const char     *name;
  DossierTestStep steps[DOSSIER_TEST_HOSTILE_MAX_STEPS];
  gsize           n_steps;
  gsize           max_bytes;
  double          silence_seconds;
  double          total_seconds;
  const char     *body;
  GQuark (*domain) (void);
  int         code;
  const char *words;
} DossierTestHostile;

/* Ends with a nameless one. */
extern const DossierTestHostile dossier_test_hostiles[];

G_END_DECLS
