/* dossier-intake.h: brings what was typed, pasted, dropped or given into the notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-capture.h"
#include "notebook/dossier-job.h"

G_BEGIN_DECLS

/* Text of at least so many characters is an article by itself when it is pasted or dropped. */
#define DOSSIER_INTAKE_MIN_TEXT 280

#define DOSSIER_TYPE_INTAKE (dossier_intake_get_type ())
G_DECLARE_FINAL_TYPE (DossierIntake, dossier_intake, DOSSIER, INTAKE, GObject)

/**
 * DossierIntake::captured:
 * @captured: (type pointer): a #DossierCaptured, for the time of the signal
 *
 * One article was captured and nothing else is under way.
 *
 * DossierIntake::captured-many:
 * @n_articles: how many of those that ran side by side ended well; the last has ended now
 *
 * DossierIntake::open:
 * @article_id: it was captured in order to be opened
 *
 * DossierIntake::failed:
 * @error: (type pointer): a #GError, for the time of the signal; being cancelled is not told
 */
DossierIntake *dossier_intake_new (void);
/* @notebook: (nullable): where everything goes that comes in; until there is one, it waits. */
void dossier_intake_set_notebook (DossierIntake *self, DossierNotebook *notebook);
/* Starts a capture; several run side by side. */
void dossier_intake_add (DossierIntake *self, const char *input);
/* Captures each and asks for the first to be opened. */
void dossier_intake_add_to_open (DossierIntake *self, const char *const *inputs);
/* What was pasted or dropped: addresses and files, or else an article's own text. Returns FALSE
 * when it is neither. */
gboolean dossier_intake_add_text (DossierIntake *self, const char *text);
/* Starts the capture of a failed job again; FALSE when the job was not started here. */
gboolean dossier_intake_retry (DossierIntake *self, DossierJob *job);

/**
 * dossier_intake_split:
 * @text: as pasted or dropped
 *
 * Returns: (transfer full) (nullable): the addresses, file URIs and absolute paths in @text, one a
 *   line, "#" starting a comment; NULL unless every line is one, so that no prose is torn apart
 */
char **dossier_intake_split (const char *text);

G_END_DECLS
