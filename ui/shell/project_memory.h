#pragma once

#include <QString>

#include "core/engine/explorer_data.h"

namespace coincide {

struct Session;

/// Keeps in the settings, by the project's folder, what a person has chosen to see: filter, picked samples, current sample and cluster, colouring,
/// compared selections, the tuning and the chosen runs. Does nothing while no data are there.
void keepView(const QString& folder, const Session& session, const ViewChoice& choice);

/// The runs that were chosen to be seen; they may be gone since.
ViewChoice recallChoice(const QString& folder);

/// Brings it back, as far as it still means the same: not where the dataset or the clusters are others, and no tuning where another selection was made
/// since. Nothing of it can be undone.
void recallView(const QString& folder, Session& session);

}  // namespace coincide
