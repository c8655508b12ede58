/* dossier-fold.c: a text without case, diacritics and typographic variants, with a map back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-fold.h"

#include <string.h>

/* Characters that one character may decompose into, and bytes that they may fold to. */
#define MAX_DECOMPOSITION 18
#define MAX_FOLDED        (MAX_DECOMPOSITION * 6)

#define HANGUL_FIRST 0xAC00
#define HANGUL_LAST  0xD7A3

/* From @folded on, byte for byte the same distance from @original on if @is_parallel; else the
 * bytes up to the next piece come from the one character at @original. */
typedef struct
{
  gsize    folded;
  gsize    original;
  gboolean is_parallel;
} Piece;

struct _DossierFold
{
  char   *text;
  gsize   length;
  gsize   original_length;
  GArray *pieces; /* of Piece; the last stands for the end */
};

typedef struct
{
  gunichar    first;
  gunichar    last;
  const char *folded; /* "" drops the character */
} FoldRange;

/* What Unicode's case folding and canonical decomposition leave apart, in order: typographic
 * variants of ASCII characters, Latin letters with a stroke, and marks that have no width.
 * Joiners are among the last: words are the same with and without them. */
static const FoldRange fold_ranges[] = {
  { 0x0060, 0x0060, "'" },   { 0x00AB, 0x00AB, "\"" },  { 0x00AD, 0x00AD, "" },
  { 0x00B4, 0x00B4, "'" },   { 0x00BB, 0x00BB, "\"" },  { 0x00C6, 0x00C6, "ae" },
  { 0x00D0, 0x00D0, "d" },   { 0x00D8, 0x00D8, "o" },   { 0x00DE, 0x00DE, "th" },
  { 0x00DF, 0x00DF, "ss" },  { 0x00E6, 0x00E6, "ae" },  { 0x00F0, 0x00F0, "d" },
  { 0x00F8, 0x00F8, "o" },   { 0x00FE, 0x00FE, "th" },  { 0x0110, 0x0111, "d" },
  { 0x0126, 0x0127, "h" },   { 0x0131, 0x0131, "i" },   { 0x0141, 0x0142, "l" },
  { 0x0152, 0x0153, "oe" },  { 0x017F, 0x017F, "s" },   { 0x02B9, 0x02B9, "'" },
  { 0x02BB, 0x02BD, "'" },   { 0x02C8, 0x02C8, "'" },   { 0x03C2, 0x03C2, "σ" },
  { 0x061C, 0x061C, "" },    { 0x180E, 0x180E, "" },    { 0x1E9E, 0x1E9E, "ss" },
  { 0x200B, 0x200F, "" },    { 0x2010, 0x2015, "-" },   { 0x2018, 0x201B, "'" },
  { 0x201C, 0x201F, "\"" },  { 0x2026, 0x2026, "..." }, { 0x202A, 0x202E, "" },
  { 0x2032, 0x2032, "'" },   { 0x2033, 0x2033, "\"" },  { 0x2035, 0x2035, "'" },
  { 0x2036, 0x2036, "\"" },  { 0x2039, 0x203A, "'" },   { 0x2060, 0x2064, "" },
  { 0x2066, 0x2069, "" },    { 0x2212, 0x2212, "-" },   { 0xFB00, 0xFB00, "ff" },
  { 0xFB01, 0xFB01, "fi" },  { 0xFB02, 0xFB02, "fl" },  { 0xFB03, 0xFB03, "ffi" },
  { 0xFB04, 0xFB04, "ffl" }, { 0xFE00, 0xFE0F, "" },    { 0xFE58, 0xFE58, "-" },
  { 0xFE63, 0xFE63, "-" },   { 0xFEFF, 0xFEFF, "" },    { 0xFF02, 0xFF02, "\"" },
  { 0xFF07, 0xFF07, "'" },   { 0xFF0D, 0xFF0D, "-" },
};

/* Marks that a reader may leave out: accents, and Hebrew and Arabic points. Not the vowel signs and
 * voicing marks of Indic and Japanese scripts, without which the word is another. */
static gboolean
is_diacritic (gunichar character)
{
  int class;

  if (!g_unichar_ismark (character))
    return FALSE;
  class = g_unichar_combining_class (character);
  return (class >= 10 && class <= 36) || class >= 200;
}

static gboolean
is_space (gunichar character)
{
  return g_unichar_isspace (character) || character == 0x85 ||
         g_unichar_type (character) == G_UNICODE_LINE_SEPARATOR ||
         g_unichar_type (character) == G_UNICODE_PARAGRAPH_SEPARATOR;
}

static const char *
find_in_table (gunichar character)
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (fold_ranges);

  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (character > fold_ranges[middle].last)
        low = middle + 1;
      else if (character < fold_ranges[middle].first)
        high = middle;
      else
        return fold_ranges[middle].folded;
    }
  return NULL;
}

/* Writes what @character folds to, up to MAX_FOLDED bytes, and returns how many; zero for what is
 * left out. White space becomes one space here; runs are the caller's. */
static gsize
fold_character (gunichar character, char *folded)
{
  gunichar    parts[MAX_DECOMPOSITION];
  const char *replacement = find_in_table (character);
  gsize       n_parts;
  gsize       length = 0;

  if (replacement != NULL)
    {
      length = strlen (replacement);
      memcpy (folded, replacement, length);
      return length;
    }
  if (is_space (character))
    {
      *folded = ' ';
      return 1;
    }
  /* Fullwidth forms of ASCII. */
  if (character >= 0xFF01 && character <= 0xFF5E)
    character -= 0xFF01 - 0x21;
  if (character >= HANGUL_FIRST && character <= HANGUL_LAST)
    return g_unichar_to_utf8 (character, folded);

  n_parts = g_unichar_fully_decompose (character, FALSE, parts, MAX_DECOMPOSITION);
  for (gsize i = 0; i < n_parts; i++)
    if (!is_diacritic (parts[i]))
      length += g_unichar_to_utf8 (g_unichar_tolower (parts[i]), folded + length);
  return length;
}

/* Folds the character at @text, which is before @end, and moves @text past it. */
static gsize
fold_next (const char **text, const char *end, char *folded)
{
  guchar   byte = (guchar) * *text;
  gunichar character;

  if (byte < 0x80 && byte != '`')
    {
      *folded = g_ascii_isspace (byte) ? ' ' : g_ascii_tolower (byte);
      *text += 1;
      return 1;
    }
  character = g_utf8_get_char_validated (*text, end - *text);
  if (character >= (gunichar) -2)
    {
      /* Not UTF-8, against the contract: the byte stands for itself. */
      *folded = (char) byte;
      *text += 1;
      return 1;
    }
  *text = g_utf8_next_char (*text);
  return fold_character (character, folded);
}

gsize
dossier_fold_into (const char *text, gsize length, char *buffer, gsize size)
{
  const char *end = text + length;
  gsize       n = 0;

  while (text < end)
    {
      char  folded[MAX_FOLDED];
      gsize n_folded = fold_next (&text, end, folded);

      if (n_folded == 1 && folded[0] == ' ' && n > 0 && buffer[n - 1] == ' ')
        continue;
      if (n + n_folded >= size)
        return 0;
      memcpy (buffer + n, folded, n_folded);
      n += n_folded;
    }
  if (size > 0)
    buffer[n] = '\0';
  return n;
}

static void
add_piece (GArray *pieces, gsize folded, gsize original, gboolean is_parallel)
{
  Piece  piece = { folded, original, is_parallel };
  Piece *last = pieces->len > 0 ? &g_array_index (pieces, Piece, pieces->len - 1) : NULL;

  if (last != NULL && last->is_parallel && is_parallel &&
      original - last->original == folded - last->folded)
    return;
  g_array_append_val (pieces, piece);
}

/* Appends the folded text to @out, and to @pieces, unless NULL, where it came from. */
static void
fold_text (const char *text, gsize length, GString *out, GArray *pieces)
{
  const char *p = text;
  const char *end = text + length;

  while (p < end)
    {
      char        folded[MAX_FOLDED];
      const char *character = p;
      gsize       n_folded = fold_next (&p, end, folded);

      if (n_folded == 0 ||
          (n_folded == 1 && folded[0] == ' ' && out->len > 0 && out->str[out->len - 1] == ' '))
        continue;
      /* "ß" and "ss" are as long as each other, but a part of one is no part of the other. */
      if (pieces != NULL)
        add_piece (pieces,
                   out->len,
                   character - text,
                   n_folded == (gsize) (p - character) &&
                       n_folded == (gsize) g_utf8_skip[(guchar) folded[0]]);
      g_string_append_len (out, folded, n_folded);
    }
  if (pieces != NULL)
    {
      Piece last = { out->len, length, TRUE };

      g_array_append_val (pieces, last);
    }
}

char *
dossier_fold_string (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length);

  fold_text (text, length, out, NULL);
  return g_string_free (out, FALSE);
}

DossierFold *
dossier_fold_new (const char *text, gsize length)
{
  DossierFold *self = g_new0 (DossierFold, 1);
  GString     *out = g_string_sized_new (length);

  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->original_length = length;
  fold_text (text, length, out, self->pieces);
  self->length = out->len;
  self->text = g_string_free (out, FALSE);
  return self;
}

void
dossier_fold_free (DossierFold *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_array_unref (self->pieces);
  g_free (self);
}

const char *
dossier_fold_get_text (const DossierFold *self, gsize *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->length;
  return self->text;
}

/* The last piece that starts at or before @folded. */
static guint
find_piece (const DossierFold *self, gsize folded)
{
  guint low = 0;
  guint high = self->pieces->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->pieces, Piece, middle).folded <= folded)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static gsize
map_start (const DossierFold *self, gsize folded)
{
  const Piece *piece = &g_array_index (self->pieces, Piece, find_piece (self, folded));

  return piece->is_parallel ? piece->original + (folded - piece->folded) : piece->original;
}

/* As map_start(), but an end inside of what one character became is the end of that character. */
static gsize
map_end (const DossierFold *self, gsize folded)
{
  guint        i = find_piece (self, folded);
  const Piece *piece = &g_array_index (self->pieces, Piece, i);

  if (!piece->is_parallel && folded > piece->folded)
    return g_array_index (self->pieces, Piece, i + 1).original;
  return map_start (self, folded);
}

DossierSpan
dossier_fold_map_back (const DossierFold *self, DossierSpan folded)
{
  DossierSpan span = { 0, 0 };

  g_return_val_if_fail (self != NULL, span);
  g_return_val_if_fail (folded.start <= folded.end && folded.end <= self->length, span);

  span.start = map_start (self, folded.start);
  span.end = folded.end > folded.start ? map_end (self, folded.end) : span.start;
  return span;
}
