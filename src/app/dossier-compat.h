/* dossier-compat.h: the only file that may look at GTK or libadwaita versions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct
{
  const char        *app_name;
  const char        *app_id;
  const char        *version;
  const char        *comments;
  const char        *copyright;
  const char *const *developers;
  GtkLicense         license;
} DossierAboutInfo;

void dossier_compat_present_about (GtkWidget *parent, const DossierAboutInfo *info);

/* Has a screen reader say the words, which the widget's window stands for. Before GTK 4.14 they
 * become the description of the widget, whose change is what screen readers are told of. */
void dossier_compat_announce (GtkWidget *widget, const char *words);

/* The colour of the widget's text. */
void dossier_compat_get_color (GtkWidget *widget, GdkRGBA *color);

/**
 * DossierFileQuestion:
 * @title: of the dialog
 * @accept_label: of its button; (nullable): the toolkit's own
 * @filters: (nullable): a model of #GtkFileFilter
 * @name: (nullable): of a file to save, for a start
 */
typedef struct
{
  const char *title;
  const char *accept_label;
  GListModel *filters;
  const char *name;
} DossierFileQuestion;

/* Asks for a file that exists. Finish fails with G_IO_ERROR_CANCELLED when nobody chose one. */
void   dossier_compat_open_async (GtkWindow                 *parent,
                                  const DossierFileQuestion *question,
                                  GCancellable              *cancellable,
                                  GAsyncReadyCallback        callback,
                                  gpointer                   user_data);
GFile *dossier_compat_open_finish (GAsyncResult *result, GError **error);
/* The same for a file to write; who chooses one that exists has been asked whether to replace it.
 */
void   dossier_compat_save_async (GtkWindow                 *parent,
                                  const DossierFileQuestion *question,
                                  GCancellable              *cancellable,
                                  GAsyncReadyCallback        callback,
                                  gpointer                   user_data);
GFile *dossier_compat_save_finish (GAsyncResult *result, GError **error);
/* The same for one file or several. (transfer full) (element-type GFile) */
void        dossier_compat_open_many_async (GtkWindow                 *parent,
                                            const DossierFileQuestion *question,
                                            GCancellable              *cancellable,
                                            GAsyncReadyCallback        callback,
                                            gpointer                   user_data);
GListModel *dossier_compat_open_many_finish (GAsyncResult *result, GError **error);
/* The same for a folder that exists. */
void   dossier_compat_open_folder_async (GtkWindow                 *parent,
                                         const DossierFileQuestion *question,
                                         GCancellable              *cancellable,
                                         GAsyncReadyCallback        callback,
                                         gpointer                   user_data);
GFile *dossier_compat_open_folder_finish (GAsyncResult *result, GError **error);

G_END_DECLS
