/* dossier-encoder-file.c: what the encoder learned, and the file that it is read from.
 *
 * The weights of eight bits, nearly all of it, stay where the file is; the rest is copied, so that
 * the order of bytes and where a number begins do not matter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-encoder-file.h"
#include "core/text/dossier-core-error.h"

#include <math.h>
#include <string.h>

#define MAX_PIECES    65535
#define MAX_POSITIONS 512
#define MAX_LAYERS    24

/* Reads along the file; what is asked for past its end is nothing, and remembered. */
typedef struct
{
  const guint8 *data;
  gsize         left;
  float        *floats;
  gsize         n_floats_left;
  gboolean      is_short;
} Reader;

guint64
dossier_encoder_file_checksum (const guint8 *data, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);
  gsize   i = 0;

  for (; i + 8 <= length; i += 8)
    {
      guint64 word;

      memcpy (&word, data + i, sizeof word);
      hash = (hash ^ GUINT64_FROM_LE (word)) * G_GUINT64_CONSTANT (1099511628211);
      /* The product carries upwards only. */
      hash ^= hash >> 32;
    }
  for (; i < length; i++)
    hash = (hash ^ data[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

static const guint8 *
read_bytes (Reader *self, gsize n)
{
  const guint8 *bytes = self->data;

  if (self->is_short || self->left < n)
    {
      self->is_short = TRUE;
      return NULL;
    }
  self->data += n;
  self->left -= n;
  return bytes;
}

static guint64
read_number (Reader *self, guint n_bytes)
{
  const guint8 *bytes = read_bytes (self, n_bytes);
  guint64       number = 0;

  for (guint i = 0; bytes != NULL && i < n_bytes; i++)
    number |= (guint64) bytes[i] << (8 * i);
  return number;
}

/* Numbers too large to compute with are damage. */
static gboolean
is_sound (float value)
{
  return isfinite (value) && value > -1e6f && value < 1e6f;
}

static const float *
read_floats (Reader *self, gsize n)
{
  const guint8 *bytes = n <= self->n_floats_left ? read_bytes (self, n * sizeof (float)) : NULL;
  float        *floats = self->floats;

  if (bytes == NULL)
    {
      self->is_short = TRUE;
      return NULL;
    }
  for (gsize i = 0; i < n; i++)
    {
      guint32 bits;

      memcpy (&bits, bytes + i * sizeof bits, sizeof bits);
      bits = GUINT32_FROM_LE (bits);
      memcpy (&floats[i], &bits, sizeof bits);
      if (!is_sound (floats[i]))
        self->is_short = TRUE;
    }
  self->floats += n;
  self->n_floats_left -= n;
  return floats;
}

static void
read_matrix (Reader               *self,
             DossierEncoderMatrix *matrix,
             guint                 n_rows,
             guint                 width,
             gboolean              has_biases)
{
  matrix->n_rows = n_rows;
  matrix->width = width;
  matrix->scales = read_floats (self, n_rows);
  matrix->biases = has_biases ? read_floats (self, n_rows) : NULL;
  matrix->weights = (const gint8 *) read_bytes (self, (gsize) n_rows * width);
}

static void
read_norm (Reader *self, DossierEncoderNorm *norm, guint width)
{
  norm->gains = read_floats (self, width);
  norm->offsets = read_floats (self, width);
}

static gboolean
read_pieces (Reader *self, DossierEncoderFile *file)
{
  file->piece_starts = g_new0 (guint32, file->n_pieces);
  for (guint i = 0; i < file->n_pieces && !self->is_short; i++)
    {
      file->piece_starts[i] = (guint32) (self->data - file->data);
      read_bytes (self, read_number (self, 1));
    }
  return !self->is_short;
}

static void
read_layer (Reader *self, const DossierEncoderFile *file, DossierEncoderLayer *layer)
{
  guint width = file->width;

  read_matrix (self, &layer->ask, 3 * width, width, TRUE);
  read_matrix (self, &layer->attended, width, width, TRUE);
  read_norm (self, &layer->after_attended, width);
  read_matrix (self, &layer->open, file->inner_width, width, TRUE);
  read_matrix (self, &layer->close, width, file->inner_width, TRUE);
  read_norm (self, &layer->after_close, width);
}

static gboolean
read_sizes (Reader *self, DossierEncoderFile *file)
{
  file->n_pieces = (guint) read_number (self, 4);
  file->n_positions = (guint) read_number (self, 4);
  file->width = (guint) read_number (self, 4);
  file->n_layers = (guint) read_number (self, 4);
  file->n_heads = (guint) read_number (self, 4);
  file->inner_width = (guint) read_number (self, 4);
  return !self->is_short && file->n_pieces > 0 && file->n_pieces <= MAX_PIECES &&
         file->n_positions > 2 && file->n_positions <= MAX_POSITIONS && file->width > 0 &&
         file->width <= DOSSIER_ENCODER_MAX_WIDTH && file->width % 32 == 0 &&
         file->inner_width > 0 && file->inner_width <= DOSSIER_ENCODER_MAX_WIDTH &&
         file->inner_width % 32 == 0 && file->n_layers > 0 && file->n_layers <= MAX_LAYERS &&
         file->n_heads > 0 && file->n_heads <= file->width &&
         file->width % (4 * file->n_heads) == 0 &&
         file->width / file->n_heads <= DOSSIER_ENCODER_MAX_HEAD_WIDTH;
}

/* How many floats the file holds, by its sizes: small numbers all, they cannot overflow. */
static gsize
count_floats (const DossierEncoderFile *file)
{
  gsize width = file->width;
  gsize layer =
      2 * 3 * width + 2 * width + 2 * width + 2 * file->inner_width + 2 * width + 2 * width;

  return file->n_pieces + (file->n_positions + DOSSIER_N_ENCODER_SHAPES + 2) * width +
         file->n_layers * layer + 2 * DOSSIER_ENCODER_OUTPUTS;
}

static gboolean
read_rest (Reader *self, DossierEncoderFile *file)
{
  if (!read_sizes (self, file) || !read_pieces (self, file))
    return FALSE;
  self->n_floats_left = count_floats (file);
  if (self->n_floats_left > self->left / sizeof (float))
    return FALSE;
  self->floats = file->floats = g_new0 (float, self->n_floats_left);
  read_matrix (self, &file->embeddings, file->n_pieces, file->width, FALSE);
  file->positions = read_floats (self, (gsize) file->n_positions * file->width);
  file->shapes = read_floats (self, (gsize) DOSSIER_N_ENCODER_SHAPES * file->width);
  read_norm (self, &file->first_norm, file->width);
  file->layers = g_new0 (DossierEncoderLayer, file->n_layers);
  for (guint i = 0; i < file->n_layers; i++)
    read_layer (self, file, &file->layers[i]);
  read_matrix (self, &file->outputs, DOSSIER_ENCODER_OUTPUTS, file->width, TRUE);
  return !self->is_short;
}

static const char *
find_damage (Reader *reader, DossierEncoderFile *file)
{
  const guint8 *magic = read_bytes (reader, strlen (DOSSIER_ENCODER_MAGIC));
  guint64       checksum;
  guint32       length;

  if (magic == NULL || memcmp (magic, DOSSIER_ENCODER_MAGIC, strlen (DOSSIER_ENCODER_MAGIC)) != 0)
    return "it is no encoder";
  if (read_number (reader, 4) != DOSSIER_ENCODER_VERSION)
    return "it is of another version";
  length = (guint32) read_number (reader, 4);
  checksum = read_number (reader, 8);
  if (reader->is_short || length != reader->left)
    return "it is cut off or too long";
  if (checksum != dossier_encoder_file_checksum (reader->data, reader->left))
    return "its checksum is wrong";
  if (!read_rest (reader, file))
    return "its weights make no sense";
  return reader->left == 0 ? NULL : "something stands after its end";
}

DossierEncoderFile *
dossier_encoder_file_read (GBytes *bytes, GError **error)
{
  g_autoptr (DossierEncoderFile) self = g_new0 (DossierEncoderFile, 1);
  Reader      reader = { 0 };
  const char *damage;

  g_return_val_if_fail (bytes != NULL, NULL);

  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &reader.left);
  reader.data = self->data;
  damage = find_damage (&reader, self);
  if (damage == NULL)
    return g_steal_pointer (&self);
  g_set_error (error,
               DOSSIER_CORE_ERROR,
               DOSSIER_CORE_ERROR_BAD_DATA,
               "reading the encoder of names: %s",
               damage);
  return NULL;
}

void
dossier_encoder_file_free (DossierEncoderFile *self)
{
  if (self == NULL)
    return;
  g_free (self->piece_starts);
  g_free (self->layers);
  g_free (self->floats);
  g_bytes_unref (self->bytes);
  g_free (self);
}
