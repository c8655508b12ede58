/* dossier-arena.h: memory for one parse, bounded, and freed as one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <setjmp.h>

G_BEGIN_DECLS

/* Pieces of memory up to 2^DOSSIER_ARENA_N_CLASSES bytes are kept for reuse by size. */
#define DOSSIER_ARENA_N_CLASSES 40

/**
 * DossierArena:
 * @limit: bytes it may take from the system
 * @overflow: where to go when it would need more; the code that asked for memory is left as it
 *   stands, so it must own nothing but memory of the arena
 */
typedef struct
{
  gsize   limit;
  gsize   used;
  jmp_buf overflow;
  GSList *chunks;
  char   *next;
  gsize   left;
  void   *spare[DOSSIER_ARENA_N_CLASSES];
} DossierArena;

void dossier_arena_init (DossierArena *self, gsize limit);
/* Gives all its memory back. */
void dossier_arena_clear (DossierArena *self);
/* Never NULL: jumps to overflow instead. */
void *dossier_arena_take (DossierArena *self, gsize size);
void  dossier_arena_give (DossierArena *self, void *memory);
/* The same bytes in a piece of another size; @memory may be NULL. */
void *dossier_arena_retake (DossierArena *self, void *memory, gsize size);

G_END_DECLS
