/* dossier-capture-text.c: what captures say of themselves: what, how far, why not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/capture/dossier-capture-text.h"

#include "notebook/dossier-error-text.h"

#include <glib/gi18n.h>
#include <string.h>

char *
dossier_capture_text_dup_short (const char *url)
{
  static const char *const beginnings[] = { "https://", "http://", "www." };

  if (g_str_has_prefix (url, "file:"))
    {
      g_autoptr (GFile) file = g_file_new_for_uri (url);
      g_autofree char *name = g_file_get_basename (file);

      return name != NULL ? g_filename_display_name (name) : g_strdup (url);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (url, beginnings[i]))
      url += strlen (beginnings[i]);
  return g_str_has_suffix (url, "/") ? g_strndup (url, strlen (url) - 1) : g_strdup (url);
}

char *
dossier_capture_text_dup_title (DossierCaptureItem *item)
{
  const char *title = dossier_capture_item_get_article_title (item);

  return title != NULL && *title != '\0'
             ? g_strdup (title)
             : dossier_capture_text_dup_short (dossier_capture_item_get_url (item));
}

/* "14:32", or with its day when that is not today. */
static char *
dup_time (gint64 unix_ms)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (unix_ms / 1000);
  gboolean is_today;

  if (time == NULL)
    return g_strdup ("");
  is_today = g_date_time_get_day_of_year (now) == g_date_time_get_day_of_year (time) &&
             g_date_time_get_year (now) == g_date_time_get_year (time);
  /* Translators: a time of today, and a time of another day, for strftime. */
  return g_date_time_format (time, is_today ? _ ("%H:%M") : _ ("%-d %B, %H:%M"));
}

static char *
dup_waiting (DossierCaptureItem *item, gint64 now, gboolean is_offline)
{
  gint64           not_before = dossier_capture_item_get_not_before (item);
  const char      *title = dossier_capture_item_get_error_title (item);
  g_autofree char *time = NULL;

  if (is_offline)
    return g_strdup (_ ("Waits for the network"));
  if (not_before <= now)
    return g_strdup (_ ("Waits for its turn"));
  time = dup_time (not_before);
  if (title == NULL)
    return g_strdup_printf (_ ("Will be tried again at %s"), time);
  /* Translators: what happened, then when it is tried again. */
  return g_strdup_printf (_ ("%s. Will be tried again at %s"), title, time);
}

char *
dossier_capture_text_dup_detail (DossierCaptureItem *item, gint64 now, gboolean is_offline)
{
  switch (dossier_capture_item_get_state (item))
    {
    case DOSSIER_CAPTURE_WAITING:
      return dup_waiting (item, now, is_offline);
    case DOSSIER_CAPTURE_FAILED:
      /* Translators: what happened, then what is safe and what to try. */
      return g_strdup_printf (_ ("%s. %s"),
                              dossier_capture_item_get_error_title (item),
                              dossier_capture_item_get_error_advice (item));
    case DOSSIER_CAPTURE_RUNNING:
    case DOSSIER_CAPTURE_DONE:
    default:
      return dossier_capture_text_dup_short (dossier_capture_item_get_url (item));
    }
}

/* What stands in the way of all, and when it is looked at again; 0 for not before the reader says.
 */
static char *
dup_obstacle (const GError *error, gint64 next_attempt)
{
  const char      *title = dossier_error_text (error).title;
  g_autofree char *time = NULL;

  if (next_attempt == 0)
    return g_strdup (title);
  time = dup_time (next_attempt);
  /* Translators: what happened, then when it is tried again. */
  return g_strdup_printf (_ ("%s. Will be tried again at %s"), title, time);
}

static char *
dup_progress (const DossierCaptureSummary *summary)
{
  guint n_left = summary->n_waiting + summary->n_running;
  guint n_all = n_left + summary->n_done;

  if (summary->trouble != NULL)
    return dup_obstacle (summary->trouble, summary->next_attempt);
  if (n_left == 0)
    return NULL;
  if (summary->is_paused && summary->n_running == 0)
    return g_strdup_printf (ngettext ("Paused, %u to go", "Paused, %u to go", n_left), n_left);
  /* What is under way is finished, so that no page is asked for twice. */
  if (summary->is_paused)
    return g_strdup_printf (
        ngettext ("Pausing after %u article", "Pausing after %u articles", summary->n_running),
        summary->n_running);
  if (summary->is_offline)
    return g_strdup_printf (
        ngettext ("%u waits for the network", "%u wait for the network", n_left),
        n_left);
  if (summary->login != NULL)
    return dup_obstacle (summary->login, summary->next_attempt);
  if (n_left == summary->n_postponed)
    {
      g_autofree char *time = dup_time (summary->next_attempt);

      return g_strdup_printf (
          ngettext ("%u will be tried again at %s", "%u will be tried again from %s", n_left),
          n_left,
          time);
    }
  if (summary->is_elsewhere)
    return g_strdup_printf (ngettext ("Another program captures %u article",
                                      "Another program captures %u articles",
                                      n_left),
                            n_left);
  if (n_all == 1)
    return g_strdup (_ ("Capturing an article"));
  return g_strdup_printf (_ ("Capturing %u of %u"), MIN (summary->n_done + 1, n_all), n_all);
}

char *
dossier_capture_text_dup_summary (const DossierCaptureSummary *summary)
{
  g_autofree char *progress = dup_progress (summary);
  g_autofree char *failed = g_strdup_printf (
      ngettext ("%u could not be captured", "%u could not be captured", summary->n_failed),
      summary->n_failed);

  if (summary->n_failed == 0)
    return progress != NULL ? g_steal_pointer (&progress) : g_strdup (_ ("Nothing to capture"));
  return progress != NULL ? g_strjoin (" · ", progress, failed, NULL) : g_steal_pointer (&failed);
}
