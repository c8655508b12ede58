/* dossier-export-private.h: what the writers of the formats share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/text/dossier-text-index.h"
#include "notebook/dossier-mention-json.h"
#include "store/dossier-annotations.h"
#include "store/dossier-articles.h"
#include "store/dossier-entities.h"
#include "store/dossier-mentions.h"
#include "store/dossier-tags.h"
#include "store/dossier-versions.h"

G_BEGIN_DECLS

/**
 * DossierExportItem: one article, as the writers are given it.
 * @db: for what only one format wants
 * @version: the current one
 * @index: of its text
 * @annotations: (element-type DossierAnnotation): as placed in it, orphans last
 * @mentions: (element-type DossierStoredMention): by place
 * @tags: (array zero-terminated=1): the article's own, by name
 */
typedef struct
{
  DossierDb            *db;
  const DossierArticle *article;
  DossierVersion       *version;
  DossierTextIndex     *index;
  GPtrArray            *annotations;
  GPtrArray            *mentions;
  char                **tags;
} DossierExportItem;

/**
 * DossierExportWriter: one format.
 * @opening: what the output begins with
 * @separator: between two pieces; a writer that adds several pieces at once puts it between them
 * @closing: what the output ends with
 * @add: appends the piece of one article, or nothing
 * @finish: (nullable): appends what comes after the last article, before @closing
 * @new_state: (nullable): what @add collects for @finish
 * @write: (nullable): writes all of it, in the place of all the others
 *
 * Writers run on a reader thread.
 */
typedef struct
{
  const char *name;
  const char *suffix;
  const char *opening;
  const char *separator;
  const char *closing;
  gboolean (*add) (const DossierExportItem *item, gpointer state, GString *out, GError **error);
  gboolean (*finish) (DossierDb *db, gpointer state, GString *out, GError **error);
  gpointer (*new_state) (void);
  GDestroyNotify free_state;
  gboolean (*write) (DossierDb     *db,
                     GArray        *ids,
                     GOutputStream *stream,
                     GCancellable  *cancellable,
                     GError       **error);
} DossierExportWriter;

extern const DossierExportWriter dossier_export_json;
extern const DossierExportWriter dossier_export_web_annotation;
extern const DossierExportWriter dossier_export_hypothesis;
extern const DossierExportWriter dossier_export_markdown;
extern const DossierExportWriter dossier_export_csv_figures;
extern const DossierExportWriter dossier_export_csv_entities;
extern const DossierExportWriter dossier_export_csv_annotations;
extern const DossierExportWriter dossier_export_bibtex;
extern const DossierExportWriter dossier_export_ris;
extern const DossierExportWriter dossier_export_csl_json;
extern const DossierExportWriter dossier_export_geojson;
extern const DossierExportWriter dossier_export_bundle;
extern const DossierExportWriter dossier_export_html;

/* A bundle of these articles (nullable: all), as bytes. (transfer full) (nullable) */
GBytes *dossier_export_make_bundle (DossierDb *db, GArray *ids, GError **error);

/* "2025-12-06T18:40:00.250Z" of Unix milliseconds. (transfer full) */
char *dossier_export_dup_time (gint64 milliseconds);
/* A tenth of a metre is more than anybody knows of a place. */
double dossier_export_round_degrees (double degrees);
/* What was built, in one line. */
void dossier_export_append_built (GString *out, JsonBuilder *builder);
/* The passage as it stands in the item's version; of an orphan as it stood where it was made, and
 * its position means nothing. (transfer full) */
DossierSelector *
dossier_export_dup_selector (const DossierExportItem *item, const DossierAnnotation *annotation);
/* The member "selector": its words and, but for an orphan, its place in code points, as the Web
 * Annotation model writes them. */
void dossier_export_add_selectors (JsonBuilder             *builder,
                                   const DossierExportItem *item,
                                   const DossierAnnotation *annotation);
/* The member @name: an array of strings. */
void dossier_export_add_strings (JsonBuilder *builder, const char *name, char **strings);
/* Whose names the byline holds; none without one. (transfer full) (array zero-terminated=1) */
char **dossier_export_split_byline (const char *byline);

G_END_DECLS
