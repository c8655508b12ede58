/* dossier-url.c: addresses as people paste them, and the one form by which an article is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-url.h"

#include "core/text/dossier-core-error.h"

#include <string.h>

/* Percent escapes stay as they are but for their case; odd characters are escaped, not refused. */
#define PARSE_FLAGS (G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_SCHEME_NORMALIZE)

/* Characters of the input in a message. */
#define MAX_SHOWN 80

#define MAX_LABEL 63
#define MAX_HOST  253

/* Query parameters that tell where a reader came from and nothing about what is read. A name that
 * ends in "*" is a prefix; case is ignored. Names that sites also use for content ("id", "ref",
 * "source", "page") are not here: one article kept twice is better than two kept as one. */
static const char *const tracking_parameters[] = {
  "__twitter_*", "_ga",        "_gl",       "_hs*",     "_openstat",  "at_bbc_team", "at_campaign*",
  "at_creation", "at_custom*", "at_format", "at_link*", "at_medium",  "at_ptr*",     "at_recip*",
  "at_variant",  "cjevent",    "ck_sub*",   "cmp",      "cmpid",      "cndid",       "dclid",
  "dm_i",        "epik",       "fb_*",      "fbclid",   "gad_*",      "gbraid",      "gclid",
  "gclsrc",      "guccounter", "guce_*",    "hsa_*",    "hscta*",     "icid",        "igsh",
  "igshid",      "irclickid",  "itm_*",     "ito",      "leadsource", "li_fat_id",   "matomo_*",
  "mbid",        "mc_cid",     "mc_eid",    "mkt_tok",  "ml_sub*",    "msclkid",     "mtm_*",
  "ncid",        "ns_*",       "ocid",      "oly_*",    "piwik_*",    "pk_*",        "rb_clickid",
  "rdt_cid",     "ref_src",    "ref_url",   "s_cid",    "sc_cid",     "sccid",       "scid",
  "smid",        "smprod",     "smtyp",     "soc_src",  "soc_trk",    "spm",         "sr_share",
  "srnd",        "srsltid",    "trk_*",     "ttclid",   "twclid",     "utm_*",       "vero_*",
  "wbraid",      "wickedid",   "wt_mc*",    "wt_zmc",   "xtor",       "yclid",       "ysclid",
};

static gboolean
is_tracking_parameter (const char *parameter, gsize length)
{
  const char *equals = memchr (parameter, '=', length);
  gsize       name_length = equals != NULL ? (gsize) (equals - parameter) : length;

  for (gsize i = 0; i < G_N_ELEMENTS (tracking_parameters); i++)
    {
      const char *pattern = tracking_parameters[i];
      gsize       n = strlen (pattern);
      gboolean    is_prefix = pattern[n - 1] == '*';

      if (is_prefix)
        n--;
      if ((is_prefix ? name_length >= n : name_length == n) &&
          g_ascii_strncasecmp (parameter, pattern, n) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The query without its tracking parameters; NULL when nothing is left. */
static char *
clean_query (const char *query)
{
  g_autoptr (GString) kept = NULL;
  const char *rest = query;

  if (query == NULL)
    return NULL;
  kept = g_string_new (NULL);
  while (TRUE)
    {
      gsize length = strcspn (rest, "&");

      if (length > 0 && !is_tracking_parameter (rest, length))
        {
          if (kept->len > 0)
            g_string_append_c (kept, '&');
          g_string_append_len (kept, rest, length);
        }
      if (rest[length] == '\0')
        break;
      rest += length + 1;
    }
  return kept->len > 0 ? g_string_free (g_steal_pointer (&kept), FALSE) : NULL;
}

static gboolean
is_web_scheme (const char *scheme)
{
  return strcmp (scheme, "http") == 0 || strcmp (scheme, "https") == 0;
}

/* Whether @host, in ASCII, could be looked up: a name, an IPv4 or an IPv6 address. */
static gboolean
is_host (const char *host)
{
  const char *label = host;

  if (g_hostname_is_ip_address (host))
    return TRUE;
  if (strlen (host) > MAX_HOST)
    return FALSE;
  while (TRUE)
    {
      gsize    length = strcspn (label, ".");
      gboolean is_last = label[length] == '\0';

      if (length == 0 || length > MAX_LABEL || label[0] == '-' || label[length - 1] == '-')
        return FALSE;
      for (gsize i = 0; i < length; i++)
        if (!g_ascii_isalnum (label[i]) && label[i] != '-' && label[i] != '_')
          return FALSE;
      /* "3.5" is a number; no top-level domain is. */
      if (is_last)
        return strspn (label, "0123456789") < length;
      label += length + 1;
    }
}

/* The host as it is looked up: ASCII, lower case, without the root's dot; NULL when it is none. */
static char *
normalize_host (const char *host)
{
  g_autofree char *ascii = NULL;
  gsize            length;

  if (host == NULL || *host == '\0')
    return NULL;
  ascii = g_hostname_is_non_ascii (host) ? g_hostname_to_ascii (host) : g_ascii_strdown (host, -1);
  if (ascii == NULL)
    return NULL;
  length = strlen (ascii);
  if (length > 1 && ascii[length - 1] == '.')
    ascii[length - 1] = '\0';
  return is_host (ascii) ? g_steal_pointer (&ascii) : NULL;
}

/* GLib parses "https://a;b" as a host with the path ";b", which no address can be made of again. */
static gboolean
is_writable (GUri *uri)
{
  const char *path = g_uri_get_path (uri);

  if (g_uri_get_host (uri) != NULL)
    return *path == '\0' || *path == '/';
  return !g_str_has_prefix (path, "//");
}

/* Resolves @reference without "." and ".." in its path. */
static GUri *
parse_relative (GUri *base, const char *reference)
{
  g_autoptr (GUri) uri = g_uri_parse_relative (base, reference, PARSE_FLAGS, NULL);

  return uri != NULL && is_writable (uri) ? g_steal_pointer (&uri) : NULL;
}

static GUri *
parse_absolute (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, PARSE_FLAGS, NULL);

  /* Only parsing against a base removes the dots. */
  return uri != NULL && is_writable (uri) ? parse_relative (uri, url) : NULL;
}

static char *
join_web_address (GUri *uri, const char *host, const char *query, const char *fragment)
{
  return g_uri_join (PARSE_FLAGS,
                     g_uri_get_scheme (uri),
                     NULL,
                     host,
                     g_uri_get_port (uri),
                     g_uri_get_path (uri),
                     query,
                     fragment);
}

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  va_list          arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_ADDRESS, message);
  return FALSE;
}

/* Says what is wrong with @text, of which as much is shown as a line holds. */
static gboolean
refuse_text (GError **error, const char *text, const char *reason)
{
  g_autofree char *shown = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return refuse (error, "“%s” %s", text, reason);
  shown = g_utf8_substring (text, 0, MAX_SHOWN);
  return refuse (error, "“%s…” %s", shown, reason);
}

/* The address without the white space, quotes or angle brackets that came along when it was copied;
 * NULL when it is no single line of text. */
static char *
trim_input (const char *input, GError **error)
{
  static const char *const wrappers[] = { "<>", "\"\"", "''", "()" };
  g_autofree char         *text = NULL;
  gsize                    length;

  if (strlen (input) > DOSSIER_URL_MAX_LENGTH)
    {
      refuse (error, "the address is longer than %d characters", DOSSIER_URL_MAX_LENGTH);
      return NULL;
    }
  if (!g_utf8_validate (input, -1, NULL))
    {
      refuse (error, "the address is not valid text");
      return NULL;
    }
  text = g_strstrip (g_strdup (input));
  length = strlen (text);
  for (gsize i = 0; i < G_N_ELEMENTS (wrappers) && length >= 2; i++)
    if (text[0] == wrappers[i][0] && text[length - 1] == wrappers[i][1])
      {
        text[length - 1] = '\0';
        memmove (text, text + 1, length - 1);
        g_strstrip (text);
        break;
      }
  if (*text == '\0')
    {
      refuse (error, "the address is empty");
      return NULL;
    }
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      {
        refuse (error, "an address is one line of text");
        return NULL;
      }
  return g_steal_pointer (&text);
}

/* Bytes of "scheme" in "scheme:…", zero without one; "host:80" has none. */
static gsize
measure_scheme (const char *text)
{
  gsize n = 0;
  gsize digits;

  if (!g_ascii_isalpha (text[0]))
    return 0;
  while (g_ascii_isalnum (text[n]) || text[n] == '+' || text[n] == '-' || text[n] == '.')
    n++;
  if (text[n] != ':')
    return 0;
  digits = strspn (text + n + 1, "0123456789");
  if (digits > 0 && strchr ("/?#", text[n + 1 + digits]) != NULL)
    return 0;
  return n;
}

/* Puts "https:" before a bare host; refuses what is no host or of another scheme. */
static char *
complete_scheme (const char *text, GError **error)
{
  gsize scheme = measure_scheme (text);
  gsize host = strcspn (text, "/?#");

  if (scheme > 0)
    {
      g_autofree char *name = g_ascii_strdown (text, scheme);

      if (is_web_scheme (name) || strcmp (name, "file") == 0)
        return g_strdup (text);
      refuse (error, "“%s” addresses cannot be captured, only http, https and file", name);
      return NULL;
    }
  if (g_str_has_prefix (text, "//"))
    return g_strconcat ("https:", text, NULL);
  if (memchr (text, ' ', host) != NULL || host == 0 ||
      (memchr (text, '.', host) == NULL && memchr (text, ':', host) == NULL &&
       strncmp (text, "localhost", MAX (host, strlen ("localhost"))) != 0 &&
       !g_hostname_is_non_ascii (text)))
    {
      refuse_text (error, text, "is not an address");
      return NULL;
    }
  return g_strconcat ("https://", text, NULL);
}

static char *
complete_file (GUri *uri, GError **error)
{
  const char *host = g_uri_get_host (uri);
  const char *path = g_uri_get_path (uri);

  if (host != NULL && *host != '\0' && g_ascii_strcasecmp (host, "localhost") != 0)
    {
      refuse (error, "the file is on another computer, “%s”", host);
      return NULL;
    }
  if (path[0] != '/' || path[1] == '\0')
    {
      refuse (error, "the address names no file");
      return NULL;
    }
  return g_uri_join (PARSE_FLAGS, "file", NULL, "", -1, path, NULL, NULL);
}

char *
dossier_url_parse_input (const char *input, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *complete = NULL;
  g_autofree char *host = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  text = trim_input (input, error);
  complete = text != NULL ? complete_scheme (text, error) : NULL;
  if (complete == NULL)
    return NULL;
  uri = parse_absolute (complete);
  if (uri == NULL)
    {
      refuse_text (error, text, "is not an address");
      return NULL;
    }
  if (strcmp (g_uri_get_scheme (uri), "file") == 0)
    return complete_file (uri, error);
  if (g_uri_get_userinfo (uri) != NULL)
    {
      refuse (error, "addresses with a user name or password are not accepted");
      return NULL;
    }
  host = normalize_host (g_uri_get_host (uri));
  if (host == NULL || g_uri_get_port (uri) == 0)
    {
      refuse_text (error, text, "has no valid host");
      return NULL;
    }
  return join_web_address (uri, host, g_uri_get_query (uri), g_uri_get_fragment (uri));
}

char *
dossier_url_canonicalize (const char *url)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *host = NULL;
  g_autofree char *query = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  uri = parse_absolute (url);
  if (uri == NULL)
    return g_strdup (url);
  if (!is_web_scheme (g_uri_get_scheme (uri)))
    return g_uri_to_string_partial (uri, G_URI_HIDE_FRAGMENT);
  host = normalize_host (g_uri_get_host (uri));
  if (host == NULL)
    return g_strdup (url);
  query = clean_query (g_uri_get_query (uri));
  return join_web_address (uri, host, query, NULL);
}

/* What HTML does to an attribute that holds an address: no white space around, no breaks inside. */
static char *
clean_reference (const char *reference)
{
  char *clean = g_strstrip (g_strdup (reference));
  char *to = clean;

  for (const char *from = clean; *from != '\0'; from++)
    if (strchr ("\t\n\r", *from) == NULL)
      *to++ = *from;
  *to = '\0';
  return clean;
}

char *
dossier_url_resolve (const char *base, const char *reference)
{
  g_autofree char *clean = NULL;
  g_autofree char *host = NULL;
  g_autoptr (GUri) base_uri = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *scheme;

  if (reference == NULL || !g_utf8_validate (reference, -1, NULL))
    return NULL;
  clean = clean_reference (reference);
  if (g_ascii_strncasecmp (clean, "data:", strlen ("data:")) == 0)
    return g_steal_pointer (&clean);
  if (*clean == '\0' || strlen (clean) > DOSSIER_URL_MAX_LENGTH)
    return NULL;
  if (base != NULL)
    base_uri = parse_absolute (base);
  uri = base_uri != NULL ? parse_relative (base_uri, clean) : parse_absolute (clean);
  if (uri == NULL)
    return NULL;
  scheme = g_uri_get_scheme (uri);
  /* A page of the web has no business with the files of the one who reads it. */
  if (strcmp (scheme, "file") == 0)
    return base_uri != NULL && is_web_scheme (g_uri_get_scheme (base_uri)) ? NULL
                                                                           : g_uri_to_string (uri);
  if (!is_web_scheme (scheme) || g_uri_get_userinfo (uri) != NULL)
    return NULL;
  host = normalize_host (g_uri_get_host (uri));
  return host != NULL
             ? join_web_address (uri, host, g_uri_get_query (uri), g_uri_get_fragment (uri))
             : NULL;
}

char *
dossier_url_dup_site (const char *url)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *host = NULL;
  const char      *site;

  if (url == NULL)
    return NULL;
  uri = g_uri_parse (url, PARSE_FLAGS, NULL);
  host = uri != NULL ? normalize_host (g_uri_get_host (uri)) : NULL;
  if (host == NULL)
    return NULL;
  site = host;
  if (g_str_has_prefix (host, "www.") && strchr (host + strlen ("www."), '.') != NULL)
    site += strlen ("www.");
  return g_hostname_is_ascii_encoded (site) ? g_hostname_to_unicode (site) : g_strdup (site);
}
