// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QSet>
#include <QStringList>

#include <functional>

#include "tests/ui/pages/scene.h"

namespace sana::ui {

/// Walks through every page and dialog of a window in one look: a picture of each, and what is wrong with it.
class Tour {
 public:
  Tour(Scene& scene, const Look& look, const QString& folder);

  void firstRun();
  void draw();
  void queue();
  void gallery();
  void compare();
  void viewer();
  void dialogs();
  void settings();
  void messages();

  const QStringList& faults() const { return faults_; }
  const QStringList& shots() const { return shots_; }

 private:
  void shoot(const QString& name);
  void shootDialog(const QString& name);
  void examine(const QString& name, const QWidget& window);
  void fault(const QString& name, const QString& sentence);
  bool expect(const QString& what, const std::function<bool()>& condition);
  void fillQueue();
  void drawing();

  Scene& scene_;
  Look look_;
  QString folder_;
  QSet<QString> own_;  ///< words that stay as they are in every language
  QStringList faults_, shots_;
};

}  // namespace sana::ui
