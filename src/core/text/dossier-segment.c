/* dossier-segment.c: cuts a text into sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-segment.h"

#include <stdlib.h>
#include <string.h>

/* Bytes of the longest word that any table here knows; nothing longer is looked at. */
#define MAX_WORD 24
/* Words of a name between a quote and the verb that says who spoke. */
#define MAX_SPEAKER_WORDS 4

typedef enum
{
  ABBREVIATION_NONE,
  ABBREVIATION_TITLE,  /* something always follows: "Dr." */
  ABBREVIATION_NUMBER, /* a number follows: "No. 7", "Oct. 3" */
  ABBREVIATION_OPEN,   /* a sentence may end here: "etc.", "U.S." */
  ABBREVIATION_PROPER, /* likewise, if it has a capital: "Miss.", "Co." */
  ABBREVIATION_TIME,   /* a sentence ends here but for a day or time zone: "5 p.m. Monday" */
} AbbreviationKind;

typedef struct
{
  const char      *word;
  AbbreviationKind kind;
} Abbreviation;

/* All tables of words are in byte order, lower case. */
static const Abbreviation abbreviations[] = {
  { "a.d", ABBREVIATION_OPEN },       { "a.m", ABBREVIATION_TIME },
  { "ab", ABBREVIATION_NUMBER },      { "adm", ABBREVIATION_TITLE },
  { "al", ABBREVIATION_OPEN },        { "ala", ABBREVIATION_PROPER },
  { "alta", ABBREVIATION_PROPER },    { "amb", ABBREVIATION_TITLE },
  { "approx", ABBREVIATION_NUMBER },  { "apr", ABBREVIATION_NUMBER },
  { "ariz", ABBREVIATION_PROPER },    { "ark", ABBREVIATION_PROPER },
  { "art", ABBREVIATION_NUMBER },     { "arts", ABBREVIATION_NUMBER },
  { "assn", ABBREVIATION_PROPER },    { "assoc", ABBREVIATION_TITLE },
  { "asst", ABBREVIATION_TITLE },     { "atty", ABBREVIATION_TITLE },
  { "aug", ABBREVIATION_NUMBER },     { "ave", ABBREVIATION_PROPER },
  { "b.a", ABBREVIATION_OPEN },       { "b.c", ABBREVIATION_OPEN },
  { "b.c.e", ABBREVIATION_OPEN },     { "bk", ABBREVIATION_NUMBER },
  { "blvd", ABBREVIATION_PROPER },    { "bp", ABBREVIATION_TITLE },
  { "br", ABBREVIATION_PROPER },      { "brig", ABBREVIATION_TITLE },
  { "brig.gen", ABBREVIATION_TITLE }, { "bros", ABBREVIATION_PROPER },
  { "c", ABBREVIATION_NUMBER },       { "c.e", ABBREVIATION_OPEN },
  { "ca", ABBREVIATION_NUMBER },      { "calif", ABBREVIATION_PROPER },
  { "capt", ABBREVIATION_TITLE },     { "cf", ABBREVIATION_TITLE },
  { "ch", ABBREVIATION_NUMBER },      { "cie", ABBREVIATION_PROPER },
  { "cllr", ABBREVIATION_TITLE },     { "cmdr", ABBREVIATION_TITLE },
  { "co", ABBREVIATION_PROPER },      { "col", ABBREVIATION_TITLE },
  { "colo", ABBREVIATION_PROPER },    { "conn", ABBREVIATION_PROPER },
  { "corp", ABBREVIATION_PROPER },    { "cos", ABBREVIATION_PROPER },
  { "cpl", ABBREVIATION_TITLE },      { "cpt", ABBREVIATION_TITLE },
  { "d.c", ABBREVIATION_OPEN },       { "dec", ABBREVIATION_NUMBER },
  { "del", ABBREVIATION_PROPER },     { "dept", ABBREVIATION_PROPER },
  { "det", ABBREVIATION_TITLE },      { "dr", ABBREVIATION_TITLE },
  { "e.g", ABBREVIATION_TITLE },      { "e.u", ABBREVIATION_OPEN },
  { "eq", ABBREVIATION_NUMBER },      { "esq", ABBREVIATION_OPEN },
  { "etc", ABBREVIATION_OPEN },       { "ext", ABBREVIATION_NUMBER },
  { "feb", ABBREVIATION_NUMBER },     { "fig", ABBREVIATION_NUMBER },
  { "figs", ABBREVIATION_NUMBER },    { "fla", ABBREVIATION_PROPER },
  { "fr", ABBREVIATION_PROPER },      { "ft", ABBREVIATION_PROPER },
  { "ga", ABBREVIATION_PROPER },      { "gen", ABBREVIATION_TITLE },
  { "gmbh", ABBREVIATION_PROPER },    { "gov", ABBREVIATION_TITLE },
  { "govs", ABBREVIATION_TITLE },     { "govt", ABBREVIATION_OPEN },
  { "hon", ABBREVIATION_TITLE },      { "i.e", ABBREVIATION_TITLE },
  { "ill", ABBREVIATION_PROPER },     { "inc", ABBREVIATION_OPEN },
  { "ind", ABBREVIATION_PROPER },     { "insp", ABBREVIATION_TITLE },
  { "intl", ABBREVIATION_OPEN },      { "jan", ABBREVIATION_NUMBER },
  { "jr", ABBREVIATION_PROPER },      { "jul", ABBREVIATION_NUMBER },
  { "jun", ABBREVIATION_NUMBER },     { "kan", ABBREVIATION_PROPER },
  { "ky", ABBREVIATION_PROPER },      { "la", ABBREVIATION_PROPER },
  { "lieut", ABBREVIATION_TITLE },    { "llc", ABBREVIATION_PROPER },
  { "lt", ABBREVIATION_TITLE },       { "lt.col", ABBREVIATION_TITLE },
  { "lt.gen", ABBREVIATION_TITLE },   { "ltd", ABBREVIATION_OPEN },
  { "m.a", ABBREVIATION_OPEN },       { "m.d", ABBREVIATION_OPEN },
  { "maj", ABBREVIATION_TITLE },      { "maj.gen", ABBREVIATION_TITLE },
  { "man", ABBREVIATION_PROPER },     { "mar", ABBREVIATION_NUMBER },
  { "mass", ABBREVIATION_PROPER },    { "md", ABBREVIATION_PROPER },
  { "messrs", ABBREVIATION_TITLE },   { "mfg", ABBREVIATION_PROPER },
  { "mich", ABBREVIATION_PROPER },    { "minn", ABBREVIATION_PROPER },
  { "miss", ABBREVIATION_PROPER },    { "mlle", ABBREVIATION_TITLE },
  { "mme", ABBREVIATION_TITLE },      { "mo", ABBREVIATION_PROPER },
  { "mont", ABBREVIATION_PROPER },    { "mr", ABBREVIATION_TITLE },
  { "mrs", ABBREVIATION_TITLE },      { "ms", ABBREVIATION_TITLE },
  { "msgr", ABBREVIATION_TITLE },     { "mt", ABBREVIATION_PROPER },
  { "mx", ABBREVIATION_TITLE },       { "n.v", ABBREVIATION_PROPER },
  { "natl", ABBREVIATION_OPEN },      { "neb", ABBREVIATION_PROPER },
  { "nev", ABBREVIATION_PROPER },     { "no", ABBREVIATION_NUMBER },
  { "nos", ABBREVIATION_NUMBER },     { "nov", ABBREVIATION_NUMBER },
  { "nr", ABBREVIATION_NUMBER },      { "oct", ABBREVIATION_NUMBER },
  { "okla", ABBREVIATION_PROPER },    { "ont", ABBREVIATION_PROPER },
  { "op", ABBREVIATION_NUMBER },      { "ore", ABBREVIATION_PROPER },
  { "p", ABBREVIATION_NUMBER },       { "p.m", ABBREVIATION_TIME },
  { "pa", ABBREVIATION_PROPER },      { "para", ABBREVIATION_NUMBER },
  { "paras", ABBREVIATION_NUMBER },   { "ph.d", ABBREVIATION_OPEN },
  { "phd", ABBREVIATION_OPEN },       { "plc", ABBREVIATION_PROPER },
  { "pp", ABBREVIATION_NUMBER },      { "pres", ABBREVIATION_TITLE },
  { "prof", ABBREVIATION_TITLE },     { "pty", ABBREVIATION_PROPER },
  { "pvt", ABBREVIATION_TITLE },      { "que", ABBREVIATION_PROPER },
  { "rd", ABBREVIATION_PROPER },      { "rep", ABBREVIATION_TITLE },
  { "reps", ABBREVIATION_TITLE },     { "rev", ABBREVIATION_TITLE },
  { "rt.hon", ABBREVIATION_TITLE },   { "s.p.a", ABBREVIATION_PROPER },
  { "sask", ABBREVIATION_PROPER },    { "sec", ABBREVIATION_PROPER },
  { "sect", ABBREVIATION_NUMBER },    { "sen", ABBREVIATION_TITLE },
  { "sens", ABBREVIATION_TITLE },     { "sep", ABBREVIATION_NUMBER },
  { "sept", ABBREVIATION_NUMBER },    { "sgt", ABBREVIATION_TITLE },
  { "sr", ABBREVIATION_PROPER },      { "st", ABBREVIATION_PROPER },
  { "ste", ABBREVIATION_PROPER },     { "supt", ABBREVIATION_TITLE },
  { "tab", ABBREVIATION_NUMBER },     { "tenn", ABBREVIATION_PROPER },
  { "tex", ABBREVIATION_PROPER },     { "u.k", ABBREVIATION_OPEN },
  { "u.n", ABBREVIATION_OPEN },       { "u.s", ABBREVIATION_OPEN },
  { "u.s.a", ABBREVIATION_OPEN },     { "u.s.s.r", ABBREVIATION_OPEN },
  { "univ", ABBREVIATION_PROPER },    { "v", ABBREVIATION_TITLE },
  { "va", ABBREVIATION_PROPER },      { "ver", ABBREVIATION_NUMBER },
  { "viz", ABBREVIATION_TITLE },      { "vol", ABBREVIATION_NUMBER },
  { "vols", ABBREVIATION_NUMBER },    { "vs", ABBREVIATION_TITLE },
  { "vt", ABBREVIATION_PROPER },      { "wash", ABBREVIATION_PROPER },
  { "wis", ABBREVIATION_PROPER },     { "wyo", ABBREVIATION_PROPER },
};
static const char *const sentence_starters[] = {
  "a",       "about",        "according", "after",     "afterwards", "all",
  "along",   "also",         "although",  "among",     "an",         "and",
  "another", "any",          "are",       "as",        "at",         "because",
  "before",  "both",         "but",       "by",        "can",        "despite",
  "did",     "do",           "does",      "during",    "each",       "earlier",
  "even",    "every",        "few",       "finally",   "for",        "from",
  "further", "had",          "has",       "have",      "he",         "her",
  "here",    "his",          "how",       "however",   "i",          "if",
  "in",      "indeed",       "instead",   "is",        "it",         "its",
  "just",    "last",         "later",     "many",      "maybe",      "meanwhile",
  "more",    "moreover",     "most",      "my",        "nearly",     "neither",
  "never",   "nevertheless", "no",        "nobody",    "none",       "nor",
  "not",     "nothing",      "now",       "of",        "on",         "once",
  "one",     "only",         "or",        "other",     "others",     "our",
  "out",     "over",         "overall",   "perhaps",   "please",     "several",
  "she",     "should",       "since",     "so",        "some",       "sometimes",
  "soon",    "still",        "such",      "than",      "that",       "the",
  "their",   "then",         "there",     "therefore", "these",      "they",
  "this",    "those",        "though",    "through",   "thus",       "to",
  "today",   "together",     "two",       "under",     "unless",     "until",
  "was",     "we",           "were",      "what",      "whatever",   "when",
  "where",   "whether",      "which",     "while",     "who",        "whoever",
  "why",     "will",         "with",      "within",    "without",    "yes",
  "yet",     "you",          "your",
};
static const char *const after_time[] = {
  "aest",      "april",    "atlantic", "august",   "bst",      "cdt",       "central", "cest",
  "cet",       "cst",      "ct",       "december", "eastern",  "edt",       "eet",     "est",
  "et",        "february", "fri",      "friday",   "gmt",      "greenwich", "ist",     "january",
  "jst",       "july",     "june",     "local",    "march",    "may",       "mdt",     "mon",
  "monday",    "moscow",   "mountain", "mst",      "mt",       "november",  "october", "pacific",
  "pdt",       "pst",      "pt",       "sat",      "saturday", "september", "sun",     "sunday",
  "thu",       "thur",     "thurs",    "thursday", "tue",      "tuesday",   "utc",     "wed",
  "wednesday",
};
static const char *const speech_verbs[] = {
  "added",     "adds",     "admitted",   "announced",  "answered",  "argued",    "asked",
  "asks",      "called",   "claimed",    "complained", "concluded", "continued", "cried",
  "declared",  "demanded", "exclaimed",  "explained",  "insisted",  "joked",     "muttered",
  "noted",     "pleaded",  "questioned", "recalled",   "remarked",  "replied",   "reported",
  "responded", "said",     "says",       "screamed",   "shouted",   "stated",    "told",
  "urged",     "wondered", "writes",     "wrote",      "yelled",
};

typedef enum
{
  STOP_NONE,
  STOP_PERIOD,
  STOP_ELLIPSIS,
  STOP_LOUD,   /* "?" and "!" */
  STOP_STRONG, /* marks of scripts that use them for nothing else */
} StopKind;

static StopKind
classify_stop (gunichar character)
{
  switch (character)
    {
    case '.':
      return STOP_PERIOD;
    case 0x2026: /* … */
      return STOP_ELLIPSIS;
    case '!':
    case '?':
    case 0x203C: /* ‼ */
    case 0x2047: /* ⁇ */
    case 0x2048: /* ⁈ */
    case 0x2049: /* ⁉ */
      return STOP_LOUD;
    case 0x0589: /* Armenian full stop */
    case 0x061F: /* Arabic question mark */
    case 0x06D4: /* Urdu full stop */
    case 0x0964: /* danda */
    case 0x0965: /* double danda */
    case 0x1362: /* Ethiopic full stop */
    case 0x3002: /* ideographic full stop */
    case 0xFF01: /* fullwidth ! */
    case 0xFF1F: /* fullwidth ? */
    case 0xFF61: /* halfwidth ideographic full stop */
      return STOP_STRONG;
    default:
      return STOP_NONE;
    }
}

static gboolean
is_closer (gunichar character)
{
  switch (g_unichar_type (character))
    {
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
      return TRUE;
    default:
      return character == '"' || character == '\'';
    }
}

static gboolean
is_opener (gunichar character)
{
  switch (g_unichar_type (character))
    {
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
      return TRUE;
    default:
      return character == '"' || character == '\'' || character == 0xBF || character == 0xA1;
    }
}

static gboolean
is_word_byte (char byte)
{
  return g_ascii_isalnum (byte) || (guchar) byte >= 0x80;
}

static int
compare_words (const void *a, const void *b)
{
  return strcmp (a, *(const char *const *) b);
}

#define IS_WORD_IN(word, table)                                                                    \
  (bsearch ((word), (table), G_N_ELEMENTS (table), sizeof (table)[0], compare_words) != NULL)

static AbbreviationKind
find_abbreviation (const char *word)
{
  /* The word is the first member, so that a table of abbreviations compares like one of words. */
  const Abbreviation *found = bsearch (word,
                                       abbreviations,
                                       G_N_ELEMENTS (abbreviations),
                                       sizeof abbreviations[0],
                                       compare_words);

  return found != NULL ? found->kind : ABBREVIATION_NONE;
}

/* Copies the word at @start in lower case; "" when it is too long for any table. */
static void
copy_word (const char *start, gsize length, char word[MAX_WORD])
{
  if (length >= MAX_WORD)
    length = 0;
  for (gsize i = 0; i < length; i++)
    word[i] = g_ascii_tolower (start[i]);
  word[length] = '\0';
}

/* The word that ends at @end, with its inner full stops; "" when there is none or a long one.
 * Returns where it starts. */
static const char *
get_word_before (const char *line, const char *end, char word[MAX_WORD])
{
  const char *start = end;

  while (start > line && end - start < MAX_WORD && (is_word_byte (start[-1]) || start[-1] == '.'))
    start--;
  /* Quotes and dashes of other than ASCII are no part of a word. */
  for (const char *p = start; p < end && (guchar) *start >= 0x80;)
    {
      gunichar character = g_utf8_get_char_validated (p, end - p);

      if (character >= (gunichar) -2 || g_unichar_isalnum (character))
        break;
      p = g_utf8_next_char (p);
      start = p;
    }
  copy_word (start, end - start, word);
  return start;
}

static const char *
skip_spaces (const char *p, const char *end)
{
  while (p < end && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* What stands behind a possible end of a sentence. */
typedef struct
{
  const char *start; /* first character that is neither space nor opening mark; or the line's end */
  gunichar    character;
  char        word[MAX_WORD];
  gboolean    is_capital; /* or of a script without capitals */
  gboolean    is_digit;
} Following;

static void
read_following (const char *p, const char *end, Following *following)
{
  const char *word_end;

  memset (following, 0, sizeof *following);
  while (p < end && (g_unichar_isspace (g_utf8_get_char (p)) || is_opener (g_utf8_get_char (p))))
    p = g_utf8_next_char (p);
  following->start = p;
  if (p == end)
    return;
  following->character = g_utf8_get_char (p);
  word_end = p;
  while (word_end < end && word_end - p < MAX_WORD && g_ascii_isalpha (*word_end))
    word_end++;
  copy_word (p, word_end - p, following->word);
  following->is_digit = g_unichar_isdigit (following->character);
  /* "iPhone" starts a sentence as well as "Iphone" does. */
  following->is_capital =
      !g_unichar_islower (following->character) || (word_end - p > 1 && g_ascii_isupper (p[1]));
}

/* Whether a name and a verb of speech follow: the sentence goes on behind its quote. */
static gboolean
is_attribution (const char *p, const char *end)
{
  for (int i = 0; i <= MAX_SPEAKER_WORDS; i++)
    {
      char        word[MAX_WORD];
      const char *word_end;

      p = skip_spaces (p, end);
      word_end = p;
      while (word_end < end && word_end - p < MAX_WORD &&
             (is_word_byte (*word_end) || *word_end == '-'))
        word_end++;
      copy_word (p, word_end - p, word);
      if (i > 0 && IS_WORD_IN (word, speech_verbs))
        return TRUE;
      if (word[0] == '\0' || g_ascii_islower (*p) || IS_WORD_IN (word, sentence_starters))
        return FALSE;
      /* An initial's full stop. */
      p = word_end < end && *word_end == '.' ? word_end + 1 : word_end;
    }
  return FALSE;
}

static gboolean
is_number (const char *word)
{
  return word[0] != '\0' && word[strspn (word, "0123456789")] == '\0';
}

static gboolean
is_initials (const char *word)
{
  /* "j", "j.r", "u.s.a": single letters with full stops between. */
  for (gsize i = 0;; i += 2)
    {
      if (!g_ascii_isalpha (word[i]))
        return FALSE;
      if (word[i + 1] == '\0')
        return TRUE;
      if (word[i + 1] != '.')
        return FALSE;
    }
}

/* Whether the full stop at @stop, before @following, ends a sentence that started at @sentence. */
static gboolean
is_period_final (const char *sentence, const char *stop, const Following *following)
{
  char        word[MAX_WORD];
  const char *start = get_word_before (sentence, stop, word);
  gboolean    is_starter = IS_WORD_IN (following->word, sentence_starters);

  /* "1. First": the number of a list's item. */
  if (is_number (word) && stop - sentence == (gssize) strlen (word))
    return FALSE;
  switch (find_abbreviation (word))
    {
    case ABBREVIATION_TITLE:
      return FALSE;
    case ABBREVIATION_NUMBER:
      /* "P. Okafor" and "p. 3". */
      return !following->is_digit &&
             (is_starter || !(is_initials (word) && g_ascii_isupper (*start)));
    case ABBREVIATION_OPEN:
      return is_starter;
    case ABBREVIATION_PROPER:
      return is_starter || !g_ascii_isupper (*start);
    case ABBREVIATION_TIME:
      return !IS_WORD_IN (following->word, after_time);
    case ABBREVIATION_NONE:
    default:
      return !is_initials (word) || is_starter;
    }
}

/* A run of marks that may end a sentence, with the closing quotes and brackets behind it. */
typedef struct
{
  StopKind    kind;
  const char *start;
  const char *end;
  gboolean    is_quoted;
} Stop;

static void
read_stop (const char *p, const char *end, Stop *stop)
{
  gsize n_marks = 0;

  stop->kind = STOP_NONE;
  stop->start = p;
  for (; p < end; p = g_utf8_next_char (p), n_marks++)
    {
      StopKind kind = classify_stop (g_utf8_get_char (p));

      if (kind == STOP_NONE)
        break;
      stop->kind = MAX (stop->kind, kind);
    }
  if (stop->kind == STOP_PERIOD && n_marks > 1)
    stop->kind = STOP_ELLIPSIS;
  stop->is_quoted = FALSE;
  for (; p < end && is_closer (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    stop->is_quoted = TRUE;
  stop->end = p;
}

static gboolean
is_hiragana (gunichar character)
{
  return character >= 0x3041 && character <= 0x309F;
}

static gboolean
is_final (const char *sentence, const char *end, const Stop *stop)
{
  Following following;
  gboolean  is_spaced;

  if (stop->end == end)
    return TRUE;
  if (stop->kind == STOP_STRONG)
    /* A particle after a closing quote carries the sentence on. */
    return !(stop->is_quoted && is_hiragana (g_utf8_get_char (stop->end)));
  is_spaced = g_unichar_isspace (g_utf8_get_char (stop->end));
  if (!is_spaced)
    return FALSE;
  read_following (stop->end, end, &following);
  if (following.start == end)
    return TRUE;
  if (!following.is_capital || classify_stop (following.character) != STOP_NONE)
    return FALSE;
  switch (stop->kind)
    {
    case STOP_LOUD:
      return !(stop->is_quoted && is_attribution (following.start, end));
    case STOP_ELLIPSIS:
      return g_unichar_isalpha (following.character);
    case STOP_PERIOD:
      /* A stop after a space is a piece of ". . .". */
      if (stop->start == sentence || g_ascii_isspace (stop->start[-1]))
        return g_unichar_isalpha (following.character);
      return is_period_final (sentence, stop->start, &following);
    case STOP_NONE:
    case STOP_STRONG:
    default:
      return TRUE;
    }
}

static void
add_sentence (GArray *sentences, const char *text, const char *start, const char *end)
{
  DossierSpan span;

  start = skip_spaces (start, end);
  while (end > start)
    {
      const char *last = g_utf8_find_prev_char (start, end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }
  if (start == end)
    return;
  span.start = start - text;
  span.end = end - text;
  g_array_append_val (sentences, span);
}

static void
segment_line (GArray *sentences, const char *text, const char *line, const char *end)
{
  const char *sentence = skip_spaces (line, end);
  const char *p = sentence;

  while (p < end)
    {
      Stop stop;

      if (classify_stop (g_utf8_get_char (p)) == STOP_NONE)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      read_stop (p, end, &stop);
      p = stop.end;
      if (!is_final (sentence, end, &stop))
        continue;
      add_sentence (sentences, text, sentence, p);
      p = skip_spaces (p, end);
      sentence = p;
    }
  add_sentence (sentences, text, sentence, end);
}

GArray *
dossier_segment_sentences (const char *text, gsize length)
{
  GArray     *sentences = g_array_new (FALSE, FALSE, sizeof (DossierSpan));
  const char *end = text + length;
  const char *line = text;

  while (line < end)
    {
      const char *line_end = memchr (line, '\n', end - line);

      if (line_end == NULL)
        line_end = end;
      segment_line (sentences, text, line, line_end);
      line = line_end + 1;
    }
  return sentences;
}
