/* dossier-body.c: what comes after the headers: judged as soon as it can be, and never too large.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-body.h"

#include "net/dossier-content-type.h"
#include "net/dossier-decoder.h"

#include <string.h>

struct _DossierBody
{
  DossierFetchKind      kind;
  gsize                 max_bytes;
  char                 *codings;
  DossierContentVerdict verdict;
  gboolean              is_judged; /* the first bytes too */
  gsize                 announced;
  GByteArray           *bytes;
};

static const char *const wishes[DOSSIER_FETCH_N_KINDS] = {
  [DOSSIER_FETCH_PAGE] = "a page",
  [DOSSIER_FETCH_IMAGE] = "an image",
  [DOSSIER_FETCH_FEED] = "a feed",
};

static void
refuse_size (const DossierBody *self, const char *how, GError **error)
{
  g_autofree char *limit = g_format_size_full (self->max_bytes, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error,
               DOSSIER_FETCH_ERROR,
               DOSSIER_FETCH_ERROR_TOO_LARGE,
               "%s is larger than %s, and no longer %s worth keeping",
               how,
               limit,
               wishes[self->kind]);
}

static void
refuse_type (const DossierBody *self, const char *what, GError **error)
{
  g_set_error (error,
               DOSSIER_FETCH_ERROR,
               DOSSIER_FETCH_ERROR_WRONG_TYPE,
               "the address leads to %s, not to %s",
               what,
               wishes[self->kind]);
}

/* What has to be undone before the body can be read. Sitemaps are often packed files, whatever
 * they are called; the decoder lets through what is not packed. */
static char *
dup_codings (DossierFetchKind kind, SoupMessageHeaders *headers)
{
  const char *codings = soup_message_headers_get_list (headers, "Content-Encoding");

  if (kind != DOSSIER_FETCH_FEED)
    return g_strdup (codings);
  return g_strconcat ("gzip", codings != NULL ? "," : "", codings, NULL);
}

/* A page that a server wants saved is still a page; a file of no known kind is none. */
static gboolean
is_download (SoupMessageHeaders *headers)
{
  g_autofree char *disposition = NULL;
  GHashTable      *parameters = NULL;

  if (!soup_message_headers_get_content_disposition (headers, &disposition, &parameters))
    return FALSE;
  g_hash_table_unref (parameters);
  return g_ascii_strcasecmp (disposition, "attachment") == 0;
}

static gboolean
judge_headers (DossierBody *self, SoupMessageHeaders *headers, GError **error)
{
  goffset     length = soup_message_headers_get_content_length (headers);
  const char *type = soup_message_headers_get_one (headers, "Content-Type");
  const char *what;

  self->verdict = dossier_content_type_judge (self->kind, type, &what);
  if (self->verdict == DOSSIER_CONTENT_UNSURE && self->kind == DOSSIER_FETCH_PAGE &&
      is_download (headers))
    {
      self->verdict = DOSSIER_CONTENT_REFUSED;
      what = "a file to be saved";
    }
  if (self->verdict == DOSSIER_CONTENT_REFUSED)
    {
      refuse_type (self, what, error);
      return FALSE;
    }
  if (length > 0 && (guint64) length > self->max_bytes)
    {
      refuse_size (self, "what the server announces", error);
      return FALSE;
    }
  if (length > 0 && self->codings == NULL)
    self->announced = (gsize) length;
  return TRUE;
}

DossierBody *
dossier_body_new (DossierFetchKind    kind,
                  SoupMessageHeaders *headers,
                  gsize               max_bytes,
                  GError            **error)
{
  g_autoptr (DossierBody) self = g_new0 (DossierBody, 1);

  self->kind = kind;
  self->max_bytes = max_bytes;
  self->codings = dup_codings (kind, headers);
  self->bytes = g_byte_array_new ();
  return judge_headers (self, headers, error) ? g_steal_pointer (&self) : NULL;
}

void
dossier_body_free (DossierBody *self)
{
  if (self == NULL)
    return;
  g_free (self->codings);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_free (self);
}

GInputStream *
dossier_body_unpack (const DossierBody *self, GInputStream *packed)
{
  return dossier_decoder_wrap (packed, self->codings, self->max_bytes);
}

/* Looks at the first bytes once there are enough of them. */
static gboolean
judge_bytes (DossierBody *self, GError **error)
{
  const char *what;

  self->is_judged = TRUE;
  if (dossier_content_type_judge_bytes (self->kind,
                                        self->verdict,
                                        self->bytes->data,
                                        self->bytes->len,
                                        &what) == DOSSIER_CONTENT_WELCOME)
    return TRUE;
  refuse_type (self, what, error);
  return FALSE;
}

GError *
dossier_body_explain (const DossierBody *self, GError *error)
{
  GError *explained = NULL;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    return error;
  g_error_free (error);
  refuse_size (self, "what the server sends", &explained);
  return explained;
}

gboolean
dossier_body_append (DossierBody *self, const guint8 *data, gsize length, GError **error)
{
  if (length > self->max_bytes - self->bytes->len)
    {
      refuse_size (self, "what the server sends", error);
      return FALSE;
    }
  g_byte_array_append (self->bytes, data, (guint) length);
  if (length == 0 && self->bytes->len == 0)
    {
      g_set_error_literal (error,
                           DOSSIER_FETCH_ERROR,
                           DOSSIER_FETCH_ERROR_EMPTY,
                           "the server sent nothing at this address");
      return FALSE;
    }
  if (!self->is_judged && (length == 0 || self->bytes->len >= DOSSIER_CONTENT_TYPE_SNIFF_BYTES))
    return judge_bytes (self, error);
  return TRUE;
}

gsize
dossier_body_get_length (const DossierBody *self)
{
  return self->bytes->len;
}

gsize
dossier_body_get_announced (const DossierBody *self)
{
  return self->announced;
}

const guint8 *
dossier_body_get_start (const DossierBody *self, gsize *length)
{
  *length = MIN (self->bytes->len, DOSSIER_CONTENT_TYPE_SNIFF_BYTES);
  return self->bytes->data;
}

GBytes *
dossier_body_steal_bytes (DossierBody *self)
{
  GByteArray *bytes = g_steal_pointer (&self->bytes);

  self->bytes = g_byte_array_new ();
  return g_byte_array_free_to_bytes (bytes);
}
