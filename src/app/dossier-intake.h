/* dossier-intake.h: brings what was typed, pasted, dropped or given into the notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-capture.h"
#include "notebook/dossier-job.h"
#include "notebook/dossier-refresh.h"

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
 * DossierIntake::resumed:
 * @n_articles: how many wait from the last time that the notebook was open, and go on now
 *
 * DossierIntake::open:
 * @article_id: it was captured in order to be opened
 *
 * DossierIntake::failed:
 * @error: (type pointer): a #GError, for the time of the signal: why something was not even taken
 *   into the queue; what fails there is told by the queue
 *
 * DossierIntake::refreshed:
 * @result: (type pointer): a #DossierRefreshResult, for the time of the signal
 */
DossierIntake *dossier_intake_new (void);
/* @notebook: (nullable): where everything goes that comes in; until there is one, it waits. */
void dossier_intake_set_notebook (DossierIntake *self, DossierNotebook *notebook);
/* Takes addresses, file URIs or absolute paths into the notebook's capture queue, in one step. */
void dossier_intake_add_all (DossierIntake *self, const char *const *inputs);
/* The same, and asks for the first to be opened. */
void dossier_intake_add_to_open (DossierIntake *self, const char *const *inputs);
/* Captures a text as an article by itself. */
void dossier_intake_add_prose (DossierIntake *self, const char *text);
/* Asks the web for the present state of articles. @ids: (element-type gint64). */
void dossier_intake_refresh (DossierIntake *self, const GArray *ids);
/* Starts the capture of a failed job again; FALSE when the job was not started here. */
gboolean dossier_intake_retry (DossierIntake *self, DossierJob *job);

/**
 * DossierIntakeKind:
 * @DOSSIER_INTAKE_NOTHING: neither addresses nor an article
 * @DOSSIER_INTAKE_ADDRESSES: a list of addresses and files, or some words with addresses in them
 * @DOSSIER_INTAKE_PROSE: an article's own text
 * @DOSSIER_INTAKE_EITHER: a text of an article's length that has addresses in it
 */
typedef enum
{
  DOSSIER_INTAKE_NOTHING,
  DOSSIER_INTAKE_ADDRESSES,
  DOSSIER_INTAKE_PROSE,
  DOSSIER_INTAKE_EITHER,
} DossierIntakeKind;

/**
 * dossier_intake_read:
 * @text: as pasted or dropped, of any length
 * @inputs: (out) (transfer full) (nullable): the addresses, file URIs and paths in it
 *
 * Finds out what somebody has handed over. Lines that are addresses, file URIs or absolute paths
 * and nothing else are a list ("#" starts a comment); so is a text in which hardly anything else
 * stands than web addresses: a mail with links, a table with a column of them.
 */
DossierIntakeKind dossier_intake_read (const char *text, char ***inputs);

G_END_DECLS
