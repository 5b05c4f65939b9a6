#pragma once

#include <QString>
#include <functional>

#include "ui/base/background.h"

namespace coincide {

class MainWindow;

/// Finds out what lies at a path, in another thread, since it may be on a network that does not answer, and lets the window do what is right with it.
class PathOpener {
public:
    explicit PathOpener(MainWindow& window) : window_(window) {}

    void open(const QString& path);   ///< a project, a dataset, activations or a model; else a sentence says what can be opened
    void drop(const QString& path);   ///< as open(), but asks where an open project could mean it in two ways
    bool looking() const { return looking_; }
    void forget();                    ///< nobody waits for the answer any more

private:
    struct Found {
        bool exists = false, file = false, project = false, model = false;
    };
    void lookAt(const QString& path, std::function<void(const Found&)> then);
    void openFound(const QString& path, const Found& found);

    MainWindow& window_;
    LatestQuestion question_;
    bool looking_ = false;
};

}  // namespace coincide
