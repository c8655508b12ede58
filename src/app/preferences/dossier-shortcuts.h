/* dossier-shortcuts.h: the table of the keys of window and library, for the shortcuts window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierShortcut:
 * @section: the heading above it; not translated yet; equal ones stand together
 * @title: what it does; not translated yet
 * @accelerators: as gtk_accelerator_parse() reads them, parted by "|"
 *
 * The reading room has a table of its own, dossier-reader-shortcuts.h.
 */
typedef struct
{
  const char *section;
  const char *title;
  const char *accelerators;
} DossierShortcut;

const DossierShortcut *dossier_shortcuts_get (gsize *n_shortcuts);

G_END_DECLS
