/* dossier-export-citations.c: the articles as sources to cite: BibTeX, RIS, CSL-JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/export/dossier-export-private.h"

#include "core/text/dossier-fold.h"

#include <string.h>

/* The day an ISO 8601 time begins with; what it does not say is 0. */
typedef struct
{
  int year;
  int month;
  int day;
} Day;

static int
read_digits (const char *text, gsize n)
{
  int value = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return 0;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

static Day
parse_day (const char *time)
{
  Day   day = { 0, 0, 0 };
  gsize length = time != NULL ? strlen (time) : 0;

  if (length >= 4)
    day.year = read_digits (time, 4);
  if (day.year != 0 && length >= 7 && time[4] == '-')
    day.month = read_digits (time + 5, 2);
  if (day.month != 0 && length >= 10 && time[7] == '-')
    day.day = read_digits (time + 8, 2);
  return day;
}

/* "Anna van der Berg" into "van der Berg" and "Anna": the last word, and what is in small letters
 * before it. A guess that most names of the news obey; a name of one word is only a family name. */
typedef struct
{
  char *family;
  char *given; /* nullable */
} Author;

static void
clear_author (Author *author)
{
  g_free (author->family);
  g_free (author->given);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Author, clear_author)

static gboolean
is_particle (const char *word)
{
  return g_unichar_islower (g_utf8_get_char (word));
}

static Author
split_author (const char *name)
{
  Author author = { NULL, NULL };
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  guint n_words = g_strv_length (words);
  guint first = n_words > 0 ? n_words - 1 : 0;

  while (first > 1 && is_particle (words[first - 1]))
    first--;
  author.family = g_strjoinv (" ", words + first);
  if (first > 0)
    {
      g_clear_pointer (&words[first], g_free);
      for (guint i = first + 1; i < n_words; i++)
        g_clear_pointer (&words[i], g_free);
      author.given = g_strjoinv (" ", words);
    }
  return author;
}

/* BibTeX ----------------------------------------------------------------------------------------*/

/* What TeX would read as a command stands for itself. */
static void
append_tex (GString *out, const char *text)
{
  static const struct
  {
    char        byte;
    const char *tex;
  } special[] = {
    { '\\', "\\textbackslash{}" },
    { '~', "\\textasciitilde{}" },
    { '^', "\\textasciicircum{}" },
    { '{', "\\{" },
    { '}', "\\}" },
    { '&', "\\&" },
    { '%', "\\%" },
    { '$', "\\$" },
    { '#', "\\#" },
    { '_', "\\_" },
  };

  for (const char *p = text; *p != '\0'; p++)
    {
      const char *tex = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (special) && tex == NULL; i++)
        if (special[i].byte == *p)
          tex = special[i].tex;
      if (tex != NULL)
        g_string_append (out, tex);
      else
        g_string_append_c (out, *p);
    }
}

static void
append_tex_field (GString *out, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (out, ",\n  %s = {", name);
  append_tex (out, value);
  g_string_append_c (out, '}');
}

/* Letters and digits of the first author's family name (else of the site), the year, and enough of
 * the address's hash that no two articles share a key. */
static char *
dup_key (const DossierExportItem *item, char **authors)
{
  const DossierArticle *article = item->article;
  g_auto (Author) first = split_author (authors[0] != NULL      ? authors[0]
                                        : article->site != NULL ? article->site
                                                                : "article");
  g_autofree char *folded = dossier_fold_string (first.family, strlen (first.family));
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, article->url, -1);
  GString         *key = g_string_new (NULL);
  Day              day = parse_day (article->published);

  for (const char *p = folded; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (key, *p);
  if (key->len == 0)
    g_string_append (key, "article");
  if (day.year != 0)
    g_string_append_printf (key, "%04d", day.year);
  g_string_append_printf (key, "-%.6s", hash);
  return g_string_free (key, FALSE);
}

static gboolean
add_bibtex (const DossierExportItem *item, gpointer state, GString *out, GError **error)
{
  static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec" };
  const DossierArticle    *article = item->article;
  g_auto (GStrv) authors = dossier_export_split_byline (article->byline);
  g_autofree char *author = g_strjoinv (" and ", authors);
  g_autofree char *captured = dossier_export_dup_time (item->version->fetched);
  g_autofree char *key = dup_key (item, authors);
  Day              day = parse_day (article->published);

  captured[10] = '\0';
  g_string_append_printf (out, "@%s{%s", article->site != NULL ? "article" : "misc", key);
  append_tex_field (out, "author", author);
  /* A second pair of braces keeps the title's capitals. */
  g_string_append (out, ",\n  title = {{");
  append_tex (out, article->title);
  g_string_append (out, "}}");
  append_tex_field (out, "journal", article->site);
  if (day.year != 0)
    g_string_append_printf (out, ",\n  year = {%04d}", day.year);
  if (day.month >= 1 && day.month <= 12)
    g_string_append_printf (out, ",\n  month = %s", months[day.month - 1]);
  if (day.day != 0)
    g_string_append_printf (out, ",\n  day = {%d}", day.day);
  /* An address is printed as it is: it knows no escapes. */
  g_string_append_printf (out, ",\n  url = {%s}", article->url);
  append_tex_field (out, "urldate", captured);
  append_tex_field (out, "langid", article->language);
  g_string_append (out, "\n}\n");
  return TRUE;
}

/* RIS -------------------------------------------------------------------------------------------*/

/* A line each; a line break inside a value would end it. */
static void
append_ris (GString *out, const char *tag, const char *value)
{
  g_autofree char *line = NULL;

  if (value == NULL || *value == '\0')
    return;
  line = g_strdelimit (g_strdup (value), "\r\n", ' ');
  g_string_append_printf (out, "%s  - %s\r\n", tag, line);
}

static void
append_ris_day (GString *out, const char *tag, Day day)
{
  if (day.year == 0)
    return;
  g_string_append_printf (out, "%s  - %04d/", tag, day.year);
  if (day.month != 0)
    g_string_append_printf (out, "%02d", day.month);
  g_string_append_c (out, '/');
  if (day.day != 0)
    g_string_append_printf (out, "%02d", day.day);
  g_string_append (out, "/\r\n");
}

static gboolean
add_ris (const DossierExportItem *item, gpointer state, GString *out, GError **error)
{
  const DossierArticle *article = item->article;
  g_auto (GStrv) authors = dossier_export_split_byline (article->byline);
  g_autofree char *captured = dossier_export_dup_time (item->version->fetched);

  g_string_append (out, "TY  - NEWS\r\n");
  for (char **name = authors; *name != NULL; name++)
    {
      g_auto (Author) author = split_author (*name);
      g_autofree char *sorted = author.given != NULL
                                    ? g_strdup_printf ("%s, %s", author.family, author.given)
                                    : g_strdup (author.family);

      append_ris (out, "AU", sorted);
    }
  append_ris (out, "TI", article->title);
  append_ris (out, "T2", article->site);
  append_ris_day (out, "DA", parse_day (article->published));
  append_ris (out, "UR", article->url);
  append_ris_day (out, "Y2", parse_day (captured));
  append_ris (out, "LA", article->language);
  append_ris (out, "AB", article->lead);
  for (char **tag = item->tags; *tag != NULL; tag++)
    append_ris (out, "KW", *tag);
  g_string_append (out, "ER  - \r\n");
  return TRUE;
}

/* CSL-JSON --------------------------------------------------------------------------------------*/

static void
add_csl_day (JsonBuilder *builder, const char *name, Day day)
{
  int parts[] = { day.year, day.month, day.day };

  if (day.year == 0)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "date-parts");
  json_builder_begin_array (builder);
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (parts) && parts[i] != 0; i++)
    json_builder_add_int_value (builder, parts[i]);
  json_builder_end_array (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_csl_authors (JsonBuilder *builder, char **names)
{
  if (names[0] == NULL)
    return;
  json_builder_set_member_name (builder, "author");
  json_builder_begin_array (builder);
  for (char **name = names; *name != NULL; name++)
    {
      g_auto (Author) author = split_author (*name);

      json_builder_begin_object (builder);
      dossier_mention_json_add_string (builder,
                                       author.given != NULL ? "family" : "literal",
                                       author.family);
      if (author.given != NULL)
        dossier_mention_json_add_string (builder, "given", author.given);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_csl_string (JsonBuilder *builder, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    dossier_mention_json_add_string (builder, name, value);
}

static gboolean
add_csl (const DossierExportItem *item, gpointer state, GString *out, GError **error)
{
  const DossierArticle *article = item->article;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_auto (GStrv) authors = dossier_export_split_byline (article->byline);
  g_autofree char *captured = dossier_export_dup_time (item->version->fetched);
  g_autofree char *key = dup_key (item, authors);

  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder, "id", key);
  dossier_mention_json_add_string (builder, "type", "article-newspaper");
  add_csl_string (builder, "title", article->title);
  add_csl_authors (builder, authors);
  add_csl_string (builder, "container-title", article->site);
  add_csl_day (builder, "issued", parse_day (article->published));
  add_csl_day (builder, "accessed", parse_day (captured));
  add_csl_string (builder, "URL", article->url);
  add_csl_string (builder, "language", article->language);
  add_csl_string (builder, "abstract", article->lead);
  json_builder_end_object (builder);
  dossier_export_append_built (out, builder);
  return TRUE;
}

const DossierExportWriter dossier_export_bibtex = {
  .name = "bibtex",
  .suffix = "bib",
  .opening = "",
  .separator = "\n",
  .closing = "",
  .add = add_bibtex,
};

const DossierExportWriter dossier_export_ris = {
  .name = "ris",
  .suffix = "ris",
  .opening = "",
  .separator = "\r\n",
  .closing = "",
  .add = add_ris,
};

const DossierExportWriter dossier_export_csl_json = {
  .name = "csl-json",
  .suffix = "json",
  .opening = "[\n",
  .separator = ",\n",
  .closing = "\n]\n",
  .add = add_csl,
};
