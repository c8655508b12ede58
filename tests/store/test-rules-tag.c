/* test-rules-tag.c: a name that nothing had found, once tagged, is one wherever texts say it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-dates.h"
#include "store/dossier-articles.h"
#include "store/dossier-mentions.h"
#include "store/dossier-rules-tag.h"
#include "store/dossier-undo.h"
#include "tests/store/rules-test.h"

#include <string.h>

enum
{
  FIRST,
  SECOND,
  THIRD,
  N_TEXTS
};

/* Nobody recognises Ranvik, Tove or Brevik; Otto Falk is known, Otto alone is not. */
static const char *const bodies[N_TEXTS] = {
  "Ranvik sent boats. In Ranvik, Otto Falk met Tove Ranvik. RANVIK is far; a ranvik is a bay.",
  "Boats of Ranvik came to Lund. Otto left.",
  "Tove went to Skarva and Brevik. Otto Falk did not.",
};

typedef struct
{
  RulesTest rules;
  gint64    article_ids[N_TEXTS];
  gint64    version_ids[N_TEXTS];
} TagTest;

static void
set_up (TagTest *test, gconstpointer data)
{
  rules_test_open (&test->rules);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://news.example/tag/%u", i);

      rules_test_capture (&test->rules,
                          url,
                          bodies[i],
                          &test->article_ids[i],
                          &test->version_ids[i]);
    }
}

static void
tear_down (TagTest *test, gconstpointer data)
{
  rules_test_close (&test->rules);
}

static void
assert_text (TagTest *test, guint number, const char *expected)
{
  g_autofree char *described = rules_test_describe (&test->rules, test->version_ids[number]);

  g_assert_cmpstr (described, ==, expected);
}

static void
assert_untouched (TagTest *test)
{
  assert_text (test, FIRST, "person:Otto Falk");
  assert_text (test, SECOND, "place:Lund");
  assert_text (test, THIRD, "organization:Skarva person:Otto Falk");
}

/* The nth place, from 0, where a text of ours says it; the title "News" and a line's end come
 * before the body. */
static DossierSpan
find_nth (guint number, const char *words, guint n)
{
  const char *at = strstr (bodies[number], words);

  for (; n > 0; n--)
    at = strstr (at + 1, words);
  g_assert_nonnull (at);
  return (DossierSpan){ (gsize) (at - bodies[number]) + strlen ("News\n"),
                        (gsize) (at - bodies[number]) + strlen ("News\n") + strlen (words) };
}

static guint
tag_with (TagTest *test, const DossierTagging *tagging)
{
  g_autoptr (GError) error = NULL;
  guint n_mentions = 0;

  store_test_begin (test->rules.db);
  g_assert_true (dossier_undo_begin (test->rules.db, "tagging", NULL));
  dossier_rules_tag (test->rules.db, tagging, NULL, &n_mentions, &error);
  g_assert_no_error (error);
  store_test_commit (test->rules.db);
  return n_mentions;
}

static guint
tag (TagTest *test, guint number, const char *words, guint n, DossierEntityKind kind)
{
  DossierTagging tagging = {
    .version_id = test->version_ids[number],
    .span = find_nth (number, words, n),
    .kind = kind,
  };

  return tag_with (test, &tagging);
}

static void
correct (TagTest          *test,
         guint             number,
         DossierCorrection correction,
         const char       *kind,
         const char       *name)
{
  correction.version_id = test->version_ids[number];
  correction.ids = rules_test_find (&test->rules, correction.version_id, kind, name);
  g_assert_cmpuint (correction.ids->len, >, 0);
  rules_test_correct (&test->rules, "correction", &correction);
  g_array_unref (correction.ids);
}

static gint64
get_rule (TagTest *test, guint index, DossierGesture gesture)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_rule_free);

  g_assert_true (dossier_rules_list (test->rules.db, NULL, rules, NULL));
  g_assert_cmpuint (rules->len, >, index);
  g_assert_cmpint (((DossierRule *) rules->pdata[index])->gesture, ==, gesture);
  return ((DossierRule *) rules->pdata[index])->id;
}

static void
withdraw (TagTest *test, gint64 id)
{
  g_autoptr (GError) error = NULL;

  store_test_begin (test->rules.db);
  g_assert_true (dossier_undo_begin (test->rules.db, "withdrawal", NULL));
  dossier_rules_withdraw (test->rules.db, id, &error);
  g_assert_no_error (error);
  store_test_commit (test->rules.db);
  rules_test_work (&test->rules);
}

static void
edit (TagTest *test, gint64 id, const DossierRuleEdit *change)
{
  g_autoptr (GError) error = NULL;

  store_test_begin (test->rules.db);
  g_assert_true (dossier_undo_begin (test->rules.db, "change", NULL));
  dossier_rules_edit (test->rules.db, id, change, &error);
  g_assert_no_error (error);
  store_test_commit (test->rules.db);
  rules_test_work (&test->rules);
}

static void
test_everywhere (TagTest *test, gconstpointer data)
{
  static const char ranvik[] =
      "place:Ranvik! place:Ranvik! person:Otto Falk place:Ranvik! place:Ranvik!";

  g_assert_cmpuint (tag (test, FIRST, "Ranvik", 1, DOSSIER_ENTITY_PLACE), ==, 4);
  assert_text (test, FIRST, ranvik);
  /* The other texts follow in the background. */
  assert_text (test, SECOND, "place:Lund");
  rules_test_work (&test->rules);
  assert_text (test, SECOND, "place:Ranvik! place:Lund");
  assert_text (test, THIRD, "organization:Skarva person:Otto Falk");

  rules_test_undo (&test->rules);
  rules_test_work (&test->rules);
  assert_untouched (test);
  rules_test_redo (&test->rules);
  rules_test_work (&test->rules);
  assert_text (test, FIRST, ranvik);
  assert_text (test, SECOND, "place:Ranvik! place:Lund");

  withdraw (test, get_rule (test, 0, DOSSIER_GESTURE_TAG));
  assert_untouched (test);
  rules_test_undo (&test->rules);
  rules_test_work (&test->rules);
  assert_text (test, FIRST, ranvik);
  assert_text (test, SECOND, "place:Ranvik! place:Lund");
}

static void
test_rule (TagTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_rule_free);
  const DossierRule *rule = NULL;

  tag (test, FIRST, "Ranvik", 1, DOSSIER_ENTITY_PLACE);
  rules_test_work (&test->rules);
  g_assert_true (dossier_rules_list (test->rules.db, "ranvik", rules, NULL));
  g_assert_cmpuint (rules->len, ==, 1);
  rule = rules->pdata[0];
  g_assert_cmpint (rule->gesture, ==, DOSSIER_GESTURE_TAG);
  g_assert_cmpint (rule->target_kind, ==, DOSSIER_ENTITY_PLACE);
  g_assert_cmpstr (rule->words, ==, "Ranvik");
  g_assert_cmpint (rule->origin_article_id, ==, test->article_ids[FIRST]);
  g_assert_cmpstr (rule->origin_sentence, ==, "In Ranvik, Otto Falk met Tove Ranvik.");
  g_assert_cmpuint (rule->n_mentions, ==, 5);
}

/* Texts that come later are read with it, and so are those that are read again. */
static void
test_future (TagTest *test, gconstpointer data)
{
  gint64           version_id = 0;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  tag (test, FIRST, "Ranvik", 0, DOSSIER_ENTITY_PLACE);
  rules_test_work (&test->rules);
  rules_test_capture (&test->rules,
                      "https://news.example/later",
                      "Otto Falk is from Ranvik.",
                      NULL,
                      &version_id);
  before = rules_test_describe (&test->rules, version_id);
  g_assert_cmpstr (before, ==, "person:Otto Falk place:Ranvik!");

  store_test_begin (test->rules.db);
  g_assert_true (dossier_mentions_replace (test->rules.db, version_id, nothing, 99, NULL));
  store_test_commit (test->rules.db);
  after = rules_test_describe (&test->rules, version_id);
  g_assert_cmpstr (after, ==, "place:Ranvik!");
}

static void
test_longer_mentions_stay (TagTest *test, gconstpointer data)
{
  tag (test, SECOND, "Otto", 0, DOSSIER_ENTITY_PERSON);
  rules_test_work (&test->rules);
  assert_text (test, SECOND, "place:Lund person:Otto!");
  assert_text (test, FIRST, "person:Otto Falk");
  assert_text (test, THIRD, "organization:Skarva person:Otto Falk");
}

/* The recogniser took a part of the name for all of it. */
static void
test_parts_give_way (TagTest *test, gconstpointer data)
{
  tag (test, THIRD, "Skarva and Brevik", 0, DOSSIER_ENTITY_ORGANISATION);
  rules_test_work (&test->rules);
  assert_text (test, THIRD, "organization:Skarva and Brevik! person:Otto Falk");
  withdraw (test, get_rule (test, 0, DOSSIER_GESTURE_TAG));
  assert_untouched (test);
}

static void
test_longer_tags_first (TagTest *test, gconstpointer data)
{
  tag (test, FIRST, "Ranvik", 0, DOSSIER_ENTITY_PLACE);
  tag (test, FIRST, "Tove Ranvik", 0, DOSSIER_ENTITY_PERSON);
  rules_test_work (&test->rules);
  assert_text (test,
               FIRST,
               "place:Ranvik! place:Ranvik! person:Otto Falk person:Tove Ranvik! place:Ranvik!");
  withdraw (test, get_rule (test, 0, DOSSIER_GESTURE_TAG));
  assert_text (test,
               FIRST,
               "place:Ranvik! place:Ranvik! person:Otto Falk place:Ranvik! place:Ranvik!");
}

/* What was recognised as another kind becomes this one; what the reader said of it since stays. */
static void
test_other_kinds (TagTest *test, gconstpointer data)
{
  tag (test, THIRD, "Skarva", 0, DOSSIER_ENTITY_PLACE);
  rules_test_work (&test->rules);
  assert_text (test, THIRD, "place:Skarva! person:Otto Falk");
  rules_test_assert (&test->rules, 3, "place:Skarva! person:Anna Berg place:Paris");
  withdraw (test, get_rule (test, 0, DOSSIER_GESTURE_TAG));
  assert_untouched (test);
  rules_test_undo (&test->rules);

  correct (test,
           THIRD,
           (DossierCorrection){ .gesture = DOSSIER_GESTURE_RETYPE, .kind = DOSSIER_ENTITY_PERSON },
           "place",
           "Skarva");
  rules_test_work (&test->rules);
  assert_text (test, THIRD, "person:Skarva! person:Otto Falk");
  rules_test_assert (&test->rules, 3, "person:Skarva! person:Anna Berg place:Paris");
}

static void
test_reject (TagTest *test, gconstpointer data)
{
  DossierCorrection reject = { .gesture = DOSSIER_GESTURE_REJECT };
  DossierCorrection here = { .gesture = DOSSIER_GESTURE_REJECT, .scope = DOSSIER_RULE_HERE };

  tag (test, FIRST, "Ranvik", 0, DOSSIER_ENTITY_PLACE);
  rules_test_work (&test->rules);
  correct (test, SECOND, here, "place", "Ranvik");
  rules_test_work (&test->rules);
  assert_text (test, SECOND, "place:Lund");
  assert_text (test,
               FIRST,
               "place:Ranvik! place:Ranvik! person:Otto Falk place:Ranvik! place:Ranvik!");
  withdraw (test, get_rule (test, 0, DOSSIER_GESTURE_REJECT));
  assert_text (test, SECOND, "place:Ranvik! place:Lund");

  correct (test, SECOND, reject, "place", "Ranvik");
  rules_test_work (&test->rules);
  assert_text (test, SECOND, "place:Lund");
  /* The one that was tagged by hand is the reader's own; the others follow. */
  assert_text (test, FIRST, "place:Ranvik! person:Otto Falk");
  withdraw (test, get_rule (test, 0, DOSSIER_GESTURE_REJECT));
  assert_text (test,
               FIRST,
               "place:Ranvik! place:Ranvik! person:Otto Falk place:Ranvik! place:Ranvik!");
}

/* Who is the same as whom holds for tagged names too, in texts of both. */
static void
test_merge (TagTest *test, gconstpointer data)
{
  tag (test, FIRST, "Tove Ranvik", 0, DOSSIER_ENTITY_PERSON);
  tag (test, THIRD, "Tove", 0, DOSSIER_ENTITY_PERSON);
  rules_test_work (&test->rules);
  correct (test,
           THIRD,
           (DossierCorrection){
               .gesture = DOSSIER_GESTURE_MERGE,
               .entity_id = rules_test_find_entity (&test->rules, "person", "Tove Ranvik") },
           "person",
           "Tove");
  rules_test_work (&test->rules);
  assert_text (test, THIRD, "person:Tove Ranvik! organization:Skarva person:Otto Falk");
  withdraw (test, get_rule (test, 0, DOSSIER_GESTURE_MERGE));
  assert_text (test, THIRD, "person:Tove! organization:Skarva person:Otto Falk");
  rules_test_undo (&test->rules);
  withdraw (test, get_rule (test, 1, DOSSIER_GESTURE_TAG));
  assert_text (test, FIRST, "person:Otto Falk person:Tove Ranvik!");
}

static void
test_edit (TagTest *test, gconstpointer data)
{
  DossierRuleEdit here = { .scope = DOSSIER_RULE_HERE };
  DossierRuleEdit everywhere = { .scope = DOSSIER_RULE_EVERYWHERE };
  gint64          id = 0;

  tag (test, FIRST, "Ranvik", 0, DOSSIER_ENTITY_PLACE);
  rules_test_work (&test->rules);
  id = get_rule (test, 0, DOSSIER_GESTURE_TAG);
  edit (test, id, &here);
  assert_text (test, SECOND, "place:Lund");
  assert_text (test,
               FIRST,
               "place:Ranvik! place:Ranvik! person:Otto Falk place:Ranvik! place:Ranvik!");

  everywhere.entity_id = rules_test_find_entity (&test->rules, "place", "Lund");
  edit (test, id, &everywhere);
  assert_text (test, SECOND, "place:Lund! place:Lund");
  assert_text (test, FIRST, "place:Lund! place:Lund! person:Otto Falk place:Lund! place:Lund!");
}

static void
test_here_only (TagTest *test, gconstpointer data)
{
  DossierTagging tagging = {
    .version_id = test->version_ids[FIRST],
    .span = find_nth (FIRST, "Ranvik", 0),
    .kind = DOSSIER_ENTITY_PLACE,
    .scope = DOSSIER_RULE_HERE,
  };

  g_assert_cmpuint (tag_with (test, &tagging), ==, 4);
  rules_test_work (&test->rules);
  assert_text (test, SECOND, "place:Lund");
  withdraw (test, get_rule (test, 0, DOSSIER_GESTURE_TAG));
  assert_untouched (test);
}

/* The words are what was said of them last, in one rule. */
static void
test_again (TagTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_rule_free);

  tag (test, FIRST, "Ranvik", 0, DOSSIER_ENTITY_PLACE);
  tag (test, FIRST, "Ranvik", 1, DOSSIER_ENTITY_ORGANISATION);
  rules_test_work (&test->rules);
  g_assert_true (dossier_rules_list (test->rules.db, NULL, rules, NULL));
  g_assert_cmpuint (rules->len, ==, 1);
  assert_text (test, SECOND, "organization:Ranvik! place:Lund");
  tag (test, FIRST, "Ranvik", 0, DOSSIER_ENTITY_ORGANISATION);
  assert_text (test,
               FIRST,
               "organization:Ranvik! organization:Ranvik! person:Otto Falk organization:Ranvik! "
               "organization:Ranvik!");
  withdraw (test, get_rule (test, 0, DOSSIER_GESTURE_TAG));
  assert_untouched (test);
}

/* An article that was away while the rule was made knows it when it is back. */
static void
test_deleted_articles (TagTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_test_begin (test->rules.db);
  g_assert_true (dossier_articles_delete (test->rules.db, test->article_ids[SECOND], &error));
  g_assert_no_error (error);
  store_test_commit (test->rules.db);
  tag (test, FIRST, "Ranvik", 0, DOSSIER_ENTITY_PLACE);
  rules_test_work (&test->rules);

  store_test_begin (test->rules.db);
  store_test_execute (test->rules.db, "UPDATE article SET deleted = NULL");
  store_test_commit (test->rules.db);
  rules_test_work (&test->rules);
  assert_text (test, SECOND, "place:Ranvik! place:Lund");
}

/* A month that stands in a date is nobody. */
static void
test_dates (TagTest *test, gconstpointer data)
{
  static const char body[] = "June 3 was cold. June was here. In June 2024 it rained.";
  g_autoptr (DossierDocument) document = dossier_test_document_new ("News", body);
  g_autoptr (GPtrArray) dates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  DossierVersionOutcome outcome = { 0 };
  g_autofree char      *described = NULL;
  DossierTagging        tagging = { .kind = DOSSIER_ENTITY_PERSON };

  dossier_dates_find (document->text, document->text_length, NULL, dates);
  for (guint i = dates->len; i > 0; i--)
    if (((const DossierMention *) dates->pdata[i - 1])->span.start ==
        strlen ("News\nJune 3 was cold. "))
      g_ptr_array_remove_index (dates, i - 1);
  store_test_begin (test->rules.db);
  dossier_test_add_version (test->rules.db, "https://news.example/june", document, dates, &outcome);
  store_test_commit (test->rules.db);
  tagging.version_id = outcome.version_id;
  tagging.span.start = strlen ("News\nJune 3 was cold. ");
  tagging.span.end = tagging.span.start + strlen ("June");
  g_assert_cmpuint (tag_with (test, &tagging), ==, 1);
  described = rules_test_describe (&test->rules, outcome.version_id);
  g_assert_cmpstr (described, ==, "date:June 3 person:June! date:June 2024");
}

static void
test_no_words (TagTest *test, gconstpointer data)
{
  static const struct
  {
    DossierSpan       span;
    DossierEntityKind kind;
  } CASES[] = {
    { { 4, 5 }, DOSSIER_ENTITY_PERSON },
    { { 5, 5 }, DOSSIER_ENTITY_PERSON },
    { { 5, 11 }, DOSSIER_ENTITY_FIGURE },
    { { 5, 100000 }, DOSSIER_ENTITY_PLACE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      DossierTagging tagging = {
        .version_id = test->version_ids[FIRST],
        .span = CASES[i].span,
        .kind = CASES[i].kind,
      };
      g_autoptr (GError) error = NULL;

      store_test_begin (test->rules.db);
      g_assert_false (dossier_rules_tag (test->rules.db, &tagging, NULL, NULL, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT);
      dossier_db_rollback (test->rules.db);
    }
}

#define ADD(path, test) g_test_add (path, TagTest, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/rules/tag/one-tag-is-for-the-whole-notebook", test_everywhere);
  ADD ("/store/rules/tag/a-rule-is-kept-with-its-origin", test_rule);
  ADD ("/store/rules/tag/texts-that-come-later-are-read-with-it", test_future);
  ADD ("/store/rules/tag/longer-mentions-stay", test_longer_mentions_stay);
  ADD ("/store/rules/tag/parts-give-way", test_parts_give_way);
  ADD ("/store/rules/tag/the-longer-of-two-tags-holds", test_longer_tags_first);
  ADD ("/store/rules/tag/what-was-said-last-of-a-kind-holds", test_other_kinds);
  ADD ("/store/rules/tag/a-rejection-of-it-holds", test_reject);
  ADD ("/store/rules/tag/it-can-mean-somebody-else", test_merge);
  ADD ("/store/rules/tag/the-rule-can-be-changed", test_edit);
  ADD ("/store/rules/tag/in-one-article-only", test_here_only);
  ADD ("/store/rules/tag/the-same-words-again", test_again);
  ADD ("/store/rules/tag/deleted-articles-follow-when-they-are-back", test_deleted_articles);
  ADD ("/store/rules/tag/a-month-in-a-date-is-nobody", test_dates);
  ADD ("/store/rules/tag/what-is-no-name-is-refused", test_no_words);
  return g_test_run ();
}
