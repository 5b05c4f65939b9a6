#pragma once

#include <QObject>
#include <QImage>
#include <QString>
#include <vector>

namespace coincide {

/// A project that was opened before, as last seen.
struct RecentProject {
    QString folder;
    qint64 samples = 0, clusters = 0, selections = 0, opened = 0;
    qint64 missingPictures = 0;
    bool stale = false;
    bool exists = true;          ///< until it is known to be gone
    QImage map;                  ///< small, once it is read; null where there is none
    QString name() const;        ///< folder's name without ".coincide"
};

/// The list of recent projects, newest first, kept in the settings.
class RecentProjects : public QObject {
    Q_OBJECT
public:
    static constexpr int kMost = 9;
    explicit RecentProjects(QObject* parent = nullptr);

    const std::vector<RecentProject>& list() const { return list_; }
    void remember(const RecentProject& project);       ///< replaces what was known of its folder and puts it first
    void remove(const QString& folder);
    void clear();
    bool openLast() const;
    void setOpenLast(bool on);
    void look(const QString& folder);                  ///< finds out in another thread whether it is there, and reads its map; seen() follows
    bool looking() const { return looking_ > 0; }
    static QString pictureFile(const QString& folder);   ///< where the small map of a project belongs

Q_SIGNALS:
    void changed();
    void seen(int row);          ///< more is known of this one

private:
    void store();
    int looking_ = 0;
    std::vector<RecentProject> list_;
};

}  // namespace coincide
