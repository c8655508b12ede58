/* dossier-selector.c: names a passage by its words, so that it can be found again in another text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/anchor/dossier-selector.h"

#include "core/anchor/dossier-anchor-text.h"

DossierAnchorResult
dossier_selector_anchor (const DossierSelector *self,
                         const char            *text,
                         gsize                  length,
                         DossierSpan           *span)
{
  g_autoptr (DossierAnchorText) anchor_text = dossier_anchor_text_new (text, length);

  return dossier_anchor_text_find (anchor_text, self, span);
}

DossierSelector *
dossier_selector_new (const char *text, gsize length, DossierSpan span)
{
  DossierSelector *self;
  gsize            before = span.start;
  gsize            after = span.end;

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  g_return_val_if_fail (span.start <= span.end && span.end <= length, NULL);

  for (int i = 0; i < DOSSIER_SELECTOR_CONTEXT && before > 0; i++)
    do
      before--;
    while (before > 0 && ((guchar) text[before] & 0xC0) == 0x80);
  for (int i = 0; i < DOSSIER_SELECTOR_CONTEXT && after < length; i++)
    do
      after++;
    while (after < length && ((guchar) text[after] & 0xC0) == 0x80);

  self = g_new0 (DossierSelector, 1);
  self->quote = g_strndup (text + span.start, span.end - span.start);
  self->prefix = g_strndup (text + before, span.start - before);
  self->suffix = g_strndup (text + span.end, after - span.end);
  self->position = span;
  return self;
}

void
dossier_selector_free (DossierSelector *self)
{
  if (self == NULL)
    return;
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self);
}
