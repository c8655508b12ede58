/* test-export-lists.c: lists of an exported page stand in one another as in the article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/export/dossier-export-html-lists.h"

static void
test_lists (void)
{
  static const struct
  {
    /* one item each: its level, and its number where the list has numbers */
    struct
    {
      guint level;
      guint number;
    } items[6];
    guint       n_items;
    const char *html;
  } cases[] = {
    { { { 1, 0 }, { 1, 0 } }, 2, "<ul><li>x</li>\n<li>x</li></ul>\n" },
    { { { 1, 1 }, { 1, 2 } }, 2, "<ol><li>x</li>\n<li>x</li></ol>\n" },
    { { { 1, 3 } }, 1, "<ol start=\"3\"><li>x</li></ol>\n" },
    { { { 1, 0 }, { 2, 1 }, { 2, 2 }, { 1, 0 } },
      4,
      "<ul><li>x<ol><li>x</li>\n<li>x</li></ol>\n</li>\n<li>x</li></ul>\n" },
    { { { 1, 0 }, { 1, 1 } }, 2, "<ul><li>x</li></ul>\n<ol><li>x</li></ol>\n" },
    { { { 3, 1 } }, 1, "<ul><li><ul><li><ol><li>x</li></ol>\n</li></ul>\n</li></ul>\n" },
    { { { 0, 0 } }, 1, "<ul><li>x</li></ul>\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      DossierExportLists lists = { 0 };

      for (guint j = 0; j < cases[i].n_items; j++)
        {
          DossierBlock block = { .kind = DOSSIER_BLOCK_LIST_ITEM,
                                 .level = cases[i].items[j].level,
                                 .number = cases[i].items[j].number };

          dossier_export_lists_begin_item (&lists, html, &block);
          g_string_append (html, "x");
        }
      dossier_export_lists_end (&lists, html);
      g_assert_cmpstr (html->str, ==, cases[i].html);
    }
}

/* However deep a page says it is, so many lists are open at most. */
static void
test_deep (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  DossierExportLists lists = { 0 };
  DossierBlock       block = { .kind = DOSSIER_BLOCK_LIST_ITEM, .level = G_MAXUINT };

  dossier_export_lists_begin_item (&lists, html, &block);
  g_assert_cmpuint (lists.depth, ==, DOSSIER_EXPORT_LISTS_MAX_DEPTH);
  dossier_export_lists_end (&lists, html);
  g_assert_cmpuint (lists.depth, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notebook/export-lists/items-stand-in-their-lists", test_lists);
  g_test_add_func ("/notebook/export-lists/depth-has-an-end", test_deep);
  return g_test_run ();
}
