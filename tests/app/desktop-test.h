/* desktop-test.h: the program as the desktop starts it, and the desktop's side of the bus.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program runs in this process on a session bus of its own; the desktop's side of the bus is a
 * second connection of the test.
 */
#pragma once

#include "app-test.h"

#include "app/dossier-application.h"

G_BEGIN_DECLS

typedef struct
{
  char               *path;
  DossierApplication *application;
  GDBusConnection    *desktop;
  GDBusNodeInfo      *node;
  guint               names[2];
  guint               objects[2];
  guint               n_owned;

  GHashTable *shown; /* id of a notification → its body */
  guint       n_added;
  GPtrArray  *defaults; /* default actions, in the order of their notifications */

  guint     n_requests;
  gboolean  is_allowed;
  GVariant *options; /* of the last request */
} DesktopTest;

/* A fixture; its notebook is the program's. Notifications are there at once. */
void desktop_test_set_up (DesktopTest *fixture, gconstpointer data);
void desktop_test_tear_down (DesktopTest *fixture, gconstpointer data);
/* @data: the body of the test, void (*) (DesktopTest *), which runs within the program. */
void desktop_test_run (DesktopTest *fixture, gconstpointer data);
/* A service of the desktop comes, as the @i-th of them. */
void  desktop_test_appear (DesktopTest *fixture,
                           guint        i,
                           const char  *name,
                           const char  *path,
                           const char  *interface);
guint desktop_test_count_windows (DesktopTest *fixture);

G_END_DECLS
