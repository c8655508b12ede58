/* dossier-byline.c: cuts bylines into names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-byline.h"
#include "core/extract/dossier-byline-words.h"

#include <string.h>

#define MAX_BYLINE_BYTES 500
#define MAX_NAME_BYTES   80
#define MAX_NAME_WORDS   6
#define MAX_NAMES        30
/* Characters of the longest opener. */
#define MAX_OPENER 40

static char *
collapse_space (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0x200b)
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  return g_strchomp (g_string_free (out, FALSE));
}

static gboolean
ends_opener (const char *opener, const char *rest)
{
  gunichar last = g_utf8_get_char (g_utf8_find_prev_char (opener, opener + strlen (opener)));
  gunichar next = g_utf8_get_char (rest);

  /* Behind ideographs a name follows without a space. */
  if (last == ':' || last >= 0x3000)
    return TRUE;
  return next == '\0' || next == ' ' || next == ':' || next == '\x1f' || next == 0xff1a ||
         next == 0xa0;
}

/* The start of a text in lower case, parts as words. */
static char *
fold_start (const char *text)
{
  const char *end = text;
  char       *lower;

  for (guint n = 0; n < MAX_OPENER && *end != '\0'; n++)
    end = g_utf8_next_char (end);
  lower = g_utf8_strdown (text, end - text);
  return g_strdelimit (lower, "\x1f", ' ');
}

static const char *
skip_marks (const char *text)
{
  while (strchr (" :\x1f", *text) != NULL ? *text != '\0' : g_str_has_prefix (text, "："))
    text = g_utf8_next_char (text);
  return text;
}

/* The end of the longest opener that @text begins with; NULL when there is none. */
static const char *
match_opener (const char *text, const char *lower, const char *const *openers)
{
  const char *best = NULL;

  for (guint i = 0; openers[i] != NULL; i++)
    {
      gsize length;

      if (*openers[i] != *lower || !g_str_has_prefix (lower, openers[i]))
        continue;
      length = strlen (openers[i]);
      /* Some letters have another length in lower case. */
      if (length <= strlen (text) && ((guchar) text[length] & 0xc0) != 0x80 &&
          ends_opener (openers[i], lower + length) && (best == NULL || text + length > best))
        best = text + length;
    }
  return best;
}

DossierBylineOpener
dossier_byline_read_opener (const char *text, const char **rest)
{
  g_autofree char *lower = NULL;
  const char      *found;

  text += strspn (text, " \x1f");
  *rest = text;
  lower = fold_start (text);
  found = match_opener (text, lower, DOSSIER_BYLINE_OTHER_OPENERS);
  if (found != NULL)
    {
      *rest = skip_marks (found);
      return DOSSIER_BYLINE_OPENER_OTHER;
    }
  found = match_opener (text, lower, DOSSIER_BYLINE_OPENERS);
  if (found == NULL)
    return DOSSIER_BYLINE_OPENER_NONE;
  *rest = skip_marks (found);
  return DOSSIER_BYLINE_OPENER_AUTHOR;
}

static const char *
skip_openers (const char *text)
{
  const char *rest = text;

  /* "Author: By Ann Example" */
  for (guint i = 0; i < 2; i++)
    {
      if (dossier_byline_read_opener (text, &rest) == DOSSIER_BYLINE_OPENER_NONE)
        return text;
      text = rest;
    }
  return text;
}

static char *
fold_word (const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  gsize            length;

  g_strstrip (g_strdelimit (lower, ",:()", ' '));
  length = strlen (lower);
  while (length > 0 && lower[length - 1] == '.')
    lower[--length] = '\0';
  return g_steal_pointer (&lower);
}

static gboolean
is_upper (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return strchr (word, '.') != NULL;
  return TRUE;
}

/* Cuts the first role, degree or bracket and all behind it. */
static void
cut_role (char **words, gboolean is_strict)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = fold_word (words[i]);
      gboolean         is_cut = *words[i] == '(' || *words[i] == '[' || *words[i] == '@' ||
                        strchr (words[i], '@') != NULL;

      /* "Rui Ma" is a name, "Ann Example MA" is not all of one. */
      is_cut |= i > 1 && dossier_byline_words_is_degree (folded) && is_upper (words[i]);
      is_cut |= i > 1 && dossier_byline_words_is_role (folded) &&
                !(dossier_byline_words_is_group (folded) && words[i + 1] == NULL);
      /* "Ann Example The Associated Press" */
      if (i > 1 && !is_cut)
        {
          g_autofree char *tail = g_strjoinv (" ", words + i);
          g_autofree char *lower = g_utf8_strdown (tail, -1);

          is_cut = dossier_byline_words_is_agency (lower);
        }
      if (!is_cut || (is_strict && i == 0))
        continue;
      for (guint k = i; words[k] != NULL; k++)
        g_clear_pointer (&words[k], g_free);
      return;
    }
}

static gboolean
is_capital (const char *word)
{
  gunichar c = g_utf8_get_char (word);

  if (c == '\'' || c == 0x2019 || c == '"' || c == 0x201c || c == 0x201e)
    c = g_utf8_get_char (g_utf8_next_char (word));
  /* Scripts without case. */
  return g_unichar_isupper (c) || g_unichar_istitle (c) ||
         (g_unichar_isalpha (c) && !g_unichar_islower (c));
}

static gboolean
has_role (char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = fold_word (words[i]);

      if (dossier_byline_words_is_role (folded) &&
          !(i > 0 && words[i + 1] == NULL && dossier_byline_words_is_group (folded)))
        return TRUE;
    }
  return FALSE;
}

/* What is said to be an author need only not be something else. */
static gboolean
is_declared_name (const char *text, char **words)
{
  guint n = g_strv_length (words);

  if (n == 0 || n > MAX_NAME_WORDS + 1 || strlen (text) > MAX_NAME_BYTES)
    return FALSE;
  if (strpbrk (text, "@<>{}=\\") != NULL || strstr (text, "://") != NULL ||
      !g_unichar_isalnum (g_utf8_get_char (text)))
    return FALSE;
  /* "3 minutes", "262588213843476" */
  if (g_ascii_isdigit (*text) && (has_role (words) || strspn (text, "0123456789") == strlen (text)))
    return FALSE;
  /* "admin", "Author", "page.author": nobody; "Staff" says a little. */
  return n > 1 || g_ascii_strcasecmp (text, "staff") == 0 ||
         (!has_role (words) && !g_str_has_suffix (text, ".author"));
}

/* What is printed must look like a person's name: words with capitals, no number, no role. */
static gboolean
is_printed_name (const char *text, char **words)
{
  guint n = g_strv_length (words);
  guint n_capitals = 0;

  if (n == 0 || n > MAX_NAME_WORDS || strlen (text) > MAX_NAME_BYTES || has_role (words) ||
      strpbrk (text, "0123456789@<>{}=/\\?!%#*+\"") != NULL)
    return FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *folded = fold_word (words[i]);

      if (is_capital (words[i]))
        n_capitals++;
      else if (!dossier_byline_words_is_particle (folded))
        return FALSE;
    }
  return n_capitals > 0 && g_utf8_strlen (text, -1) > 1;
}

static gboolean
has_name (const GPtrArray *names, const char *name)
{
  g_autofree char *a = g_utf8_casefold (name, -1);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *b = g_utf8_casefold (names->pdata[i], -1);

      if (strcmp (a, b) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What stands around names: whole characters, never a part of one. */
static gboolean
is_edge (gunichar c)
{
  if (c < 0x80)
    return c != '\0' && strchr (" ,:;-*|~\x1f", (char) c) != NULL;
  return c == 0x2022 || c == 0xb7;
}

static const char *
skip_edges (const char *text)
{
  while (is_edge (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

static char *
trim_name (const char *text)
{
  const char *start = skip_edges (text);
  const char *end;

  start += strspn (start, ".");
  start = skip_edges (skip_openers (start));
  end = start + strlen (start);
  while (end > start && is_edge (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (start, end - start);
}

/* Korean reporters' title, which stands behind the name. */
static void
cut_suffix (char *name)
{
  static const char *const SUFFIXES[] = { " 기자", " 특파원", "기자", "記者", "记者" };

  for (guint i = 0; i < G_N_ELEMENTS (SUFFIXES); i++)
    if (g_str_has_suffix (name, SUFFIXES[i]) && strlen (name) > strlen (SUFFIXES[i]))
      {
        name[strlen (name) - strlen (SUFFIXES[i])] = '\0';
        return;
      }
}

/* Whether a name was added. */
static gboolean
add_name (GPtrArray *names, const char *text, gboolean is_strict)
{
  g_autofree char *trimmed = trim_name (text);
  g_autofree char *name = NULL;
  g_auto (GStrv) words = NULL;

  cut_suffix (trimmed);
  words = g_strsplit (trimmed, " ", MAX_NAME_WORDS * 3);
  cut_role (words, is_strict);
  name = g_strjoinv (" ", words);
  cut_suffix (name);
  if (*name == '\0' || names->len >= MAX_NAMES || has_name (names, name))
    return FALSE;
  if (is_strict ? !is_printed_name (name, words) : !is_declared_name (name, words))
    return FALSE;
  g_ptr_array_add (names, g_steal_pointer (&name));
  return TRUE;
}

/* Behind "Ann Example": the agency, place, role or degree that follows a comma. */
static gboolean
is_appendix (const GPtrArray *names, const char *text, const char *joiner)
{
  g_autofree char *folded = fold_word (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  const char *first = names->len > 0 ? names->pdata[0] : "";

  if (names->len == 0)
    return FALSE;
  if (dossier_byline_words_is_degree (folded) || dossier_byline_words_is_agency (folded) ||
      has_role (words))
    return TRUE;
  return strchr (first, ' ') != NULL && strchr (folded, ' ') == NULL && joiner != NULL &&
         *joiner != ' ' && (guchar) *folded < 0x80;
}

/* The first joiner in @text; the longest that starts there. */
static const char *
find_joiner (const char *text, const char **joiner)
{
  /* The same length as the text, whatever its letters. */
  g_autofree char *lower = g_ascii_strdown (text, -1);
  const char      *best = NULL;

  *joiner = NULL;
  for (guint i = 0; DOSSIER_BYLINE_JOINERS[i] != NULL; i++)
    {
      const char *found = strstr (lower, DOSSIER_BYLINE_JOINERS[i]);

      if (found == NULL || (best != NULL && found > best))
        continue;
      if (best == NULL || found < best || strlen (DOSSIER_BYLINE_JOINERS[i]) > strlen (*joiner))
        *joiner = DOSSIER_BYLINE_JOINERS[i];
      best = found;
    }
  return best != NULL ? text + (best - lower) : NULL;
}

static void
add_all (GPtrArray *names, const char *text, gboolean is_strict)
{
  g_autofree char *clean = NULL;
  const char      *p;
  const char      *before = NULL;
  guint            n_before = names->len;

  if (strlen (text) > MAX_BYLINE_BYTES || strstr (text, "://") != NULL)
    return;
  clean = collapse_space (text);
  p = skip_openers (clean);
  while (p != NULL)
    {
      const char      *joiner;
      const char      *end = find_joiner (p, &joiner);
      g_autofree char *part = end != NULL ? g_strndup (p, end - p) : g_strdup (p);
      g_autofree char *trimmed = trim_name (part);

      if (*trimmed != '\0' && !is_appendix (names, trimmed, before))
        {
          if (!add_name (names, trimmed, is_strict) && is_strict && names->len > n_before &&
              !has_name (names, trimmed))
            return;
        }
      before = joiner;
      p = end != NULL ? end + strlen (joiner) : NULL;
    }
}

void
dossier_byline_add_names (GPtrArray *names, const char *text)
{
  g_return_if_fail (names != NULL && text != NULL);
  add_all (names, text, FALSE);
}

static gboolean
is_agency (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);

  return dossier_byline_words_is_agency (lower);
}

/* "(AFP/Ann Example)": where somebody is named, the agency is not. */
static void
drop_agencies (GPtrArray *names)
{
  guint n = 0;

  for (guint i = 0; i < names->len; i++)
    n += is_agency (names->pdata[i]);
  for (guint i = names->len; n < names->len && i > 0; i--)
    if (is_agency (names->pdata[i - 1]))
      {
        g_ptr_array_remove_index (names, i - 1);
        n--;
      }
}

void
dossier_byline_add_printed (GPtrArray *names, const char *text)
{
  g_autofree char *bare = NULL;
  gsize            length;

  g_return_if_fail (names != NULL && text != NULL);
  length = strlen (text);
  if (*text == '(' && length > 1 && text[length - 1] == ')')
    {
      bare = g_strndup (text + 1, length - 2);
      text = bare;
    }
  add_all (names, text, TRUE);
  drop_agencies (names);
}

const char *
dossier_byline_find_inner (const char *text)
{
  static const char *const OPENERS[] = { " by ",     " von ",    " par ",   " por ",     " door ",
                                         " av ",     " af ",     "Autor: ", "Autorin: ", "Text: ",
                                         "Author: ", "Auteur: ", "Autore: " };

  g_return_val_if_fail (text != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (OPENERS); i++)
    {
      const char *found = strstr (text, OPENERS[i]);

      if (found != NULL && found > text)
        return found + strlen (OPENERS[i]);
    }
  return NULL;
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
