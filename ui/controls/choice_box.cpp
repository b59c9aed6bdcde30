// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/choice_box.h"

#include <QIconEngine>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>

#include "ui/style/paint.h"

namespace sana::ui {
namespace {

/// Outline of 12 px on the longer side within a grid of 16.
class ProportionEngine : public QIconEngine {
 public:
  explicit ProportionEngine(const QSize& size) : size_(size) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    const double unit = std::min(rect.width(), rect.height()) / 16.0;
    const double longer = std::max({size_.width(), size_.height(), 1});
    const QSizeF box = QSizeF(size_) * (12 * unit / longer);
    QRectF outline(QPointF(), box.expandedTo({4 * unit, 4 * unit}));
    outline.moveCenter(QRectF(rect).center());
    edgeRounded(*painter, outline, 2 * unit, color(mode == QIcon::Disabled ? Token::textDisabled : Token::text1),
                std::max(1.0, unit * 1.25));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap picture(size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paint(&painter, picture.rect(), mode, state);
    return picture;
  }
  QIconEngine* clone() const override { return new ProportionEngine(size_); }

 private:
  QSize size_;
};

}  // namespace

QIcon proportionIcon(const QSize& size) {
  QIcon result(new ProportionEngine(size));
  result.setIsMask(true);
  return result;
}

ChoiceBox::ChoiceBox(const QString& name, QWidget* parent) : QComboBox(parent) {
  setAccessibleName(name);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(4);
}

void ChoiceBox::addSize(const QString& text, const QSize& size) { addItem(proportionIcon(size), text, size); }

void ChoiceBox::wheelEvent(QWheelEvent* event) { hasFocus() ? QComboBox::wheelEvent(event) : event->ignore(); }

}  // namespace sana::ui
