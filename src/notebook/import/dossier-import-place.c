/* dossier-import-place.c: finds the places of another program's notes in an article's text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/import/dossier-import-private.h"

#include "core/anchor/dossier-anchor-text.h"
#include "core/text/dossier-text-index.h"
#include "store/dossier-import-rows.h"
#include "store/dossier-versions.h"

#include <string.h>

struct _DossierImportPlacer
{
  DossierDb           *db;
  DossierImportReport *report;
  gint64               article_id;
  char                *url;
  char                *name; /* for a person */
  DossierVersion      *version;
  DossierAnchorText   *anchors;
  DossierTextIndex    *index;
  GHashTable          *n_same; /* by name: how many notes of the file would have it */
};

DossierImportPlacer *
dossier_import_placer_new (DossierDb               *db,
                           DossierImportReport     *report,
                           const DossierImportPage *page,
                           GError                 **error)
{
  g_autoptr (DossierImportPlacer) self = g_new0 (DossierImportPlacer, 1);
  const DossierDocument *document;

  self->db = db;
  self->report = report;
  self->article_id = page->article_id;
  self->url = g_strdup (page->url);
  self->name = g_strdup (page->article->title != NULL ? page->article->title : page->url);
  self->version = dossier_versions_get (db, page->article_id, 0, error);
  if (self->version == NULL)
    return NULL;
  document = self->version->document;
  self->anchors = dossier_anchor_text_new (document->text, document->text_length);
  self->index = dossier_text_index_new (document->text, document->text_length);
  self->n_same = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return g_steal_pointer (&self);
}

void
dossier_import_placer_free (DossierImportPlacer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->anchors, dossier_anchor_text_free);
  g_clear_pointer (&self->index, dossier_text_index_free);
  g_clear_pointer (&self->version, dossier_version_free);
  g_clear_pointer (&self->n_same, g_hash_table_unref);
  g_free (self->url);
  g_free (self->name);
  g_free (self);
}

/* Colours of other programs, as the nearest of ours. */
static const struct
{
  const char   *name;
  DossierColour colour;
} foreign_colours[] = {
  { "orange", DOSSIER_COLOUR_YELLOW }, { "#ffd43b", DOSSIER_COLOUR_YELLOW },
  { "red", DOSSIER_COLOUR_PINK },      { "magenta", DOSSIER_COLOUR_PINK },
  { "violet", DOSSIER_COLOUR_PURPLE }, { "cyan", DOSSIER_COLOUR_BLUE },
  { "teal", DOSSIER_COLOUR_GREEN },    { "aqua", DOSSIER_COLOUR_BLUE },
};

static DossierColour
choose_colour (DossierImportPlacer *self, const char *name)
{
  DossierColour    colour = DOSSIER_COLOUR_YELLOW;
  g_autofree char *small = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  if (small == NULL || *small == '\0' || dossier_colour_from_string (small, &colour))
    return colour;
  for (guint i = 0; i < G_N_ELEMENTS (foreign_colours); i++)
    if (strcmp (foreign_colours[i].name, small) == 0)
      return foreign_colours[i].colour;
  dossier_import_report_add_problem (self->report,
                                     "%s: a note is “%s”, a colour that is not known here; it is "
                                     "yellow now",
                                     self->name,
                                     name);
  return colour;
}

/* A name that follows from what the note is, so that the same file brings it only once (UUID of
 * version 8, RFC 9562). */
static char *
make_uuid (DossierImportPlacer *self, const DossierImportedAnnotation *annotation)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *rest = NULL;
  const char      *parts[] = { self->url, annotation->uuid, annotation->quote, annotation->note };
  const char      *hex;
  guint            n;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *part = parts[i] != NULL ? parts[i] : "";

      g_checksum_update (checksum, (const guchar *) part, (gssize) strlen (part) + 1);
    }
  rest = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                          annotation->created,
                          annotation->start,
                          annotation->end);
  g_checksum_update (checksum, (const guchar *) rest, -1);
  hex = g_checksum_get_string (checksum);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->n_same, hex)) + 1;
  g_hash_table_insert (self->n_same, g_strdup (hex), GUINT_TO_POINTER (n));
  return g_strdup_printf ("%.8s-%.4s-8%.3s-a%.3s-%.11s%x",
                          hex,
                          hex + 8,
                          hex + 13,
                          hex + 17,
                          hex + 20,
                          (n - 1) & 0xf);
}

/* The words with the line ends that texts here have. (transfer full) */
static char *
dup_words (const char *words)
{
  g_autoptr (GString) text = g_string_new (words);

  g_string_replace (text, "\r\n", "\n", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static DossierSelector *
new_selector (DossierImportPlacer *self, const DossierImportedAnnotation *annotation)
{
  DossierSelector *selector = g_new0 (DossierSelector, 1);
  gsize            n = dossier_text_index_get_n_code_points (self->index);

  selector->quote = dup_words (annotation->quote);
  selector->prefix = dup_words (annotation->prefix);
  selector->suffix = dup_words (annotation->suffix);
  if (annotation->start >= 0 && annotation->end > annotation->start &&
      (guint64) annotation->end <= n)
    {
      selector->position.start =
          dossier_text_index_to_byte (self->index, (gsize) annotation->start);
      selector->position.end = dossier_text_index_to_byte (self->index, (gsize) annotation->end);
    }
  return selector;
}

/* Notes about the whole article stand at its title; those that only count characters are placed
 * by that. */
static DossierAnchorResult
find_without_words (DossierImportPlacer *self, DossierAnnotation *annotation)
{
  const DossierDocument *document = self->version->document;
  DossierSpan            span = annotation->selector->position;

  if (span.end == span.start && document->blocks->len > 0)
    span = g_array_index (document->blocks, DossierBlock, 0).span;
  if (span.end == span.start)
    return DOSSIER_ANCHOR_ORPHAN;
  annotation->span = span;
  return DOSSIER_ANCHOR_APPROXIMATE;
}

static void
find_place (DossierImportPlacer *self, DossierAnnotation *annotation)
{
  const DossierDocument *document = self->version->document;
  DossierSelector       *selector = annotation->selector;

  if (*selector->quote != '\0')
    {
      annotation->anchor = dossier_anchor_text_find (self->anchors, selector, &annotation->span);
      if (annotation->anchor != DOSSIER_ANCHOR_ORPHAN)
        selector->position = annotation->span;
      return;
    }
  annotation->anchor = find_without_words (self, annotation);
  if (annotation->anchor == DOSSIER_ANCHOR_ORPHAN)
    return;
  dossier_selector_free (selector);
  annotation->selector =
      dossier_selector_new (document->text, document->text_length, annotation->span);
}

static void
count (DossierImportReport *report, DossierAnchorResult anchor)
{
  guint *counters[] = {
    [DOSSIER_ANCHOR_EXACT] = &report->n_exact,
    [DOSSIER_ANCHOR_APPROXIMATE] = &report->n_approximate,
    [DOSSIER_ANCHOR_ORPHAN] = &report->n_orphans,
  };

  (*counters[anchor])++;
}

static DossierAnnotation *
new_annotation (DossierImportPlacer *self, const DossierImportedAnnotation *imported)
{
  DossierAnnotation *annotation = dossier_annotation_new ();
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();

  annotation->selector = new_selector (self, imported);
  annotation->colour = choose_colour (self, imported->colour);
  annotation->note =
      imported->note != NULL && *imported->note != '\0' ? g_strdup (imported->note) : NULL;
  annotation->created = imported->created != 0 ? imported->created : imported->modified;
  annotation->modified = imported->modified;
  for (guint i = 0; i < imported->tags->len; i++)
    g_strv_builder_add (tags, g_ptr_array_index (imported->tags, i));
  g_strfreev (annotation->tags);
  annotation->tags = g_strv_builder_end (tags);
  return annotation;
}

gboolean
dossier_import_placer_add (DossierImportPlacer             *self,
                           const DossierImportedAnnotation *imported,
                           GError                         **error)
{
  g_autoptr (DossierAnnotation) annotation = NULL;
  g_autofree char *uuid = g_strdup (imported->uuid);
  gint64           owner = 0;

  if (uuid != NULL && !dossier_import_rows_find_uuid (self->db, uuid, &owner, error))
    return FALSE;
  /* One note of the file may be about several articles. */
  if (uuid == NULL || (owner != 0 && owner != self->article_id))
    {
      g_free (uuid);
      uuid = make_uuid (self, imported);
      if (!dossier_import_rows_find_uuid (self->db, uuid, &owner, error))
        return FALSE;
    }
  if (owner != 0)
    {
      self->report->n_same++;
      return TRUE;
    }
  annotation = new_annotation (self, imported);
  annotation->uuid = g_steal_pointer (&uuid);
  find_place (self, annotation);
  count (self->report, annotation->anchor);
  return dossier_annotations_add_kept (self->db, self->version->id, annotation, error);
}
