/* dossier-byline.c: cuts bylines into names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-byline.h"

#include <string.h>

#define MAX_BYLINE_BYTES 400
#define MAX_NAME_BYTES   70
#define MAX_NAME_WORDS   7
#define MAX_NAMES        30

/* What stands before names, in lower case. */
static const char *const OPENERS[] = {
  "by",        "written by", "posted by",   "published by", "story by", "words by", "reported by",
  "report by", "text by",    "authored by", "author:",      "authors:", "author",   "autor:",
  "autorin:",  "von",        "par",         "por",          "di",       "door",     "av",
  "przez",     "af",         "text:",       "from",         "oleh",     "автор:",   "текст:"
};

/* What stands between names. */
static const char *const JOINERS[] = { " and ", " und ", " et ", " y ", " & ", " with ", " e ",
                                       ", ",    ";",     " / ",  "|",   " • ", " · ",    "\n" };

/* Words that roles have and names do not. */
static const char *const ROLE_WORDS[] = {
  "reporter",      "correspondent", "editor",     "writer",    "staff",    "contributor",
  "columnist",     "producer",      "journalist", "redaktion", "newsroom", "admin",
  "administrator", "author",        "published",  "updated",   "posted",   "senior",
  "photographer",  "comments",      "share",      "min",       "minutes",  "read",
  "ago",           "http:",         "https:",     "www",       "unknown",  "guest",
  "follow",        "view",          "more",       "all",       "posts",    "email",
  "twitter",       "facebook"
};

static const char *
skip_opener (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (OPENERS); i++)
    {
      gsize            length = strlen (OPENERS[i]);
      g_autofree char *start = NULL;

      if (strlen (text) <= length)
        continue;
      start = g_utf8_strdown (text, MIN ((gssize) strlen (text), (gssize) length + 4));
      if (!g_str_has_prefix (start, OPENERS[i]))
        continue;
      if (OPENERS[i][length - 1] == ':' || g_ascii_isspace (text[length]) || text[length] == ':')
        return text + length + strspn (text + length, " \t\n:");
    }
  return text;
}

static gboolean
is_role_word (const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);

  g_strdelimit (lower, ".,:()", ' ');
  g_strstrip (lower);
  for (guint i = 0; i < G_N_ELEMENTS (ROLE_WORDS); i++)
    if (strcmp (lower, ROLE_WORDS[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Starts with a letter, no digits, few words, none of a role. */
static gboolean
is_name (const char *text)
{
  g_auto (GStrv) words = NULL;

  if (*text == '\0' || strlen (text) > MAX_NAME_BYTES ||
      !g_unichar_isalpha (g_utf8_get_char (text)))
    return FALSE;
  if (strpbrk (text, "0123456789@<>{}=/\\") != NULL)
    return FALSE;
  words = g_strsplit (text, " ", -1);
  if (g_strv_length (words) > MAX_NAME_WORDS)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    if (is_role_word (words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
has_name (const GPtrArray *names, const char *name)
{
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *a = g_utf8_casefold (names->pdata[i], -1);
      g_autofree char *b = g_utf8_casefold (name, -1);

      if (strcmp (a, b) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_name (GPtrArray *names, const char *text)
{
  g_autofree char *name = g_strdup (text);
  const char      *start;
  gsize            length;

  g_strstrip (name);
  start = skip_opener (name);
  start += strspn (start, " .,:;-");
  length = strlen (start);
  while (length > 0 && strchr (" ,:;-", start[length - 1]) != NULL)
    length--;
  if (names->len < MAX_NAMES)
    {
      g_autofree char *clean = g_strndup (start, length);

      if (is_name (clean) && !has_name (names, clean))
        g_ptr_array_add (names, g_steal_pointer (&clean));
    }
}

/* The first joiner in @text; its length in @length. */
static const char *
find_joiner (const char *text, gsize *length)
{
  const char *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (JOINERS); i++)
    {
      const char *found = strstr (text, JOINERS[i]);

      if (found != NULL && (best == NULL || found < best))
        {
          best = found;
          *length = strlen (JOINERS[i]);
        }
    }
  return best;
}

static char *
collapse_space (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        g_string_append_unichar (out, g_utf8_get_char (p));
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

void
dossier_byline_add_names (GPtrArray *names, const char *text)
{
  g_autofree char *clean = NULL;
  const char      *p;
  const char      *joiner;
  gsize            length = 0;

  g_return_if_fail (names != NULL && text != NULL);
  if (strlen (text) > MAX_BYLINE_BYTES)
    return;
  clean = collapse_space (text);
  g_strstrip (clean);
  p = skip_opener (clean);
  while ((joiner = find_joiner (p, &length)) != NULL)
    {
      g_autofree char *part = g_strndup (p, joiner - p);

      add_name (names, part);
      p = joiner + length;
    }
  add_name (names, p);
}

char *
dossier_byline_join (const GPtrArray *names)
{
  GString *out;

  if (names->len == 0)
    return NULL;
  out = g_string_new (names->pdata[0]);
  for (guint i = 1; i < names->len; i++)
    g_string_append_printf (out, ", %s", (const char *) names->pdata[i]);
  return g_string_free (out, FALSE);
}
