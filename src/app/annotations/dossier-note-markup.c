/* dossier-note-markup.c: shows the Markdown of a note as Pango markup.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-note-markup.h"

#include <string.h>

/* Longer marks first: "**" must not be read as "*" twice. */
static const struct
{
  const char      *mark;
  const char      *open;
  const char      *close;
  DossierNoteStyle style;
} MARKS[] = {
  { "**", "<b>", "</b>", DOSSIER_NOTE_STRONG },  { "__", "<b>", "</b>", DOSSIER_NOTE_STRONG },
  { "~~", "<s>", "</s>", DOSSIER_NOTE_STRIKE },  { "*", "<i>", "</i>", DOSSIER_NOTE_EMPHASIS },
  { "_", "<i>", "</i>", DOSSIER_NOTE_EMPHASIS }, { "`", "<tt>", "</tt>", DOSSIER_NOTE_CODE },
};

/* The bytes that a mark or a link may start with; none needs escaping. */
#define SPECIALS "*_~`["

/* Longer ones are shown as typed. */
#define MAX_LINK_WORDS 500
#define MAX_ADDRESS    2000

#define N_MARKS G_N_ELEMENTS (MARKS)

/* @end: of the line; @is_gone: marks known not to close before it; @open: those inside which we
 * are, innermost last; @middle: the "](" that comes next, unless @has_no_middle. */
typedef struct
{
  GString    *markup;
  GArray     *runs; /* (nullable): gets what stands where, in bytes from @note */
  const char *note;
  const char *start;
  const char *end;
  gboolean    is_gone[N_MARKS];
  const char *middle;
  gboolean    has_no_middle;
  guint       open[N_MARKS];
  const char *opened[N_MARKS]; /* where the words of those begin */
  guint       n_open;
} Line;

static void
add_run (const Line *line, const char *start, const char *end, DossierNoteStyle style)
{
  DossierNoteRun run = { start - line->note, end - line->note, style };

  if (line->runs != NULL && end > start)
    g_array_append_val (line->runs, run);
}

static void
append_escaped (GString *markup, const char *text, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (markup, escaped);
}

static gboolean
is_word (const char *p, const Line *line, gboolean before)
{
  gunichar c;

  if (before && p == line->start)
    return FALSE;
  if (!before && p >= line->end)
    return FALSE;
  c = g_utf8_get_char (before ? g_utf8_prev_char (p) : p);
  return g_unichar_isalnum (c) || c == '_';
}

static gboolean
is_space_at (const char *p, const Line *line)
{
  return p >= line->end || g_ascii_isspace (*p);
}

/* Whether a mark at @p can open or close; an underline inside a word is only an underline. */
static gboolean
can_open (const char *p, guint i, const Line *line)
{
  gsize length = strlen (MARKS[i].mark);

  return !is_space_at (p + length, line) && (*MARKS[i].mark != '_' || !is_word (p, line, TRUE));
}

static gboolean
can_close (const char *p, guint i, const Line *line)
{
  gsize length = strlen (MARKS[i].mark);

  return p > line->start && !g_ascii_isspace (p[-1]) &&
         (*MARKS[i].mark != '_' || !is_word (p + length, line, FALSE));
}

static gboolean
starts_with (const char *p, const char *end, const char *words)
{
  gsize length = strlen (words);

  return (gsize) (end - p) >= length && memcmp (p, words, length) == 0;
}

/* A search that failed once fails from everywhere further on, so that no line is searched more
 * than once for each mark in vain. */
static const char *
find_close (const char *p, guint i, Line *line)
{
  if (line->is_gone[i])
    return NULL;
  for (const char *q = p; q < line->end; q++)
    if (starts_with (q, line->end, MARKS[i].mark) && can_close (q, i, line))
      return q;
  line->is_gone[i] = TRUE;
  return NULL;
}

static gboolean
close_mark (const char *p, guint i, Line *line)
{
  if (line->n_open == 0 || line->open[line->n_open - 1] != i || !can_close (p, i, line))
    return FALSE;
  g_string_append (line->markup, MARKS[i].close);
  line->n_open--;
  add_run (line, line->opened[line->n_open], p, MARKS[i].style);
  add_run (line, p, p + strlen (MARKS[i].mark), DOSSIER_NOTE_MARK);
  return TRUE;
}

static gboolean
is_open (guint i, const Line *line)
{
  for (guint k = 0; k < line->n_open; k++)
    if (line->open[k] == i)
      return TRUE;
  return FALSE;
}

/* Returns the bytes that were used up; zero when no mark stands here. */
static gsize
append_mark (const char *p, Line *line)
{
  for (guint i = 0; i < N_MARKS; i++)
    {
      gsize       length = strlen (MARKS[i].mark);
      const char *close;

      if (!starts_with (p, line->end, MARKS[i].mark))
        continue;
      if (close_mark (p, i, line))
        return length;
      if (is_open (i, line) || !can_open (p, i, line))
        continue;
      close = find_close (p + length + 1, i, line);
      if (close == NULL)
        continue;
      g_string_append (line->markup, MARKS[i].open);
      add_run (line, p, p + length, DOSSIER_NOTE_MARK);
      if (MARKS[i].style != DOSSIER_NOTE_CODE)
        {
          line->opened[line->n_open] = p + length;
          line->open[line->n_open++] = i;
          return length;
        }
      add_run (line, p + length, close, DOSSIER_NOTE_CODE);
      add_run (line, close, close + length, DOSSIER_NOTE_MARK);
      append_escaped (line->markup, p + length, close - p - length);
      g_string_append (line->markup, MARKS[i].close);
      return close + length - p;
    }
  return 0;
}

static gboolean
is_web_address (const char *p, gsize length)
{
  return starts_with (p, p + length, "https://") || starts_with (p, p + length, "http://");
}

/* The next "](" from @p on; each part of the line is searched only once. */
static const char *
find_middle (const char *p, Line *line)
{
  if (line->has_no_middle)
    return NULL;
  if (line->middle == NULL || line->middle < p)
    {
      line->middle = g_strstr_len (p, line->end - p, "](");
      line->has_no_middle = line->middle == NULL;
    }
  return line->middle;
}

/* [words](address); returns the bytes used up, zero when it is none. */
static gsize
append_link (const char *p, Line *line)
{
  const char *middle = *p == '[' ? find_middle (p, line) : NULL;
  const char *close;

  if (middle == NULL || middle - p > MAX_LINK_WORDS || memchr (p + 1, '[', middle - p - 1) != NULL)
    return 0;
  close = memchr (middle, ')', MIN (line->end - middle, MAX_ADDRESS));
  if (close == NULL || !is_web_address (middle + 2, close - middle - 2))
    return 0;
  g_string_append (line->markup, "<a href=\"");
  append_escaped (line->markup, middle + 2, close - middle - 2);
  g_string_append (line->markup, "\">");
  append_escaped (line->markup, p + 1, middle - p - 1);
  g_string_append (line->markup, "</a>");
  add_run (line, p, p + 1, DOSSIER_NOTE_MARK);
  add_run (line, p + 1, middle, DOSSIER_NOTE_LINK);
  add_run (line, middle, close + 1, DOSSIER_NOTE_MARK);
  return close + 1 - p;
}

/* What means nothing here; returns the bytes used up. */
static gsize
append_plain (const char *p, Line *line)
{
  const char *q = p;

  if (strchr (SPECIALS, *p) != NULL)
    {
      g_string_append_c (line->markup, *p);
      return 1;
    }
  while (q < line->end && strchr (SPECIALS, *q) == NULL)
    q++;
  append_escaped (line->markup, p, q - p);
  return q - p;
}

static void
append_words (Line *line, const char *p)
{
  while (p < line->end)
    {
      gsize used = append_link (p, line);

      if (used == 0)
        used = append_mark (p, line);
      if (used == 0)
        used = append_plain (p, line);
      p += used;
    }
  while (line->n_open > 0)
    {
      guint i = line->open[--line->n_open];

      g_string_append (line->markup, MARKS[i].close);
      add_run (line, line->opened[line->n_open], line->end, MARKS[i].style);
    }
}

static void
append_line (Line line)
{
  GString    *markup = line.markup;
  const char *start = line.start;
  const char *end = line.end;
  const char *p = start;
  gboolean    is_heading;

  while (p < end && *p == '#' && p - start < 6)
    p++;
  is_heading = p > start && p < end && *p == ' ';
  if (is_heading)
    {
      line.start = ++p;
      add_run (&line, start, p, DOSSIER_NOTE_MARK);
      add_run (&line, p, end, DOSSIER_NOTE_STRONG);
      g_string_append (markup, "<b>");
    }
  else
    p = start;
  if (starts_with (p, end, "- ") || starts_with (p, end, "* ") || starts_with (p, end, "+ "))
    {
      g_string_append (markup, "•\xc2\xa0");
      line.start = p += 2;
    }
  append_words (&line, p);
  if (is_heading)
    g_string_append (markup, "</b>");
}

static char *
read_note (const char *note, GArray *runs)
{
  GString    *markup = g_string_new (NULL);
  const char *p = note;

  for (;;)
    {
      const char *newline = strchr (p, '\n');
      const char *end = newline != NULL ? newline : p + strlen (p);

      append_line ((Line){ .markup = markup, .runs = runs, .note = note, .start = p, .end = end });
      if (*end == '\0')
        return g_string_free (markup, FALSE);
      g_string_append_c (markup, '\n');
      p = end + 1;
    }
}

char *
dossier_note_markup (const char *note)
{
  g_return_val_if_fail (note != NULL, NULL);
  return read_note (note, NULL);
}

void
dossier_note_markup_list_runs (const char *note, GArray *runs)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (note != NULL);
  g_return_if_fail (runs != NULL);

  markup = read_note (note, runs);
}
