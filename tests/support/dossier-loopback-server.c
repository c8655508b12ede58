/* dossier-loopback-server.c: serves a folder over HTTP on loopback, for tests of the built
 * programs.
 *
 * dossier-loopback-server FOLDER prints "http://127.0.0.1:PORT/" as its first line and serves the
 * folder's files until its standard input ends or it is killed, so that it never outlives who
 * started it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib-unix.h>
#include <libsoup/soup.h>

#include <stdlib.h>
#include <unistd.h>

static const struct
{
  const char *suffix;
  const char *type;
} types[] = {
  { ".html", "text/html; charset=utf-8" },
  { ".txt", "text/plain; charset=utf-8" },
  { ".pdf", "application/pdf" },
  { ".png", "image/png" },
  { ".jpg", "image/jpeg" },
  { ".json", "application/json" },
};

static const char *
get_type_of (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_suffix (path, types[i].suffix))
      return types[i].type;
  return "application/octet-stream";
}

/* soup_server_add_handler() gives the path unescaped; nothing outside the folder is served. */
static gboolean
is_inside (const char *path)
{
  return path[0] == '/' && g_strstr_len (path, -1, "..") == NULL;
}

static void
requested_cb (SoupServer        *server,
              SoupServerMessage *message,
              const char        *path,
              GHashTable        *query,
              gpointer           user_data)
{
  g_autofree char *file = g_build_filename (user_data, path, NULL);
  char            *contents = NULL;
  gsize            length = 0;

  if (!is_inside (path) || !g_file_get_contents (file, &contents, &length, NULL))
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message,
                                    get_type_of (path),
                                    SOUP_MEMORY_TAKE,
                                    contents,
                                    length);
}

/* Whatever comes is thrown away; only the end counts. */
static gboolean
input_ready_cb (int fd, GIOCondition condition, gpointer user_data)
{
  char bytes[256];

  if (read (fd, bytes, sizeof bytes) > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  GSList *uris;

  if (argc != 2 || !g_file_test (argv[1], G_FILE_TEST_IS_DIR))
    {
      g_printerr ("usage: dossier-loopback-server FOLDER\n");
      return 2;
    }
  soup_server_add_handler (server, NULL, requested_cb, argv[1], NULL);
  if (!soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error))
    {
      g_printerr ("dossier-loopback-server: listening: %s\n", error->message);
      return EXIT_FAILURE;
    }
  uris = soup_server_get_uris (server);
  g_print ("http://127.0.0.1:%d/\n", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, input_ready_cb, loop);
  g_main_loop_run (loop);
  soup_server_disconnect (server);
  return EXIT_SUCCESS;
}
