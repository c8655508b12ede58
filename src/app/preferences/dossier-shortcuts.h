/* dossier-shortcuts.h: what window and library can do, with keys, for shortcuts window and palette.
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
 * @accelerators: as gtk_accelerator_parse() reads them, parted by "|"; %NULL for what has no key
 * and is found in menus and the palette only
 * @action: in full, as the palette calls it; %NULL for what only a key can mean
 *
 * The reading room has a table of its own, dossier-reader-shortcuts.h.
 */
typedef struct
{
  const char *section;
  const char *title;
  const char *accelerators;
  const char *action;
} DossierShortcut;

const DossierShortcut *dossier_shortcuts_get (gsize *n_shortcuts);

G_END_DECLS
