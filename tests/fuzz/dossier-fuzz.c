/* dossier-fuzz.c: what every fuzz target has in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/fuzz/dossier-fuzz.h"

#include <stdlib.h>
#include <string.h>

/* GLib's own way to die, a trap, is none that libFuzzer notices and keeps the input of. */
void
dossier_fuzz_fail (const char *promise)
{
  g_printerr ("broken promise: %s\n", promise);
  abort ();
}

static void
message_logged_cb (const char    *domain,
                   GLogLevelFlags level,
                   const char    *message,
                   gpointer       user_data)
{
  if (level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING))
    dossier_fuzz_fail (message);
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_log_set_default_handler (message_logged_cb, NULL);
  return 0;
}

char *
dossier_fuzz_make_text (const uint8_t *data, size_t size, gsize *length)
{
  char *text = g_utf8_make_valid ((const char *) data, (gssize) size);

  *length = strlen (text);
  return text;
}

static gboolean
is_boundary (const char *text, gsize length, gsize offset)
{
  return offset == length || ((guchar) text[offset] & 0xc0) != 0x80;
}

void
dossier_fuzz_check_span (const char *text, gsize length, DossierSpan span)
{
  dossier_fuzz_check (span.start <= span.end);
  dossier_fuzz_check (span.end <= length);
  dossier_fuzz_check (is_boundary (text, length, span.start));
  dossier_fuzz_check (is_boundary (text, length, span.end));
}
