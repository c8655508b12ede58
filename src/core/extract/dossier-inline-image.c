/* dossier-inline-image.c: reads the alternative text of small images.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-inline-image.h"
#include "core/text/dossier-url.h"

#include <string.h>

#define MAX_EMOJI_BYTES   40
#define MAX_FORMULA_BYTES 2000

/* What the class of a formula's image holds. */
static const char *const FORMULA_NAMES[] = { "math", "latex", "tex", "equation" };
static const char *const FORMULA_ADDRESSES[] = { "/math/render/",      "latex.php",
                                                 "/mathtex",           "/cgi-bin/mathtex",
                                                 "latex.codecogs.com", "mimetex" };

static const char *
get_attribute (const DossierPage *page, guint node, const char *name)
{
  const char *value = dossier_html_tree_get_attribute (page->tree, node, name);

  return value != NULL ? value : "";
}

/* Signs alone: no letter or digit of any script that is written in words. */
static gboolean
is_emoji (const char *alternative)
{
  gboolean has_sign = FALSE;

  if (*alternative == '\0' || strlen (alternative) > MAX_EMOJI_BYTES)
    return FALSE;
  for (const char *p = alternative; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x2000 || g_unichar_isalnum (c))
        return FALSE;
      has_sign |= g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL || c >= 0x1f000;
    }
  return has_sign;
}

static gboolean
holds_one (const char *value, const char *const *names, guint n_names)
{
  for (guint i = 0; i < n_names; i++)
    if (strstr (value, names[i]) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
dossier_inline_image_is_formula (const DossierPage *page, guint image)
{
  const char *alternative = get_attribute (page, image, "alt");

  if (*alternative == '\0' || strlen (alternative) > MAX_FORMULA_BYTES)
    return FALSE;
  return holds_one (get_attribute (page, image, "class"),
                    FORMULA_NAMES,
                    G_N_ELEMENTS (FORMULA_NAMES)) ||
         holds_one (get_attribute (page, image, "src"),
                    FORMULA_ADDRESSES,
                    G_N_ELEMENTS (FORMULA_ADDRESSES));
}

/* MediaWiki wraps what was written: "{\displaystyle …}". */
static char *
unwrap_formula (const char *alternative)
{
  static const char *const WRAPPERS[] = { "{\\displaystyle ", "{\\textstyle " };
  gsize                    length = strlen (alternative);

  for (guint i = 0; i < G_N_ELEMENTS (WRAPPERS); i++)
    {
      gsize n = strlen (WRAPPERS[i]);

      if (g_str_has_prefix (alternative, WRAPPERS[i]) && alternative[length - 1] == '}')
        return g_strndup (alternative + n, length - n - 1);
    }
  return g_strdup (alternative);
}

gboolean
dossier_inline_image_write (DossierBlockWriter *writer, const DossierPage *page, guint image)
{
  const char      *alternative = get_attribute (page, image, "alt");
  g_autofree char *formula = NULL;
  char            *url;

  if (is_emoji (alternative))
    {
      dossier_block_writer_write_text (writer, alternative, strlen (alternative));
      return TRUE;
    }
  if (!dossier_inline_image_is_formula (page, image))
    return FALSE;
  formula = unwrap_formula (alternative);
  url = dossier_url_resolve (page->base_url, get_attribute (page, image, "src"));
  dossier_block_writer_write_run (writer, DOSSIER_INLINE_IMAGE, url, formula);
  return TRUE;
}
