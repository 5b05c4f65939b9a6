#include "ui/model/thumbnail_cache.h"

#include <QCache>
#include <QMetaObject>
#include <QPointer>
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <list>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <unordered_set>

#include "core/base/error.h"
#include "core/engine/thumbnail_store.h"
#include "ui/base/error_text.h"

namespace coincide {
namespace {

constexpr int kWorkers = 2;
constexpr std::size_t kLongestQueue = 4000;

QImage toImage(const Thumbnail& thumbnail) {
    if (thumbnail.width <= 0 || thumbnail.height <= 0) return {};
    const QImage view(thumbnail.rgb.data(), thumbnail.width, thumbnail.height, thumbnail.width * 3, QImage::Format_RGB888);
    return view.convertToFormat(QImage::Format_RGB32);   // a copy, quick to draw
}

struct FullRequest {
    QPointer<QObject> context;
    const QObject* key = nullptr;
    int sample = -1, edge = 0;
    std::function<void(QImage, QString)> done;
};

// Shared by the window and the workers.
struct Queue {
    std::mutex mutex;
    std::condition_variable wake;
    std::list<int> wanted;                                     // next first
    std::unordered_map<int, std::list<int>::iterator> where;
    std::deque<FullRequest> full;
    bool ending = false;

    /// Puts a sample first; returns the one that fell off the end, or -1.
    int first(int sample) {
        drop(sample);
        wanted.push_front(sample);
        where[sample] = wanted.begin();
        if (wanted.size() <= kLongestQueue) return -1;
        const int last = wanted.back();
        where.erase(last);
        wanted.pop_back();
        return last;
    }
    void drop(int sample) {
        const auto found = where.find(sample);
        if (found == where.end()) return;
        wanted.erase(found->second);
        where.erase(found);
    }
};

}  // namespace

struct ThumbnailCache::Impl {
    explicit Impl(ThumbnailCache& owner) : self(owner) { cache.setMaxCost(kUsualMegabytes * 1024); }

    ThumbnailCache& self;
    QCache<int, Entry> cache;
    std::unordered_set<int> pending;                           // asked, not answered
    std::map<const void*, std::vector<int>> wants;
    std::shared_ptr<Queue> queue;
    std::vector<std::thread> workers, leaving;                 // leaving: of projects that were closed
    std::uint64_t generation = 0;

    void deliver(std::uint64_t of, int sample, Entry entry) {
        if (of != generation) return;
        pending.erase(sample);
        const auto cost = std::max<qsizetype>(1, entry.image.sizeInBytes() / 1024);
        cache.insert(sample, new Entry(std::move(entry)), static_cast<int>(cost));
        Q_EMIT self.ready(sample);
    }

    void ask(int sample) {
        if (!queue) return;
        pending.insert(sample);
        {
            const std::lock_guard lock(queue->mutex);
            pending.erase(queue->first(sample));
        }
        queue->wake.notify_one();
    }

    void work(const std::shared_ptr<Queue>& jobs, const Path& folder, std::uint64_t of) {
        std::unique_ptr<ThumbnailStore> store;   // made where a failure can be told with the picture
        for (;;) {
            int sample = -1;
            std::optional<FullRequest> full;
            {
                std::unique_lock lock(jobs->mutex);
                jobs->wake.wait(lock, [&] { return jobs->ending || !jobs->wanted.empty() || !jobs->full.empty(); });
                if (jobs->ending) return;
                if (!jobs->full.empty()) {
                    full = std::move(jobs->full.front());
                    jobs->full.pop_front();
                } else {
                    sample = jobs->wanted.front();
                    jobs->drop(sample);
                }
            }
            Entry entry;
            try {
                if (!store) store = std::make_unique<ThumbnailStore>(folder);
                const auto picture = full ? store->full(full->sample, full->edge) : store->get(sample);
                entry.state = picture ? State::Ready : State::NoPicture;
                if (picture) entry.image = toImage(*picture);
                if (picture && entry.image.isNull()) entry.state = State::Failed;
            } catch (const Error& error) {
                entry.state = State::Failed;
                entry.problem = errorText(error);
            } catch (const std::exception& error) {
                entry.state = State::Failed;
                entry.problem = QString::fromUtf8(error.what());
            }
            QMetaObject::invokeMethod(
                &self,
                [this, of, sample, entry = std::move(entry), full = std::move(full)]() mutable {
                    if (!full) deliver(of, sample, std::move(entry));
                    else if (of == generation && full->context) full->done(entry.image, entry.problem);
                },
                Qt::QueuedConnection);
        }
    }
};

ThumbnailCache::ThumbnailCache(QObject* parent) : QObject(parent), impl_(std::make_unique<Impl>(*this)) {}

ThumbnailCache::~ThumbnailCache() {
    close();
    for (std::thread& worker : impl_->leaving) worker.join();
}

void ThumbnailCache::open(const Path& projectFolder) {
    close();
    impl_->queue = std::make_shared<Queue>();
    for (int i = 0; i < kWorkers; ++i)
        impl_->workers.emplace_back([impl = impl_.get(), queue = impl_->queue, projectFolder, of = impl_->generation] { impl->work(queue, projectFolder, of); });
}

void ThumbnailCache::close() {
    ++impl_->generation;
    if (impl_->queue) {
        {
            const std::lock_guard lock(impl_->queue->mutex);
            impl_->queue->ending = true;
        }
        impl_->queue->wake.notify_all();
        // One may be amidst a picture on a slow disk: nobody waits for it here.
        for (std::thread& worker : impl_->workers) impl_->leaving.push_back(std::move(worker));
    }
    impl_->workers.clear();
    impl_->queue.reset();
    impl_->cache.clear();
    impl_->pending.clear();
    impl_->wants.clear();
}

void ThumbnailCache::setLimit(int megabytes) { impl_->cache.setMaxCost(static_cast<qsizetype>(std::clamp(megabytes, 16, 65536)) * 1024); }

ThumbnailCache::Entry ThumbnailCache::get(int sample) {
    if (const Entry* known = impl_->cache.object(sample)) return *known;
    if (sample >= 0 && !impl_->pending.contains(sample)) impl_->ask(sample);
    return {};
}

void ThumbnailCache::want(const void* owner, const std::vector<int>& samples) {
    if (!impl_->queue) return;
    const std::unordered_set<int> now(samples.begin(), samples.end());
    {
        const std::lock_guard lock(impl_->queue->mutex);
        for (const int sample : impl_->wants[owner]) {
            if (now.contains(sample)) continue;
            const bool byOthers = std::any_of(impl_->wants.begin(), impl_->wants.end(), [&](const auto& want) {
                return want.first != owner && std::find(want.second.begin(), want.second.end(), sample) != want.second.end();
            });
            if (byOthers || !impl_->queue->where.contains(sample)) continue;
            impl_->queue->drop(sample);
            impl_->pending.erase(sample);
        }
        for (auto sample = samples.rbegin(); sample != samples.rend(); ++sample) {
            if (*sample < 0 || impl_->cache.contains(*sample)) continue;
            const bool asked = impl_->pending.contains(*sample);
            if (asked && !impl_->queue->where.contains(*sample)) continue;   // being made
            impl_->pending.insert(*sample);
            impl_->pending.erase(impl_->queue->first(*sample));
        }
    }
    impl_->wants[owner] = samples;
    impl_->queue->wake.notify_all();
}

void ThumbnailCache::full(QObject* context, int sample, int maxEdge, std::function<void(QImage, QString)> done) {
    if (!impl_->queue) return;
    {
        const std::lock_guard lock(impl_->queue->mutex);
        std::erase_if(impl_->queue->full, [context](const FullRequest& request) { return request.key == context; });
        impl_->queue->full.push_back({QPointer<QObject>(context), context, sample, maxEdge, std::move(done)});
    }
    impl_->queue->wake.notify_one();
}

}  // namespace coincide
