/* test-rules.c: corrections hold in the whole notebook, and go when they are withdrawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-entities.h"
#include "store/dossier-mentions.h"
#include "store/dossier-rules-work.h"
#include "store/dossier-undo.h"
#include "tests/store/rules-test.h"

#include <string.h>

#define ALL_0                                                                                      \
  "person:Anna Berg place:Lund figure:40 boats person:A. Berg organization:Skarva person:May"
#define ALL_1                                                                                      \
  "place:Lund person:A. Berg person:Otto Falk organization:Skarva figure:40 boats person:May"
#define ALL_2 "person:Otto Falk person:Annie Berg place:Paris place:Paris person:May"
#define ALL_3 "organization:Skarva person:Anna Berg place:Paris"

static void
set_up (RulesTest *test, gconstpointer data)
{
  rules_test_open (test);
  rules_test_assert (test, 0, ALL_0);
  rules_test_assert (test, 1, ALL_1);
  rules_test_assert (test, 2, ALL_2);
  rules_test_assert (test, 3, ALL_3);
}

static void
tear_down (RulesTest *test, gconstpointer data)
{
  rules_test_close (test);
}

static void
assert_untouched (RulesTest *test)
{
  rules_test_assert (test, 0, ALL_0);
  rules_test_assert (test, 1, ALL_1);
  rules_test_assert (test, 2, ALL_2);
  rules_test_assert (test, 3, ALL_3);
}

/* The mentions of one name in one article. */
static DossierCorrection
choose (RulesTest *test, DossierGesture gesture, guint article, const char *kind, const char *name)
{
  DossierCorrection correction = {
    .gesture = gesture,
    .version_id = test->version_ids[article],
    .ids = rules_test_find (test, test->version_ids[article], kind, name),
  };

  g_assert_cmpuint (correction.ids->len, >, 0);
  return correction;
}

static void
correct (RulesTest *test, DossierCorrection *correction)
{
  rules_test_correct (test, "correction", correction);
  g_clear_pointer (&correction->ids, g_array_unref);
}

static GPtrArray *
list (RulesTest *test, const char *words)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_rule_free);

  g_assert_true (dossier_rules_list (test->db, words, rules, NULL));
  return rules;
}

static gint64
get_rule (RulesTest *test)
{
  g_autoptr (GPtrArray) rules = list (test, NULL);

  g_assert_cmpuint (rules->len, ==, 1);
  return ((DossierRule *) rules->pdata[0])->id;
}

static void
withdraw (RulesTest *test, gint64 id)
{
  g_autoptr (GError) error = NULL;

  store_test_begin (test->db);
  dossier_undo_begin (test->db, "withdrawal", NULL);
  dossier_rules_withdraw (test->db, id, &error);
  g_assert_no_error (error);
  store_test_commit (test->db);
}

/* Undo, redo, and withdrawing bring back what was there, everywhere. */
static void
check_way_back (RulesTest *test)
{
  char *before[RULES_TEST_N_ARTICLES] = { NULL };
  g_autoptr (GPtrArray) rules = NULL;

  rules_test_work (test);
  for (guint i = 0; i < RULES_TEST_N_ARTICLES; i++)
    before[i] = rules_test_describe (test, test->version_ids[i]);
  rules_test_undo (test);
  rules_test_work (test);
  assert_untouched (test);
  rules_test_redo (test);
  rules_test_work (test);
  for (guint i = 0; i < RULES_TEST_N_ARTICLES; i++)
    rules_test_assert (test, i, before[i]);

  rules = list (test, NULL);
  for (guint i = 0; i < rules->len; i++)
    withdraw (test, ((DossierRule *) rules->pdata[i])->id);
  rules_test_work (test);
  assert_untouched (test);
  for (guint i = 0; i < rules->len; i++)
    rules_test_undo (test);
  rules_test_work (test);
  for (guint i = 0; i < RULES_TEST_N_ARTICLES; i++)
    rules_test_assert (test, i, before[i]);
  for (guint i = 0; i < RULES_TEST_N_ARTICLES; i++)
    g_free (before[i]);
}

static void
test_merge (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_MERGE, 0, "person", "A. Berg");

  correction.entity_id = rules_test_find_entity (test, "person", "Anna Berg");
  correct (test, &correction);
  rules_test_assert (
      test,
      0,
      "person:Anna Berg place:Lund figure:40 boats person:Anna Berg! organization:Skarva "
      "person:May");
  /* The other articles are still as they were. */
  rules_test_assert (test, 1, ALL_1);
  rules_test_work (test);
  rules_test_assert (
      test,
      1,
      "place:Lund person:Anna Berg! person:Otto Falk organization:Skarva figure:40 boats "
      "person:May");
  check_way_back (test);
}

static void
test_reject (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_REJECT, 0, "person", "May");

  correct (test, &correction);
  rules_test_work (test);
  rules_test_assert (test, 2, "person:Otto Falk person:Annie Berg place:Paris place:Paris");
  check_way_back (test);
}

static void
test_here_only (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_REJECT, 0, "person", "May");

  correction.scope = DOSSIER_RULE_HERE;
  correct (test, &correction);
  rules_test_work (test);
  rules_test_assert (test, 1, ALL_1);
  rules_test_assert (test, 2, ALL_2);
  rules_test_assert (
      test,
      0,
      "person:Anna Berg place:Lund figure:40 boats person:A. Berg organization:Skarva");
  check_way_back (test);
}

static void
test_retype (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_RETYPE, 0, "organization", "Skarva");

  correction.kind = DOSSIER_ENTITY_PLACE;
  correct (test, &correction);
  rules_test_work (test);
  rules_test_assert (test, 3, "place:Skarva! person:Anna Berg place:Paris");
  check_way_back (test);
}

/* A name becomes a date, a figure a place: other columns, so other rows. */
static void
test_retype_across (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_RETYPE, 0, "person", "May");

  correction.kind = DOSSIER_ENTITY_DATE;
  correct (test, &correction);
  rules_test_work (test);
  rules_test_assert (
      test,
      0,
      "person:Anna Berg place:Lund figure:40 boats person:A. Berg organization:Skarva date:May!");
  rules_test_assert (test,
                     2,
                     "person:Otto Falk person:Annie Berg place:Paris place:Paris date:May!");
  check_way_back (test);
}

static void
test_a_figure_becomes_a_place (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_RETYPE, 0, "figure", "40 boats");

  correction.kind = DOSSIER_ENTITY_PLACE;
  correct (test, &correction);
  rules_test_work (test);
  rules_test_assert (
      test,
      1,
      "place:Lund person:A. Berg person:Otto Falk organization:Skarva place:40 boats! person:May");
  check_way_back (test);
}

static void
test_confirm (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_CONFIRM, 2, "person", "Otto Falk");

  correct (test, &correction);
  rules_test_work (test);
  rules_test_assert (
      test,
      1,
      "place:Lund person:A. Berg person:Otto Falk! organization:Skarva figure:40 boats "
      "person:May");
  check_way_back (test);
}

static void
test_rename (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_RENAME, 1, "person", "Otto Falk");

  g_autoptr (GPtrArray) rules = NULL;

  correction.name = "Ottokar Falk";
  correct (test, &correction);
  rules_test_work (test);
  rules = list (test, NULL);
  g_assert_cmpstr (((DossierRule *) rules->pdata[0])->words, ==, "Otto Falk");
  g_assert_cmpstr (((DossierRule *) rules->pdata[0])->target, ==, "Ottokar Falk");
  g_assert_cmpuint (((DossierRule *) rules->pdata[0])->n_mentions, ==, 2);
  rules_test_assert (test,
                     2,
                     "person:Ottokar Falk person:Annie Berg place:Paris place:Paris person:May");
  check_way_back (test);
}

/* There is an Anna Berg already: from now on both are one. */
static void
test_rename_to_a_name_there_is (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_RENAME, 2, "person", "Annie Berg");

  correction.name = "anna berg";
  correct (test, &correction);
  rules_test_work (test);
  rules_test_assert (test,
                     2,
                     "person:Otto Falk person:Anna Berg! place:Paris place:Paris person:May");
  rules_test_assert (test, 3, ALL_3);
  check_way_back (test);
}

static void
test_rename_here (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_RENAME, 2, "person", "Otto Falk");

  correction.name = "Otto Falk the Younger";
  correction.scope = DOSSIER_RULE_HERE;
  correct (test, &correction);
  rules_test_work (test);
  rules_test_assert (test, 1, ALL_1);
  rules_test_assert (
      test,
      2,
      "person:Otto Falk the Younger! person:Annie Berg place:Paris place:Paris person:May");
  check_way_back (test);
}

static void
test_split (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_SPLIT, 2, "place", "Paris");

  g_array_remove_index (correction.ids, 0);
  correction.name = "Paris (the ship)";
  correct (test, &correction);
  rules_test_work (test);
  rules_test_assert (
      test,
      2,
      "person:Otto Falk person:Annie Berg place:Paris place:Paris (the ship)! person:May");
  rules_test_assert (test, 3, ALL_3);
  check_way_back (test);
}

static void
test_alias (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_ALIAS, 0, "person", "Anna Berg");
  g_autoptr (GPtrArray) people =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_entity_free);

  correction.name = "Annie Berg";
  correct (test, &correction);
  rules_test_work (test);
  rules_test_assert (test, 0, ALL_0);
  rules_test_assert (test,
                     2,
                     "person:Otto Falk person:Anna Berg! place:Paris place:Paris person:May");
  g_assert_true (dossier_entities_list (test->db, DOSSIER_ENTITY_PERSON, "annie", 0, people, NULL));
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (((DossierEntity *) people->pdata[0])->name, ==, "Anna Berg");
  check_way_back (test);
}

static void
test_locate (RulesTest *test, gconstpointer data)
{
  static const char where[] =
      "SELECT article_id, country FROM mention "
      "JOIN version ON version.id = mention.version_id "
      "JOIN entity ON entity.id = mention.entity_id AND entity.name = 'Paris' ORDER BY 1, start";
  static const DossierPlace texas = { 33.66, -95.56, "US" };
  DossierCorrection         correction = choose (test, DOSSIER_GESTURE_LOCATE, 2, "place", "Paris");
  g_autofree char          *before = store_test_dump (test->db, where);
  g_autofree char          *here = NULL;
  g_autofree char          *after = NULL;
  DossierRuleEdit           edit = { .scope = DOSSIER_RULE_EVERYWHERE };

  g_assert_cmpstr (before, ==, "3|FR|\n3|FR|\n4|FR|\n");
  correction.place = &texas;
  correction.scope = DOSSIER_RULE_HERE;
  correct (test, &correction);
  rules_test_work (test);
  here = store_test_dump (test->db, where);
  g_assert_cmpstr (here, ==, "3|US|\n3|US|\n4|FR|\n");

  store_test_begin (test->db);
  g_assert_true (dossier_undo_begin (test->db, "edit", NULL));
  g_assert_true (dossier_rules_edit (test->db, get_rule (test), &edit, NULL));
  store_test_commit (test->db);
  rules_test_work (test);
  after = store_test_dump (test->db, where);
  g_assert_cmpstr (after, ==, "3|US|\n3|US|\n4|US|\n");
  rules_test_undo (test);
  rules_test_work (test);
  g_free (after);
  after = store_test_dump (test->db, where);
  g_assert_cmpstr (after, ==, here);
  check_way_back (test);
}

/* Several rows at once are one step. */
static void
test_merge_several (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_MERGE, 2, "person", "Annie Berg");
  g_autoptr (GArray) more = rules_test_find (test, test->version_ids[2], "person", "Otto Falk");
  g_autoptr (GPtrArray) rules = NULL;

  g_array_append_vals (correction.ids, more->data, more->len);
  correction.entity_id = rules_test_find_entity (test, "person", "Anna Berg");
  correct (test, &correction);
  rules_test_work (test);
  rules_test_assert (test,
                     2,
                     "person:Anna Berg! person:Anna Berg! place:Paris place:Paris person:May");
  rules_test_assert (
      test,
      1,
      "place:Lund person:A. Berg person:Anna Berg! organization:Skarva figure:40 boats "
      "person:May");
  rules = list (test, NULL);
  g_assert_cmpuint (rules->len, ==, 2);
  check_way_back (test);
}

/* A. Berg is Annie Berg, Annie Berg is Anna Berg: so A. Berg is Anna Berg too. */
static void
test_rules_lead_on (RulesTest *test, gconstpointer data)
{
  DossierCorrection first = choose (test, DOSSIER_GESTURE_MERGE, 0, "person", "A. Berg");
  DossierCorrection second = choose (test, DOSSIER_GESTURE_MERGE, 2, "person", "Annie Berg");
  g_autoptr (GPtrArray) rules = NULL;

  first.entity_id = rules_test_find_entity (test, "person", "Annie Berg");
  correct (test, &first);
  rules_test_work (test);
  second.entity_id = rules_test_find_entity (test, "person", "Anna Berg");
  correct (test, &second);
  rules_test_work (test);
  rules_test_assert (
      test,
      1,
      "place:Lund person:Anna Berg! person:Otto Falk organization:Skarva figure:40 boats "
      "person:May");

  /* The newest comes first in the list. */
  rules = list (test, NULL);
  g_assert_cmpuint (rules->len, ==, 2);
  withdraw (test, ((DossierRule *) rules->pdata[0])->id);
  rules_test_work (test);
  rules_test_assert (
      test,
      1,
      "place:Lund person:Annie Berg! person:Otto Falk organization:Skarva figure:40 boats "
      "person:May");
  withdraw (test, ((DossierRule *) rules->pdata[1])->id);
  rules_test_work (test);
  assert_untouched (test);
}

/* Whoever says the opposite afterwards is right. */
static void
test_the_opposite_comes_to_an_end (RulesTest *test, gconstpointer data)
{
  DossierCorrection first = choose (test, DOSSIER_GESTURE_MERGE, 0, "person", "A. Berg");
  DossierCorrection second = choose (test, DOSSIER_GESTURE_MERGE, 3, "person", "Anna Berg");
  gint64            short_id = rules_test_find_entity (test, "person", "A. Berg");

  first.entity_id = rules_test_find_entity (test, "person", "Anna Berg");
  correct (test, &first);
  rules_test_work (test);
  second.entity_id = short_id;
  correct (test, &second);
  rules_test_work (test);
  rules_test_assert (
      test,
      1,
      "place:Lund person:A. Berg person:Otto Falk organization:Skarva figure:40 boats person:May");
  rules_test_assert (test, 3, "organization:Skarva person:A. Berg! place:Paris");
}

static void
test_future_articles (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_REJECT, 0, "person", "May");
  gint64            version_id = 0;
  g_autofree char  *first = NULL;
  g_autofree char  *second = NULL;

  correct (test, &correction);
  correction = choose (test, DOSSIER_GESTURE_RENAME, 1, "person", "Otto Falk");
  correction.name = "Otto Falk the Elder";
  correction.scope = DOSSIER_RULE_HERE;
  correct (test, &correction);

  rules_test_capture (test,
                      "https://news.example/new",
                      "Otto Falk sings in May.",
                      NULL,
                      &version_id);
  first = rules_test_describe (test, version_id);
  g_assert_cmpstr (first, ==, "person:Otto Falk");
  /* The next version of the article that the rule is of. */
  rules_test_capture (test,
                      "https://news.example/1",
                      "In Lund, A. Berg met Otto Falk. Otto Falk slept.",
                      NULL,
                      &version_id);
  second = rules_test_describe (test, version_id);
  g_assert_cmpstr (
      second,
      ==,
      "place:Lund person:A. Berg person:Otto Falk the Elder! person:Otto Falk the Elder!");
}

static void
test_decided_elsewhere (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_CONFIRM, 1, "person", "May");

  correction.scope = DOSSIER_RULE_HERE;
  correct (test, &correction);
  correction = choose (test, DOSSIER_GESTURE_REJECT, 0, "person", "May");
  correct (test, &correction);
  rules_test_work (test);
  rules_test_assert (
      test,
      1,
      "place:Lund person:A. Berg person:Otto Falk organization:Skarva figure:40 boats "
      "person:May!");
  rules_test_assert (test, 2, "person:Otto Falk person:Annie Berg place:Paris place:Paris");
}

/* Between a rule and its work in another article, the reader decides there, and takes it back. */
static void
test_undo_catches_up (RulesTest *test, gconstpointer data)
{
  DossierCorrection reject = choose (test, DOSSIER_GESTURE_REJECT, 0, "person", "May");
  DossierCorrection confirm = choose (test, DOSSIER_GESTURE_CONFIRM, 2, "person", "May");

  confirm.scope = DOSSIER_RULE_HERE;
  correct (test, &reject);
  correct (test, &confirm);
  rules_test_work (test);
  rules_test_assert (test, 2, ALL_2 "!");
  rules_test_undo (test);
  rules_test_work (test);
  rules_test_assert (test, 2, "person:Otto Falk person:Annie Berg place:Paris place:Paris");
}

static void
test_recognised_again (RulesTest *test, gconstpointer data)
{
  g_autoptr (DossierDocument) document = dossier_test_document_new ("News", "Otto Falk saw May.");
  g_autoptr (GPtrArray) mentions = rules_test_recognise (document);
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_REJECT, 0, "person", "May");
  gint64            version_id = 0;
  g_autofree char  *described = NULL;

  correct (test, &correction);
  rules_test_capture (test, "https://news.example/n", "Otto Falk saw May.", NULL, &version_id);
  store_test_begin (test->db);
  g_assert_true (dossier_mentions_replace (test->db, version_id, mentions, 99, NULL));
  store_test_commit (test->db);
  described = rules_test_describe (test, version_id);
  g_assert_cmpstr (described, ==, "person:Otto Falk");
  withdraw (test, get_rule (test));
  rules_test_work (test);
  g_free (described);
  described = rules_test_describe (test, version_id);
  g_assert_cmpstr (described, ==, "person:Otto Falk person:May");
}

/* One text at a time, each its own transaction: what comes after a program's end knows where. */
static void
test_work_goes_on (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_REJECT, 0, "person", "May");
  g_auto (DossierRulesProgress) before = { 0 };
  g_auto (DossierRulesProgress) after = { 0 };
  gint64 n_versions = 0;

  correct (test, &correction);
  g_assert_true (dossier_rules_get_progress (test->db, &before, NULL));
  g_assert_cmpuint (before.n_rules, ==, 1);
  g_assert_cmpstr (before.words, ==, "May");
  store_test_begin (test->db);
  g_assert_true (dossier_rules_work (test->db, 0, &after, NULL));
  store_test_commit (test->db);
  g_assert_cmpuint (after.n_rules, ==, 1);
  g_assert_cmpint (after.n_done, ==, 1);
  n_versions = after.n_versions;
  g_assert_cmpint (n_versions, ==, 3);
  /* A piece that is rolled back, as by a crash, was not done. */
  dossier_rules_progress_clear (&after);
  store_test_begin (test->db);
  g_assert_true (dossier_rules_work (test->db, 0, &after, NULL));
  dossier_db_rollback (test->db);
  rules_test_assert (test, 1, ALL_1);
  dossier_rules_progress_clear (&after);
  g_assert_true (dossier_rules_get_progress (test->db, &after, NULL));
  g_assert_cmpint (after.n_done, ==, 1);
  rules_test_work (test);
  rules_test_assert (test, 2, "person:Otto Falk person:Annie Berg place:Paris place:Paris");
  dossier_rules_progress_clear (&after);
  g_assert_true (dossier_rules_get_progress (test->db, &after, NULL));
  g_assert_cmpuint (after.n_rules, ==, 0);
}

static void
test_list (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_MERGE, 1, "person", "A. Berg");
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) nothing = NULL;
  const DossierRule *rule = NULL;

  correction.entity_id = rules_test_find_entity (test, "person", "Anna Berg");
  correct (test, &correction);
  rules_test_work (test);
  rules = list (test, NULL);
  g_assert_cmpuint (rules->len, ==, 1);
  rule = rules->pdata[0];
  g_assert_cmpint (rule->gesture, ==, DOSSIER_GESTURE_MERGE);
  g_assert_cmpstr (rule->words, ==, "A. Berg");
  g_assert_cmpstr (rule->target, ==, "Anna Berg");
  g_assert_cmpint (rule->article_id, ==, 0);
  g_assert_cmpint (rule->origin_article_id, ==, test->article_ids[1]);
  g_assert_cmpstr (rule->origin_title, ==, "News");
  g_assert_cmpstr (rule->origin_sentence, ==, "In Lund, A. Berg met Otto Falk.");
  g_assert_cmpuint (rule->n_mentions, ==, 2);
  g_assert_cmpint (rule->created, >, 0);

  found = list (test, "ANNA news");
  g_assert_cmpuint (found->len, ==, 1);
  nothing = list (test, "anna otto");
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_edit_target (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_MERGE, 0, "person", "A. Berg");
  DossierRuleEdit   edit = { 0 };

  correction.entity_id = rules_test_find_entity (test, "person", "Anna Berg");
  correct (test, &correction);
  rules_test_work (test);
  edit.entity_id = rules_test_find_entity (test, "person", "Annie Berg");
  store_test_begin (test->db);
  g_assert_true (dossier_undo_begin (test->db, "edit", NULL));
  g_assert_true (dossier_rules_edit (test->db, get_rule (test), &edit, NULL));
  store_test_commit (test->db);
  rules_test_work (test);
  rules_test_assert (
      test,
      0,
      "person:Anna Berg place:Lund figure:40 boats person:Annie Berg! organization:Skarva "
      "person:May");
  rules_test_assert (
      test,
      1,
      "place:Lund person:Annie Berg! person:Otto Falk organization:Skarva figure:40 boats "
      "person:May");
  withdraw (test, get_rule (test));
  rules_test_work (test);
  assert_untouched (test);
}

static void
test_edit_name (RulesTest *test, gconstpointer data)
{
  DossierCorrection correction = choose (test, DOSSIER_GESTURE_RENAME, 1, "person", "Otto Falk");
  DossierRuleEdit   edit = { .name = "O. Falk" };
  DossierRuleEdit   here = { .scope = DOSSIER_RULE_HERE };

  correction.name = "Ottokar Falk";
  correct (test, &correction);
  store_test_begin (test->db);
  g_assert_true (dossier_undo_begin (test->db, "edit", NULL));
  g_assert_true (dossier_rules_edit (test->db, get_rule (test), &edit, NULL));
  store_test_commit (test->db);
  rules_test_work (test);
  rules_test_assert (test,
                     2,
                     "person:O. Falk person:Annie Berg place:Paris place:Paris person:May");
  store_test_begin (test->db);
  g_assert_false (dossier_rules_edit (test->db, get_rule (test), &here, NULL));
  dossier_db_rollback (test->db);
  withdraw (test, get_rule (test));
  rules_test_work (test);
  assert_untouched (test);
}

static void
test_refusals (RulesTest *test, gconstpointer data)
{
  static const struct
  {
    DossierGesture gesture;
    const char    *kind;
    const char    *name;
    const char    *new_name;
    gint64         entity_id;
    int            code;
  } cases[] = {
    { DOSSIER_GESTURE_RENAME, "person", "May", "  ", 0, DOSSIER_STORE_ERROR_CONSTRAINT },
    { DOSSIER_GESTURE_RENAME, "figure", "40 boats", "x", 0, DOSSIER_STORE_ERROR_CONSTRAINT },
    { DOSSIER_GESTURE_ALIAS, "person", "May", NULL, 0, DOSSIER_STORE_ERROR_CONSTRAINT },
    { DOSSIER_GESTURE_LOCATE, "person", "May", NULL, 0, DOSSIER_STORE_ERROR_CONSTRAINT },
    { DOSSIER_GESTURE_MERGE, "person", "May", NULL, 999, DOSSIER_STORE_ERROR_NOT_FOUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierCorrection correction =
          choose (test, cases[i].gesture, 0, cases[i].kind, cases[i].name);
      g_autoptr (GError) error = NULL;

      correction.name = cases[i].new_name;
      correction.entity_id = cases[i].entity_id;
      g_assert_false (rules_test_try (test, &correction, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, cases[i].code);
      g_array_unref (correction.ids);
    }
  assert_untouched (test);
}

#define ADD(path, test) g_test_add (path, RulesTest, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/rules/one-is-the-same-as-another", test_merge);
  ADD ("/store/rules/several-are-the-same-as-one", test_merge_several);
  ADD ("/store/rules/a-rejected-name-is-nobody-anywhere", test_reject);
  ADD ("/store/rules/one-article's-rule-stays-there", test_here_only);
  ADD ("/store/rules/an-organisation-becomes-a-place", test_retype);
  ADD ("/store/rules/a-name-becomes-a-date", test_retype_across);
  ADD ("/store/rules/a-figure-becomes-a-place", test_a_figure_becomes_a_place);
  ADD ("/store/rules/a-confirmed-name-is-certain-everywhere", test_confirm);
  ADD ("/store/rules/a-new-name-is-shown-everywhere", test_rename);
  ADD ("/store/rules/a-name-that-somebody-has-makes-them-one", test_rename_to_a_name_there_is);
  ADD ("/store/rules/a-new-name-in-one-article", test_rename_here);
  ADD ("/store/rules/one-mention-is-split-off", test_split);
  ADD ("/store/rules/a-further-name-finds-its-mentions", test_alias);
  ADD ("/store/rules/a-place-is-moved-here-or-everywhere", test_locate);
  ADD ("/store/rules/rules-lead-on-to-one-another", test_rules_lead_on);
  ADD ("/store/rules/two-opposite-rules-are-one", test_the_opposite_comes_to_an_end);
  ADD ("/store/rules/new-articles-and-versions-obey", test_future_articles);
  ADD ("/store/rules/what-was-decided-elsewhere-stays", test_decided_elsewhere);
  ADD ("/store/rules/an-undone-decision-follows-newer-rules", test_undo_catches_up);
  ADD ("/store/rules/a-text-that-is-recognised-again-obeys", test_recognised_again);
  ADD ("/store/rules/work-goes-on-where-it-stopped", test_work_goes_on);
  ADD ("/store/rules/the-list-tells-origin-and-effect", test_list);
  ADD ("/store/rules/who-is-meant-can-be-changed", test_edit_target);
  ADD ("/store/rules/a-new-name-can-be-changed", test_edit_name);
  ADD ("/store/rules/what-makes-no-sense-is-refused", test_refusals);
  return g_test_run ();
}
