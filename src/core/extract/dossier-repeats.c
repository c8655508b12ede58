/* dossier-repeats.c: hashes the long lines and looks for the element that holds the second copies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-repeats.h"

/* Shorter lines are repeated by chance. */
#define MIN_LINE_BYTES 60
/* Less repeated text is a quotation or a notice. */
#define MIN_REPEATED_BYTES 800
/* Of all long lines, so much must stand twice. */
#define MIN_REPEATED_SHARE 0.3
/* The element to cut holds so much of all that is repeated, and little that is not. */
#define MIN_HELD_SHARE  0.9
#define MIN_COPIED_PART 0.85

#define HASH_SEED  14695981039346656037u
#define HASH_PRIME 1099511628211u

typedef struct
{
  const DossierPage *page;
  /* One a line: of its text, white space left out; zero for short lines. */
  guint64 *hashes;
  /* Bytes of long lines before each line, and of those among them that an earlier line says. */
  gsize *n_long;
  gsize *n_repeated;
} Repeats;

static guint64
hash_text (guint64 hash, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      hash = (hash ^ (guchar) text[i]) * HASH_PRIME;
  return hash;
}

static gboolean
is_long (const Repeats *self, guint line)
{
  return g_array_index (self->page->lines, DossierLine, line).chars >= MIN_LINE_BYTES;
}

static void
hash_lines (Repeats *self)
{
  const DossierHtmlTree *tree = self->page->tree;
  GArray                *lines = self->page->lines;
  guint                  line = 0;

  for (guint i = g_array_index (lines, DossierLine, 0).node; i < tree->n_nodes; i++)
    {
      if (self->page->is_cut[i] || tree->nodes[i].tag == DOSSIER_TAG_NOSCRIPT)
        {
          i = tree->nodes[i].end - 1;
          continue;
        }
      if (tree->nodes[i].tag != DOSSIER_TAG_TEXT)
        continue;
      while (line + 1 < lines->len && g_array_index (lines, DossierLine, line + 1).node <= i)
        line++;
      if (!is_long (self, line))
        continue;
      self->hashes[line] = hash_text (self->hashes[line] != 0 ? self->hashes[line] : HASH_SEED,
                                      tree->strings + tree->nodes[i].text,
                                      tree->nodes[i].text_length);
    }
}

static void
sum_repeated (Repeats *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->page->lines->len; i++)
    {
      gsize chars = is_long (self, i) ? g_array_index (self->page->lines, DossierLine, i).chars : 0;
      gboolean is_new = chars == 0 || g_hash_table_add (seen, &self->hashes[i]);

      self->n_long[i + 1] = self->n_long[i] + chars;
      self->n_repeated[i + 1] = self->n_repeated[i] + (is_new ? 0 : chars);
    }
}

static gsize
get_sum (const Repeats *self, const gsize *sums, guint node)
{
  const DossierPage *page = self->page;

  return sums[page->first_line[page->tree->nodes[node].end]] - sums[page->first_line[node]];
}

/* The child of @node that holds nearly all second copies; 0 when none does. */
static guint
find_child (const Repeats *self, guint node)
{
  const DossierHtmlTree *tree = self->page->tree;
  double                 all = self->n_repeated[self->page->lines->len];

  for (guint i = node + 1; i < tree->nodes[node].end; i = tree->nodes[i].end)
    if (tree->nodes[i].tag != DOSSIER_TAG_TEXT &&
        get_sum (self, self->n_repeated, i) >= MIN_HELD_SHARE * all)
      return i;
  return 0;
}

static guint
find_copy (const Repeats *self)
{
  guint node = find_child (self, 0);

  while (node != 0 && get_sum (self, self->n_repeated, node) <
                          MIN_COPIED_PART * get_sum (self, self->n_long, node))
    node = find_child (self, node);
  return node;
}

gboolean
dossier_repeats_cut (DossierPage *page)
{
  guint   n = page->lines->len;
  Repeats self = { .page = page };
  guint   copy = 0;

  if (n == 0)
    return FALSE;
  self.hashes = g_new0 (guint64, n);
  self.n_long = g_new0 (gsize, n + 1);
  self.n_repeated = g_new0 (gsize, n + 1);
  hash_lines (&self);
  sum_repeated (&self);
  if (self.n_repeated[n] >= MIN_REPEATED_BYTES &&
      self.n_repeated[n] >= MIN_REPEATED_SHARE * self.n_long[n])
    copy = find_copy (&self);
  if (copy != 0)
    page->is_cut[copy] = TRUE;
  g_free (self.hashes);
  g_free (self.n_long);
  g_free (self.n_repeated);
  return copy != 0;
}
