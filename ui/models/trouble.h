// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A failure as a banner.

#include <QString>

#include "ui/models/banners.h"

namespace sana::ui {

/// `key`: the same cause again is the same banner.
inline void tellTrouble(Banners& banners, const QString& key, const QString& cause, const QString& hint) {
  BannerMessage message;
  message.severity = BannerMessage::Severity::danger;
  message.key = key;
  message.cause = cause;
  message.kept = hint;
  banners.show(message);
}

}  // namespace sana::ui
