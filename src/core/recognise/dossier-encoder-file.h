/* dossier-encoder-file.h: what the encoder learned, and the file that it is read from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-encoder-kernel.h"

G_BEGIN_DECLS

/* The file, all numbers with the lowest byte first:
 *
 *   8 bytes    DOSSIER_ENCODER_MAGIC
 *   4 bytes    DOSSIER_ENCODER_VERSION
 *   4 bytes    length of the rest after the checksum
 *   8 bytes    checksum of the rest, see dossier_encoder_file_checksum()
 *   4 bytes    each of: pieces, positions, width, layers, heads, inner width
 *   pieces:    a byte of length and its bytes; "##" begins what goes on inside a word
 *   a matrix of pieces rows, without biases: what each piece stands for
 *   floats:    positions * width; DOSSIER_N_ENCODER_SHAPES * width; gains and offsets of width
 *   layers:    the matrix of queries, keys and values, 3 * width rows; that of what was attended
 *              to, width rows; gains and offsets; the matrix of inner width rows; the matrix of
 *              width rows of inner width; gains and offsets
 *   a matrix of DOSSIER_N_ENCODER_LABELS rows, filled up to a multiple of four
 *
 * A matrix is a float of scale for each row, a float of bias for each row, a signed byte for each
 * weight. All matrices but the last but one of a layer are width wide.
 */
#define DOSSIER_ENCODER_MAGIC       "DossEncd"
#define DOSSIER_ENCODER_VERSION     1
#define DOSSIER_ENCODER_HEADER_SIZE 24

#define DOSSIER_N_ENCODER_SHAPES 8
/* Outside; then for person, place, organisation: the first piece of a name, and the others. */
#define DOSSIER_N_ENCODER_LABELS 7
#define DOSSIER_ENCODER_OUTPUTS  8

/* Values that are added and multiplied to what was brought to mean nothing and variance one. */
typedef struct
{
  const float *gains;
  const float *offsets;
} DossierEncoderNorm;

typedef struct
{
  DossierEncoderMatrix ask;
  DossierEncoderMatrix attended;
  DossierEncoderNorm   after_attended;
  DossierEncoderMatrix open;
  DossierEncoderMatrix close;
  DossierEncoderNorm   after_close;
} DossierEncoderLayer;

/**
 * DossierEncoderFile:
 * @n_pieces: of words, at most 65535
 * @piece_starts: of each piece, its byte of length within the file; n_pieces of them
 * @embeddings: a row for each piece
 * @positions: of the first, second, … piece of what is read at once
 * @shapes: of DOSSIER_N_ENCODER_SHAPES
 * @outputs: DOSSIER_ENCODER_OUTPUTS rows
 */
typedef struct
{
  GBytes              *bytes;
  const guint8        *data;
  guint                n_pieces;
  guint                n_positions;
  guint                width;
  guint                n_layers;
  guint                n_heads;
  guint                inner_width;
  guint32             *piece_starts;
  DossierEncoderMatrix embeddings;
  const float         *positions;
  const float         *shapes;
  DossierEncoderNorm   first_norm;
  DossierEncoderLayer *layers;
  DossierEncoderMatrix outputs;
  float               *floats;
} DossierEncoderFile;

/**
 * dossier_encoder_file_read:
 * @bytes: kept, and read from while the file is in use: best a file mapped into memory
 * @error: DOSSIER_CORE_ERROR_BAD_DATA for anything but an undamaged file of this version
 *
 * Returns: (transfer full) (nullable)
 */
DossierEncoderFile *dossier_encoder_file_read (GBytes *bytes, GError **error);
void                dossier_encoder_file_free (DossierEncoderFile *self);

/* FNV-1a over whole words of eight bytes, and the bytes that are left. */
guint64 dossier_encoder_file_checksum (const guint8 *data, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEncoderFile, dossier_encoder_file_free)

G_END_DECLS
