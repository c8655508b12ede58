/* dossier-test-resolver.h: looks names up without a network, so that no test ever asks a real one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dossier_test_resolver_install:
 *
 * From here on, for this process: names that end in ".test" are 127.0.0.1, except those that start
 * with "never.", whose look-up ends only when it is cancelled; all other names do not exist; and
 * there is no proxy, whatever the environment says. Call it first in main().
 */
void dossier_test_resolver_install (void);

G_END_DECLS
