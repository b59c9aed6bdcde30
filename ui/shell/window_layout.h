// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonObject>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>

namespace sana::ui {

/// Where everything stands in the window, as JSON in the state folder: read once before the window shows, written by a
/// thread of its own within a second of a change. A damaged file counts as none.
class WindowLayout : public QObject {
  Q_OBJECT
 public:
  explicit WindowLayout(const QString& file, QObject* parent = nullptr);
  ~WindowLayout() override;
  const QJsonObject& stored() const { return stored_; }
  /// A watched widget that changes its size changes the layout.
  bool eventFilter(QObject* watched, QEvent* event) override;
  /// Gives the state whenever it is to be written.
  void setSource(std::function<QJsonObject()> source) { source_ = std::move(source); }

 public slots:
  void touch();  ///< something changed
  void writeNow();

 private:
  QString file_;
  QJsonObject stored_;
  std::function<QJsonObject()> source_;
  QTimer pause_;
  QThreadPool writer_;
};

}  // namespace sana::ui
