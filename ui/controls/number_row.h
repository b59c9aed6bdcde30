// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QAbstractSpinBox;
class QDoubleSpinBox;
class QSlider;
class QSpinBox;

namespace sana::ui {

/// Bounds, step of slider and arrow keys, value to start from and to go back to, digits after the point.
struct NumberRange {
  double minimum = 0, maximum = 100, step = 1, initial = 0;
  int decimals = 0;
};

/// Slider and field with one value. The field takes values between the steps; the slider then shows the nearest.
/// A double click on the slider goes back to the initial value.
class NumberRow : public QWidget {
  Q_OBJECT
 public:
  /// `name` is the accessible name of slider and field.
  NumberRow(const QString& name, const NumberRange& range, QWidget* parent = nullptr);

  double value() const { return value_; }
  int intValue() const { return qRound(value_); }
  const NumberRange& range() const { return range_; }
  void setRange(const NumberRange& range);  ///< keeps the value within the new bounds
  void setSuffix(const QString& suffix);
  /// Text in place of the least value ("off").
  void setLeastText(const QString& text);
  QSlider* slider() const { return slider_; }
  /// What a label's mnemonic leads to. Not a focus proxy: Tab would take the row for a stop of its own.
  QAbstractSpinBox* field() const;

 public slots:
  void setValue(double value);  ///< clamped; emits valueChanged once if it changed
  void reset();

 signals:
  void valueChanged(double value);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void take(double value);
  void display(double value);
  void fitField();

  NumberRange range_;
  double value_ = 0;
  QSlider* slider_;
  QSpinBox* whole_ = nullptr;
  QDoubleSpinBox* real_ = nullptr;
};

}  // namespace sana::ui
