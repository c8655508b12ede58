/* dossier-salvage.c: reads rows from a SQLite file that SQLite itself no longer reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-salvage.h"

#include <sqlite3.h>
#include <string.h>

#define HEADER_SIZE 100

/* What new files have; where the header is lost, what else should it be. */
#define USUAL_PAGE_SIZE 4096

/* Of a tree over 2³² rows, with room to spare; deeper is damage. */
#define MAX_DEPTH 24

/* No table of ours is as wide. */
#define MAX_VALUES 64

/* What SQLite itself sets as the longest row. */
#define MAX_ROW (1000 * 1000 * 1000)

enum
{
  INDEX_INTERIOR = 2,
  TABLE_INTERIOR = 5,
  INDEX_LEAF = 10,
  TABLE_LEAF = 13,
};

struct _DossierSalvage
{
  GBytes       *bytes;
  const guint8 *data;
  gsize         length;
  gsize         page_size;
  guint         n_pages;
  gsize         usable;  /* bytes of a page */
  guint8       *is_seen; /* of each page, from 1 */
  guint8       *is_bad;  /* likewise */
  GByteArray   *row;     /* one that goes on over several pages */
  guint         n_bad_rows;
  guint         n_bad_pages;

  /* while walking */
  DossierSalvageFunc func;
  gpointer           func_data;
  gboolean           is_whole;
};

static guint
read_16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static guint32
read_32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* Its length, 0 when it does not end before @end. */
static gsize
read_varint (const guint8 *bytes, const guint8 *end, guint64 *value)
{
  *value = 0;
  for (gsize i = 0; i < 9 && bytes + i < end; i++)
    {
      if (i == 8)
        {
          *value = *value << 8 | bytes[i];
          return 9;
        }
      *value = *value << 7 | (bytes[i] & 0x7f);
      if ((bytes[i] & 0x80) == 0)
        return i + 1;
    }
  return 0;
}

gboolean
dossier_salvage_has_header (DossierSalvage *self)
{
  return self->length >= HEADER_SIZE && memcmp (self->data, "SQLite format 3", 16) == 0 &&
         self->page_size == (read_16 (self->data + 16) == 1 ? 65536 : read_16 (self->data + 16));
}

guint32
dossier_salvage_get_header (DossierSalvage *self, guint offset)
{
  return offset + 4 <= HEADER_SIZE && self->length >= HEADER_SIZE ? read_32 (self->data + offset)
                                                                  : 0;
}

static gsize
find_page_size (const guint8 *data, gsize length)
{
  gsize size = length >= HEADER_SIZE ? read_16 (data + 16) : 0;

  if (size == 1)
    size = 65536;
  return size >= 512 && (size & (size - 1)) == 0 ? size : USUAL_PAGE_SIZE;
}

DossierSalvage *
dossier_salvage_new (GBytes *bytes)
{
  DossierSalvage *self = g_new0 (DossierSalvage, 1);

  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->length);
  self->page_size = find_page_size (self->data, self->length);
  self->n_pages = (guint) MIN (self->length / self->page_size, G_MAXUINT - 1);
  self->usable = self->page_size;
  /* Bytes kept free at the end of each page, which we never ask for. */
  if (dossier_salvage_has_header (self) && self->data[20] <= 32)
    self->usable -= self->data[20];
  self->is_seen = g_new0 (guint8, (gsize) self->n_pages + 1);
  self->is_bad = g_new0 (guint8, (gsize) self->n_pages + 1);
  self->row = g_byte_array_new ();
  return self;
}

void
dossier_salvage_free (DossierSalvage *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_byte_array_unref (self->row);
  g_free (self->is_seen);
  g_free (self->is_bad);
  g_free (self);
}

static const guint8 *
get_page (DossierSalvage *self, guint number)
{
  return number >= 1 && number <= self->n_pages ? self->data + (number - 1) * self->page_size
                                                : NULL;
}

static void
note_bad_page (DossierSalvage *self, guint number)
{
  self->is_whole = FALSE;
  if (number > self->n_pages)
    self->n_bad_pages++;
  else if (!self->is_bad[number])
    {
      self->is_bad[number] = TRUE;
      self->n_bad_pages++;
    }
}

static void
note_bad_row (DossierSalvage *self)
{
  self->is_whole = FALSE;
  self->n_bad_rows++;
}

/* --- Rows --- */

static gint64
read_integer (const guint8 *bytes, gsize length)
{
  guint64 value = length > 0 && (bytes[0] & 0x80) != 0 ? G_MAXUINT64 : 0;

  for (gsize i = 0; i < length; i++)
    value = value << 8 | bytes[i];
  return (gint64) value;
}

/* Bytes of the value with this serial type; FALSE for one that does not exist. */
static gboolean
read_value (guint64              type,
            const guint8        *bytes,
            gsize                left,
            DossierSalvageValue *value,
            gsize               *length)
{
  static const guint8 integer_lengths[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };

  *value = (DossierSalvageValue){ .type = SQLITE_NULL };
  if (type == 10 || type == 11)
    return FALSE;
  *length = type < 12 ? integer_lengths[type] : (gsize) MIN ((type - 12) / 2, MAX_ROW);
  if (*length > left)
    return FALSE;
  if (type >= 12)
    {
      value->type = type % 2 == 0 ? SQLITE_BLOB : SQLITE_TEXT;
      value->bytes = bytes;
      value->length = *length;
    }
  else if (type == 7)
    {
      guint64 bits = (guint64) read_integer (bytes, 8);

      value->type = SQLITE_FLOAT;
      memcpy (&value->real, &bits, sizeof bits);
    }
  else if (type > 0)
    {
      value->type = SQLITE_INTEGER;
      value->integer = type >= 8 ? (gint64) type - 8 : read_integer (bytes, *length);
    }
  return TRUE;
}

/* Takes a record apart; FALSE when it is none. */
static gboolean
tell_row (DossierSalvage *self, guint page, gint64 rowid, const guint8 *bytes, gsize length)
{
  DossierSalvageValue values[MAX_VALUES];
  guint               n_values = 0;
  guint64             header = 0;
  gsize               at = read_varint (bytes, bytes + length, &header);
  gsize               body = 0;
  DossierSalvageRow   row = { page, rowid, values, 0 };

  if (at == 0 || header < at || header > length)
    return FALSE;
  body = (gsize) header;
  while (at < header)
    {
      guint64 type = 0;
      gsize   n = read_varint (bytes + at, bytes + header, &type);
      gsize   value_length = 0;

      if (n == 0 || n_values == MAX_VALUES ||
          !read_value (type, bytes + body, length - body, &values[n_values], &value_length))
        return FALSE;
      n_values++;
      at += n;
      body += value_length;
    }
  if (body != length)
    return FALSE;
  row.n_values = n_values;
  self->func (&row, self->func_data);
  return TRUE;
}

/* How much of a row of @length bytes stands on its own page. */
static gsize
count_local (DossierSalvage *self, gsize length, gboolean is_table)
{
  gsize most = is_table ? self->usable - 35 : (self->usable - 12) * 64 / 255 - 23;
  gsize least = (self->usable - 12) * 32 / 255 - 23;
  gsize local = 0;

  if (length <= most)
    return length;
  local = least + (length - least) % (self->usable - 4);
  return local <= most ? local : least;
}

/* Adds what stands on the pages that follow. */
static gboolean
read_overflow (DossierSalvage *self, guint next, gsize length)
{
  while (self->row->len < length)
    {
      const guint8 *page = get_page (self, next);
      gsize         n = MIN (length - self->row->len, self->usable - 4);

      if (page == NULL || self->is_seen[next])
        return FALSE;
      self->is_seen[next] = TRUE;
      g_byte_array_append (self->row, page + 4, (guint) n);
      next = read_32 (page);
    }
  return TRUE;
}

/* @at: where the row's length stands */
static gboolean
read_cell (DossierSalvage *self, guint number, const guint8 *at, gboolean is_table)
{
  const guint8 *end = get_page (self, number) + self->usable;
  guint64       length = 0;
  guint64       rowid = 0;
  gsize         n = read_varint (at, end, &length);
  gsize         local = 0;

  if (n == 0 || length > MAX_ROW || length > self->length)
    return FALSE;
  at += n;
  if (is_table)
    {
      n = read_varint (at, end, &rowid);
      if (n == 0)
        return FALSE;
      at += n;
    }
  local = count_local (self, (gsize) length, is_table);
  if (local > (gsize) (end - at))
    return FALSE;
  if (local == length)
    return tell_row (self, number, (gint64) rowid, at, local);
  if (local + 4 > (gsize) (end - at))
    return FALSE;
  g_byte_array_set_size (self->row, 0);
  g_byte_array_append (self->row, at, (guint) local);
  return read_overflow (self, read_32 (at + local), (gsize) length) &&
         tell_row (self, number, (gint64) rowid, self->row->data, self->row->len);
}

/* --- Pages --- */

static gboolean
is_kind (guint8 kind)
{
  return kind == INDEX_INTERIOR || kind == TABLE_INTERIOR || kind == INDEX_LEAF ||
         kind == TABLE_LEAF;
}

static void walk_page (DossierSalvage *self, guint number, guint depth);

static void
walk_cells (DossierSalvage *self, guint number, const guint8 *page, guint depth)
{
  gsize    start = number == 1 ? HEADER_SIZE : 0;
  guint8   kind = page[start];
  gboolean is_interior = kind == INDEX_INTERIOR || kind == TABLE_INTERIOR;
  gboolean is_table = kind == TABLE_INTERIOR || kind == TABLE_LEAF;
  guint    n_cells = read_16 (page + start + 3);
  gsize    cells = start + (is_interior ? 12 : 8);

  if (cells + 2 * (gsize) n_cells > self->usable)
    {
      note_bad_page (self, number);
      n_cells = (guint) ((self->usable - cells) / 2);
    }
  for (guint i = 0; i < n_cells; i++)
    {
      gsize at = read_16 (page + cells + 2 * i);

      if (at < cells || at + (is_interior ? 5 : 3) > self->usable)
        {
          note_bad_row (self);
          continue;
        }
      if (is_interior)
        walk_page (self, read_32 (page + at), depth + 1);
      /* An interior page of a table has no rows, one of an index has. */
      if ((!is_interior || !is_table) &&
          !read_cell (self, number, page + at + (is_interior ? 4 : 0), is_table))
        note_bad_row (self);
    }
  if (is_interior)
    walk_page (self, read_32 (page + start + 8), depth + 1);
}

static void
walk_page (DossierSalvage *self, guint number, guint depth)
{
  const guint8 *page = get_page (self, number);
  gsize         start = number == 1 ? HEADER_SIZE : 0;

  if (page == NULL || depth > MAX_DEPTH || self->is_seen[number] || !is_kind (page[start]))
    {
      note_bad_page (self, number);
      return;
    }
  self->is_seen[number] = TRUE;
  walk_cells (self, number, page, depth);
}

gboolean
dossier_salvage_walk (DossierSalvage *self, guint root, DossierSalvageFunc func, gpointer data)
{
  self->func = func;
  self->func_data = data;
  self->is_whole = TRUE;
  walk_page (self, root, 0);
  return self->is_whole;
}

static void
ignore_row_cb (const DossierSalvageRow *row, gpointer data)
{
}

void
dossier_salvage_pass_over (DossierSalvage *self, guint root)
{
  guint n_bad_rows = self->n_bad_rows;
  guint n_bad_pages = self->n_bad_pages;

  dossier_salvage_walk (self, root, ignore_row_cb, NULL);
  self->n_bad_rows = n_bad_rows;
  self->n_bad_pages = n_bad_pages;
}

/* What was deleted is not lost. */
static void
skip_free_pages (DossierSalvage *self)
{
  guint trunk = dossier_salvage_has_header (self) ? dossier_salvage_get_header (self, 32) : 0;

  while (get_page (self, trunk) != NULL && !self->is_seen[trunk])
    {
      const guint8 *page = get_page (self, trunk);
      guint         n_leaves = read_32 (page + 4);

      self->is_seen[trunk] = TRUE;
      for (guint i = 0; i < n_leaves && 8 + 4 * ((gsize) i + 1) <= self->usable; i++)
        {
          guint leaf = read_32 (page + 8 + 4 * i);

          if (get_page (self, leaf) != NULL)
            self->is_seen[leaf] = TRUE;
        }
      trunk = read_32 (page);
    }
}

void
dossier_salvage_walk_strays (DossierSalvage *self, DossierSalvageFunc func, gpointer data)
{
  guint n_bad_rows = self->n_bad_rows;
  guint n_bad_pages = self->n_bad_pages;

  self->func = func;
  self->func_data = data;
  skip_free_pages (self);
  for (guint number = 2; number <= self->n_pages; number++)
    {
      const guint8 *page = get_page (self, number);

      if (self->is_seen[number] || page[0] != TABLE_LEAF)
        continue;
      self->is_seen[number] = TRUE;
      walk_cells (self, number, page, 0);
    }
  /* It may have been no page of rows at all. */
  self->n_bad_rows = n_bad_rows;
  self->n_bad_pages = n_bad_pages;
}

guint
dossier_salvage_get_n_bad_pages (DossierSalvage *self)
{
  return self->n_bad_pages;
}

guint
dossier_salvage_get_n_bad_rows (DossierSalvage *self)
{
  return self->n_bad_rows;
}
