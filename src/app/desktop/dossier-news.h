/* dossier-news.h: tells through the desktop what came to an end while nobody looked at the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_NEWS (dossier_news_get_type ())
G_DECLARE_FINAL_TYPE (DossierNews, dossier_news, DOSSIER, NEWS, GObject)

/* Names of its notifications: a later one takes the place of an earlier one. */
#define DOSSIER_NEWS_CAPTURES "captures"
#define DOSSIER_NEWS_FEEDS    "feeds"

/**
 * dossier_news_new:
 * @application: (unowned)
 *
 * One notification when a batch of captures has ended, with what was captured and what failed, and
 * one when feeds announced something. Only while no window of the program is active; short captures
 * of a single page are no news. What was told is taken back when a window becomes active.
 */
DossierNews *dossier_news_new (GtkApplication *application);

/* Tells of this notebook's captures, from now until it is gone; following it twice is once. */
void dossier_news_follow (DossierNews *self, DossierNotebook *notebook);
/* The same for what its feeds announce. */
void dossier_news_follow_feeds (DossierNews *self, DossierNotebook *notebook);
void dossier_news_leave_feeds (DossierNews *self);

G_END_DECLS
