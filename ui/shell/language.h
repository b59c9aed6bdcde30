// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QTranslator>

namespace sana::ui {

/// The language of the window; changed while it runs. "" follows the system.
class Language : public QObject {
  Q_OBJECT
 public:
  explicit Language(QObject* parent = nullptr);
  void set(const QString& code);
  QString code() const { return code_; }
  /// Codes with a complete translation; English is the source.
  static QStringList available();

 signals:
  void changed();

 private:
  QString code_ = QStringLiteral("none yet");
  QTranslator own_, toolkit_;
};

}  // namespace sana::ui
