/* dossier-ending.h: whether a body that came in chunks has come to its end, or was cut off.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * dossier_ending_is_cut:
 * @message: whose body it is
 * @stream: as libsoup gave it, read to its end
 *
 * A body in chunks ends with an empty chunk. When the connection breaks just between two others,
 * libsoup, of the versions that we build on, takes that for the end. What tells the two apart:
 * after a real end nothing more is read from the connection, whoever asks for more.
 *
 * Returns: %TRUE when it was cut off; %FALSE when it was not, or when nobody can tell
 */
gboolean dossier_ending_is_cut (SoupMessage *message, GInputStream *stream);

G_END_DECLS
