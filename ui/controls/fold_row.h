// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractButton>

class QVariantAnimation;

namespace sana::ui {

/// Header of a fold: chevron, title, note at the far end. Space and Return toggle; Left and Right close and open.
class FoldHeader : public QAbstractButton {
  Q_OBJECT
 public:
  explicit FoldHeader(const QString& title, QWidget* parent = nullptr);
  void setNote(const QString& note);
  QString note() const { return note_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QString note_;
};

/// A header of 32 that opens and closes what lies under it, in 120 ms or at once without motion.
class FoldRow : public QWidget {
  Q_OBJECT
 public:
  explicit FoldRow(const QString& title, QWidget* parent = nullptr);
  /// Takes `content`.
  void setContent(QWidget* content);
  QWidget* content() const { return content_; }
  FoldHeader* header() const { return header_; }
  /// "empty", the first words, or why the content cannot be used.
  void setNote(const QString& note) { header_->setNote(note); }
  void setTitle(const QString& title);
  bool isExpanded() const { return header_->isChecked(); }

 public slots:
  void setExpanded(bool expanded);

 signals:
  void toggled(bool expanded);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void onToggled(bool expanded);
  int wantedHeight() const;
  void settle();
  void setShownHeight(int height);

  FoldHeader* header_;
  QWidget* clip_;
  QWidget* content_ = nullptr;
  QVariantAnimation* animation_;
};

}  // namespace sana::ui
