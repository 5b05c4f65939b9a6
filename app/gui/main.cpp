#include <QApplication>

#include "ui/base/coincide_style.h"
#include "ui/base/tokens.h"

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    application.setStyle(new coincide::CoincideStyle);
    return 0;
}
