/* dossier-rule-work.h: applies rules to the whole notebook in the background.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_RULE_WORK (dossier_rule_work_get_type ())
G_DECLARE_FINAL_TYPE (DossierRuleWork, dossier_rule_work, DOSSIER, RULE_WORK, GObject)

/**
 * DossierRuleWork:
 *
 * Looks for work when it is made and after every change of a rule, whoever made it, and does it in
 * pieces between the writer's other jobs. What takes longer than a moment shows as a job of the
 * notebook; when that is cancelled the work rests until dossier_rule_work_resume () or the next
 * correction, and what was done stays. It is written down as it goes, so that a program that ends
 * loses none of it.
 *
 * Properties, read only: "is-resting" (boolean): stopped with work left; "is-idle" (boolean):
 * nothing is left.
 */
DossierRuleWork *dossier_rule_work_new (DossierNotebook *notebook);
/* The notebook's own; from the first call on it works. (transfer none) */
DossierRuleWork *dossier_notebook_get_rule_work (DossierNotebook *notebook);
gboolean         dossier_rule_work_is_resting (DossierRuleWork *self);
gboolean         dossier_rule_work_is_idle (DossierRuleWork *self);
void             dossier_rule_work_resume (DossierRuleWork *self);
/* Before the notebook closes. */
void dossier_rule_work_close (DossierRuleWork *self);

G_END_DECLS
