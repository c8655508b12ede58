/* dossier-query.c: what a reader means by what stands in the search field.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/query/dossier-query.h"

#include "core/text/dossier-typed.h"

#include <math.h>
#include <string.h>

static const char *const kind_names[DOSSIER_N_QUERY_KINDS] = {
  [DOSSIER_QUERY_WORDS] = "",        [DOSSIER_QUERY_PERSON] = "person",
  [DOSSIER_QUERY_PLACE] = "place",   [DOSSIER_QUERY_ORGANISATION] = "org",
  [DOSSIER_QUERY_TAG] = "tag",       [DOSSIER_QUERY_SITE] = "site",
  [DOSSIER_QUERY_BEFORE] = "before", [DOSSIER_QUERY_AFTER] = "after",
  [DOSSIER_QUERY_HAS] = "has",       [DOSSIER_QUERY_FIGURE] = "figure",
};

static const char *const had_things[] = {
  "note", "annotation", "tag", "image", "figure", "versions", NULL,
};

/* One piece of what was typed: a run without spaces, with a quoted part or without. */
typedef struct
{
  DossierSpan span;
  gboolean    is_negated;
  gboolean    is_quoted;
  /* The quote that opened it was met again. */
  gboolean is_closed;
  /* The kind whose name and colon it begins with, or words. */
  DossierQueryKind kind;
  char            *value;
} Piece;

typedef struct
{
  const char   *typed;
  const char   *at;
  DossierQuery *query;
  guint         n_terms;
  /* The last word read was OR, so that the next term joins the last group. */
  gboolean joins;
} Parser;

static gboolean
is_space (const char *p)
{
  return g_unichar_isspace (g_utf8_get_char (p));
}

static void
free_term (gpointer data)
{
  DossierQueryTerm *term = data;

  g_free (term->value);
  g_free (term);
}

static const char *
skip_spaces (const char *p)
{
  while (*p != '\0' && is_space (p))
    p = g_utf8_next_char (p);
  return p;
}

/* The kind whose name stands at @p with a colon after it; moves past the colon. */
static DossierQueryKind
read_kind (const char **p)
{
  for (DossierQueryKind kind = DOSSIER_QUERY_PERSON; kind < DOSSIER_N_QUERY_KINDS; kind++)
    {
      gsize length = strlen (kind_names[kind]);

      if (g_ascii_strncasecmp (*p, kind_names[kind], length) == 0 && (*p)[length] == ':')
        {
          *p += length + 1;
          return kind;
        }
    }
  return DOSSIER_QUERY_WORDS;
}

/* Reads up to the next space, or between quotes; a quote that is never closed reaches to the end.
 */
static void
read_piece (Parser *self, Piece *piece)
{
  const char *p = self->at;
  const char *start;

  piece->is_negated = *p == '-' && p[1] != '\0' && !is_space (p + 1) && p[1] != '-';
  if (piece->is_negated)
    p++;
  piece->kind = read_kind (&p);
  piece->is_quoted = *p == '"';
  start = piece->is_quoted ? ++p : p;
  while (*p != '\0' && (piece->is_quoted ? *p != '"' : *p != '"' && !is_space (p)))
    p = g_utf8_next_char (p);
  piece->value = g_strndup (start, p - start);
  piece->is_closed = piece->is_quoted && *p == '"';
  if (piece->is_closed)
    p++;
  piece->span = (DossierSpan){ self->at - self->typed, p - self->typed };
  self->at = p;
}

/* Words are left out whole: without "-pl" next to nothing would be left while "-place" is typed. */
static gboolean
may_be_beginning (const Parser *self, const Piece *piece)
{
  return !(piece->is_negated && piece->kind == DOSSIER_QUERY_WORDS) && *self->at == '\0' &&
         self->typed[piece->span.end - 1] != '"' &&
         dossier_typed_may_be_beginning (piece->value, strlen (piece->value));
}

/* Years, months and days that exist: "2025", "2025-12", "2025-12-06". */
static gboolean
is_date (const char *text)
{
  static const char shape[] = "dddd-dd-dd";
  gsize             length = strlen (text);
  int               month;
  int               day;

  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  month = length >= 7 ? (text[5] - '0') * 10 + text[6] - '0' : 1;
  day = length >= 10 ? (text[8] - '0') * 10 + text[9] - '0' : 1;
  return g_date_valid_dmy ((GDateDay) day,
                           (GDateMonth) month,
                           (GDateYear) g_ascii_strtoull (text, NULL, 10));
}

static gboolean
is_had_thing (const char *text)
{
  for (gsize i = 0; had_things[i] != NULL; i++)
    if (g_ascii_strcasecmp (text, had_things[i]) == 0)
      return TRUE;
  return FALSE;
}

/* A number as people type it: "500", "1,205", "3.4", "2k", "1.2m", "3bn"; moves past it. */
static gboolean
read_number (const char **p, double *number)
{
  static const struct
  {
    const char *name;
    double      factor;
  } factors[] = {
    { "bn", 1e9 },       { "billion", 1e9 }, { "million", 1e6 },
    { "thousand", 1e3 }, { "m", 1e6 },       { "k", 1e3 },
  };
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *at = *p;

  if (*at == '-')
    g_string_append_c (digits, *at++);
  for (; g_ascii_isdigit (*at) || *at == '.' || *at == ','; at++)
    {
      /* A range's two points. */
      if (*at == '.' && at[1] == '.')
        break;
      if (*at != ',')
        g_string_append_c (digits, *at);
    }
  if (digits->len == 0 || !g_ascii_isdigit (digits->str[digits->len - 1]))
    return FALSE;
  *number = g_ascii_strtod (digits->str, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      gsize length = strlen (factors[i].name);

      if (g_ascii_strncasecmp (at, factors[i].name, length) == 0 && !g_ascii_isalpha (at[length]))
        {
          *number *= factors[i].factor;
          at += length;
          break;
        }
    }
  *p = at;
  return isfinite (*number);
}

/* ">500", ">=500", "<500", "=500", "500", "500..600", "500..", "..600"; moves past it. */
static gboolean
read_bounds (const char **p, double *low, double *high)
{
  const char *at = *p;
  gboolean    is_more = *at == '>';
  gboolean    is_less = *at == '<';
  gboolean    is_strict = (is_more || is_less) && at[1] != '=';
  double      number = NAN;
  gboolean    has_number;

  *low = -INFINITY;
  *high = INFINITY;
  at += is_more || is_less || *at == '=';
  at += (is_more || is_less) && *at == '=';
  has_number = read_number (&at, &number);
  if (!is_more && !is_less && g_str_has_prefix (at, ".."))
    {
      at += 2;
      if (has_number)
        *low = number;
      if (!read_number (&at, high) && !has_number)
        return FALSE;
    }
  else if (!has_number)
    return FALSE;
  else if (is_more)
    *low = is_strict ? nextafter (number, INFINITY) : number;
  else if (is_less)
    *high = is_strict ? nextafter (number, -INFINITY) : number;
  else
    *low = *high = number;
  *p = at;
  return TRUE;
}

/* What a figure's bounds leave of the value, or else the next word, is what it counts. */
static gboolean
read_figure (Parser *self, Piece *piece, DossierQueryTerm *term)
{
  const char *rest = piece->value;

  if (!read_bounds (&rest, &term->low, &term->high))
    {
      term->low = -INFINITY;
      term->high = INFINITY;
      if (*piece->value == '\0' || strchr ("<>=.", *piece->value) != NULL)
        return FALSE;
      rest = piece->value;
    }
  rest = skip_spaces (rest);
  if (*rest == '\0' && !piece->is_quoted)
    {
      const char *next = skip_spaces (self->at);
      const char *end = next;

      while (*end != '\0' && g_unichar_isalpha (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end > next && (*end == '\0' || is_space (end)) && strncmp (next, "OR ", 3) != 0)
        {
          term->value = g_strndup (next, end - next);
          term->is_prefix =
              *end == '\0' && dossier_typed_may_be_beginning (next, (gsize) (end - next));
          piece->span.end = end - self->typed;
          self->at = end;
          return TRUE;
        }
    }
  term->value = g_strdup (rest);
  term->is_prefix = *rest != '\0' && may_be_beginning (self, piece);
  return TRUE;
}

/* Fills in what the kind has; FALSE when the value makes no sense for it. */
static gboolean
read_value (Parser *self, Piece *piece, DossierQueryTerm *term)
{
  switch (piece->kind)
    {
    case DOSSIER_QUERY_BEFORE:
    case DOSSIER_QUERY_AFTER:
      term->value = g_strdup (piece->value);
      return is_date (piece->value);
    case DOSSIER_QUERY_HAS:
      term->value = g_ascii_strdown (piece->value, -1);
      return is_had_thing (piece->value);
    case DOSSIER_QUERY_FIGURE:
      return read_figure (self, piece, term);
    case DOSSIER_QUERY_WORDS:
    case DOSSIER_QUERY_PERSON:
    case DOSSIER_QUERY_PLACE:
    case DOSSIER_QUERY_ORGANISATION:
    case DOSSIER_QUERY_TAG:
    case DOSSIER_QUERY_SITE:
    default:
      term->value = g_strdup (piece->value);
      term->is_prefix = may_be_beginning (self, piece);
      return dossier_typed_has_word (piece->value, strlen (piece->value));
    }
}

static void
add_term (Parser *self, DossierQueryTerm *term)
{
  GPtrArray *groups = self->query->groups;

  if (!self->joins || groups->len == 0)
    g_ptr_array_add (groups, g_ptr_array_new_with_free_func (free_term));
  g_ptr_array_add (g_ptr_array_index (groups, groups->len - 1), term);
  self->joins = FALSE;
  self->n_terms++;
}

/* What cannot be meant as it stands is looked for as words, and told. */
static void
take_back (Parser *self, const Piece *piece, DossierQueryTerm *term)
{
  DossierSpan span = piece->span;

  if (self->query->doubt == NULL)
    self->query->doubt = g_strndup (self->typed + span.start, span.end - span.start);
  g_free (term->value);
  term->kind = DOSSIER_QUERY_WORDS;
  term->value = g_strndup (self->typed + span.start, span.end - span.start);
  g_strdelimit (term->value, "\"", ' ');
}

/* An operator whose value has still to come, or is half typed, asks nothing yet. */
static gboolean
is_open (const Parser *self, const Piece *piece)
{
  gboolean is_last = *self->at == '\0';

  if (piece->kind == DOSSIER_QUERY_WORDS)
    return FALSE;
  if (*piece->value == '\0')
    return TRUE;
  switch (piece->kind)
    {
    case DOSSIER_QUERY_FIGURE:
      return strspn (piece->value, "<>=.") == strlen (piece->value);
    case DOSSIER_QUERY_BEFORE:
    case DOSSIER_QUERY_AFTER:
      return is_last && strlen (piece->value) < strlen ("2025-12-06") &&
             strspn (piece->value, "0123456789-") == strlen (piece->value) &&
             !is_date (piece->value);
    case DOSSIER_QUERY_HAS:
      for (gsize i = 0; is_last && had_things[i] != NULL; i++)
        if (g_ascii_strncasecmp (had_things[i], piece->value, strlen (piece->value)) == 0 &&
            !is_had_thing (piece->value))
          return TRUE;
      return FALSE;
    case DOSSIER_QUERY_WORDS:
    case DOSSIER_QUERY_PERSON:
    case DOSSIER_QUERY_PLACE:
    case DOSSIER_QUERY_ORGANISATION:
    case DOSSIER_QUERY_TAG:
    case DOSSIER_QUERY_SITE:
    default:
      return FALSE;
    }
}

static void
read_term (Parser *self)
{
  Piece             piece = { 0 };
  DossierQueryTerm *term;

  read_piece (self, &piece);
  if (!piece.is_quoted && !piece.is_negated && strcmp (piece.value, "OR") == 0 &&
      self->query->groups->len > 0)
    {
      self->joins = TRUE;
      g_free (piece.value);
      return;
    }
  if (is_open (self, &piece))
    {
      g_free (piece.value);
      return;
    }
  term = g_new0 (DossierQueryTerm, 1);
  term->kind = piece.kind;
  term->is_negated = piece.is_negated;
  term->low = -INFINITY;
  term->high = INFINITY;
  if (!read_value (self, &piece, term) && piece.kind != DOSSIER_QUERY_WORDS)
    take_back (self, &piece, term);
  term->span = piece.span;
  if (dossier_typed_has_word (term->value, strlen (term->value)) || isfinite (term->low) ||
      isfinite (term->high))
    add_term (self, term);
  else
    {
      self->query->is_unanswerable = TRUE;
      free_term (term);
    }
  g_free (piece.value);
}

DossierQuery *
dossier_query_parse (const char *typed)
{
  g_autofree char *input = dossier_typed_dup (typed != NULL ? typed : "", DOSSIER_QUERY_MAX_BYTES);
  Parser           parser = { .typed = input, .at = input, .query = g_new0 (DossierQuery, 1) };

  parser.query->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  while (*(parser.at = skip_spaces (parser.at)) != '\0' && parser.n_terms < DOSSIER_QUERY_MAX_TERMS)
    read_term (&parser);
  return parser.query;
}

void
dossier_query_free (DossierQuery *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->groups);
  g_free (self->doubt);
  g_free (self);
}

gboolean
dossier_query_is_plain (const DossierQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const GPtrArray        *group = g_ptr_array_index (self->groups, i);
      const DossierQueryTerm *term = g_ptr_array_index (group, 0);

      if (group->len > 1 || term->is_negated || term->kind != DOSSIER_QUERY_WORDS)
        return FALSE;
    }
  return TRUE;
}

const char *
dossier_query_kind_to_string (DossierQueryKind kind)
{
  return kind_names[kind];
}

const char *const *
dossier_query_get_had_things (void)
{
  return had_things;
}

/* "figure:>500", after which the next word says what is counted. */
static gboolean
is_bare_number (const Piece *piece)
{
  return piece->value != NULL && piece->kind == DOSSIER_QUERY_FIGURE && !piece->is_quoted &&
         strchr ("<>=.0123456789-", *piece->value) != NULL;
}

static void
join_pieces (const Piece *before, Piece *piece)
{
  char *value = g_strjoin (" ", before->value, piece->value, NULL);

  g_free (piece->value);
  piece->value = value;
  piece->kind = before->kind;
  piece->is_negated = before->is_negated;
  piece->span.start = before->span.start;
}

DossierQueryPiece *
dossier_query_find_piece (const char *typed, gsize cursor)
{
  g_autofree char   *input = NULL;
  Parser             parser = { 0 };
  Piece              before = { 0 };
  Piece              piece = { 0 };
  DossierQueryPiece *found = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  if (cursor > DOSSIER_QUERY_MAX_BYTES || cursor > strlen (typed) ||
      !g_utf8_validate (typed, (gssize) cursor, NULL) ||
      (typed[cursor] != '\0' && !g_ascii_isspace (typed[cursor])))
    return NULL;

  input = g_strndup (typed, cursor);
  parser.typed = input;
  parser.at = skip_spaces (input);
  while (*parser.at != '\0')
    {
      g_clear_pointer (&before.value, g_free);
      before = piece;
      piece = (Piece){ 0 };
      read_piece (&parser, &piece);
      parser.at = skip_spaces (parser.at);
    }
  if (is_bare_number (&before) && piece.kind == DOSSIER_QUERY_WORDS && !piece.is_quoted)
    join_pieces (&before, &piece);
  g_free (before.value);

  found = g_new0 (DossierQueryPiece, 1);
  found->span = (DossierSpan){ cursor, cursor };
  if (piece.value != NULL && piece.span.end == cursor && !piece.is_closed)
    {
      found->kind = piece.kind;
      found->is_negated = piece.is_negated;
      found->span = piece.span;
      found->value = g_steal_pointer (&piece.value);
    }
  else
    found->value = g_strdup ("");
  g_free (piece.value);

  return found;
}

void
dossier_query_piece_free (DossierQueryPiece *self)
{
  if (self == NULL)
    return;
  g_free (self->value);
  g_free (self);
}

char *
dossier_query_dup_piece (DossierQueryKind kind, gboolean is_negated, const char *value)
{
  g_autofree char *clean = NULL;
  gboolean         is_quoted = FALSE;

  g_return_val_if_fail (kind < DOSSIER_N_QUERY_KINDS, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  clean = g_strdelimit (g_strdup (value), "\"", ' ');
  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    is_quoted = is_quoted || is_space (p);

  return g_strconcat (is_negated ? "-" : "",
                      kind_names[kind],
                      kind != DOSSIER_QUERY_WORDS ? ":" : "",
                      is_quoted ? "\"" : "",
                      clean,
                      is_quoted ? "\"" : "",
                      NULL);
}
