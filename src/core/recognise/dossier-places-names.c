/* dossier-places-names.c: the places that a name in a text may mean, whatever words are around it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-places-names.h"

#include "core/recognise/dossier-places-votes.h"

#include <string.h>

/* Bytes and words of the name that may follow another. */
#define MAX_NEXT         48
#define MAX_NEXT_WORDS   4
#define MAX_ABBREVIATION 8
/* Bytes of each of two towns joined by a hyphen. */
#define MIN_TWIN 4
/* Words of a place at the start of a longer name. */
#define MAX_INSIDE_WORDS 4

/* Words before a name that the gazetteer leaves out. */
static const char *const prefixes[] = {
  "northern ",        "southern ",      "eastern ",       "western ",       "central ",
  "north ",           "south ",         "east ",          "west ",          "upper ",
  "lower ",           "northeastern ",  "northwestern ",  "southeastern ",  "southwestern ",
  "north-eastern ",   "north-western ", "south-eastern ", "south-western ", "northeast ",
  "northwest ",       "southeast ",     "southwest ",     "greater ",       "downtown ",
  "mainland ",        "occupied ",      "rural ",         "inner ",         "republic of ",
  "province of ",     "state of ",      "city of ",       "town of ",       "county of ",
  "kingdom of ",      "island of ",     "isle of ",       "region of ",     "district of ",
  "village of ",      "gulf of ",       "river ",         "lake ",          "port of ",
  "commonwealth of ", "north west ",    "north east ",    "south west ",    "south east ",
};

/* Words behind a name, and whether they say that it is a region rather than its town. */
static const struct
{
  const char *text;
  gboolean    is_region;
} suffixes[] = {
  { " region", TRUE },
  { " province", TRUE },
  { " state", TRUE },
  { " oblast", TRUE },
  { " governorate", TRUE },
  { " district", TRUE },
  { " county", TRUE },
  { " city", FALSE },
  { " prefecture", TRUE },
  { " territory", TRUE },
  { " peninsula", FALSE },
  { " island", FALSE },
  { " islands", FALSE },
  { " area", FALSE },
  { " township", FALSE },
  { " borough", FALSE },
  { " metropolitan area", FALSE },
  { " republic", TRUE },
  { " department", TRUE },
  { " division", TRUE },
  { " valley", FALSE },
  { " river", FALSE },
  { " town", FALSE },
  { " village", FALSE },
  { " municipality", FALSE },
  { " parish", TRUE },
  { " mountains", FALSE },
  { " coast", FALSE },
  { " desert", FALSE },
  { " suburbs", FALSE },
  { " metro area", FALSE },
};

/* Towns and provinces somewhere, but none that a text speaks about by this word alone: "the North",
 * "Court Square", "City Hall". */
static gboolean
is_common_word (const char *name, gsize length)
{
  static const char *const words[] = {
    "north", "south", "east", "west", "central", "city", "court"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (name, words[i], length) == 0)
      return TRUE;
  return FALSE;
}

static guint
look_up (const DossierPlacesText *self,
         const char              *name,
         gsize                    length,
         DossierGazetteerEntry   *entries)
{
  if (is_common_word (name, length))
    return 0;
  return dossier_gazetteer_lookup (self->gazetteer,
                                   name,
                                   length,
                                   entries,
                                   DOSSIER_PLACES_MAX_READINGS);
}

/* Puts the readings first that are regions, if the name says that it is one. */
static void
prefer_regions (DossierGazetteerEntry *entries, guint n)
{
  guint to = 0;

  for (guint i = 0; i < n; i++)
    if (entries[i].kind == DOSSIER_PLACE_REGION)
      {
        DossierGazetteerEntry region = entries[i];

        memmove (&entries[to + 1], &entries[to], (i - to) * sizeof *entries);
        entries[to++] = region;
      }
}

static guint
look_up_without_suffix (const DossierPlacesText *self,
                        const char              *name,
                        gsize                    length,
                        DossierGazetteerEntry   *entries)
{
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize n_suffix = strlen (suffixes[i].text);
      guint n;

      if (length <= n_suffix ||
          g_ascii_strncasecmp (name + length - n_suffix, suffixes[i].text, n_suffix) != 0)
        continue;
      n = look_up (self, name, length - n_suffix, entries);
      if (suffixes[i].is_region)
        prefer_regions (entries, n);
      if (n > 0)
        return n;
    }
  return 0;
}

static guint
look_up_without_prefix (const DossierPlacesText *self,
                        const char              *name,
                        gsize                    length,
                        DossierGazetteerEntry   *entries)
{
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize n_prefix = strlen (prefixes[i]);
      guint n;

      if (length <= n_prefix || g_ascii_strncasecmp (name, prefixes[i], n_prefix) != 0)
        continue;
      n = look_up (self, name + n_prefix, length - n_prefix, entries);
      if (n > 0)
        return n;
    }
  return 0;
}

/* What stands at a place and is named by it. */
static const char *const facilities[] = {
  "airport",   "airfield", "airbase",     "base",       "school",   "university",    "college",
  "hospital",  "clinic",   "center",      "centre",     "district", "arena",         "stadium",
  "park",      "hall",     "hotel",       "bridge",     "street",   "avenue",        "road",
  "square",    "station",  "port",        "harbour",    "harbor",   "cemetery",      "church",
  "cathedral", "mosque",   "temple",      "synagogue",  "field",    "jail",          "prison",
  "library",   "museum",   "zoo",         "theatre",    "theater",  "market",        "mall",
  "plaza",     "court",    "courthouse",  "castle",     "palace",   "tower",         "dam",
  "mine",      "refinery", "barracks",    "camp",       "crossing", "checkpoint",    "terminal",
  "tunnel",    "pier",     "beach",       "racecourse", "speedway", "raceway",       "casino",
  "campus",    "gardens",  "fairgrounds", "zone",       "suburb",   "neighbourhood", "neighborhood",
  "metro",     "highway",  "twp",         "township",
};

/* Bytes of the first @n_words words, zero when there are fewer, or no more. */
static gsize
measure_first_words (const char *name, gsize length, guint n_words)
{
  const char *p = name;

  for (guint i = 0; i < n_words; i++)
    {
      p = memchr (p, ' ', length - (gsize) (p - name));
      if (p == NULL)
        return 0;
      p++;
    }
  return (gsize) (p - name) - 1;
}

guint
dossier_places_names_find_inside (const DossierPlacesText *self,
                                  const DossierSpan       *name,
                                  DossierGazetteerEntry   *entries,
                                  DossierSpan             *part)
{
  static const char *const joints[] = { " of ", " in ", " at " };
  const char              *printed = self->text + name->start;
  gsize                    length = name->end - name->start;
  guint                    n = 0;

  for (guint n_words = MAX_INSIDE_WORDS; n_words > 0; n_words--)
    {
      gsize n_first = measure_first_words (printed, length, n_words);

      if (n_first == 0 || n_first > MAX_NEXT || !g_unichar_isupper (g_utf8_get_char (printed)))
        continue;
      n = look_up (self, printed, n_first, entries);
      if (n > 0)
        {
          *part = (DossierSpan){ name->start, name->start + n_first };
          return n;
        }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      const char *found = g_strrstr_len (printed, (gssize) length, joints[i]);
      gsize       from = found != NULL ? (gsize) (found - printed) + strlen (joints[i]) : length;

      if (from >= length || length - from > MAX_NEXT)
        continue;
      n = look_up (self, printed + from, length - from, entries);
      if (n > 0)
        {
          *part = (DossierSpan){ name->start + from, name->end };
          return n;
        }
    }
  return 0;
}

/* "Gainesville High School" stands in Gainesville. */
static guint
look_up_facility (const DossierPlacesText *self,
                  const DossierSpan       *name,
                  DossierGazetteerEntry   *entries)
{
  const char *printed = self->text + name->start;
  gsize       length = name->end - name->start;
  const char *last = g_strrstr_len (printed, (gssize) length, " ");
  gsize       n_last = last != NULL ? length - (gsize) (last + 1 - printed) : 0;
  DossierSpan part;

  for (gsize i = 0; n_last > 0 && i < G_N_ELEMENTS (facilities); i++)
    if (strlen (facilities[i]) == n_last &&
        g_ascii_strncasecmp (last + 1, facilities[i], n_last) == 0)
      return dossier_places_names_find_inside (self, name, entries, &part);
  return 0;
}

static gboolean
has_neighbour (const DossierGazetteerEntry *entry, const DossierGazetteerEntry *others, guint n)
{
  for (guint i = 0; i < n; i++)
    if (dossier_places_lies_in (entry, &others[i]) || dossier_places_lies_in (&others[i], entry))
      return TRUE;
  return FALSE;
}

guint
dossier_places_names_find_twin (const DossierPlacesText *self,
                                const DossierSpan       *name,
                                DossierGazetteerEntry   *entries)
{
  DossierGazetteerEntry others[DOSSIER_PLACES_MAX_READINGS];
  const char           *printed = self->text + name->start;
  gsize                 length = name->end - name->start;
  const char           *hyphen = memchr (printed, '-', length);
  gsize                 n_first = hyphen != NULL ? (gsize) (hyphen - printed) : 0;
  DossierSpan           rest = { name->start + n_first + 1, name->end };
  DossierSpan           part;
  guint                 n, n_others, to = 0;

  if (n_first < MIN_TWIN || n_first > MAX_NEXT || length - n_first <= MIN_TWIN)
    return 0;
  n = look_up (self, printed, n_first, entries);
  if (n == 0)
    return 0;
  n_others = look_up (self, hyphen + 1, length - n_first - 1, others);
  if (n_others == 0)
    n_others = dossier_places_names_find_inside (self, &rest, others, &part);
  for (guint i = 0; i < n; i++)
    if (has_neighbour (&entries[i], others, n_others))
      entries[to++] = entries[i];
  return to;
}

/* "Pa." and "PA": postal and printed abbreviations of states, which the gazetteer knows only with
 * the country before them, because many are words. */
static guint
look_up_abbreviation (const DossierPlacesText *self,
                      const char              *name,
                      gsize                    length,
                      DossierGazetteerEntry   *entries)
{
  static const char *const countries[] = { "US-", "CA-", "AU-" };

  if (length > MAX_ABBREVIATION)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      char  full[16];
      guint n;

      memcpy (full, countries[i], 3);
      memcpy (full + 3, name, length);
      n = look_up (self, full, length + 3, entries);
      if (n > 0)
        return n;
    }
  return 0;
}

guint
dossier_places_names_find (const DossierPlacesText *self,
                           const DossierMention    *mention,
                           DossierGazetteerEntry   *entries)
{
  const char *printed = self->text + mention->span.start;
  gsize       end = mention->span.end;
  gsize       length = end - mention->span.start;
  guint       n = 0;

  g_return_val_if_fail (mention->span.start <= end && end <= self->length, 0);

  if (length == 0)
    return 0;
  /* "Pa." is the state before it is any town; its full stop may be outside the span. */
  if ((printed[length - 1] == '.' || (end < self->length && self->text[end] == '.')) &&
      !(length >= 3 && memcmp (printed, "L.A", 3) == 0))
    n = look_up_abbreviation (self, printed, length, entries);
  if (n == 0)
    n = look_up (self, printed, length, entries);
  if (n == 0)
    n = look_up_without_suffix (self, printed, length, entries);
  if (n == 0)
    n = look_up_without_prefix (self, printed, length, entries);
  if (n == 0 && mention->name != NULL)
    n = look_up (self, mention->name, strlen (mention->name), entries);
  if (n == 0)
    n = look_up_abbreviation (self, printed, length, entries);
  if (n == 0)
    n = look_up_facility (self, &mention->span, entries);
  if (n == 0)
    n = dossier_places_names_find_twin (self, &mention->span, entries);
  return n;
}

/* Bytes of the capitalised words at @text, at most @n_words. */
static gsize
measure_words (const char *text, const char *end, guint n_words)
{
  const char *p = text;
  gsize       length = 0;

  for (guint i = 0; i < n_words && p < end; i++)
    {
      if (i > 0)
        {
          if (*p != ' ')
            break;
          p++;
        }
      if (p == end || !g_unichar_isupper (g_utf8_get_char (p)))
        break;
      while (p < end &&
             (g_unichar_isalpha (g_utf8_get_char (p)) || *p == '.' || *p == '\'' || *p == '-'))
        p = g_utf8_next_char (p);
      length = p - text;
      if (length > MAX_NEXT)
        return 0;
    }
  return length;
}

/* What may join a name to the next, the longest first; NULL ends a row. */
static const char *const joins[][6] = {
  [DOSSIER_PLACES_AFTER_COMMA] = { ", ", " (", ",", NULL },
  [DOSSIER_PLACES_IN_LIST] = { ", and ", ", ", " and ", " or ", " & ", NULL },
};

/* Bytes of what joins the name that ends at @offset to the next, zero when nothing does. */
static gsize
measure_join (const DossierPlacesText *self, gsize offset, DossierPlacesJoin join)
{
  for (gsize i = 0; joins[join][i] != NULL; i++)
    {
      gsize n = strlen (joins[join][i]);

      if (self->length - offset >= n && memcmp (self->text + offset, joins[join][i], n) == 0)
        return n;
    }
  return 0;
}

guint
dossier_places_names_read_next (const DossierPlacesText *self,
                                gsize                    offset,
                                DossierPlacesJoin        join,
                                DossierGazetteerEntry   *entries,
                                DossierSpan             *span)
{
  const char *end = self->text + self->length;
  gsize       n_join = measure_join (self, offset, join);
  const char *p = self->text + offset + n_join;

  for (guint n_words = MAX_NEXT_WORDS; n_join > 0 && n_words > 0; n_words--)
    {
      gsize length = measure_words (p, end, n_words);
      guint n;

      if (length == 0)
        return 0;
      n = look_up_abbreviation (self, p, length, entries);
      if (n == 0)
        n = look_up (self, p, length, entries);
      if (n > 0)
        {
          span->start = p - self->text;
          span->end = span->start + length;
          return n;
        }
    }
  return 0;
}
