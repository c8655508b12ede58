/* dossier-encoder.c: a small network that reads every word in the light of all around it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-encoder.h"
#include "core/recognise/dossier-encoder-pieces.h"
#include "core/text/dossier-core-error.h"

#include <math.h>
#include <string.h>

/* Of what is read at once: what it learned from was cut so. */
#define MAX_PIECES_AT_ONCE 120
/* Of one word; the others are passed over. */
#define MAX_PIECES_A_WORD 40
/* Words of a text that are read, which takes some seconds: articles are shorter. */
#define MAX_TOKENS 50000

struct _DossierEncoder
{
  DossierEncoderFile   *file;
  DossierEncoderPieces *pieces;
};

/**
 * Reading:
 * @n: pieces that are read at once, with the markers around them
 * @tokens: of each piece, the token that it begins; NO_TOKEN for others
 * @values: a row for each piece
 * @wide: room for a row of queries, keys and values, or of the inner width
 * @steps, @sizes: what is multiplied
 */
typedef struct
{
  const DossierEncoder *self;
  guint                 n;
  DossierEncoderPiece   pieces[MAX_PIECES_AT_ONCE + 2];
  guint                 tokens[MAX_PIECES_AT_ONCE + 2];
  float                *values;
  float                *added;
  float                *wide;
  float                *work;
  gint16               *steps;
  float                 sizes[MAX_PIECES_AT_ONCE + 2];
  float                *scores;
} Reading;

#define NO_TOKEN G_MAXUINT

DossierEncoder *
dossier_encoder_new (GBytes *bytes, GError **error)
{
  g_autoptr (DossierEncoder) self = g_new0 (DossierEncoder, 1);

  g_return_val_if_fail (bytes != NULL, NULL);

  self->file = dossier_encoder_file_read (bytes, error);
  if (self->file == NULL)
    return NULL;
  self->pieces = dossier_encoder_pieces_new (self->file);
  if (self->pieces != NULL && self->file->n_positions >= MAX_PIECES_AT_ONCE + 2)
    return g_steal_pointer (&self);
  g_set_error_literal (error,
                       DOSSIER_CORE_ERROR,
                       DOSSIER_CORE_ERROR_BAD_DATA,
                       "reading the encoder of names: it lacks pieces or positions");
  return NULL;
}

void
dossier_encoder_free (DossierEncoder *self)
{
  if (self == NULL)
    return;
  dossier_encoder_pieces_free (self->pieces);
  g_clear_pointer (&self->file, dossier_encoder_file_free);
  g_free (self);
}

static void
init_reading (Reading *reading, const DossierEncoder *self, float *scores)
{
  const DossierEncoderFile *file = self->file;
  gsize                     n = MAX_PIECES_AT_ONCE + 2;
  gsize                     widest = MAX (3 * file->width, file->inner_width);

  reading->self = self;
  reading->scores = scores;
  reading->values = g_new (float, n * file->width);
  reading->added = g_new (float, n * file->width);
  reading->wide = g_new (float, n *widest);
  reading->work = g_new (float, DOSSIER_ENCODER_ATTEND_ROOM (n, file->width / file->n_heads));
  reading->steps = g_new (gint16, n * widest);
}

static void
clear_reading (Reading *reading)
{
  g_free (reading->values);
  g_free (reading->added);
  g_free (reading->wide);
  g_free (reading->work);
  g_free (reading->steps);
}

static void
add_marker (Reading *reading, guint16 id)
{
  reading->pieces[reading->n].id = id;
  reading->pieces[reading->n].shape = DOSSIER_ENCODER_SHAPE_NONE;
  reading->tokens[reading->n] = NO_TOKEN;
  reading->n++;
}

/* What each piece stands for, where it stands, how it is written. */
static void
embed (Reading *reading)
{
  const DossierEncoderFile *file = reading->self->file;
  guint                     width = file->width;

  for (guint i = 0; i < reading->n; i++)
    {
      const DossierEncoderPiece *piece = &reading->pieces[i];
      const gint8               *row = file->embeddings.weights + (gsize) piece->id * width;
      const float               *position = file->positions + (gsize) i * width;
      const float               *shape = file->shapes + (gsize) piece->shape * width;
      float                     *values = reading->values + (gsize) i * width;

      for (guint at = 0; at < width; at++)
        values[at] = row[at] * file->embeddings.scales[piece->id] + position[at] + shape[at];
    }
  dossier_encoder_normalise (reading->values,
                             NULL,
                             file->first_norm.gains,
                             file->first_norm.offsets,
                             reading->n,
                             width);
}

static void
multiply (Reading *reading, const DossierEncoderMatrix *matrix, const float *input, float *output)
{
  dossier_encoder_round (input, reading->n, matrix->width, reading->steps, reading->sizes);
  dossier_encoder_multiply (matrix, reading->steps, reading->sizes, reading->n, output);
}

static void
run_layer (Reading *reading, const DossierEncoderLayer *layer)
{
  const DossierEncoderFile *file = reading->self->file;

  multiply (reading, &layer->ask, reading->values, reading->wide);
  dossier_encoder_attend (reading->wide,
                          reading->n,
                          file->n_heads,
                          file->width / file->n_heads,
                          reading->work,
                          reading->added);
  multiply (reading, &layer->attended, reading->added, reading->wide);
  dossier_encoder_normalise (reading->values,
                             reading->wide,
                             layer->after_attended.gains,
                             layer->after_attended.offsets,
                             reading->n,
                             file->width);
  multiply (reading, &layer->open, reading->values, reading->wide);
  dossier_encoder_bend (reading->wide, (gsize) reading->n * file->inner_width);
  multiply (reading, &layer->close, reading->wide, reading->added);
  dossier_encoder_normalise (reading->values,
                             reading->added,
                             layer->after_close.gains,
                             layer->after_close.offsets,
                             reading->n,
                             file->width);
}

/* Logarithms of probabilities of what the last layer says about the first piece of each token. */
static void
keep_scores (Reading *reading, const float *outputs)
{
  for (guint i = 0; i < reading->n; i++)
    {
      const float *output = outputs + (gsize) i * DOSSIER_ENCODER_OUTPUTS;
      float       *scores = NULL;
      float        best = output[0];
      float        sum = 0;

      if (reading->tokens[i] == NO_TOKEN)
        continue;
      scores = reading->scores + (gsize) reading->tokens[i] * DOSSIER_N_ENCODER_LABELS;
      for (guint label = 1; label < DOSSIER_N_ENCODER_LABELS; label++)
        best = MAX (best, output[label]);
      for (guint label = 0; label < DOSSIER_N_ENCODER_LABELS; label++)
        sum += expf (output[label] - best);
      for (guint label = 0; label < DOSSIER_N_ENCODER_LABELS; label++)
        scores[label] = output[label] - best - logf (sum);
    }
}

/* Reads what was gathered, and makes room. */
static void
flush (Reading *reading)
{
  const DossierEncoderFile *file = reading->self->file;

  if (reading->n > 1)
    {
      add_marker (reading, dossier_encoder_pieces_get_markers (reading->self->pieces)->end);
      embed (reading);
      for (guint i = 0; i < file->n_layers; i++)
        run_layer (reading, &file->layers[i]);
      multiply (reading, &file->outputs, reading->values, reading->wide);
      keep_scores (reading, reading->wide);
    }
  reading->n = 0;
  add_marker (reading, dossier_encoder_pieces_get_markers (reading->self->pieces)->start);
}

static guint
cut_token (const Reading              *reading,
           const DossierTaggerArticle *article,
           guint                       token,
           DossierEncoderPiece         pieces[MAX_PIECES_A_WORD])
{
  const DossierTaggerToken *word = dossier_tagger_article_get_token (article, token);

  return dossier_encoder_pieces_cut (reading->self->pieces,
                                     article->text + word->start,
                                     word->length,
                                     pieces,
                                     MAX_PIECES_A_WORD);
}

static void
add_token (Reading *reading, guint token, const DossierEncoderPiece *pieces, guint n_pieces)
{
  if (reading->n + n_pieces > MAX_PIECES_AT_ONCE + 1)
    flush (reading);
  for (guint i = 0; i < n_pieces; i++)
    {
      reading->pieces[reading->n] = pieces[i];
      reading->tokens[reading->n] = i == 0 ? token : NO_TOKEN;
      reading->n++;
    }
}

static guint
count_pieces (const Reading               *reading,
              const DossierTaggerArticle  *article,
              const DossierTaggerSentence *sentence)
{
  DossierEncoderPiece pieces[MAX_PIECES_A_WORD];
  guint               n = 0;

  for (guint i = 0; i < sentence->n; i++)
    n += cut_token (reading, article, sentence->first + i, pieces);
  return n;
}

float *
dossier_encoder_run (const DossierEncoder *self, const DossierTaggerArticle *article)
{
  Reading               reading = { 0 };
  DossierTaggerSentence sentence;
  float                *scores;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (article != NULL, NULL);

  scores = g_new0 (float, (gsize) article->tokens->len *DOSSIER_N_ENCODER_LABELS + 1);
  init_reading (&reading, self, scores);
  flush (&reading);
  for (guint first = 0;
       first < MAX_TOKENS && dossier_tagger_article_read_sentence (article, first, &sentence);
       first += sentence.n)
    {
      /* A sentence stays whole where it can. */
      if (reading.n + count_pieces (&reading, article, &sentence) > MAX_PIECES_AT_ONCE + 1)
        flush (&reading);
      for (guint i = 0; i < sentence.n; i++)
        {
          DossierEncoderPiece pieces[MAX_PIECES_A_WORD];

          add_token (&reading, first + i, pieces, cut_token (&reading, article, first + i, pieces));
        }
    }
  flush (&reading);
  clear_reading (&reading);
  return scores;
}
