#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

namespace coincide {

/// What the window is told when it starts.
struct StartOptions {
    QString open;                 ///< project or dataset; empty = as the settings say
    QString language, theme;      ///< empty = as the settings say
    QSize geometry;               ///< not valid = as it was
    QString panel;                ///< dock, layout, "start" or "new-project"
    QString snapshot;             ///< file of a picture of the window, after which the program ends
    bool demo = false;
};

/// **Throws** Error (InvalidArgument) naming the argument that is wrong. `--help` and `--version` end the program.
StartOptions parseStartOptions(const QStringList& arguments);

}  // namespace coincide
