/* dossier-file-fence.h: leaves a process only the files that its libraries need.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_file_fence_raise:
 *
 * From here on the calling thread, and those it starts, can open nothing but libraries, character
 * sets, picture loaders and fonts of the system, and those only for reading: by Landlock, see
 * landlock(7). What is open stays so. For good; PR_SET_NO_NEW_PRIVS must be set.
 *
 * Returns: FALSE when this system cannot do that, and every file is as open as before
 */
gboolean dossier_file_fence_raise (void);

G_END_DECLS
