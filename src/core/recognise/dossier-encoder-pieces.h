/* dossier-encoder-pieces.h: cuts words into the pieces that the encoder knows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-encoder-file.h"

G_BEGIN_DECLS

typedef struct _DossierEncoderPieces DossierEncoderPieces;

/**
 * DossierEncoderPiece:
 * @id: row of the file's embeddings
 * @shape: how the word that it is of is written: DossierEncoderShape
 */
typedef struct
{
  guint16 id;
  guint8  shape;
} DossierEncoderPiece;

/* The encoder knows small letters alone; how a word was written stands beside. */
typedef enum
{
  DOSSIER_ENCODER_SHAPE_LOWER,
  DOSSIER_ENCODER_SHAPE_CAPITALISED,
  DOSSIER_ENCODER_SHAPE_MIXED,
  DOSSIER_ENCODER_SHAPE_UPPER,
  DOSSIER_ENCODER_SHAPE_INITIAL,
  DOSSIER_ENCODER_SHAPE_NUMBER,
  DOSSIER_ENCODER_SHAPE_MARK,
  DOSSIER_ENCODER_SHAPE_NONE,
} DossierEncoderShape;

/* Pieces that stand for no word. */
typedef struct
{
  guint16 start;
  guint16 end;
  guint16 unknown;
} DossierEncoderMarkers;

/**
 * dossier_encoder_pieces_new:
 * @file: must outlive it
 *
 * Returns: (transfer full) (nullable): NULL when a marker is missing; immutable
 */
DossierEncoderPieces *dossier_encoder_pieces_new (const DossierEncoderFile *file);
void                  dossier_encoder_pieces_free (DossierEncoderPieces *self);

const DossierEncoderMarkers *dossier_encoder_pieces_get_markers (const DossierEncoderPieces *self);

/**
 * dossier_encoder_pieces_cut:
 * @word: (array length=length): UTF-8, without spaces
 * @pieces: (out): room for @n_pieces; what does not fit is left out
 *
 * Letters small and without accents; marks stand alone; of what is left the longest known beginning
 * is a piece, again and again (WordPiece: Schuster and Nakajima 2012, Devlin and others 2019).
 *
 * Returns: how many pieces were filled in
 */
guint dossier_encoder_pieces_cut (const DossierEncoderPieces *self,
                                  const char                 *word,
                                  gsize                       length,
                                  DossierEncoderPiece        *pieces,
                                  guint                       n_pieces);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEncoderPieces, dossier_encoder_pieces_free)

G_END_DECLS
