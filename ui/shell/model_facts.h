#pragma once

#include <QString>
#include <functional>

class QObject;

namespace coincide {

/// Looks into a folder for a reference model, in a thread: one line about what was recognised, or one sentence about what is wrong, is handed
/// over in the window's thread unless `context` is gone by then.
void describeModel(QObject* context, const QString& folder, std::function<void(const QString& line, const QString& problem)> done);

}  // namespace coincide
