#include "ui/model/brief_cache.h"

#include "ui/model/session.h"

namespace coincide {
namespace {

constexpr std::size_t kPage = 128;
constexpr qsizetype kMostKnown = 8192;

}  // namespace

BriefCache::BriefCache(Session& session, QObject* parent) : QObject(parent), session_(session) {
    connect(&session.view, &ViewState::dataChanged, this, [this] {
        known_.clear();
        asking_ = false;
        session_.service.cancel(this, "briefs");
        // A view that shows the same samples as before has no reason to want them anew.
        std::erase_if(shown_, [this](int sample) { return sample >= session_.view.data().samples; });
        want(std::vector(shown_));
    });
}

const RecordBrief* BriefCache::find(int sample) const {
    const auto it = known_.constFind(sample);
    return it == known_.cend() ? nullptr : &it.value();
}

void BriefCache::want(const std::vector<int>& samples) {
    shown_ = samples;
    wanted_.clear();
    if (!session_.view.data().hasRecords) return;
    for (const int sample : samples)
        if (!known_.contains(sample)) wanted_.push_back(sample);
    if (!asking_) ask();
}

void BriefCache::ask() {
    if (wanted_.empty()) return;
    std::vector<std::int32_t> page(wanted_.begin(), wanted_.begin() + static_cast<std::ptrdiff_t>(std::min(kPage, wanted_.size())));
    asking_ = true;
    session_.service.ask(
        this, "briefs", ProjectService::Lane::Quick, [page](ProjectReader& reader, const CancelToken&) { return reader.briefs(page); },
        [this, page](std::vector<RecordBrief> briefs) {
            asking_ = false;
            if (known_.size() > kMostKnown) known_.clear();
            for (const std::int32_t sample : page) known_.insert(sample, RecordBrief{sample, {}, {}, {}, {}});   // also those without a record
            for (RecordBrief& brief : briefs) known_.insert(static_cast<int>(brief.sample), std::move(brief));
            std::erase_if(wanted_, [this](int sample) { return known_.contains(sample); });
            Q_EMIT ready();
            ask();
        },
        [this](const Error&) { asking_ = false; });
}

}  // namespace coincide
