#pragma once

#include <QAbstractListModel>
#include <QString>
#include <deque>

#include "core/base/log.h"

namespace coincide {

/// The newest log lines of this program, at most kMost.
class LogModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int kMost = 2000;
    struct Line {
        QString time;
        LogLevel level;
        QString text;
    };

    /// The one model that the sink writes to; made at the first call in the window's thread.
    static LogModel& instance();
    /// A sink for setLogSink(): any thread.
    static LogSink sink();

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    const Line& line(int row) const { return lines_[static_cast<std::size_t>(row)]; }
    QString text() const;
    void add(LogLevel level, const QString& text);
    static QString levelText(LogLevel level);

private:
    std::deque<Line> lines_;
};

}  // namespace coincide
