#pragma once

#include <QAbstractButton>

namespace coincide {

/// Looks like a field and opens the command palette.
class SearchField : public QAbstractButton {
    Q_OBJECT
public:
    explicit SearchField(QWidget* parent = nullptr);
    void setTexts(const QString& text, const QString& keys);
    QSize sizeHint() const override { return {248, 26}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString keys_;
};

}  // namespace coincide
