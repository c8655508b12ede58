/* dossier-headline.c: titles that agree, and names of sites taken off them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-headline.h"
#include "core/extract/dossier-printed-date.h"
#include "core/text/dossier-fold.h"

#include <string.h>

/* What parts a title from the name of its site. */
static const char *const SEPARATORS[] = { " | ", " - ", " – ", " — ", " :: ", " » ", " › ", " · ",
                                          " • ", " « ", " / ", " ~ ", "|",    "｜",  " : " };

/* The words that two titles share must be this part of the shorter one's. */
#define AGREEMENT 0.6
/* A name of a site has no more letters than this. */
#define MAX_SITE_KEY 40
/* With this many words a part of a title is a title. */
#define MIN_TITLE_WORDS 4
/* A section's name before a title has no more words. */
#define MAX_KICKER_WORDS 2
#define MAX_WORDS        64
/* A heading of the second level must be so much of the page's title. */
#define MIN_SUBHEADING_AGREEMENT 0.3

char *
dossier_headline_dup_key (const char *text)
{
  g_autofree char *folded = dossier_fold_string (text, strlen (text));
  GString         *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_utf8_get_char (p));
  return g_string_free (key, FALSE);
}

/* Whether a character is a word by half, as in scripts without spaces. */
static gboolean
is_ideograph (gunichar c)
{
  return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
         (c >= 0x0e00 && c <= 0x0e7f);
}

static guint
count_words (const char *text)
{
  guint    n = 0;
  guint    n_ideographs = 0;
  gboolean is_inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_word = g_unichar_isalnum (c) || c == '\'' || c == 0x2019;

      n_ideographs += is_ideograph (c);
      n += is_word && !is_inside && !is_ideograph (c);
      is_inside = is_word;
    }
  return n + n_ideographs / 2;
}

/* "World Future Awards" is "wfa". */
static gboolean
has_initials (const char *site, const char *key)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  gboolean is_inside = FALSE;

  for (const char *p = site; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean is_letter = g_unichar_isalnum (g_utf8_get_char (p));

      if (is_letter && !is_inside)
        g_string_append_unichar (initials, g_unichar_tolower (g_utf8_get_char (p)));
      is_inside = is_letter;
    }
  return initials->len >= 2 && strcmp (initials->str, key) == 0;
}

static gboolean
names_host (const char *key, const char *host)
{
  g_autofree char *host_key = dossier_headline_dup_key (host);
  gsize            length = strlen (key);

  if (length < 3)
    return FALSE;
  if (strstr (host_key, key) != NULL)
    return TRUE;
  return g_str_has_prefix (key, "the") && length > 5 && strstr (host_key, key + 3) != NULL;
}

/* Whether @part, as a key, names the site: its name, its host or its first label. */
static gboolean
names_site (const char *part, const char *site, const char *host)
{
  g_autofree char *key = dossier_headline_dup_key (part);
  g_autofree char *site_key = site != NULL ? dossier_headline_dup_key (site) : NULL;
  gsize            length = strlen (key);

  if (length == 0)
    return TRUE;
  if (length > MAX_SITE_KEY)
    return FALSE;
  if (site_key != NULL && *site_key != '\0' &&
      (strcmp (key, site_key) == 0 || (length > 3 && strstr (site_key, key) != NULL) ||
       (strlen (site_key) > 3 && strstr (key, site_key) != NULL) || has_initials (site, key)))
    return TRUE;
  return host != NULL && names_host (key, host);
}

/* "news.example.org Snow in June" */
static const char *
skip_host (const char *title, const char *host)
{
  gsize length = host != NULL ? strlen (host) : 0;

  if (length > 3 && g_ascii_strncasecmp (title, host, length) == 0 && title[length] == ' ')
    return title + length + 1;
  return title;
}

char *
dossier_headline_strip_site (const char *title, const char *site, const char *host)
{
  g_autofree char *rest = g_strdup (skip_host (title, host));

  for (guint i = 0; i < G_N_ELEMENTS (SEPARATORS); i++)
    {
      const char *separator = SEPARATORS[i];
      gsize       length = strlen (separator);
      const char *last;
      const char *first;

      while ((last = g_strrstr (rest, separator)) != NULL && last > rest &&
             names_site (last + length, site, host))
        rest[last - rest] = '\0';
      first = strstr (rest, separator);
      if (first != NULL && first > rest)
        {
          g_autofree char *head = g_strndup (rest, first - rest);

          if (names_site (head, site, host))
            {
              char *tail = g_strdup (first + length);

              g_free (rest);
              rest = tail;
            }
        }
    }
  return g_strstrip (g_steal_pointer (&rest));
}

/* Cuts a page's title at its last separator when no name of a site is known to match. */
static char *
strip_last_part (const char *title)
{
  const char *best = NULL;
  gsize       head;

  for (guint i = 0; i < G_N_ELEMENTS (SEPARATORS); i++)
    {
      const char *last = g_strrstr (title, SEPARATORS[i]);

      if (last != NULL && (best == NULL || last > best))
        best = last;
    }
  head = best != NULL ? (gsize) (best - title) : 0;
  /* What is left must still be a title, and what is cut no longer than a name. */
  if (head < 15 || strlen (best) > MAX_SITE_KEY)
    return g_strdup (title);
  return g_strstrip (g_strndup (title, head));
}

static gboolean
has_word (char **words, const char *word)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

static char **
split_words (const char *text)
{
  g_autofree char *folded = dossier_fold_string (text, strlen (text));
  GPtrArray       *words = g_ptr_array_new ();
  const char      *start = NULL;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gboolean is_inside = *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));

      if (is_inside && start == NULL)
        start = p;
      if (!is_inside && start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, p - start));
          start = NULL;
        }
      if (*p == '\0' || words->len >= MAX_WORDS)
        break;
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

/* How far two titles are about the same, from 0 to 1: the words they share of the longer one's; 0
 * when too few of the shorter one's are shared. */
static double
measure_agreement (const char *a, const char *b)
{
  g_autofree char *key_a = dossier_headline_dup_key (a);
  g_autofree char *key_b = dossier_headline_dup_key (b);
  g_auto (GStrv) words_a = NULL;
  g_auto (GStrv) words_b = NULL;
  guint  n_a, n_b, n_shared = 0;
  double n_short = MIN (strlen (key_a), strlen (key_b));
  double n_long = MAX (strlen (key_a), strlen (key_b));

  if (n_short == 0)
    return 0;
  if (strstr (key_b, key_a) != NULL || strstr (key_a, key_b) != NULL)
    return n_short / n_long;
  words_a = split_words (a);
  words_b = split_words (b);
  n_a = g_strv_length (words_a);
  n_b = g_strv_length (words_b);
  for (guint i = 0; i < n_a; i++)
    n_shared += has_word (words_b, words_a[i]);
  if (n_shared < 2 || n_shared < AGREEMENT * MIN (n_a, n_b))
    return 0;
  return (double) n_shared / MAX (n_a, n_b);
}

/* One or two words out of a long title are a section's or a topic's name. */
static gboolean
is_thin (const char *heading, const char *title)
{
  guint n = count_words (heading);

  return n <= 2 && count_words (title) >= 2 * n + 2;
}

/* A part of the page's title that none of the declared ones has is the site's name. */
static gboolean
is_other_part (const DossierHeadlineOffers *offers, const char *heading)
{
  double agreement =
      offers->page_title != NULL ? measure_agreement (heading, offers->page_title) : 0;

  if (agreement == 0 || agreement >= 0.7)
    return FALSE;
  for (guint i = 0; offers->declared[i] != NULL; i++)
    {
      g_autofree char *declared =
          dossier_headline_strip_site (offers->declared[i], offers->site, offers->host);

      if (measure_agreement (declared, offers->page_title) > 0.2)
        return measure_agreement (heading, declared) == 0;
    }
  return FALSE;
}

static double
measure_heading (const DossierHeadlineOffers *offers, const char *heading)
{
  double best = 0;

  if (names_site (heading, offers->site, offers->host))
    return 0;
  for (guint i = 0; offers->declared[i] != NULL; i++)
    {
      g_autofree char *declared =
          dossier_headline_strip_site (offers->declared[i], offers->site, offers->host);
      double agreement = measure_agreement (heading, declared);

      if (agreement > best && !is_thin (heading, declared))
        best = agreement;
    }
  if (offers->page_title == NULL || best > 0 || is_other_part (offers, heading) ||
      is_thin (heading, offers->page_title))
    return best;
  return measure_agreement (heading, offers->page_title);
}

/* The end of @title whose key has @length bytes. */
static const char *
find_tail (const char *title, gsize length)
{
  const char *p = title;

  while (*p != '\0')
    {
      g_autofree char *key = dossier_headline_dup_key (p);

      if (strlen (key) <= length)
        return p + strspn (p, " \t|:-");
      p = g_utf8_next_char (p);
    }
  return title;
}

/* Whether @title begins with the name of a section or a date, and not with a part of a sentence. */
static gboolean
is_kicker (const char *title, const char *tail)
{
  g_autofree char   *kicker = g_strndup (title, tail - title);
  DossierPrintedDate date;

  g_strchomp (kicker);
  if (dossier_printed_date_find (kicker, strlen (kicker), NULL, &date))
    return TRUE;
  return count_words (kicker) <= MAX_KICKER_WORDS && !g_str_has_suffix (kicker, ":") &&
         strpbrk (kicker, "0123456789") == NULL;
}

/* A section's name before the title, known by a declared title that has none. */
static char *
strip_kicker (const DossierHeadlineOffers *offers, const char *title)
{
  g_autofree char *key = dossier_headline_dup_key (title);

  for (guint i = 0; offers->declared[i] != NULL; i++)
    {
      g_autofree char *declared =
          dossier_headline_strip_site (offers->declared[i], offers->site, offers->host);
      g_autofree char *tail = dossier_headline_dup_key (declared);
      const char      *start;

      if (strlen (key) <= strlen (tail) || !g_str_has_suffix (key, tail) ||
          count_words (declared) < MIN_TITLE_WORDS)
        continue;
      start = find_tail (title, strlen (tail));
      if (is_kicker (title, start))
        return g_strdup (start);
    }
  return g_strdup (title);
}

/* Of "Politics | Ministers meet again in the capital | Comment" the part that is a title. */
static char *
choose_part (const char *title)
{
  g_auto (GStrv) parts = g_strsplit (title, "|", 8);
  guint best = 0;
  guint n_best = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint n = count_words (parts[i]);

      if (n > n_best && n_best < MIN_TITLE_WORDS)
        {
          best = i;
          n_best = n;
        }
    }
  if (n_best < MIN_TITLE_WORDS)
    return g_strdup (title);
  return g_strstrip (g_strdup (parts[best]));
}

/* The same words with a colon or a dash between kicker and title, which a page may draw as two
 * lines. */
static char *
punctuate (const DossierHeadlineOffers *offers, char *title)
{
  g_autofree char *key = dossier_headline_dup_key (title);

  for (guint i = 0; offers->declared[i] != NULL; i++)
    {
      g_autofree char *declared =
          dossier_headline_strip_site (offers->declared[i], offers->site, offers->host);
      g_autofree char *other = dossier_headline_dup_key (declared);

      if (strcmp (key, other) != 0 || strstr (declared, ": ") == NULL ||
          strstr (title, ": ") != NULL)
        continue;
      g_free (title);
      return g_steal_pointer (&declared);
    }
  return title;
}

static char *
finish (const DossierHeadlineOffers *offers, const char *title)
{
  g_autofree char *stripped = dossier_headline_strip_site (title, offers->site, offers->host);
  g_autofree char *bare = strip_kicker (offers, stripped);

  return punctuate (offers, choose_part (bare));
}

static char *
strip_page_title (const DossierHeadlineOffers *offers)
{
  g_autofree char *stripped =
      dossier_headline_strip_site (offers->page_title, offers->site, offers->host);
  g_autofree char *part = strcmp (stripped, offers->page_title) == 0 ? strip_last_part (stripped)
                                                                     : g_steal_pointer (&stripped);

  return choose_part (part);
}

/* The only heading that is long enough for a title. */
static const char *
find_lone_heading (const DossierHeadlineOffers *offers)
{
  const char *found = NULL;

  for (guint i = 0; i < offers->n_own_headings; i++)
    {
      const char *heading = offers->headings[i];

      if (count_words (heading) < MIN_TITLE_WORDS ||
          names_site (heading, offers->site, offers->host) || is_other_part (offers, heading) ||
          (found != NULL && strcmp (found, heading) == 0))
        continue;
      if (found != NULL)
        return NULL;
      found = heading;
    }
  return found;
}

/* The heading that agrees best; NULL when none does as much as @least. */
static const char *
find_best (const DossierHeadlineOffers *offers, const char *const *headings, double least)
{
  const char *best = NULL;

  for (guint i = 0; headings != NULL && headings[i] != NULL; i++)
    {
      double agreement = measure_heading (offers, headings[i]);

      if (agreement > least)
        {
          best = headings[i];
          least = agreement;
        }
    }
  return best;
}

char *
dossier_headline_choose (const DossierHeadlineOffers *offers)
{
  const char *best;

  g_return_val_if_fail (offers != NULL, NULL);
  best = find_best (offers, offers->headings, 0);
  if (best == NULL)
    best = find_lone_heading (offers);
  for (guint i = 0; best == NULL && offers->declared[i] != NULL; i++)
    if (!names_site (offers->declared[i], offers->site, offers->host))
      best = offers->declared[i];
  if (best == NULL)
    best = find_best (offers, offers->subheadings, MIN_SUBHEADING_AGREEMENT);
  if (best != NULL)
    return finish (offers, best);
  if (offers->page_title != NULL && *offers->page_title != '\0')
    return strip_page_title (offers);
  return g_strdup (offers->headings[0]);
}
