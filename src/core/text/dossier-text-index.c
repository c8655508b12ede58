/* dossier-text-index.c: converts between byte offsets and code points of one text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-text-index.h"

/* Distance of two marks: at most so many bytes are read for one conversion to code points, and at
 * most so many characters for one to bytes. */
#define MARK_DISTANCE 256

struct _DossierTextIndex
{
  const char *text;
  gsize       length;
  gsize       n_code_points;
  /* Both NULL for a text of ASCII alone, where offsets are code points. */
  gsize *code_points; /* before byte i × MARK_DISTANCE */
  gsize *bytes;       /* before code point i × MARK_DISTANCE */
};

static gboolean
starts_character (char byte)
{
  return ((guchar) byte & 0xC0) != 0x80;
}

static gsize
count_characters (const char *text, gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += starts_character (text[i]);
  return n;
}

static void
set_marks (DossierTextIndex *self)
{
  gsize n = 0;

  self->code_points = g_new (gsize, self->length / MARK_DISTANCE + 1);
  self->bytes = g_new (gsize, self->n_code_points / MARK_DISTANCE + 1);
  /* A text of an exact multiple has a mark at its very end, which no character sets. */
  self->code_points[self->length / MARK_DISTANCE] = self->n_code_points;
  self->bytes[self->n_code_points / MARK_DISTANCE] = self->length;

  for (gsize i = 0; i < self->length; i++)
    {
      if (i % MARK_DISTANCE == 0)
        self->code_points[i / MARK_DISTANCE] = n;
      if (!starts_character (self->text[i]))
        continue;
      if (n % MARK_DISTANCE == 0)
        self->bytes[n / MARK_DISTANCE] = i;
      n++;
    }
}

DossierTextIndex *
dossier_text_index_new (const char *text, gsize length)
{
  DossierTextIndex *self;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  self = g_new0 (DossierTextIndex, 1);
  self->text = text;
  self->length = length;
  self->n_code_points = count_characters (text, length);
  if (self->n_code_points != length)
    set_marks (self);
  return self;
}

void
dossier_text_index_free (DossierTextIndex *self)
{
  if (self == NULL)
    return;
  g_free (self->code_points);
  g_free (self->bytes);
  g_free (self);
}

gsize
dossier_text_index_to_code_point (const DossierTextIndex *self, gsize offset)
{
  gsize mark;

  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->length)
    return self->n_code_points;
  if (self->code_points == NULL)
    return offset;
  mark = offset / MARK_DISTANCE;
  return self->code_points[mark] +
         count_characters (self->text + mark * MARK_DISTANCE, offset - mark * MARK_DISTANCE);
}

gsize
dossier_text_index_to_byte (const DossierTextIndex *self, gsize code_point)
{
  gsize offset;
  gsize left;

  g_return_val_if_fail (self != NULL, 0);

  if (code_point >= self->n_code_points)
    return self->length;
  if (self->bytes == NULL)
    return code_point;
  offset = self->bytes[code_point / MARK_DISTANCE];
  left = code_point % MARK_DISTANCE;
  while (left > 0)
    {
      offset++;
      left -= starts_character (self->text[offset]);
    }
  return offset;
}

gsize
dossier_text_index_get_n_code_points (const DossierTextIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_code_points;
}
