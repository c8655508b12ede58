/* dossier-cli-reading.c: opens one article for the commands that show or mark it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli-reading.h"

#include <stdio.h>

DossierReading *
dossier_cli_open_reading (DossierNotebook *notebook,
                          gint64           article_id,
                          guint            number,
                          GError         **error)
{
  DossierCliWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  dossier_reading_open_async (notebook, article_id, number, NULL, dossier_cli_finished_cb, &wait);
  result = dossier_cli_wait (&wait);
  return dossier_reading_open_finish (result, error);
}

DossierReading *
dossier_cli_open_article (const char *word, guint number, int *status)
{
  g_autoptr (DossierNotebook) notebook = NULL;
  g_autoptr (GError) error = NULL;
  DossierReading *reading = NULL;
  gint64          id;

  if (!dossier_cli_parse_id (word, &id))
    {
      *status = dossier_cli_misuse ("“%s” is not the number of an article", word);
      return NULL;
    }
  notebook = dossier_cli_open_notebook (&error);
  if (notebook != NULL)
    reading = dossier_cli_open_reading (notebook, id, number, &error);
  if (reading == NULL)
    *status = dossier_cli_fail (error);
  return reading;
}

void
dossier_cli_print_entities (DossierReading *reading)
{
  static const struct
  {
    DossierEntityKind kind;
    const char       *title;
  } sections[] = {
    { DOSSIER_ENTITY_PERSON, "People" },  { DOSSIER_ENTITY_PLACE, "Places" },
    { DOSSIER_ENTITY_FIGURE, "Figures" }, { DOSSIER_ENTITY_ORGANISATION, "Organisations" },
    { DOSSIER_ENTITY_DATE, "Dates" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GListModel *entities = dossier_reading_get_entities (reading, sections[i].kind);
      guint       n_entities = g_list_model_get_n_items (entities);

      if (n_entities == 0)
        continue;
      printf ("\n%s (%u)\n", sections[i].title, n_entities);
      for (guint j = 0; j < n_entities; j++)
        {
          g_autoptr (DossierEntityItem) entity = g_list_model_get_item (entities, j);
          const char *detail = dossier_entity_item_get_detail (entity);
          const char *speaker = dossier_entity_item_get_speaker (entity);

          printf ("  %3u  %s%s%s%s%s%s\n",
                  dossier_entity_item_get_count (entity),
                  dossier_entity_item_get_name (entity),
                  detail != NULL ? " (" : "",
                  detail != NULL ? detail : "",
                  detail != NULL ? ")" : "",
                  speaker != NULL ? " · " : "",
                  speaker != NULL ? speaker : "");
        }
    }
}
