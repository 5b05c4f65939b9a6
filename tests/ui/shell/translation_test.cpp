#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest>
#include <algorithm>

#include "core/base/error.h"
#include "ui/base/error_text.h"
#include "ui/base/format.h"
#include "ui/form/option_texts.h"
#include "ui/shell/actions.h"

namespace coincide {
namespace {

struct Message {
    QString context, source, comment;
    QStringList forms;          // one; of a plural as many as the language has
    bool plural = false, finished = true;

    QString place() const { return context + QStringLiteral(": \"") + source + QLatin1Char('"') + (comment.isEmpty() ? QString() : QStringLiteral(" (") + comment + QLatin1Char(')')); }
    bool complete() const {
        return finished && !forms.isEmpty() && std::none_of(forms.begin(), forms.end(), [](const QString& form) { return form.isEmpty(); });
    }
};

QString sourceFolder() { return QStringLiteral(COINCIDE_SOURCE_DIR); }
QString catalogue(const QString& language) { return sourceFolder() + QStringLiteral("/translations/coincide_") + language + QStringLiteral(".ts"); }

std::vector<Message> readMessages(const QString& path) {
    std::vector<Message> out;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return out;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        const auto name = xml.name();
        if (name == QLatin1String("name")) context = xml.readElementText();
        else if (name == QLatin1String("message")) {
            out.emplace_back().context = context;
            out.back().plural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
        } else if (name == QLatin1String("source")) out.back().source = xml.readElementText();
        else if (name == QLatin1String("comment")) out.back().comment = xml.readElementText();
        else if (name == QLatin1String("translation")) {
            out.back().finished = xml.attributes().value(QLatin1String("type")).isEmpty();
            if (!out.back().plural) out.back().forms << xml.readElementText();
        } else if (name == QLatin1String("numerusform")) out.back().forms << xml.readElementText();
    }
    return xml.hasError() ? std::vector<Message>{} : out;
}

// The catalogue as lupdate would make it from the sources of now; the repository's own file is not touched.
std::vector<Message> updatedMessages(const QString& language, const QString& folder, bool pluralsOnly) {
    const QString copy = folder + QStringLiteral("/coincide_") + language + QStringLiteral(".ts");
    if (!QFile::copy(catalogue(language), copy)) return {};
    QFile::setPermissions(copy, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    QStringList arguments{QStringLiteral("-I"), QStringLiteral("."), QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("-no-obsolete"), QStringLiteral("-silent")};
    if (pluralsOnly) arguments << QStringLiteral("-pluralonly");
    arguments << QStringLiteral("ui") << QStringLiteral("app") << QStringLiteral("-ts") << copy;
    QProcess lupdate;
    lupdate.setWorkingDirectory(sourceFolder());
    lupdate.start(QStringLiteral(COINCIDE_LUPDATE), arguments);
    if (!lupdate.waitForFinished(60000) || lupdate.exitCode() != 0) return {};
    return readMessages(copy);
}

QStringList incomplete(const std::vector<Message>& messages) {
    QStringList out;
    for (const Message& message : messages)
        if (!message.complete()) out << message.place();
    return out;
}

// A failure message of QtTest is cut after some lines; a warning each is not.
bool none(const QStringList& faults) {
    for (const QString& fault : faults) qWarning().noquote() << fault;
    return faults.isEmpty();
}

QStringList placeholders(const QString& text) {
    static const QRegularExpression kPlaceholder(QStringLiteral("%(?:L?\\d{1,2}|n)"));
    QStringList out;
    for (auto found = kPlaceholder.globalMatch(text); found.hasNext();) out << found.next().captured();
    out.sort();
    return out;
}

// Not \p{Han}, which takes in the full-width punctuation.
const QString kHan = QStringLiteral("[\\x{4E00}-\\x{9FFF}]");

bool hasHan(const QString& text) {
    static const QRegularExpression kAnyHan(kHan);
    return text.contains(kAnyHan);
}

int latinWords(const QString& text) {
    static const QRegularExpression kWord(QStringLiteral("\\b[A-Za-z]{2,}\\b"));
    int count = 0;
    for (auto found = kWord.globalMatch(text); found.hasNext(); found.next()) ++count;
    return count;
}

// Runs `judge` on every form of every Chinese text; it answers with what is wrong, or nothing.
template <class Judge>
QStringList faults(Judge judge) {
    QStringList out;
    for (const Message& message : readMessages(catalogue(QStringLiteral("zh_CN"))))
        for (const QString& form : message.forms)
            if (const QString fault = judge(message, form); !fault.isEmpty()) out << message.place() + QStringLiteral(" → \"") + form + QStringLiteral("\": ") + fault;
    return out;
}

}  // namespace

class TranslationTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QTranslator chinese_;

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(folder_.isValid());
        QVERIFY(chinese_.load(QStringLiteral(":/i18n/coincide_zh_CN.qm")));
    }
    void cleanup() { QCoreApplication::removeTranslator(&chinese_); }

    void chineseHasEveryText() {
        const std::vector<Message> messages = updatedMessages(QStringLiteral("zh_CN"), folder_.path(), false);
        QVERIFY(messages.size() > 1000);
        QVERIFY(none(incomplete(messages)));
    }

    void englishHasEveryPlural() {
        const std::vector<Message> messages = updatedMessages(QStringLiteral("en"), folder_.path(), true);
        QVERIFY(!messages.empty());
        QVERIFY(std::all_of(messages.begin(), messages.end(), [](const Message& message) { return message.plural && message.forms.size() == 2; }));
        QVERIFY(none(incomplete(messages)));
    }

    // lupdate does not expand macros: a text that a macro marks is never translated.
    void noMacroHidesTexts() {
        static const QRegularExpression kHiding(QStringLiteral("#\\s*define\\b.*(?:QT_TR|QT_TRANSLATE|\\btr\\(|translate\\()"));
        QStringList found;
        for (const char* part : {"/ui", "/app"})
            for (QDirIterator files(sourceFolder() + QLatin1String(part), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                if (QString::fromUtf8(file.readAll()).contains(kHiding)) found << file.fileName();
            }
        QVERIFY(none(found));
    }

    void placeholdersAgree() {
        const auto check = [](const Message& message, const QString& form) { return placeholders(message.source) == placeholders(form) ? QString() : QStringLiteral("other placeholders"); };
        const QStringList chinese = faults(check);
        QVERIFY(none(chinese));
        for (const Message& message : readMessages(catalogue(QStringLiteral("en"))))
            for (const QString& form : message.forms) QVERIFY2(check(message, form).isEmpty(), qPrintable(message.place()));
    }

    void nothingStaysEnglish() {
        const QStringList names{QStringLiteral("LLaVA JSON"), QStringLiteral("JSON Lines")};
        const QStringList found = faults([&](const Message&, const QString& form) { return !hasHan(form) && latinWords(form) >= 2 && !names.contains(form) ? QStringLiteral("not Chinese") : QString(); });
        QVERIFY(none(found));
    }

    void chinesePunctuationIsFullWidth() {
        static const QRegularExpression kHalfWidth(kHan + QStringLiteral("[.,;:!?)]|[,;:!?(]") + kHan);
        static const QRegularExpression kStraightQuotes(QStringLiteral("\"[^\"]*") + kHan + QStringLiteral("[^\"]*\""));
        const QStringList found = faults([](const Message& message, const QString& form) {
            const bool sentence = message.source.endsWith(QLatin1Char('.')) && message.source.contains(QLatin1Char(' '));
            if (sentence != form.endsWith(QStringLiteral("。"))) return QStringLiteral("the full stop differs");
            if (message.source.endsWith(QStringLiteral("…")) != form.endsWith(QStringLiteral("…"))) return QStringLiteral("the dots differ");
            if (form.contains(kHalfWidth)) return QStringLiteral("half-width punctuation");
            return form.contains(kStraightQuotes) ? QStringLiteral("straight quotation marks") : QString();
        });
        QVERIFY(none(found));
    }

    void aSpaceStandsBetweenChineseAndLatin() {
        static const QRegularExpression kTouching(kHan + QStringLiteral("[A-Za-z0-9]|[A-Za-z0-9]") + kHan), kPlace(QStringLiteral("%\\d"));
        const QStringList found = faults([](const Message& message, const QString& form) {
            if (message.source == QLatin1String("d MMM yyyy")) return QString();   // a date has no spaces
            QString text = form;
            return text.remove(kPlace).contains(kTouching) ? QStringLiteral("no space") : QString();
        });
        QVERIFY(none(found));
    }

    void numbersAreWrittenInChinese() {
        const std::int64_t day = QDateTime(QDate(2021, 11, 8), QTime(12, 0)).toSecsSinceEpoch();
        QCOMPARE(durationText(72), QStringLiteral("1 min 12 s"));
        QCOMPARE(whenText(day), QStringLiteral("8 Nov 2021"));
        QCoreApplication::installTranslator(&chinese_);
        QCOMPARE(durationText(0.0038), QStringLiteral("3.8 毫秒"));
        QCOMPARE(durationText(4.6), QStringLiteral("4.6 秒"));
        QCOMPARE(durationText(72), QStringLiteral("1 分 12 秒"));
        QCOMPARE(durationText(7500), QStringLiteral("2 小时 5 分"));
        QCOMPARE(bytesText(612'000'000), QStringLiteral("612 MB"));
        QCOMPARE(whenText(day), QStringLiteral("2021年11月8日"));
        QVERIFY(whenText(QDateTime::currentSecsSinceEpoch()).startsWith(QStringLiteral("今天 ")));
    }

    void errorsAndStagesAreChinese() {
        QCoreApplication::installTranslator(&chinese_);
        QCOMPARE(errorText(Error(ErrorCode::NewerProject, "format 9", "Update")), QStringLiteral("此项目由更新版本创建。请升级程序后打开。"));
        QCOMPARE(errorText(Error(ErrorCode::DiskFull, "cannot write map.bin", "Free some space")), QStringLiteral("磁盘已满。请清理空间后点击“继续”。\nCannot write map.bin. Free some space."));
        for (int code = 0; code <= static_cast<int>(ErrorCode::Undefined); ++code) QVERIFY2(hasHan(errorText(Error(static_cast<ErrorCode>(code), "cause", "Remedy"))), QByteArray::number(code));
        QCOMPARE(stageText(QStringLiteral("map")), QStringLiteral("映射"));
        QCOMPARE(stageText(QStringLiteral("select")), QStringLiteral("选取"));
        QCOMPARE(faultKindText(QStringLiteral("several-tokens")), QStringLiteral("<image> 出现多次"));
    }

    void commandsAndOptionsAreChinese() {
        QCoreApplication::installTranslator(&chinese_);
        for (const Actions::Entry& entry : Actions::table())
            for (const char* text : {entry.group, entry.text, entry.description}) QVERIFY2(hasHan(QCoreApplication::translate("Actions", text)), text);
        QCOMPARE(QCoreApplication::translate("Actions", "Whole cluster"), QStringLiteral("整簇"));
        QCOMPARE(optionText("kernel-width", {}).label, QStringLiteral("核宽度"));
        QCOMPARE(optionText("shortfall", {}).label, QStringLiteral("剩余名额"));
        QCOMPARE(choiceText("published"), QStringLiteral("按公开代码"));
    }

    void pluralsAreChosenByNumber() {
        QTranslator english;
        QVERIFY(english.load(QStringLiteral(":/i18n/coincide_en.qm")));
        QCOMPARE(english.translate("coincide::GalleryPanel", "%n sample(s)", nullptr, 1), QStringLiteral("%n sample"));
        QCOMPARE(english.translate("coincide::GalleryPanel", "%n sample(s)", nullptr, 2), QStringLiteral("%n samples"));
        QCOMPARE(chinese_.translate("coincide::GalleryPanel", "%n sample(s)", nullptr, 2), QStringLiteral("%n 个样本"));
    }
};

}  // namespace coincide

QTEST_MAIN(coincide::TranslationTest)
#include "translation_test.moc"
