/* test-dates.c: dates are found, and resolved against the day of publication.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-dates.h"

#include <string.h>
#include <time.h>

static GPtrArray *
find_dates (const char *text, const char *published)
{
  GPtrArray *mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);

  dossier_dates_find (text, strlen (text), published, mentions);
  return mentions;
}

static char *
normalize_line (const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "|", 3);

  g_assert_cmpuint (g_strv_length (fields), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_strstrip (fields[i]);

  return g_strjoin (" | ", fields[0], fields[1], fields[2], NULL);
}

static void
check_text (const char *text, const char *published, const char *expected)
{
  g_autoptr (GPtrArray) mentions = find_dates (text, published);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = g_ptr_array_index (mentions, i);

      g_assert_cmpint (mention->kind, ==, DOSSIER_ENTITY_DATE);
      g_assert_true (strncmp (text + mention->span.start,
                              mention->name,
                              mention->span.end - mention->span.start) == 0);
      g_string_append_printf (found,
                              "%s | %s | %s\n",
                              mention->name,
                              mention->date != NULL ? mention->date : "",
                              mention->is_inferred ? "inferred" : "printed");
    }

  if (strcmp (found->str, expected) != 0)
    {
      g_test_fail ();
      g_test_message ("%s\nexpected:\n%sfound:\n%s", text, expected, found->str);
    }
}

static void
test_file (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "figures", "dates.txt", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *published = NULL;
  g_autoptr (GString) expected = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  guint n_texts = 0;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_day = g_str_has_prefix (lines[i], "@ ");
      gboolean is_text = g_str_has_prefix (lines[i], "> ");

      if ((is_day || is_text) && text != NULL)
        {
          check_text (text, published, expected->str);
          g_clear_pointer (&text, g_free);
          n_texts++;
        }
      if (is_day)
        {
          g_free (published);
          published = lines[i][2] == '-' ? NULL : g_strdup (lines[i] + 2);
        }
      else if (is_text)
        {
          text = g_strdup (lines[i] + 2);
          g_string_truncate (expected, 0);
        }
      else if (lines[i][0] != '\0' && lines[i][0] != '#')
        {
          g_autofree char *line = normalize_line (lines[i]);

          g_string_append_printf (expected, "%s\n", line);
        }
    }
  g_assert_nonnull (text);
  check_text (text, published, expected->str);
  g_assert_cmpuint (n_texts, >, 40);
}

/* What the store gives may have a time, or be damaged. */
static void
test_published (void)
{
  static const struct
  {
    const char *published;
    const char *date;
  } cases[] = {
    { "2025-03-19T08:30:00Z", "2025-03-18" },
    { "2025-03-19", "2025-03-18" },
    { "2025-03", NULL },
    { "2025", NULL },
    { "", NULL },
    { "19 March 2025", NULL },
    { "2025-02-30", NULL },
    { "0000-00-00", NULL },
    { "9999-12-31", NULL },
    { "2025-13-01", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) mentions = find_dates ("It ended yesterday.", cases[i].published);
      const DossierMention *mention = NULL;

      g_assert_cmpuint (mentions->len, ==, 1);
      mention = g_ptr_array_index (mentions, 0);
      g_assert_cmpstr (mention->date, ==, cases[i].date);
      g_assert_true (mention->is_inferred);
    }
}

static void
test_every_weekday (void)
{
  static const char *const days[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
                                      "Friday", "Saturday", "Sunday" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *past = g_strdup_printf ("The bridge closed on %s.", days[i]);
      g_autofree char *next = g_strdup_printf ("The bridge will close on %s.", days[i]);
      g_autofree char *past_date = g_strdup_printf ("2025-06-%02u", i < 5 ? 23 + i : 16 + i);
      g_autofree char *next_date = g_strdup_printf ("2025-06-%02u", i < 5 ? 30 + i : 23 + i);
      g_autoptr (GPtrArray) first = find_dates (past, "2025-06-27");
      g_autoptr (GPtrArray) second = find_dates (next, "2025-06-27");

      if (i > 0 && i < 5)
        {
          g_free (next_date);
          next_date = g_strdup_printf ("2025-07-%02u", i);
        }
      g_assert_cmpuint (first->len, ==, 1);
      g_assert_cmpuint (second->len, ==, 1);
      g_assert_cmpstr (((DossierMention *) g_ptr_array_index (first, 0))->date, ==, past_date);
      g_assert_cmpstr (((DossierMention *) g_ptr_array_index (second, 0))->date, ==, next_date);
    }
}

static double
measure (const char *pattern, gsize n_bytes)
{
  g_autoptr (GString) text = g_string_sized_new (n_bytes + 64);
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  double  best = G_MAXDOUBLE;
  clock_t start = 0;

  while (text->len < n_bytes)
    g_string_append (text, pattern);
  for (int i = 0; i < 2; i++)
    {
      g_ptr_array_set_size (mentions, 0);
      start = clock ();
      dossier_dates_find (text->str, text->len, "2025-03-19", mentions);
      best = MIN (best, (double) (clock () - start) / CLOCKS_PER_SEC);
    }

  return best;
}

static void
test_linear_time (void)
{
  static const char *const patterns[] = {
    "1 ",
    "1-",
    "1/1/",
    "May ",
    "Friday ",
    "last ",
    "the day before ",
    "first quarter of ",
    "one hundred ",
    "tens of thousands of ",
    "2019-",
    "2019 to ",
    "on Friday will ",
    "1990s",
    "early ",
    "three days ",
    "2019",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      double small = measure (patterns[i], 25 * 1000);
      double large = measure (patterns[i], 100 * 1000);

      g_test_message ("%s: %.4f s, %.4f s", patterns[i], small, large);
      g_assert_cmpfloat (large, <, 10 * small + 0.02);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/dates/dates-are-found-and-resolved", test_file);
  g_test_add_func ("/core/dates/the-day-of-publication-may-be-damaged", test_published);
  g_test_add_func ("/core/dates/weekdays-lie-in-the-past-unless-told", test_every_weekday);
  g_test_add_func ("/core/dates/time-grows-with-the-length", test_linear_time);

  return g_test_run ();
}
