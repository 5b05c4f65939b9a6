#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <atomic>
#include <memory>
#include <vector>

#include "core/base/error.h"
#include "ui/base/latest_task.h"

namespace coincide {

struct Session;

/// Keeps the answers of the full-text search in step with the text of the session's filter. Makes the index first where it is missing.
class TextSearch : public QObject {
    Q_OBJECT
public:
    explicit TextSearch(Session& session, QObject* parent = nullptr);

    bool searching() const { return searching_; }
    double indexed() const;                     ///< part of the index that is made, `[0, 1]`; below 0 while none is being made
    const QString& problem() const { return problem_; }

Q_SIGNALS:
    void changed();

private:
    void follow();
    void ask();
    void makeIndex();                          ///< and search in it then
    void take(const QString& text, const std::vector<std::int32_t>& found);
    void fail(const QString& text, const Error& error);
    void finish(const QString& problem);

    Session& session_;
    LatestTask rest_{0};
    QString text_, problem_;
    bool searching_ = false;
    std::shared_ptr<std::atomic<double>> part_;
    QTimer poll_;
};

}  // namespace coincide
