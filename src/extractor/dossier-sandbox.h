/* dossier-sandbox.h: what the process that reads hostile bytes gives up before it reads any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierSandboxKind:
 * @DOSSIER_SANDBOX_CLOSED: no new threads, processes, programs, sockets or written files, and of
 * the files there are only the system's libraries and fonts
 * @DOSSIER_SANDBOX_THREADS: the same but for threads, which renderers of drawings start
 * @DOSSIER_SANDBOX_OPEN: may start other programs and read files, for picture loaders that are
 * programs with sandboxes of their own, which nobody could build who is himself behind a fence
 */
typedef enum
{
  DOSSIER_SANDBOX_CLOSED,
  DOSSIER_SANDBOX_THREADS,
  DOSSIER_SANDBOX_OPEN,
} DossierSandboxKind;

/**
 * dossier_sandbox_enter:
 * @max_memory: bytes of address space; not heeded where a tool that watches memory needs more to
 * begin with
 *
 * For the first thread, before there is another. Each limit that this system does not know is done
 * without: what counts is that the process is another one, and that the parent ends it.
 */
void dossier_sandbox_enter (DossierSandboxKind kind, gsize max_memory);

/* From now on the process may use this much more processor time; past it, the system ends it. */
void dossier_sandbox_start_clock (guint seconds);

G_END_DECLS
