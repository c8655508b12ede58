/* dossier-html-gumbo.c: parses with gumbo. The only file that knows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-html-builder.h"

#include <gumbo.h>
#include <string.h>

/* A node whose children are being walked. */
typedef struct
{
  const GumboVector *children;
  guint              next;
  guint32            index;
} Level;

/* The open nodes, innermost last; in the arena, as all the rest. */
typedef struct
{
  DossierHtmlBuilder builder;
  Level             *levels;
  guint              n_levels;
  guint              levels_room;
} Walk;

static void *
take_cb (void *arena, size_t size)
{
  return dossier_arena_take (arena, size);
}

static void
give_cb (void *arena, void *memory)
{
  dossier_arena_give (arena, memory);
}

/* Of every tag that gumbo has a number for. */
static const guint8 *
get_tags (void)
{
  static guint8 tags[GUMBO_TAG_LAST + 1];
  static gsize  is_made;

  if (g_once_init_enter (&is_made))
    {
      for (guint i = 0; i < GUMBO_TAG_UNKNOWN; i++)
        tags[i] = dossier_html_builder_find_tag (gumbo_normalized_tagname (i));
      g_once_init_leave (&is_made, 1);
    }
  return tags;
}

static guint32
begin_unknown (Walk *self, const GumboElement *element, guint32 parent)
{
  GumboStringPiece name = element->original_tag;
  char            *lower;

  gumbo_tag_from_original_text (&name);
  lower = dossier_arena_take (self->builder.arena, name.length + 1);
  for (gsize i = 0; i < name.length; i++)
    lower[i] = g_ascii_tolower (name.data[i]);
  lower[name.length] = '\0';
  return dossier_html_builder_begin (&self->builder,
                                     dossier_html_builder_find_tag (lower),
                                     lower,
                                     name.length,
                                     parent);
}

static guint32
begin_element (Walk *self, const GumboElement *element, guint32 parent)
{
  const char *name = gumbo_normalized_tagname (element->tag);

  if (element->tag == GUMBO_TAG_UNKNOWN)
    return begin_unknown (self, element, parent);
  return dossier_html_builder_begin (&self->builder,
                                     get_tags ()[element->tag],
                                     name,
                                     strlen (name),
                                     parent);
}

static void
push_element (Walk *self, const GumboElement *element, guint32 parent)
{
  Level level = { .children = &element->children };

  level.index = begin_element (self, element, parent);
  for (guint i = 0; i < element->attributes.length; i++)
    {
      const GumboAttribute *attribute = element->attributes.data[i];

      dossier_html_builder_add_attribute (&self->builder,
                                          attribute->name,
                                          strlen (attribute->name),
                                          attribute->value,
                                          strlen (attribute->value));
    }
  if (self->n_levels == self->levels_room)
    {
      self->levels_room = MAX (64, 2 * self->levels_room);
      self->levels = dossier_arena_retake (self->builder.arena,
                                           self->levels,
                                           self->levels_room * sizeof (Level));
    }
  self->levels[self->n_levels++] = level;
}

static void
walk (Walk *self, const GumboNode *root)
{
  push_element (self, &root->v.element, 0);
  while (self->n_levels > 0)
    {
      Level           *level = &self->levels[self->n_levels - 1];
      const GumboNode *child;

      if (level->next == level->children->length)
        {
          dossier_html_builder_end (&self->builder, level->index);
          self->n_levels--;
          continue;
        }
      child = level->children->data[level->next++];
      if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
          child->type == GUMBO_NODE_CDATA)
        dossier_html_builder_add_text (&self->builder,
                                       child->v.text.text,
                                       strlen (child->v.text.text),
                                       level->index);
      else if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE)
        push_element (self, &child->v.element, level->index);
    }
}

DossierHtmlTree *
dossier_html_gumbo_parse (DossierArena *arena, const char *html, gsize length)
{
  GumboOptions options = kGumboDefaultOptions;
  Walk         self = { .n_levels = 0 };

  options.allocator = take_cb;
  options.deallocator = give_cb;
  options.userdata = arena;
  options.max_errors = 0;
  dossier_html_builder_init (&self.builder, arena, length);
  walk (&self, gumbo_parse_with_options (&options, html, length)->root);
  return dossier_html_builder_make_tree (&self.builder);
}
