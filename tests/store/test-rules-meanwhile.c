/* test-rules-meanwhile.c: what the reader says holds, whatever rules do between seeing and saying.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-undo.h"
#include "tests/store/rules-test.h"

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

static void
assert_decided_by_hand (RulesTest *test, gint64 mention_id)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT origin = 'confirmed' AND is_ruled IS NOT 1 FROM mention WHERE id = %" G_GINT64_FORMAT,
      mention_id);

  g_assert_cmpint (store_test_query_int (test->db, sql), ==, 1);
}

/* A rule of elsewhere reaches the text between what the reader saw and what the reader says: the
 * decision is the reader's all the same, with a rule about the name that was on the screen. */
static void
test_a_rule_comes_first (RulesTest *test, gconstpointer data)
{
  DossierCorrection elsewhere = choose (test, DOSSIER_GESTURE_MERGE, 0, "person", "A. Berg");
  DossierCorrection seen = choose (test, DOSSIER_GESTURE_MERGE, 1, "person", "A. Berg");
  gint64            mention_id = g_array_index (seen.ids, gint64, 0);
  gint64            other_rule = 0;
  const char       *merged =
      "place:Lund person:Anna Berg! person:Otto Falk organization:Skarva figure:40 boats "
      "person:May";
  g_autoptr (GPtrArray) rules = NULL;

  elsewhere.entity_id = seen.entity_id = rules_test_find_entity (test, "person", "Anna Berg");
  seen.scope = DOSSIER_RULE_HERE;
  correct (test, &elsewhere);
  rules_test_work (test);
  rules_test_assert (test, 1, merged);
  other_rule = get_rule (test);

  correct (test, &seen);
  rules_test_work (test);
  assert_decided_by_hand (test, mention_id);
  rules = list (test, "A. Berg");
  g_assert_cmpuint (rules->len, ==, 2);

  /* What elsewhere goes takes nothing of it along. */
  withdraw (test, other_rule);
  rules_test_work (test);
  rules_test_assert (test, 0, ALL_0);
  rules_test_assert (test, 1, merged);
  assert_decided_by_hand (test, mention_id);

  for (guint i = 0; i < 2; i++)
    {
      rules_test_undo (test);
      rules_test_work (test);
      rules_test_assert (test, 1, merged);
    }
  rules_test_undo (test);
  rules_test_work (test);
  assert_untouched (test);
}

/* The other way round: a rule that made it somebody else is gone when the reader says who it is,
 * and comes back later. */
static void
test_a_rule_goes_first (RulesTest *test, gconstpointer data)
{
  DossierCorrection elsewhere = choose (test, DOSSIER_GESTURE_MERGE, 0, "person", "Anna Berg");
  DossierCorrection seen = { 0 };
  gint64            mention_id = 0;
  const char       *merged = "organization:Skarva person:Anna Berg! place:Paris";

  elsewhere.entity_id = rules_test_find_entity (test, "person", "A. Berg");
  correct (test, &elsewhere);
  rules_test_work (test);
  seen = choose (test, DOSSIER_GESTURE_MERGE, 3, "person", "A. Berg");
  mention_id = g_array_index (seen.ids, gint64, 0);
  rules_test_undo (test);
  rules_test_work (test);
  rules_test_assert (test, 3, ALL_3);

  seen.entity_id = rules_test_find_entity (test, "person", "Anna Berg");
  correct (test, &seen);
  rules_test_assert (test, 3, merged);
  elsewhere = choose (test, DOSSIER_GESTURE_MERGE, 0, "person", "Anna Berg");
  elsewhere.entity_id = rules_test_find_entity (test, "person", "A. Berg");
  correct (test, &elsewhere);
  rules_test_work (test);
  rules_test_assert (test, 3, merged);
  assert_decided_by_hand (test, mention_id);
}

#define ADD(path, test) g_test_add (path, RulesTest, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/rules/meanwhile/a-rule-of-elsewhere-comes-first", test_a_rule_comes_first);
  ADD ("/store/rules/meanwhile/a-rule-of-elsewhere-goes-first", test_a_rule_goes_first);
  return g_test_run ();
}
