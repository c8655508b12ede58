/* dossier-import-report.c: what became of a file that was imported, in numbers and sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/import/dossier-import-private.h"

#include <glib/gi18n-lib.h>

DossierImportReport *
dossier_import_report_new (const char *format)
{
  DossierImportReport *self = g_new0 (DossierImportReport, 1);

  self->format = g_strdup (format);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dossier_import_report_free (DossierImportReport *self)
{
  if (self == NULL)
    return;
  g_free (self->format);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

void
dossier_import_report_add_problem (DossierImportReport *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* The number stands in the sentence where its "%u" is; nothing is said of none. */
static void
append_sentence (GString *text, guint n, const char *sentence)
{
  g_auto (GStrv) parts = g_strsplit (sentence, "%u", 2);
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autofree char *filled = g_strjoinv (number, parts);

  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, filled);
}

char *
dossier_import_report_dup_summary (const DossierImportReport *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_sentence (text,
                   self->n_new,
                   g_dngettext (GETTEXT_PACKAGE, "%u new article", "%u new articles", self->n_new));
  append_sentence (
      text,
      self->n_versions,
      g_dngettext (GETTEXT_PACKAGE, "%u new version", "%u new versions", self->n_versions));
  append_sentence (text,
                   self->n_known,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%u article was here before",
                                "%u articles were here before",
                                self->n_known));
  append_sentence (text,
                   self->n_waiting,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%u address waits to be captured",
                                "%u addresses wait to be captured",
                                self->n_waiting));
  append_sentence (text,
                   self->n_feeds,
                   g_dngettext (GETTEXT_PACKAGE, "%u new feed", "%u new feeds", self->n_feeds));
  append_sentence (text,
                   self->n_exact,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%u note placed exactly",
                                "%u notes placed exactly",
                                self->n_exact));
  append_sentence (text,
                   self->n_approximate,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%u note placed approximately",
                                "%u notes placed approximately",
                                self->n_approximate));
  append_sentence (text,
                   self->n_orphans,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%u note not placed, kept beside its article",
                                "%u notes not placed, kept beside their articles",
                                self->n_orphans));
  append_sentence (text,
                   self->n_same,
                   g_dngettext (GETTEXT_PACKAGE,
                                "%u note was here before",
                                "%u notes were here before",
                                self->n_same));
  append_sentence (
      text,
      self->n_others,
      g_dngettext (GETTEXT_PACKAGE, "%u other thing", "%u other things", self->n_others));
  if (text->len == 0)
    g_string_append (text, _ ("Nothing in the file is new"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
