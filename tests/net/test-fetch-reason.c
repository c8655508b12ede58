/* test-fetch-reason.c: every failure is told in a sentence that a reader understands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-fetch-reason.h"

typedef struct
{
  guint       status;
  const char *retry_after;
  const char *reason;
} StatusCase;

static const StatusCase status_cases[] = {
  { 404, NULL, "there is no such page on this server (404)" },
  { 410, NULL, "this page has been removed for good (410)" },
  { 451, NULL, "this page is withheld for legal reasons (451)" },
  { 499, NULL, "the server refuses to give this page out (499)" },
  { 599, NULL, "the server has failed (599)" },
  { 302, NULL, "the server points elsewhere without saying where (302)" },
  { 999, NULL, "the server has failed (999)" },
  { 429,
    "1",
    "the server asks for a pause after too many requests (429); it says to try again in a second" },
  { 429,
    "45",
    "the server asks for a pause after too many requests (429); it says to try again in 45 "
    "seconds" },
  { 429,
    "60",
    "the server asks for a pause after too many requests (429); it says to try again in a minute" },
  { 429,
    "90",
    "the server asks for a pause after too many requests (429); it says to try again in 90 "
    "seconds" },
  { 503,
    "121",
    "the server is overloaded or being repaired (503); it says to try again in 3 minutes" },
  { 503,
    "7200",
    "the server is overloaded or being repaired (503); it says to try again in 2 hours" },
  { 503,
    "864000",
    "the server is overloaded or being repaired (503); it says to try again in 10 days" },
  { 503,
    "99999999999999999999999",
    "the server is overloaded or being repaired (503); it says to try again in 9999 days" },
  { 503, "0", "the server is overloaded or being repaired (503)" },
  { 503, "-5", "the server is overloaded or being repaired (503)" },
  { 503, "soon", "the server is overloaded or being repaired (503)" },
  { 503, "", "the server is overloaded or being repaired (503)" },
  { 503, "Thu, 01 Jan 1998 00:00:00 GMT", "the server is overloaded or being repaired (503)" },
};

static void
test_statuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (status_cases); i++)
    {
      SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
      g_autofree char    *reason = NULL;

      if (status_cases[i].retry_after != NULL)
        soup_message_headers_append (headers, "Retry-After", status_cases[i].retry_after);
      reason = dossier_fetch_reason_for_status (status_cases[i].status, headers);
      g_assert_cmpstr (reason, ==, status_cases[i].reason);
      soup_message_headers_unref (headers);
    }
}

static void
test_a_date_to_come_back (void)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) later = g_date_time_add_minutes (now, 60 * 5 - 1);
  g_autofree char *date = soup_date_time_to_string (later, SOUP_DATE_HTTP);
  g_autofree char *reason = NULL;

  soup_message_headers_append (headers, "Retry-After", date);
  reason = dossier_fetch_reason_for_status (503, headers);
  g_assert_true (g_str_has_suffix (reason, "in 5 hours"));
  soup_message_headers_unref (headers);
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
  g_test_add_func ("/net/fetch-reason/a-date-to-come-back-is-told-as-a-wait",
                   test_a_date_to_come_back);
  g_test_add_func ("/net/fetch-reason/known-errors-keep-their-code",
                   test_known_errors_keep_their_code);
  g_test_add_func ("/net/fetch-reason/unknown-errors-keep-their-words",
                   test_unknown_errors_keep_their_words);
  g_test_add_func ("/net/fetch-reason/the-gravest-fault-of-a-certificate-is-told",
                   test_the_gravest_fault_of_a_certificate);
  return g_test_run ();
}
