/* test-claims.c: figures, statements and quotations get the one who gave them, or nobody.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-claims.h"
#include "core/recognise/dossier-figures.h"
#include "core/recognise/dossier-who-is-who.h"

#include <string.h>
#include <time.h>

static int
compare_mentions (gconstpointer first, gconstpointer second)
{
  const DossierMention *a = *(DossierMention *const *) first;
  const DossierMention *b = *(DossierMention *const *) second;

  return a->span.start < b->span.start ? -1 : a->span.start > b->span.start;
}

/* Takes "<p Ilse Varga> left" apart: p person, l place, o organisation, d date; finds figures. */
static char *
take_marks (const char *marked, GPtrArray *mentions)
{
  GString *text = g_string_new (NULL);

  for (; *marked != '\0'; marked++)
    if (*marked == '<')
      {
        DossierEntityKind kind = marked[1] == 'p'   ? DOSSIER_ENTITY_PERSON
                                 : marked[1] == 'l' ? DOSSIER_ENTITY_PLACE
                                 : marked[1] == 'd' ? DOSSIER_ENTITY_DATE
                                                    : DOSSIER_ENTITY_ORGANISATION;

        g_ptr_array_add (mentions,
                         dossier_mention_new (kind, (DossierSpan){ text->len, text->len }));
        marked += 2;
      }
    else if (*marked == '>')
      ((DossierMention *) g_ptr_array_index (mentions, mentions->len - 1))->span.end = text->len;
    else
      g_string_append_c (text, *marked);

  dossier_who_is_who_join (NULL, text->str, text->len, mentions);
  dossier_figures_find (text->str, text->len, mentions);
  g_ptr_array_sort (mentions, compare_mentions);
  return g_string_free (text, FALSE);
}

static void
append_source (GString *line, const DossierSource *source, const char *text)
{
  g_string_append_printf (line,
                          "%s%s%s%s, %.*s",
                          source->words,
                          source->name != NULL ? " (" : "",
                          source->name != NULL ? source->name : "",
                          source->name != NULL ? ")" : "",
                          (int) (source->cue.end - source->cue.start),
                          text + source->cue.start);
}

/* A line for each claim: "speaker (name), cue: content". */
static char *
find_claims (const char *marked)
{
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  g_autofree char *text = take_marks (marked, mentions);
  g_autoptr (GPtrArray) claims = dossier_claims_find (text, strlen (text), mentions);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < claims->len; i++)
    {
      const DossierClaim *claim = g_ptr_array_index (claims, i);

      if (i > 0)
        g_string_append_c (lines, '\n');
      append_source (lines, claim->source, text);
      g_string_append_printf (lines,
                              ": %.*s",
                              (int) (claim->content.end - claim->content.start),
                              text + claim->content.start);
    }
  return g_string_free (lines, FALSE);
}

typedef struct
{
  const char *marked;
  const char *claims;
} Case;

static void
assert_cases (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *claims = find_claims (cases[i].marked);

      g_assert_cmpstr (claims, ==, cases[i].claims);
    }
}

static void
test_a_speaker_before_the_cue (void)
{
  static const Case cases[] = {
    { "<p Ilse Varga> said that the dam held 40 tonnes of mud.",
      "Ilse Varga (Ilse Varga), said: the dam held 40 tonnes of mud" },
    { "<p Ilse Varga>, 54, who runs the harbour, said the ferry would leave at noon.",
      "Ilse Varga (Ilse Varga), said: the ferry would leave at noon" },
    { "Nine boats were lost, the <o Harbour Guild> has said.",
      "Harbour Guild (Harbour Guild), said: Nine boats were lost" },
    { "The quay cost 12 million euros, the harbour master, <p Ilse Varga>, told reporters.",
      "Ilse Varga (Ilse Varga), told: The quay cost 12 million euros" },
    { "The <o Harbour Guild> (<o HG>) wrote on <d Friday> that nine boats were lost.",
      "Harbour Guild (Harbour Guild), wrote: nine boats were lost" },
    { "A spokesman for the ministry said: \"We lost nine boats.\"",
      "A spokesman for the ministry, said: We lost nine boats" },
    { "Nine boats, the guild said, and not eight were lost.",
      "the guild, said: Nine boats\nthe guild, said: and not eight were lost" },
    { "The <o Harbour Guild> puts the damage at 3 million euros.",
      "Harbour Guild (Harbour Guild), puts: the damage at 3 million euros" },
    { "A survey by the <o Harbour Guild> found that two in five boats leak.",
      "Harbour Guild (Harbour Guild), found: two in five boats leak" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_a_speaker_behind_the_cue (void)
{
  static const Case cases[] = {
    { "\"We lost nine boats,\" said <p Ilse Varga>, 54, of the <o Harbour Guild>.",
      "Ilse Varga (Ilse Varga), said: We lost nine boats" },
    { "Nine boats were lost, said the head of the guild, Captain <p Ilse Varga>.",
      "Ilse Varga (Ilse Varga), said: Nine boats were lost" },
    { "Nine boats were lost, the <o Harbour Institute> of the <o Tidal University> said.",
      "Harbour Institute (Harbour Institute), said: Nine boats were lost" },
    { "Nine boats were lost, Minister of State <p Ilse Varga> said.",
      "Ilse Varga (Ilse Varga), said: Nine boats were lost" },
    { "Nine boats were lost, said the deputy mayor.",
      "the deputy mayor, said: Nine boats were lost" },
    { "Nine boats were lost, said a sailor who would not be named.",
      "a sailor who would not be named, said: Nine boats were lost" },
    { "Nine boats were lost, according to the <o Harbour Guild>.",
      "Harbour Guild (Harbour Guild), according to: Nine boats were lost" },
    { "According to police, nine boats were lost.", "police, According to: nine boats were lost" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_a_quote_goes_on_after_its_cue (void)
{
  static const Case cases[] = {
    { "\"We lost nine boats,\" said <p Ilse Varga>. \"Two were mine.\"",
      "Ilse Varga (Ilse Varga), said: We lost nine boats\n"
      "Ilse Varga (Ilse Varga), said: Two were mine" },
    { "\"We lost nine boats. Two were mine,\" <p Ilse Varga> said.",
      "Ilse Varga (Ilse Varga), said: We lost nine boats. Two were mine" },
    { "“We lost nine boats,” said <p Ilse Varga>.\n“Two were mine.”",
      "Ilse Varga (Ilse Varga), said: We lost nine boats\n"
      "Ilse Varga (Ilse Varga), said: Two were mine" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_a_pronoun_is_who_spoke_last (void)
{
  static const Case cases[] = {
    { "\"It sank,\" said Mrs <p Ilse Varga>. <p Otto Brandt> had gone home. Two boats were hers, "
      "she said.",
      "Ilse Varga (Ilse Varga), said: It sank\n"
      "she (Ilse Varga), said: Two boats were hers" },
    { "<p Ilse Varga> owns nine boats. She said that two had sunk.",
      "She (Ilse Varga), said: two had sunk" },
    { "The <o Harbour Guild> met on <d Friday>. Nine boats were lost, it said.",
      "it (Harbour Guild), said: Nine boats were lost" },
    { "Rain fell all day. Nine boats were lost, he said.", "" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_what_nobody_says_is_no_claim (void)
{
  static const Case cases[] = {
    { "The claims of 40 sailors are before the court.", "" },
    { "The court held in June that the guild had lost nine boats.", "" },
    { "<p Ilse Varga> was told to leave the harbour with 12 boats.", "" },
    { "<p Ilse Varga> said nothing about the nine boats.", "" },
    { "The village, claimed by both sides, has 300 houses.", "" },
    { "<p Ilse Varga> put three jars on the table.", "" },
    { "Nine boats were lost in the storm.", "" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_two_who_speak_in_a_sentence_are_kept_apart (void)
{
  static const Case cases[] = {
    { "The <o Harbour Guild> said nine boats were lost, but <p Ilse Varga> said it was twelve.",
      "Harbour Guild (Harbour Guild), said: nine boats were lost\n"
      "Ilse Varga (Ilse Varga), said: it was twelve" },
    { "\"He told me that it was late\", said <p Ilse Varga>.",
      "Ilse Varga (Ilse Varga), said: He told me that it was late" },
    /* nothing but marks between them */
    { "<p Ilse Varga> said that , , , , the <o Harbour Guild> said it was twelve.",
      "Harbour Guild (Harbour Guild), said: it was twelve" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_a_figure_gets_the_source_of_its_claim (void)
{
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  g_autofree char *text = take_marks ("Some 40 houses burnt. Police said 12 people had died, and "
                                      "that 300 people had fled.",
                                      mentions);
  g_autoptr (GPtrArray) claims = dossier_claims_find (text, strlen (text), mentions);
  const char *words[] = { NULL, "Police", "Police" };

  g_assert_cmpuint (claims->len, ==, 1);
  g_assert_cmpuint (mentions->len, ==, 3);
  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = g_ptr_array_index (mentions, i);

      g_assert_cmpstr (mention->source != NULL ? mention->source->words : NULL, ==, words[i]);
    }
}

static void
test_hostile_text_takes_linear_time (void)
{
  static const char *const patterns[] = {
    "said ", ", said ", "\" said ", "he said that ",     "a, ",      "“",
    "\"",    "(",       "of the ",  "according to the ", "and the ", "\"a\" he said ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GPtrArray) mentions =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
      g_autoptr (GPtrArray) claims = NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      clock_t start;

      while (text->len < 400000)
        g_string_append (text, patterns[i]);
      start = clock ();
      claims = dossier_claims_find (text->str, text->len, mentions);
      /* Some hundred times what it takes, and a fraction of what its square would. */
      g_assert_cmpint (clock () - start, <, 10 * CLOCKS_PER_SEC);
      for (guint j = 1; j < claims->len; j++)
        g_assert_cmpuint (((DossierClaim *) g_ptr_array_index (claims, j - 1))->content.end,
                          <=,
                          ((DossierClaim *) g_ptr_array_index (claims, j))->content.start);
    }
}

/* Whatever stands beside a cue: a claim has words, and no two overlap. */
static void
test_every_claim_has_words (void)
{
  static const char *const pieces[] = {
    "<p Ilse Varga>",
    "the <o Harbour Guild>",
    "police",
    "she",
    "said",
    "said that",
    "told reporters",
    "according to",
    "wrote",
    ",",
    ";",
    ":",
    "\"",
    "“",
    "”",
    "-",
    "—",
    "(",
    ")",
    ".",
    "and",
    "but",
    "nine boats were lost",
    "said that , ,",
    "it was",
    "40 tonnes",
    "\n",
  };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) marked = g_string_new (NULL);
      g_autoptr (GPtrArray) mentions =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
      g_autoptr (GPtrArray) claims = NULL;
      g_autofree char *text = NULL;
      gsize            end = 0;

      for (int n = g_test_rand_int_range (3, 16); n > 0; n--)
        g_string_append_printf (marked,
                                "%s%s",
                                pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))],
                                g_test_rand_int_range (0, 3) > 0 ? " " : "");
      text = take_marks (marked->str, mentions);
      claims = dossier_claims_find (text, strlen (text), mentions);
      for (guint k = 0; k < claims->len; k++)
        {
          const DossierClaim *claim = g_ptr_array_index (claims, k);

          if (claim->content.end <= claim->content.start || claim->content.start < end)
            g_test_message ("%s", marked->str);
          g_assert_cmpuint (claim->content.start, >=, end);
          g_assert_cmpuint (claim->content.end, >, claim->content.start);
          g_assert_cmpuint (claim->source->speaker.end, >, claim->source->speaker.start);
          end = claim->content.end;
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/claims/a-speaker-before-the-cue", test_a_speaker_before_the_cue);
  g_test_add_func ("/core/claims/a-speaker-behind-the-cue", test_a_speaker_behind_the_cue);
  g_test_add_func ("/core/claims/a-quote-goes-on-after-its-cue",
                   test_a_quote_goes_on_after_its_cue);
  g_test_add_func ("/core/claims/a-pronoun-is-who-spoke-last", test_a_pronoun_is_who_spoke_last);
  g_test_add_func ("/core/claims/what-nobody-says-is-no-claim", test_what_nobody_says_is_no_claim);
  g_test_add_func ("/core/claims/two-who-speak-in-a-sentence-are-kept-apart",
                   test_two_who_speak_in_a_sentence_are_kept_apart);
  g_test_add_func ("/core/claims/a-figure-gets-the-source-of-its-claim",
                   test_a_figure_gets_the_source_of_its_claim);
  g_test_add_func ("/core/claims/every-claim-has-words", test_every_claim_has_words);
  g_test_add_func ("/core/claims/hostile-text-takes-linear-time",
                   test_hostile_text_takes_linear_time);

  return g_test_run ();
}
