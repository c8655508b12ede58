/* train.c: learns data/names.model from marked texts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "train-file.h"

#include <stdlib.h>
#include <string.h>

/* Parts for the second reading: each is read by a first reading that never saw it. */
#define N_FOLDS 3

static char  *gazetteer_path;
static char  *teacher_path;
static char  *encoder_path;
static char  *output_path;
static char **plain_paths;
static char **paths;
static int    n_epochs = 5;
static int    n_free_epochs = 3;
static double rate = 0.03;
static double min_weight = 0.04;
static int    min_count = 2;
static double plain_weight = 1;

static const GOptionEntry entries[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output_path, "Where the model goes", "FILE" },
  { "gazetteer", 'g', 0, G_OPTION_ARG_FILENAME, &gazetteer_path, "The names of places", "FILE" },
  { "teacher",
    't',
    0,
    G_OPTION_ARG_FILENAME,
    &teacher_path,
    "A model that reads the plain texts",
    "FILE" },
  { "encoder", 0, 0, G_OPTION_ARG_FILENAME, &encoder_path, "That refines the teacher", "FILE" },
  { "plain",
    'p',
    0,
    G_OPTION_ARG_FILENAME_ARRAY,
    &plain_paths,
    "Texts with doubtful marks, read again by the teacher",
    "FILE" },
  { "plain-weight", 0, 0, G_OPTION_ARG_DOUBLE, &plain_weight, "How much those count", "W" },
  { "epochs", 0, 0, G_OPTION_ARG_INT, &n_epochs, "Times that each sentence is seen", "N" },
  { "free-epochs",
    0,
    0,
    G_OPTION_ARG_INT,
    &n_free_epochs,
    "Those before small weights are left out",
    "N" },
  { "rate", 0, 0, G_OPTION_ARG_DOUBLE, &rate, "Learning rate", "R" },
  { "min-weight", 0, 0, G_OPTION_ARG_DOUBLE, &min_weight, "Smaller weights are left out", "W" },
  { "min-count", 0, 0, G_OPTION_ARG_INT, &min_count, "Rarer features are left out", "N" },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, "FILE[=WEIGHT]…" },
  { NULL }
};

static GBytes *
load_bytes (const char *path, GError **error)
{
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  return g_bytes_new_take (contents, length);
}

static gboolean
load_gazetteer (DossierGazetteer **gazetteer, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (gazetteer_path == NULL)
    return TRUE;
  bytes = load_bytes (gazetteer_path, error);
  if (bytes == NULL)
    return FALSE;
  *gazetteer = dossier_gazetteer_new (bytes, error);
  return *gazetteer != NULL;
}

/* All NULL without a teacher; @refined without an encoder. */
typedef struct
{
  DossierTagger  *quick;
  DossierEncoder *encoder;
  DossierTagger  *refined;
} Teacher;

static void
clear_teacher (Teacher *self)
{
  g_clear_pointer (&self->refined, dossier_tagger_free);
  g_clear_pointer (&self->encoder, dossier_encoder_free);
  g_clear_pointer (&self->quick, dossier_tagger_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Teacher, clear_teacher)

static gboolean
load_teacher (Teacher *teacher, GError **error)
{
  g_autoptr (GBytes) model = NULL;
  g_autoptr (GBytes) encoder = NULL;

  if (teacher_path == NULL)
    return TRUE;
  model = load_bytes (teacher_path, error);
  if (model == NULL || (teacher->quick = dossier_tagger_new (model, error)) == NULL)
    return FALSE;
  if (encoder_path == NULL)
    return TRUE;
  encoder = load_bytes (encoder_path, error);
  if (encoder == NULL || (teacher->encoder = dossier_encoder_new (encoder, error)) == NULL)
    return FALSE;
  teacher->refined = dossier_tagger_new_refined (teacher->quick, teacher->encoder);
  return TRUE;
}

/* "marked.jsonl" or "marked.jsonl=0.5". */
static gboolean
read_marked (const char *argument, GPtrArray *documents, GError **error)
{
  const char      *sign = strrchr (argument, '=');
  g_autofree char *path =
      sign != NULL ? g_strndup (argument, (gsize) (sign - argument)) : g_strdup (argument);

  return train_corpus_read (path,
                            sign != NULL ? (float) g_ascii_strtod (sign + 1, NULL) : 1.0f,
                            documents,
                            error);
}

static gboolean
load_documents (GPtrArray *documents, const DossierGazetteer *gazetteer, GError **error)
{
  g_auto (Teacher) teacher = { NULL };
  guint n_marked;

  if (!load_teacher (&teacher, error))
    return FALSE;
  for (guint i = 0; paths[i] != NULL; i++)
    if (!read_marked (paths[i], documents, error))
      return FALSE;
  train_corpus_add_headlines (documents);
  n_marked = documents->len;
  for (guint i = 0; teacher.quick != NULL && plain_paths != NULL && plain_paths[i] != NULL; i++)
    if (!train_corpus_read (plain_paths[i], (float) plain_weight, documents, error))
      return FALSE;
  for (guint i = 0; i < documents->len; i++)
    {
      TrainDocument *document = g_ptr_array_index (documents, i);

      if (i < n_marked)
        train_document_prepare (document, gazetteer);
      else
        train_document_prepare_from_teacher (document,
                                             gazetteer,
                                             teacher.refined != NULL ? teacher.refined
                                                                     : teacher.quick);
    }
  g_printerr ("%u texts, %u of them with doubtful marks\n",
              documents->len,
              documents->len - n_marked);
  return TRUE;
}

/* Each part of the texts gets the answers of a first reading that learned from the other parts:
 * its own would look better than they will ever be on new text. */
static void
read_all_first (const GPtrArray *documents, TrainOptions *options)
{
  options->n_folds = N_FOLDS;
  for (options->fold = 0; options->fold < N_FOLDS; options->fold++)
    {
      g_autofree char *name = g_strdup_printf ("first reading without part %u", options->fold + 1);
      TrainWeights    *weights;

      options->name = name;
      weights = train_learn (documents, 0, options);
      for (guint i = 0; i < documents->len; i++)
        {
          TrainDocument *document = g_ptr_array_index (documents, i);

          if (document->group % N_FOLDS == options->fold)
            train_read_first (weights, document->article);
        }
      train_weights_free (weights);
    }
  options->n_folds = 0;
}

static gboolean
run (GError **error)
{
  g_autoptr (DossierGazetteer) gazetteer = NULL;
  g_autoptr (GPtrArray) documents =
      g_ptr_array_new_with_free_func ((GDestroyNotify) train_document_free);
  g_autoptr (GByteArray) file = NULL;
  TrainOptions  options = { .n_epochs = (guint) n_epochs,
                            .n_free_epochs = (guint) n_free_epochs,
                            .min_weight = (float) min_weight,
                            .rate = (float) rate,
                            .min_count = (guint) min_count };
  TrainWeights *readings[DOSSIER_N_READINGS];

  if (!load_gazetteer (&gazetteer, error) || !load_documents (documents, gazetteer, error))
    return FALSE;
  options.name = "first reading";
  readings[0] = train_learn (documents, 0, &options);
  read_all_first (documents, &options);
  options.name = "second reading";
  readings[1] = train_learn (documents, 1, &options);
  file = train_file_dup (readings);
  for (guint i = 0; i < DOSSIER_N_READINGS; i++)
    train_weights_free (readings[i]);
  g_printerr ("%s: %u bytes\n", output_path, file->len);
  return g_file_set_contents (output_path, (const char *) file->data, (gssize) file->len, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("- learn to mark names");
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || paths == NULL ||
      output_path == NULL)
    {
      g_printerr ("train: %s\n", error != NULL ? error->message : "give files and --output");
      return 2;
    }
  if (run (&error))
    return EXIT_SUCCESS;
  g_printerr ("train: %s\n", error->message);
  return EXIT_FAILURE;
}
