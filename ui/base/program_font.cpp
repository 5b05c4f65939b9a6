#include "ui/base/program_font.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>

namespace coincide {

// Without a desktop's own choice the system falls back to a wide face that was made for low resolutions.
void useProgramFont() {
    QFont font = QApplication::font();
    if (QFontInfo(font).family().startsWith(QLatin1String("DejaVu")))
        for (const char* family : {"Roboto", "Open Sans", "Noto Sans"})
            if (QFontDatabase::hasFamily(QString::fromLatin1(family))) {
                font.setFamilies({QString::fromLatin1(family), QStringLiteral("Noto Sans CJK SC")});
                font.setPointSizeF(9.75);
                break;
            }
    QApplication::setFont(font);
}

}  // namespace coincide
