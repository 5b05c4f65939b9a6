#include "ui/shell/recent_projects.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <algorithm>
#include <tuple>
#include <utility>

#include "ui/base/background.h"

namespace coincide {

QString RecentProject::name() const {
    QString name = QFileInfo(folder).fileName();
    return name.endsWith(QStringLiteral(".coincide")) ? name.chopped(9) : name;
}

RecentProjects::RecentProjects(QObject* parent) : QObject(parent) {
    QSettings settings;
    const int count = std::min(settings.beginReadArray(QStringLiteral("recent")), kMost);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        RecentProject one;
        one.folder = settings.value(QStringLiteral("folder")).toString();
        if (one.folder.isEmpty()) continue;
        one.samples = settings.value(QStringLiteral("samples")).toLongLong();
        one.clusters = settings.value(QStringLiteral("clusters")).toLongLong();
        one.selections = settings.value(QStringLiteral("selections")).toLongLong();
        one.opened = settings.value(QStringLiteral("opened")).toLongLong();
        one.missingPictures = settings.value(QStringLiteral("missing")).toLongLong();
        one.stale = settings.value(QStringLiteral("stale")).toBool();
        list_.push_back(one);
    }
    settings.endArray();
    for (const RecentProject& one : list_) look(one.folder);
}

// A folder on a network that does not answer holds its asker up, so each has a thread of its own.
void RecentProjects::look(const QString& folder) {
    ++looking_;
    askInBackground(
        this, [folder, file = pictureFile(folder)] { return std::pair(QFileInfo::exists(folder + QStringLiteral("/project.sqlite")), QImage(file)); },
        [this, folder](const std::pair<bool, QImage>& found) {
            --looking_;
            const auto one = std::find_if(list_.begin(), list_.end(), [&](const RecentProject& other) { return other.folder == folder; });
            if (one == list_.end()) return;
            std::tie(one->exists, one->map) = found;
            Q_EMIT seen(static_cast<int>(one - list_.begin()));
        });
}

QString RecentProjects::pictureFile(const QString& folder) {
    const QByteArray key = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha1).toHex().left(16);
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/maps/") + QString::fromLatin1(key) + QStringLiteral(".png");
}

void RecentProjects::remember(const RecentProject& project) {
    QImage map;
    for (const RecentProject& other : list_)
        if (other.folder == project.folder) map = other.map;
    std::erase_if(list_, [&](const RecentProject& other) { return other.folder == project.folder; });
    list_.insert(list_.begin(), project);
    list_.front().exists = true;
    list_.front().map = map;
    if (list_.size() > kMost) list_.resize(kMost);
    store();
}

void RecentProjects::remove(const QString& folder) {
    // By value: the name may be that of an element, which moves.
    std::erase_if(list_, [folder](const RecentProject& other) { return other.folder == folder; });
    store();
}

void RecentProjects::clear() {
    list_.clear();
    store();
}

bool RecentProjects::openLast() const { return QSettings().value(QStringLiteral("start/openLast"), false).toBool(); }
void RecentProjects::setOpenLast(bool on) { QSettings().setValue(QStringLiteral("start/openLast"), on); }

void RecentProjects::store() {
    QSettings settings;
    settings.remove(QStringLiteral("recent"));
    settings.beginWriteArray(QStringLiteral("recent"), static_cast<int>(list_.size()));
    for (std::size_t i = 0; i < list_.size(); ++i) {
        const RecentProject& one = list_[i];
        settings.setArrayIndex(static_cast<int>(i));
        settings.setValue(QStringLiteral("folder"), one.folder);
        settings.setValue(QStringLiteral("samples"), one.samples);
        settings.setValue(QStringLiteral("clusters"), one.clusters);
        settings.setValue(QStringLiteral("selections"), one.selections);
        settings.setValue(QStringLiteral("opened"), one.opened);
        settings.setValue(QStringLiteral("missing"), one.missingPictures);
        settings.setValue(QStringLiteral("stale"), one.stale);
    }
    settings.endArray();
    Q_EMIT changed();
}

}  // namespace coincide
