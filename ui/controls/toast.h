// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>
#include <QPointer>
#include <QTimer>

class QLabel;
class QPushButton;

namespace sana::ui {

/// One sentence and a link over the lower edge of an area of its parent for 10 s; stays while hovered or focused.
/// One at a time: a new message replaces the old one. It covers no control: it stands above those in its way.
class Toast : public QFrame {
  Q_OBJECT
 public:
  explicit Toast(QWidget* parent);
  /// Empty `link`: none.
  void showMessage(const QString& text, const QString& link = {});
  void setLifetime(int milliseconds) { life_.setInterval(milliseconds); }  ///< 10 000 unless set
  int lifetime() const { return life_.interval(); }
  bool isCounting() const { return life_.isActive(); }  ///< false while hovered, focused or hidden
  /// The part of the parent over which it stands, all of it unless set; `over` may lie on a side of the area.
  void setArea(QWidget* area, QWidget* over = nullptr);
  QString text() const;

 public slots:
  void dismiss();

 signals:
  void linkActivated();
  void dismissed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void place();
  QRect room() const;
  QRect clearOfControls(QRect wanted, const QRect& room) const;
  void fadeIn();
  void holdOrCount();

  QLabel* text_;
  QPushButton* link_;
  QTimer life_;
  QPointer<QWidget> area_, over_;
  bool hovered_ = false;
};

}  // namespace sana::ui
