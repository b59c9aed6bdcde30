// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace sana::ui {

class Library;
class ModelList;

/// What the first start tells besides the model's own description: read on a worker thread, again whenever asked.
class FirstRunFacts : public QObject {
  Q_OBJECT
 public:
  FirstRunFacts(Library& library, ModelList& models, QObject* parent = nullptr);
  qint64 freeBytes() const { return freeBytes_; }         ///< where pictures go; -1: not known
  QString licenceText() const { return licenceText_; }    ///< that lies in the model's folder; "": none, or not read yet
  void read();

 signals:
  void changed();

 private:
  Library& library_;
  ModelList& models_;
  quint64 asked_ = 0;
  qint64 freeBytes_ = -1;
  QString licenceText_;
};

}  // namespace sana::ui
