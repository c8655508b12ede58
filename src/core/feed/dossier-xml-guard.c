/* dossier-xml-guard.c: makes XML as it is found well formed, and harmless.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/feed/dossier-xml-guard.h"

#include <string.h>

/* Names are compared and copied; nobody needs longer ones. */
#define MAX_NAME 128

typedef struct
{
  const char *start;
  gsize       length;
} Slice;

typedef struct
{
  const char *p;
  const char *end;
  GString    *out;
  Slice       open[DOSSIER_XML_MAX_DEPTH];
  guint       depth;
  guint       n_too_deep; /* open elements whose tags were left out */
  gboolean    is_over;    /* the first element was closed */
  /* What was looked for in vain is not looked for again, or many openings would each read to the
   * end. */
  gboolean has_no_comment_end;
  gboolean has_no_section_end;
  gboolean has_no_double_quote;
  gboolean has_no_single_quote;
} Guard;

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_' || (c & 0x80) != 0;
}

static gboolean
is_name_char (char c)
{
  return is_name_start (c) || g_ascii_isdigit (c) || c == '-' || c == '.' || c == ':';
}

static Slice
read_name (Guard *guard)
{
  Slice name = { guard->p, 0 };

  if (guard->p < guard->end && is_name_start (*guard->p))
    while (guard->p < guard->end && is_name_char (*guard->p))
      guard->p++;
  name.length = guard->p - name.start;
  return name;
}

/* ASCII only: which other characters XML allows in a name is nothing that a feed depends on. */
static gboolean
is_good_name (Slice name)
{
  const char *colon = memchr (name.start, ':', name.length);

  if (name.length == 0 || name.length > MAX_NAME)
    return FALSE;
  for (gsize i = 0; i < name.length; i++)
    if ((name.start[i] & 0x80) != 0)
      return FALSE;
  if (colon == NULL)
    return TRUE;
  /* One prefix, and something after it. */
  return colon + 1 < name.start + name.length && is_name_start (colon[1]) &&
         memchr (colon + 1, ':', name.start + name.length - colon - 1) == NULL;
}

static gboolean
is_same (Slice a, Slice b)
{
  return a.length == b.length && memcmp (a.start, b.start, a.length) == 0;
}

static void
skip_spaces (Guard *guard)
{
  while (guard->p < guard->end && g_ascii_isspace (*guard->p))
    guard->p++;
}

/* Finds the end of something, goes behind it, and tells where it was; the end of the text when it
 * is not there. */
static const char *
find_end (Guard *guard, const char *mark)
{
  const char *found = g_strstr_len (guard->p, guard->end - guard->p, mark);

  guard->p = found != NULL ? found + strlen (mark) : guard->end;
  return found;
}

/* The character that "&#…;" stands for is allowed in XML. */
static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xd800) ||
         (c >= 0xe000 && c < 0xfffe) || (c >= 0x10000 && c <= 0x10ffff);
}

/* Length of a reference that XML knows by itself, from "&" to ";"; 0 for none. */
static gsize
match_reference (const char *p, const char *end)
{
  static const char *const known[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&apos;" };
  const char              *q = p + 2;
  gunichar                 c = 0;
  gboolean                 is_hex;
  const char              *first;

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if ((gsize) (end - p) >= strlen (known[i]) && memcmp (p, known[i], strlen (known[i])) == 0)
      return strlen (known[i]);

  if (end - p < 4 || p[1] != '#')
    return 0;
  is_hex = *q == 'x' || *q == 'X';
  if (is_hex)
    q++;
  first = q;
  while (q < end && q - first < 8 && (is_hex ? g_ascii_isxdigit (*q) : g_ascii_isdigit (*q)))
    c = c * (is_hex ? 16 : 10) + (gunichar) g_ascii_xdigit_value (*q++);
  if (q == first || q >= end || *q != ';' || p[2] == 'X' || !is_allowed (c))
    return 0;
  return q + 1 - p;
}

/* @keeps_references: FALSE for a section of character data, in which "&amp;" is five characters. */
static void
write_text (GString *out, const char *text, const char *end, gboolean keeps_references)
{
  while (text < end)
    {
      gsize    reference = keeps_references && *text == '&' ? match_reference (text, end) : 0;
      gunichar c = (guchar) *text;

      if ((c & 0x80) != 0)
        c = g_utf8_get_char (text);
      if (reference > 0)
        {
          g_string_append_len (out, text, reference);
          text += reference;
          continue;
        }
      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (is_allowed (c))
        g_string_append_unichar (out, c);
      text = g_utf8_next_char (text);
    }
}

static void
close_last (Guard *guard)
{
  Slice name = guard->open[--guard->depth];

  g_string_append_len (guard->out, "</", 2);
  g_string_append_len (guard->out, name.start, name.length);
  g_string_append_c (guard->out, '>');
  guard->is_over = guard->depth == 0;
}

/* "</name …>": closes what is open inside of it too. */
static void
read_end_tag (Guard *guard)
{
  Slice name;
  guint i;

  guard->p += 2;
  name = read_name (guard);
  find_end (guard, ">");
  if (guard->n_too_deep > 0)
    {
      guard->n_too_deep--;
      return;
    }
  for (i = guard->depth; i > 0 && !is_same (guard->open[i - 1], name); i--)
    ;
  if (i > 0)
    while (guard->depth >= i)
      close_last (guard);
}

static Slice
read_quoted (Guard *guard, char quote)
{
  gboolean   *has_none = quote == '"' ? &guard->has_no_double_quote : &guard->has_no_single_quote;
  const char *found = NULL;
  Slice       value = { guard->p + 1, 0 };

  if (!*has_none)
    found = memchr (guard->p + 1, quote, guard->end - guard->p - 1);
  *has_none = found == NULL;
  if (found == NULL)
    {
      guard->p++;
      return value;
    }
  value.length = found - value.start;
  guard->p = found + 1;
  return value;
}

static Slice
read_value (Guard *guard)
{
  Slice value = { guard->p, 0 };

  if (guard->p < guard->end && (*guard->p == '"' || *guard->p == '\''))
    return read_quoted (guard, *guard->p);
  while (guard->p < guard->end && !g_ascii_isspace (*guard->p) && *guard->p != '>')
    guard->p++;
  value.length = guard->p - value.start;
  return value;
}

static gboolean
is_new (const Slice *names, guint n_names, Slice name)
{
  for (guint i = 0; i < n_names; i++)
    if (is_same (names[i], name))
      return FALSE;
  return TRUE;
}

/* Up to and with ">"; whether "/" stood before it. */
static gboolean
read_attributes (Guard *guard, gboolean is_kept)
{
  Slice names[DOSSIER_XML_MAX_ATTRIBUTES];
  guint n_names = 0;

  for (;;)
    {
      Slice name;
      Slice value = { "", 0 };

      skip_spaces (guard);
      if (guard->p >= guard->end || *guard->p == '<')
        return FALSE;
      if (*guard->p == '>')
        {
          guard->p++;
          return guard->p[-2] == '/';
        }
      name = read_name (guard);
      if (name.length == 0)
        {
          guard->p++;
          continue;
        }
      skip_spaces (guard);
      if (guard->p < guard->end && *guard->p == '=')
        {
          guard->p++;
          skip_spaces (guard);
          value = read_value (guard);
        }
      if (!is_kept || n_names == G_N_ELEMENTS (names) || !is_good_name (name) ||
          !is_new (names, n_names, name))
        continue;
      names[n_names++] = name;
      g_string_append_c (guard->out, ' ');
      g_string_append_len (guard->out, name.start, name.length);
      g_string_append (guard->out, "=\"");
      write_text (guard->out, value.start, value.start + value.length, TRUE);
      g_string_append_c (guard->out, '"');
    }
}

static void
read_start_tag (Guard *guard)
{
  Slice    name;
  gboolean is_kept;
  gboolean is_empty;

  guard->p++;
  name = read_name (guard);
  is_kept = guard->depth < DOSSIER_XML_MAX_DEPTH && is_good_name (name);
  if (is_kept)
    {
      g_string_append_c (guard->out, '<');
      g_string_append_len (guard->out, name.start, name.length);
    }
  is_empty = read_attributes (guard, is_kept);
  if (is_kept)
    {
      g_string_append_c (guard->out, '>');
      guard->open[guard->depth++] = name;
      if (is_empty)
        close_last (guard);
    }
  else if (!is_empty && guard->depth == DOSSIER_XML_MAX_DEPTH)
    guard->n_too_deep++;
}

static void
read_section (Guard *guard)
{
  const char *start;
  const char *found = NULL;

  guard->p += strlen ("<![CDATA[");
  start = guard->p;
  if (!guard->has_no_section_end)
    found = find_end (guard, "]]>");
  if (found == NULL)
    {
      /* Never closed: what follows is read as if it had not been opened. */
      guard->has_no_section_end = TRUE;
      guard->p = start;
      return;
    }
  if (guard->depth > 0)
    write_text (guard->out, start, found, FALSE);
}

static void
skip_comment (Guard *guard)
{
  const char *start = guard->p + strlen ("<!--");

  guard->p = start;
  if (!guard->has_no_comment_end && find_end (guard, "-->") != NULL)
    return;
  guard->has_no_comment_end = TRUE;
  guard->p = start;
}

/* With the part in brackets, where one stands before the tag's end. */
static void
skip_declaration (Guard *guard)
{
  const char *p = guard->p;

  while (p < guard->end && *p != '>' && *p != '[')
    p++;
  if (p < guard->end && *p == '[')
    {
      while (p < guard->end && *p != ']')
        p++;
      while (p < guard->end && *p != '>')
        p++;
    }
  guard->p = MIN (p + 1, guard->end);
}

static gboolean
starts_with (const Guard *guard, const char *mark)
{
  gsize length = strlen (mark);

  return (gsize) (guard->end - guard->p) >= length && memcmp (guard->p, mark, length) == 0;
}

static void
read_markup (Guard *guard)
{
  if (starts_with (guard, "<!--"))
    skip_comment (guard);
  else if (starts_with (guard, "<![CDATA["))
    read_section (guard);
  else if (starts_with (guard, "<!"))
    skip_declaration (guard);
  else if (starts_with (guard, "<?"))
    find_end (guard, ">");
  else if (starts_with (guard, "</"))
    read_end_tag (guard);
  else if (guard->end - guard->p > 1 && is_name_start (guard->p[1]))
    read_start_tag (guard);
  else
    {
      if (guard->depth > 0)
        g_string_append (guard->out, "&lt;");
      guard->p++;
    }
}

char *
dossier_xml_guard (const char *text, gsize length, gsize *guarded_length)
{
  Guard guard = { .p = text, .end = text + length };

  guard.out = g_string_sized_new (length + length / 8 + 64);
  while (guard.p < guard.end && !guard.is_over)
    {
      const char *tag = memchr (guard.p, '<', guard.end - guard.p);

      if (tag == NULL)
        tag = guard.end;
      if (guard.depth > 0)
        write_text (guard.out, guard.p, tag, TRUE);
      guard.p = tag;
      if (guard.p < guard.end)
        read_markup (&guard);
    }
  while (guard.depth > 0)
    close_last (&guard);
  *guarded_length = guard.out->len;
  return g_string_free (guard.out, FALSE);
}
