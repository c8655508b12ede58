/* test-capture-images.c: pictures are decoded before they are kept, and what is none is not kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "notebook/dossier-capture-images.h"
#include "tests/support/dossier-test-server.h"

#include <string.h>

/* A picture of two pixels by one. */
#define PIXELS                                                                                     \
  "\211\120\116\107\015\012\032\012\000\000\000\015\111\110\104\122\000\000\000\002"               \
  "\000\000\000\001\010\002\000\000\000\173\100\350\335\000\000\000\015\111\104\101"               \
  "\124\170\234\143\370\317\000\004\377\001\007\000\001\377\342\043\236\131\000\000"               \
  "\000\000\111\105\116\104\256\102\140\202"
#define PIXELS_BASE64                                                                              \
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4zwAE/wEHAAH/4iOeWQAA"               \
  "AABJRU5ErkJggg=="

/* The head of one of 60,000 by 60,000 pixels. */
#define BOMB                                                                                       \
  "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60\x08\x06\0\0\0\x80\xd2\x75\x42\0\0\0\x0a"  \
  "IDATx\x9c"                                                                                      \
  "c\0\x01\0\0\x05\0\x01\x0d\x0a\x2d\xb4"

#define DRAWING                                                                                    \
  "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><script>alert (1)</script>"      \
  "<rect width='40' height='20'/></svg>"

/* What a server has under an address, and what becomes of it. */
typedef struct
{
  const char *path;
  const char *content_type;
  const char *body;
  gsize       length;
  gboolean    is_kept;
} Case;

static const Case CASES[] = {
  { "/pixels.png", "image/png", PIXELS, sizeof PIXELS - 1, TRUE },
  { "/called-otherwise.jpg", "image/jpeg", PIXELS, sizeof PIXELS - 1, TRUE },
  { "/not-found.png", "image/png", "<html>Not found</html>", 22, FALSE },
  { "/bomb.png", "image/png", BOMB, sizeof BOMB - 1, FALSE },
  { "/broken.jpg", "image/jpeg", "\xff\xd8\xff\xe0 broken", 11, FALSE },
};

static void
add_figure (DossierDocument *document, const char *url, const char *fallback)
{
  DossierBlock block = { .kind = DOSSIER_BLOCK_FIGURE };

  block.image_url = g_strdup (url);
  block.fallback_url = g_strdup (fallback);
  g_array_append_val (document->blocks, block);
}

/* Adds the pictures of the document's figures to a new article, and reads it. */
static DossierReading *
gather (DossierNotebook *notebook, const DossierDocument *document)
{
  g_autoptr (DossierCaptured) captured = notebook_test_capture_text (
      notebook,
      "https://coast.example/lighthouse",
      "The lighthouse\n\nIt was lit again on Friday after nine years in "
      "the dark, and the whole village came to see it.\n");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dossier_capture_images_async (notebook,
                                captured->version_id,
                                document,
                                NULL,
                                NULL,
                                notebook_test_finished_cb,
                                &result);
  notebook_test_wait_until (result != NULL);
  g_assert_true (dossier_capture_images_finish (result, &error));
  g_assert_no_error (error);
  return notebook_test_read (notebook, captured->article_id, 0);
}

static void
assert_has_pixels (DossierReading *reading, const char *url)
{
  GBytes *bytes = dossier_reading_get_image (reading, url);
  guint   width = 0;
  guint   height = 0;

  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL),
                   g_bytes_get_size (bytes),
                   PIXELS,
                   sizeof PIXELS - 1);
  g_assert_true (dossier_reading_get_image_size (reading, url, &width, &height));
  g_assert_cmpuint (width, ==, 2);
  g_assert_cmpuint (height, ==, 1);
}

static void
test_only_pictures_are_kept (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierTestServer) server = dossier_test_server_new ();
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (DossierReading) reading = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      DossierTestAnswer answer = { .content_type = CASES[i].content_type,
                                   .body = CASES[i].body,
                                   .length = CASES[i].length };
      g_autofree char  *url = dossier_test_server_dup_url (server, CASES[i].path);

      dossier_test_server_add_answer (server, CASES[i].path, &answer);
      add_figure (document, url, NULL);
    }
  reading = gather (notebook, document);
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *url = dossier_test_server_dup_url (server, CASES[i].path);
      guint            width;
      guint            height;

      if (CASES[i].is_kept)
        {
          assert_has_pixels (reading, url);
          continue;
        }
      g_assert_null (dossier_reading_get_image (reading, url));
      g_assert_false (dossier_reading_get_image_size (reading, url, &width, &height));
    }
  g_clear_object (&reading);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
test_a_picture_in_the_page_is_kept (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (DossierReading) reading = NULL;

  add_figure (document, "data:image/png;base64," PIXELS_BASE64, NULL);
  add_figure (document, "data:image/png;base64,AAAA", NULL);
  add_figure (document, "data:image/png,AAAA", NULL);
  add_figure (document, "data:,", NULL);
  add_figure (document, "file:///etc/hostname", NULL);
  add_figure (document, "javascript:x", NULL);
  reading = gather (notebook, document);
  assert_has_pixels (reading, "data:image/png;base64," PIXELS_BASE64);
  g_assert_null (dossier_reading_get_image (reading, "data:image/png;base64,AAAA"));
  g_assert_null (dossier_reading_get_image (reading, "file:///etc/hostname"));
  g_clear_object (&reading);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
test_the_other_address_is_tried (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierTestServer) server = dossier_test_server_new ();
  g_autofree char *missing = dossier_test_server_dup_url (server, "/large.png");
  g_autofree char *there = dossier_test_server_dup_url (server, "/small.png");
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (DossierReading) reading = NULL;

  dossier_test_server_add_answer (server,
                                  "/small.png",
                                  &(DossierTestAnswer){ .content_type = "image/png",
                                                        .body = PIXELS,
                                                        .length = sizeof PIXELS - 1 });
  add_figure (document, missing, there);
  reading = gather (notebook, document);
  assert_has_pixels (reading, missing);
  g_clear_object (&reading);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
test_drawings_are_drawn_once (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierTestServer) server = dossier_test_server_new ();
  g_autofree char *url = dossier_test_server_dup_url (server, "/chart.svg");
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (DossierReading) reading = NULL;
  GBytes *bytes;

  dossier_test_server_add_answer (
      server,
      "/chart.svg",
      &(DossierTestAnswer){ .content_type = "image/svg+xml", .body = DRAWING });
  add_figure (document, url, NULL);
  reading = gather (notebook, document);
  bytes = dossier_reading_get_image (reading, url);
  if (bytes == NULL)
    g_test_skip ("the platform has no loader for drawings");
  else
    g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 4, "\x89PNG", 4);
  g_clear_object (&reading);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notebook/capture-images/only-pictures-are-kept", test_only_pictures_are_kept);
  g_test_add_func ("/notebook/capture-images/a-picture-in-the-page-is-kept",
                   test_a_picture_in_the_page_is_kept);
  g_test_add_func ("/notebook/capture-images/the-other-address-is-tried",
                   test_the_other_address_is_tried);
  g_test_add_func ("/notebook/capture-images/drawings-are-drawn-once",
                   test_drawings_are_drawn_once);
  return g_test_run ();
}
