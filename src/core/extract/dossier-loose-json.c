/* dossier-loose-json.c: a JSON reader that does not give up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-loose-json.h"

#include <string.h>

typedef struct
{
  DossierLooseJson *json;
  const char       *p;
  const char       *end;
  /* Open objects and arrays, the outermost first. */
  guint32 stack[DOSSIER_LOOSE_JSON_MAX_DEPTH + 1];
  guint   depth;
  /* Opened past the limit. */
  gsize n_too_deep;
  /* Name read for the next value; 0 when none. */
  guint32 key;
} Reader;

DossierLooseJson *
dossier_loose_json_new (void)
{
  DossierLooseJson *self = g_new0 (DossierLooseJson, 1);
  DossierJsonNode   root = { .type = DOSSIER_JSON_ARRAY, .end = 1 };

  self->nodes = g_array_new (FALSE, TRUE, sizeof (DossierJsonNode));
  self->strings = g_string_new (NULL);
  g_string_append_c (self->strings, '\0');
  g_array_append_val (self->nodes, root);
  return self;
}

void
dossier_loose_json_free (DossierLooseJson *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->nodes);
  g_string_free (self->strings, TRUE);
  g_free (self);
}

static DossierJsonNode *
get_node (const DossierLooseJson *self, guint node)
{
  return &g_array_index (self->nodes, DossierJsonNode, node);
}

static guint32
add_node (Reader *self, DossierJsonType type, guint32 text)
{
  DossierJsonNode node = { .type = type, .key = self->key, .text = text };

  self->key = 0;
  node.end = self->json->nodes->len + 1;
  g_array_append_val (self->json->nodes, node);
  return self->json->nodes->len - 1;
}

static int
read_hex (const char *p, const char *end)
{
  int value = 0;

  if (end - p < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* Behind "\u": one code point, of a surrogate pair too. */
static void
read_code_point (Reader *self, GString *out)
{
  int first = read_hex (self->p, self->end);
  int second;

  if (first < 0)
    return;
  self->p += 4;
  if (first >= 0xd800 && first < 0xdc00 && self->end - self->p >= 6 && self->p[0] == '\\' &&
      self->p[1] == 'u')
    {
      second = read_hex (self->p + 2, self->end);
      if (second >= 0xdc00 && second < 0xe000)
        {
          self->p += 6;
          first = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        }
    }
  if (first > 0 && g_unichar_validate (first))
    g_string_append_unichar (out, first);
}

static void
read_escape (Reader *self, GString *out)
{
  static const char FROM[] = "nrtbf";
  static const char TO[] = "\n\r\t  ";
  const char       *known;

  if (self->p == self->end)
    return;
  known = strchr (FROM, *self->p);
  if (*self->p == 'u')
    {
      self->p++;
      read_code_point (self, out);
      return;
    }
  if (known != NULL && *known != '\0')
    g_string_append_c (out, TO[known - FROM]);
  else if (*self->p != '\0')
    g_string_append_c (out, *self->p);
  self->p++;
}

/* @p is behind the opening quote. Returns the offset of the text. */
static guint32
read_string (Reader *self)
{
  GString *out = self->json->strings;
  guint32  offset = out->len;

  while (self->p < self->end && *self->p != '"')
    {
      const char *start = self->p;

      while (self->p < self->end && *self->p != '"' && *self->p != '\\')
        self->p++;
      g_string_append_len (out, start, self->p - start);
      if (self->p < self->end && *self->p == '\\')
        {
          self->p++;
          read_escape (self, out);
        }
    }
  if (self->p < self->end)
    self->p++;
  g_string_append_c (out, '\0');
  return offset;
}

static gboolean
is_key (const Reader *self)
{
  const char *p = self->p;

  if (get_node (self->json, self->stack[self->depth])->type != DOSSIER_JSON_OBJECT)
    return FALSE;
  while (p < self->end && g_ascii_isspace (*p))
    p++;
  return p < self->end && *p == ':' && self->key == 0;
}

static void
read_word (Reader *self)
{
  const char *start = self->p;
  guint32     offset = self->json->strings->len;

  while (self->p < self->end && (g_ascii_isalnum (*self->p) || strchr ("+-._", *self->p) != NULL) &&
         *self->p != '\0')
    self->p++;
  g_string_append_len (self->json->strings, start, self->p - start);
  g_string_append_c (self->json->strings, '\0');
  if (self->n_too_deep == 0)
    add_node (self, DOSSIER_JSON_WORD, offset);
}

static void
open_value (Reader *self, DossierJsonType type)
{
  if (self->n_too_deep > 0 || self->depth == DOSSIER_LOOSE_JSON_MAX_DEPTH)
    {
      self->n_too_deep++;
      return;
    }
  self->stack[self->depth + 1] = add_node (self, type, 0);
  self->depth++;
}

static void
close_value (Reader *self)
{
  self->key = 0;
  if (self->n_too_deep > 0)
    {
      self->n_too_deep--;
      return;
    }
  if (self->depth == 0)
    return;
  get_node (self->json, self->stack[self->depth])->end = self->json->nodes->len;
  self->depth--;
}

static void
read_quoted (Reader *self)
{
  guint32 text = read_string (self);

  if (self->n_too_deep > 0)
    return;
  if (is_key (self))
    self->key = text;
  else
    add_node (self, DOSSIER_JSON_STRING, text);
}

void
dossier_loose_json_read (DossierLooseJson *self, const char *text, gsize length)
{
  Reader reader = { .json = self, .p = text, .end = text + length };

  while (reader.p < reader.end)
    {
      char c = *reader.p;

      if (g_ascii_isalnum (c) || c == '-')
        {
          read_word (&reader);
          continue;
        }
      reader.p++;
      if (c == '{' || c == '[')
        open_value (&reader, c == '{' ? DOSSIER_JSON_OBJECT : DOSSIER_JSON_ARRAY);
      else if (c == '}' || c == ']')
        close_value (&reader);
      else if (c == '"')
        read_quoted (&reader);
    }
  while (reader.depth > 0)
    close_value (&reader);
  get_node (self, 0)->end = self->nodes->len;
}

guint
dossier_loose_json_get_member (const DossierLooseJson *self, guint object, const char *key)
{
  const DossierJsonNode *node = get_node (self, object);

  if (node->type != DOSSIER_JSON_OBJECT)
    return 0;
  for (guint i = object + 1; i < node->end; i = get_node (self, i)->end)
    if (strcmp (self->strings->str + get_node (self, i)->key, key) == 0)
      return i;
  return 0;
}

const char *
dossier_loose_json_get_text (const DossierLooseJson *self, guint node)
{
  const DossierJsonNode *value = get_node (self, node);
  const char            *text = self->strings->str + value->text;

  if (value->type == DOSSIER_JSON_STRING)
    return text;
  return value->type == DOSSIER_JSON_WORD && strcmp (text, "null") != 0 ? text : NULL;
}
