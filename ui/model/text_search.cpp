#include "ui/model/text_search.h"

#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/model/session.h"

namespace coincide {

TextSearch::TextSearch(Session& session, QObject* parent) : QObject(parent), session_(session) {
    poll_.setInterval(150);
    connect(&poll_, &QTimer::timeout, this, &TextSearch::changed);
    connect(&session.view, &ViewState::filterChanged, this, &TextSearch::follow);
    connect(&session.view, &ViewState::dataChanged, this, [this] {
        text_.clear();
        follow();
    });
}

double TextSearch::indexed() const { return searching_ && part_ ? part_->load(std::memory_order_relaxed) : -1; }

void TextSearch::follow() {
    if (session_.view.filter().text == text_) return;
    text_ = session_.view.filter().text;
    problem_.clear();
    if (text_.trimmed().isEmpty() || !session_.view.data().hasRecords) {
        rest_.cancel();
        session_.service.cancel(this, "search");
        if (!text_.isEmpty()) session_.view.setTextMatches(text_, SampleSet(session_.view.data().samples, session_.view.data().hasRecords));
        finish({});
        return;
    }
    searching_ = true;
    Q_EMIT changed();
    rest_.request([this] { ask(); });
}

void TextSearch::ask() {
    session_.service.ask(
        this, "search", ProjectService::Lane::Quick,
        [query = utf8(text_)](ProjectReader& reader, const CancelToken& cancel) -> std::optional<std::vector<std::int32_t>> {
            TextIndex index(reader.folder());
            if (!index.ready()) return std::nullopt;
            return index.search(query, 0, cancel);
        },
        [this, text = text_](const std::optional<std::vector<std::int32_t>>& found) {
            if (text != text_) return;
            if (found) take(text, *found);
            else makeIndex();
        },
        [this, text = text_](const Error& error) { fail(text, error); });
}

void TextSearch::makeIndex() {
    part_ = std::make_shared<std::atomic<double>>(-1);
    poll_.start();
    session_.service.ask(
        this, "search", ProjectService::Lane::Long,
        [query = utf8(text_), part = part_](ProjectReader& reader, const CancelToken& cancel) {
            TextIndex index(reader.folder());
            if (!index.ready()) {
                part->store(0, std::memory_order_relaxed);
                if (!index.build(cancel, [&part](const Progress& progress) { part->store(progress.fraction(), std::memory_order_relaxed); })) return std::vector<std::int32_t>();
                part->store(-1, std::memory_order_relaxed);
            }
            return index.search(query, 0, cancel);
        },
        [this, text = text_](const std::vector<std::int32_t>& found) {
            if (text == text_) take(text, found);
        },
        [this, text = text_](const Error& error) { fail(text, error); });
}

void TextSearch::take(const QString& text, const std::vector<std::int32_t>& found) {
    finish({});
    session_.view.setTextMatches(text, SampleSet::of(session_.view.data().samples, found));
}

void TextSearch::fail(const QString& text, const Error& error) {
    if (text != text_) return;
    finish(errorText(error));
    session_.view.setTextMatches(text, std::nullopt);
}

void TextSearch::finish(const QString& problem) {
    searching_ = false;
    part_.reset();
    poll_.stop();
    problem_ = problem;
    Q_EMIT changed();
}

}  // namespace coincide
