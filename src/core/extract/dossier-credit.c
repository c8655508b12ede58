/* dossier-credit.c: the words that credits open with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-credit.h"

#include <string.h>

/* A credit that is longer is a sentence about a photograph. */
#define MAX_CREDIT_BYTES 160

/* In lower case. They stand at the start, or behind the end of a sentence or a bracket. */
static const char *const OPENINGS[] = {
  "photo:",
  "photos:",
  "photo by",
  "photos by",
  "photo credit",
  "photo courtesy",
  "photograph:",
  "photographs:",
  "photograph by",
  "photographs by",
  "photography by",
  "photo illustration",
  "image:",
  "images:",
  "image by",
  "image credit",
  "image courtesy",
  "image source",
  "picture:",
  "picture by",
  "illustration:",
  "illustration by",
  "credit:",
  "credits:",
  "credit ",
  "courtesy of",
  "courtesy:",
  "source:",
  "copyright",
  "©",
  "(c)",
  "via ",
  "ap photo",
  "reuters",
  "afp",
  "getty images",
  "foto:",
  "fotos:",
  "foto von",
  "foto de",
  "bild:",
  "bilder:",
  "bildquelle",
  "quelle:",
  "grafik:",
  "crédit",
  "crédits",
  "photo de",
  "image d",
  "fotografía:",
  "fotografia:",
  "imagen:",
  "imagem:",
  "fuente:",
  "fonte:",
  "crediti",
  "beeld:",
  "bron:",
  "foto av",
  "kuva:",
  "fot.",
  "zdjęcie:",
  "źródło:",
  "foto ©",
  "фото:",
  "источник:",
  "写真:",
  "撮影:",
  "图:",
  "圖:",
};

/* Names of agencies are words of captions too: these count in brackets or at the end only. */
static gboolean
needs_border (const char *opening)
{
  static const char *const NAMES[] = { "reuters", "afp",     "getty images",
                                       "via ",    "credit ", "image d" };

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (strcmp (opening, NAMES[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
opens_credit (const char *text, gboolean in_bracket)
{
  for (guint i = 0; i < G_N_ELEMENTS (OPENINGS); i++)
    if (g_str_has_prefix (text, OPENINGS[i]) && (in_bracket || !needs_border (OPENINGS[i])))
      return TRUE;
  return FALSE;
}

static gboolean
is_border (char c)
{
  return strchr (".!?)|/;", c) != NULL || c == '\x9d' || c == '\x93' || c == '\x94' || c == '"';
}

gsize
dossier_credit_find (const char *caption, gsize length)
{
  gsize            from = length > MAX_CREDIT_BYTES ? length - MAX_CREDIT_BYTES : 0;
  g_autofree char *lower = g_malloc (length + 1);

  /* ASCII alone, so that offsets stay. */
  for (gsize i = 0; i < length; i++)
    lower[i] = g_ascii_tolower (caption[i]);
  lower[length] = '\0';
  for (gsize i = from; i < length; i++)
    {
      gboolean in_bracket = lower[i] == '(' || lower[i] == '[';

      if (in_bracket && opens_credit (lower + i + 1, TRUE))
        return i;
      if (i > 0 && (lower[i - 1] != ' ' || i < 2 || !is_border (lower[i - 2])))
        continue;
      if (opens_credit (lower + i, FALSE))
        return i;
    }
  return length;
}

static gboolean
has_credit (const DossierDocument *document, guint first, const DossierBlock *block)
{
  for (guint i = first; i < document->inlines->len; i++)
    {
      const DossierInline *run = &g_array_index (document->inlines, DossierInline, i);

      if (run->span.start >= block->span.end)
        break;
      if (run->kind == DOSSIER_INLINE_CREDIT && run->span.start >= block->span.start)
        return TRUE;
    }
  return FALSE;
}

static gboolean
mark_caption (const DossierDocument *document, const DossierBlock *block, DossierInline *credit)
{
  gsize length = block->span.end - block->span.start;
  gsize found = dossier_credit_find (document->text + block->span.start, length);

  if (found == length)
    return FALSE;
  *credit = (DossierInline){ .kind = DOSSIER_INLINE_CREDIT,
                             .span = { block->span.start + found, block->span.end } };
  return TRUE;
}

void
dossier_credit_mark_all (DossierDocument *document)
{
  guint first = 0;
  guint n_inlines = document->inlines->len;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (document->blocks, DossierBlock, i);
      DossierInline       credit;

      while (first < n_inlines &&
             g_array_index (document->inlines, DossierInline, first).span.start < block->span.start)
        first++;
      if (block->kind == DOSSIER_BLOCK_CAPTION && !has_credit (document, first, block) &&
          mark_caption (document, block, &credit))
        g_array_append_val (document->inlines, credit);
    }
  if (document->inlines->len > n_inlines)
    g_array_sort (document->inlines, dossier_inline_compare);
}
