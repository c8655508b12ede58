/* dossier-feed-text.c: plain text out of what feeds put into titles and summaries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/feed/dossier-feed-text.h"

#include "core/extract/dossier-html-guard.h"
#include "core/extract/dossier-html-tree.h"

#include <string.h>

/* How much HTML is looked at for each character that is wanted. */
#define BYTES_PER_CHARACTER 16
#define LEAST_BYTES         8192
/* A text that must be cut ends with a whole word when one ends so near. */
#define LONGEST_WORD 40

static gsize
cut_bytes (const char *text, gsize length, gsize max_bytes)
{
  if (length <= max_bytes)
    return length;
  while (max_bytes > 0 && (text[max_bytes] & 0xc0) == 0x80)
    max_bytes--;
  return max_bytes;
}

static char *
read_html (const char *html, gsize length)
{
  g_autofree char *guarded = NULL;
  g_autoptr (DossierHtmlTree) tree = NULL;
  gsize guarded_length = 0;

  guarded = dossier_html_guard (html, length, &guarded_length);
  tree = dossier_html_tree_parse (guarded, guarded_length, NULL);
  return tree != NULL ? dossier_html_tree_dup_text (tree, 0) : NULL;
}

/* "<" as a character, the entities as they are. */
static char *
escape_tags (const char *text, gsize length)
{
  GString *escaped = g_string_sized_new (length + 16);

  for (gsize i = 0; i < length; i++)
    if (text[i] == '<')
      g_string_append (escaped, "&lt;");
    else
      g_string_append_c (escaped, text[i]);
  return g_string_free (escaped, FALSE);
}

static char *
read_markup (const char *text, gsize length, DossierFeedMarkup markup)
{
  g_autofree char *escaped = NULL;

  if (memchr (text, '&', length) == NULL &&
      (markup == DOSSIER_FEED_MARKUP_NONE || memchr (text, '<', length) == NULL))
    return g_strndup (text, length);
  if (markup == DOSSIER_FEED_MARKUP_HTML)
    return read_html (text, length);
  escaped = escape_tags (text, length);
  return read_html (escaped, strlen (escaped));
}

/* Also what is invisible: joiners that break words for display, controls. */
static char *
collapse (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  gboolean is_spaced = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0x200b || g_unichar_iscntrl (c))
        is_spaced = c != 0x200b || is_spaced;
      else if (c != 0x00ad && c != 0xfeff && c != 0xfffc)
        {
          if (is_spaced && out->len > 0)
            g_string_append_c (out, ' ');
          is_spaced = FALSE;
          g_string_append_unichar (out, c);
        }
    }
  return g_string_free (out, FALSE);
}

static char *
cut_at_word (const char *text, gsize max_characters)
{
  const char *end = g_utf8_offset_to_pointer (text, max_characters - 1);
  const char *p = end;

  while (p > text && end - p < LONGEST_WORD && *p != ' ')
    p--;
  if (*p == ' ')
    end = p;
  while (*end != ' ' && (*end & 0xc0) == 0x80)
    end--;
  while (end > text && strchr (" ,;:-", end[-1]) != NULL)
    end--;
  return g_strdup_printf ("%.*s…", (int) (end - text), text);
}

char *
dossier_feed_text (const char *text, gsize length, DossierFeedMarkup markup, gsize max_characters)
{
  g_autofree char *read = NULL;
  g_autofree char *collapsed = NULL;

  g_return_val_if_fail (max_characters > 0, NULL);

  length = cut_bytes (text, length, MAX (LEAST_BYTES, max_characters * BYTES_PER_CHARACTER));
  read = read_markup (text, length, markup);
  if (read == NULL)
    return NULL;
  collapsed = collapse (read);
  if (*collapsed == '\0')
    return NULL;
  if ((gsize) g_utf8_strlen (collapsed, -1) <= max_characters)
    return g_steal_pointer (&collapsed);
  return cut_at_word (collapsed, max_characters);
}
