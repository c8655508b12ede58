/* dossier-notes.c: pairs references with notes, and cleans the notes of links back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-notes.h"

#include <string.h>

/* Longer words are no mark; a longer text is no note. */
#define MAX_MARK_BYTES 8
#define MAX_MARK_NODES 12
#define MAX_NOTE_BYTES 4000
#define MAX_NOTE_NODES 400
#define MAX_NOTES      2000
#define MAX_NAME_BYTES 256
/* How far up the element stands that holds the note whose anchor a reference leads to. */
#define MAX_CLIMB 6

static const char *const NOTE_NAMES[] = { "footnote", "fnref",      "noteref",       "endnote",
                                          "cite_ref", "sdfootnote", "easy-footnote", "reference" };

static void
clear_note (gpointer data)
{
  DossierNote *note = data;

  g_free (note->name);
  g_free (note->mark);
}

static DossierNotes *
new_notes (void)
{
  DossierNotes *self = g_new0 (DossierNotes, 1);

  self->notes = g_array_new (FALSE, TRUE, sizeof (DossierNote));
  g_array_set_clear_func (self->notes, clear_note);
  self->by_reference = g_hash_table_new (NULL, NULL);
  return self;
}

void
dossier_notes_free (DossierNotes *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->notes);
  g_hash_table_unref (self->by_reference);
  g_free (self);
}

/* The fragment of an address on this page; NULL when it leads to another. */
static const char *
get_fragment (const DossierPage *page, guint node)
{
  const char *href = dossier_html_tree_get_attribute (page->tree, node, "href");
  gsize       length;

  if (href == NULL)
    return NULL;
  if (*href == '#')
    return href[1] != '\0' ? href + 1 : NULL;
  length = strcspn (href, "#");
  if (href[length] == '\0' || page->base_url == NULL ||
      strncmp (href, page->base_url, length) != 0 || strcspn (page->base_url, "#") != length)
    return NULL;
  return href[length + 1] != '\0' ? href + length + 1 : NULL;
}

/* "[3]" beside a headline counts comments. */
static gboolean
leads_to_comments (const char *fragment)
{
  return strstr (fragment, "comment") != NULL || strstr (fragment, "respond") != NULL;
}

/* The mark of a reference without its brackets: digits, one letter, small Roman numerals, or signs;
 * NULL when the text is something else. */
static char *
dup_mark (const DossierHtmlTree *tree, guint node)
{
  g_autofree char *text = NULL;
  char            *mark;
  gsize            length;

  if (tree->nodes[node].end - node > MAX_MARK_NODES)
    return NULL;
  text = dossier_html_tree_dup_text (tree, node);
  mark = text + strspn (text, "[({ ");
  length = strcspn (mark, "])} .");
  if (length == 0 || length > MAX_MARK_BYTES || mark[length + strspn (mark + length, "])} .")] != 0)
    return NULL;
  if (strspn (mark, "0123456789") == length || strspn (mark, "ivx") == length ||
      (length == 1 && g_ascii_isalpha (*mark)))
    return g_strndup (mark, length);
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isalnum (mark[i]))
      return NULL;
  return g_strndup (mark, length);
}

static gboolean
is_named (const DossierHtmlTree *tree, guint node)
{
  static const char *const ATTRIBUTES[] = { "class", "id", "role", "rel", "href" };

  for (guint i = 0; i < G_N_ELEMENTS (ATTRIBUTES); i++)
    {
      const char *value = dossier_html_tree_get_attribute (tree, node, ATTRIBUTES[i]);

      /* Looked at again for every link in it, so a long one would cost much. */
      if (value == NULL || strnlen (value, MAX_NAME_BYTES) == MAX_NAME_BYTES)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (NOTE_NAMES); k++)
        if (strstr (value, NOTE_NAMES[k]) != NULL)
          return TRUE;
    }
  return FALSE;
}

/* Raised, in brackets, or named as one. */
static gboolean
looks_like_reference (const DossierHtmlTree *tree, guint node)
{
  guint parent = tree->nodes[node].parent;
  guint first = node + 1;

  if (tree->nodes[parent].tag == DOSSIER_TAG_SUP || is_named (tree, node) ||
      is_named (tree, parent))
    return TRUE;
  if (first >= tree->nodes[node].end)
    return FALSE;
  if (tree->nodes[first].tag == DOSSIER_TAG_SUP)
    return TRUE;
  return tree->nodes[first].tag == DOSSIER_TAG_TEXT &&
         tree->strings[tree->nodes[first].text] == '[';
}

static GHashTable *
index_ids (const DossierHtmlTree *tree)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 1; i < tree->n_nodes; i++)
    {
      const char *id;

      if (tree->nodes[i].n_attributes == 0)
        continue;
      id = dossier_html_tree_get_attribute (tree, i, "id");
      if (id == NULL && tree->nodes[i].tag == DOSSIER_TAG_A)
        id = dossier_html_tree_get_attribute (tree, i, "name");
      if (id != NULL && !g_hash_table_contains (ids, id))
        g_hash_table_insert (ids, (gpointer) id, GUINT_TO_POINTER (i));
    }
  return ids;
}

static gboolean
may_hold_note (guint tag)
{
  switch (tag)
    {
    case DOSSIER_TAG_LI:
    case DOSSIER_TAG_P:
    case DOSSIER_TAG_DIV:
    case DOSSIER_TAG_DD:
    case DOSSIER_TAG_ASIDE:
    case DOSSIER_TAG_SECTION:
    case DOSSIER_TAG_TR:
      return TRUE;
    default:
      return FALSE;
    }
}

static gsize
count_text (const DossierHtmlTree *tree, guint node)
{
  gsize n_bytes = 0;

  for (guint i = node; i < tree->nodes[node].end; i++)
    if (tree->nodes[i].tag == DOSSIER_TAG_TEXT)
      n_bytes += tree->nodes[i].text_length;
  return n_bytes;
}

/* The element around an anchor that is the note: the nearest block, behind the reference. 0 when it
 * cannot be one. */
static guint
find_note (const DossierHtmlTree *tree, guint anchor, guint reference)
{
  guint node = anchor;

  for (guint i = 0; i < MAX_CLIMB && !may_hold_note (tree->nodes[node].tag); i++)
    node = tree->nodes[node].parent;
  if (!may_hold_note (tree->nodes[node].tag) || node <= reference ||
      tree->nodes[node].end - node > MAX_NOTE_NODES || tree->nodes[node].end - node < 2)
    return 0;
  return count_text (tree, node) <= MAX_NOTE_BYTES ? node : 0;
}

/* Adds the note, unless it is known; returns its place and one, or 0. */
static guint
add_note (DossierNotes *self, GHashTable *by_node, guint node, const char *mark)
{
  guint       place = GPOINTER_TO_UINT (g_hash_table_lookup (by_node, GUINT_TO_POINTER (node)));
  DossierNote note = { .node = node };

  if (place > 0 || self->notes->len == MAX_NOTES)
    return place;
  note.name = g_strdup_printf ("note-%u", self->notes->len + 1);
  note.mark = g_strdup (mark);
  g_array_append_val (self->notes, note);
  g_hash_table_insert (by_node, GUINT_TO_POINTER (node), GUINT_TO_POINTER (self->notes->len));
  return self->notes->len;
}

DossierNotes *
dossier_notes_take (DossierPage *page, guint root)
{
  const DossierHtmlTree *tree = page->tree;
  DossierNotes          *self = new_notes ();
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (GHashTable) by_node = g_hash_table_new (NULL, NULL);

  for (guint i = root + 1; i < tree->nodes[root].end; i++)
    {
      g_autofree char *mark = NULL;
      const char      *fragment;
      guint            anchor, node;

      if (page->is_cut[i])
        {
          i = tree->nodes[i].end - 1;
          continue;
        }
      fragment = tree->nodes[i].tag == DOSSIER_TAG_A ? get_fragment (page, i) : NULL;
      if (fragment == NULL || leads_to_comments (fragment) || !looks_like_reference (tree, i) ||
          (mark = dup_mark (tree, i)) == NULL)
        continue;
      if (ids == NULL)
        ids = index_ids (tree);
      anchor = GPOINTER_TO_UINT (g_hash_table_lookup (ids, fragment));
      node = anchor != 0 ? find_note (tree, anchor, i) : 0;
      if (node != 0)
        g_hash_table_insert (self->by_reference,
                             GUINT_TO_POINTER (i),
                             GUINT_TO_POINTER (add_note (self, by_node, node, mark)));
    }
  for (guint i = 0; i < self->notes->len; i++)
    page->is_cut[g_array_index (self->notes, DossierNote, i).node] = TRUE;
  return self;
}

const DossierNote *
dossier_notes_look_up (const DossierNotes *self, guint node)
{
  guint place =
      GPOINTER_TO_UINT (g_hash_table_lookup (self->by_reference, GUINT_TO_POINTER (node)));

  return place > 0 ? &g_array_index (self->notes, DossierNote, place - 1) : NULL;
}

/* "↩", "^", "a": what leads from a note back to its reference. */
static gboolean
leads_back (const DossierPage *page, guint node)
{
  g_autofree char *text = NULL;

  if (page->tree->nodes[node].tag != DOSSIER_TAG_A || get_fragment (page, node) == NULL)
    return FALSE;
  text = dossier_html_tree_dup_text (page->tree, node);
  return strlen (text) <= MAX_MARK_BYTES || g_ascii_strncasecmp (text, "jump", 4) == 0 ||
         g_ascii_strncasecmp (text, "back", 4) == 0 || g_ascii_strncasecmp (text, "return", 6) == 0;
}

static gboolean
is_never_read (guint tag)
{
  return tag == DOSSIER_TAG_SCRIPT || tag == DOSSIER_TAG_STYLE || tag == DOSSIER_TAG_BUTTON ||
         tag == DOSSIER_TAG_TEMPLATE;
}

void
dossier_notes_restore (DossierPage *page, const DossierNote *note)
{
  const DossierHtmlTree *tree = page->tree;

  for (guint i = note->node; i < tree->nodes[note->node].end; i++)
    {
      page->is_cut[i] = is_never_read (tree->nodes[i].tag) || leads_back (page, i);
      if (page->is_cut[i])
        i = tree->nodes[i].end - 1;
    }
}
