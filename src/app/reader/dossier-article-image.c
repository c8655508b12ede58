/* dossier-article-image.c: a picture in an article, scaled to the measure; decoded on a thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-article-image.h"

#include "app/reader/dossier-palette.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* A picture of a few bytes may claim any size: never more pixels than this a side. */
#define MAX_SIDE 4096
/* Of the box that stands for a picture that is not there. */
#define PLACEHOLDER_HEIGHT  72
#define PLACEHOLDER_PADDING 16

struct _DossierArticleImage
{
  GObject parent_instance;

  char         *alternative;
  GdkTexture   *texture;
  GCancellable *cancellable;
  PangoLayout  *words;
  int           limit;
  int           expected_width;
  int           expected_height;
};

static void dossier_article_image_paintable_init (GdkPaintableInterface *iface);

G_DEFINE_TYPE_WITH_CODE (DossierArticleImage,
                         dossier_article_image,
                         G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE,
                                                dossier_article_image_paintable_init))

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The picture's own pixels; FALSE as long as nobody knows them. */
static gboolean
get_pixels (DossierArticleImage *self, int *width, int *height)
{
  *width = self->texture != NULL ? gdk_texture_get_width (self->texture) : self->expected_width;
  *height = self->texture != NULL ? gdk_texture_get_height (self->texture) : self->expected_height;
  return *width > 0 && *height > 0;
}

static int
get_width (GdkPaintable *paintable)
{
  DossierArticleImage *self = DOSSIER_ARTICLE_IMAGE (paintable);
  int                  width;
  int                  height;

  return get_pixels (self, &width, &height) ? MIN (width, self->limit) : self->limit;
}

static int
get_height (GdkPaintable *paintable)
{
  DossierArticleImage *self = DOSSIER_ARTICLE_IMAGE (paintable);
  int                  width;
  int                  height;

  if (!get_pixels (self, &width, &height))
    return PLACEHOLDER_HEIGHT;
  return (int) MAX (1, (gint64) MIN (width, self->limit) * height / width);
}

static double
get_aspect_ratio (GdkPaintable *paintable)
{
  return get_width (paintable) / (double) get_height (paintable);
}

static void
snapshot_placeholder (DossierArticleImage *self, GdkSnapshot *snapshot, double width, double height)
{
  DossierScheme  scheme = dossier_palette_get_scheme ();
  GskRoundedRect box;
  int            words_height = 0;

  gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (0, 0, width, height), 8);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot,
                             dossier_palette_get_ink (DOSSIER_INK_GROUND, scheme),
                             &box.bounds);
  if (self->words != NULL)
    {
      pango_layout_set_width (self->words, MAX (width - 2 * PLACEHOLDER_PADDING, 1) * PANGO_SCALE);
      pango_layout_get_pixel_size (self->words, NULL, &words_height);
      gtk_snapshot_translate (
          snapshot,
          &GRAPHENE_POINT_INIT (PLACEHOLDER_PADDING, (height - words_height) / 2));
      gtk_snapshot_append_layout (snapshot,
                                  self->words,
                                  dossier_palette_get_ink (DOSSIER_INK_DIM, scheme));
    }
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_image (GdkPaintable *paintable, GdkSnapshot *snapshot, double width, double height)
{
  DossierArticleImage *self = DOSSIER_ARTICLE_IMAGE (paintable);

  gtk_snapshot_save (snapshot);
  if (self->texture == NULL)
    snapshot_placeholder (self, snapshot, width, height);
  else
    gdk_paintable_snapshot (GDK_PAINTABLE (self->texture), snapshot, width, height);
  gtk_snapshot_restore (snapshot);
}

static void
dossier_article_image_paintable_init (GdkPaintableInterface *iface)
{
  iface->get_intrinsic_width = get_width;
  iface->get_intrinsic_height = get_height;
  iface->get_intrinsic_aspect_ratio = get_aspect_ratio;
  iface->snapshot = snapshot_image;
}

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  double scale = MIN (MAX_SIDE / (double) MAX (width, 1), MAX_SIDE / (double) MAX (height, 1));

  if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, width * scale), MAX (1, height * scale));
}

static GdkTexture *
make_texture (GdkPixbuf *pixbuf)
{
  g_autoptr (GBytes) pixels = gdk_pixbuf_read_pixel_bytes (pixbuf);
  GdkMemoryFormat format =
      gdk_pixbuf_get_has_alpha (pixbuf) ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8;

  return gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf),
                                 gdk_pixbuf_get_height (pixbuf),
                                 format,
                                 pixels,
                                 gdk_pixbuf_get_rowstride (pixbuf));
}

static void
decode (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GdkPixbuf) upright = NULL;
  GError *error = NULL;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), NULL);
  if (!gdk_pixbuf_loader_write_bytes (loader, data, &error))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      g_task_return_error (task, error);
      return;
    }
  if (!gdk_pixbuf_loader_close (loader, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  upright = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  g_task_return_pointer (task, make_texture (upright), g_object_unref);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DossierArticleImage *self = DOSSIER_ARTICLE_IMAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (texture == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_debug ("decoding a picture: %s", error->message);
          dossier_article_image_expect_size (self, 0, 0);
        }
      return;
    }
  self->texture = g_steal_pointer (&texture);
  g_signal_emit (self, signals[LOADED], 0);
  gdk_paintable_invalidate_size (GDK_PAINTABLE (self));
}

static void
dossier_article_image_dispose (GObject *object)
{
  DossierArticleImage *self = DOSSIER_ARTICLE_IMAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  g_clear_object (&self->words);
  g_clear_pointer (&self->alternative, g_free);
  G_OBJECT_CLASS (dossier_article_image_parent_class)->dispose (object);
}

static void
dossier_article_image_class_init (DossierArticleImageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_article_image_dispose;
  signals[LOADED] = g_signal_new ("loaded",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  0);
}

static void
dossier_article_image_init (DossierArticleImage *self)
{
  self->limit = 320;
}

static void
set_words (DossierArticleImage *self)
{
  PangoContext *context;

  if (self->alternative == NULL || *self->alternative == '\0')
    return;
  context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  self->words = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_text (self->words, self->alternative, -1);
  pango_layout_set_height (self->words, -2);
  pango_layout_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
}

DossierArticleImage *
dossier_article_image_new (GBytes *bytes, const char *alternative)
{
  DossierArticleImage *self = g_object_new (DOSSIER_TYPE_ARTICLE_IMAGE, NULL);
  g_autoptr (GTask) task = NULL;

  self->alternative = g_strdup (alternative);
  set_words (self);
  if (bytes == NULL)
    return self;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, decoded_cb, NULL);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, decode);
  return self;
}

void
dossier_article_image_expect_size (DossierArticleImage *self, int width, int height)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_IMAGE (self));

  if (self->expected_width == width && self->expected_height == height)
    return;
  self->expected_width = width;
  self->expected_height = height;
  gdk_paintable_invalidate_size (GDK_PAINTABLE (self));
}

void
dossier_article_image_set_limit (DossierArticleImage *self, int width)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_IMAGE (self));

  width = MAX (width, 1);
  if (self->limit == width)
    return;
  self->limit = width;
  gdk_paintable_invalidate_size (GDK_PAINTABLE (self));
}

const char *
dossier_article_image_get_alternative (DossierArticleImage *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_IMAGE (self), NULL);
  return self->alternative;
}

GdkTexture *
dossier_article_image_get_texture (DossierArticleImage *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_IMAGE (self), NULL);
  return self->texture;
}
