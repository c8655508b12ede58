/* dossier-live-list.h: a list model of what the notebook answers to one question, kept up to date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_LIVE_LIST (dossier_live_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (DossierLiveList, dossier_live_list, DOSSIER, LIVE_LIST, GObject)

typedef struct _DossierLiveListKind DossierLiveListKind;

/**
 * DossierLiveList:
 *
 * What the feeds, their entries, the rules and the indexes of a notebook have in common, as lists
 * that are read whole. One question is asked at a time: while hundreds of articles come in, the
 * list is read again once a read. What is answered to an older question is dropped. The same row
 * stays the same object, and only what differs is told, so that selection and scroll survive.
 *
 * Properties: "is-loaded" (boolean): whether it shows what the notebook has.
 */
struct _DossierLiveListClass
{
  GObjectClass parent_class;

  const DossierLiveListKind *kind;
};

gboolean dossier_live_list_is_loaded (DossierLiveList *self);

G_END_DECLS
