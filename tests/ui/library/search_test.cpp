// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/library/library_box.h"
#include "ui/library/prompt_text.h"
#include "ui/library/search_line.h"

namespace sana::ui {
namespace {

/// Prompts that are hard to find again.
const QStringList& corpus() {
  static const QStringList prompts{"a cat on a windowsill in the rain",          // 0
                                   "端午节龙舟竞渡，湖面倒影",                   // 1
                                   "a dragon boat 龙舟 at dawn",                 // 2
                                   "Café crème, déjà vu",                        // 3
                                   "Cafe\u0301 with a decomposed accent",        // 4
                                   "a 🐉 dragon and a 👩‍🚀 astronaut",  // 5
                                   "thumbs 👍🏽 up and a heart ❤️",      // 6
                                   "日本の猫、カタカナと ﾊﾝｶｸ",                  // 7
                                   "한국어 고양이는 귀엽다",                     // 8
                                   "قِطٌّ جميل على النافذة",                        // 9
                                   "แมวนั่งอยู่บนหน้าต่าง",                            // 10
                                   "Кошка на подоконнике",                       // 11
                                   "she said \"hello world\" to the cat",        // 12
                                   "100% cotton_wool (very: soft) a-b",          // 13
                                   "catalogue of categories",                    // 14
                                   "𠀀 an extension B character",                // 15
                                   "NOT AND OR NEAR(cat dog)",                   // 16
                                   "ｆｕｌｌ ｗｉｄｔｈ letters",                // 17
                                   "stop!!! now"};                               // 18
  return prompts;
}

}  // namespace

class SearchTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase();
  void texts_data();
  void texts();
  void terms();
  void dates();
  void operators_data();
  void operators();
  void placesAndOrders();
  void nothingTypedBreaksTheSearch();
  void withoutFullTextTheSameIsFound();

 private:
  QVector<int> found(const PictureQuery& query);
  LibraryBox box_;
  QVector<qint64> ids_;
};

void SearchTest::initTestCase() {
  qint64 now = QDateTime({2026, 11, 1}, {12, 0}).toMSecsSinceEpoch();
  box_.options.now = [now]() mutable { return now += qint64{3600} * 1000; };
  box_.open();
  quint64 seed = 100;
  for (const QString& prompt : corpus()) ids_ += got(box_.library->store(pictureOf(prompt, seed++))).id;
  got(box_.library->setStarred({ids_[0], ids_[12]}, true));
  got(box_.library->changeTags({ids_[0], ids_[14]}, {"rain"}, {}));
  got(box_.library->changeTags({ids_[14]}, {"two words"}, {}));
  got(box_.library->setBoard({ids_[11]}, "Katzen"));
}

QVector<int> SearchTest::found(const PictureQuery& query) {
  QVector<int> out;
  for (const PictureRow& row : got(box_.library->find(query))) out += static_cast<int>(ids_.indexOf(row.id));
  std::ranges::sort(out);
  return out;
}

void SearchTest::texts_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QVector<int>>("wanted");
  const auto row = [](const char* text, QVector<int> wanted) { QTest::newRow(text) << QString(text) << wanted; };
  row("cat", {0, 12, 14, 16});  // by prefix
  row("CAT rain", {0});
  row("cat -rain -hello", {14, 16});
  row("-cat dragon", {2, 5});
  row("\"dragon boat\"", {2});
  row("\"boat dragon\"", {});
  row("\"cat\"", {0, 12, 16});  // exactly this word
  row("\"dragon bo", {2});      // still being typed
  row("-\"dragon boat\" dragon", {5});
  row("龙", {1, 2});
  row("龙舟", {1, 2});
  row("龙舟竞渡", {1});
  row("舟龙", {});
  row("湖 龙", {1});
  row("cafe", {3, 4});
  row("café", {3, 4});
  row("CAFÉ déjà", {3});
  row("🐉", {5});
  row("👍", {6});
  row("👍🏽", {6});
  row("❤", {6});
  row("❤️", {6});
  row("猫", {7});
  row("カタ", {7});
  row("ハンカク", {7});
  row("고양이", {8});
  row("양이", {8});
  row("قط", {9});
  row("แมว", {10});
  row("บน", {10});
  row("кош", {11});
  row("КОШКА", {11});
  row("\"hello world\"", {12});
  row("said \"hello", {12});
  row("100%", {13});
  row("(very:", {13});
  row("a-b", {13});
  row("𠀀", {15});
  row("NEAR(cat", {16});
  row("NOT", {16});
  row("AND OR", {16});
  row("full width", {17});
  row("!!!", {18});
  row("-!!! stop", {});
  row("dragon*", {2, 5});
  row("zebra", {});
}

void SearchTest::texts() {
  QFETCH(QString, text);
  QFETCH(QVector<int>, wanted);
  QCOMPARE(found(searchFor(text)), wanted);
}

void SearchTest::terms() {
  const auto terms = parseSearchLine("  cat -\"red dog\" seed:42 -is:starred tag:\"two words\" http://x 5\" model: - ");
  const QVector<SearchTerm> wanted{{"", "cat", false, false},          {"", "red dog", true, true},
                                   {"seed", "42", false, false},       {"is", "starred", true, false},
                                   {"tag", "two words", false, false}, {"", "http://x", false, false},
                                   {"", "5\"", false, false},          {"", "-", false, false}};
  QCOMPARE(terms.size(), wanted.size());
  for (qsizetype i = 0; i < wanted.size(); ++i) QVERIFY2(terms[i] == wanted[i], qPrintable(terms[i].text));
  QVERIFY(parseSearchLine("").isEmpty());
  QCOMPARE(splitForSearch("龙舟 cat"), QString("龙 舟 cat"));
}

void SearchTest::dates() {
  const auto ms = [](QDate date) { return date.startOfDay().toMSecsSinceEpoch(); };
  QCOMPARE(parseDates("2026").first, ms({2026, 1, 1}));
  QCOMPARE(parseDates("2026-11").first, ms({2026, 11, 1}));
  QCOMPARE(parseDates("2026-11").last, ms({2026, 12, 1}) - 1);
  QCOMPARE(parseDates("2026-11-23").last, ms({2026, 11, 24}) - 1);
  QCOMPARE(parseDates("2024-02").last, ms({2024, 3, 1}) - 1);
  QCOMPARE(parseDates("202").first, ms({2020, 1, 1}));
  QCOMPARE(parseDates("2026-10..2026-11-02").first, ms({2026, 10, 1}));
  QCOMPARE(parseDates("2026-10..2026-11-02").last, ms({2026, 11, 3}) - 1);
  QCOMPARE(parseDates("2026-11-02..").first, ms({2026, 11, 2}));
  for (const char* nonsense : {"x", "2026-13", "2026-02-30", "x..2026", "2026-1-1-1", "99999"}) {
    QVERIFY2(parseDates(nonsense).last < parseDates(nonsense).first, nonsense);
  }
}

void SearchTest::operators_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<int>("count");
  const auto row = [](const char* text, int count) { QTest::newRow(text) << QString(text) << count; };
  const auto all = static_cast<int>(corpus().size());
  row("", all);
  row("seed:100", 1);
  row("seed:10", 0);
  row("-seed:100", all - 1);
  row("model:built", all);
  row("model:BUILT-IN cat", 4);
  row("model:0123456789", all);
  row("model:other", 0);
  row("size:64x48", all);
  row("size:48x64", 0);
  row("size:64", all);
  row("size:64x", all);
  row("size:wide", 0);
  row("is:starred", 2);
  row("is:star", 2);
  row("-is:starred", all - 2);
  row("is:starred rain", 1);
  row("is:nothing", 0);
  row("tag:rain", 2);
  row("tag:RAIN -cat", 0);
  row("tag:\"two words\"", 1);
  row("tag:none", 0);
  row("board:katzen", 1);
  row("board:Kat кошка", 1);
  row("date:2026", all);
  row("date:2026-11-01 ", 11);
  row("date:2026-11-02", all - 11);
  row("date:2025", 0);
  row("date:nonsense", 0);
  row("date:", all);
  row("cat -", 0);  // a lone minus is a character that is looked for
}

void SearchTest::operators() {
  QFETCH(QString, text);
  QFETCH(int, count);
  QCOMPARE(got(box_.library->find(searchFor(text))).size(), count);
}

void SearchTest::placesAndOrders() {
  PictureQuery query;
  const auto newest = got(box_.library->find(query));
  query.order = PictureQuery::Order::oldestFirst;
  const auto oldest = got(box_.library->find(query));
  QCOMPARE(newest.first().id, ids_.last());
  QCOMPARE(oldest.first().id, ids_.first());
  query.place = PictureQuery::Place::starred;
  QCOMPARE(found(query), QVector<int>({0, 12}));
  query.place = PictureQuery::Place::recent;
  QCOMPARE(got(box_.library->find(query)).size(), corpus().size());
  query.place = PictureQuery::Place::board;
  query.name = "Katzen";
  QCOMPARE(found(query), QVector<int>({11}));
  query.place = PictureQuery::Place::tag;
  query.name = "rain";
  query.text = "windowsill";
  QCOMPARE(found(query), QVector<int>({0}));
  query = {};
  query.place = PictureQuery::Place::trash;
  QVERIFY(found(query).isEmpty());
}

void SearchTest::nothingTypedBreaksTheSearch() {
  const QStringList pieces{
      "\"",    "-",  ":", "*", "(", ")", "'", "%", "_",      "\\", "AND", "seed:",  "date:2",
      "is:",   "龙", "^", "{", "}", "+", ".", "“", "\u2028", "a",  "-\"", "tag:\"", QString(QChar(0xd800)),
      "NEAR/2"};
  for (const QString& first : pieces) {
    for (const QString& second : pieces) {
      for (const QString& between : {QString(), QString(" ")}) {
        QCOMPARE(sentenceOf(box_.library->find(searchFor(first + between + second + "x"))), QString());
        QCOMPARE(sentenceOf(box_.library->find(searchFor(first + between + second))), QString());
      }
    }
  }
}

void SearchTest::withoutFullTextTheSameIsFound() {
  LibraryOptions options = box_.options;
  options.fullText = false;
  box_.open(options);
  QCOMPARE(found(searchFor("龙舟")), QVector<int>({1, 2}));
  QCOMPARE(found(searchFor("cat -rain")), QVector<int>({12, 14, 16}));
  QCOMPARE(found(searchFor("100%")), QVector<int>({13}));
  QCOMPARE(found(searchFor("\"dragon boat\" seed:102")), QVector<int>({2}));
  const qint64 later = got(box_.library->store(pictureOf("stored without an index", 1))).id;
  QCOMPARE(got(box_.library->find(searchFor("without"))).size(), 1);
  box_.open();  // the index catches up
  QCOMPARE(got(box_.library->find(searchFor("\"without an index\""))).value(0).id, later);
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::SearchTest)
#include "search_test.moc"
