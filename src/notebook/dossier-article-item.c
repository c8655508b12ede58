/* dossier-article-item.c: one article as a list shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-article-item-private.h"

/* What dossier_articles_get_many() puts around a hit: FIRST STRONG ISOLATE, POP DIRECTIONAL
 * ISOLATE. */
#define HIT_START 0x2068
#define HIT_END   0x2069

struct _DossierArticleItem
{
  GObject parent_instance;

  gint64 id;

  /* owned */
  DossierArticle *record; /* NULL until loaded */
  char           *snippet_markup;
};

G_DEFINE_FINAL_TYPE (DossierArticleItem, dossier_article_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_IS_LOADED,
  PROP_URL,
  PROP_TITLE,
  PROP_BYLINE,
  PROP_SITE,
  PROP_PUBLISHED,
  PROP_LANGUAGE,
  PROP_LEAD,
  PROP_SNIPPET,
  PROP_ADDED,
  PROP_VERSION,
  PROP_N_ANNOTATIONS,
  PROP_IS_READ,
  PROP_IS_STARRED,
  PROP_IS_ARCHIVED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
read_property (DossierArticleItem *self, guint property_id, GValue *value)
{
  switch (property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_IS_LOADED:
      g_value_set_boolean (value, dossier_article_item_is_loaded (self));
      break;
    case PROP_URL:
      g_value_set_string (value, dossier_article_item_get_url (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, dossier_article_item_get_title (self));
      break;
    case PROP_BYLINE:
      g_value_set_string (value, dossier_article_item_get_byline (self));
      break;
    case PROP_SITE:
      g_value_set_string (value, dossier_article_item_get_site (self));
      break;
    case PROP_PUBLISHED:
      g_value_set_string (value, dossier_article_item_get_published (self));
      break;
    case PROP_LANGUAGE:
      g_value_set_string (value, dossier_article_item_get_language (self));
      break;
    case PROP_LEAD:
      g_value_set_string (value, dossier_article_item_get_lead (self));
      break;
    case PROP_SNIPPET:
      g_value_set_string (value, dossier_article_item_get_snippet (self));
      break;
    case PROP_ADDED:
      g_value_set_int64 (value, dossier_article_item_get_added (self));
      break;
    case PROP_VERSION:
      g_value_set_uint (value, dossier_article_item_get_version (self));
      break;
    case PROP_N_ANNOTATIONS:
      g_value_set_uint (value, dossier_article_item_get_n_annotations (self));
      break;
    case PROP_IS_READ:
      g_value_set_boolean (value, dossier_article_item_is_read (self));
      break;
    case PROP_IS_STARRED:
      g_value_set_boolean (value, dossier_article_item_is_starred (self));
      break;
    case PROP_IS_ARCHIVED:
      g_value_set_boolean (value, dossier_article_item_is_archived (self));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
dossier_article_item_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (property_id == PROP_0 || property_id >= N_PROPERTIES)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  else
    read_property (DOSSIER_ARTICLE_ITEM (object), property_id, value);
}

static void
dossier_article_item_finalize (GObject *object)
{
  DossierArticleItem *self = DOSSIER_ARTICLE_ITEM (object);

  g_clear_pointer (&self->record, dossier_article_free);
  g_free (self->snippet_markup);
  G_OBJECT_CLASS (dossier_article_item_parent_class)->finalize (object);
}

static void
dossier_article_item_class_init (DossierArticleItemClass *klass)
{
  static const struct
  {
    guint       id;
    const char *name;
  } strings[] = {
    { PROP_URL, "url" },     { PROP_TITLE, "title" },         { PROP_BYLINE, "byline" },
    { PROP_SITE, "site" },   { PROP_PUBLISHED, "published" }, { PROP_LANGUAGE, "language" },
    { PROP_LEAD, "lead" },   { PROP_SNIPPET, "snippet" },
  }, booleans[] = {
    { PROP_IS_LOADED, "is-loaded" },
    { PROP_IS_READ, "is-read" },
    { PROP_IS_STARRED, "is-starred" },
    { PROP_IS_ARCHIVED, "is-archived" },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_article_item_get_property;
  object_class->finalize = dossier_article_item_finalize;

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    properties[strings[i].id] = g_param_spec_string (strings[i].name, NULL, NULL, NULL, flags);
  for (gsize i = 0; i < G_N_ELEMENTS (booleans); i++)
    properties[booleans[i].id] = g_param_spec_boolean (booleans[i].name, NULL, NULL, FALSE, flags);
  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ADDED] = g_param_spec_int64 ("added", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_VERSION] = g_param_spec_uint ("version", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_ANNOTATIONS] =
      g_param_spec_uint ("n-annotations", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_article_item_init (DossierArticleItem *self)
{
}

DossierArticleItem *
dossier_article_item_new (gint64 id)
{
  DossierArticleItem *self = g_object_new (DOSSIER_TYPE_ARTICLE_ITEM, NULL);

  self->id = id;
  return self;
}

/* "… the ⁨river⁩ rose" as Pango markup with the hit in bold. A page may hold isolates of its
 * own, so a mark counts only where it opens or closes properly. */
static char *
make_snippet_markup (const char *snippet)
{
  g_autofree char *escaped = NULL;
  g_autoptr (GString) markup = g_string_new (NULL);
  gboolean is_open = FALSE;

  if (snippet == NULL)
    return NULL;
  escaped = g_markup_escape_text (snippet, -1);
  for (const char *p = escaped; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == (is_open ? HIT_END : HIT_START))
        {
          g_string_append (markup, is_open ? "</b>" : "<b>");
          is_open = !is_open;
        }
      else if (c != HIT_START && c != HIT_END)
        g_string_append_unichar (markup, c);
    }
  if (is_open)
    g_string_append (markup, "</b>");
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

void
dossier_article_item_load (DossierArticleItem *self, DossierArticle *record)
{
  GValue before[N_PROPERTIES] = { G_VALUE_INIT };

  g_return_if_fail (record->id == self->id);

  for (guint i = PROP_0 + 1; i < N_PROPERTIES; i++)
    {
      g_value_init (&before[i], G_PARAM_SPEC_VALUE_TYPE (properties[i]));
      read_property (self, i, &before[i]);
    }

  g_clear_pointer (&self->record, dossier_article_free);
  g_free (self->snippet_markup);
  self->record = record;
  self->snippet_markup = make_snippet_markup (record->snippet);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_0 + 1; i < N_PROPERTIES; i++)
    {
      g_auto (GValue) after = G_VALUE_INIT;

      g_value_init (&after, G_PARAM_SPEC_VALUE_TYPE (properties[i]));
      read_property (self, i, &after);
      if (g_param_values_cmp (properties[i], &before[i], &after) != 0)
        g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
      g_value_unset (&before[i]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

gint64
dossier_article_item_get_id (DossierArticleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_ITEM (self), 0);
  return self->id;
}

gboolean
dossier_article_item_is_loaded (DossierArticleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_ITEM (self), FALSE);
  return self->record != NULL;
}

const char *
dossier_article_item_get_snippet (DossierArticleItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_ITEM (self), NULL);
  return self->snippet_markup;
}

#define DEFINE_GETTER(type, name, member, missing)                                                 \
  type dossier_article_item_##name (DossierArticleItem *self)                                      \
  {                                                                                                \
    g_return_val_if_fail (DOSSIER_IS_ARTICLE_ITEM (self), missing);                                \
    return self->record != NULL ? self->record->member : missing;                                  \
  }

DEFINE_GETTER (const char *, get_url, url, NULL)
DEFINE_GETTER (const char *, get_title, title, NULL)
DEFINE_GETTER (const char *, get_byline, byline, NULL)
DEFINE_GETTER (const char *, get_site, site, NULL)
DEFINE_GETTER (const char *, get_published, published, NULL)
DEFINE_GETTER (const char *, get_language, language, NULL)
DEFINE_GETTER (const char *, get_lead, lead, NULL)
DEFINE_GETTER (gint64, get_added, added, 0)
DEFINE_GETTER (guint, get_version, version, 0)
DEFINE_GETTER (guint, get_n_annotations, n_annotations, 0)

#define DEFINE_FLAG(name, flag)                                                                    \
  gboolean dossier_article_item_is_##name (DossierArticleItem *self)                               \
  {                                                                                                \
    g_return_val_if_fail (DOSSIER_IS_ARTICLE_ITEM (self), FALSE);                                  \
    return self->record != NULL && (self->record->flags & (flag)) != 0;                            \
  }

DEFINE_FLAG (read, DOSSIER_ARTICLE_READ)
DEFINE_FLAG (starred, DOSSIER_ARTICLE_STARRED)
DEFINE_FLAG (archived, DOSSIER_ARTICLE_ARCHIVED)
