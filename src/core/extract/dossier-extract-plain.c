/* dossier-extract-plain.c: the article of a plain text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-extract.h"
#include "core/extract/dossier-block-builder.h"
#include "core/text/dossier-core-error.h"

#include <string.h>

/* A longer first line is a paragraph, not a headline. */
#define MAX_TITLE_BYTES 300
#define DATE_MARK       " date "

typedef struct
{
  const char *start;
  gsize       length;
} Line;

static Line
read_line (const char *p, const char *end)
{
  const char *newline = p < end ? memchr (p, '\n', end - p) : NULL;
  const char *stop = newline != NULL ? newline : end;
  Line        line = { p, stop - p };

  if (line.length > 0 && line.start[line.length - 1] == '\r')
    line.length--;
  return line;
}

static const char *
next_line (const char *p, const char *end)
{
  const char *newline = p < end ? memchr (p, '\n', end - p) : NULL;

  return newline != NULL ? newline + 1 : end;
}

static gboolean
is_blank (Line line)
{
  for (gsize i = 0; i < line.length; i++)
    if (!g_ascii_isspace (line.start[i]))
      return FALSE;
  return TRUE;
}

/* Length of "YYYY-MM-DD", or 0. */
static gsize
measure_date (const char *p, gsize left)
{
  static const char PATTERN[] = "dddd-dd-dd";
  GDate             date;
  int               year, month, day;

  if (left < strlen (PATTERN))
    return 0;
  for (gsize i = 0; PATTERN[i] != '\0'; i++)
    if (PATTERN[i] == 'd' ? !g_ascii_isdigit (p[i]) : p[i] != PATTERN[i])
      return 0;
  year = (p[0] - '0') * 1000 + (p[1] - '0') * 100 + (p[2] - '0') * 10 + (p[3] - '0');
  month = (p[5] - '0') * 10 + (p[6] - '0');
  day = (p[8] - '0') * 10 + (p[9] - '0');
  g_date_clear (&date, 1);
  if (year < 1 || month < 1 || month > 12 || day < 1 || !g_date_valid_dmy (day, month, year))
    return 0;
  return strlen (PATTERN);
}

/* " date YYYY-MM-DD Headline"; the space in front may be missing. */
static gboolean
read_date_line (Line line, char **published, char **title)
{
  const char *p = line.start;
  gsize       left = line.length;
  gsize       skip = left > 0 && *p == ' ' ? 0 : 1;
  gsize       n = strlen (DATE_MARK) - skip;
  gsize       date;

  if (left < n || memcmp (p, DATE_MARK + skip, n) != 0)
    return FALSE;
  p += n;
  left -= n;
  date = measure_date (p, left);
  if (date == 0 || (left > date && p[date] != ' '))
    return FALSE;
  *published = g_strndup (p, date);
  *title = g_strstrip (g_strndup (p + date, left - date));
  return TRUE;
}

/* A line by itself that does not end as a sentence does. */
static gboolean
looks_like_title (Line line, const char *end)
{
  const char *next = next_line (line.start, end);
  char        last;

  if (is_blank (line) || line.length > MAX_TITLE_BYTES)
    return FALSE;
  if (next < end && !is_blank (read_line (next, end)))
    return FALSE;
  last = line.start[line.length - 1];
  return next < end && last != '.' && last != ',' && last != ';' && last != ':';
}

static char *
make_title_from_file (const char *file_name)
{
  g_autofree char *base = file_name != NULL ? g_path_get_basename (file_name) : NULL;
  char            *dot = base != NULL ? strrchr (base, '.') : NULL;

  if (base == NULL)
    return g_strdup ("");
  if (dot != NULL && dot != base)
    *dot = '\0';
  return g_utf8_make_valid (g_strdelimit (base, "_", ' '), -1);
}

static void
set_title (DossierDocument *document, char *title)
{
  g_free (document->title);
  document->title = title;
}

/* Takes date and headline off the front; returns where the text goes on. */
static const char *
read_head (DossierDocument *document, const char *p, const char *end, const char *file_name)
{
  g_autofree char *title = NULL;
  Line             line;

  while (p < end && is_blank (read_line (p, end)))
    p = next_line (p, end);
  line = read_line (p, end);
  if (read_date_line (line, &document->published, &title))
    {
      set_title (document, g_steal_pointer (&title));
      return next_line (p, end);
    }
  if (looks_like_title (line, end))
    {
      set_title (document, g_strstrip (g_strndup (line.start, line.length)));
      return next_line (p, end);
    }
  set_title (document, make_title_from_file (file_name));
  return p;
}

static gboolean
ends_sentence (Line line)
{
  while (line.length > 0 && g_ascii_isspace (line.start[line.length - 1]))
    line.length--;
  if (line.length == 0)
    return FALSE;
  if (strchr (".!?:\")", line.start[line.length - 1]) != NULL)
    return TRUE;
  /* Closing quotation marks and full stops of other scripts. */
  return line.length >= 3 && (memcmp (line.start + line.length - 3, "”", 3) == 0 ||
                              memcmp (line.start + line.length - 3, "。", 3) == 0 ||
                              memcmp (line.start + line.length - 3, "…", 3) == 0);
}

/* Blank lines part paragraphs. A text without one has a paragraph a line where most lines end as
 * sentences do; else its lines were broken to fit a screen. */
static gboolean
has_line_paragraphs (const char *p, const char *end)
{
  gsize n_lines = 0;
  gsize n_sentences = 0;

  for (; p < end; p = next_line (p, end))
    {
      Line line = read_line (p, end);

      if (is_blank (line) && n_lines > 0 && next_line (p, end) < end)
        return FALSE;
      n_lines += !is_blank (line);
      n_sentences += ends_sentence (line);
    }
  return n_sentences * 2 > n_lines;
}

static void
add_paragraphs (DossierBlockBuilder *builder, const char *p, const char *end)
{
  const char *start = NULL;
  gboolean    is_by_line = has_line_paragraphs (p, end);

  for (; p < end; p = next_line (p, end))
    {
      Line line = read_line (p, end);

      if (start != NULL && (is_blank (line) || is_by_line))
        {
          dossier_block_builder_add_text (builder, DOSSIER_BLOCK_PARAGRAPH, start, p - start);
          start = NULL;
        }
      if (start == NULL && !is_blank (line))
        start = p;
    }
  if (start != NULL)
    dossier_block_builder_add_text (builder, DOSSIER_BLOCK_PARAGRAPH, start, end - start);
}

DossierDocument *
dossier_extract_plain (const char *text, gsize length, const char *file_name, GError **error)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  const char *end = text + length;
  const char *body;

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  if (length > DOSSIER_EXTRACT_MAX_BYTES)
    {
      g_set_error (error,
                   DOSSIER_CORE_ERROR,
                   DOSSIER_CORE_ERROR_TOO_LARGE,
                   "the text has more than the %d MB an article may have",
                   DOSSIER_EXTRACT_MAX_BYTES / 1048576);
      return NULL;
    }
  if (is_blank ((Line){ text, length }))
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_EMPTY,
                           "the text is empty");
      return NULL;
    }
  body = read_head (document, text, end, file_name);
  {
    g_autoptr (DossierBlockBuilder) builder = dossier_block_builder_new (document);

    dossier_block_builder_add_text (builder,
                                    DOSSIER_BLOCK_TITLE,
                                    document->title,
                                    strlen (document->title));
    add_paragraphs (builder, body, end);
  }
  return g_steal_pointer (&document);
}
