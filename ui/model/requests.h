#pragma once

#include <QObject>
#include <QString>
#include <cstdint>

#include "core/job/select_job.h"
#include "ui/base/sample_set.h"

namespace coincide {

/// What views ask the window to do; whoever starts jobs and shows dialogs listens. Views never do either themselves.
class Requests : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void keepSelection(const SelectOptions& options);                   ///< store what the tuning shows, under options.name
    void keepSamples(const SampleSet& samples, const QString& name);    ///< store a set that was picked
    void nameAndKeep(const SampleSet& samples);                         ///< ask for a name, then keepSamples
    void nameAndTag(const SampleSet& samples);                          ///< ask for a tag, then tag
    void importSelection(const QString& file);                          ///< empty: ask for the file
    void exportSelection(const QString& name);                          ///< empty: what the tuning shows
    void renameRun(std::int64_t run, const QString& name);
    void showStage(const QString& stage);                               ///< "import", "extract" ...: its form
    void moreLike(int sample);                                          ///< show its neighbours by activation
    void showPanel(const QString& panel);                               ///< objectName of a dock
    void locatePictures();                                              ///< choose where the pictures are now
    void openProject();
    void message(const QString& sentence, bool isError);                ///< a line in the bar above the map
};

}  // namespace coincide
