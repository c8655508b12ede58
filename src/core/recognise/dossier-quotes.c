/* dossier-quotes.c: finds the passages of a text that stand in quotation marks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-quotes.h"

/**
 * Pair:
 * @mark: opens
 * @first: closes
 * @second: closes as well, or 0
 * @is_single: may be an apostrophe, so that what is open must close before it counts
 */
typedef struct
{
  gunichar mark;
  gunichar first;
  gunichar second;
  gboolean is_single;
} Pair;

static const Pair pairs[] = {
  { '"', '"', 0x201D, FALSE }, { 0x201C, 0x201D, '"', FALSE }, { 0x201E, 0x201C, 0x201D, FALSE },
  { 0xAB, 0xBB, 0, FALSE },    { 0xBB, 0xAB, 0xBB, FALSE },    { 0x2018, 0x2019, 0, TRUE },
};

typedef struct
{
  const Pair *pair; /* (nullable): what is open */
  gsize       start;
  gunichar    before; /* the character read before, 0 at the start of a paragraph */
} State;

static gboolean
is_space (gunichar character)
{
  return character == 0 || g_unichar_isspace (character);
}

static const Pair *
find_pair (gunichar character)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i].mark == character)
      return &pairs[i];
  return NULL;
}

static gunichar
get_next (const char *text, gsize length, gsize position)
{
  return position < length ? g_utf8_get_char (text + position) : 0;
}

/* A mark of inches or minutes stands behind a digit; what opens stands after a space or bracket. */
static gboolean
can_open (gunichar before, gunichar after)
{
  if (is_space (after))
    return FALSE;
  return is_space (before) || (!g_unichar_isalnum (before) && before != '.' && before != ',');
}

static gboolean
can_close (const Pair *pair, gunichar character, gunichar before, gunichar after)
{
  if (character != pair->first && (pair->second == 0 || character != pair->second))
    return FALSE;
  /* "the players’ union" closes nothing. */
  if (pair->is_single)
    return g_unichar_ispunct (before) || (!g_unichar_isalnum (after) && after != ' ');
  /* “a "straight" one” opens again after a space. */
  return character != '"' || !is_space (before) || is_space (after);
}

/* What is open at the end of a paragraph goes on in the next, or was a stray mark. */
static void
end_paragraph (State *state, const char *text, gsize length, gsize position, GArray *quotes)
{
  gsize next = position;

  while (next < length && text[next] == '\n')
    next++;
  if (state->pair != NULL && !state->pair->is_single &&
      get_next (text, length, next) == state->pair->mark)
    g_array_append_val (quotes, ((DossierSpan){ state->start, position }));
  state->pair = NULL;
  state->before = 0;
}

void
dossier_quotes_find (const char *text, gsize length, GArray *quotes)
{
  State state = { NULL, 0, 0 };

  g_return_if_fail (text != NULL || length == 0);
  g_return_if_fail (quotes != NULL);

  for (gsize i = 0; i < length;)
    {
      gunichar character = g_utf8_get_char (text + i);
      gsize    end = i + (gsize) g_utf8_skip[(guchar) text[i]];
      gunichar after = get_next (text, length, end);

      if (character == '\n')
        {
          end_paragraph (&state, text, length, i, quotes);
          i = end;
          continue;
        }
      if (state.pair != NULL && can_close (state.pair, character, state.before, after))
        {
          DossierSpan quote = { state.start, end };

          g_array_append_val (quotes, quote);
          state.pair = NULL;
        }
      else if ((state.pair == NULL || state.pair->is_single) && character >= '"' &&
               find_pair (character) != NULL && can_open (state.before, after))
        {
          state.pair = find_pair (character);
          state.start = i;
        }
      state.before = character;
      i = end;
    }
  end_paragraph (&state, text, length, length, quotes);
}
