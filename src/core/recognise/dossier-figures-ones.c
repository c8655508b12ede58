/* dossier-figures-ones.c: tells "one" that counts from "one" that only points at a thing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-ones.h"

#include <string.h>

/* Bytes between two numbers that are told together. */
#define MAX_JOINT 40

static const DossierMention *
get_mention (const GPtrArray *figures, guint index)
{
  return g_ptr_array_index (figures, index);
}

static gboolean
is_word_of (char c)
{
  return g_ascii_isalnum (c) || (c & 0x80) != 0;
}

/* Whether the @length bytes at @text end with @word. */
static gboolean
ends_with_word (const char *text, gsize length, const char *word)
{
  gsize n = strlen (word);

  return length >= n && g_ascii_strncasecmp (text + length - n, word, n) == 0 &&
         (length == n || !is_word_of (text[length - n - 1]));
}

/* Whether two figures are told together that have this between them: " and ", ", but ". One word
 * more may stand between, "and only". @is_before: the other figure stands before. */
static gboolean
is_joint (const char *text, gsize length, gboolean is_before)
{
  static const char *const words[] = { "and", "or", "to", "but" };
  gsize                    end = length;

  if (length > MAX_JOINT || memchr (text, '.', length) != NULL ||
      memchr (text, '\n', length) != NULL)
    return FALSE;
  if (!is_before)
    {
      if (length > 0 && (text[0] == ',' || text[0] == ';'))
        return TRUE;
      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        if (length > strlen (words[i]) + 1 && text[0] == ' ' &&
            memcmp (text + 1, words[i], strlen (words[i])) == 0 &&
            !is_word_of (text[1 + strlen (words[i])]))
          return TRUE;
      return FALSE;
    }

  for (int n = 0; n < 2; n++)
    {
      while (end > 0 && text[end - 1] == ' ')
        end--;
      if (end > 0 && (text[end - 1] == ',' || text[end - 1] == ';'))
        return TRUE;
      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        if (ends_with_word (text, end, words[i]))
          return TRUE;
      while (end > 0 && is_word_of (text[end - 1]))
        end--;
    }

  return FALSE;
}

static gboolean
follows_bound (const char *text, gsize start)
{
  static const char *const words[] = { "only", "just", "not", "exactly", "another" };
  gsize                    end = start > 0 && text[start - 1] == ' ' ? start - 1 : start;
  gsize                    from = end > MAX_JOINT ? end - MAX_JOINT : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (ends_with_word (text + from, end - from, words[i]))
      return TRUE;

  return FALSE;
}

/* "one" with a noun, or with "of": it tells of a thing more often than how many there are. */
static gboolean
is_idle_one (const char *text, gsize length, const GPtrArray *figures, guint first, guint index)
{
  const DossierMention *mention = get_mention (figures, index);
  const DossierMention *before = index > first ? get_mention (figures, index - 1) : NULL;
  const DossierMention *after = index + 1 < figures->len ? get_mention (figures, index + 1) : NULL;
  const DossierFigure  *figure = mention->figure;
  gboolean              is_alone = FALSE;

  if (figure->value != 1 || figure->unit[0] != '\0' || figure->hedge != DOSSIER_HEDGE_EXACT ||
      g_ascii_strncasecmp (mention->name, "one", 3) != 0 ||
      (mention->name[3] != '\0' && mention->name[3] != ' '))
    return FALSE;
  is_alone = mention->name[3] == '\0';
  if (is_alone &&
      !(length - mention->span.end > 4 && memcmp (text + mention->span.end, " of ", 4) == 0))
    return FALSE;
  if (follows_bound (text, mention->span.start))
    return FALSE;
  if (before != NULL && before->span.end <= mention->span.start &&
      is_joint (text + before->span.end, mention->span.start - before->span.end, TRUE))
    return FALSE;

  return !(after != NULL && after->span.start >= mention->span.end &&
           is_joint (text + mention->span.end, after->span.start - mention->span.end, FALSE));
}

void
dossier_figures_drop_idle_ones (const char *text, gsize length, GPtrArray *figures, guint first)
{
  g_autofree gboolean *is_idle = NULL;
  guint                n_kept = first;

  g_return_if_fail (text != NULL || length == 0);
  g_return_if_fail (figures != NULL && first <= figures->len);

  is_idle = g_new0 (gboolean, figures->len - first + 1);
  for (guint i = first; i < figures->len; i++)
    is_idle[i - first] = is_idle_one (text, length, figures, first, i);
  for (guint i = first; i < figures->len; i++)
    {
      gpointer mention = g_ptr_array_index (figures, i);

      if (is_idle[i - first])
        continue;
      g_ptr_array_index (figures, i) = g_ptr_array_index (figures, n_kept);
      g_ptr_array_index (figures, n_kept++) = mention;
    }
  g_ptr_array_set_size (figures, (int) n_kept);
}
