#pragma once

#include <QAction>
#include <QList>
#include <QString>

namespace coincide {

/// `text` without the sign before its mnemonic.
QString withoutMnemonic(QString text);

/// Gives every entry of one menu a letter of its own, which opens it while the menu is open; in a text without that letter, such as a Chinese
/// one, it stands behind in brackets. An entry that has a letter keeps it. Letters are chosen by `english` where it is given, one text per
/// entry, so that they are the same in every language.
void giveMnemonics(const QList<QAction*>& entries, const QStringList& english = {});

}  // namespace coincide
