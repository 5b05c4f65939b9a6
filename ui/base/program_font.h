#pragma once

namespace coincide {

/// Takes a narrower face as the program's font where the system has none of its own choice.
/// **Threads**: the window's.
void useProgramFont();

}  // namespace coincide
