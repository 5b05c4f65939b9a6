#pragma once

#include <QString>

namespace coincide {

struct Session;

/// Keeps in the settings, by the project's folder, what a person has chosen to see: filter, picked samples, current sample and cluster, colouring,
/// compared selections, and the tuning. Does nothing while no data are there.
void keepView(const QString& folder, const Session& session);

/// Brings it back, as far as it still means the same: not where the dataset or the clusters are others, and no tuning where another selection was made
/// since. Nothing of it can be undone.
void recallView(const QString& folder, Session& session);

}  // namespace coincide
