#pragma once

#include <QUndoStack>

#include "ui/model/curation_state.h"
#include "ui/model/project_service.h"
#include "ui/model/requests.h"
#include "ui/model/thumbnail_cache.h"
#include "ui/model/tuning_state.h"
#include "ui/model/view_state.h"

namespace coincide {

/// What the views of one window share; handed to each by its constructor. Lives as long as the window; opening another project fills it anew.
struct Session {
    QUndoStack undo;
    Requests requests;
    ProjectService service;
    ThumbnailCache thumbnails;
    ViewState view{undo};
    CurationState curation{service, view, undo};
    TuningState tuning{view, curation};
};

}  // namespace coincide
