#pragma once

#include <QMenu>

#include "ui/base/sample_set.h"

namespace coincide {

struct Session;

/// Fills a menu with what can be done with one sample of a list, and with all that are picked there; `picked` holds at least the sample itself.
void fillSampleMenu(QMenu& menu, Session& session, int sample, const SampleSet& picked);

/// Shows the picture of a sample in the program that the desktop has for it; says so where there is none.
void openPicture(Session& session, QObject* asker, int sample);

}  // namespace coincide
