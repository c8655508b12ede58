/* dossier-exchange-markdown.c: reads Markdown under front matter, ours and that of other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ours has quotes, each with a line that says where it is from, and notes below them; several
 * articles may stand in one file. What others write is an article of its own: its body is the text.
 * Of YAML only what front matter needs is understood: one "name: value" a line, lists of strings.
 */
#include "config.h"

#include "core/exchange/dossier-exchange-readers.h"

#include <string.h>

#define FENCE    "---"
#define MAX_NAME 64

typedef struct
{
  const char *at;
  const char *end;
  guint       line; /* from 1: of the line that comes next */
} Lines;

typedef struct
{
  const char *start;
  gsize       length; /* without what ends it */
} Line;

typedef struct
{
  DossierImported        *imported;
  DossierImportedArticle *article;
  /* the annotation that is being read */
  GString *quote;
  GString *note;
  gboolean has_quote;
  gboolean is_ours;
  gboolean has_source; /* an earlier quote said where it is from, as all of ours do */
  guint    line;       /* of the field that is being read */
} Reader;

static gboolean
next_line (Lines *self, Line *line)
{
  const char *newline = NULL;

  if (self->at >= self->end)
    return FALSE;
  newline = memchr (self->at, '\n', (gsize) (self->end - self->at));
  line->start = self->at;
  line->length = (gsize) ((newline != NULL ? newline : self->end) - self->at);
  self->at = newline != NULL ? newline + 1 : self->end;
  self->line++;
  if (line->length > 0 && line->start[line->length - 1] == '\r')
    line->length--;
  return TRUE;
}

static gboolean
begins_with (Line line, const char *words)
{
  return line.length >= strlen (words) && memcmp (line.start, words, strlen (words)) == 0;
}

static gboolean
is_fence (Line line)
{
  return begins_with (line, FENCE) &&
         strspn (line.start + strlen (FENCE), " \t") >= line.length - strlen (FENCE);
}

/* A value as YAML writes strings: plain, 'single' or "double", where JSON's escapes hold.
 * (transfer full) */
static char *
dup_value (const char *start, gsize length)
{
  g_autofree char *text = g_strstrip (g_strndup (start, length));
  gsize            n = strlen (text);

  if (n >= 2 && text[0] == '"' && text[n - 1] == '"')
    {
      g_autoptr (JsonNode) node = json_from_string (text, NULL);

      if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
          json_node_get_value_type (node) == G_TYPE_STRING)
        return json_node_dup_string (node);
    }
  if (n >= 2 && text[0] == '\'' && text[n - 1] == '\'')
    {
      g_auto (GStrv) parts = NULL;

      text[n - 1] = '\0';
      parts = g_strsplit (text + 1, "''", -1);
      return g_strjoinv ("'", parts);
    }
  return g_steal_pointer (&text);
}

/* --- Front matter --- */

static void
add_author (DossierImportedArticle *article, const char *value)
{
  char *joined =
      article->byline != NULL ? g_strconcat (article->byline, ", ", value, NULL) : g_strdup (value);

  g_free (article->byline);
  article->byline = joined;
}

static void
set_once (char **field, const char *value)
{
  if (*field == NULL)
    *field = g_strdup (value);
}

static void
add_field (Reader *self, const char *name, const char *value)
{
  static const struct
  {
    const char *name;
    gsize       offset;
  } texts[] = {
    { "title", G_STRUCT_OFFSET (DossierImportedArticle, title) },
    { "site", G_STRUCT_OFFSET (DossierImportedArticle, site) },
    { "published", G_STRUCT_OFFSET (DossierImportedArticle, published) },
    { "date", G_STRUCT_OFFSET (DossierImportedArticle, published) },
    { "lang", G_STRUCT_OFFSET (DossierImportedArticle, language) },
    { "language", G_STRUCT_OFFSET (DossierImportedArticle, language) },
  };
  static const char *const addresses[] = { "url", "source", "link", "source_url", NULL };
  static const char *const tags[] = { "tags", "tag", "keywords", "categories", NULL };
  static const char *const authors[] = { "author", "authors", "byline", NULL };
  DossierImportedArticle  *article = self->article;
  gboolean                 is_known = FALSE;

  if (*value == '\0')
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].name, name))
      {
        set_once (G_STRUCT_MEMBER_P (article, texts[i].offset), value);
        is_known = TRUE;
      }
  /* Ours may be about a file, which has an address of its own. */
  if (g_strv_contains (addresses, name) && article->url == NULL &&
      (self->is_ours || dossier_exchange_check_url (self->imported, value, "the front matter")))
    article->url = g_strdup (value);
  if (g_strv_contains (tags, name))
    dossier_exchange_add_tags (article->tags, value, "\n");
  if (g_strv_contains (authors, name))
    add_author (article, value);
  if (g_str_equal (name, "captured"))
    {
      article->received = dossier_exchange_parse_time (value);
      article->added = article->received;
      is_known = TRUE;
    }
  if (!is_known && !g_strv_contains (addresses, name) && !g_strv_contains (tags, name) &&
      !g_strv_contains (authors, name))
    dossier_imported_add_problem (self->imported,
                                  "line %u: nothing here holds “%s”, which was left out",
                                  self->line,
                                  name);
}

/* "[a, b]" */
static void
add_inline_list (Reader *self, const char *name, const char *start, gsize length)
{
  const char *end = start + length;

  while (start < end)
    {
      const char      *comma = memchr (start, ',', (gsize) (end - start));
      const char      *stop = comma != NULL ? comma : end;
      g_autofree char *value = dup_value (start, (gsize) (stop - start));

      add_field (self, name, value);
      start = stop + 1;
    }
}

/* Reads to the fence behind it. */
static void
read_front_matter (Reader *self, Lines *lines)
{
  char  name[MAX_NAME] = "";
  Line  line;
  guint n_lines = 0;

  while (next_line (lines, &line) && !is_fence (line) && n_lines++ < 1000)
    {
      const char *text = line.start;
      const char *end = text + line.length;
      const char *colon = memchr (text, ':', line.length);

      self->line = lines->line;
      while (text < end && (*text == ' ' || *text == '\t'))
        text++;
      if (end - text >= 2 && text[0] == '-' && text[1] == ' ')
        {
          g_autofree char *value = dup_value (text + 2, (gsize) (end - text - 2));

          add_field (self, name, value);
          continue;
        }
      if (colon == NULL || text != line.start || colon - text >= MAX_NAME)
        {
          if (text < end && *text != '#')
            dossier_imported_add_problem (self->imported,
                                          "line %u of the front matter was not understood, and "
                                          "left out",
                                          self->line);
          continue;
        }
      memcpy (name, text, (gsize) (colon - text));
      name[colon - text] = '\0';
      for (char *p = name; *p != '\0'; p++)
        *p = g_ascii_tolower (*p);
      self->is_ours = self->is_ours || g_str_equal (name, "captured");
      text = colon + 1;
      while (text < end && *text == ' ')
        text++;
      if (end - text >= 2 && *text == '[' && end[-1] == ']')
        add_inline_list (self, name, text + 1, (gsize) (end - text - 2));
      else
        {
          g_autofree char *value = dup_value (text, (gsize) (end - text));

          add_field (self, name, value);
        }
    }
}

/* --- Quotes and notes of ours --- */

/* Without the marks that keep words from being Markdown. */
static void
append_plain (GString *out, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\\' && i + 1 < length && g_ascii_ispunct (text[i + 1]))
        i++;
      g_string_append_c (out, text[i]);
    }
}

/* "The Paper, 2025-12-06 · yellow · #trade". */
static void
read_source (DossierImportedAnnotation *annotation, const char *source)
{
  g_auto (GStrv) parts = g_strsplit (source, " · ", -1);

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      g_autoptr (GString) part = g_string_new (NULL);

      append_plain (part, parts[i], strlen (parts[i]));
      /* A mark that is escaped belongs to the words. */
      if (parts[i][0] == '#')
        dossier_exchange_add_tags (annotation->tags, part->str + 1, "\n");
      else if (i == 1)
        /* "green: sources": what the reader calls the colour. */
        annotation->colour = g_strndup (part->str, strcspn (part->str, ":"));
    }
}

/* What somebody wrote below the title, before any quote, is about the whole article. */
static void
add_note_of_article (Reader *self)
{
  DossierImportedAnnotation *annotation;
  const char                *text = g_strstrip (self->note->str);

  if (text[0] == '#' && text[1] == ' ')
    text += strcspn (text, "\n");
  while (g_ascii_isspace (*text))
    text++;
  if (*text == '\0')
    return;
  annotation = dossier_imported_article_add_annotation (self->article);
  annotation->note = g_strdup (text);
}

/* The quote so far becomes an annotation, with the note that followed it. */
static void
end_annotation (Reader *self)
{
  DossierImportedAnnotation *annotation;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) quote = g_string_new (NULL);

  if (!self->has_quote)
    {
      add_note_of_article (self);
      return;
    }
  self->has_quote = FALSE;
  annotation = dossier_imported_article_add_annotation (self->article);
  lines = g_strsplit (self->quote->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "— ") && (lines[i + 1] == NULL || *lines[i + 1] == '\0'))
      read_source (annotation, lines[i] + strlen ("— "));
    else if (*lines[i] != '\0')
      {
        if (quote->len > 0)
          g_string_append_c (quote, '\n');
        append_plain (quote, lines[i], strlen (lines[i]));
      }
  annotation->quote = quote->len > 0 ? g_strdup (quote->str) : NULL;
  g_strstrip (self->note->str);
  annotation->note = *self->note->str != '\0' ? g_strdup (self->note->str) : NULL;
}

static gboolean
is_next_article (const Lines *lines, Line line)
{
  Lines ahead = *lines;
  Line  next = { "", 0 };

  return is_fence (line) && next_line (&ahead, &next) && begins_with (next, "title: \"");
}

/* Whether the quote that begins with @first says where it is from, as ours do. One that does not,
 * below one that does, is a quote in the note. */
static gboolean
has_source (const Lines *lines, Line first)
{
  static const char mark[] = "> — ";
  Lines             ahead = *lines;
  Line              line = first;
  Line              last = first;

  while (next_line (&ahead, &line) && begins_with (line, ">"))
    last = line;
  return begins_with (last, mark);
}

/* To the next article's front matter, which is passed. TRUE when there is one. */
static gboolean
read_annotations (Reader *self, Lines *lines)
{
  gboolean is_quote = FALSE;
  gboolean is_in_note = FALSE;
  gboolean has_more = FALSE;
  Line     line;

  self->has_source = FALSE;
  while (next_line (lines, &line) && !(has_more = is_next_article (lines, line)))
    {
      gboolean is_marked = begins_with (line, ">");

      if (is_marked && !is_quote && !is_in_note)
        {
          gboolean is_from = has_source (lines, line);

          is_in_note = self->has_source && !is_from;
          self->has_source = self->has_source || is_from;
        }
      else if (!is_marked)
        is_in_note = FALSE;
      if (is_marked && !is_in_note)
        {
          gsize skip = begins_with (line, "> ") ? 2 : 1;

          if (!is_quote)
            {
              end_annotation (self);
              g_string_truncate (self->quote, 0);
              g_string_truncate (self->note, 0);
              self->has_quote = TRUE;
            }
          is_quote = TRUE;
          g_string_append_len (self->quote, line.start + skip, (gssize) (line.length - skip));
          g_string_append_c (self->quote, '\n');
          continue;
        }
      is_quote = FALSE;
      g_string_append_len (self->note, line.start, (gssize) line.length);
      g_string_append_c (self->note, '\n');
    }
  end_annotation (self);
  g_string_truncate (self->note, 0);
  return has_more;
}

/* --- Others' articles --- */

/* The body is the article: plain text under its title, without the marks of headings. */
static void
read_body (Reader *self, Lines *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  Line line;

  while (next_line (lines, &line))
    {
      gsize marks = 0;

      while (marks < line.length && line.start[marks] == '#')
        marks++;
      if (marks > 0 && marks < line.length && line.start[marks] == ' ')
        {
          g_autofree char *heading = g_strndup (line.start + marks + 1, line.length - marks - 1);

          if (self->article->title == NULL)
            self->article->title = g_strdup (heading);
          else if (!g_str_equal (self->article->title, heading))
            g_string_append_printf (body, "%s\n", heading);
          continue;
        }
      g_string_append_len (body, line.start, (gssize) line.length);
      g_string_append_c (body, '\n');
    }
  g_strstrip (body->str);
  if (*body->str == '\0')
    return;
  if (self->article->title != NULL)
    g_string_append_printf (text, "%s\n\n", self->article->title);
  g_string_append (text, body->str);
  self->article->page = g_bytes_new (text->str, text->len);
  self->article->content_type = g_strdup ("text/plain; charset=utf-8");
}

gboolean
dossier_exchange_is_markdown (const char *data, gsize length)
{
  Lines lines = { data, data + length, 0 };
  Line  line;
  guint n_lines = 0;

  if (!next_line (&lines, &line) || !is_fence (line))
    return FALSE;
  while (n_lines++ < 1000 && next_line (&lines, &line))
    if (is_fence (line))
      return n_lines > 1;
  return FALSE;
}

DossierImported *
dossier_exchange_read_markdown (const char *data, gsize length, const char *file_name)
{
  g_autoptr (GString) quote = g_string_new (NULL);
  g_autoptr (GString) note = g_string_new (NULL);
  Lines    lines = { data, data + length, 0 };
  Reader   self = { .imported = dossier_imported_new ("Markdown"), .quote = quote, .note = note };
  gboolean has_more = TRUE;
  Line     fence;

  next_line (&lines, &fence);
  while (has_more)
    {
      self.article = dossier_imported_add_article (self.imported, NULL);
      self.article->place = lines.line;
      self.is_ours = FALSE;
      read_front_matter (&self, &lines);
      has_more = self.is_ours && read_annotations (&self, &lines);
      if (!self.is_ours)
        read_body (&self, &lines);
      if (self.article->title == NULL && file_name != NULL)
        self.article->title = g_filename_display_basename (file_name);
    }
  return self.imported;
}
