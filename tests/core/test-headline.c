/* test-headline.c: which of a page's titles is the article's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-headline.h"

/* Up to three headings and declared titles each, of the site "The Quay Gazette". */
static const struct
{
  const char *headings[4];
  const char *declared[4];
  const char *page_title;
  const char *title;
} CASES[] = {
  { { "Bees return to the harbour" },
    { "Bees return to the harbour | The Quay Gazette" },
    "Bees are back - The Quay Gazette",
    "Bees return to the harbour" },
  /* The site's name is a heading too. */
  { { "The Quay Gazette", "Bees return to the harbour" },
    { "Bees return to the harbour" },
    NULL,
    "Bees return to the harbour" },
  { { "Notes of a Harbour Master" },
    { "Bees return to the harbour" },
    "Bees return to the harbour | Notes of a Harbour Master",
    "Bees return to the harbour" },
  /* A section's name before or behind. */
  { { "Nature Bees return to the harbour" },
    { "Bees return to the harbour" },
    NULL,
    "Bees return to the harbour" },
  { { "Nature | Bees return to the harbour | Comment" },
    { NULL },
    NULL,
    "Bees return to the harbour" },
  { { "Old friends: Bees return to the harbour" },
    { "Bees return to the harbour" },
    NULL,
    "Old friends: Bees return to the harbour" },
  /* A word out of the title is a topic. */
  { { "Bees" },
    { "Bees return to the harbour after nine summers" },
    NULL,
    "Bees return to the harbour after nine summers" },
  /* The only heading says it in other words. */
  { { "A swarm on the hook of crane four" },
    { "Harbour: bees are back" },
    "Harbour: bees are back",
    "A swarm on the hook of crane four" },
  { { NULL }, { NULL }, "Bees return to the harbour - TQG", "Bees return to the harbour" },
  { { NULL }, { NULL }, "Bees return to the harbour", "Bees return to the harbour" },
  { { "港に蜂が帰る" }, { "港に蜂が帰る｜The Quay Gazette" }, NULL, "港に蜂が帰る" },
  { { NULL }, { NULL }, NULL, NULL },
};

static void
test_choice (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      DossierHeadlineOffers offers = { .headings = CASES[i].headings,
                                       .declared = CASES[i].declared,
                                       .page_title = CASES[i].page_title,
                                       .site = "The Quay Gazette",
                                       .host = "quay.example" };
      g_autofree char      *title = NULL;

      while (CASES[i].headings[offers.n_own_headings] != NULL)
        offers.n_own_headings++;
      title = dossier_headline_choose (&offers);
      g_test_message ("case %u", i);
      g_assert_cmpstr (title, ==, CASES[i].title);
    }
}

static void
test_heading_in_a_box (void)
{
  static const char *const HEADINGS[] = { "Subscribe to our letters for free", NULL };
  static const char *const DECLARED[] = { "Bees return to the harbour", NULL };
  DossierHeadlineOffers    offers = { .headings = HEADINGS, .declared = DECLARED };
  g_autofree char         *title = dossier_headline_choose (&offers);

  g_assert_cmpstr (title, ==, "Bees return to the harbour");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/headline/titles-that-agree-win-without-the-site", test_choice);
  g_test_add_func ("/core/headline/a-heading-in-a-box-does-not-stand-alone", test_heading_in_a_box);
  return g_test_run ();
}
