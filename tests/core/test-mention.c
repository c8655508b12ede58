/* test-mention.c: mentions and figures copy, free and become text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-mention.h"
#include "core/text/dossier-core-error.h"

#include <math.h>

static void
test_kind_names (void)
{
  DossierEntityKind kind = DOSSIER_ENTITY_DATE;

  for (int i = 0; i < DOSSIER_N_ENTITY_KINDS; i++)
    {
      g_assert_true (
          dossier_entity_kind_from_string (dossier_entity_kind_to_string ((DossierEntityKind) i),
                                           &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_cmpstr (dossier_entity_kind_to_string (DOSSIER_ENTITY_ORGANISATION), ==, "organization");
  g_assert_false (dossier_entity_kind_from_string ("Person", &kind));
  g_assert_false (dossier_entity_kind_from_string ("", &kind));
}

static void
test_hedge_names (void)
{
  DossierHedge hedge = DOSSIER_HEDGE_EXACT;

  for (int i = DOSSIER_HEDGE_EXACT; i <= DOSSIER_HEDGE_DOWN; i++)
    {
      g_assert_true (
          dossier_hedge_from_string (dossier_hedge_to_string ((DossierHedge) i), &hedge));
      g_assert_cmpint (hedge, ==, i);
    }
  g_assert_cmpstr (dossier_hedge_to_string (DOSSIER_HEDGE_AT_LEAST), ==, ">=");
  g_assert_false (dossier_hedge_from_string ("==", &hedge));
}

static void
test_new_figure (void)
{
  g_autoptr (DossierFigure) figure = dossier_figure_new ();

  g_assert_true (isnan (figure->value));
  g_assert_true (isnan (figure->low));
  g_assert_true (isnan (figure->high));
  g_assert_cmpstr (figure->unit, ==, "");
  g_assert_null (figure->counted);
  g_assert_null (dossier_figure_dup_also_json (figure));
}

static DossierMention *
make_mention (void)
{
  DossierMention *mention =
      dossier_mention_new (DOSSIER_ENTITY_FIGURE, (DossierSpan){ .start = 3, .end = 20 });

  mention->name = g_strdup ("12 miles");
  mention->date = g_strdup ("2024-05");
  mention->place = g_new0 (DossierPlace, 1);
  mention->place->latitude = 12.5;
  mention->figure = dossier_figure_new ();
  mention->figure->value = 12;
  mention->figure->counted = g_strdup ("road");
  dossier_figure_add_also (mention->figure, 19, "kilometer");

  return mention;
}

static void
test_copy_is_deep (void)
{
  g_autoptr (DossierMention) copy = NULL;
  DossierMention *mention = make_mention ();

  copy = dossier_mention_copy (mention);
  g_assert_true (copy->name != mention->name);
  g_assert_true (copy->figure->also != mention->figure->also);
  dossier_mention_free (mention);

  g_assert_cmpstr (copy->name, ==, "12 miles");
  g_assert_cmpstr (copy->date, ==, "2024-05");
  g_assert_cmpfloat (copy->place->latitude, ==, 12.5);
  g_assert_cmpuint (copy->span.end, ==, 20);
  g_assert_cmpstr (copy->figure->counted, ==, "road");
  g_assert_cmpuint (copy->figure->also->len, ==, 1);
  g_assert_cmpstr (g_array_index (copy->figure->also, DossierQuantity, 0).unit, ==, "kilometer");
}

static void
test_also_round_trip (void)
{
  g_autoptr (DossierFigure) figure = dossier_figure_new ();
  g_autoptr (DossierFigure) other = dossier_figure_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  dossier_figure_add_also (figure, 0.1, "mile");
  dossier_figure_add_also (figure, 1e20, "odd \"unit\"\n");
  dossier_figure_add_also (figure, 1e-10, "ü");
  json = dossier_figure_dup_also_json (figure);
  g_assert_true (dossier_figure_set_also_json (other, json, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (other->also->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const DossierQuantity *before = &g_array_index (figure->also, DossierQuantity, i);
      const DossierQuantity *after = &g_array_index (other->also, DossierQuantity, i);

      g_assert_cmpfloat (before->value, ==, after->value);
      g_assert_cmpstr (before->unit, ==, after->unit);
    }

  g_assert_true (dossier_figure_set_also_json (other, NULL, &error));
  g_assert_null (other->also);
}

static void
test_also_bad_json (void)
{
  static const char *const texts[] = {
    "",
    "{}",
    "[1]",
    "[{\"value\":1}]",
    "[{\"value\":1,\"unit\":2}]",
    "[{\"unit\":\"mile\"}]",
    "[{\"value\":[],\"unit\":\"mile\"}]",
    "[",
    "null",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DossierFigure) figure = dossier_figure_new ();
      g_autoptr (GError) error = NULL;

      dossier_figure_add_also (figure, 7, "day");
      g_assert_false (dossier_figure_set_also_json (figure, texts[i], &error));
      g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_DATA);
      /* What was there stays. */
      g_assert_cmpuint (figure->also->len, ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/mention/kinds-have-names", test_kind_names);
  g_test_add_func ("/core/mention/hedges-have-signs", test_hedge_names);
  g_test_add_func ("/core/mention/a-new-figure-knows-nothing", test_new_figure);
  g_test_add_func ("/core/mention/a-copy-outlives-its-source", test_copy_is_deep);
  g_test_add_func ("/core/mention/other-renderings-survive-json", test_also_round_trip);
  g_test_add_func ("/core/mention/damaged-json-is-an-error", test_also_bad_json);

  return g_test_run ();
}
