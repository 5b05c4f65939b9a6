#include "ui/shell/model_facts.h"

#include <QCoreApplication>
#include <QPointer>
#include <QStringList>
#include <QThreadPool>

#include "core/base/error.h"
#include "core/engine/model_view.h"
#include "ui/base/error_text.h"
#include "ui/base/format.h"

namespace coincide {
namespace {

struct ModelFactsText {
    Q_DECLARE_TR_FUNCTIONS(ModelFactsText)
};

}  // namespace

void describeModel(QObject* context, const QString& folder, std::function<void(const QString& line, const QString& problem)> done) {
    QThreadPool::globalInstance()->start([context = QPointer<QObject>(context), folder, done = std::move(done)] {
        QString line, problem;
        try {
            const ModelFacts facts = inspectModel(utf8(folder));
            QStringList layers;
            for (const std::int64_t layer : facts.layers) layers << QString::number(layer);
            line = ModelFactsText::tr("Recognised as %1, with its picture tower. Layers %2 of %3 are read, width %4. It needs about %5 of memory on the device, and room for a batch.")
                       .arg(qstr(facts.family), layers.join(QStringLiteral(", ")), countText(facts.layerCount), countText(facts.width), bytesText(facts.bytes));
        } catch (const Error& error) {
            problem = errorText(error);
        } catch (const std::exception& error) {
            problem = QString::fromUtf8(error.what());
        }
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [context, line, problem, done] {
                if (context) done(line, problem);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace coincide
