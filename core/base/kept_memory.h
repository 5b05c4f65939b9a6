#pragma once

namespace coincide {

/// While one exists, memory that is freed stays with the process instead of going back to the system and being asked for, cleared and
/// mapped again a moment later: a network frees megabytes after every layer. The last one gives everything back.
/// **Threads**: any; it counts for the whole process.
class KeptMemory {
public:
    KeptMemory();
    ~KeptMemory();
    KeptMemory(const KeptMemory&) = delete;
    KeptMemory& operator=(const KeptMemory&) = delete;
};

}  // namespace coincide
