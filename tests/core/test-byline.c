/* test-byline.c: names out of bylines, printed and declared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-byline.h"

typedef struct
{
  const char *text;
  const char *names;
} Case;

static const Case PRINTED[] = {
  { "By Ann Example", "Ann Example" },
  { "BY ANN EXAMPLE AND BO MUSTER", "ANN EXAMPLE, BO MUSTER" },
  { "by Ann Example, Bo Muster & Cy Doe", "Ann Example, Bo Muster, Cy Doe" },
  { "Written by: Ann Example | Senior Reporter", "Ann Example" },
  { "By Ann Example, staff writer", "Ann Example" },
  { "By Ann Example MD, PhD", "Ann Example" },
  { "By Ann Example, Reuters", "Ann Example" },
  { "By Ann Example (photos)", "Ann Example" },
  { "By Ann Example ann@paper.example", "Ann Example" },
  { "By Ludwig van der Berg and Maria da Silva", "Ludwig van der Berg, Maria da Silva" },
  { "Von Eva Brand und Jo Stein, Berlin", "Eva Brand, Jo Stein" },
  { "Ein Gastbeitrag von Eva Brand", "Eva Brand" },
  { "Par Zoé Martin et Luc Roy", "Zoé Martin, Luc Roy" },
  { "Por Ana Ruiz y Luis Gil", "Ana Ruiz, Luis Gil" },
  { "Di Carla Neri e Ugo Bini", "Carla Neri, Ugo Bini" },
  { "Door Piet Bos en Els Dam", "Piet Bos, Els Dam" },
  { "Av Siri Dal og Per Ås", "Siri Dal, Per Ås" },
  { "Автор: Анна Петренко", "Анна Петренко" },
  { "Yazan: Ayşe Kaya", "Ayşe Kaya" },
  { "بقلم: سارة أحمد", "سارة أحمد" },
  { "記者：王小明", "王小明" },
  { "홍길동 기자", "홍길동" },
  { "By", NULL },
  { "By March 12, 2024", NULL },
  { "Share this story", NULL },
  { "more from the newsroom", NULL },
  { "5 min read", NULL },
};

static const Case DECLARED[] = {
  { "Ann Example", "Ann Example" },
  { "The Quay Gazette", "The Quay Gazette" },
  { "Gazette Staff", "Gazette Staff" },
  { "quill77", "quill77" },
  { "Ann Example, Bo Muster", "Ann Example, Bo Muster" },
  { "Ann Example MS, RDN, LD", "Ann Example" },
  { "Rui Ma", "Rui Ma" },
  { "James Example Jr", "James Example Jr" },
  { "3 minutes", NULL },
  { "262588213", NULL },
  { "admin", NULL },
  { "https://paper.example/ann", NULL },
};

static void
check (const Case *cases, gsize n, void (*add) (GPtrArray *, const char *))
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *joined = NULL;

      add (names, cases[i].text);
      joined = dossier_byline_join (names);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (joined, ==, cases[i].names);
    }
}

static void
test_printed (void)
{
  check (PRINTED, G_N_ELEMENTS (PRINTED), dossier_byline_add_printed);
}

static void
test_declared (void)
{
  check (DECLARED, G_N_ELEMENTS (DECLARED), dossier_byline_add_names);
}

static void
test_openers (void)
{
  static const struct
  {
    const char         *text;
    DossierBylineOpener opener;
    const char         *rest;
  } OPENERS[] = {
    { "Written by", DOSSIER_BYLINE_OPENER_AUTHOR, "" },
    { "By\x1f"
      "Ann",
      DOSSIER_BYLINE_OPENER_AUTHOR,
      "Ann" },
    { "Medically reviewed by Bo", DOSSIER_BYLINE_OPENER_OTHER, "Bo" },
    { "Bystanders saw it", DOSSIER_BYLINE_OPENER_NONE, "Bystanders saw it" },
    { "Vonstadt", DOSSIER_BYLINE_OPENER_NONE, "Vonstadt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (OPENERS); i++)
    {
      const char *rest = NULL;

      g_assert_cmpint (dossier_byline_read_opener (OPENERS[i].text, &rest), ==, OPENERS[i].opener);
      g_assert_cmpstr (rest, ==, OPENERS[i].rest);
    }
}

static void
test_same_name_once (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  dossier_byline_add_names (names, "Ann Example");
  dossier_byline_add_names (names, "ANN EXAMPLE");
  g_assert_cmpuint (names->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/byline/printed-lines-give-names-alone", test_printed);
  g_test_add_func ("/core/byline/what-is-declared-is-believed-more", test_declared);
  g_test_add_func ("/core/byline/openers-say-whose-name-follows", test_openers);
  g_test_add_func ("/core/byline/a-name-counts-once-whatever-its-case", test_same_name_once);
  return g_test_run ();
}
