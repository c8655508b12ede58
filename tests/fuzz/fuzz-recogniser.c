/* fuzz-recogniser.c: any text as an article, read with the model and the gazetteer that are there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-claims.h"
#include "core/recognise/dossier-recogniser.h"
#include "tests/fuzz/dossier-fuzz-mentions.h"

static GBytes *
load (const char *name)
{
  const char      *folder = g_getenv ("DOSSIER_DATA");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "data", name, NULL);
  char            *contents;
  gsize            length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return NULL;
  return g_bytes_new_take (contents, length);
}

/* Made once; it is immutable. */
static const DossierRecogniser *
get_recogniser (void)
{
  static DossierRecogniser *recogniser;

  if (recogniser == NULL)
    {
      g_autoptr (GBytes) model = load ("names.model");
      g_autoptr (GBytes) gazetteer = load ("places.gazetteer");
      g_autoptr (GError) error = NULL;

      recogniser = dossier_recogniser_new (model, gazetteer, &error);
      if (recogniser == NULL)
        g_error ("%s", error->message);
    }
  return recogniser;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  gsize            length;
  g_autofree char *text = dossier_fuzz_make_text (data, size, &length);
  g_autoptr (GPtrArray) mentions =
      dossier_recogniser_run (get_recogniser (), text, length, "2025-03-07");
  g_autoptr (GPtrArray) claims = dossier_claims_find (text, length, mentions);
  gsize end = 0;

  dossier_fuzz_check_mentions (text, length, mentions);
  for (guint i = 0; i < claims->len; i++)
    {
      const DossierClaim *claim = g_ptr_array_index (claims, i);

      g_assert_cmpuint (claim->content.start, >=, end);
      g_assert_cmpuint (claim->content.start, <, claim->content.end);
      g_assert_cmpuint (claim->source->speaker.end, <=, length);
      g_assert_cmpuint (claim->source->cue.start, <, claim->source->cue.end);
      g_assert_true (g_utf8_validate (text + claim->content.start,
                                      (gssize) (claim->content.end - claim->content.start),
                                      NULL));
      end = claim->content.end;
    }
  g_assert_cmpuint (end, <=, length);
  return 0;
}
