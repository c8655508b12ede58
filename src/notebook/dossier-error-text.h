/* dossier-error-text.h: what an error means to a person: what happened, what is safe, what to try.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierErrorText:
 * @title: what happened, a few words ("The server has no such page")
 * @advice: one or two sentences: what is safe and what to try
 *
 * Both translated, owned by the table.
 */
typedef struct
{
  const char *title;
  const char *advice;
} DossierErrorText;

/* Looks (domain, code) up in one table; there is an answer for every error. */
DossierErrorText dossier_error_text (const GError *error);

G_END_DECLS
