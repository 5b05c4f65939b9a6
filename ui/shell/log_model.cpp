#include "ui/shell/log_model.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <QTime>

#include "ui/base/format.h"

namespace coincide {

LogModel& LogModel::instance() {
    static LogModel model;
    return model;
}

LogSink LogModel::sink() {
    LogModel* model = &instance();
    return [model](LogLevel level, const std::string& text) {
        QMetaObject::invokeMethod(model, [model, level, line = qstr(text)] { model->add(level, line); }, Qt::QueuedConnection);
    };
}

int LogModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(lines_.size()); }

QString LogModel::levelText(LogLevel level) {
    switch (level) {
        case LogLevel::Debug: return QStringLiteral("debug");
        case LogLevel::Warning: return QStringLiteral("warning");
        case LogLevel::Error: return QStringLiteral("error");
        default: return QStringLiteral("info");
    }
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Line& one = line(index.row());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return QStringLiteral("%1  %2  %3").arg(one.time, levelText(one.level).leftJustified(8), one.text);
    if (role == Qt::ToolTipRole) return one.text;
    return {};
}

QString LogModel::text() const {
    QString out;
    for (int i = 0; i < rowCount(); ++i) out += data(index(i), Qt::DisplayRole).toString() + QLatin1Char('\n');
    return out;
}

void LogModel::add(LogLevel level, const QString& text) {
    if (rowCount() >= kMost) {
        beginRemoveRows({}, 0, 0);
        lines_.pop_front();
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount());
    lines_.push_back({QTime::currentTime().toString(QStringLiteral("HH:mm:ss")), level, text});
    endInsertRows();
}

}  // namespace coincide
