#include "ui/shell/mnemonics.h"

#include <algorithm>

namespace coincide {
namespace {

bool isKey(QChar c) { return c.unicode() < 128 && c.isLetterOrNumber(); }
bool beginsWord(const QString& text, qsizetype at) { return at == 0 || !text[at - 1].isLetterOrNumber(); }

// Where the sign stands that makes the next character a mnemonic, or -1. Two of them are a plain "&".
qsizetype signOf(const QString& text) {
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i] != u'&') continue;
        if (text[i + 1] != u'&') return i;
        ++i;
    }
    return -1;
}

// First letters of words before others, the alphabet last.
QChar freeKey(const QString& text, const QString& taken) {
    const auto free = [&](QChar c) { return isKey(c) && !taken.contains(c.toUpper()); };
    for (qsizetype i = 0; i < text.size(); ++i)
        if (beginsWord(text, i) && free(text[i])) return text[i].toUpper();
    for (const QChar c : text)
        if (free(c)) return c.toUpper();
    for (const QChar c : QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890"))
        if (free(c)) return c;
    return {};
}

QString withMnemonic(const QString& text, QChar key) {
    if (key.isNull()) return text;
    qsizetype at = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].toUpper() != key) continue;
        if (at < 0 || beginsWord(text, i)) at = i;
        if (beginsWord(text, i)) break;
    }
    QString out = text;
    if (at >= 0) return out.insert(at, u'&');
    const QString behind = QStringLiteral("(&%1)").arg(key);
    return out.endsWith(u'…') ? out.insert(out.size() - 1, behind) : out + behind;
}

}  // namespace

QString withoutMnemonic(QString text) {
    const qsizetype at = signOf(text);
    if (at < 0) return text;
    const bool bracket = at > 0 && text[at - 1] == u'(' && at + 2 < text.size() && text[at + 2] == u')';
    return bracket ? text.remove(at - 1, 4) : text.remove(at, 1);
}

void giveMnemonics(const QList<QAction*>& entries, const QStringList& english) {
    QString taken;
    for (const QAction* entry : entries)
        if (const qsizetype at = signOf(entry->text()); at >= 0) taken += entry->text()[at + 1].toUpper();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QString text = entries[i]->text();
        if (entries[i]->isSeparator() || signOf(text) >= 0) continue;
        const QChar key = freeKey(i < english.size() ? english[i] : text, taken);
        taken += key;
        entries[i]->setText(withMnemonic(text, key));
    }
}

}  // namespace coincide
