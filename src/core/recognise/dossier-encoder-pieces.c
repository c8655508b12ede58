/* dossier-encoder-pieces.c: cuts words into the pieces that the encoder knows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-encoder-pieces.h"

#include <string.h>

#define CONTINUED "##"
/* Longer words are not looked up: no name is so long. */
#define MAX_WORD_SIZE 200
/* Of a piece, in bytes; longer ones are never met. */
#define MAX_PIECE_SIZE 64
#define N_SLOTS        (1u << 17)
#define NO_PIECE       G_MAXUINT16

struct _DossierEncoderPieces
{
  const DossierEncoderFile *file;
  DossierEncoderMarkers     markers;
  guint16                  *slots;
};

static guint32
extend_hash (guint32 hash, guint8 byte)
{
  return (hash ^ byte) * 16777619u;
}

static guint32
hash_bytes (guint32 hash, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    hash = extend_hash (hash, (guint8) bytes[i]);
  return hash;
}

#define HASH_START 2166136261u

static guint32
get_slot (guint32 hash)
{
  return (hash ^ (hash >> 15)) & (N_SLOTS - 1);
}

/* Is piece @id of the bytes @head and @tail? */
static gboolean
is_piece (const DossierEncoderPieces *self,
          guint                       id,
          const char                 *head,
          gsize                       head_length,
          const char                 *tail,
          gsize                       tail_length)
{
  const guint8 *piece = self->file->data + self->file->piece_starts[id];

  return piece[0] == head_length + tail_length && memcmp (piece + 1, head, head_length) == 0 &&
         memcmp (piece + 1 + head_length, tail, tail_length) == 0;
}

static guint16
look_up (const DossierEncoderPieces *self,
         guint32                     hash,
         const char                 *head,
         gsize                       head_length,
         const char                 *tail,
         gsize                       tail_length)
{
  for (guint32 slot = get_slot (hash); self->slots[slot] != NO_PIECE;
       slot = (slot + 1) & (N_SLOTS - 1))
    if (is_piece (self, self->slots[slot], head, head_length, tail, tail_length))
      return self->slots[slot];
  return NO_PIECE;
}

static guint16
look_up_word (const DossierEncoderPieces *self, const char *word)
{
  gsize length = strlen (word);

  return look_up (self, hash_bytes (HASH_START, word, length), "", 0, word, length);
}

DossierEncoderPieces *
dossier_encoder_pieces_new (const DossierEncoderFile *file)
{
  g_autoptr (DossierEncoderPieces) self = NULL;

  g_return_val_if_fail (file != NULL, NULL);

  self = g_new0 (DossierEncoderPieces, 1);
  self->file = file;
  self->slots = g_new (guint16, N_SLOTS);
  memset (self->slots, 0xff, N_SLOTS * sizeof *self->slots);
  for (guint id = 0; id < file->n_pieces; id++)
    {
      const guint8 *piece = file->data + file->piece_starts[id];
      guint32       slot = get_slot (hash_bytes (HASH_START, (const char *) piece + 1, piece[0]));

      while (self->slots[slot] != NO_PIECE)
        slot = (slot + 1) & (N_SLOTS - 1);
      self->slots[slot] = (guint16) id;
    }
  self->markers.start = look_up_word (self, "[CLS]");
  self->markers.end = look_up_word (self, "[SEP]");
  self->markers.unknown = look_up_word (self, "[UNK]");
  if (self->markers.start == NO_PIECE || self->markers.end == NO_PIECE ||
      self->markers.unknown == NO_PIECE)
    return NULL;
  return g_steal_pointer (&self);
}

void
dossier_encoder_pieces_free (DossierEncoderPieces *self)
{
  if (self == NULL)
    return;
  g_free (self->slots);
  g_free (self);
}

const DossierEncoderMarkers *
dossier_encoder_pieces_get_markers (const DossierEncoderPieces *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->markers;
}

/* The longest piece that @word begins with; 0 bytes for none. */
static gsize
find_longest (const DossierEncoderPieces *self,
              const char                 *word,
              gsize                       length,
              gboolean                    is_continued,
              guint16                    *id)
{
  const char *head = is_continued ? CONTINUED : "";
  gsize       head_length = strlen (head);
  gsize       longest = MIN (length, MAX_PIECE_SIZE);
  guint32     hashes[MAX_PIECE_SIZE + 1];

  hashes[0] = hash_bytes (HASH_START, head, head_length);
  for (gsize i = 0; i < longest; i++)
    hashes[i + 1] = extend_hash (hashes[i], (guint8) word[i]);
  for (gsize size = longest; size > 0; size--)
    {
      *id = look_up (self, hashes[size], head, head_length, word, size);
      if (*id != NO_PIECE)
        return size;
    }
  return 0;
}

/* Cuts what has neither marks nor capitals; a word with a part that is not known is not known. */
static guint
cut_plain (const DossierEncoderPieces *self,
           const char                 *word,
           gsize                       length,
           guint8                      shape,
           DossierEncoderPiece        *pieces,
           guint                       n_pieces)
{
  guint n = 0;

  if (n_pieces == 0)
    return 0;
  for (gsize at = 0, size; at < length; at += size)
    {
      guint16 id = NO_PIECE;

      size = length > MAX_WORD_SIZE ? 0 : find_longest (self, word + at, length - at, at > 0, &id);
      if (size == 0)
        {
          pieces[0].id = self->markers.unknown;
          pieces[0].shape = shape;
          return 1;
        }
      if (n == n_pieces)
        break;
      pieces[n].id = id;
      pieces[n].shape = shape;
      n++;
    }
  return n;
}

/* Marks, and the characters of Chinese. Beyond ASCII a symbol is no mark, as it was in learning. */
static gboolean
stands_alone (gunichar ch)
{
  if (ch < 0x80)
    return g_ascii_ispunct ((char) ch);
  if ((ch >= 0x3400 && ch <= 0x9fff) || (ch >= 0xf900 && ch <= 0xfaff) ||
      (ch >= 0x20000 && ch <= 0x2fa1f))
    return TRUE;
  switch (g_unichar_type (ch))
    {
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Counts what the letters of a word are like. */
typedef struct
{
  guint    n_letters;
  guint    n_upper;
  guint    n_lower;
  gboolean has_digit;
  gboolean begins_upper;
} Letters;

static void
count_letter (Letters *self, gunichar ch)
{
  gboolean is_upper = g_unichar_isupper (ch) || g_unichar_istitle (ch);

  if (!g_unichar_isalpha (ch))
    {
      self->has_digit |= g_unichar_isdigit (ch);
      return;
    }
  if (self->n_letters == 0)
    self->begins_upper = is_upper;
  self->n_letters++;
  self->n_upper += is_upper;
  self->n_lower += g_unichar_islower (ch);
}

static guint8
get_shape (const Letters *self)
{
  if (self->n_letters == 0)
    return self->has_digit ? DOSSIER_ENCODER_SHAPE_NUMBER : DOSSIER_ENCODER_SHAPE_MARK;
  if (self->n_upper == self->n_letters)
    return self->n_letters > 1 ? DOSSIER_ENCODER_SHAPE_UPPER : DOSSIER_ENCODER_SHAPE_INITIAL;
  if (self->begins_upper)
    return self->n_lower + 1 == self->n_letters ? DOSSIER_ENCODER_SHAPE_CAPITALISED
                                                : DOSSIER_ENCODER_SHAPE_MIXED;
  return self->n_upper > 0 ? DOSSIER_ENCODER_SHAPE_MIXED : DOSSIER_ENCODER_SHAPE_LOWER;
}

/* A part of a word in small letters without accents, growing. */
typedef struct
{
  char    bytes[MAX_WORD_SIZE + 32];
  gsize   length;
  Letters letters;
} Part;

static void
add_character (Part *self, gunichar ch)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize    n;

  count_letter (&self->letters, ch);
  if (ch < 0x80)
    {
      if (self->length <= MAX_WORD_SIZE)
        self->bytes[self->length++] = g_ascii_tolower ((char) ch);
      return;
    }
  n = g_unichar_fully_decompose (g_unichar_tolower (ch), FALSE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n; i++)
    if (g_unichar_type (parts[i]) != G_UNICODE_NON_SPACING_MARK && self->length <= MAX_WORD_SIZE)
      self->length += g_unichar_to_utf8 (parts[i], self->bytes + self->length);
}

static guint
end_part (const DossierEncoderPieces *self, Part *part, DossierEncoderPiece *pieces, guint n_pieces)
{
  guint n = 0;

  if (part->length > 0)
    n = cut_plain (self, part->bytes, part->length, get_shape (&part->letters), pieces, n_pieces);
  part->length = 0;
  memset (&part->letters, 0, sizeof part->letters);
  return n;
}

guint
dossier_encoder_pieces_cut (const DossierEncoderPieces *self,
                            const char                 *word,
                            gsize                       length,
                            DossierEncoderPiece        *pieces,
                            guint                       n_pieces)
{
  const char *end = word + length;
  Part        part = { .length = 0 };
  guint       n = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (word != NULL || length == 0, 0);

  for (const char *at = word; at < end;)
    {
      gunichar ch = g_utf8_get_char_validated (at, end - at);
      gboolean is_bad = ch == (gunichar) -1 || ch == (gunichar) -2;

      at += is_bad ? 1 : g_unichar_to_utf8 (ch, NULL);
      if (is_bad || g_unichar_iscntrl (ch) || g_unichar_isspace (ch))
        continue;
      if (stands_alone (ch))
        n += end_part (self, &part, pieces + n, n_pieces - n);
      add_character (&part, ch);
      if (stands_alone (ch))
        n += end_part (self, &part, pieces + n, n_pieces - n);
    }
  return n + end_part (self, &part, pieces + n, n_pieces - n);
}
