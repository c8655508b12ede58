/* dossier-command-refresh.c: asks the web for the present state of articles; what has changed is a
 * new version.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include "notebook/dossier-capture.h"
#include "notebook/dossier-mention-json.h"
#include "notebook/dossier-refresh.h"

#include <stdio.h>
#include <unistd.h>

/* Captures under way at once; servers are spared by the fetcher's own limit per host. */
#define MAX_AT_ONCE 8

typedef struct
{
  DossierNotebook *notebook;
  GPtrArray       *addresses; /* DossierRefreshAddress */
  gboolean         is_json;
  gboolean         is_terminal;

  guint n_begun;
  guint n_running;
  guint n_changed;
  guint n_failed;
} Refreshing;

/* One article on its way. */
typedef struct
{
  Refreshing *refreshing;
  gint64      article_id;
} Errand;

static void pump (Refreshing *refreshing);

static void
clear_progress (Refreshing *refreshing)
{
  if (refreshing->is_terminal)
    fputs ("\r\033[K", stderr);
}

static void
print_progress (Refreshing *refreshing)
{
  if (refreshing->is_terminal)
    fprintf (stderr,
             "\r\033[K%u of %u asked for, %u changed, %u failed",
             refreshing->n_begun - refreshing->n_running,
             refreshing->addresses->len,
             refreshing->n_changed,
             refreshing->n_failed);
}

static void
print_captured (Refreshing *refreshing, const DossierCaptured *captured)
{
  JsonBuilder *builder;

  if (!refreshing->is_json)
    {
      printf ("%" G_GINT64_FORMAT "\t%s\t%s\n",
              captured->article_id,
              captured->is_new_version ? "new version" : "unchanged",
              captured->title);
      fflush (stdout);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dossier_mention_json_add_number (builder, "id", captured->article_id);
  dossier_mention_json_add_string (builder, "url", captured->url);
  dossier_mention_json_add_string (builder, "title", captured->title);
  dossier_mention_json_add_number (builder, "version", captured->version);
  json_builder_set_member_name (builder, "new");
  json_builder_add_boolean_value (builder, captured->is_new_version);
  json_builder_end_object (builder);
  dossier_cli_print_json (builder);
}

static void
captured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Errand *errand = user_data;
  Refreshing        *refreshing = errand->refreshing;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured =
      dossier_capture_finish (DOSSIER_NOTEBOOK (source), result, &error);

  refreshing->n_running--;
  clear_progress (refreshing);
  if (captured != NULL)
    {
      refreshing->n_changed += captured->is_new_version;
      print_captured (refreshing, captured);
    }
  else
    {
      g_prefix_error (&error, "refreshing article %" G_GINT64_FORMAT ": ", errand->article_id);
      refreshing->n_failed++;
      dossier_cli_fail (error);
    }
  print_progress (refreshing);
  pump (refreshing);
}

/* Starts as much as may run at once. */
static void
pump (Refreshing *refreshing)
{
  while (refreshing->n_running < MAX_AT_ONCE && refreshing->n_begun < refreshing->addresses->len)
    {
      const DossierRefreshAddress *address =
          g_ptr_array_index (refreshing->addresses, refreshing->n_begun);
      Errand *errand = g_new0 (Errand, 1);

      errand->refreshing = refreshing;
      errand->article_id = address->article_id;
      refreshing->n_begun++;
      refreshing->n_running++;
      dossier_capture_input_async (refreshing->notebook, address->url, NULL, captured_cb, errand);
    }
}

static int
refresh (Refreshing *refreshing, const GArray *ids)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) addresses = NULL;
  g_autoptr (GError) error = NULL;
  DossierCliWait wait = { NULL };

  dossier_refresh_list_async (refreshing->notebook, ids, NULL, dossier_cli_finished_cb, &wait);
  result = dossier_cli_wait (&wait);
  addresses = dossier_refresh_list_finish (refreshing->notebook, result, &error);
  if (addresses == NULL)
    return dossier_cli_fail (error);

  refreshing->addresses = addresses;
  print_progress (refreshing);
  pump (refreshing);
  while (refreshing->n_running > 0)
    g_main_context_iteration (NULL, TRUE);
  clear_progress (refreshing);
  if (ids != NULL && addresses->len < ids->len)
    fprintf (stderr,
             "dossier-cli: %u of the articles have no address to ask\n",
             ids->len - addresses->len);
  return refreshing->n_failed > 0 ? DOSSIER_CLI_FAILED : DOSSIER_CLI_OK;
}

int
dossier_command_refresh (int argc, char **argv)
{
  g_autoptr (DossierNotebook) notebook = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  Refreshing         refreshing = { 0 };
  const GOptionEntry entries[] = {
    { "json",
      0,
      0,
      G_OPTION_ARG_NONE,
      &refreshing.is_json,
      "Print one JSON object for each article that was asked for",
      NULL },
    { NULL },
  };
  int status;

  if (!dossier_cli_parse ("refresh", entries, &argc, &argv, 0, -1, &status))
    return status;
  for (int i = 1; i < argc; i++)
    {
      gint64 id;

      if (!dossier_cli_parse_id (argv[i], &id))
        return dossier_cli_misuse ("refresh: “%s” is no article's number", argv[i]);
      g_array_append_val (ids, id);
    }
  notebook = dossier_cli_open_notebook (&error);
  if (notebook == NULL)
    return dossier_cli_fail (error);

  refreshing.notebook = notebook;
  refreshing.is_terminal = isatty (STDERR_FILENO);
  status = refresh (&refreshing, ids->len > 0 ? ids : NULL);
  dossier_notebook_close (notebook);
  return status;
}
