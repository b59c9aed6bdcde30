// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include <functional>

#include "ui/dialogs/clean_report.h"
#include "ui/models/banners.h"

class QPushButton;
class QVBoxLayout;

namespace sana::ui {

class Banner;
class TextLabel;

/// The banners above the status strip: the gravest and newest of them, the rest behind "2 more". Details and Copy
/// report come from the message.
class BannerArea : public QWidget {
  Q_OBJECT
 public:
  explicit BannerArea(Banners& banners, QWidget* parent = nullptr);
  /// How many stand open while the rest is folded, 1 unless set.
  void setMost(int banners);
  /// What a copied report must not tell, asked for at every copy.
  void setPrivateWords(std::function<PrivateWords()> words) { privateWords_ = std::move(words); }
  bool unfolded() const { return unfolded_; }
  QPushButton* more() const { return more_; }
  /// "App", "system" and the message's details, readable before it is copied.
  static QString report(const BannerMessage& message);
  /// As it is copied: cleaned, for others to read.
  QString copiedReport(const BannerMessage& message) const;

 signals:
  void detailsWanted(const QString& cause, const QString& text, const QString& copied);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void insert(int first, int last);
  void remove(int first, int last);
  void update(int row);
  void addActions(Banner& banner, const BannerMessage& message);
  void arrange();
  QVector<Banner*> ranked() const;
  void say(const QString& sentence);

  Banners& banners_;
  QVector<Banner*> shown_;  ///< one for each row of the model
  QVBoxLayout* rows_;
  QPushButton* more_;
  TextLabel* spoken_;
  std::function<PrivateWords()> privateWords_;
  int most_ = 1;
  bool unfolded_ = false;
};

}  // namespace sana::ui
