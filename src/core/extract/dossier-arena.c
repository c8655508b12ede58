/* dossier-arena.c: a bump allocator with lists of given-back pieces by power of two.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-arena.h"

#include <string.h>

#define CHUNK_BYTES (256 * 1024)
/* Before each piece stands the number of its size class; the distance keeps pieces aligned. */
#define HEADER_BYTES 16
#define MIN_CLASS    5

void
dossier_arena_init (DossierArena *self, gsize limit)
{
  memset (self, 0, sizeof *self);
  self->limit = limit;
}

void
dossier_arena_clear (DossierArena *self)
{
  g_slist_free_full (self->chunks, g_free);
  self->chunks = NULL;
  self->left = 0;
  self->used = 0;
  memset (self->spare, 0, sizeof self->spare);
}

static char *
add_chunk (DossierArena *self, gsize size)
{
  char *chunk;

  if (size > self->limit - self->used)
    longjmp (self->overflow, 1);
  self->used += size;
  chunk = g_malloc (size);
  self->chunks = g_slist_prepend (self->chunks, chunk);
  return chunk;
}

static char *
cut_piece (DossierArena *self, gsize size)
{
  char *piece;

  if (size > CHUNK_BYTES / 4)
    return add_chunk (self, size);
  if (self->left < size)
    {
      self->next = add_chunk (self, CHUNK_BYTES);
      self->left = CHUNK_BYTES;
    }
  piece = self->next;
  self->next += size;
  self->left -= size;
  return piece;
}

void *
dossier_arena_take (DossierArena *self, gsize size)
{
  guint class;
  char *piece;

  if (size > self->limit)
    longjmp (self->overflow, 1);
  class = MAX (MIN_CLASS, g_bit_storage (size + HEADER_BYTES - 1));
  if (self->spare[class] != NULL)
    {
      piece = self->spare[class];
      memcpy (&self->spare[class], piece + HEADER_BYTES, sizeof (void *));
      return piece + HEADER_BYTES;
    }
  piece = cut_piece (self, (gsize) 1 << class);
  memcpy (piece, &class, sizeof class);
  return piece + HEADER_BYTES;
}

void
dossier_arena_give (DossierArena *self, void *memory)
{
  char *piece;
  guint class;

  if (memory == NULL)
    return;
  piece = (char *) memory - HEADER_BYTES;
  memcpy (&class, piece, sizeof class);
  memcpy (memory, &self->spare[class], sizeof (void *));
  self->spare[class] = piece;
}

void *
dossier_arena_retake (DossierArena *self, void *memory, gsize size)
{
  void *larger;
  guint class;
  gsize room;

  if (memory == NULL)
    return dossier_arena_take (self, size);
  memcpy (&class, (char *) memory - HEADER_BYTES, sizeof class);
  room = ((gsize) 1 << class) - HEADER_BYTES;
  if (size <= room)
    return memory;
  larger = dossier_arena_take (self, size);
  memcpy (larger, memory, room);
  dossier_arena_give (self, memory);
  return larger;
}
