#include "ui/view/sample_menu.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QUrl>
#include <algorithm>

#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/base/icons.h"
#include "ui/model/session.h"

namespace coincide {
namespace {

constexpr std::size_t kMostCopied = 5000;   // ids; more are a file to export, not a text to paste

QString tr(const char* text) { return QApplication::translate("SampleMenu", text); }

void copyIds(Session& session, const SampleSet& picked) {
    std::vector<std::int32_t> samples = picked.samples();
    samples.resize(std::min(samples.size(), kMostCopied));
    if (!session.view.data().hasRecords) {
        QStringList numbers;
        for (const std::int32_t sample : samples) numbers << QString::number(sample);
        QApplication::clipboard()->setText(numbers.join(u'\n'));
        return;
    }
    Session* asked = &session;
    session.service.ask(
        &session.requests, "copy-ids", ProjectService::Lane::Quick, [samples](ProjectReader& reader, const CancelToken&) {
            std::vector<std::string> ids;
            for (const std::int32_t sample : samples) ids.push_back(reader.record(sample).id);
            return ids;
        },
        [](const std::vector<std::string>& ids) {
            QStringList lines;
            for (const std::string& id : ids) lines << qstr(id);
            QApplication::clipboard()->setText(lines.join(u'\n'));
        },
        [asked](const Error& error) { Q_EMIT asked->requests.message(errorText(error), true); });
}

}  // namespace

void openPicture(Session& session, QObject* asker, int sample) {
    Session* asked = &session;
    session.service.ask(
        asker, "open-picture", ProjectService::Lane::Quick, [sample](ProjectReader& reader, const CancelToken&) { return reader.record(sample); },
        [asked](const RecordView& record) {
            if (record.image.empty()) Q_EMIT asked->requests.message(tr("This sample has no picture."), false);
            else if (record.imagePath.empty()) Q_EMIT asked->requests.message(tr("The picture is not in the folder any more. Choose where it is now."), true);
            else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(qstr(record.imagePath))))
                Q_EMIT asked->requests.message(tr("The desktop has no program for this picture: %1").arg(qstr(record.imagePath)), true);
        },
        [asked](const Error& error) { Q_EMIT asked->requests.message(errorText(error), true); });
}

void fillSampleMenu(QMenu& menu, Session& session, int sample, const SampleSet& picked) {
    Session* s = &session;
    const ExplorerData& data = session.view.data();
    const auto i = static_cast<std::size_t>(sample);
    const std::int64_t count = picked.count();
    const int cluster = i < data.clusterOfSample.size() ? data.clusterOfSample[i] : -1;
    menu.addAction(icon(QStringLiteral("fit")), tr("Show on the map"), &menu, [s, sample] {
        s->view.setCurrentSample(sample);
        Q_EMIT s->view.flyToSample(sample);
    });
    menu.addAction(tr("More like this"), &menu, [s, sample] { Q_EMIT s->requests.moreLike(sample); })->setEnabled(i < data.rowOfSample.size() && data.rowOfSample[i] >= 0);
    if (cluster >= 0)
        menu.addAction(tr("Its whole cluster"), &menu, [s, cluster] {
            s->view.setCurrentCluster(cluster);
            Q_EMIT s->view.flyToCluster(cluster);
        });
    if (i < data.hasPicture.size() && data.hasPicture[i]) menu.addAction(icon(QStringLiteral("pictures")), tr("Open picture"), &menu, [s, sample] { openPicture(*s, &s->requests, sample); });
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("tag")), count > 1 ? tr("Tag %1 samples…").arg(countText(count)) : tr("Tag…"), &menu, [s, picked] { Q_EMIT s->requests.nameAndTag(picked); });
    menu.addAction(icon(QStringLiteral("keep")), count > 1 ? tr("Keep %1 samples as a selection…").arg(countText(count)) : tr("Keep as a selection…"), &menu,
                   [s, picked] { Q_EMIT s->requests.nameAndKeep(picked); });
    menu.addSeparator();
    menu.addAction(icon(QStringLiteral("copy")), count > 1 ? tr("Copy %1 IDs").arg(countText(count)) : tr("Copy ID"), &menu, [s, picked] { copyIds(*s, picked); });
}

}  // namespace coincide
