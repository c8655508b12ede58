/* dossier-extract-wire.c: pages and documents as bytes, for the process that extracts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-extract-wire.h"
#include "core/text/dossier-core-error.h"
#include "core/text/dossier-json-guard.h"

#include <string.h>

/* Content type, address, file name; its length stands before it, the page's bytes follow: whether
 * they are in normal form would be asked of each of them. */
#define INPUT_TYPE G_VARIANT_TYPE ("(msmsms)")
/* Every answer: a code and a message when it is an error, and what was asked for when it is none.
 */
#define ANSWER_TYPE G_VARIANT_TYPE ("(isv)")
#define NO_ERROR    (-1)
/* Of a layout: a block is an object of at most eight members. */
#define LAYOUT_MAX_DEPTH 4
#define VALUES_OF_A_MARK 9
/* The strings in the order of the table, text, layout. */
#define DOCUMENT_TYPE G_VARIANT_TYPE ("(amsss)")
/* Content type, width, height, bytes in another format. */
#define PICTURE_TYPE G_VARIANT_TYPE ("(suumay)")

/* What a document says of itself beside its text. */
static const gsize STRINGS[] = {
  G_STRUCT_OFFSET (DossierDocument, url),      G_STRUCT_OFFSET (DossierDocument, title),
  G_STRUCT_OFFSET (DossierDocument, byline),   G_STRUCT_OFFSET (DossierDocument, published),
  G_STRUCT_OFFSET (DossierDocument, modified), G_STRUCT_OFFSET (DossierDocument, site),
  G_STRUCT_OFFSET (DossierDocument, language), G_STRUCT_OFFSET (DossierDocument, lead),
  G_STRUCT_OFFSET (DossierDocument, next_url), G_STRUCT_OFFSET (DossierDocument, access),
};

void
dossier_picture_free (DossierPicture *self)
{
  if (self == NULL)
    return;
  g_free (self->content_type);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

void
dossier_extract_wire_write_length (guint8 *header, gsize length)
{
  guint32 little = GUINT32_TO_LE ((guint32) length);

  memcpy (header, &little, DOSSIER_EXTRACT_WIRE_HEADER_BYTES);
}

gsize
dossier_extract_wire_read_length (const guint8 *header)
{
  guint32 little;

  memcpy (&little, header, DOSSIER_EXTRACT_WIRE_HEADER_BYTES);
  return GUINT32_FROM_LE (little);
}

static GBytes *
pack (GVariant *floating)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (floating);

  return g_variant_get_data_as_bytes (variant);
}

/* NULL when the bytes are of another type, or not in its one normal form. */
static GVariant *
unpack (GBytes *bytes, const GVariantType *type)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));

  return g_variant_is_normal_form (variant) ? g_steal_pointer (&variant) : NULL;
}

GBytes *
dossier_extract_wire_pack_input (const DossierExtractInput *input)
{
  g_autoptr (GBytes) about = NULL;
  GByteArray   *packed = NULL;
  guint8        header[DOSSIER_EXTRACT_WIRE_HEADER_BYTES];
  gconstpointer data;
  gsize         length;

  g_return_val_if_fail (input != NULL, NULL);
  about = pack (g_variant_new ("(msmsms)", input->content_type, input->url, input->file_name));
  data = g_bytes_get_data (about, &length);
  dossier_extract_wire_write_length (header, length);
  packed = g_byte_array_sized_new ((guint) (sizeof header + length + input->length));
  g_byte_array_append (packed, header, sizeof header);
  g_byte_array_append (packed, data, (guint) length);
  g_byte_array_append (packed, (const guint8 *) input->data, (guint) input->length);
  return g_byte_array_free_to_bytes (packed);
}

GVariant *
dossier_extract_wire_unpack_input (GBytes *bytes, DossierExtractInput *input)
{
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GBytes) about = NULL;
  gsize         size;
  gsize         length;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size < DOSSIER_EXTRACT_WIRE_HEADER_BYTES)
    return NULL;
  length = dossier_extract_wire_read_length (data);
  if (length > size - DOSSIER_EXTRACT_WIRE_HEADER_BYTES)
    return NULL;
  /* A part of the whole keeps the whole: the page lies in the same bytes. */
  about = g_bytes_new_from_bytes (bytes, DOSSIER_EXTRACT_WIRE_HEADER_BYTES, length);
  variant = unpack (about, INPUT_TYPE);
  if (variant == NULL)
    return NULL;
  memset (input, 0, sizeof *input);
  g_variant_get (variant, "(m&sm&sm&s)", &input->content_type, &input->url, &input->file_name);
  input->data = (const char *) data + DOSSIER_EXTRACT_WIRE_HEADER_BYTES + length;
  input->length = size - DOSSIER_EXTRACT_WIRE_HEADER_BYTES - length;
  return g_steal_pointer (&variant);
}

static GBytes *
pack_answer (GVariant *content)
{
  return pack (g_variant_new ("(isv)", NO_ERROR, "", content));
}

GBytes *
dossier_extract_wire_pack_document (const DossierDocument *document)
{
  g_autofree char *layout = NULL;
  GVariantBuilder  strings;

  g_return_val_if_fail (document != NULL, NULL);
  if (document->blocks->len + document->inlines->len > DOSSIER_EXTRACT_WIRE_MAX_MARKS)
    {
      g_autoptr (GError) error = g_error_new (DOSSIER_CORE_ERROR,
                                              DOSSIER_CORE_ERROR_TOO_LARGE,
                                              "the article has more than %d parts",
                                              DOSSIER_EXTRACT_WIRE_MAX_MARKS);

      return dossier_extract_wire_pack_error (error);
    }
  layout = dossier_document_serialize_layout (document);
  g_variant_builder_init (&strings, G_VARIANT_TYPE ("ams"));
  for (guint i = 0; i < G_N_ELEMENTS (STRINGS); i++)
    g_variant_builder_add (&strings, "ms", G_STRUCT_MEMBER (const char *, document, STRINGS[i]));
  return pack_answer (g_variant_new ("(amsss)", &strings, document->text, layout));
}

GBytes *
dossier_extract_wire_pack_picture (const DossierPicture *picture)
{
  GVariant *bytes = NULL;

  g_return_val_if_fail (picture != NULL, NULL);
  if (picture->bytes != NULL)
    bytes = g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, picture->bytes, TRUE);
  return pack_answer (
      g_variant_new ("(suum@ay)", picture->content_type, picture->width, picture->height, bytes));
}

GBytes *
dossier_extract_wire_pack_error (const GError *error)
{
  g_autofree char *message = NULL;
  int              code = DOSSIER_CORE_ERROR_TOO_HARD;

  g_return_val_if_fail (error != NULL, NULL);
  if (error->domain == DOSSIER_CORE_ERROR)
    code = error->code;
  message = g_utf8_make_valid (error->message, -1);
  return pack (g_variant_new ("(isv)", code, message, g_variant_new_boolean (FALSE)));
}

static void
set_nonsense (GError **error)
{
  g_set_error_literal (error,
                       DOSSIER_CORE_ERROR,
                       DOSSIER_CORE_ERROR_TOO_HARD,
                       "the program that reads pages gave an answer that makes no sense");
}

/* The content of an answer; NULL with the error that it is. */
static GVariant *
unpack_answer (GBytes *bytes, const GVariantType *type, GError **error)
{
  g_autoptr (GVariant) answer = unpack (bytes, ANSWER_TYPE);
  g_autoptr (GVariant) content = NULL;
  const char *message;
  int         code;

  if (answer == NULL)
    {
      set_nonsense (error);
      return NULL;
    }
  g_variant_get (answer, "(i&sv)", &code, &message, &content);
  /* Who answers is there: to be missing would stop all captures, not only this one. */
  if (code >= 0 && code < DOSSIER_N_CORE_ERRORS && code != DOSSIER_CORE_ERROR_NO_HELPER)
    g_set_error_literal (error, DOSSIER_CORE_ERROR, code, message);
  else if (code != NO_ERROR || !g_variant_is_of_type (content, type))
    set_nonsense (error);
  else
    return g_steal_pointer (&content);
  return NULL;
}

static gboolean
take_strings (DossierDocument *document, GVariant *strings)
{
  if (g_variant_n_children (strings) != G_N_ELEMENTS (STRINGS))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (STRINGS); i++)
    {
      char **member = &G_STRUCT_MEMBER (char *, document, STRINGS[i]);

      g_free (*member);
      g_variant_get_child (strings, i, "ms", member);
    }
  return document->title != NULL;
}

DossierDocument *
dossier_extract_wire_unpack_document (GBytes *bytes, GError **error)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GVariant) strings = NULL;
  const char *layout;

  g_return_val_if_fail (bytes != NULL, NULL);
  content = unpack_answer (bytes, DOCUMENT_TYPE, error);
  if (content == NULL)
    return NULL;
  g_free (document->text);
  g_variant_get (content, "(@amss&s)", &strings, &document->text, &layout);
  document->text_length = strlen (document->text);
  if (take_strings (document, strings) &&
      dossier_json_guard_check (layout,
                                strlen (layout),
                                LAYOUT_MAX_DEPTH,
                                VALUES_OF_A_MARK * DOSSIER_EXTRACT_WIRE_MAX_MARKS + 4,
                                NULL) &&
      dossier_document_deserialize_layout (document, layout, NULL))
    return g_steal_pointer (&document);
  set_nonsense (error);
  return NULL;
}

DossierPicture *
dossier_extract_wire_unpack_picture (GBytes *bytes, GError **error)
{
  g_autoptr (DossierPicture) picture = g_new0 (DossierPicture, 1);
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GVariant) other = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  content = unpack_answer (bytes, PICTURE_TYPE, error);
  if (content == NULL)
    return NULL;
  g_variant_get (content,
                 "(suum@ay)",
                 &picture->content_type,
                 &picture->width,
                 &picture->height,
                 &other);
  if (other != NULL)
    picture->bytes = g_variant_get_data_as_bytes (other);
  if (picture->width > 0 && picture->height > 0 && picture->width <= G_MAXINT &&
      picture->height <= G_MAXINT)
    return g_steal_pointer (&picture);
  set_nonsense (error);
  return NULL;
}
