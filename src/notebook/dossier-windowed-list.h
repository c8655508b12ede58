/* dossier-windowed-list.h: a list model over ordered rows of the notebook, loaded where one looks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_WINDOWED_LIST (dossier_windowed_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (DossierWindowedList,
                          dossier_windowed_list,
                          DOSSIER,
                          WINDOWED_LIST,
                          GObject)

typedef struct _DossierWindowedListKind DossierWindowedListKind;

/**
 * DossierWindowedList:
 *
 * What the lists of all articles and of all annotations have in common. An answer to the present
 * question is only rows, a few bytes each. Items are made when asked for and loaded by pages in the
 * background; the same row is always the same object. What is shown follows the notebook, and only
 * what differs is told, so that selection and scroll survive.
 *
 * Properties: "is-loading" (boolean): the first answer to the present question is not there yet.
 */
struct _DossierWindowedListClass
{
  GObjectClass parent_class;

  const DossierWindowedListKind *kind;
};

gboolean dossier_windowed_list_is_loading (DossierWindowedList *self);

G_END_DECLS
