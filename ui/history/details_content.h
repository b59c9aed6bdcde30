// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include "ui/history/details_panel.h"

class QGridLayout;

namespace sana::ui {

class FlowLayout;
class FoldRow;
class IconButton;
class ParentRow;
class TagEditor;
class TextLabel;

/// The scrolled part of the Details tab.
class DetailsContent : public QWidget {
  Q_OBJECT
 public:
  explicit DetailsContent(QWidget* parent = nullptr);
  void setContents(const DetailsContents& contents);
  void setParentThumbnail(const QImage& image);
  void setKnownTags(const QStringList& tags);
  void editTags();
  qint64 parentPicture() const { return contents_.parent; }
  /// The texts of the rows from top to bottom, label and value in turn.
  QStringList rowTexts() const;

 signals:
  void parentWanted(qint64 picture);
  void tagWanted(const QString& tag);
  void tagsChanged(const QStringList& add, const QStringList& remove);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void fillRows();
  void addRow(QGridLayout& rows, const QString& label, const QString& value);
  void fillTags();
  QString prompt() const;

  DetailsContents contents_;
  TextLabel* title_;  ///< only where the person gave one
  TextLabel* heading_;
  IconButton* copy_;
  TextLabel* prompt_;
  QGridLayout* rows_;
  FoldRow* all_;         ///< what few people look for
  QGridLayout* rest_;
  TextLabel* stages_;
  QWidget* parentBlock_;
  ParentRow* parent_;
  QWidget* tagBox_;
  FlowLayout* tags_;
  IconButton* add_;
  TagEditor* editor_;
};

}  // namespace sana::ui
