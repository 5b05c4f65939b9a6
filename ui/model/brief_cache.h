#pragma once

#include <QHash>
#include <QObject>
#include <vector>

#include "core/engine/project_reader.h"

namespace coincide {

struct Session;

/// First question and answer of samples, read in pages when a view first shows them; bounded.
class BriefCache : public QObject {
    Q_OBJECT
public:
    explicit BriefCache(Session& session, QObject* parent = nullptr);

    /// nullptr while it is not known; ask for it with want().
    const RecordBrief* find(int sample) const;
    /// Reads those of the samples that are not known yet. What was wanted before and has not come is read later or not at all.
    void want(const std::vector<int>& samples);

Q_SIGNALS:
    void ready();

private:
    void ask();
    Session& session_;
    QHash<int, RecordBrief> known_;
    std::vector<int> shown_, wanted_;      // all that was wanted last; what of it has not come
    bool asking_ = false;
};

}  // namespace coincide
