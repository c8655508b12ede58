/* dossier-who-is-who.c: joins the mentions of one person, place or organisation in a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-form.h"
#include "core/recognise/dossier-who-is-who.h"

#include <string.h>

/* Entities that share a word and are still compared; more make the word say nothing. */
#define MAX_CANDIDATES 8
/* Bytes of a word that is made of the letters of a longer name. */
#define MAX_SHORT_NAME 9
/* Letters of a word's start under which spellings of one name are looked for. */
#define SOUND_PREFIX 3

typedef struct _Entity Entity;

/* One way to write a name, and whom it means. */
typedef struct
{
  DossierNameForm  *form;
  DossierEntityKind kind;
  gsize             first_start;
  Entity           *entity;
  /* (element-type Entity): who may be meant, when several bear the name. */
  GPtrArray *rivals;
} Form;

struct _Entity
{
  const Form *fullest;
  gsize       first_start;
};

typedef struct
{
  const DossierGazetteer *gazetteer;
  const char             *text;
  GPtrArray              *mentions;

  GPtrArray  *forms;
  GHashTable *form_by_name;
  GPtrArray  *entities;
  /* Lists of entities by the words and parts of their names. */
  GHashTable *entities_by_key;
} Joiner;

static void
free_form (gpointer data)
{
  Form *form = data;

  dossier_name_form_free (form->form);
  g_clear_pointer (&form->rivals, g_ptr_array_unref);
  g_free (form);
}

static char *
make_form_key (DossierEntityKind kind, const DossierNameForm *form)
{
  GString *key = g_string_new (dossier_entity_kind_to_string (kind));

  for (guint i = 0; i < form->n_words; i++)
    g_string_append_printf (key, " %s", form->words[i]);
  return g_string_free (key, FALSE);
}

/* The form of a mention, made when it is new; NULL for a name without letters. */
static Form *
get_form (Joiner *self, const DossierMention *mention)
{
  g_autoptr (DossierNameForm) name =
      dossier_name_form_new (self->text + mention->span.start,
                             mention->span.end - mention->span.start);
  g_autofree char *key = NULL;
  Form            *form;

  if (name == NULL)
    return NULL;
  if (mention->kind == DOSSIER_ENTITY_PERSON)
    dossier_name_form_drop_generation (name);
  key = make_form_key (mention->kind, name);
  form = g_hash_table_lookup (self->form_by_name, key);
  if (form != NULL)
    {
      /* A headline in capitals is no way to show a name that is printed otherwise below it. */
      if (form->form->is_shouted && !name->is_shouted)
        {
          dossier_name_form_free (form->form);
          form->form = g_steal_pointer (&name);
        }
      return form;
    }
  form = g_new0 (Form, 1);
  form->kind = mention->kind;
  form->first_start = mention->span.start;
  form->form = g_steal_pointer (&name);
  g_ptr_array_add (self->forms, form);
  g_hash_table_insert (self->form_by_name, g_steal_pointer (&key), form);
  return form;
}

static GPtrArray *
find_entities (const Joiner *self, char list, const char *word)
{
  g_autofree char *key = g_strdup_printf ("%c%s", list, word);

  return g_hash_table_lookup (self->entities_by_key, key);
}

/* Lists @entity under @word; a list that is full keeps one more, so that it is known to be. */
static void
list_entity (Joiner *self, char list, const char *word, Entity *entity)
{
  char      *key = g_strdup_printf ("%c%s", list, word);
  GPtrArray *entities = g_hash_table_lookup (self->entities_by_key, key);

  if (entities == NULL)
    {
      entities = g_ptr_array_new ();
      g_hash_table_insert (self->entities_by_key, key, entities);
    }
  else
    g_free (key);
  if (entities->len <= MAX_CANDIDATES && !g_ptr_array_find (entities, entity, NULL))
    g_ptr_array_add (entities, entity);
}

static Entity *
add_entity (Joiner *self, Form *form)
{
  Entity *entity = g_new0 (Entity, 1);

  entity->fullest = form;
  entity->first_start = form->first_start;
  form->entity = entity;
  g_ptr_array_add (self->entities, entity);
  return entity;
}

static void
join_form (Form *form, Entity *entity)
{
  form->entity = entity;
  entity->first_start = MIN (entity->first_start, form->first_start);
}

static void
copy_prefix (char prefix[SOUND_PREFIX * 4 + 1], const char *word)
{
  g_utf8_strncpy (prefix, word, MIN (SOUND_PREFIX, g_utf8_strlen (word, -1)));
}

/* Lists of people: by last word, by first word, by any other, by how the last word begins. */
enum
{
  LAST_WORD = 'l',
  FIRST_WORD = 'f',
  MIDDLE_WORD = 'm',
  LAST_SOUND = 's',
  ORGANISATION_INITIALS = 'i',
  ORGANISATION_START = 'o',
  ORGANISATION_END = 'e',
};

static void
list_person (Joiner *self, Entity *entity)
{
  const DossierNameForm *form = entity->fullest->form;
  char                   prefix[SOUND_PREFIX * 4 + 1];

  list_entity (self, LAST_WORD, form->words[form->n_words - 1], entity);
  copy_prefix (prefix, form->words[form->n_words - 1]);
  list_entity (self, LAST_SOUND, prefix, entity);
  if (form->n_words > 1)
    list_entity (self, FIRST_WORD, form->words[0], entity);
  for (guint i = 1; i + 1 < form->n_words; i++)
    list_entity (self, MIDDLE_WORD, form->words[i], entity);
}

/* Those of a list whose fullest name covers @form. */
static GPtrArray *
find_covering (const Joiner *self, char list, const char *word, const DossierNameForm *form)
{
  GPtrArray *listed = find_entities (self, list, word);
  GPtrArray *covering = g_ptr_array_new ();

  for (guint i = 0; listed != NULL && listed->len <= MAX_CANDIDATES && i < listed->len; i++)
    {
      Entity *entity = g_ptr_array_index (listed, i);

      if (dossier_name_form_covers (entity->fullest->form, form))
        g_ptr_array_add (covering, entity);
    }
  return covering;
}

static void
join_long_person (Joiner *self, Form *form)
{
  static const char lists[] = { LAST_WORD, LAST_SOUND, MIDDLE_WORD, FIRST_WORD };
  const char       *last = form->form->words[form->form->n_words - 1];
  char              prefix[SOUND_PREFIX * 4 + 1];

  copy_prefix (prefix, last);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) found =
          find_covering (self, lists[i], lists[i] == LAST_SOUND ? prefix : last, form->form);

      if (found->len > 1)
        break;
      if (found->len == 1)
        {
          join_form (form, g_ptr_array_index (found, 0));
          return;
        }
    }
  list_person (self, add_entity (self, form));
}

/* A single word: surname before given name before middle name before another spelling. */
static void
join_short_person (Joiner *self, Form *form)
{
  static const char lists[] = { LAST_WORD, FIRST_WORD, MIDDLE_WORD, LAST_SOUND };
  const char       *word = form->form->words[0];
  char              prefix[SOUND_PREFIX * 4 + 1];

  copy_prefix (prefix, word);
  if (word[0] != '\0' && *g_utf8_next_char (word) != '\0')
    for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
      {
        GPtrArray *found =
            find_covering (self, lists[i], lists[i] == LAST_SOUND ? prefix : word, form->form);

        if (found->len == 1)
          join_form (form, g_ptr_array_index (found, 0));
        else if (found->len > 1)
          form->rivals = g_ptr_array_ref (found);
        g_ptr_array_unref (found);
        if (form->entity != NULL || form->rivals != NULL)
          return;
      }
  add_entity (self, form);
}

static gboolean
is_company_word (const char *word)
{
  static const char *const words[] = { "inc",       "corp", "corporation", "co",  "company",
                                       "companies", "ltd",  "limited",     "plc", "group",
                                       "holdings",  "llc",  "ag",          "sa",  "nv",
                                       "gmbh",      "fc",   "party",       "club" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the words of @part stand in @whole from @at on. */
static gboolean
stands_at (const DossierNameForm *part, const DossierNameForm *whole, guint at)
{
  for (guint i = 0; i < part->n_words; i++)
    if (strcmp (part->words[i], whole->words[at + i]) != 0)
      return FALSE;
  return TRUE;
}

/* "Acme" of "Acme Holdings Inc"; "Acme Widget" of "Acme Widget Works"; "Acme" of "Acme Tools", if
 * that was said before: what comes after its own short name may be a part of it, as Acme Tools is
 * of Acme. */
static gboolean
is_start_of (const Form *part, const Entity *entity)
{
  const DossierNameForm *whole = entity->fullest->form;

  if (part->form->n_words >= whole->n_words || !stands_at (part->form, whole, 0))
    return FALSE;
  if (part->form->n_words > 1 || entity->first_start < part->first_start)
    return TRUE;
  for (guint i = part->form->n_words; i < whole->n_words; i++)
    if (!is_company_word (whole->words[i]))
      return FALSE;
  return TRUE;
}

/* "Coast Guard" of "Hellenic Coast Guard", "Villa" of "Aston Villa", said before. */
static gboolean
is_end_of (const Form *part, const Entity *entity)
{
  const DossierNameForm *whole = entity->fullest->form;

  return part->form->n_words < whole->n_words && entity->first_start < part->first_start &&
         stands_at (part->form, whole, whole->n_words - part->form->n_words);
}

/* The one entity of a list that @form may mean, NULL when there is none or more. */
static Entity *
find_only (const Joiner *self,
           char          list,
           const char   *word,
           const Form   *form,
           gboolean (*may_mean) (const Form *form, const Entity *entity))
{
  GPtrArray *listed = find_entities (self, list, word);
  Entity    *only = NULL;

  for (guint i = 0; listed != NULL && listed->len <= MAX_CANDIDATES && i < listed->len; i++)
    {
      Entity *entity = g_ptr_array_index (listed, i);

      if (may_mean != NULL && !may_mean (form, entity))
        continue;
      if (only != NULL)
        return NULL;
      only = entity;
    }
  return only;
}

static void
join_organisation (Joiner *self, Form *form)
{
  const DossierNameForm *name = form->form;
  Entity                *only = NULL;

  if (name->is_acronym)
    only = find_only (self, ORGANISATION_INITIALS, name->words[0], form, NULL);
  else
    {
      only = find_only (self, ORGANISATION_START, name->words[0], form, is_start_of);
      if (only == NULL)
        only = find_only (self, ORGANISATION_END, name->words[name->n_words - 1], form, is_end_of);
    }
  if (only != NULL)
    {
      join_form (form, only);
      return;
    }
  only = add_entity (self, form);
  if (name->n_words < 2)
    return;
  list_entity (self, ORGANISATION_START, name->words[0], only);
  list_entity (self, ORGANISATION_END, name->words[name->n_words - 1], only);
  if (strlen (name->initials) >= 2)
    list_entity (self, ORGANISATION_INITIALS, name->initials, only);
}

/* Two names of one place are one by the gazetteer when both mean the same country or point. */
static void
join_place (Joiner *self, Form *form)
{
  DossierGazetteerEntry entry;
  g_autofree char      *key = NULL;
  GPtrArray            *same;

  if (self->gazetteer == NULL || dossier_gazetteer_lookup (self->gazetteer,
                                                           form->form->printed,
                                                           strlen (form->form->printed),
                                                           &entry,
                                                           1) == 0)
    {
      add_entity (self, form);
      return;
    }
  key = g_strdup_printf ("%s %.3f %.3f", entry.name, entry.latitude, entry.longitude);
  same = find_entities (self, 'p', key);
  if (same != NULL)
    join_form (form, g_ptr_array_index (same, 0));
  else
    list_entity (self, 'p', key, add_entity (self, form));
}

/* The form with most words first, so that a part finds its whole; then in the text's order. */
static int
compare_forms (gconstpointer first, gconstpointer second)
{
  const Form *a = *(Form *const *) first;
  const Form *b = *(Form *const *) second;

  if (a->form->n_words != b->form->n_words)
    return a->form->n_words > b->form->n_words ? -1 : 1;
  if (a->form->is_acronym != b->form->is_acronym)
    return a->form->is_acronym ? 1 : -1;
  return a->first_start < b->first_start ? -1 : a->first_start > b->first_start;
}

static void
join_forms (Joiner *self)
{
  g_ptr_array_sort (self->forms, compare_forms);
  for (guint i = 0; i < self->forms->len; i++)
    {
      Form *form = g_ptr_array_index (self->forms, i);

      if (form->entity != NULL)
        continue;
      if (form->kind == DOSSIER_ENTITY_PERSON)
        {
          if (form->form->n_words > 1)
            join_long_person (self, form);
          else
            join_short_person (self, form);
        }
      else if (form->kind == DOSSIER_ENTITY_ORGANISATION)
        join_organisation (self, form);
      else
        join_place (self, form);
    }
}

/* Of several who bear the name, the one who alone was named before @start. */
static const Form *
choose_rival (const Form *form, gsize start)
{
  const Entity *known = NULL;

  for (guint i = 0; i < form->rivals->len; i++)
    {
      const Entity *rival = g_ptr_array_index (form->rivals, i);

      if (rival->first_start > start)
        continue;
      if (known != NULL)
        return form;
      known = rival;
    }
  return known != NULL ? known->fullest : form;
}

static gboolean
letters_come_in_order (const char *letters, const DossierNameForm *name)
{
  for (guint i = 0; i < name->n_words && *letters != '\0'; i++)
    for (const char *letter = name->words[i]; *letter != '\0' && *letters != '\0'; letter++)
      if (*letter == *letters)
        letters++;
  return *letters == '\0';
}

/* Whether the short name that stands right behind the long one, in brackets or between commas, is
 * one for it. In brackets the letters may be of another language: "Central Bank of Venezuela
 * (BCV)", but two are a country or a party, and a word must be made of its: "Caribbean Community
 * (Caricom)".
 */
static gboolean
is_short_for (const Joiner         *self,
              const DossierMention *mention,
              const Form           *part,
              const Form           *whole)
{
  const DossierNameForm *name = part->form;
  gsize                  length = strlen (name->words[0]);
  const char            *joint = self->text + mention->span.start - 2;
  gboolean               is_in_order = letters_come_in_order (name->words[0], whole->form);

  if (name->n_words != 1 || whole->form->n_words < 2)
    return FALSE;
  if (memcmp (joint, " (", 2) == 0)
    return is_in_order
               ? name->is_acronym || (part->kind == DOSSIER_ENTITY_ORGANISATION && length >= 3 &&
                                      length <= MAX_SHORT_NAME)
               : name->is_acronym && part->kind == DOSSIER_ENTITY_ORGANISATION && length >= 3;

  return memcmp (joint, ", ", 2) == 0 && name->is_acronym && is_in_order && length >= 3 &&
         part->kind == DOSSIER_ENTITY_ORGANISATION;
}

/* "Long Name (LN)": the name in brackets is the one before them. */
static void
join_brackets (Joiner *self, GPtrArray *forms_of_mentions)
{
  for (guint i = 0; i + 1 < self->mentions->len; i++)
    {
      const DossierMention *mention = g_ptr_array_index (self->mentions, i);
      const DossierMention *next = g_ptr_array_index (self->mentions, i + 1);
      Form                 *form = g_ptr_array_index (forms_of_mentions, i);
      Form                 *short_form = g_ptr_array_index (forms_of_mentions, i + 1);

      if (form == NULL || short_form == NULL || mention->kind != next->kind ||
          mention->kind == DOSSIER_ENTITY_PERSON || next->span.start != mention->span.end + 2 ||
          short_form->entity != NULL || !is_short_for (self, next, short_form, form))
        continue;
      if (form->entity == NULL)
        {
          if (form->kind == DOSSIER_ENTITY_ORGANISATION)
            join_organisation (self, form);
          else
            join_place (self, form);
        }
      join_form (short_form, form->entity);
    }
}

static void
name_mentions (Joiner *self, GPtrArray *forms_of_mentions)
{
  for (guint i = 0; i < self->mentions->len; i++)
    {
      DossierMention *mention = g_ptr_array_index (self->mentions, i);
      const Form     *form = g_ptr_array_index (forms_of_mentions, i);

      if (form == NULL)
        continue;
      if (form->entity != NULL)
        form = form->entity->fullest;
      else if (form->rivals != NULL)
        form = choose_rival (form, mention->span.start);
      g_free (mention->name);
      mention->name = g_strdup (form->form->printed);
    }
}

void
dossier_who_is_who_join (const DossierGazetteer *gazetteer,
                         const char             *text,
                         gsize                   length,
                         GPtrArray              *mentions)
{
  g_autoptr (GPtrArray) forms_of_mentions = g_ptr_array_sized_new (mentions->len);
  Joiner self = { .gazetteer = gazetteer, .text = text, .mentions = mentions };

  self.forms = g_ptr_array_new_with_free_func (free_form);
  self.form_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.entities = g_ptr_array_new_with_free_func (g_free);
  self.entities_by_key =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = g_ptr_array_index (mentions, i);
      Form                 *form = NULL;

      if (mention->kind <= DOSSIER_ENTITY_ORGANISATION && mention->span.end <= length)
        form = get_form (&self, mention);
      g_ptr_array_add (forms_of_mentions, form);
    }
  join_brackets (&self, forms_of_mentions);
  join_forms (&self);
  name_mentions (&self, forms_of_mentions);
  g_hash_table_unref (self.entities_by_key);
  g_ptr_array_unref (self.entities);
  g_hash_table_unref (self.form_by_name);
  g_ptr_array_unref (self.forms);
}
