/* dossier-encoder-kernel.h: the arithmetic of the encoder's layers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Inputs of a product are rounded to this many steps on either side of zero: with weights of eight
 * bits and DOSSIER_ENCODER_MAX_WIDTH of them the sum fits into 32 bits. */
#define DOSSIER_ENCODER_INPUT_STEPS    8191
#define DOSSIER_ENCODER_MAX_WIDTH      2048
#define DOSSIER_ENCODER_MAX_HEAD_WIDTH 256

/* How many keys are met side by side, and by how many queries together. */
#define DOSSIER_ENCODER_ATTEND_LANES   16
#define DOSSIER_ENCODER_ATTEND_QUERIES 4
/* Values that dossier_encoder_attend() needs for its work on @n rows. */
#define DOSSIER_ENCODER_ATTEND_ROOM(n, head_width)                                                 \
  (((n) + DOSSIER_ENCODER_ATTEND_LANES - 1) / DOSSIER_ENCODER_ATTEND_LANES *                       \
   DOSSIER_ENCODER_ATTEND_LANES * ((head_width) + DOSSIER_ENCODER_ATTEND_QUERIES))

/**
 * DossierEncoderMatrix:
 * @weights: @n_rows rows of @width steps each
 * @scales: of each row, the size of a step
 * @biases: of each row
 * @n_rows: values out; a multiple of four
 * @width: values in; a multiple of 32, at most DOSSIER_ENCODER_MAX_WIDTH
 */
typedef struct
{
  const gint8 *weights;
  const float *scales;
  const float *biases;
  guint        n_rows;
  guint        width;
} DossierEncoderMatrix;

/**
 * dossier_encoder_round:
 * @values: (array): @n rows of @width
 * @steps: (out): the same, in steps of a size for each row
 * @sizes: (out): of @n
 */
void dossier_encoder_round (const float *values, guint n, guint width, gint16 *steps, float *sizes);

/* @output of @n rows of matrix->n_rows: the matrix times each row of @steps, and the biases. */
void dossier_encoder_multiply (const DossierEncoderMatrix *matrix,
                               const gint16               *steps,
                               const float                *sizes,
                               guint                       n,
                               float                      *output);

/**
 * dossier_encoder_attend:
 * @asked: (array): @n rows: queries, keys, values, each @n_heads times @head_width wide;
 *   the latter a multiple of four, at most DOSSIER_ENCODER_MAX_HEAD_WIDTH
 * @work: room for DOSSIER_ENCODER_ATTEND_ROOM() values
 * @output: (out): @n rows of @n_heads times @head_width
 *
 * Each row becomes, head by head, the mean of all rows' values, weighted by how well its query
 * meets their keys (Vaswani and others 2017).
 */
void dossier_encoder_attend (const float *asked,
                             guint        n,
                             guint        n_heads,
                             guint        head_width,
                             float       *work,
                             float       *output);

/* Gaussian error linear units (Hendrycks and Gimpel 2016), in place. */
void dossier_encoder_bend (float *values, gsize n);

/**
 * dossier_encoder_normalise:
 * @values: (inout): @n rows of @width: mean nothing, variance one, then @gains and @offsets
 * @added: (nullable): what is added to them before
 */
void dossier_encoder_normalise (float       *values,
                                const float *added,
                                const float *gains,
                                const float *offsets,
                                guint        n,
                                guint        width);

G_END_DECLS
