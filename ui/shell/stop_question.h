#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace coincide {

/// Asks once, without blocking the window, before what runs is stopped. Enter leaves everything as it is.
void askToStop(QWidget* window, const QString& title, const QString& question, const QString& yes, std::function<void()> then);

}  // namespace coincide
