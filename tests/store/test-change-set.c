/* test-change-set.c: sets of changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-change-set.h"

static void
test_add (void)
{
  g_autoptr (DossierChangeSet) changes = dossier_change_set_new ();

  dossier_change_set_add (changes, DOSSIER_CHANGE_TAGS, 0);
  dossier_change_set_add (changes, DOSSIER_CHANGE_ARTICLES, 7);
  dossier_change_set_add (changes, DOSSIER_CHANGE_ARTICLES, 3);
  dossier_change_set_add (changes, DOSSIER_CHANGE_ARTICLES, 7);

  g_assert_cmpuint (changes->flags, ==, DOSSIER_CHANGE_TAGS | DOSSIER_CHANGE_ARTICLES);
  g_assert_cmpuint (changes->article_ids->len, ==, 2);
  g_assert_true (dossier_change_set_has_article (changes, 3));
  g_assert_true (dossier_change_set_has_article (changes, 7));
  g_assert_false (dossier_change_set_has_article (changes, 0));
  g_assert_false (dossier_change_set_has_article (changes, 5));
  g_assert_false (dossier_change_set_has_article (changes, 8));
}

static void
test_merge (void)
{
  g_autoptr (DossierChangeSet) a = dossier_change_set_new ();
  g_autoptr (DossierChangeSet) b = dossier_change_set_new ();
  g_autoptr (DossierChangeSet) copy = NULL;

  a->generation = 9;
  b->generation = 4;
  dossier_change_set_add (a, DOSSIER_CHANGE_TAGS, 2);
  dossier_change_set_add (b, DOSSIER_CHANGE_RULES, 1);
  dossier_change_set_add (b, DOSSIER_CHANGE_RULES, 2);
  dossier_change_set_merge (a, b);
  copy = dossier_change_set_copy (a);
  dossier_change_set_add (a, DOSSIER_CHANGE_FEEDS, 5);

  g_assert_cmpuint (copy->generation, ==, 9);
  g_assert_cmpuint (copy->flags, ==, DOSSIER_CHANGE_TAGS | DOSSIER_CHANGE_RULES);
  g_assert_cmpuint (copy->article_ids->len, ==, 2);
  g_assert_true (dossier_change_set_has_article (copy, 1));
  g_assert_false (dossier_change_set_has_article (copy, 5));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/change-set/each-article-is-there-once", test_add);
  g_test_add_func ("/store/change-set/merging-takes-all-of-both", test_merge);

  return g_test_run ();
}
