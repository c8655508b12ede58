/* main.c: dossier-extractor, the process that reads hostile pages and pictures for the others.
 *
 * usage: dossier-extractor pages|pictures
 *
 * Answers each message on its standard input, a socket, with one on the same socket; ends when that
 * closes. It reads no other file but what its libraries ask for, and writes none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-extract-wire.h"
#include "extractor/dossier-sandbox.h"
#include "extractor/dossier-picture-check.h"

#include "core/text/dossier-core-error.h"

#include <errno.h>
#include <malloc.h>
#include <string.h>
#include <unistd.h>

#define CHANNEL STDIN_FILENO

/* What reading one page or picture may cost; ordinary ones take a hundredth. */
#define MAX_MEMORY  (1024UL * 1024 * 1024)
#define MAX_SECONDS 20

/* After a message of this size memory is given back to the system; else it is kept for the next. */
#define LARGE_BYTES (1024 * 1024)
#define KEPT_BYTES  (32 * 1024 * 1024)

static gboolean
read_bytes (guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      ssize_t n = read (CHANNEL, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= n;
    }
  return TRUE;
}

static gboolean
write_bytes (const guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      ssize_t n = write (CHANNEL, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= n;
    }
  return TRUE;
}

static GBytes *
read_message (void)
{
  guint8  header[DOSSIER_EXTRACT_WIRE_HEADER_BYTES];
  guint8 *content;
  gsize   length;

  if (!read_bytes (header, sizeof header))
    return NULL;
  length = dossier_extract_wire_read_length (header);
  if (length > DOSSIER_EXTRACT_WIRE_MAX_BYTES)
    return NULL;
  /* Never NULL, not even for an empty one. */
  content = g_malloc (length + 1);
  if (!read_bytes (content, length))
    g_clear_pointer (&content, g_free);
  return content != NULL ? g_bytes_new_take (content, length) : NULL;
}

static gboolean
write_message (GBytes *message)
{
  guint8        header[DOSSIER_EXTRACT_WIRE_HEADER_BYTES];
  gsize         length;
  const guint8 *content = g_bytes_get_data (message, &length);

  dossier_extract_wire_write_length (header, length);
  return write_bytes (header, sizeof header) && write_bytes (content, length);
}

/* An answer that is too long for a message is told as such. */
static GBytes *
bound (GBytes *answer)
{
  g_autoptr (GBytes) unbounded = answer;
  g_autoptr (GError) error = NULL;

  if (g_bytes_get_size (unbounded) <= DOSSIER_EXTRACT_WIRE_MAX_BYTES)
    return g_steal_pointer (&unbounded);
  g_set_error (&error,
               DOSSIER_CORE_ERROR,
               DOSSIER_CORE_ERROR_TOO_LARGE,
               "the article has more than %d MiB",
               DOSSIER_EXTRACT_WIRE_MAX_BYTES / (1024 * 1024));
  return dossier_extract_wire_pack_error (error);
}

static GBytes *
answer_page (GBytes *message)
{
  g_autoptr (GVariant) owner = NULL;
  g_autoptr (DossierDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  DossierExtractInput input;

  owner = dossier_extract_wire_unpack_input (message, &input);
  if (owner == NULL)
    return NULL;
  document = dossier_extract (&input, &error);
  return document != NULL ? bound (dossier_extract_wire_pack_document (document))
                          : dossier_extract_wire_pack_error (error);
}

static GBytes *
answer_picture (GBytes *message)
{
  g_autoptr (DossierPicture) picture = NULL;
  g_autoptr (GError) error = NULL;

  picture = dossier_picture_check (message, &error);
  return picture != NULL ? bound (dossier_extract_wire_pack_picture (picture))
                         : dossier_extract_wire_pack_error (error);
}

static const struct
{
  const char *name;
  GBytes *(*answer) (GBytes *message);
  DossierSandboxKind (*choose_sandbox) (void);
} ROLES[] = {
  { "pages", answer_page, NULL },
  { "pictures", answer_picture, dossier_picture_check_choose_sandbox },
};

int
main (int argc, char **argv)
{
  guint role = 0;

  while (role < G_N_ELEMENTS (ROLES) && (argc != 2 || strcmp (argv[1], ROLES[role].name) != 0))
    role++;
  if (role == G_N_ELEMENTS (ROLES))
    {
      g_printerr ("usage: dossier-extractor pages|pictures\n");
      return 2;
    }

  dossier_sandbox_enter (ROLES[role].choose_sandbox != NULL ? ROLES[role].choose_sandbox ()
                                                            : DOSSIER_SANDBOX_CLOSED,
                         MAX_MEMORY);
  /* Getting pages of memory from the system, and filling them with zeros, costs as much as half of
   * the work. */
  mallopt (M_MMAP_THRESHOLD, KEPT_BYTES);
  mallopt (M_TRIM_THRESHOLD, KEPT_BYTES);
  for (;;)
    {
      g_autoptr (GBytes) message = read_message ();
      g_autoptr (GBytes) answer = NULL;

      if (message == NULL)
        return 0;
      dossier_sandbox_start_clock (MAX_SECONDS);
      answer = ROLES[role].answer (message);
      if (answer == NULL || !write_message (answer))
        return 1;
      if (g_bytes_get_size (message) > LARGE_BYTES)
        malloc_trim (0);
    }
}
