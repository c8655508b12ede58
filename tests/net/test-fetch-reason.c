/* test-fetch-reason.c: every failure is told in a sentence that a reader understands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-fetch-error.h"
#include "net/dossier-fetch-reason.h"

typedef struct
{
  guint       status;
  gint64      wait;
  int         code;
  const char *reason;
} StatusCase;

static const StatusCase status_cases[] = {
  { 404, 0, DOSSIER_FETCH_ERROR_NOT_FOUND, "there is no such page on this server (404)" },
  { 410, 0, DOSSIER_FETCH_ERROR_GONE, "this page has been removed for good (410)" },
  { 451, 0, DOSSIER_FETCH_ERROR_LEGAL, "this page is withheld for legal reasons (451)" },
  { 499, 0, DOSSIER_FETCH_ERROR_STATUS, "the server refuses to give this page out (499)" },
  { 599, 0, DOSSIER_FETCH_ERROR_STATUS, "the server has failed (599)" },
  { 302, 0, DOSSIER_FETCH_ERROR_STATUS, "the server points elsewhere without saying where (302)" },
  { 999, 0, DOSSIER_FETCH_ERROR_STATUS, "the server has failed (999)" },
  { 503, -1, DOSSIER_FETCH_ERROR_SERVER, "the server is overloaded or being repaired (503)" },
  { 429,
    1,
    DOSSIER_FETCH_ERROR_TRY_LATER,
    "the server asks for a pause after too many requests (429); it says to try again in a second" },
  { 503,
    7200,
    DOSSIER_FETCH_ERROR_SERVER,
    "the server is overloaded or being repaired (503); it says to try again in 2 hours" },
};

static void
test_statuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (status_cases); i++)
    {
      const StatusCase *row = &status_cases[i];
      g_autoptr (GError) error = dossier_fetch_reason_for_status (row->status, row->wait);

      g_assert_error (error, DOSSIER_FETCH_ERROR, row->code);
      g_assert_cmpstr (error->message, ==, row->reason);
    }
}

static void
test_waits (void)
{
  static const struct
  {
    gint64      seconds;
    const char *words;
  } rows[] = {
    { 1, "a second" },           { 45, "45 seconds" },  { 60, "a minute" },
    { 90, "90 seconds" },        { 121, "3 minutes" },  { 5 * 60 * 60 - 60, "5 hours" },
    { 7200, "2 hours" },         { 864000, "10 days" }, { 86400, "a day" },
    { G_MAXINT64, "9999 days" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = dossier_fetch_reason_describe_wait (rows[i].seconds);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_known_errors_keep_their_code (void)
{
  g_autoptr (GError) error = dossier_fetch_reason_explain (
      g_error_new_literal (G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "EAI_NONAME"),
      "no%such.test");

  g_assert_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "there is no server called no%such.test");
}

static void
test_unknown_errors_keep_their_words (void)
{
  g_autoptr (GError) error = dossier_fetch_reason_explain (
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TOO_MANY_OPEN_FILES, "Too many open files"),
      "site.test");

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_OPEN_FILES);
  g_assert_cmpstr (error->message, ==, "Too many open files");
}

static void
test_the_gravest_fault_of_a_certificate (void)
{
  g_assert_cmpstr (dossier_fetch_reason_for_certificate (G_TLS_CERTIFICATE_EXPIRED |
                                                         G_TLS_CERTIFICATE_UNKNOWN_CA),
                   ==,
                   "the server's certificate has expired");
  g_assert_cmpstr (dossier_fetch_reason_for_certificate (G_TLS_CERTIFICATE_GENERIC_ERROR),
                   ==,
                   "the server's certificate is not valid");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/fetch-reason/a-status-has-its-sentence", test_statuses);
  g_test_add_func ("/net/fetch-reason/a-wait-is-told-in-its-largest-unit-rounded-up", test_waits);
  g_test_add_func ("/net/fetch-reason/known-errors-keep-their-code",
                   test_known_errors_keep_their_code);
  g_test_add_func ("/net/fetch-reason/unknown-errors-keep-their-words",
                   test_unknown_errors_keep_their_words);
  g_test_add_func ("/net/fetch-reason/the-gravest-fault-of-a-certificate-is-told",
                   test_the_gravest_fault_of_a_certificate);
  return g_test_run ();
}
