#include "ui/model/neighbour_query.h"

#include "ui/base/error_text.h"
#include "ui/model/session.h"

namespace coincide {

void askNeighbours(Session& session, QObject* context, int sample, std::size_t count, std::function<void(Neighbours)> done, std::function<void(const QString&)> failed) {
    const ExplorerData& data = session.view.data();
    if (sample < 0 || static_cast<std::size_t>(sample) >= data.rowOfSample.size() || data.rowOfSample[static_cast<std::size_t>(sample)] < 0) {
        session.service.cancel(context, "neighbours");
        return done({});
    }
    session.service.ask(
        context, "neighbours", ProjectService::Lane::Quick,
        [shared = session.view.sharedData(), sample, count](ProjectReader& reader, const CancelToken& cancel) { return reader.neighbours(*shared, sample, count, cancel); }, std::move(done),
        [failed = std::move(failed)](const Error& error) { failed(errorText(error)); });
}

}  // namespace coincide
