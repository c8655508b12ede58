/* dossier-gazetteer.c: the places of the world by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-gazetteer.h"

#include "core/text/dossier-core-error.h"
#include "core/text/dossier-fold.h"

#include <math.h>
#include <string.h>

/* The file, written by tools/gazetteer/generate.py; all numbers little-endian.
 *
 *   header   40 bytes: "DSRGAZET"; version, entries, divisions, buckets, bytes of the pool and zero
 *            (u32 each); checksum (u64) of all that follows
 *   entries  12 bytes each, the most prominent first: latitude × 32767 / 90, longitude × 32767 /
 * 180 (s16 each), division (u16), kind (u8), ln (population + 1) × 10 (u8), name (u32) divisions  8
 * bytes each: country (2 letters), two zeros, name (u32) buckets  u32 each and one more for the
 * end: where in the pool the names start whose key's hash falls into this bucket pool     names:
 * top byte of the hash (u8), number of entries (u8), the entries, best first (base 128, low digits
 * first), the name as printed, NUL. Behind them other strings with NULs.
 *
 * Names are found by their key, which is not stored: the few names of a bucket with the right byte
 * of the hash are folded and compared. So nothing is built at start and nothing allocated. */
#define MAGIC           "DSRGAZET"
#define VERSION         1
#define HEADER_SIZE     40
#define ENTRY_SIZE      12
#define DIVISION_SIZE   8
#define CHECKSUM_OFFSET 32

/* Letters of capitals alone that are an acronym rather than a shouted name. */
#define MAX_ACRONYM 3

/* Bytes of the longest key; longer names are in no gazetteer. */
#define MAX_KEY 128

struct _DossierGazetteer
{
  GBytes       *bytes;
  const guint8 *entries;
  const guint8 *divisions;
  const guint8 *buckets;
  const guint8 *pool;
  guint32       n_entries;
  guint32       n_divisions;
  guint32       n_buckets;
  guint32       pool_size;
};

typedef struct
{
  char    text[MAX_KEY];
  gsize   length;
  guint32 hash;
} Key;

static guint32
read_u32 (const guint8 *data)
{
  guint32 value;

  memcpy (&value, data, sizeof value);
  return GUINT32_FROM_LE (value);
}

static guint64
read_u64 (const guint8 *data)
{
  guint64 value;

  memcpy (&value, data, sizeof value);
  return GUINT64_FROM_LE (value);
}

static int
read_s16 (const guint8 *data)
{
  return (gint16) (data[0] | data[1] << 8);
}

/* FNV-1a over words of eight bytes, stirred: all of a file of 4 MB in less than a millisecond. */
static guint64
sum_bytes (const guint8 *data, gsize size)
{
  guint64 sum = G_GUINT64_CONSTANT (0xCBF29CE484222325);

  for (gsize i = 0; i + 8 <= size; i += 8)
    {
      sum = (sum ^ read_u64 (data + i)) * G_GUINT64_CONSTANT (0x100000001B3);
      sum ^= sum >> 29;
    }
  return sum;
}

DossierGazetteer *
dossier_gazetteer_new (GBytes *bytes, GError **error)
{
  g_autoptr (DossierGazetteer) self = NULL;
  const guint8 *data;
  gsize         size;
  guint64       needed;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size < HEADER_SIZE || memcmp (data, MAGIC, strlen (MAGIC)) != 0 ||
      read_u32 (data + 8) != VERSION)
    {
      g_set_error (error,
                   DOSSIER_CORE_ERROR,
                   DOSSIER_CORE_ERROR_BAD_DATA,
                   "opening the gazetteer: not a gazetteer of version %d",
                   VERSION);
      return NULL;
    }
  self = g_new0 (DossierGazetteer, 1);
  self->n_entries = read_u32 (data + 12);
  self->n_divisions = read_u32 (data + 16);
  self->n_buckets = read_u32 (data + 20);
  self->pool_size = read_u32 (data + 24);
  needed = HEADER_SIZE + (guint64) self->n_entries * ENTRY_SIZE +
           (guint64) self->n_divisions * DIVISION_SIZE + ((guint64) self->n_buckets + 1) * 4 +
           self->pool_size;
  if (needed > size || size - needed >= 8 || self->n_buckets == 0 || self->pool_size == 0 ||
      read_u64 (data + CHECKSUM_OFFSET) != sum_bytes (data + HEADER_SIZE, size - HEADER_SIZE))
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_BAD_DATA,
                           "opening the gazetteer: the file is damaged");
      return NULL;
    }
  self->bytes = g_bytes_ref (bytes);
  self->entries = data + HEADER_SIZE;
  self->divisions = self->entries + (gsize) self->n_entries * ENTRY_SIZE;
  self->buckets = self->divisions + (gsize) self->n_divisions * DIVISION_SIZE;
  self->pool = self->buckets + ((gsize) self->n_buckets + 1) * 4;
  return g_steal_pointer (&self);
}

void
dossier_gazetteer_free (DossierGazetteer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

/* Words that are written two ways; the key has the second. */
static const struct
{
  const char *word;
  const char *key;
} word_forms[] = {
  { "saint", "st" }, { "sainte", "ste" }, { "mount", "mt" }, { "fort", "ft" }, { "&", "and" },
};

static gsize
shorten_word (char *word, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (word_forms); i++)
    if (strlen (word_forms[i].word) == length && memcmp (word, word_forms[i].word, length) == 0)
      {
        gsize n = strlen (word_forms[i].key);

        /* "&" grows, into the room that is left for it. */
        memcpy (word, word_forms[i].key, n);
        return n;
      }
  return length;
}

/* Makes the key of a name: folded, without full stops, apostrophes, commas and quotes, hyphens and
 * slashes as spaces, "Saint" as "St". tools/gazetteer/keys.py does the same. */
static gboolean
make_key (const char *name, gsize length, Key *key)
{
  char  folded[MAX_KEY];
  gsize n_folded = dossier_fold_into (name, length, folded, sizeof folded);
  gsize word = 0;
  gsize n = 0;

  for (gsize i = 0; i <= n_folded; i++)
    {
      char byte = i < n_folded ? folded[i] : ' ';

      if (byte == '.' || byte == '\'' || byte == ',' || byte == '"')
        continue;
      if (n + 4 > MAX_KEY)
        return FALSE;
      if (byte != ' ' && byte != '-' && byte != '/')
        {
          key->text[n++] = byte;
          continue;
        }
      if (n == word)
        continue;
      n = word + shorten_word (key->text + word, n - word);
      key->text[n++] = ' ';
      word = n;
    }
  if (n == 0)
    return FALSE;
  key->length = n - 1;
  key->text[key->length] = '\0';

  key->hash = 0x811C9DC5;
  for (gsize i = 0; i < key->length; i++)
    key->hash = (key->hash ^ (guchar) key->text[i]) * 0x01000193;
  key->hash ^= key->hash >> 15;
  key->hash *= 0x2C1B3C6D;
  key->hash ^= key->hash >> 13;
  return TRUE;
}

/* A name of the pool. */
typedef struct
{
  const guint8 *references;
  guint         n_references;
  const char   *printed;
  gsize         length;
} Name;

/* Reads one number and moves @data past it; FALSE at @end or when it has too many digits. */
static gboolean
read_reference (const guint8 **data, const guint8 *end, guint32 *reference)
{
  guint32 value = 0;

  for (guint shift = 0; shift < 28 && *data < end; shift += 7)
    {
      guint8 byte = *(*data)++;

      value |= (guint32) (byte & 0x7F) << shift;
      if (byte < 0x80)
        {
          *reference = value;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
read_name (const guint8 **data, const guint8 *end, Name *name)
{
  const guint8 *terminator;
  guint32       reference;

  if (end - *data < 2)
    return FALSE;
  name->n_references = (*data)[1];
  name->references = *data + 2;
  *data += 2;
  for (guint i = 0; i < name->n_references; i++)
    if (!read_reference (data, end, &reference))
      return FALSE;
  terminator = memchr (*data, '\0', end - *data);
  if (terminator == NULL)
    return FALSE;
  name->printed = (const char *) *data;
  name->length = terminator - *data;
  *data = terminator + 1;
  return TRUE;
}

typedef struct
{
  guint    n_letters;
  gboolean has_upper;
  gboolean has_lower;
} Letters;

static Letters
count_letters (const char *text, gsize length)
{
  Letters letters = { 0 };

  for (const char *p = text; p < text + length;)
    {
      gunichar character = g_utf8_get_char_validated (p, text + length - p);

      if (character >= (gunichar) -2)
        break;
      letters.n_letters += g_unichar_isalpha (character);
      letters.has_upper |= g_unichar_isupper (character);
      letters.has_lower |= g_unichar_islower (character);
      p = g_utf8_next_char (p);
    }
  return letters;
}

/* "US" is no "us", and "EU" is not the town of Eu; but "ROME" is Rome in a headline. */
static gboolean
is_case_right (const Name *name, const char *query, gsize length)
{
  Letters printed = count_letters (name->printed, name->length);
  Letters asked = count_letters (query, length);

  if (!printed.has_lower)
    return asked.has_upper || !asked.has_lower;
  return asked.has_lower || asked.n_letters > MAX_ACRONYM;
}

static gboolean
find_key (const DossierGazetteer *self, const char *query, gsize length, Name *name)
{
  Key           key;
  guint32       bucket;
  guint32       start;
  guint32       stop;
  const guint8 *data;
  const guint8 *end;

  if (!make_key (query, length, &key))
    return FALSE;
  bucket = key.hash % self->n_buckets;
  start = read_u32 (self->buckets + (gsize) bucket * 4);
  stop = read_u32 (self->buckets + (gsize) bucket * 4 + 4);
  if (start > stop || stop > self->pool_size)
    return FALSE;
  data = self->pool + start;
  end = self->pool + stop;
  while (data < end)
    {
      guint8 fingerprint = *data;
      Key    other;

      if (!read_name (&data, end, name))
        return FALSE;
      if (fingerprint == key.hash >> 24 && make_key (name->printed, name->length, &other) &&
          other.length == key.length && memcmp (other.text, key.text, key.length) == 0 &&
          is_case_right (name, query, length))
        return TRUE;
    }
  return FALSE;
}

/* Bytes of a possessive "'s" at the end. */
static gsize
measure_possessive (const char *name, gsize length)
{
  static const char *const endings[] = { "'s", "’s", "'S", "’S" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize n = strlen (endings[i]);

      if (length > n && memcmp (name + length - n, endings[i], n) == 0)
        return n;
    }
  return 0;
}

/* The name as it is, without its possessive, without "the": the first that is known. */
static gboolean
find_name (const DossierGazetteer *self, const char *query, gsize length, Name *name)
{
  gsize possessive;

  if (length == 0 || length >= MAX_KEY)
    return FALSE;
  if (find_key (self, query, length, name))
    return TRUE;
  possessive = measure_possessive (query, length);
  if (possessive > 0 && find_key (self, query, length - possessive, name))
    return TRUE;
  length -= possessive;
  return length > 4 && g_ascii_strncasecmp (query, "the ", 4) == 0 &&
         find_key (self, query + 4, length - 4, name);
}

/* The string at @offset of the pool, "" if there is none. */
static const char *
get_string (const DossierGazetteer *self, guint32 offset)
{
  if (offset >= self->pool_size ||
      memchr (self->pool + offset, '\0', self->pool_size - offset) == NULL)
    return "";
  return (const char *) self->pool + offset;
}

static gboolean
read_entry (const DossierGazetteer *self, guint32 index, DossierGazetteerEntry *entry)
{
  const guint8 *data;
  const guint8 *division;
  guint         division_index;

  if (index >= self->n_entries)
    return FALSE;
  data = self->entries + (gsize) index * ENTRY_SIZE;
  division_index = data[4] | data[5] << 8;
  if (division_index >= self->n_divisions || data[6] > DOSSIER_PLACE_CITY)
    return FALSE;
  division = self->divisions + (gsize) division_index * DIVISION_SIZE;
  entry->latitude = read_s16 (data) * 90.0 / 32767;
  entry->longitude = read_s16 (data + 2) * 180.0 / 32767;
  entry->kind = data[6];
  entry->population = (guint) (exp (data[7] / 10.0) - 0.5);
  entry->name = get_string (self, read_u32 (data + 8));
  entry->admin = get_string (self, read_u32 (division + 4));
  memcpy (entry->country, division, 2);
  entry->country[2] = '\0';
  return TRUE;
}

gboolean
dossier_gazetteer_has_name (const DossierGazetteer *self, const char *name, gsize length)
{
  Name found;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL || length == 0, FALSE);

  return find_name (self, name, length, &found);
}

guint
dossier_gazetteer_lookup (const DossierGazetteer *self,
                          const char             *name,
                          gsize                   length,
                          DossierGazetteerEntry  *entries,
                          guint                   n_entries)
{
  Name          found;
  const guint8 *data;
  guint         n = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (name != NULL || length == 0, 0);

  if (!find_name (self, name, length, &found))
    return 0;
  data = found.references;
  for (guint i = 0; i < found.n_references && n < n_entries; i++)
    {
      guint32 index;

      if (!read_reference (&data, (const guint8 *) found.printed, &index))
        break;
      n += read_entry (self, index, &entries[n]);
    }
  return n;
}
