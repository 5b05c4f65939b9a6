#pragma once

namespace coincide {

struct Session;
class EmptyState;

/// What stands in place of a comparison until there are two selections that differ: what is missing, and the step that leads on.
enum class CompareHint { Keep, Import };   ///< which way to a second selection its button shows
void showCompareHint(EmptyState& place, const Session& session, CompareHint way);
void followCompareHint(Session& session, CompareHint way);

}  // namespace coincide
