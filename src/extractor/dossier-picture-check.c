/* dossier-picture-check.c: finds out what a picture is by decoding it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "extractor/dossier-picture-check.h"

#include "core/text/dossier-core-error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* One decoding. */
typedef struct
{
  int width;
  int height;
} Size;

static gboolean
is_drawing (GdkPixbufLoader *loader)
{
  GdkPixbufFormat *format = gdk_pixbuf_loader_get_format (loader);

  return format != NULL && gdk_pixbuf_format_is_scalable (format);
}

static gboolean
is_too_large (const Size *size)
{
  return size->width > DOSSIER_PICTURE_MAX_SIDE || size->height > DOSSIER_PICTURE_MAX_SIDE ||
         (gint64) size->width * size->height > DOSSIER_PICTURE_MAX_PIXELS;
}

/* Told before the loader takes memory for the pixels. A picture that is over the limits is asked
 * for in no pixels, which loaders take as leave to stop there. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  Size  *size = user_data;
  double scale = (double) DOSSIER_PICTURE_DRAWING_SIDE / MAX (1, MAX (width, height));

  if (is_drawing (loader))
    {
      width = MAX (1, (int) (width * scale));
      height = MAX (1, (int) (height * scale));
      gdk_pixbuf_loader_set_size (loader, width, height);
    }
  *size = (Size){ width, height };
  if (is_too_large (size))
    gdk_pixbuf_loader_set_size (loader, 0, 0);
}

/* In pieces, so that a picture over the limits is left as soon as its size is known. */
static gboolean
feed (GdkPixbufLoader *loader, GBytes *bytes, const Size *size, GError **error)
{
  gsize         length;
  const guchar *data = g_bytes_get_data (bytes, &length);

  while (length > 0 && !is_too_large (size))
    {
      gsize piece = MIN (length, 4096);

      if (!gdk_pixbuf_loader_write (loader, data, piece, error))
        return FALSE;
      data += piece;
      length -= piece;
    }
  return TRUE;
}

static DossierPicture *
describe (GdkPixbufLoader *loader, GError **error)
{
  GdkPixbuf       *pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  GdkPixbufFormat *format = gdk_pixbuf_loader_get_format (loader);
  g_auto (GStrv) types = format != NULL ? gdk_pixbuf_format_get_mime_types (format) : NULL;
  g_autoptr (DossierPicture) picture = g_new0 (DossierPicture, 1);
  char *data = NULL;
  gsize length = 0;

  if (pixbuf == NULL || types == NULL || types[0] == NULL)
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_NOT_TEXT,
                           "the picture is empty");
      return NULL;
    }
  picture->width = gdk_pixbuf_get_width (pixbuf);
  picture->height = gdk_pixbuf_get_height (pixbuf);
  if (!is_drawing (loader))
    {
      picture->content_type = g_strdup (types[0]);
      return g_steal_pointer (&picture);
    }
  if (!gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", error, NULL))
    return NULL;
  picture->content_type = g_strdup ("image/png");
  picture->bytes = g_bytes_new_take (data, length);
  return g_steal_pointer (&picture);
}

DossierPicture *
dossier_picture_check (GBytes *bytes, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GError) reason = NULL;
  g_autoptr (GError) ignored = NULL;
  Size     size = { 0 };
  gboolean is_read;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &size);
  is_read = feed (loader, bytes, &size, &reason);
  is_read = gdk_pixbuf_loader_close (loader, is_read ? &reason : &ignored) && is_read;
  if (is_too_large (&size))
    g_set_error (error,
                 DOSSIER_CORE_ERROR,
                 DOSSIER_CORE_ERROR_TOO_LARGE,
                 "the picture has %d × %d pixels",
                 size.width,
                 size.height);
  else if (!is_read)
    g_set_error (error,
                 DOSSIER_CORE_ERROR,
                 DOSSIER_CORE_ERROR_NOT_TEXT,
                 "this is no picture that can be shown: %s",
                 reason->message);
  else
    return describe (loader, error);
  return NULL;
}

/* Since 2.43 loaders can be programs, which the library starts in sandboxes of their own. */
DossierSandboxKind
dossier_picture_check_choose_sandbox (void)
{
  return gdk_pixbuf_minor_version < 43 ? DOSSIER_SANDBOX_THREADS : DOSSIER_SANDBOX_OPEN;
}
