#pragma once

#include <QString>
#include <functional>

class QLineEdit;
class QWidget;

namespace coincide {

/// A field for a path with a button behind it, named "browse", that fills in what `choose` gives.
QWidget* withBrowse(QLineEdit* edit, const std::function<QString()>& choose);

}  // namespace coincide
