#include "ui/form/option_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QtTest>

#include "core/engine/pipeline.h"

namespace coincide {

class OptionFormTest : public QObject {
    Q_OBJECT
    template <class Options>
    static void roundTrip(const Options& given) {
        OptionForm form;
        form.build(Options{});
        form.setValues(given);
        Options back;
        form.values(back);
        QCOMPARE(QString::fromStdString(fieldsToJson(back)), QString::fromStdString(fieldsToJson(given)));
        form.reset();
        form.values(back);
        QCOMPARE(QString::fromStdString(fieldsToJson(back)), QString::fromStdString(fieldsToJson(Options{})));
        QVERIFY(form.isDefault());
    }

private Q_SLOTS:
    void everyStructGoesInAndOut() {
        ImportOptions import;
        import.images = "/pictures", import.strict = true, import.source = "field:kind", import.pictures = "trust";
        roundTrip(import);
        ExtractOptions extract;
        extract.model = "m", extract.layers = {3, 7, 11}, extract.dtype = "bfloat16", extract.batch = 4, extract.limit = 9'000'000'000'000'000;
        roundTrip(extract);
        KMeansOptions cluster;
        cluster.clusters = 600, cluster.seed = 4294967294, cluster.pointsPerCluster = "all";
        roundTrip(cluster);
        ScoreOptions score;
        score.kernelWidth = 0.000125, score.cutoff = "none", score.density = "pairs";
        roundTrip(score);
        MapOptions map;
        map.dims = 3, map.minDist = 0.35, map.method = "pca";
        roundTrip(map);
        SelectOptions select;
        select.name = "a", select.budget = "133059", select.allocation.temperature = 1e-9, select.method = "random";
        roundTrip(select);
        ExportOptions exporting;
        exporting.output = "x.csv", exporting.format = "csv", exporting.images = "copy";
        roundTrip(exporting);
    }

    void whatIsTypedArrives() {
        OptionForm form;
        form.build(ExtractOptions{});
        QSignalSpy changed(&form, &OptionForm::changed);
        form.findChild<QLineEdit*>(QStringLiteral("layers"))->setText(QStringLiteral("1, 5;9"));
        form.findChild<QComboBox*>(QStringLiteral("dtype"))->setCurrentIndex(1);
        ExtractOptions options;
        form.values(options);
        QCOMPARE(options.layers, (std::vector<std::int64_t>{1, 5, 9}));
        QCOMPARE(options.dtype, std::string("float32"));
        QVERIFY(changed.count() >= 2);
    }

    void wrongValuesAreSaidBesideTheField() {
        OptionForm form;
        form.build(ExtractOptions{});
        form.findChild<QLineEdit*>(QStringLiteral("layers"))->setText(QStringLiteral("1, x"));
        QVERIFY(!form.valid());
        QVERIFY(!form.problemOf("layers").isEmpty());
        form.findChild<QLineEdit*>(QStringLiteral("layers"))->setText(QStringLiteral("1, 2000"));
        QVERIFY(!form.valid());
        form.findChild<QLineEdit*>(QStringLiteral("layers"))->setText(QStringLiteral("1"));
        QVERIFY(form.valid());
        form.setCheck("model", [](const OptionForm::Value& value) { return std::get<std::string>(value).empty() ? QStringLiteral("none") : QString(); });
        QVERIFY(!form.valid());
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::OptionFormTest)
#include "option_form_test.moc"
