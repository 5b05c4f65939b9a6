#pragma once

#include <QImage>
#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "core/base/file.h"

namespace coincide {

/// Small pictures of samples for every view: in memory within a bound, on disk behind it, made in threads with what is visible first.
/// **Threads**: the window's.
class ThumbnailCache : public QObject {
    Q_OBJECT
public:
    static constexpr int kUsualMegabytes = 384;

    explicit ThumbnailCache(QObject* parent = nullptr);
    ~ThumbnailCache() override;

    void open(const Path& projectFolder);
    void close();
    /// The memory that pictures may take; what is too much goes at once. **Unit**: megabytes.
    void setLimit(int megabytes);

    enum class State { Ready, Loading, NoPicture, Failed };
    struct Entry {
        State state = State::Loading;
        QImage image;           ///< at most 256 x 256 where ready
        QString problem;        ///< where failed
    };
    /// What is known now; asks for the picture when nothing is, before all that was asked earlier. ready() follows.
    Entry get(int sample);
    /// The samples that `owner` shows now, most wanted first: they go first, and what was asked by the same owner before and is not in the list is
    /// dropped.
    void want(const void* owner, const std::vector<int>& samples);
    /// The whole picture at most `maxEdge` wide and high; `done` gets a null image and a sentence where it cannot be shown. Newest request of a
    /// context wins.
    void full(QObject* context, int sample, int maxEdge, std::function<void(QImage, QString)> done);

Q_SIGNALS:
    void ready(int sample);     ///< its entry changed

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace coincide
