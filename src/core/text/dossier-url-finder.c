/* dossier-url-finder.c: finds the web addresses that stand in a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-url-finder.h"

#include "core/text/dossier-url.h"

#include <string.h>

static const char *const beginnings[] = { "https://", "http://", "www." };

/* What ends an address wherever it stands: no address has it unescaped. */
#define STOPS " \t\r\n\v\f<>\"`|\\^{}"

/* What may stand in an address, but at its end belongs to the sentence around it. */
#define LOOSE_ENDS ".,;:!?'*"

/* Typographic marks and spaces that end an address, in UTF-8. */
static const char *const wide_stops[] = {
  "\xe2\x80\x9c", "\xe2\x80\x9d", "\xe2\x80\x9e", "\xe2\x80\x98", "\xe2\x80\x99", "\xc2\xab",
  "\xc2\xbb",     "\xc2\xa0",     "\xe2\x80\xaf", "\xe2\x80\xa8", "\xe2\x80\xa9",
};

static gsize
match_beginning (const char *text, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      gsize n = strlen (beginnings[i]);

      if (length > n && g_ascii_strncasecmp (text, beginnings[i], n) == 0)
        return n;
    }
  return 0;
}

static gboolean
is_stop (const char *text, gsize length)
{
  if ((guchar) *text < 0x20 || (guchar) *text == 0x7f || strchr (STOPS, *text) != NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (wide_stops); i++)
    {
      gsize n = strlen (wide_stops[i]);

      if (length >= n && memcmp (text, wide_stops[i], n) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "https://a.example/1,https://a.example/2": two columns of a table. */
static gboolean
is_next_column (const char *text, gsize length)
{
  return (*text == ',' || *text == ';') && length > 1 &&
         g_ascii_strncasecmp (text + 1, "http", MIN (length - 1, 4)) == 0 &&
         match_beginning (text + 1, length - 1) > 0;
}

static gsize
count (const char *text, gsize length, char wanted)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += text[i] == wanted;
  return n;
}

/* A closing bracket at the end belongs to the address only when its opening one does. The brackets
 * are counted once, so that a thousand of them cost no more than others. */
static gsize
trim (const char *text, gsize length)
{
  static const char brackets[][2] = { { '(', ')' }, { '[', ']' } };
  gsize             n_surplus[G_N_ELEMENTS (brackets)];

  for (gsize i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      gsize n_open = count (text, length, brackets[i][0]);
      gsize n_closed = count (text, length, brackets[i][1]);

      n_surplus[i] = n_closed > n_open ? n_closed - n_open : 0;
    }
  while (length > 0)
    {
      char     last = text[length - 1];
      gboolean is_loose = strchr (LOOSE_ENDS, last) != NULL;

      for (gsize i = 0; i < G_N_ELEMENTS (brackets); i++)
        if (last == brackets[i][1] && n_surplus[i] > 0)
          {
            n_surplus[i]--;
            is_loose = TRUE;
          }
      if (!is_loose)
        break;
      length--;
    }
  return length;
}

/* Not in the middle of a word: "xhttps://" is none of ours. */
static gboolean
may_start (const char *text, gsize position)
{
  const char *before = g_utf8_find_prev_char (text, text + position);

  return before == NULL ||
         !g_unichar_isalnum (g_utf8_get_char_validated (before, text + position - before));
}

/* The bytes of the address that starts at @position; zero for none. */
static gsize
measure (const char *whole, gsize position, gsize whole_length)
{
  const char *text = whole + position;
  gsize       length = whole_length - position;
  gsize       n = match_beginning (text, length);

  if (n == 0 || !may_start (whole, position))
    return 0;
  while (n < length && !is_stop (text + n, length - n) && !is_next_column (text + n, length - n))
    n++;
  return trim (text, n);
}

static gsize
count_others (const char *text, gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += !g_ascii_isspace (text[i]) && ((guchar) text[i] & 0xc0) != 0x80;
  return n;
}

void
dossier_url_finder_find (const char *text, gsize length, gsize max_urls, DossierUrlFinds *finds)
{
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize others = 0;

  g_return_if_fail (text != NULL || length == 0);
  g_return_if_fail (finds != NULL);

  *finds = (DossierUrlFinds){ 0 };
  for (gsize i = 0; i < length;)
    {
      gsize            n = urls->len < max_urls ? measure (text, i, length) : 0;
      g_autofree char *words = n > 0 ? g_strndup (text + i, n) : NULL;
      g_autofree char *url = words != NULL ? dossier_url_parse_input (words, NULL) : NULL;

      if (url == NULL)
        {
          /* What is too long or too odd for an address is passed over as a whole. */
          i += MAX (n, 1);
          continue;
        }
      finds->n_others += count_others (text + others, i - others);
      i += n;
      others = i;
      /* The table keeps no copies: a name that it knows must not replace the one that stays. */
      if (g_hash_table_contains (seen, url))
        continue;
      g_hash_table_add (seen, url);
      g_ptr_array_add (urls, g_steal_pointer (&url));
    }
  finds->n_others += count_others (text + others, length - others);
  finds->n_urls = urls->len;
  g_ptr_array_add (urls, NULL);
  finds->urls = (char **) g_ptr_array_free (g_steal_pointer (&urls), FALSE);
}

void
dossier_url_finds_clear (DossierUrlFinds *self)
{
  g_clear_pointer (&self->urls, g_strfreev);
}
