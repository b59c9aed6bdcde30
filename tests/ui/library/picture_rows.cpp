// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/library/picture_rows.h"

#include <QBuffer>
#include <QDir>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <QSqlError>

#include "tests/ui/library/library_box.h"
#include "ui/library/disk.h"
#include "ui/library/picture_file.h"
#include "ui/library/prompt_text.h"
#include "ui/library/schema.h"

namespace sana::ui {
namespace {

constexpr qint64 firstMs = 1'600'000'000'000;
constexpr qint64 betweenMs = 900'000;
constexpr int thumbnailKinds = 200;

const QStringList& words() {
  static const QStringList list{"cat",      "dragon", "lighthouse", "rain",   "forest",      "portrait", "ancient",
                                "castle",   "neon",   "street",     "river",  "watercolour", "café",     "déjà",
                                "mountain", "sunset", "robot",      "garden", "ocean",       "winter",   "lantern",
                                "bridge",   "龙舟",   "山水画",     "月亮",   "竹林",        "江南水乡", "少女",
                                "猫咪",     "花园",   "夜市",       "故宫",   "雪景",        "青花瓷",   "猫",
                                "さくら",   "富士山", "カフェ",     "고양이", "서울의 밤",   "кошка",    "зимний лес",
                                "قطة",      "نافذة",  "แมว",        "🐉",      "🌸",           "🏮",        "👩‍🚀"};
  return list;
}

QString uidOf(int number) { return uidOfBytes(QByteArray::number(number)); }

QString jsonOf(const QString& prompt, int number, const QString& uid) {
  QJsonObject recipe = pictureOf(prompt, static_cast<quint64>(number)).recipe;
  recipe["uid"] = uid;
  recipe["width"] = 512;
  recipe["height"] = 512;
  return QString::fromUtf8(QJsonDocument(recipe).toJson(QJsonDocument::Compact));
}

/// Statements that are prepared once and run for every row.
class RowWriter {
 public:
  explicit RowWriter(Database& database, const LibraryFolders& folders) : folders_(folders) {
    const auto connection = QSqlDatabase::database(database.connectionName());
    for (QSqlQuery* query : {&recipe_, &image_, &node_, &words_}) *query = QSqlQuery(connection);
    prepare(recipe_,
            "INSERT INTO recipe(id, prompt, negative, typed, style, seed, steps, guidance, w, h, model_id,"
            " model_uid, json) VALUES(?,?,'',?,'',?,20,4.5,512,512,'built-in','0123456789abcdef',?)");
    prepare(image_,
            "INSERT INTO image(id, uid, path, w, h, created_ms, starred, kind, sha256, file_bytes,"
            " model) VALUES(?,?,?,512,512,?,?,'generated','',400000,1)");
    prepare(node_,
            "INSERT INTO node(id, lineage, logical_time, created_ms, reason, recipe, image)"
            " VALUES(?,?,0,?,'generated',?,?)");
    prepare(words_, "INSERT INTO prompt_fts(rowid, text) VALUES(?,?)");
  }

  void write(int number) {
    const QString prompt = mixedPrompt(number), uid = uidOf(number);
    const qint64 created = firstMs + number * betweenMs;
    run(recipe_, {number, prompt, prompt, QString::number(number), jsonOf(prompt, number, uid)});
    run(image_, {number, uid, folders_.pictures + "/" + pictureName(created, uid), created, number % 300 == 0});
    run(node_, {number, number, created, number, number});
    run(words_, {number, splitForSearch(prompt)});
  }

 private:
  static void prepare(QSqlQuery& query, const QString& text) {
    if (!query.prepare(text)) throw LibraryError(query.lastError().text());
  }
  static void run(QSqlQuery& query, const QVariantList& values) {
    for (qsizetype i = 0; i < values.size(); ++i) query.bindValue(static_cast<int>(i), values[i]);
    if (!query.exec()) throw LibraryError(query.lastError().text());
  }

  LibraryFolders folders_;
  QSqlQuery recipe_, image_, node_, words_;
};

QByteArray jpegOf(int kind, int side) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  QImage flat(side, side, QImage::Format_RGB888);  // small as a file: a hundred thousand are written
  flat.fill(QColor::fromHsv(kind * 7 % 360, 160, 120 + kind % 120));
  flat.save(&buffer, "JPG", 85);
  return bytes;
}

void makeThumbnails(const LibraryFolders& folders, int rows) {
  Database thumbs;
  thumbs.open(folders.data + "/thumbs.db", Database::Mode::write);
  thumbs.text("PRAGMA journal_mode=WAL");
  thumbs.run(
      "CREATE TABLE thumb(uid TEXT NOT NULL, side INTEGER NOT NULL, jpeg BLOB NOT NULL, PRIMARY KEY(uid, side))");
  QVector<QByteArray> pictures;
  for (int kind = 0; kind < thumbnailKinds; ++kind) pictures += jpegOf(kind, 256);
  Transaction transaction(thumbs);
  for (int number = 1; number <= rows; ++number) {
    thumbs.run("INSERT INTO thumb(uid, side, jpeg) VALUES(?,256,?)", uidOf(number), pictures[number % thumbnailKinds]);
  }
  transaction.commit();
}

void makeFile(const LibraryFolders& folders, int number) {
  const QString uid = uidOf(number);
  const QString path = folders.pictures + "/" + pictureName(firstMs + number * betweenMs, uid);
  NewPicture picture = pictureOf(mixedPrompt(number), static_cast<quint64>(number), {512, 512});
  EncodedPicture encoded = encodePicture(picture, {}, firstMs + number * betweenMs);
  makeFolder(QFileInfo(path).absolutePath(), folders.pictures);
  writeDurably(path, encoded.bytes);
}

}  // namespace

QString mixedPrompt(int number) {
  QRandomGenerator random(static_cast<quint32>(number));
  QStringList out;
  for (int i = 0, count = 8 + random.bounded(14); i < count; ++i) out += words()[random.bounded(words().size())];
  // Some rare words, so that a search finds few.
  if (number % 1000 == 0) out += "axolotl 麒麟";
  return out.join(number % 3 == 0 ? ", " : " ");
}

void makeRows(const LibraryFolders& folders, const RowsOrder& order) {
  QDir().mkpath(folders.data);
  QDir().mkpath(folders.pictures);
  Database database;
  database.open(folders.data + "/library.db", Database::Mode::write);
  database.text("PRAGMA journal_mode=WAL");
  if (schemaOf(database) != 0) throw LibraryError(folders.data + " holds a library already.");
  migrate(database, newestSchema());
  prepareFullText(database);
  Transaction transaction(database);
  database.run("INSERT INTO model(id, name, identity) VALUES(1, 'built-in', '0123456789abcdef')");
  {
    RowWriter writer(database, folders);
    for (int number = 1; number <= order.rows; ++number) writer.write(number);
  }
  transaction.commit();
  database.close();
  if (order.thumbnails) makeThumbnails(folders, order.rows);
  for (int number = std::max(1, order.rows - order.files + 1); number <= order.rows; ++number)
    makeFile(folders, number);
}

}  // namespace sana::ui
