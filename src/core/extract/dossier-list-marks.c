/* dossier-list-marks.c: finds runs of marked paragraphs and rewrites the text without the marks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-list-marks.h"

#include <string.h>

#define MAX_DIGITS 3

/* Nothing but bullets. */
static const gunichar SURE_BULLETS[] = { 0x2022, 0x25cf, 0x25aa, 0x25a0, 0x25e6, 0x2023, 0x25cb };
/* Bullets where more than one paragraph starts so. */
static const gunichar LIKELY_BULLETS[] = { '*', '-', 0xb7, 0x2713, 0x2714, 0x2705, 0x25b6, 0x27a4 };

static gboolean
is_one_of (gunichar c, const gunichar *characters, gsize n_characters)
{
  for (gsize i = 0; i < n_characters; i++)
    if (characters[i] == c)
      return TRUE;
  return FALSE;
}

static gsize
measure_space (const char *text, gsize length)
{
  gsize i = 0;

  while (i < length)
    {
      if (text[i] == ' ' || text[i] == '\t')
        i++;
      else if (i + 1 < length && memcmp (text + i, "\xc2\xa0", 2) == 0)
        i += 2;
      else
        break;
    }
  return i;
}

static DossierListMark
read_number (const char *text, gsize length)
{
  DossierListMark mark = { 0 };
  gsize           i = 0;
  gsize           space;

  while (i < length && i < MAX_DIGITS && g_ascii_isdigit (text[i]))
    mark.number = mark.number * 10 + (text[i++] - '0');
  if (i == 0 || mark.number == 0 || i >= length || (text[i] != '.' && text[i] != ')'))
    return (DossierListMark){ 0 };
  i++;
  space = measure_space (text + i, length - i);
  if (space == 0 || i + space >= length)
    return (DossierListMark){ 0 };
  mark.length = i + space;
  return mark;
}

DossierListMark
dossier_list_marks_read (const char *text, gsize length)
{
  DossierListMark mark = { 0 };
  gunichar        c;
  gsize           n, space;

  if (length == 0)
    return mark;
  if (g_ascii_isdigit (*text))
    return read_number (text, length);
  c = g_utf8_get_char_validated (text, length);
  if (!is_one_of (c, SURE_BULLETS, G_N_ELEMENTS (SURE_BULLETS)) &&
      !is_one_of (c, LIKELY_BULLETS, G_N_ELEMENTS (LIKELY_BULLETS)))
    return mark;
  n = g_utf8_skip[(guchar) *text];
  space = measure_space (text + n, length - n);
  if (n + space >= length ||
      (space == 0 && !is_one_of (c, SURE_BULLETS, G_N_ELEMENTS (SURE_BULLETS))))
    return mark;
  mark.length = n + space;
  mark.bullet = c;
  return mark;
}

static DossierBlock *
get_block (DossierDocument *document, guint i)
{
  return &g_array_index (document->blocks, DossierBlock, i);
}

static DossierListMark
read_block (DossierDocument *document, guint i)
{
  const DossierBlock *block = get_block (document, i);

  if (block->kind != DOSSIER_BLOCK_PARAGRAPH)
    return (DossierListMark){ 0 };
  return dossier_list_marks_read (document->text + block->span.start,
                                  block->span.end - block->span.start);
}

/* Keeps the numbers that count up from 1 over at least two paragraphs, drops the others. */
static void
choose_numbers (DossierListMark *marks, guint n_marks)
{
  guint first = 0, last = 0, n = 0;

  for (guint i = 0; i <= n_marks; i++)
    {
      gboolean follows = i < n_marks && n > 0 && marks[i].number == marks[last].number + 1;

      if (i < n_marks && marks[i].number != 1 && !follows)
        {
          if (marks[i].number > 0)
            marks[i].length = 0;
          continue;
        }
      if (follows)
        {
          last = i;
          n++;
          continue;
        }
      if (n == 1)
        marks[first].length = 0;
      first = last = i;
      n = 1;
    }
}

static void
choose_bullets (DossierListMark *marks, guint n_marks)
{
  for (guint i = 0; i < n_marks; i++)
    {
      gunichar bullet = marks[i].bullet;

      if (bullet == 0 || is_one_of (bullet, SURE_BULLETS, G_N_ELEMENTS (SURE_BULLETS)))
        continue;
      if ((i == 0 || marks[i - 1].bullet != bullet) &&
          (i + 1 == n_marks || marks[i + 1].bullet != bullet))
        marks[i].length = 0;
    }
}

/* Moves the inlines of block @i, whose text moved by @moved bytes to the left and lost its mark. */
static guint
move_inlines (DossierDocument    *document,
              guint               next,
              const DossierBlock *block,
              gsize               lost,
              gsize               moved)
{
  for (; next < document->inlines->len; next++)
    {
      DossierInline *run = &g_array_index (document->inlines, DossierInline, next);

      if (run->span.start >= block->span.end)
        break;
      run->span.start = MAX (run->span.start, block->span.start + lost) - lost - moved;
      run->span.end = MAX (run->span.end, block->span.start + lost) - lost - moved;
    }
  return next;
}

static void
drop_empty_inlines (DossierDocument *document)
{
  GArray *inlines = document->inlines;
  GArray *kept = g_array_sized_new (FALSE, TRUE, sizeof (DossierInline), inlines->len);

  for (guint i = 0; i < inlines->len; i++)
    {
      DossierInline *run = &g_array_index (inlines, DossierInline, i);

      if (run->span.end > run->span.start)
        g_array_append_val (kept, *run);
      else
        g_free (run->target);
    }
  dossier_document_replace_inlines (document, kept);
}

static void
rewrite (DossierDocument *document, const DossierListMark *marks)
{
  g_autoptr (GString) text = g_string_sized_new (document->text_length);
  guint next = 0;
  gsize moved = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      DossierBlock *block = get_block (document, i);
      gsize         lost = marks[i].length;

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append_len (text,
                           document->text + block->span.start + lost,
                           block->span.end - block->span.start - lost);
      next = move_inlines (document, next, block, lost, moved);
      block->span.start -= moved;
      moved += lost;
      block->span.end -= moved;
      if (lost == 0)
        continue;
      block->kind = DOSSIER_BLOCK_LIST_ITEM;
      block->level = 1;
      block->number = marks[i].number;
    }
  drop_empty_inlines (document);
  g_free (document->text);
  document->text_length = text->len;
  document->text = g_strndup (text->str, text->len);
}

void
dossier_list_marks_apply (DossierDocument *document)
{
  guint                       n = document->blocks->len;
  g_autofree DossierListMark *marks = g_new0 (DossierListMark, n + 1);
  gsize                       n_marked = 0;

  for (guint i = 0; i < n; i++)
    marks[i] = read_block (document, i);
  choose_numbers (marks, n);
  choose_bullets (marks, n);
  for (guint i = 0; i < n; i++)
    n_marked += marks[i].length;
  if (n_marked > 0)
    rewrite (document, marks);
}
