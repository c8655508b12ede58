/* dossier-block-look.c: which look of the style a block of an article has, and where looks end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-block-look.h"

static const DossierLook looks[] = {
  [DOSSIER_BLOCK_TITLE] = DOSSIER_LOOK_TITLE,
  [DOSSIER_BLOCK_PARAGRAPH] = DOSSIER_LOOK_BODY,
  [DOSSIER_BLOCK_HEADING] = DOSSIER_LOOK_HEADING,
  [DOSSIER_BLOCK_QUOTE] = DOSSIER_LOOK_QUOTE,
  [DOSSIER_BLOCK_LIST_ITEM] = DOSSIER_LOOK_LIST_ITEM,
  [DOSSIER_BLOCK_TABLE] = DOSSIER_LOOK_TABLE,
  [DOSSIER_BLOCK_FIGURE] = DOSSIER_LOOK_FIGURE,
  [DOSSIER_BLOCK_CAPTION] = DOSSIER_LOOK_CAPTION,
  [DOSSIER_BLOCK_CODE] = DOSSIER_LOOK_CODE,
};

DossierLook
dossier_block_look (DossierBlockKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (looks), DOSSIER_LOOK_BODY);

  return looks[kind];
}

void
dossier_block_look_part_lines (GtkTextBuffer *buffer, DossierArticleStyle *style)
{
  GtkTextTag *tag =
      dossier_article_style_ensure_look (style, DOSSIER_LOOK_END, 0, PANGO_DIRECTION_LTR);
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (buffer, &end);
  while (!gtk_text_iter_is_end (&end))
    {
      GtkTextIter start;

      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      start = end;
      if (!gtk_text_iter_forward_line (&end))
        return;
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}
