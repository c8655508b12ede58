/* dossier-statement.h: one prepared statement: binding, stepping, reading columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store. An acquired statement is given back by g_autoptr, which resets it, so that
 * no read stays open longer than its function.
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef sqlite3_stmt DossierStatement;

typedef enum
{
  DOSSIER_STEP_ERROR,
  DOSSIER_STEP_ROW,
  DOSSIER_STEP_DONE,
} DossierStep;

/* Resets it and forgets what was bound. */
void dossier_statement_give_back (DossierStatement *self);

/* Parameters have their names with the colon; a name that is not in the statement is our mistake.
 * What is bound must live until the statement is given back or bound anew. */
void dossier_statement_bind_int (DossierStatement *self, const char *name, gint64 value);
/* NULL for -1: either. */
void dossier_statement_bind_choice (DossierStatement *self, const char *name, int value);
/* NULL for what is not finite. */
void dossier_statement_bind_double (DossierStatement *self, const char *name, double value);
void dossier_statement_bind_null (DossierStatement *self, const char *name);
/* @value (nullable) */
void dossier_statement_bind_text (DossierStatement *self, const char *name, const char *value);
/* The same, where the value does not live so long. */
void dossier_statement_bind_text_copy (DossierStatement *self, const char *name, const char *value);
void dossier_statement_bind_text_n (DossierStatement *self,
                                    const char       *name,
                                    const char       *value,
                                    gsize             length);
void dossier_statement_bind_bytes (DossierStatement *self, const char *name, GBytes *bytes);
/* ":limit"; 0 is none. */
void dossier_statement_bind_limit (DossierStatement *self, guint limit);

DossierStep dossier_statement_step (DossierStatement *self, GError **error);
/* Steps to the end and resets, so that the next values can be bound; rows are not looked at. */
gboolean dossier_statement_run (DossierStatement *self, GError **error);

gint64 dossier_statement_get_int (DossierStatement *self, int column);
/* NAN for NULL. */
double   dossier_statement_get_double (DossierStatement *self, int column);
gboolean dossier_statement_is_null (DossierStatement *self, int column);
/* (nullable): valid until the next step. */
const char *dossier_statement_get_text (DossierStatement *self, int column);
char       *dossier_statement_dup_text (DossierStatement *self, int column);
GBytes     *dossier_statement_dup_bytes (DossierStatement *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierStatement, dossier_statement_give_back)

G_END_DECLS
