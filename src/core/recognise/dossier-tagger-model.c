/* dossier-tagger-model.c: the tagger's weights, and the file that they are read from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-tagger-model.h"
#include "core/text/dossier-core-error.h"

#include <string.h>

#define N_TRANSITIONS   ((DOSSIER_N_LABELS + 1) * DOSSIER_N_LABELS)
#define BUCKETS_A_GROUP 32
#define N_GROUPS        (DOSSIER_N_FEATURE_BUCKETS / BUCKETS_A_GROUP)
/* Smallest row: one byte of distance, one of check, two of labels, one weight. */
#define MIN_ROW_SIZE 5
/* Where in a row's padding the check is. */
#define CHECK DOSSIER_N_LABELS

typedef struct
{
  const guint8 *data;
  gsize         left;
  gboolean      is_short;
} Reader;

guint64
dossier_tagger_model_checksum (const guint8 *data, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ data[i]) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

static guint64
read_number (Reader *self, guint n_bytes)
{
  guint64 number = 0;

  if (self->left < n_bytes)
    {
      self->is_short = TRUE;
      self->left = 0;
      return 0;
    }
  for (guint i = 0; i < n_bytes; i++)
    number |= (guint64) self->data[i] << (8 * i);
  self->data += n_bytes;
  self->left -= n_bytes;
  return number;
}

static guint32
read_distance (Reader *self)
{
  guint32 number = 0;

  for (guint shift = 0; shift < 28; shift += 7)
    {
      guint32 byte = (guint32) read_number (self, 1);

      number |= (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        return number;
    }
  self->is_short = TRUE;
  return 0;
}

/* Where the bucket's group is. */
static inline guint32
get_group (guint32 bucket)
{
  return bucket / BUCKETS_A_GROUP * DOSSIER_N_READINGS;
}

static gboolean
read_rows (Reader *reader, DossierReadingModel *model, guint32 n_rows)
{
  guint64 bucket = 0;

  for (guint32 i = 0; i < n_rows; i++)
    {
      guint32 distance = read_distance (reader);
      guint   check = (guint) read_number (reader, 1);
      guint   labels = (guint) read_number (reader, 2);

      bucket += distance;
      if (reader->is_short || labels == 0 || labels >= 1 << DOSSIER_N_LABELS ||
          bucket >= DOSSIER_N_FEATURE_BUCKETS || (i > 0 && distance == 0))
        return FALSE;
      model->groups[get_group ((guint32) bucket)].bits |= 1u << (bucket % BUCKETS_A_GROUP);
      model->rows[i][CHECK] = (gint8) check;
      for (guint label = 0; label < DOSSIER_N_LABELS; label++)
        if ((labels & (1u << label)) != 0)
          model->rows[i][label] = (gint8) read_number (reader, 1);
    }
  return !reader->is_short;
}

/* Bits set (Warren, Hacker's Delight); the compiler's own would be a call on older processors. */
static inline guint32
count_bits (guint32 bits)
{
  bits -= (bits >> 1) & 0x55555555u;
  bits = (bits & 0x33333333u) + ((bits >> 2) & 0x33333333u);
  return (((bits + (bits >> 4)) & 0x0f0f0f0fu) * 0x01010101u) >> 24;
}

static void
rank_rows (DossierReadingModel *self)
{
  guint32 n = 0;

  for (guint i = 0; i < N_GROUPS * DOSSIER_N_READINGS; i += DOSSIER_N_READINGS)
    {
      self->groups[i].rank = n;
      n += count_bits (self->groups[i].bits);
    }
}

static gboolean
read_reading (Reader *reader, DossierReadingModel *model)
{
  float   transitions[DOSSIER_N_LABELS + 1][DOSSIER_LABEL_ROW] = { 0 };
  guint32 weights_a_score = (guint32) read_number (reader, 4);
  guint32 n_rows;

  for (guint i = 0; i < N_TRANSITIONS; i++)
    transitions[i / DOSSIER_N_LABELS][i % DOSSIER_N_LABELS] =
        (gint16) read_number (reader, 2) / DOSSIER_TRANSITION_UNIT;
  n_rows = (guint32) read_number (reader, 4);
  if (reader->is_short || weights_a_score == 0 || n_rows > reader->left / MIN_ROW_SIZE)
    return FALSE;
  model->scale = 1.0f / (float) weights_a_score;
  dossier_transitions_set (&model->transitions, (const float (*)[DOSSIER_LABEL_ROW]) transitions);
  model->rows = g_malloc0_n (n_rows + 1, sizeof *model->rows);
  if (!read_rows (reader, model, n_rows))
    return FALSE;
  rank_rows (model);
  return TRUE;
}

static const char *
find_damage (Reader *header, DossierReadingModel *readings)
{
  guint64 checksum;
  guint32 length;

  if (header->left < DOSSIER_TAGGER_HEADER_SIZE ||
      memcmp (header->data, DOSSIER_TAGGER_MAGIC, strlen (DOSSIER_TAGGER_MAGIC)) != 0)
    return "it is no model of names";
  header->data += strlen (DOSSIER_TAGGER_MAGIC);
  header->left -= strlen (DOSSIER_TAGGER_MAGIC);
  if (read_number (header, 4) != DOSSIER_TAGGER_VERSION)
    return "it is of another version";
  length = (guint32) read_number (header, 4);
  checksum = read_number (header, 8);
  if (length != header->left)
    return "it is cut off or too long";
  if (checksum != dossier_tagger_model_checksum (header->data, header->left))
    return "its checksum is wrong";
  readings[0].shared = g_malloc0_n (N_GROUPS * DOSSIER_N_READINGS, sizeof *readings[0].groups);
  readings[0].groups = readings[0].shared;
  for (guint i = 1; i < DOSSIER_N_READINGS; i++)
    readings[i].groups = readings[0].groups + i;
  for (guint i = 0; i < DOSSIER_N_READINGS; i++)
    if (!read_reading (header, &readings[i]))
      return "its weights make no sense";
  return header->left == 0 ? NULL : "something stands after its end";
}

gboolean
dossier_tagger_model_read (const guint8        *data,
                           gsize                length,
                           DossierReadingModel *readings,
                           GError             **error)
{
  Reader      reader = { .data = data, .left = length };
  const char *damage = find_damage (&reader, readings);

  if (damage == NULL)
    return TRUE;
  g_set_error (error,
               DOSSIER_CORE_ERROR,
               DOSSIER_CORE_ERROR_BAD_DATA,
               "reading the model of names: %s",
               damage);
  return FALSE;
}

void
dossier_reading_model_clear (DossierReadingModel *self)
{
  self->groups = NULL;
  g_clear_pointer (&self->shared, g_free);
  g_clear_pointer (&self->rows, g_free);
}

/* The features whose bucket has a row, with the row. No branch depends on a feature: half of them
 * have none, in no order that a processor could guess. */
static guint
find_rows (const DossierReadingModel *self,
           const guint32             *features,
           guint                      n_features,
           guint32                   *rows,
           guint8                    *checks)
{
  guint n = 0;

  /* They lie all over a memory that no near cache holds: all are sent for before one is needed. */
  for (guint i = 0; i < n_features; i++)
    __builtin_prefetch (&self->groups[get_group (dossier_feature_get_bucket (features[i]))]);
  for (guint i = 0; i < n_features; i++)
    {
      guint32 bucket = dossier_feature_get_bucket (features[i]);
      guint32 group = get_group (bucket);
      guint32 bits = self->groups[group].bits;
      guint32 place = bucket % BUCKETS_A_GROUP;

      rows[n] = self->groups[group].rank + count_bits (bits & ((1u << place) - 1));
      __builtin_prefetch (self->rows[rows[n]]);
      checks[n] = dossier_feature_get_check (features[i]);
      n += (bits >> place) & 1;
    }
  return n;
}

void
dossier_reading_model_add (const DossierReadingModel *self,
                           const guint32             *features,
                           guint                      n_features,
                           gint16                     sums[DOSSIER_LABEL_ROW])
{
  guint32 rows[DOSSIER_MAX_FEATURES + 1];
  guint8  checks[DOSSIER_MAX_FEATURES + 1];
  guint   n = find_rows (self, features, MIN (n_features, DOSSIER_MAX_FEATURES), rows, checks);
  gint16  all[DOSSIER_LABEL_ROW];

  memcpy (all, sums, sizeof all);
  /* 128 features of at most 127 each fit into 16 bits. */
  G_STATIC_ASSERT (DOSSIER_MAX_FEATURES * 128 <= G_MAXINT16 + 1);
  for (guint i = 0; i < n; i++)
    {
      const gint8 *row = self->rows[rows[i]];
      /* No branch: a third of the rows are another feature's, in no order either. */
      gint8 mask = (gint8) - ((guint8) row[CHECK] == checks[i]);

      for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
        all[label] = (gint16) (all[label] + (gint8) (row[label] & mask));
    }
  memcpy (sums, all, sizeof all);
}

void
dossier_reading_model_scale (const DossierReadingModel *self,
                             const gint16               sums[DOSSIER_LABEL_ROW],
                             float                      scores[DOSSIER_LABEL_ROW])
{
  for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
    scores[label] = (float) sums[label] * self->scale;
}

void
dossier_reading_model_score (const DossierReadingModel *self,
                             const guint32             *features,
                             guint                      n_features,
                             float                      scores[DOSSIER_LABEL_ROW])
{
  gint16 sums[DOSSIER_LABEL_ROW] = { 0 };

  dossier_reading_model_add (self, features, n_features, sums);
  dossier_reading_model_scale (self, sums, scores);
}
