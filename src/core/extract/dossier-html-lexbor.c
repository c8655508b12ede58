/* dossier-html-lexbor.c: parses with lexbor. The only file that knows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-html-builder.h"

#include <lexbor/dom/dom.h>
#include <lexbor/html/html.h>
#include <lexbor/html/interfaces/template_element.h>
#include <string.h>

/* A node whose children are being walked. */
typedef struct
{
  lxb_dom_node_t *next;
  guint32         index;
} Level;

/* The open nodes, innermost last; in the arena, as all the rest. */
typedef struct
{
  DossierHtmlBuilder builder;
  Level             *levels;
  guint              n_levels;
  guint              levels_room;
  guint8             tags[LXB_TAG__LAST_ENTRY];
} Walk;

/* Of the parse that runs on this thread: the library's allocator knows of no other context. */
static _Thread_local DossierArena *parsing;

static void *
take_cb (size_t size)
{
  return dossier_arena_take (parsing, size);
}

static void *
take_zeros_cb (size_t n, size_t size)
{
  gsize bytes;

  if (!g_size_checked_mul (&bytes, n, size))
    return NULL;
  return memset (dossier_arena_take (parsing, bytes), 0, bytes);
}

static void *
retake_cb (void *memory, size_t size)
{
  return dossier_arena_retake (parsing, memory, size);
}

static void
give_cb (void *memory)
{
  dossier_arena_give (parsing, memory);
}

/* Nothing but this file uses the library, and all that it makes is gone after each parse. */
static void
set_allocator (void)
{
  static gsize is_set;

  if (g_once_init_enter (&is_set))
    {
      lexbor_memory_setup (take_cb, retake_cb, take_zeros_cb, give_cb);
      g_once_init_leave (&is_set, 1);
    }
}

/* Of tags that the library has a number for; found when first met, kept plus one. */
static DossierTag
find_tag (Walk *self, lxb_tag_id_t id, const char *name)
{
  if (id >= LXB_TAG__LAST_ENTRY)
    return dossier_html_builder_find_tag (name);
  if (self->tags[id] == 0)
    self->tags[id] = dossier_html_builder_find_tag (name) + 1;
  return self->tags[id] - 1;
}

static void
add_attributes (Walk *self, lxb_dom_element_t *element)
{
  for (lxb_dom_attr_t *attribute = element->first_attr; attribute != NULL;
       attribute = attribute->next)
    {
      size_t            name_length = 0;
      size_t            value_length = 0;
      const lxb_char_t *name = lxb_dom_attr_local_name (attribute, &name_length);
      const lxb_char_t *value = lxb_dom_attr_value (attribute, &value_length);

      dossier_html_builder_add_attribute (&self->builder,
                                          (const char *) name,
                                          name_length,
                                          (const char *) value,
                                          value_length);
    }
}

/* What stands in a template stands in a tree of its own. */
static lxb_dom_node_t *
get_first_child (lxb_dom_node_t *node)
{
  if (node->local_name == LXB_TAG_TEMPLATE && node->ns == LXB_NS_HTML)
    {
      lxb_dom_document_fragment_t *content = ((lxb_html_template_element_t *) node)->content;

      return content != NULL ? content->node.first_child : NULL;
    }
  return node->first_child;
}

static void
push_element (Walk *self, lxb_dom_node_t *node, guint32 parent)
{
  lxb_dom_element_t *element = lxb_dom_interface_element (node);
  size_t             length = 0;
  const char        *name = (const char *) lxb_dom_element_local_name (element, &length);
  DossierTag         tag = find_tag (self, node->local_name, name);
  Level              level;

  level.index = dossier_html_builder_begin (&self->builder, tag, name, length, parent);
  level.next = get_first_child (node);
  add_attributes (self, element);
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
walk (Walk *self, lxb_dom_node_t *root)
{
  push_element (self, root, 0);
  while (self->n_levels > 0)
    {
      Level          *level = &self->levels[self->n_levels - 1];
      lxb_dom_node_t *child = level->next;

      if (child == NULL)
        {
          dossier_html_builder_end (&self->builder, level->index);
          self->n_levels--;
          continue;
        }
      level->next = child->next;
      if (child->type == LXB_DOM_NODE_TYPE_TEXT || child->type == LXB_DOM_NODE_TYPE_CDATA_SECTION)
        {
          const lexbor_str_t *text = &lxb_dom_interface_character_data (child)->data;

          dossier_html_builder_add_text (&self->builder,
                                         (const char *) text->data,
                                         text->length,
                                         level->index);
        }
      else if (child->type == LXB_DOM_NODE_TYPE_ELEMENT)
        push_element (self, child, level->index);
    }
}

DossierHtmlTree *
dossier_html_lexbor_parse (DossierArena *arena, const char *html, gsize length)
{
  Walk                 self = { .n_levels = 0 };
  lxb_html_document_t *document;
  lxb_dom_node_t      *root;

  set_allocator ();
  parsing = arena;
  dossier_html_builder_init (&self.builder, arena, length);
  document = lxb_html_document_create ();
  lxb_html_document_parse (document, (const lxb_char_t *) html, length);
  root = lxb_dom_interface_node (lxb_dom_document_element (&document->dom_document));
  if (root != NULL)
    walk (&self, root);
  else
    dossier_html_builder_end (
        &self.builder,
        dossier_html_builder_begin (&self.builder, DOSSIER_TAG_HTML, "html", strlen ("html"), 0));
  return dossier_html_builder_make_tree (&self.builder);
}
