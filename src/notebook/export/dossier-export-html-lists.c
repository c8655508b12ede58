/* dossier-export-html-lists.c: items of lists, each in the list it belongs to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/export/dossier-export-html-lists.h"

static void
close_to (DossierExportLists *self, GString *out, guint depth)
{
  while (self->depth > depth)
    {
      self->depth--;
      g_string_append (out, self->is_ordered[self->depth] ? "</li></ol>\n" : "</li></ul>\n");
    }
}

/* A number other than the one that a reader would count to is said. */
static void
open (DossierExportLists *self, GString *out, guint number)
{
  self->is_ordered[self->depth] = number > 0;
  self->depth++;
  if (number > 1)
    g_string_append_printf (out, "<ol start=\"%u\"><li>", number);
  else
    g_string_append (out, number == 1 ? "<ol><li>" : "<ul><li>");
}

void
dossier_export_lists_begin_item (DossierExportLists *self, GString *out, const DossierBlock *block)
{
  guint    level = CLAMP (block->level, 1, DOSSIER_EXPORT_LISTS_MAX_DEPTH);
  gboolean is_ordered = block->number > 0;

  close_to (self, out, level);
  if (self->depth == level && self->is_ordered[level - 1] != is_ordered)
    close_to (self, out, level - 1);
  if (self->depth == level)
    {
      g_string_append (out, "</li>\n<li>");
      return;
    }
  while (self->depth + 1 < level)
    open (self, out, 0);
  open (self, out, block->number);
}

void
dossier_export_lists_end (DossierExportLists *self, GString *out)
{
  close_to (self, out, 0);
}
