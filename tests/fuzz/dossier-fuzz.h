/* dossier-fuzz.h: what every fuzz target has in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/text/dossier-span.h"

#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

/**
 * LLVMFuzzerTestOneInput:
 * @data: (array length=size): hostile
 *
 * The one function of each target, fuzz-NAME.c: feeds the input to a part of the program and aborts
 * when what comes out breaks a promise of that part's header. Called by libFuzzer, and by our own
 * replay of samples in ordinary test runs.
 *
 * Returns: 0
 */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Called by libFuzzer before all else: a critical message is a broken promise too. */
int LLVMFuzzerInitialize (int *argc, char ***argv);

/* (transfer full): the input as valid UTF-8, for parts that are promised nothing else. */
char *dossier_fuzz_make_text (const uint8_t *data, size_t size, gsize *length);

/* Aborts unless the span lies inside the text and on its characters' boundaries. */
void dossier_fuzz_check_span (const char *text, gsize length, DossierSpan span);

/* Says what broke and aborts. */
G_NORETURN void dossier_fuzz_fail (const char *promise);

/* A check that is never compiled out. */
#define dossier_fuzz_check(condition)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (!(condition))                                                                              \
      dossier_fuzz_fail (#condition);                                                              \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
