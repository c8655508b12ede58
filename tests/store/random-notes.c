/* random-notes.c: what a reader does at random to notes, in a notebook and in its model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/store/random-notes.h"

#include "store/dossier-colour-names.h"
#include "store/dossier-undo.h"

#include <string.h>

static void
begin (RulesModel *model, const char *step)
{
  store_test_begin (model->test.db);
  g_assert_true (dossier_undo_begin (model->test.db, step, NULL));
}

static char *
make_words (RulesModel *model, const char *what)
{
  return rules_model_keep (model, g_strdup_printf ("%s %d", what, ++model->number));
}

/* Some words of the article, other ones than @before. */
static DossierSpan
pick_span (RulesModel *model, int article, DossierSpan before)
{
  int         length = (int) strcspn (model->texts[article], "|");
  DossierSpan span = before;

  while (span.start == before.start && span.end == before.end)
    {
      span.start = (gsize) rules_model_pick (model, length / 2);
      span.end = span.start + 1 + (gsize) rules_model_pick (model, length / 2 - 1);
    }
  return span;
}

static void
add (RulesModel *model)
{
  int       article = rules_model_pick (model, RULES_TEST_N_ARTICLES);
  RulesNote note = { .article = article, .colour = rules_model_pick (model, DOSSIER_N_COLOURS) };
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
  g_autoptr (GError) error = NULL;

  note.note = make_words (model, "note");
  note.span = pick_span (model, article, (DossierSpan){ 0, 0 });
  annotation->colour = (DossierColour) note.colour;
  annotation->note = g_strdup (note.note);
  begin (model, "note");
  dossier_annotations_add (model->test.db,
                           model->test.version_ids[article],
                           note.span,
                           annotation,
                           &error);
  g_assert_no_error (error);
  store_test_commit (model->test.db);

  note.id = annotation->id;
  g_array_append_val (rules_model_begin (model)->notes, note);
}

/* What is done to one note: @note, of the model, becomes what the notebook is told. */
typedef void (*Change) (RulesModel *model, RulesNote *note, DossierAnnotation *annotation);

static void
recolour (RulesModel *model, RulesNote *note, DossierAnnotation *annotation)
{
  note->colour =
      (note->colour + 1 + rules_model_pick (model, DOSSIER_N_COLOURS - 1)) % DOSSIER_N_COLOURS;
  annotation->colour = (DossierColour) note->colour;
}

/* Nothing left of it is a change too. */
static void
write_note (RulesModel *model, RulesNote *note, DossierAnnotation *annotation)
{
  note->note =
      note->note != NULL && rules_model_pick (model, 4) == 0 ? NULL : make_words (model, "note");
  g_free (annotation->note);
  annotation->note = g_strdup (note->note);
}

/* One more, or one less. */
static void
tag (RulesModel *model, RulesNote *note, DossierAnnotation *annotation)
{
  static const char *const TAGS[RULES_MODEL_N_TAGS] = { "boats", "later", "money" };
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  note->tags ^= 1u << rules_model_pick (model, RULES_MODEL_N_TAGS);
  for (gsize i = 0; i < RULES_MODEL_N_TAGS; i++)
    if (note->tags & (1u << i))
      g_strv_builder_add (tags, TAGS[i]);
  g_strfreev (annotation->tags);
  annotation->tags = g_strv_builder_end (tags);
}

/* Extended or shortened: in the real thing at one end, and both may follow one another. */
static void
move (RulesModel *model, RulesNote *note, DossierAnnotation *annotation)
{
  note->span = pick_span (model, note->article, note->span);
}

static void
write_change (RulesModel *model, RulesNote *note, DossierAnnotation *annotation, Change change)
{
  g_autoptr (GError) error = NULL;

  if (change == move)
    dossier_annotations_move (model->test.db,
                              note->id,
                              model->test.version_ids[note->article],
                              note->span,
                              &error);
  else
    dossier_annotations_update (model->test.db, annotation, &error);
  g_assert_no_error (error);
}

static void
alter (RulesModel *model, Change change)
{
  RulesState *state = rules_model_get_state (model);
  guint       index = 0;
  RulesNote   note;
  g_autoptr (DossierAnnotation) annotation = NULL;

  if (state->notes->len == 0)
    return;
  index = (guint) rules_model_pick (model, (int) state->notes->len);
  note = g_array_index (state->notes, RulesNote, index);
  annotation = dossier_annotations_get (model->test.db, note.id, NULL);
  g_assert_nonnull (annotation);
  change (model, &note, annotation);
  begin (model, "change");
  write_change (model, &note, annotation, change);
  store_test_commit (model->test.db);
  g_array_index (rules_model_begin (model)->notes, RulesNote, index) = note;
}

static void delete (RulesModel *model)
{
  RulesState *state = rules_model_get_state (model);
  guint       index = 0;

  if (state->notes->len == 0)
    return;
  index = (guint) rules_model_pick (model, (int) state->notes->len);
  begin (model, "deletion");
  g_assert_true (dossier_annotations_delete (model->test.db,
                                             g_array_index (state->notes, RulesNote, index).id,
                                             NULL));
  store_test_commit (model->test.db);
  g_array_remove_index (rules_model_begin (model)->notes, index);
}

/* Its own name again where it has another, now and then. */
static void
rename_colour (RulesModel *model)
{
  RulesState *state = rules_model_get_state (model);
  int         colour = rules_model_pick (model, DOSSIER_N_COLOURS);
  char       *name = state->colours[colour] != NULL && rules_model_pick (model, 3) == 0
                         ? NULL
                         : make_words (model, "colour");

  begin (model, "name of a colour");
  g_assert_true (dossier_colour_names_set (model->test.db, (DossierColour) colour, name, NULL));
  store_test_commit (model->test.db);
  rules_model_begin (model)->colours[colour] = name;
}

void
random_notes_act (RulesModel *model)
{
  static const Change CHANGES[] = { recolour, write_note, tag, move };
  int                 deed = rules_model_pick (model, 10);

  if (deed < 3)
    add (model);
  else if (deed < 4)
    delete (model);
  else if (deed < 5)
    rename_colour (model);
  else
    alter (model, CHANGES[rules_model_pick (model, G_N_ELEMENTS (CHANGES))]);
}
