/* train-file.h: writes the tagger's model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "train-learner.h"

G_BEGIN_DECLS

/**
 * train_file_dup:
 * @readings: (array fixed-size=DOSSIER_N_READINGS)
 *
 * Returns: (transfer full): the file, as dossier-tagger-model.h describes it
 */
GByteArray *train_file_dup (TrainWeights *const *readings);

G_END_DECLS
