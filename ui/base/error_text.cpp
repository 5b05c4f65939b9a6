#include "ui/base/error_text.h"

#include <QCoreApplication>
#include <QHash>

#include "ui/base/engine_sentence.h"
#include "ui/base/format.h"

namespace coincide {
namespace {

struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

// The engine's own words, as a sentence.
QString technical(const Error& error) {
    QString text = qstr(error.cause());
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    if (!text.endsWith(QLatin1Char('.'))) text += QLatin1Char('.');
    if (!error.remedy().empty()) text += QLatin1Char(' ') + qstr(error.remedy()) + QLatin1Char('.');
    return text;
}

bool inEnglish() { return ErrorText::tr("en") == QLatin1String("en"); }

}  // namespace

QString errorText(const Error& error) {
    switch (error.code()) {
        case ErrorCode::NewerProject: return ErrorText::tr("This project was made by a newer version. Update the program to open it.");
        case ErrorCode::Busy:
            if (error.cause().find("writing to") != std::string::npos) return ErrorText::tr("This project is open in another window. Close it there, or open it here read-only.");
            break;
        default: break;
    }
    if (const auto own = engineSentence(qstr(error.what()))) return *own;
    // The engine's sentence names the file and the figure; in English it stands alone.
    if (inEnglish()) return technical(error);
    QString lead;
    switch (error.code()) {
        case ErrorCode::InvalidArgument: lead = ErrorText::tr("A setting does not fit."); break;
        case ErrorCode::BadInput: lead = ErrorText::tr("A file is damaged or not of the expected form."); break;
        case ErrorCode::NotFound: lead = ErrorText::tr("Something that is needed was not found."); break;
        case ErrorCode::Io: lead = ErrorText::tr("Reading or writing failed. Check the drive, then try again."); break;
        case ErrorCode::DiskFull: lead = ErrorText::tr("The disk is full. Free some space, then press Go on."); break;
        case ErrorCode::ReadOnly: lead = ErrorText::tr("The folder cannot be written to. Save the project elsewhere, or change its permissions."); break;
        case ErrorCode::Unsupported: lead = ErrorText::tr("This version cannot handle that yet."); break;
        case ErrorCode::NewerProject: lead = ErrorText::tr("This project was made by a newer version. Update the program to open it."); break;
        case ErrorCode::Corrupt: lead = ErrorText::tr("The project is damaged. Restore it from a backup, or run the stage again."); break;
        case ErrorCode::Busy: lead = ErrorText::tr("The project is being written by another program. Wait until it is done, or stop it."); break;
        case ErrorCode::OutOfMemory: lead = ErrorText::tr("Memory ran out. Close other programs, or use a smaller batch."); break;
        case ErrorCode::Undefined: lead = ErrorText::tr("The method has no answer for this input."); break;
    }
    return lead + QLatin1Char('\n') + technical(error);
}

QString readOnlyText() { return ErrorText::tr("The project is open read-only, so this cannot be kept. Choose “Save project as…” to go on with a copy."); }

QString stageText(const QString& stage) {
    if (stage == QLatin1String("import")) return ErrorText::tr("Import");
    if (stage == QLatin1String("extract")) return ErrorText::tr("Extract");
    if (stage == QLatin1String("cluster")) return ErrorText::tr("Cluster");
    if (stage == QLatin1String("score")) return ErrorText::tr("Score");
    if (stage == QLatin1String("map")) return ErrorText::tr("Map");
    if (stage == QLatin1String("select")) return ErrorText::tr("Select");
    if (stage == QLatin1String("export")) return ErrorText::tr("Export");
    return stage;
}

QString faultKindText(const QString& kind) {
    static const QHash<QString, const char*> kTexts{
        {QStringLiteral("unreadable"), QT_TRANSLATE_NOOP("ErrorText", "not a readable record")},
        {QStringLiteral("no-conversation"), QT_TRANSLATE_NOOP("ErrorText", "no conversation")},
        {QStringLiteral("bad-turn"), QT_TRANSLATE_NOOP("ErrorText", "a turn without a known role or text")},
        {QStringLiteral("empty-turn"), QT_TRANSLATE_NOOP("ErrorText", "an empty turn")},
        {QStringLiteral("roles-out-of-order"), QT_TRANSLATE_NOOP("ErrorText", "roles out of order")},
        {QStringLiteral("image-missing"), QT_TRANSLATE_NOOP("ErrorText", "picture not found")},
        {QStringLiteral("image-outside"), QT_TRANSLATE_NOOP("ErrorText", "picture outside the folder")},
        {QStringLiteral("image-undecodable"), QT_TRANSLATE_NOOP("ErrorText", "picture cannot be read")},
        {QStringLiteral("image-not-text"), QT_TRANSLATE_NOOP("ErrorText", "picture is not named by a text")},
        {QStringLiteral("token-without-image"), QT_TRANSLATE_NOOP("ErrorText", "<image> without a picture")},
        {QStringLiteral("image-without-token"), QT_TRANSLATE_NOOP("ErrorText", "a picture without <image>")},
        {QStringLiteral("several-tokens"), QT_TRANSLATE_NOOP("ErrorText", "several <image>")},
        {QStringLiteral("duplicate-id"), QT_TRANSLATE_NOOP("ErrorText", "an id that occurs twice")},
        {QStringLiteral("missing-id"), QT_TRANSLATE_NOOP("ErrorText", "no id")},
        {QStringLiteral("wrong-extension"), QT_TRANSLATE_NOOP("ErrorText", "wrong file ending, resolved by name")},
    };
    const auto found = kTexts.find(kind);
    return found == kTexts.end() ? kind : ErrorText::tr(*found);
}

}  // namespace coincide
