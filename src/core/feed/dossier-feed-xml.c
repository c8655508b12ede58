/* dossier-feed-xml.c: reads RSS, Atom and sitemaps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/feed/dossier-feed-draft.h"
#include "core/feed/dossier-feed-elements.h"
#include "core/feed/dossier-feed-readers.h"
#include "core/feed/dossier-xml-guard.h"
#include "core/text/dossier-url.h"

#include <libxml/parser.h>
#include <string.h>

/* Bytes of one text that are kept: whole articles are longer, and only their beginning is shown. */
#define MAX_TEXT 65536

typedef enum
{
  TEXT_HTML,
  TEXT_PLAIN,
  TEXT_XHTML,  /* elements, whose text is escaped to be read with them */
  TEXT_IGNORED /* something else than text */
} TextType;

/* An open element. */
typedef struct
{
  DossierFeedContext context; /* of its children */
  char              *base;    /* (nullable): when it has one of its own */
} Frame;

typedef struct
{
  DossierFeed      *feed;  /* NULL until the first element told the format */
  DossierFeedDraft *whole; /* the feed's own title and address */
  DossierFeedDraft *entry; /* (nullable): the one that is being read */
  GHashTable       *seen;
  const char       *url; /* (nullable) */

  DossierFeedNames  format;
  char             *native_uri; /* (nullable): the name space of the first element */
  Frame             frames[DOSSIER_XML_MAX_DEPTH + 1];
  guint             depth;
  guint             entry_depth;
  DossierFeedTaking taking;
  guint             taking_depth;
  GString          *text;
  TextType          text_type;
  gboolean          is_permalink;
  guint             period_seconds;
  guint             frequency;
  gboolean          is_refused; /* the first element is no feed's */
} Reader;

/* The attributes of an element as libxml2 hands them over: five pointers each. */
typedef struct
{
  const xmlChar **values;
  int             n;
} Attributes;

static char *
dup_attribute (Attributes attributes, const char *name, const char *uri)
{
  for (int i = 0; i < attributes.n; i++)
    {
      const xmlChar **attribute = attributes.values + i * 5;

      if (strcmp ((const char *) attribute[0], name) != 0)
        continue;
      if (uri != NULL && g_strcmp0 ((const char *) attribute[2], uri) != 0)
        continue;
      if (uri == NULL && attribute[2] != NULL)
        continue;
      return g_strndup ((const char *) attribute[3], attribute[4] - attribute[3]);
    }
  return NULL;
}

static DossierFeedNames
find_names (const Reader *reader, const char *prefix, const char *uri)
{
  DossierFeedNames names;

  if (uri != NULL && g_strcmp0 (uri, reader->native_uri) == 0)
    return DOSSIER_FEED_NAMES_NATIVE;
  names = dossier_feed_names_find (prefix, uri);
  if (names == reader->format || (names == DOSSIER_FEED_NAMES_OTHER && prefix == NULL))
    return DOSSIER_FEED_NAMES_NATIVE;
  return names;
}

static const char *
get_base (const Reader *reader)
{
  for (guint i = reader->depth; i > 0; i--)
    if (reader->frames[i].base != NULL)
      return reader->frames[i].base;
  return reader->url;
}

/* The first element tells the format. */
static void
begin_feed (Reader *reader, const char *name, const char *uri)
{
  const DossierFeedFormat *format = dossier_feed_format_find (name);

  reader->is_refused = format == NULL;
  if (format == NULL)
    return;
  reader->feed = dossier_feed_new ();
  reader->feed->kind = format->kind;
  reader->format = format->names;
  reader->native_uri = g_strdup (uri);
  reader->frames[reader->depth].context = format->context;
}

static DossierFeedDraft *
get_draft (Reader *reader)
{
  return reader->entry != NULL ? reader->entry : reader->whole;
}

/* RFC 4287, section 4.2.7: without a rel it is "alternate". */
static void
take_href (Reader *reader, Attributes attributes, const char *href)
{
  g_autofree char *rel = dup_attribute (attributes, "rel", NULL);
  g_autofree char *type = dup_attribute (attributes, "type", NULL);
  DossierFeedLink  link = DOSSIER_FEED_LINK_PAGE;

  if (rel != NULL && g_ascii_strcasecmp (g_strstrip (rel), "alternate") != 0)
    {
      if (strcmp (rel, "related") != 0 && strcmp (rel, "via") != 0)
        return;
      link = DOSSIER_FEED_LINK_RELATED;
    }
  else if (type != NULL && strstr (type, "html") == NULL)
    link = DOSSIER_FEED_LINK_ALTERNATE;
  dossier_feed_draft_set_link (get_draft (reader), link, get_base (reader), href);
}

static const struct
{
  const char *type;
  TextType    text_type;
} text_types[] = {
  { "text", TEXT_PLAIN },
  { "text/plain", TEXT_PLAIN },
  { "html", TEXT_HTML },
  { "text/html", TEXT_HTML },
  { "xhtml", TEXT_XHTML },
  { "application/xhtml+xml", TEXT_XHTML },
  { "application/xml", TEXT_XHTML },
};

/* Of Atom's texts; those of RSS are HTML, whatever they say. */
static TextType
find_text_type (const Reader *reader, DossierFeedNames names, Attributes attributes)
{
  g_autofree char *type = dup_attribute (attributes, "type", NULL);
  g_autofree char *mode = dup_attribute (attributes, "mode", NULL);
  g_autofree char *source = dup_attribute (attributes, "src", NULL);

  if (names != DOSSIER_FEED_NAMES_ATOM &&
      (names != DOSSIER_FEED_NAMES_NATIVE || reader->format != DOSSIER_FEED_NAMES_ATOM))
    return TEXT_HTML;
  if (source != NULL || g_strcmp0 (mode, "base64") == 0)
    return TEXT_IGNORED;
  if (g_strcmp0 (mode, "escaped") == 0)
    return g_strcmp0 (type, "text/plain") == 0 ? TEXT_PLAIN : TEXT_HTML;
  if (g_strcmp0 (mode, "xml") == 0 && g_strcmp0 (type, "text/html") == 0)
    return TEXT_XHTML;
  if (type == NULL)
    return TEXT_PLAIN;
  for (gsize i = 0; i < G_N_ELEMENTS (text_types); i++)
    if (g_ascii_strcasecmp (text_types[i].type, type) == 0)
      return text_types[i].text_type;
  return TEXT_IGNORED;
}

static void
begin_taking (Reader           *reader,
              DossierFeedTaking taking,
              DossierFeedNames  names,
              Attributes        attributes)
{
  g_autofree char *href = NULL;
  g_autofree char *permalink = NULL;

  if (taking == DOSSIER_FEED_TAKE_LINK)
    href = dup_attribute (attributes, "href", NULL);
  if (href != NULL)
    {
      take_href (reader, attributes, href);
      return;
    }
  /* A link without an address in Atom says nothing. */
  if (taking == DOSSIER_FEED_TAKE_LINK && names == DOSSIER_FEED_NAMES_ATOM)
    return;

  permalink = dup_attribute (attributes, "isPermaLink", NULL);
  reader->is_permalink = permalink == NULL || g_ascii_strcasecmp (permalink, "false") != 0;
  reader->text_type = find_text_type (reader, names, attributes);
  reader->taking = taking;
  reader->taking_depth = reader->depth;
  g_string_truncate (reader->text, 0);
}

static void
append_text (Reader *reader, const char *text, gsize length)
{
  if (reader->text->len + length <= MAX_TEXT)
    g_string_append_len (reader->text, text, length);
  else if (reader->text->len < MAX_TEXT)
    {
      gsize room = MAX_TEXT - reader->text->len;

      while (room > 0 && (text[room] & 0xc0) == 0x80)
        room--;
      g_string_append_len (reader->text, text, room);
      /* Nothing that follows is taken, however short. */
      while (reader->text->len < MAX_TEXT)
        g_string_append_c (reader->text, ' ');
    }
}

/* Elements inside a text: HTML that nobody escaped, or XHTML; read as HTML in the end. */
static void
append_tag (Reader *reader, const char *before, const char *name)
{
  if (reader->text_type == TEXT_PLAIN)
    append_text (reader, " ", 1);
  else
    {
      append_text (reader, before, strlen (before));
      append_text (reader, name, strlen (name));
      append_text (reader, ">", 1);
    }
}

static void
begin_entry (Reader *reader, Attributes attributes)
{
  g_autofree char *about =
      dup_attribute (attributes, "about", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");

  reader->entry = dossier_feed_draft_new ();
  reader->entry_depth = reader->depth;
  if (about == NULL)
    return;
  dossier_feed_draft_set_field (reader->entry,
                                DOSSIER_FEED_FIELD_IDENTIFIER,
                                about,
                                DOSSIER_FEED_MARKUP_NONE);
  dossier_feed_draft_set_link (reader->entry,
                               DOSSIER_FEED_LINK_IDENTIFIER,
                               get_base (reader),
                               about);
}

static void
finish_entry (Reader *reader)
{
  if (reader->entry != NULL)
    dossier_feed_draft_finish (g_steal_pointer (&reader->entry), reader->feed, reader->seen);
}

static void
look_up (Reader *reader, DossierFeedNames names, const char *name, Attributes attributes)
{
  DossierFeedContext        outer = reader->frames[reader->depth - 1].context;
  const DossierFeedElement *element = dossier_feed_element_find (outer, names, name);

  /* An entry in an entry: the one before was never closed. */
  if (element == NULL && outer == DOSSIER_FEED_IN_ENTRY)
    {
      element = dossier_feed_element_find (DOSSIER_FEED_IN_FEED, names, name);
      if (element == NULL || element->inner != DOSSIER_FEED_IN_ENTRY)
        return;
      finish_entry (reader);
    }
  /* What follows such an entry belongs to none. */
  else if (outer == DOSSIER_FEED_IN_ENTRY && reader->entry == NULL)
    return;
  if (element == NULL)
    return;
  reader->frames[reader->depth].context = element->inner;
  if (element->inner == DOSSIER_FEED_IN_ENTRY && reader->entry == NULL)
    begin_entry (reader, attributes);
  if (element->taking != DOSSIER_FEED_TAKE_NOTHING)
    begin_taking (reader, element->taking, names, attributes);
}

static void take_text (Reader *reader);

/* An element that stands in a text but belongs beside it: the text was never closed. Its element
 * then counts for nothing, and those in it as those around it. */
static void
end_unclosed_text (Reader *reader, DossierFeedNames names, const char *name)
{
  Frame             *frame = &reader->frames[reader->taking_depth];
  DossierFeedContext outer = reader->frames[reader->taking_depth - 1].context;

  if (reader->depth != reader->taking_depth + 1 || reader->text_type == TEXT_XHTML ||
      names != DOSSIER_FEED_NAMES_NATIVE)
    return;
  /* An author is a text in RSS and has parts in Atom. */
  if (frame->context == DOSSIER_FEED_IN_AUTHOR &&
      dossier_feed_element_find (DOSSIER_FEED_IN_AUTHOR, names, name) != NULL)
    {
      reader->taking = DOSSIER_FEED_TAKE_NOTHING;
      return;
    }
  if (dossier_feed_element_find (outer, names, name) == NULL &&
      dossier_feed_element_find (DOSSIER_FEED_IN_FEED, names, name) == NULL)
    return;
  take_text (reader);
  reader->taking = DOSSIER_FEED_TAKE_NOTHING;
  frame->context = outer;
}

static void
start_element_cb (void           *data,
                  const xmlChar  *name,
                  const xmlChar  *prefix,
                  const xmlChar  *uri,
                  int             n_namespaces,
                  const xmlChar **namespaces,
                  int             n_attributes,
                  int             n_defaulted,
                  const xmlChar **values)
{
  Reader          *reader = data;
  Attributes       attributes = { values, n_attributes };
  DossierFeedNames names;
  Frame           *frame;
  g_autofree char *base = NULL;

  /* The guard lets no more through. */
  if (reader->depth >= DOSSIER_XML_MAX_DEPTH || reader->is_refused)
    return;
  frame = &reader->frames[++reader->depth];
  frame->context = DOSSIER_FEED_IN_NOTHING;
  base = dup_attribute (attributes, "base", "http://www.w3.org/XML/1998/namespace");
  if (base != NULL)
    frame->base = dossier_url_resolve (get_base (reader), base);

  if (reader->feed == NULL)
    {
      begin_feed (reader, (const char *) name, (const char *) uri);
      return;
    }
  names = find_names (reader, (const char *) prefix, (const char *) uri);
  if (reader->taking != DOSSIER_FEED_TAKE_NOTHING)
    end_unclosed_text (reader, names, (const char *) name);
  if (reader->taking != DOSSIER_FEED_TAKE_NOTHING)
    append_tag (reader, "<", (const char *) name);
  else
    look_up (reader, names, (const char *) name, attributes);
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Reader *reader = data;

  if (reader->taking == DOSSIER_FEED_TAKE_NOTHING)
    return;
  if (reader->text_type != TEXT_XHTML)
    append_text (reader, (const char *) text, length);
  else
    {
      g_autofree char *escaped = g_markup_escape_text ((const char *) text, length);

      append_text (reader, escaped, strlen (escaped));
    }
}

static void
take_hour (Reader *reader, const char *text)
{
  guint64 hour;

  if (g_ascii_string_to_unsigned (text, 10, 0, 24, &hour, NULL))
    reader->feed->skip_hours |= 1u << (hour % 24);
}

static void
take_day (Reader *reader, const char *text)
{
  static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    if (g_ascii_strncasecmp (days[i], text, 3) == 0)
      reader->feed->skip_days |= (guint8) (1u << i);
}

static void
take_period (Reader *reader, const char *text)
{
  static const struct
  {
    const char *name;
    guint       seconds;
  } periods[] = {
    { "hourly", 3600 },     { "daily", 86400 },     { "weekly", 604800 },
    { "monthly", 2592000 }, { "yearly", 31536000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (periods); i++)
    if (g_ascii_strcasecmp (periods[i].name, text) == 0)
      reader->period_seconds = periods[i].seconds;
}

static void
take_number (const char *text, guint max, guint *number)
{
  guint64 value;

  if (g_ascii_string_to_unsigned (text, 10, 1, max, &value, NULL))
    *number = (guint) value;
}

static void
take_minutes (const char *text, guint *seconds)
{
  guint minutes = 0;

  take_number (text, G_MAXUINT / 60, &minutes);
  if (minutes > 0)
    *seconds = minutes * 60;
}

static void
take_identifier (Reader *reader, const char *text)
{
  dossier_feed_draft_set_field (get_draft (reader),
                                DOSSIER_FEED_FIELD_IDENTIFIER,
                                text,
                                DOSSIER_FEED_MARKUP_NONE);
  /* Only a complete address is one; "1234" is not on the feed's site. */
  if (reader->is_permalink)
    dossier_feed_draft_set_link (get_draft (reader), DOSSIER_FEED_LINK_IDENTIFIER, NULL, text);
}

static const DossierFeedField fields[] = {
  [DOSSIER_FEED_TAKE_TITLE] = DOSSIER_FEED_FIELD_TITLE,
  [DOSSIER_FEED_TAKE_SUMMARY] = DOSSIER_FEED_FIELD_SUMMARY,
  [DOSSIER_FEED_TAKE_CONTENT] = DOSSIER_FEED_FIELD_CONTENT,
  [DOSSIER_FEED_TAKE_PUBLISHED] = DOSSIER_FEED_FIELD_PUBLISHED,
  [DOSSIER_FEED_TAKE_UPDATED] = DOSSIER_FEED_FIELD_UPDATED,
};

static void
take_text (Reader *reader)
{
  DossierFeedDraft *draft = get_draft (reader);
  char             *text = g_strstrip (reader->text->str);

  switch (reader->taking)
    {
    case DOSSIER_FEED_TAKE_IDENTIFIER:
      take_identifier (reader, text);
      break;
    case DOSSIER_FEED_TAKE_LINK:
      dossier_feed_draft_set_link (draft, DOSSIER_FEED_LINK_PAGE, get_base (reader), text);
      break;
    case DOSSIER_FEED_TAKE_ORIGINAL_LINK:
      dossier_feed_draft_set_link (draft, DOSSIER_FEED_LINK_ORIGINAL, get_base (reader), text);
      break;
    case DOSSIER_FEED_TAKE_AUTHOR:
      dossier_feed_draft_add_author (draft, text);
      break;
    case DOSSIER_FEED_TAKE_TTL:
      take_minutes (text, &reader->feed->ttl_seconds);
      break;
    case DOSSIER_FEED_TAKE_HOUR:
      take_hour (reader, text);
      break;
    case DOSSIER_FEED_TAKE_DAY:
      take_day (reader, text);
      break;
    case DOSSIER_FEED_TAKE_PERIOD:
      take_period (reader, text);
      break;
    case DOSSIER_FEED_TAKE_FREQUENCY:
      take_number (text, 1000, &reader->frequency);
      break;
    default:
      if (reader->text_type != TEXT_IGNORED)
        dossier_feed_draft_set_field (draft,
                                      fields[reader->taking],
                                      text,
                                      reader->text_type == TEXT_PLAIN ? DOSSIER_FEED_MARKUP_NONE
                                                                      : DOSSIER_FEED_MARKUP_HTML);
      break;
    }
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *reader = data;

  if (reader->depth == 0 || reader->is_refused)
    return;
  if (reader->taking != DOSSIER_FEED_TAKE_NOTHING && reader->depth == reader->taking_depth)
    {
      take_text (reader);
      reader->taking = DOSSIER_FEED_TAKE_NOTHING;
    }
  else if (reader->taking != DOSSIER_FEED_TAKE_NOTHING)
    append_tag (reader, "</", (const char *) name);
  if (reader->depth == reader->entry_depth)
    finish_entry (reader);
  g_clear_pointer (&reader->frames[reader->depth].base, g_free);
  reader->depth--;
}

/* The guard wrote what is parsed here; nothing outside is loaded and no entity is declared. */
static void
parse (Reader *reader, const char *xml, gsize length)
{
  static gsize  is_initialised = 0;
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = characters_cb,
  };
  xmlParserCtxtPtr context;

  if (g_once_init_enter (&is_initialised))
    {
      xmlInitParser ();
      g_once_init_leave (&is_initialised, 1);
    }
  context = xmlCreatePushParserCtxt (&handler, reader, NULL, 0, NULL);
  xmlCtxtUseOptions (context,
                     XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  xmlParseChunk (context, xml, (int) length, 1);
  xmlFreeParserCtxt (context);
}

static DossierFeed *
finish (Reader *reader)
{
  DossierFeed *feed = g_steal_pointer (&reader->feed);

  if (feed == NULL)
    return NULL;
  feed->title = g_steal_pointer (&reader->whole->fields[DOSSIER_FEED_FIELD_TITLE]);
  feed->site_url = g_strdup (dossier_feed_draft_get_url (reader->whole));
  if (reader->period_seconds > 0 && feed->ttl_seconds == 0)
    feed->ttl_seconds = reader->period_seconds / MAX (1, reader->frequency);
  return feed;
}

DossierFeed *
dossier_feed_read_xml (const char *text, gsize length, const char *url)
{
  gsize            guarded_length = 0;
  g_autofree char *guarded = dossier_xml_guard (text, length, &guarded_length);
  Reader          *reader;
  DossierFeed     *feed;

  if (guarded_length == 0 || guarded_length > G_MAXINT)
    return NULL;
  reader = g_new0 (Reader, 1);
  reader->url = url;
  reader->whole = dossier_feed_draft_new ();
  reader->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader->text = g_string_new (NULL);
  parse (reader, guarded, guarded_length);
  feed = finish (reader);

  dossier_feed_draft_free (reader->whole);
  dossier_feed_draft_free (reader->entry);
  g_hash_table_unref (reader->seen);
  g_string_free (reader->text, TRUE);
  g_free (reader->native_uri);
  for (gsize i = 0; i < G_N_ELEMENTS (reader->frames); i++)
    g_free (reader->frames[i].base);
  g_free (reader);
  return feed;
}
