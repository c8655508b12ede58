/* dossier-html-guard.c: one pass over the tags of a page, ahead of the parser.
 *
 * Follows the tokenizer of the HTML standard (https://html.spec.whatwg.org/#tokenization) as far as
 * finding the ends of tags, comments and raw text asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-html-guard.h"

#include <string.h>

#define MAX_NAME 24
/* Second and later ones only bring more attributes to the first. */
#define MAX_ROOT_TAGS 4

typedef enum
{
  CLASS_NESTING,
  /* Without content, or ended by the next of its kind: never nests by itself. */
  CLASS_FLAT,
  CLASS_FORMATTING,
  /* html and body */
  CLASS_ROOT,
  CLASS_TABLE_CELL,
  /* Content is no markup and of no use. */
  CLASS_RAW_UNUSED,
  /* Content is no markup, but text to keep. */
  CLASS_RAW_TEXT,
  CLASS_SCRIPT,
  CLASS_VECTOR,
} TagClass;

static const struct
{
  const char *name;
  TagClass class;
} TAGS[] = {
  { "a", CLASS_FLAT },
  { "area", CLASS_FLAT },
  { "b", CLASS_FORMATTING },
  { "base", CLASS_FLAT },
  { "big", CLASS_FORMATTING },
  { "body", CLASS_ROOT },
  { "br", CLASS_FLAT },
  { "caption", CLASS_FLAT },
  { "code", CLASS_FORMATTING },
  { "col", CLASS_FLAT },
  { "colgroup", CLASS_FLAT },
  { "dd", CLASS_FLAT },
  { "dt", CLASS_FLAT },
  { "em", CLASS_FORMATTING },
  { "embed", CLASS_FLAT },
  { "font", CLASS_FORMATTING },
  { "head", CLASS_FLAT },
  { "hr", CLASS_FLAT },
  { "html", CLASS_ROOT },
  { "i", CLASS_FORMATTING },
  { "iframe", CLASS_RAW_UNUSED },
  { "img", CLASS_FLAT },
  { "input", CLASS_FLAT },
  { "li", CLASS_FLAT },
  { "link", CLASS_FLAT },
  { "meta", CLASS_FLAT },
  { "nobr", CLASS_FLAT },
  { "noembed", CLASS_RAW_UNUSED },
  { "noframes", CLASS_RAW_UNUSED },
  { "optgroup", CLASS_FLAT },
  { "option", CLASS_FLAT },
  { "p", CLASS_FLAT },
  { "param", CLASS_FLAT },
  { "rb", CLASS_FLAT },
  { "rp", CLASS_FLAT },
  { "rt", CLASS_FLAT },
  { "s", CLASS_FORMATTING },
  { "script", CLASS_SCRIPT },
  { "small", CLASS_FORMATTING },
  { "source", CLASS_FLAT },
  { "strike", CLASS_FORMATTING },
  { "strong", CLASS_FORMATTING },
  { "style", CLASS_RAW_UNUSED },
  { "svg", CLASS_VECTOR },
  { "tbody", CLASS_FLAT },
  { "td", CLASS_TABLE_CELL },
  { "textarea", CLASS_RAW_UNUSED },
  { "tfoot", CLASS_FLAT },
  { "th", CLASS_TABLE_CELL },
  { "thead", CLASS_FLAT },
  { "title", CLASS_RAW_TEXT },
  { "tr", CLASS_FLAT },
  { "track", CLASS_FLAT },
  { "tt", CLASS_FORMATTING },
  { "u", CLASS_FORMATTING },
  { "wbr", CLASS_FLAT },
  { "xmp", CLASS_RAW_UNUSED },
};

/* Elements at which a parser leaves a drawing even if it is not closed. */
static const char *const BREAKOUTS[] = { "body",    "center",  "dd",           "div",   "dl",
                                         "dt",      "figure",  "h1",           "h2",    "h3",
                                         "h4",      "img",     "li",           "main",  "ol",
                                         "p",       "pre",     "span",         "table", "ul",
                                         "article", "section", "foreignobject" };

/* Elements after which the page may still be in its head. */
static const char *const HEAD_TAGS[] = { "html",   "head",  "meta",     "link",     "base",
                                         "script", "style", "template", "noscript", "title" };

typedef struct
{
  const char *start;
  /* One past the closing '>'. */
  const char *end;
  const char *attributes;
  char        name[MAX_NAME];
  gboolean    is_end;
  gboolean    is_self_closing;
  gboolean    has_cut_attributes;
} Tag;

typedef struct
{
  const char *end;
  GString    *out;
  gsize       depth;
  gsize       n_dropped;
  gsize       n_formatting;
  gsize       n_dropped_formatting;
  guint       n_roots;
  gboolean    is_in_head;
} Guard;

static const char *
skip_to (const char *p, const char *end, char byte)
{
  const char *found = memchr (p, byte, end - p);

  return found != NULL ? found : end;
}

static gboolean
is_blank (const char *p, const char *end)
{
  while (p < end && g_ascii_isspace (*p))
    p++;
  return p == end;
}

/* Reads one attribute; returns where the next thing starts. */
static const char *
skip_attribute (const char *p, const char *end)
{
  /* A first '=' belongs to the name. */
  if (p < end)
    p++;
  while (p < end && !g_ascii_isspace (*p) && *p != '/' && *p != '>' && *p != '=')
    p++;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (p == end || *p != '=')
    return p;
  p++;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (p < end && (*p == '"' || *p == '\''))
    {
      p = skip_to (p + 1, end, *p);
      return p < end ? p + 1 : end;
    }
  while (p < end && !g_ascii_isspace (*p) && *p != '>')
    p++;
  return p;
}

static void
read_name (Tag *tag, const char *start, const char *end)
{
  gsize length = MIN ((gsize) (end - start), MAX_NAME - 1);

  for (gsize i = 0; i < length; i++)
    tag->name[i] = g_ascii_tolower (start[i]);
  tag->name[length] = '\0';
}

/* @p is at '<', a letter or "/letter" follows. Attributes past the limit and event handlers are
 * marked to be left out. Returns FALSE when the page ends inside the tag. */
static gboolean
read_tag (const char *p, const char *end, Tag *tag)
{
  guint       n_attributes = 0;
  const char *name;

  memset (tag, 0, sizeof *tag);
  tag->start = p++;
  tag->is_end = *p == '/';
  p += tag->is_end;
  name = p;
  while (p < end && !g_ascii_isspace (*p) && *p != '/' && *p != '>')
    p++;
  read_name (tag, name, p);
  tag->attributes = p;
  while (p < end && *p != '>')
    {
      if (g_ascii_isspace (*p) || *p == '/')
        {
          p++;
          continue;
        }
      n_attributes++;
      if (n_attributes > DOSSIER_HTML_MAX_ATTRIBUTES ||
          g_ascii_strncasecmp (p, "on", MIN (2, end - p)) == 0)
        tag->has_cut_attributes = TRUE;
      p = skip_attribute (p, end);
    }
  if (p == end)
    return FALSE;
  tag->is_self_closing = p[-1] == '/';
  tag->end = p + 1;
  return TRUE;
}

static void
append_tag (Guard *self, const Tag *tag)
{
  const char *p = tag->attributes;
  guint       n_attributes = 0;

  if (!tag->has_cut_attributes)
    {
      g_string_append_len (self->out, tag->start, tag->end - tag->start);
      return;
    }
  g_string_append_len (self->out, tag->start, tag->attributes - tag->start);
  while (p < tag->end && *p != '>' && n_attributes < DOSSIER_HTML_MAX_ATTRIBUTES)
    {
      const char *next = p;

      if (g_ascii_isspace (*p) || *p == '/')
        {
          p++;
          continue;
        }
      next = skip_attribute (p, tag->end - 1);
      n_attributes++;
      if (g_ascii_strncasecmp (p, "on", 2) != 0)
        {
          g_string_append_c (self->out, ' ');
          g_string_append_len (self->out, p, next - p);
        }
      p = next;
    }
  g_string_append (self->out, ">");
}

static int
compare_tag (const void *name, const void *entry)
{
  return strcmp (name, *(const char *const *) entry);
}

static TagClass
classify (const Tag *tag)
{
  const void *found = bsearch (tag->name, TAGS, G_N_ELEMENTS (TAGS), sizeof TAGS[0], compare_tag);

  return found != NULL ? TAGS[((const char *) found - (const char *) TAGS) / sizeof TAGS[0]].class
                       : CLASS_NESTING;
}

static gboolean
starts_tag (const char *p, const char *end)
{
  if (end - p >= 2 && g_ascii_isalpha (p[1]))
    return TRUE;
  return end - p >= 3 && p[1] == '/' && g_ascii_isalpha (p[2]);
}

static gboolean
has_name (const char *p, const char *end, const char *name)
{
  gsize length = strlen (name);

  return (gsize) (end - p) > length && g_ascii_strncasecmp (p, name, length) == 0 &&
         (g_ascii_isspace (p[length]) || p[length] == '>' || p[length] == '/');
}

/* The "</name" that ends raw text, else the end of the page. */
static const char *
find_raw_end (const char *p, const char *end, const char *name)
{
  for (p = skip_to (p, end, '<'); p < end; p = skip_to (p + 1, end, '<'))
    if (end - p > 2 && p[1] == '/' && has_name (p + 2, end, name))
      return p;
  return end;
}

/* A script may hold "<!-- <script> … </script> -->", whose end tag does not end it. */
static const char *
find_script_end (const char *p, const char *end)
{
  gboolean is_escaped = FALSE;
  gboolean is_double_escaped = FALSE;

  for (; p < end; p++)
    {
      if (*p == '-' && is_escaped && end - p >= 3 && memcmp (p, "-->", 3) == 0)
        is_escaped = is_double_escaped = FALSE;
      if (*p != '<')
        continue;
      if (end - p >= 4 && memcmp (p, "<!--", 4) == 0)
        is_escaped = TRUE;
      else if (is_escaped && has_name (p + 1, end, "script"))
        is_double_escaped = TRUE;
      else if (end - p > 2 && p[1] == '/' && has_name (p + 2, end, "script"))
        {
          if (!is_double_escaped)
            return p;
          is_double_escaped = FALSE;
        }
    }
  return end;
}

static const char *
skip_comment (const char *p, const char *end)
{
  p += 4;
  if (p < end && *p == '>')
    return p + 1;
  if (end - p >= 2 && p[0] == '-' && p[1] == '>')
    return p + 2;
  for (p = skip_to (p, end, '-'); p < end; p = skip_to (p + 1, end, '-'))
    {
      if (end - p >= 3 && memcmp (p, "-->", 3) == 0)
        return p + 3;
      if (end - p >= 4 && memcmp (p, "--!>", 4) == 0)
        return p + 4;
    }
  return end;
}

static gboolean
is_breakout (const Tag *tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (BREAKOUTS); i++)
    if (strcmp (tag->name, BREAKOUTS[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Where a drawing ends: behind its end tag, or before the first element of a page in it. */
static const char *
skip_drawing (const char *p, const char *end)
{
  guint depth = 1;

  for (p = skip_to (p, end, '<'); p < end; p = skip_to (p, end, '<'))
    {
      Tag tag;

      if (end - p >= 4 && memcmp (p, "<!--", 4) == 0)
        {
          p = skip_comment (p, end);
          continue;
        }
      if (!starts_tag (p, end))
        {
          p++;
          continue;
        }
      if (!read_tag (p, end, &tag))
        return end;
      if (is_breakout (&tag))
        return p;
      if (strcmp (tag.name, "svg") == 0)
        depth = tag.is_end ? depth - 1 : depth + !tag.is_self_closing;
      p = tag.end;
      if (depth == 0)
        return p;
    }
  return end;
}

static gboolean
holds_data (const Tag *tag)
{
  g_autofree char *lower = g_ascii_strdown (tag->attributes, tag->end - tag->attributes);

  return strstr (lower, "ld+json") != NULL;
}

/* Copies or skips the content of script, title, … and its end tag. */
static const char *
pass_raw (Guard *self, const Tag *tag, TagClass class)
{
  const char *close;
  gboolean    is_kept = class == CLASS_RAW_TEXT || (class == CLASS_SCRIPT && holds_data (tag));

  if (class == CLASS_SCRIPT)
    close = find_script_end (tag->end, self->end);
  else
    close = find_raw_end (tag->end, self->end, tag->name);
  if (is_kept)
    append_tag (self, tag);
  if (is_kept)
    g_string_append_len (self->out, tag->end, close - tag->end);
  if (is_kept)
    g_string_append_printf (self->out, "</%s>", tag->name);
  if (close == self->end)
    return close;
  close = skip_to (close, self->end, '>');
  return close < self->end ? close + 1 : close;
}

/* Whether a tag may pass. A dropped start tag takes the next end tag along: dropped ones are the
 * innermost. */
static gboolean
count_nesting (gsize *n_open, gsize *n_dropped, gsize limit, const Tag *tag)
{
  if (!tag->is_end && *n_open >= limit)
    {
      (*n_dropped)++;
      return FALSE;
    }
  if (!tag->is_end)
    {
      (*n_open)++;
      return TRUE;
    }
  if (*n_dropped > 0)
    {
      (*n_dropped)--;
      return FALSE;
    }
  *n_open -= *n_open > 0;
  return TRUE;
}

static gboolean
may_pass (Guard *self, const Tag *tag, TagClass class)
{
  switch (class)
    {
    case CLASS_NESTING:
      return count_nesting (&self->depth, &self->n_dropped, DOSSIER_HTML_MAX_DEPTH, tag);
    case CLASS_FORMATTING:
      return count_nesting (&self->n_formatting,
                            &self->n_dropped_formatting,
                            DOSSIER_HTML_MAX_OPEN_FORMATTING,
                            tag);
    case CLASS_TABLE_CELL:
      /* The parser forgets what was left open in a cell. */
      if (tag->is_end)
        self->n_formatting = self->n_dropped_formatting = 0;
      return TRUE;
    case CLASS_ROOT:
      return ++self->n_roots <= MAX_ROOT_TAGS;
    default:
      return TRUE;
    }
}

static gboolean
stays_in_head (const Tag *tag)
{
  if (tag->is_end && strcmp (tag->name, "head") == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (HEAD_TAGS); i++)
    if (strcmp (tag->name, HEAD_TAGS[i]) == 0)
      return TRUE;
  return FALSE;
}

static const char *
pass_tag (Guard *self, const char *p)
{
  Tag tag;
  TagClass class;

  if (!read_tag (p, self->end, &tag))
    return self->end;
  /* What stands in a noscript of the head stands in the head as well; parsers differ in how they
   * come out of it. */
  self->is_in_head = self->is_in_head && stays_in_head (&tag);
  if (self->is_in_head && strcmp (tag.name, "noscript") == 0)
    return tag.end;
  class = classify (&tag);
  if (class == CLASS_VECTOR)
    return tag.is_end || tag.is_self_closing ? tag.end : skip_drawing (tag.end, self->end);
  if (!tag.is_end &&
      (class == CLASS_RAW_UNUSED || class == CLASS_RAW_TEXT || class == CLASS_SCRIPT))
    return pass_raw (self, &tag, class);
  if (!may_pass (self, &tag, class))
    return tag.end;
  /* gumbo closes a form before it places the text ahead of the end tag; a comment makes it do that
   * first. */
  if (tag.is_end && strcmp (tag.name, "form") == 0)
    g_string_append (self->out, "<!---->");
  append_tag (self, &tag);
  return tag.end;
}

/* "<!…" and "<?…": a doctype is kept, as it decides how tables and paragraphs nest. */
static const char *
pass_declaration (Guard *self, const char *p)
{
  const char *close;

  if (self->end - p >= 4 && memcmp (p, "<!--", 4) == 0)
    return skip_comment (p, self->end);
  close = skip_to (p, self->end, '>');
  if (close == self->end)
    return close;
  if (self->end - p > 9 && g_ascii_strncasecmp (p, "<!doctype", 9) == 0)
    g_string_append_len (self->out, p, close + 1 - p);
  return close + 1;
}

char *
dossier_html_guard (const char *html, gsize length, gsize *guarded_length)
{
  Guard       self = { .end = html + length, .is_in_head = TRUE };
  const char *p = html;

  g_return_val_if_fail (html != NULL && guarded_length != NULL, NULL);
  self.out = g_string_sized_new (length / 2 + 64);
  while (p < self.end)
    {
      const char *tag = skip_to (p, self.end, '<');

      self.is_in_head = self.is_in_head && is_blank (p, tag);
      g_string_append_len (self.out, p, tag - p);
      p = tag;
      if (p == self.end)
        break;
      if (starts_tag (p, self.end))
        p = pass_tag (&self, p);
      else if (self.end - p >= 2 && (p[1] == '!' || p[1] == '?'))
        p = pass_declaration (&self, p);
      else
        {
          g_string_append_c (self.out, '<');
          p++;
        }
    }
  *guarded_length = self.out->len;
  return g_string_free (self.out, FALSE);
}
