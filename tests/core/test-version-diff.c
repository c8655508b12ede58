/* test-version-diff.c: between two versions, figures are paired by what they count, and names come
 * and go.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/compare/dossier-version-diff.h"
#include "core/recognise/dossier-figures.h"

#include <string.h>

/* A text with its figures; names are those marked [so]. */
typedef struct
{
  GString   *text;
  GPtrArray *mentions;
} Side;

static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  const DossierMention *left = *(DossierMention *const *) a;
  const DossierMention *right = *(DossierMention *const *) b;

  return left->span.start < right->span.start ? -1 : left->span.start > right->span.start;
}

static Side
make_side (const char *marked)
{
  Side side = {
    g_string_new (NULL),
    g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free),
  };
  gsize start = 0;

  for (const char *p = marked; *p != '\0'; p++)
    if (*p == '[')
      start = side.text->len;
    else if (*p == ']')
      {
        DossierMention *mention =
            dossier_mention_new (DOSSIER_ENTITY_PERSON, (DossierSpan){ start, side.text->len });

        mention->name = g_strdup (side.text->str + start);
        g_ptr_array_add (side.mentions, mention);
      }
    else
      g_string_append_c (side.text, *p);
  dossier_figures_find (side.text->str, side.text->len, side.mentions);
  g_ptr_array_sort (side.mentions, compare_mentions);
  return side;
}

static void
clear_side (Side *side)
{
  g_string_free (side->text, TRUE);
  g_ptr_array_unref (side->mentions);
}

static void
print_words (GString *text, const Side *side, const DossierMention *mention)
{
  if (mention != NULL)
    g_string_append_len (text,
                         side->text->str + mention->span.start,
                         (gssize) (mention->span.end - mention->span.start));
}

/* "11 people>14 people" for a figure that changed, ">3 boats" for one that came, "3 boats>" for one
 * that went; "+Ada" and "-Ada" for names; each ended by ";". */
static char *
dup_difference (const char *old_text, const char *new_text)
{
  Side old = make_side (old_text);
  Side new = make_side (new_text);
  DossierVersionSide sides[] = { { old.text->str, old.text->len, old.mentions },
                                 { new.text->str, new.text->len, new.mentions } };
  g_autoptr (DossierVersionDiff) diff = dossier_version_diff_new (&sides[0], &sides[1]);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < diff->figures->len; i++)
    {
      const DossierFigureChange *change = &g_array_index (diff->figures, DossierFigureChange, i);

      print_words (text, &old, change->old);
      g_string_append_c (text, '>');
      print_words (text, &new, change->new);
      g_string_append_c (text, ';');
    }
  for (guint i = 0; i < diff->names->len; i++)
    {
      const DossierNameChange *change = &g_array_index (diff->names, DossierNameChange, i);

      g_string_append_printf (text,
                              "%c%s*%u;",
                              change->is_new ? '+' : '-',
                              change->mention->name,
                              change->n_mentions);
    }
  clear_side (&old);
  clear_side (&new);
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *old;
  const char *new;
  const char *expected;
} Case;

static void
test_figures_and_names (void)
{
  static const Case cases[] = {
    { "nothing changed",
      "In all 11 people died on the ridge.",
      "In all 11 people died on the ridge.",
      "" },
    { "a value changed",
      "In all 11 people died on the ridge.",
      "In all 14 people died on the ridge.",
      "11 people>14 people;" },
    { "two changed in one sentence, each by what it counts",
      "Crews found 3 boats and 11 bodies near the long pier.",
      "Crews found 15 bodies and 4 boats near the long pier.",
      "11 bodies>15 bodies;3 boats>4 boats;" },
    { "only words around it changed",
      "In all 11 people died on the ridge on Monday.",
      "In all 11 people died on the ridge on Sunday.",
      "" },
    { "a rewritten sentence still counts the same",
      "Officials put the toll at 11 people.",
      "By nightfall, and after a long search of the valley, 14 people had been confirmed dead.",
      "11 people>14 people;" },
    { "what stands in a moved sentence did not change",
      "First came 5 swans today. Nobody else was there. Then all went home.",
      "Nobody else was there. Then all went home. First came 5 swans today.",
      "" },
    { "figures come and go",
      "Rain fell all day. It cost 30 euros.",
      "Rain fell all day. Some 7 boats sank.",
      ">7 boats;30 euros>;" },
    { "names come and go",
      "[Ada Obi] spoke. [Ben Cole] was there.",
      "[Ada Obi] spoke. [Eve Dahl] was there. [Eve Dahl] left.",
      "+Eve Dahl*2;-Ben Cole*1;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *difference = dup_difference (cases[i].old, cases[i].new);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (difference, ==, cases[i].expected);
    }
}

static void
test_passages (void)
{
  static const char old_text[] = "One swan came. Two left. It rained all day long. Nobody saw it.";
  static const char new_text[] = "One swan came. Who knows. All was well. Two left. It rained "
                                 "all night long. Bye now.";
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  DossierVersionSide old = { old_text, strlen (old_text), none };
  DossierVersionSide new = { new_text, strlen (new_text), none };
  g_autoptr (DossierVersionDiff) diff = dossier_version_diff_new (&old, &new);
  const DossierDiffPassage *first = &g_array_index (diff->passages, DossierDiffPassage, 0);

  g_assert_false (dossier_version_diff_is_empty (diff));
  g_assert_cmpuint (diff->n_passages[DOSSIER_DIFF_ADDED], ==, 2);
  g_assert_cmpuint (diff->n_passages[DOSSIER_DIFF_REMOVED], ==, 1);
  g_assert_cmpuint (diff->n_passages[DOSSIER_DIFF_CHANGED], ==, 1);
  g_assert_cmpint (first->kind, ==, DOSSIER_DIFF_ADDED);
  g_assert_cmpuint (first->n_parts, ==, 2);
  g_assert_cmpuint (first->new.start, ==, strlen ("One swan came. "));
  g_assert_cmpuint (first->new.end, ==, strlen ("One swan came. Who knows. All was well."));
  g_assert_cmpuint (first->old.start, ==, first->old.end);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/compare/figures-and-names-that-changed", test_figures_and_names);
  g_test_add_func ("/core/compare/sentences-of-one-fate-are-a-passage", test_passages);
  return g_test_run ();
}
