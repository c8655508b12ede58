/* dossier-lead.c: finds the standfirst of a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-lead.h"
#include "core/extract/dossier-headline.h"

#include <string.h>

/* A lead has so many bytes of text, and stands so near to the headline. */
#define MIN_LEAD     40
#define MAX_LEAD     700
#define MAX_DISTANCE 1200
/* How far up to look for a picture around a line. */
#define MAX_PARENTS 6
/* Of a cut description so much must be the same as the printed lead. */
#define MIN_SHARED_KEY 30

static const char *const LEAD_KEYS[] = { "og:description",
                                         "description",
                                         "twitter:description",
                                         "dc.description",
                                         "dcterms.description",
                                         "dcterms.abstract",
                                         "sailthru.description",
                                         "abstract",
                                         NULL };

/* Whether the printed text is the description, or the description the start of it. */
static gboolean
is_description (const char *text, const char *description)
{
  g_autofree char *a = dossier_headline_dup_key (text);
  g_autofree char *b = description != NULL ? dossier_headline_dup_key (description) : NULL;
  gsize            n;

  if (b == NULL)
    return FALSE;
  n = MIN (strlen (a), strlen (b));
  return n >= MIN_SHARED_KEY && strncmp (a, b, n) == 0;
}

/* Whether it stands under a picture, or in a bar of buttons. */
static gboolean
is_caption (const DossierMetadataSource *source, guint node)
{
  const DossierPage *page = source->page;

  for (guint n = 0; n < MAX_PARENTS && node != 0; n++)
    {
      guint32 tag = page->tree->nodes[node].tag;

      if (tag == DOSSIER_TAG_FIGURE || tag == DOSSIER_TAG_FIGCAPTION || tag == DOSSIER_TAG_UL ||
          (page->hints[node] & (DOSSIER_HINT_CAPTION | DOSSIER_HINT_SHARE)) != 0)
        return TRUE;
      node = page->tree->nodes[node].parent;
    }
  return FALSE;
}

static gboolean
is_lead_line (const DossierMetadataSource *source,
              const DossierSourceLine     *line,
              const char                  *description)
{
  gsize   length = strlen (line->text);
  guint32 others = DOSSIER_MARK_ASIDE | DOSSIER_MARK_AUTHOR | DOSSIER_MARK_DATE;

  if (line->distance < 0 || line->distance > MAX_DISTANCE || length < MIN_LEAD ||
      length > MAX_LEAD || (line->marks & others) != 0)
    return FALSE;
  if (source->heading != 0 && line->first < source->page->tree->nodes[source->heading].end)
    return FALSE;
  if (is_caption (source, line->first))
    return FALSE;
  return (line->marks & DOSSIER_MARK_LEAD) != 0 || is_description (line->text, description);
}

char *
dossier_lead_find (const DossierMetadataSource *source, const char *title)
{
  const char      *declared = dossier_metadata_source_get_meta (source, LEAD_KEYS);
  g_autofree char *description =
      dossier_metadata_source_clean (declared != NULL ? declared : source->structured->description);

  for (guint i = 0; i < source->lines->len; i++)
    {
      const DossierSourceLine *line = &g_array_index (source->lines, DossierSourceLine, i);
      g_autofree char         *text = NULL;

      if (line->distance > MAX_DISTANCE)
        break;
      if (!is_lead_line (source, line, description))
        continue;
      text = g_strdup (line->text);
      for (char *p = text, *q = text;; p++)
        {
          if (*p == DOSSIER_SOURCE_PART)
            continue;
          *q++ = *p;
          if (*p == '\0')
            break;
        }
      if (g_strcmp0 (text, title) != 0)
        return g_steal_pointer (&text);
    }
  return g_steal_pointer (&description);
}
