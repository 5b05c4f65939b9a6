#pragma once

#include <QObject>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace coincide {

struct Session;

using Neighbours = std::vector<std::pair<std::int32_t, float>>;

/// Asks for the samples nearest to one by activation, nearest first; a newer question of the same context ends the older one. `done` gets an empty
/// list for a sample without activation; `failed` gets a sentence.
void askNeighbours(Session& session, QObject* context, int sample, std::size_t count, std::function<void(Neighbours)> done, std::function<void(const QString&)> failed);

}  // namespace coincide
