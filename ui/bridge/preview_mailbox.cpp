// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/preview_mailbox.h"

#include <utility>

namespace sana::ui {

void PreviewMailbox::expect(quint32 job) {
  const QMutexLocker guard(&lock_);
  job_ = job;
  newest_ = -1;
  slot_ = {};
}

bool PreviewMailbox::put(PreviewFrame frame) {
  const QMutexLocker guard(&lock_);
  if (frame.job != job_ || frame.step <= newest_) return false;
  const bool wasEmpty = slot_.image.isNull();
  newest_ = frame.step;
  slot_ = std::move(frame);
  return wasEmpty;
}

PreviewFrame PreviewMailbox::take() {
  const QMutexLocker guard(&lock_);
  return std::exchange(slot_, {});
}

}  // namespace sana::ui
