#include "ui/view/compare_hint.h"

#include <QCoreApplication>

#include "ui/base/empty_state.h"
#include "ui/model/session.h"

namespace coincide {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("CompareHint", text); }

}  // namespace

void showCompareHint(EmptyState& place, const Session& session, CompareHint way) {
    const std::size_t count = session.view.data().selections.size();
    const bool keep = way == CompareHint::Keep;
    if (count >= 2) {
        place.setSentence(tr("Choose two selections to compare them."));
        place.setAction(tr("Compare the two newest"));
    } else if (count == 1) {
        place.setSentence(keep ? tr("One selection is kept. Move the budget or the temperature and keep another one to compare them.")
                               : tr("A comparison needs a second selection. It can also be one made elsewhere: positions or a subset file."));
        place.setAction(keep ? tr("Tuning") : tr("Import indices…"));
    } else {
        place.setSentence(keep ? tr("No selection kept yet. Move the budget, then keep what you like; a second one can be compared with it.")
                               : tr("Selections made elsewhere can be compared too: positions or a subset file."));
        place.setAction(keep ? tr("Tuning") : tr("Import indices…"));
    }
}

void followCompareHint(Session& session, CompareHint way) {
    if (session.view.data().selections.size() >= 2) session.view.setCompared(1, 0);
    else if (way == CompareHint::Keep) Q_EMIT session.requests.showPanel(QStringLiteral("tune"));
    else Q_EMIT session.requests.importSelection({});
}

}  // namespace coincide
