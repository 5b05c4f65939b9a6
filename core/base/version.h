#pragma once

namespace coincide {

/// Version of the engine, as stored with every run.
inline constexpr const char* kEngineVersion = "0.1.0";

}  // namespace coincide
