/* test-printed-date.c: dates as the press of many countries prints them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-printed-date.h"

#include <string.h>

/* A day, or nothing, out of what a page in this language says. */
static const struct
{
  const char *language;
  const char *text;
  const char *iso;
} DATES[] = {
  { "en", "2023-12-22T10:05:30.123+0100", "2023-12-22T10:05:30+01:00" },
  { "en", "Fri, 22 Dec 2023 10:05:00 GMT", "2023-12-22T10:05:00Z" },
  { "en", "20231222", "2023-12-22" },
  { "en", "1703239500", "2023-12-22" },
  { "en", "1703239500000", "2023-12-22" },
  { "en", "Dec. 22nd, 2023 at 2:05 pm EST", "2023-12-22T14:05-05:00" },
  { "en", "Updated 12:30 AM, December 2, 2023", "2023-12-02" },
  { "en", "22-Dec-23", "2023-12-22" },
  { "en", "12/3/2024", "2024-12-03" },
  { "en-GB", "12/3/2024", "2024-03-12" },
  { "en", "25/3/2024", "2024-03-25" },
  { "de", "Stand: 12.03.2024, 14:05 Uhr", "2024-03-12T14:05" },
  { "de", "12. März 2024 um 18.05 Uhr", "2024-03-12T18:05" },
  { "de", "Di., 5. Jänner 2024", "2024-01-05" },
  { "de", "03.04.24", "2024-04-03" },
  { "de", "3/4/2024", "2024-04-03" },
  { "fr", "Publié le 1er avril 2024 à 14h05", "2024-04-01T14:05" },
  { "es", "12 de marzo de 2024 a las 9:05", "2024-03-12T09:05" },
  { "it", "martedì 12 marzo 2024 alle 14:05", "2024-03-12T14:05" },
  { "pt", "12 de março de 2024 às 14h05", "2024-03-12T14:05" },
  { "nl", "12 maart 2024 om 14:05", "2024-03-12T14:05" },
  { "sv", "12 mars 2024 kl. 14:05", "2024-03-12T14:05" },
  { "nb", "12. des. 2023", "2023-12-12" },
  { "fi", "12. maaliskuuta 2024", "2024-03-12" },
  { "pl", "12 października 2023, 14:05", "2023-10-12T14:05" },
  { "pl", "12 listopada 2023", "2023-11-12" },
  { "hr", "12. listopada 2023.", "2023-10-12" },
  { "cs", "12. listopadu 2023", "2023-11-12" },
  { "hu", "2024. március 12. 14:05", "2024-03-12T14:05" },
  { "ru", "12 марта 2024 г. в 14:05", "2024-03-12T14:05" },
  { "uk", "12 березня 2024, 14:05", "2024-03-12T14:05" },
  { "tr", "12 Mart 2024", "2024-03-12" },
  { "el", "12 Μαρτίου 2024", "2024-03-12" },
  { "ar", "١٢ مارس ٢٠٢٤", "2024-03-12" },
  { "ar", "12 آذار 2024", "2024-03-12" },
  { "fa", "۱۲ اسفند ۱۴۰۲ ساعت ۱۴:۰۵", "2024-03-02T14:05" },
  { "fa", "1 فروردین 1403", "2024-03-20" },
  { "fa", "۱۳۹۹/۱۲/۳۰", "2021-03-20" },
  { "he", "12 במרץ 2024", "2024-03-12" },
  { "hi", "12 मार्च 2024", "2024-03-12" },
  { "th", "12 มีนาคม 2567", "2024-03-12" },
  { "ja", "2024年3月12日", "2024-03-12" },
  { "zh", "发布时间：2024-03-12 14:05", "2024-03-12T14:05" },
  { "ko", "2024. 3. 12.", "2024-03-12" },
  { "en", "in 2024 and 3 May", NULL },
  { "en", "version 10.2.13.4", NULL },
  { "en", "31 February 2024", NULL },
  { "en", "12 March 1899", NULL },
  { "en", "", NULL },
};

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (DATES); i++)
    {
      DossierDateHabit   habit = dossier_printed_date_guess_habit (DATES[i].language, NULL);
      DossierPrintedDate found;
      gboolean           is_found =
          dossier_printed_date_find (DATES[i].text, strlen (DATES[i].text), &habit, &found);

      g_test_message ("%s", DATES[i].text);
      g_assert_cmpstr (is_found ? found.iso : NULL, ==, DATES[i].iso);
    }
}

static void
test_hosts (void)
{
  static const struct
  {
    const char *language;
    const char *host;
    gboolean    is_day_first;
  } HOSTS[] = {
    { "en", "paper.example.co.uk", TRUE },
    { NULL, "paper.example.au", TRUE },
    { "en-US", "paper.example", FALSE },
    { "en-IN", "paper.example", TRUE },
    { NULL, NULL, FALSE },
    { "de", "paper.example.com", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (HOSTS); i++)
    g_assert_cmpint (
        dossier_printed_date_guess_habit (HOSTS[i].language, HOSTS[i].host).is_day_first,
        ==,
        HOSTS[i].is_day_first);
}

static void
test_span (void)
{
  static const char  TEXT[] = "Opublikowano: ١٢ مارس ٢٠٢٤, druk";
  DossierPrintedDate found;
  g_autofree char   *words = NULL;

  g_assert_true (dossier_printed_date_find (TEXT, sizeof TEXT - 1, NULL, &found));
  words = g_strndup (TEXT + found.start, found.end - found.start);
  g_assert_cmpstr (words, ==, "١٢ مارس ٢٠٢٤");
  g_assert_false (found.is_ambiguous);
}

static void
test_ambiguous (void)
{
  DossierPrintedDate found;

  g_assert_true (dossier_printed_date_find ("3/4/2024", 8, NULL, &found));
  g_assert_true (found.is_ambiguous);
  g_assert_true (dossier_printed_date_find ("3/14/2024", 9, NULL, &found));
  g_assert_false (found.is_ambiguous);
}

/* Ten thousand bytes of numbers and months must not take longer than the first thousand. */
static void
test_long_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  DossierPrintedDate found;

  while (text->len < 1000)
    g_string_append (text, "3 May ä. ");
  g_string_append (text, "12 March 2024");
  g_assert_false (dossier_printed_date_find (text->str, text->len, NULL, &found));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/printed-date/every-country-has-its-way-of-writing-a-day", test_dates);
  g_test_add_func ("/core/printed-date/hosts-and-regions-put-the-day-first", test_hosts);
  g_test_add_func ("/core/printed-date/the-span-is-in-the-text-as-given", test_span);
  g_test_add_func ("/core/printed-date/a-day-that-might-be-a-month-is-told", test_ambiguous);
  g_test_add_func ("/core/printed-date/only-the-start-of-a-long-text-is-read", test_long_text);
  return g_test_run ();
}
