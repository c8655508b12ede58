/* dossier-ascii.h: passes over plain ASCII quickly, as most bytes of most pages are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include <string.h>

G_BEGIN_DECLS

/* How many of the first bytes are ASCII; looked at eight at a time. */
static inline gsize
dossier_ascii_measure (const char *text, gsize length)
{
  gsize i = 0;

  for (guint64 word; i + sizeof word <= length; i += sizeof word)
    {
      memcpy (&word, text + i, sizeof word);
      if ((word & G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        break;
    }
  while (i < length && (guchar) text[i] < 0x80)
    i++;
  return i;
}

G_END_DECLS
