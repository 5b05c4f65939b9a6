#pragma once

#include <QWidget>
#include <functional>

#include "ui/model/view_state.h"

class QMenu;

namespace coincide {

struct Session;
class DropButton;

/// Menus that restrict which samples are shown: source, cluster, tag, turns, length, in or out. Each says what it restricts to.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(Session& session, QWidget* parent = nullptr);

private:
    DropButton* makeMenu(const QString& name, void (FilterBar::*fill)(QMenu&));
    void change(const std::function<void(SampleFilter&)>& change);
    void fillSources(QMenu& menu);
    void fillClusters(QMenu& menu);
    void fillTags(QMenu& menu);
    void fillTurns(QMenu& menu);
    void fillLengths(QMenu& menu);
    void fillInOut(QMenu& menu);
    void showFilter();

    Session& session_;
    DropButton *source_, *cluster_, *tag_, *turns_, *length_, *inOut_, *highlighted_;
};

}  // namespace coincide
