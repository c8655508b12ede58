/* dossier-name-form.c: one way to write a name, cut into words that can be compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-form.h"

#include "core/recognise/dossier-nicknames.h"
#include "core/text/dossier-fold.h"

#include <string.h>

/* Bytes of a word that are compared. */
#define MAX_SOUND 40
/* Letters from which on one of them may differ. */
#define MIN_INEXACT 7
/* Letters at the start that must then be equal. */
#define MIN_EQUAL 4

static char *
copy_printed (const char *text, gsize length)
{
  GString *copy = g_string_sized_new (length);
  gboolean has_space = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isspace (text[i]))
        {
          has_space = copy->len > 0;
          continue;
        }
      if (has_space)
        g_string_append_c (copy, ' ');
      has_space = FALSE;
      g_string_append_c (copy, text[i]);
    }
  return g_string_free (copy, FALSE);
}

static void
add_initial (GString *initials, const char *printed)
{
  gunichar first = g_utf8_get_char (printed);

  if (g_unichar_isupper (first))
    g_string_append_unichar (initials, g_unichar_tolower (first));
}

/* The nickname of "Ann "Nan" Orr" without the quotation marks around it. */
static char *
fold_word (const char *word)
{
  static const char *const marks[] = { "\"",     "\u201c", "\u201d", "\u201e", "\u2018", "'",
                                       "\u2019", "\u00ab", "\u00bb", "(",      ")" };
  gsize                    length = strlen (word);

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize size = strlen (marks[i]);

      if (length > size && memcmp (word, marks[i], size) == 0)
        {
          word += size;
          length -= size;
        }
      if (length > size && memcmp (word + length - size, marks[i], size) == 0)
        length -= size;
    }

  return dossier_fold_string (word, length);
}

/* Cuts at hyphens, full stops and spaces. The full stops of "U.S." leave one word, "us". */
static void
cut_words (DossierNameForm *self)
{
  g_auto (GStrv) parts = g_strsplit_set (self->printed, " -,", -1);
  g_autoptr (GString) initials = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL && self->n_words < DOSSIER_NAME_MAX_WORDS; i++)
    {
      char *folded = fold_word (parts[i]);
      char *target = folded;

      for (const char *source = folded; *source != '\0'; source++)
        if (*source != '.')
          *target++ = *source;
      *target = '\0';
      if (*folded == '\0')
        {
          g_free (folded);
          continue;
        }
      add_initial (initials, parts[i]);
      self->words[self->n_words++] = folded;
    }
  self->initials = g_strdup (initials->str);
}

static gboolean
is_all_capitals (const char *printed)
{
  guint n = 0;

  for (; *printed != '\0'; printed = g_utf8_next_char (printed))
    {
      gunichar character = g_utf8_get_char (printed);

      if (g_unichar_islower (character))
        return FALSE;
      n += g_unichar_isupper (character);
    }
  return n >= 2;
}

DossierNameForm *
dossier_name_form_new (const char *text, gsize length)
{
  g_autoptr (DossierNameForm) self = g_new0 (DossierNameForm, 1);

  self->printed = copy_printed (text, length);
  cut_words (self);
  if (self->n_words == 0)
    return NULL;
  self->is_shouted = is_all_capitals (self->printed);
  self->is_acronym = self->is_shouted && self->n_words == 1;
  return g_steal_pointer (&self);
}

void
dossier_name_form_free (DossierNameForm *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_words; i++)
    g_free (self->words[i]);
  g_free (self->printed);
  g_free (self->initials);
  g_free (self);
}

void
dossier_name_form_drop_generation (DossierNameForm *self)
{
  static const char *const generations[] = {
    "jr", "sr", "ii", "iii", "iv", "v", "vi", "phd", "md"
  };

  for (guint i = 0; i < G_N_ELEMENTS (generations) && self->n_words > 1; i++)
    if (strcmp (self->words[self->n_words - 1], generations[i]) == 0)
      {
        g_clear_pointer (&self->words[--self->n_words], g_free);
        i = 0;
      }
}

/* The letter that stands for several in transliterations; 0 for one that is often left out. */
static char
simplify_letter (char letter, char next)
{
  switch (letter)
    {
    case 'y':
    case 'j':
      return 'i';
    case 'w':
      return 'v';
    case 'q':
    case 'c':
      return next == 'h' ? 'c' : 'k';
    case 'h':
      return 0;
    case '\'':
      return 0;
    default:
      return letter;
    }
}

static gsize
simplify (const char *word, char sound[MAX_SOUND])
{
  gsize n = 0;

  for (; *word != '\0' && n < MAX_SOUND - 1; word++)
    {
      char letter = simplify_letter (*word, word[1]);

      if (letter != 0 && (n == 0 || sound[n - 1] != letter))
        sound[n++] = letter;
    }
  sound[n] = '\0';
  return n;
}

static gboolean
differ_by_one (const char *first, gsize first_length, const char *second, gsize second_length)
{
  gsize start = 0;
  gsize end = 0;
  gsize shorter = MIN (first_length, second_length);

  if (first_length + second_length - 2 * shorter > 1)
    return FALSE;
  while (start < shorter && first[start] == second[start])
    start++;
  while (end < shorter - start && first[first_length - 1 - end] == second[second_length - 1 - end])
    end++;
  return start >= MIN_EQUAL && start + end + 1 >= MAX (first_length, second_length);
}

gboolean
dossier_name_form_sounds_like (const char *first, const char *second)
{
  char  a[MAX_SOUND], b[MAX_SOUND];
  gsize n_a, n_b;

  if (strcmp (first, second) == 0)
    return TRUE;
  if (first[0] != second[0] || strlen (first) < MIN_EQUAL + 1 || strlen (second) < MIN_EQUAL + 1)
    return FALSE;
  n_a = simplify (first, a);
  n_b = simplify (second, b);
  if (n_a < MIN_EQUAL || n_b < MIN_EQUAL)
    return FALSE;
  if (strcmp (a, b) == 0)
    return TRUE;
  return MIN (n_a, n_b) >= MIN_INEXACT && differ_by_one (a, n_a, b, n_b);
}

/* "j" for "john", "john" for "j", "jack" for "john". */
static gboolean
words_match (const char *first, const char *second)
{
  if (first[0] == second[0] && (first[1] == '\0' || second[1] == '\0'))
    return TRUE;
  return dossier_name_form_sounds_like (first, second) || dossier_nicknames_match (first, second);
}

static gboolean
covers_side_by_side (const DossierNameForm *self, const DossierNameForm *part)
{
  for (guint start = 0; start + part->n_words <= self->n_words; start++)
    {
      guint n = 0;

      while (n < part->n_words && strcmp (self->words[start + n], part->words[n]) == 0)
        n++;
      if (n == part->n_words)
        return TRUE;
    }
  return FALSE;
}

static gboolean
covers_in_order (const DossierNameForm *self, const DossierNameForm *part)
{
  guint next = 0;

  if (!dossier_name_form_sounds_like (self->words[self->n_words - 1],
                                      part->words[part->n_words - 1]))
    return FALSE;
  for (guint i = 0; i + 1 < part->n_words; i++)
    {
      while (next + 1 < self->n_words && !words_match (self->words[next], part->words[i]))
        next++;
      if (next + 1 >= self->n_words)
        return FALSE;
      next++;
    }
  return TRUE;
}

gboolean
dossier_name_form_covers (const DossierNameForm *self, const DossierNameForm *part)
{
  if (part->n_words > self->n_words)
    return FALSE;
  return covers_side_by_side (self, part) || covers_in_order (self, part);
}
