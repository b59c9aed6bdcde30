// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/number_row.h"

#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

#include "ui/style/metrics.h"

namespace sana::ui {
namespace {

constexpr int fieldPadding = 22;

int stepsOf(const NumberRange& range) { return std::max(1, qRound((range.maximum - range.minimum) / range.step)); }

}  // namespace

NumberRow::NumberRow(const QString& name, const NumberRange& range, QWidget* parent)
    : QWidget(parent), slider_(new QSlider(Qt::Horizontal, this)) {
  if (range.decimals > 0) {
    real_ = new QDoubleSpinBox(this);
    real_->setKeyboardTracking(false);
    connect(real_, &QDoubleSpinBox::valueChanged, this, &NumberRow::take);
  } else {
    whole_ = new QSpinBox(this);
    whole_->setKeyboardTracking(false);
    connect(whole_, &QSpinBox::valueChanged, this, [this](int value) { take(value); });
  }
  field()->setButtonSymbols(QAbstractSpinBox::NoButtons);
  field()->setAlignment(Qt::AlignRight);
  // The field's own line is no stop of Tab beside it: where the order is changed it would stay behind as one. It hands
  // its policy on to the field, which comes second, and gets no focus by the wheel.
  field()->findChild<QLineEdit*>()->setFocusPolicy(Qt::ClickFocus);
  field()->setFocusPolicy(Qt::StrongFocus);
  field()->setAccessibleName(name);
  slider_->setAccessibleName(name);
  slider_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  slider_->installEventFilter(this);
  field()->installEventFilter(this);
  connect(slider_, &QSlider::valueChanged, this, [this](int step) { take(range_.minimum + step * range_.step); });

  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(Metrics::rhythm);
  layout->addWidget(slider_, 1);
  layout->addWidget(field());
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  value_ = range.initial;
  setRange(range);
}

QAbstractSpinBox* NumberRow::field() const {
  if (whole_ != nullptr) return whole_;
  return real_;
}

void NumberRow::setRange(const NumberRange& range) {
  range_ = range;
  {
    const QSignalBlocker quietSlider(slider_), quietField(field());
    const int steps = stepsOf(range);
    slider_->setRange(0, steps);
    slider_->setPageStep(std::max(1, steps / 10));
    if (whole_ != nullptr) {
      whole_->setRange(qRound(range.minimum), qRound(range.maximum));
      whole_->setSingleStep(std::max(1, qRound(range.step)));
    } else {
      real_->setDecimals(range.decimals);
      real_->setRange(range.minimum, range.maximum);
      real_->setSingleStep(range.step);
    }
  }
  fitField();
  display(value_);
  take(std::clamp(value_, range.minimum, range.maximum));
}

void NumberRow::setSuffix(const QString& suffix) {
  whole_ != nullptr ? whole_->setSuffix(suffix) : real_->setSuffix(suffix);
  fitField();
}

void NumberRow::setLeastText(const QString& text) {
  field()->setSpecialValueText(text);
  fitField();
}

void NumberRow::setValue(double value) { take(std::clamp(value, range_.minimum, range_.maximum)); }

void NumberRow::reset() { setValue(range_.initial); }

void NumberRow::take(double value) {
  const double scale = std::pow(10.0, range_.decimals);
  value = std::clamp(std::round(value * scale) / scale, range_.minimum, range_.maximum);
  const bool isChanged = value != value_;
  value_ = value;
  display(value);
  if (isChanged) emit valueChanged(value);
}

void NumberRow::display(double value) {
  const QSignalBlocker quietSlider(slider_), quietField(field());
  slider_->setValue(qRound((value - range_.minimum) / range_.step));
  whole_ != nullptr ? whole_->setValue(qRound(value)) : real_->setValue(value);
}

void NumberRow::fitField() {
  const QLocale where = locale();
  const QFontMetrics metrics = field()->fontMetrics();
  const QString suffix = whole_ != nullptr ? whole_->suffix() : real_->suffix();
  int widest = metrics.horizontalAdvance(field()->specialValueText());
  for (double edge : {range_.minimum, range_.maximum}) {
    widest = std::max(widest, metrics.horizontalAdvance(where.toString(edge, 'f', range_.decimals) + suffix));
  }
  field()->setFixedWidth(std::max(Metrics::fieldWidth, widest + fieldPadding));
}

bool NumberRow::eventFilter(QObject* watched, QEvent* event) {
  if (watched == slider_ && event->type() == QEvent::MouseButtonDblClick) {
    reset();
    return true;
  }
  // Scrolling a panel must not change what lies under the pointer.
  if (event->type() == QEvent::Wheel && !static_cast<QWidget*>(watched)->hasFocus()) {
    event->ignore();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void NumberRow::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::LocaleChange) fitField();
}

}  // namespace sana::ui
