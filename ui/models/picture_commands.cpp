// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>

#include "ui/models/last_step.h"
#include "ui/models/library_step.h"
#include "ui/models/picture_model.h"
#include "ui/models/picture_outlets.h"
#include "ui/models/trouble.h"
#include "ui/models/when_done.h"

namespace sana::ui {

struct PictureCommands::Impl {
  Library& library;
  Banners& banners;
  QUndoStack& undo;
  PictureCommands& owner;
  PictureOutlets outlets;
  quint64 steps = 0;    ///< made here so far
  quint64 emptied = 0;  ///< how often the trash was

  std::function<void(const LibraryError&)> teller() {
    return [this](const LibraryError& error) { tell(error); };
  }

  void tell(const LibraryError& error) {
    tellTrouble(banners, QStringLiteral("picture-command"), error.text(), error.hint());
  }

  quint64 push(LibraryStep::Parts parts) {
    auto* const step = new LibraryStep(std::move(parts), &owner, teller());
    step->setNumber(++steps);
    undo.push(step);
    return steps;
  }

  /// The records before the change, in the order of the calls; nothing happens where none is found.
  template <class Use>
  void withRecords(const QVector<qint64>& ids, Use use) {
    if (ids.isEmpty()) return;
    const auto found = [use = std::move(use)](const QVector<PictureRecord>& records) {
      if (!records.isEmpty()) use(records);
    };
    whenDone(library.records(ids), &owner, found, teller());
  }

  bool isOnTop(quint64 number) const {
    const auto* const top = lastStep<LibraryStep>(&undo);
    return top && top->number() == number;
  }

  /// `ids` to where `trashed` says, as one step.
  void moveStep(const QVector<qint64>& ids, bool trashed) {
    const auto trash = [this, ids] { return QList{library.moveToTrash(ids)}; };
    const auto restore = [this, ids] { return QList{library.restore(ids)}; };
    const int count = int(ids.size());
    LibraryStep::Parts parts;
    parts.text = trashed ? PictureCommands::tr("Move %n picture(s) to trash", nullptr, count)
                         : PictureCommands::tr("Restore %n picture(s) from trash", nullptr, count);
    parts.redo = trashed ? LibraryStep::Calls(trash) : LibraryStep::Calls(restore);
    parts.undo = trashed ? LibraryStep::Calls(restore) : LibraryStep::Calls(trash);
    parts.impossible = [this, seen = emptied] {
      return seen == emptied ? QString()
                             : PictureCommands::tr("The trash was emptied since, so its pictures cannot come back.");
    };
    const quint64 number = steps + 1;
    parts.done = [this, ids, count, trashed, number] {
      const QString said = trashed ? PictureCommands::tr("%n picture(s) moved to trash", nullptr, count)
                                   : PictureCommands::tr("%n picture(s) restored", nullptr, count);
      emit banners.toast(said, PictureCommands::tr("Undo"), [this, ids, trashed, number] {
        // After other steps the last one is not this one: its reverse becomes a step of its own.
        if (isOnTop(number)) undo.undo();
        else moveStep(ids, !trashed);
      });
    };
    push(std::move(parts));
  }

  /// Calls `set` once a value, with all the pictures that had it.
  template <class Value>
  QList<QFuture<void>> byValue(const QVector<QPair<qint64, Value>>& earlier,
                               const std::function<QFuture<void>(const QVector<qint64>&, const Value&)>& set) {
    QVector<QPair<Value, QVector<qint64>>> groups;
    for (const auto& [id, value] : earlier) {
      const auto group = std::find_if(groups.begin(), groups.end(), [&value](const auto& g) { return g.first == value; });
      if (group == groups.end()) groups.append({value, {id}});
      else group->second << id;
    }
    QList<QFuture<void>> calls;
    for (const auto& [value, ids] : groups) calls << set(ids, value);
    return calls;
  }
};

PictureCommands::PictureCommands(Library& library, Banners& banners, QUndoStack& undo, QObject* parent)
    : QObject(parent),
      library_(library),
      banners_(banners),
      undo_(undo),
      impl_(new Impl{library, banners, undo, *this, PictureOutlets(banners), 0, 0}) {}

PictureCommands::~PictureCommands() = default;

void PictureCommands::toggleStar(const QVector<qint64>& ids) {
  impl_->withRecords(ids, [this](const QVector<PictureRecord>& records) {
    const bool star = std::any_of(records.begin(), records.end(), [](const PictureRecord& r) { return !r.starred; });
    QVector<qint64> changing;
    for (const PictureRecord& record : records)
      if (record.starred != star) changing << record.id;
    const int count = int(changing.size());
    LibraryStep::Parts parts;
    parts.text = star ? tr("Star %n picture(s)", nullptr, count) : tr("Remove the star of %n picture(s)", nullptr, count);
    parts.redo = [this, changing, star] { return QList{library_.setStarred(changing, star)}; };
    parts.undo = [this, changing, star] { return QList{library_.setStarred(changing, !star)}; };
    impl_->push(std::move(parts));
  });
}

void PictureCommands::changeTags(const QVector<qint64>& ids, const QStringList& add, const QStringList& remove) {
  using Change = QPair<QStringList, QStringList>;  // what was really added and removed
  impl_->withRecords(ids, [this, add, remove](const QVector<PictureRecord>& records) {
    QVector<QPair<qint64, Change>> changes;
    for (const PictureRecord& record : records) {
      Change change;
      for (const QString& tag : add)
        if (!record.tags.contains(tag)) change.first << tag;
      for (const QString& tag : remove)
        if (record.tags.contains(tag)) change.second << tag;
      if (!change.first.isEmpty() || !change.second.isEmpty()) changes.append({record.id, change});
    }
    if (changes.isEmpty()) return;
    LibraryStep::Parts parts;
    parts.text = tr("Change the tags of %n picture(s)", nullptr, int(changes.size()));
    parts.redo = [this, changes] {
      return impl_->byValue<Change>(changes, [this](const QVector<qint64>& some, const Change& change) {
        return library_.changeTags(some, change.first, change.second);
      });
    };
    parts.undo = [this, changes] {
      return impl_->byValue<Change>(changes, [this](const QVector<qint64>& some, const Change& change) {
        return library_.changeTags(some, change.second, change.first);
      });
    };
    impl_->push(std::move(parts));
  });
}

void PictureCommands::setBoard(const QVector<qint64>& ids, const QString& board) {
  impl_->withRecords(ids, [this, board](const QVector<PictureRecord>& records) {
    QVector<QPair<qint64, QString>> earlier;
    QVector<qint64> changing;
    for (const PictureRecord& record : records) {
      if (record.board == board) continue;
      earlier.append({record.id, record.board});
      changing << record.id;
    }
    if (changing.isEmpty()) return;
    const int count = int(changing.size());
    LibraryStep::Parts parts;
    parts.text = board.isEmpty() ? tr("Take %n picture(s) off the board", nullptr, count)
                                 : tr("Put %n picture(s) on the board %1", nullptr, count).arg(board);
    parts.redo = [this, changing, board] { return QList{library_.setBoard(changing, board)}; };
    parts.undo = [this, earlier] {
      return impl_->byValue<QString>(earlier, [this](const QVector<qint64>& some, const QString& old) {
        return library_.setBoard(some, old);
      });
    };
    impl_->push(std::move(parts));
  });
}

void PictureCommands::rename(qint64 id, const QString& title) {
  impl_->withRecords({id}, [this, id, title](const QVector<PictureRecord>& records) {
    const QString earlier = records.first().title;
    if (earlier == title) return;
    LibraryStep::Parts parts;
    parts.text = tr("Rename a picture");
    parts.redo = [this, id, title] { return QList{library_.rename(id, title)}; };
    parts.undo = [this, id, earlier] { return QList{library_.rename(id, earlier)}; };
    impl_->push(std::move(parts));
  });
}

void PictureCommands::moveToTrash(const QVector<qint64>& ids) {
  if (!ids.isEmpty()) impl_->moveStep(ids, true);
}

void PictureCommands::restore(const QVector<qint64>& ids) {
  if (!ids.isEmpty()) impl_->moveStep(ids, false);
}

void PictureCommands::emptyTrash() {
  whenDone(
      library_.emptyTrash(), this,
      [this](int left) {
        ++impl_->emptied;
        emit banners_.toast(tr("%n picture(s) moved to the system's trash", nullptr, left), {}, {});
      },
      impl_->teller());
}

void PictureCommands::copyImage(qint64 id) {
  impl_->withRecords({id}, [this](const QVector<PictureRecord>& records) { impl_->outlets.copyImage(records.first()); });
}

void PictureCommands::copyRecipe(qint64 id) {
  impl_->withRecords({id}, [this](const QVector<PictureRecord>& records) { impl_->outlets.copyRecipe(records.first()); });
}

void PictureCommands::showInFolder(qint64 id) {
  impl_->withRecords({id}, [this](const QVector<PictureRecord>& records) { impl_->outlets.showInFolder(records.first()); });
}

}  // namespace sana::ui
