/* dossier-html-builder.c: makes the flat arrays of a tree, for whichever parser walks its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-html-builder.h"
#include "core/text/dossier-ascii.h"

#include <string.h>

/* Makes room for @n more of @size bytes each. */
static void *
make_room (DossierArena *arena, void *items, gsize size, gsize used, gsize n, gsize *room)
{
  if (used + n <= *room)
    return items;
  *room = MAX (2 * *room, used + n);
  return dossier_arena_retake (arena, items, *room * size);
}

void
dossier_html_builder_init (DossierHtmlBuilder *self, DossierArena *arena, gsize length)
{
  memset (self, 0, sizeof *self);
  self->arena = arena;
  self->nodes_room = self->attributes_room = length / 64 + 64;
  self->strings_room = length + 64;
  self->nodes = dossier_arena_take (arena, self->nodes_room * sizeof *self->nodes);
  self->attributes = dossier_arena_take (arena, self->attributes_room * sizeof *self->attributes);
  self->strings = dossier_arena_take (arena, self->strings_room);
  /* Offset 0 is the empty string, for everything that has none. */
  self->strings[0] = '\0';
  self->strings_length = 1;
}

/* What the tree promises of its strings is not left to a parser. */
static guint32
add_string (DossierHtmlBuilder *self, const char *text, gsize length)
{
  guint32 offset = self->strings_length;
  char   *to;

  if (length == 0)
    return 0;
  self->strings =
      make_room (self->arena, self->strings, 1, offset, length + 1, &self->strings_room);
  to = self->strings + offset;
  memcpy (to, text, length);
  if (dossier_ascii_measure (to, length) < length)
    for (const char *bad; !g_utf8_validate_len (to, length - (to - self->strings - offset), &bad);)
      to = memset ((char *) bad, '?', 1);
  self->strings[offset + length] = '\0';
  self->strings_length += length + 1;
  return offset;
}

static DossierHtmlNode *
add_node (DossierHtmlBuilder *self)
{
  self->nodes = make_room (self->arena,
                           self->nodes,
                           sizeof *self->nodes,
                           self->n_nodes,
                           1,
                           &self->nodes_room);
  memset (&self->nodes[self->n_nodes], 0, sizeof *self->nodes);
  return &self->nodes[self->n_nodes++];
}

guint32
dossier_html_builder_begin (DossierHtmlBuilder *self,
                            DossierTag          tag,
                            const char         *name,
                            gsize               name_length,
                            guint32             parent)
{
  DossierHtmlNode *node = add_node (self);

  node->tag = tag;
  node->parent = parent;
  node->first_attribute = self->n_attributes;
  if (tag == DOSSIER_TAG_OTHER)
    {
      node->text = add_string (self, name, name_length);
      node->text_length = name_length;
    }
  return self->n_nodes - 1;
}

void
dossier_html_builder_add_attribute (DossierHtmlBuilder *self,
                                    const char         *name,
                                    gsize               name_length,
                                    const char         *value,
                                    gsize               value_length)
{
  DossierHtmlAttribute *attribute;

  self->attributes = make_room (self->arena,
                                self->attributes,
                                sizeof *self->attributes,
                                self->n_attributes,
                                1,
                                &self->attributes_room);
  attribute = &self->attributes[self->n_attributes++];
  attribute->name = add_string (self, name, name_length);
  attribute->value = add_string (self, value, value_length);
  self->nodes[self->n_nodes - 1].n_attributes++;
}

void
dossier_html_builder_add_text (DossierHtmlBuilder *self,
                               const char         *text,
                               gsize               length,
                               guint32             parent)
{
  DossierHtmlNode *node;

  if (length == 0)
    return;
  node = &self->nodes[self->n_nodes - 1];
  if (node->tag == DOSSIER_TAG_TEXT && node->parent == parent &&
      node->text + node->text_length + 1 == self->strings_length)
    {
      /* Only a comment stands between them; the NUL after the first gives way. */
      self->strings_length--;
      add_string (self, text, length);
      node->text_length += length;
      return;
    }
  node = add_node (self);
  node->tag = DOSSIER_TAG_TEXT;
  node->parent = parent;
  node->first_attribute = self->n_attributes;
  node->end = self->n_nodes;
  node->text = add_string (self, text, length);
  node->text_length = length;
}

void
dossier_html_builder_end (DossierHtmlBuilder *self, guint32 node)
{
  self->nodes[node].end = self->n_nodes;
}

DossierHtmlTree *
dossier_html_builder_make_tree (DossierHtmlBuilder *self)
{
  DossierHtmlTree *tree = g_new0 (DossierHtmlTree, 1);

  tree->n_nodes = self->n_nodes;
  tree->nodes = g_memdup2 (self->nodes, self->n_nodes * sizeof *self->nodes);
  tree->attributes = g_memdup2 (self->attributes, self->n_attributes * sizeof *self->attributes);
  tree->strings = g_memdup2 (self->strings, self->strings_length);
  return tree;
}
