/* dossier-exchange-warc.c: reads the pages of a WARC file, unpacked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ISO 28500: records one after the other, each a line "WARC/1.0" or "WARC/1.1", named fields, an
 * empty line, a block of Content-Length bytes and two line ends. Responses hold an HTTP answer as
 * it came, headers and chunks; resources hold the page alone. Pages are articles, pictures belong
 * to them. All else (requests, scripts, metadata, redirects) is passed over and counted; what
 * cannot be read is a problem.
 */
#include "config.h"

#include "core/exchange/dossier-exchange-readers.h"

#include "core/text/dossier-core-error.h"

#include <string.h>

/* Lines of fields in one record or one answer. */
#define MAX_FIELDS 1000

typedef struct
{
  const char *data;
  gsize       length;
} Slice;

/* Cuts the first line off; without its end. FALSE when none is complete. */
static gboolean
take_line (Slice *rest, Slice *line)
{
  const char *newline = memchr (rest->data, '\n', rest->length);
  gsize       taken;

  if (newline == NULL)
    return FALSE;
  taken = (gsize) (newline - rest->data) + 1;
  line->data = rest->data;
  line->length = taken - 1;
  if (line->length > 0 && line->data[line->length - 1] == '\r')
    line->length--;
  rest->data += taken;
  rest->length -= taken;
  return TRUE;
}

/* Reads fields up to the empty line into a table from small name to value, which is made valid
 * UTF-8; the first of several counts. FALSE when the empty line never comes. */
static gboolean
take_fields (Slice *rest, GHashTable *fields)
{
  Slice line;

  for (guint i = 0; i < MAX_FIELDS && take_line (rest, &line); i++)
    {
      const char      *colon = memchr (line.data, ':', line.length);
      g_autofree char *name = NULL;
      char            *value;

      if (line.length == 0)
        return TRUE;
      if (colon == NULL)
        continue;
      name = g_ascii_strdown (line.data, colon - line.data);
      if (g_hash_table_contains (fields, name))
        continue;
      value = g_utf8_make_valid (colon + 1, line.data + line.length - (colon + 1));
      g_hash_table_insert (fields, g_steal_pointer (&name), g_strstrip (value));
    }
  return FALSE;
}

static GHashTable *
new_fields (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* Joins the chunks of a body; what comes after a broken one is left out. @is_cut (out): whether
 * the last one is missing. */
static GBytes *
join_chunks (Slice body, gboolean *is_cut)
{
  GByteArray *joined = g_byte_array_new ();
  Slice       line;

  *is_cut = TRUE;
  while (take_line (&body, &line))
    {
      g_autofree char *number = g_strndup (line.data, MIN (line.length, 16));
      guint64          size = g_ascii_strtoull (number, NULL, 16);

      *is_cut = size != 0 || line.length == 0 || !g_ascii_isxdigit (line.data[0]);
      if (size == 0 || size > body.length)
        break;
      *is_cut = TRUE;
      g_byte_array_append (joined, (const guint8 *) body.data, (guint) size);
      body.data += size;
      body.length -= size;
      take_line (&body, &line);
    }
  return g_byte_array_free_to_bytes (joined);
}

static gboolean
is_of_type (const char *content_type, const char *const *types)
{
  for (; content_type != NULL && *types != NULL; types++)
    if (g_ascii_strncasecmp (content_type, *types, strlen (*types)) == 0)
      return TRUE;
  return FALSE;
}

static const char *const page_types[] = {
  "text/html",
  "application/xhtml+xml",
  "text/plain",
  NULL,
};
static const char *const picture_types[] = { "image/", NULL };

/* What a record holds. */
typedef struct
{
  GBytes  *bytes; /* (nullable) */
  char    *content_type;
  char    *content_encoding;
  gboolean is_cut;
} Answer;

static void
clear_answer (Answer *answer)
{
  g_clear_pointer (&answer->bytes, g_bytes_unref);
  g_clear_pointer (&answer->content_type, g_free);
  g_clear_pointer (&answer->content_encoding, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

static gboolean
is_wanted (const char *content_type)
{
  return is_of_type (content_type, page_types) || is_of_type (content_type, picture_types);
}

/* The page or picture in a response's block, when it holds one. */
static void
take_answer (Slice block, Answer *answer)
{
  g_autoptr (GHashTable) fields = new_fields ();
  const char *coding;
  Slice       line;

  if (!take_line (&block, &line) || line.length < 12 ||
      g_ascii_strncasecmp (line.data, "HTTP/", 5) != 0)
    return;
  /* "HTTP/1.1 200 OK": redirects and errors are no pages. */
  if (memchr (line.data, ' ', line.length) == NULL ||
      ((const char *) memchr (line.data, ' ', line.length))[1] != '2' ||
      !take_fields (&block, fields) || !is_wanted (g_hash_table_lookup (fields, "content-type")))
    return;
  answer->content_type = g_strdup (g_hash_table_lookup (fields, "content-type"));
  answer->content_encoding = g_strdup (g_hash_table_lookup (fields, "content-encoding"));
  coding = g_hash_table_lookup (fields, "transfer-encoding");
  if (coding != NULL && g_ascii_strcasecmp (coding, "chunked") == 0)
    answer->bytes = join_chunks (block, &answer->is_cut);
  else
    answer->bytes = g_bytes_new (block.data, block.length);
}

static void
take_resource (GHashTable *fields, Slice block, Answer *answer)
{
  const char *type = g_hash_table_lookup (fields, "content-type");

  if (!is_wanted (type))
    return;
  answer->content_type = g_strdup (type);
  answer->bytes = g_bytes_new (block.data, block.length);
}

/* Older writers put the address in angle brackets. (transfer full) (nullable) */
static char *
dup_url (GHashTable *fields)
{
  const char *url = g_hash_table_lookup (fields, "warc-target-uri");
  gsize       length = url != NULL ? strlen (url) : 0;

  if (length >= 2 && url[0] == '<' && url[length - 1] == '>')
    return g_strndup (url + 1, length - 2);
  return g_strdup (url);
}

static void
read_record (DossierImported *imported, GHashTable *fields, Slice block, guint *n_others)
{
  const char      *type = g_hash_table_lookup (fields, "warc-type");
  gint64           date = dossier_exchange_parse_time (g_hash_table_lookup (fields, "warc-date"));
  g_autofree char *url = dup_url (fields);
  g_auto (Answer) answer = { 0 };
  DossierImportedArticle *article;
  DossierImportedPicture *picture;

  if (g_strcmp0 (type, "response") == 0)
    take_answer (block, &answer);
  else if (g_strcmp0 (type, "resource") == 0)
    take_resource (fields, block, &answer);
  if (answer.bytes == NULL)
    {
      (*n_others)++;
      return;
    }
  if (!dossier_exchange_check_url (imported, url, "a record"))
    return;
  if (answer.is_cut)
    dossier_imported_add_problem (imported, "%s was received in part only", url);
  if (is_of_type (answer.content_type, picture_types))
    {
      picture = dossier_imported_add_picture (imported, url, g_steal_pointer (&answer.bytes));
      picture->content_encoding = g_steal_pointer (&answer.content_encoding);
      picture->received = date;
      return;
    }
  article = dossier_imported_add_article (imported, url);
  article->page = g_steal_pointer (&answer.bytes);
  article->content_type = g_steal_pointer (&answer.content_type);
  article->content_encoding = g_steal_pointer (&answer.content_encoding);
  article->added = date;
}

/* One record; FALSE at the end and where the file is broken, which is told. */
static gboolean
take_record (DossierImported *imported, Slice *rest, const char *start, guint *n_others)
{
  g_autoptr (GHashTable) fields = new_fields ();
  gsize       place = (gsize) (rest->data - start);
  const char *length_text;
  guint64     length;
  Slice       line;

  do
    {
      if (!take_line (rest, &line))
        return FALSE;
    }
  while (line.length == 0);
  if (line.length < 5 || memcmp (line.data, "WARC/", 5) != 0 || !take_fields (rest, fields))
    {
      dossier_imported_add_problem (imported,
                                    "what stands at byte %" G_GSIZE_FORMAT " is no record",
                                    place);
      return FALSE;
    }
  length_text = g_hash_table_lookup (fields, "content-length");
  length = length_text != NULL ? g_ascii_strtoull (length_text, NULL, 10) : G_MAXUINT64;
  if (length > rest->length)
    {
      dossier_imported_add_problem (imported,
                                    "the record at byte %" G_GSIZE_FORMAT " is cut off",
                                    place);
      return FALSE;
    }
  read_record (imported, fields, (Slice){ rest->data, (gsize) length }, n_others);
  rest->data += length;
  rest->length -= (gsize) length;
  return TRUE;
}

DossierImported *
dossier_exchange_read_warc (const char *data, gsize length, GError **error)
{
  DossierImported *imported = dossier_imported_new ("WARC");
  Slice            rest = { data, length };
  guint            n_others = 0;

  while (take_record (imported, &rest, data, &n_others))
    continue;
  if (n_others > 0)
    dossier_imported_add_problem (imported,
                                  "%u records are neither pages nor pictures (requests, scripts, "
                                  "redirects)",
                                  n_others);
  return imported;
}
