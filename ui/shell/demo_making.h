#pragma once

#include <QString>
#include <string>

#include "ui/shell/job_thread.h"

namespace coincide {

/// Where the built-in demo belongs: in the person's data folder.
QString demoProject();

/// Makes it there with all its stages, unless it is there and was finished.
JobRequest demoRequest(int threads);

/// Notes that the demo at demoProject() is finished.
void demoIsReady();

/// Where its making is: the records first, then the six stages. `part`: the stage of a Progress.
QString demoWords(const std::string& part);

}  // namespace coincide
