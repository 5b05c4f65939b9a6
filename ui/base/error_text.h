#pragma once

#include <QString>

#include "core/base/error.h"

namespace coincide {

/// One or two plain sentences for a person in the present language: cause and remedy. What has no translation of its own is given as the
/// engine wrote it behind a translated sentence for its code.
QString errorText(const Error& error);

/// Said where something would have to be written into a project that is shown read-only.
QString readOnlyText();

/// What a stage is called: "Import", ...
QString stageText(const QString& stage);
/// A fault kind's word ("image-missing") for a person.
QString faultKindText(const QString& kind);

}  // namespace coincide
