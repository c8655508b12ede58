/* dossier-headline.c: titles that agree, and names of sites taken off them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-headline.h"
#include "core/text/dossier-fold.h"

#include <string.h>

/* What parts a title from the name of its site. */
static const char *const SEPARATORS[] = { " | ", " - ", " – ", " — ", " :: ", " » ", " › ",
                                          " · ", " • ", " « ", " / ", " ~ ",  "|" };

/* The words that two titles share must be this part of the shorter one's. */
#define AGREEMENT 0.6
/* A name of a site has no more letters than this. */
#define MAX_SITE_KEY 40

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

/* Whether @part, as a key, names the site: its name, its host or its first label. */
static gboolean
names_site (const char *part, const char *site, const char *host)
{
  g_autofree char *key = dossier_headline_dup_key (part);
  g_autofree char *site_key = site != NULL ? dossier_headline_dup_key (site) : NULL;
  g_autofree char *host_key = host != NULL ? dossier_headline_dup_key (host) : NULL;
  gsize            length = strlen (key);

  if (length == 0)
    return TRUE;
  if (length > MAX_SITE_KEY)
    return FALSE;
  if (site_key != NULL && *site_key != '\0' &&
      (strcmp (key, site_key) == 0 || (length > 3 && strstr (site_key, key) != NULL) ||
       (strlen (site_key) > 3 && strstr (key, site_key) != NULL)))
    return TRUE;
  return host_key != NULL && length >= 3 &&
         (strstr (host_key, key) != NULL ||
          (g_str_has_prefix (key, "the") && strstr (host_key, key + 3) != NULL && length > 5));
}

static const char *
find_last (const char *text, const char *separator)
{
  return g_strrstr (text, separator);
}

char *
dossier_headline_strip_site (const char *title, const char *site, const char *host)
{
  g_autofree char *rest = g_strdup (title);

  for (guint i = 0; i < G_N_ELEMENTS (SEPARATORS); i++)
    {
      const char *separator = SEPARATORS[i];
      gsize       length = strlen (separator);
      const char *last;
      const char *first;

      while ((last = find_last (rest, separator)) != NULL && last > rest &&
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
      const char *last = find_last (title, SEPARATORS[i]);

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
  const char      *p = folded;

  for (;; p = g_utf8_next_char (p))
    {
      gboolean is_inside = *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));

      if (is_inside && start == NULL)
        start = p;
      if (!is_inside && start != NULL)
        {
          g_ptr_array_add (words, g_strndup (start, p - start));
          start = NULL;
        }
      if (*p == '\0' || words->len >= 64)
        break;
    }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

/* Whether two titles are about the same: one holds the other, or most words are shared. */
static gboolean
agree (const char *a, const char *b)
{
  g_autofree char *key_a = dossier_headline_dup_key (a);
  g_autofree char *key_b = dossier_headline_dup_key (b);
  g_auto (GStrv) words_a = NULL;
  g_auto (GStrv) words_b = NULL;
  guint n_a, n_b, n_shared = 0;

  if (*key_a == '\0' || *key_b == '\0')
    return FALSE;
  if (strstr (key_b, key_a) != NULL || strstr (key_a, key_b) != NULL)
    return MIN (strlen (key_a), strlen (key_b)) * 4 > strlen (key_a);
  words_a = split_words (a);
  words_b = split_words (b);
  n_a = g_strv_length (words_a);
  n_b = g_strv_length (words_b);
  for (guint i = 0; i < n_a; i++)
    n_shared += has_word (words_b, words_a[i]);
  return n_shared > 1 && n_shared >= AGREEMENT * MIN (n_a, n_b);
}

static gboolean
agrees_with_any (const DossierHeadlineOffers *offers, const char *heading)
{
  if (names_site (heading, offers->site, offers->host))
    return FALSE;
  for (guint i = 0; offers->declared[i] != NULL; i++)
    if (agree (heading, offers->declared[i]))
      return TRUE;
  return offers->page_title != NULL && agree (heading, offers->page_title);
}

static char *
strip_page_title (const DossierHeadlineOffers *offers)
{
  g_autofree char *stripped =
      dossier_headline_strip_site (offers->page_title, offers->site, offers->host);

  return strcmp (stripped, offers->page_title) == 0 ? strip_last_part (stripped)
                                                    : g_steal_pointer (&stripped);
}

char *
dossier_headline_choose (const DossierHeadlineOffers *offers)
{
  g_return_val_if_fail (offers != NULL, NULL);
  for (guint i = 0; offers->headings[i] != NULL; i++)
    if (agrees_with_any (offers, offers->headings[i]))
      return dossier_headline_strip_site (offers->headings[i], offers->site, offers->host);
  for (guint i = 0; offers->declared[i] != NULL; i++)
    if (!names_site (offers->declared[i], offers->site, offers->host))
      return dossier_headline_strip_site (offers->declared[i], offers->site, offers->host);
  if (offers->page_title != NULL && *offers->page_title != '\0')
    return strip_page_title (offers);
  return g_strdup (offers->headings[0]);
}
