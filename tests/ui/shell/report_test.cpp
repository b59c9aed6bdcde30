// SPDX-License-Identifier: GPL-3.0-or-later
// Reports for others to read: no path, no name, no prompt leaves with them.
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>

#include "tests/ui/models1/studio_bench.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/clean_report.h"
#include "ui/dialogs/diagnostics.h"
#include "ui/dialogs/text_dialog.h"
#include "ui/models/action_table.h"
#include "ui/shell/banner_area.h"

namespace sana::ui {
namespace {

PrivateWords hostileWords() {
  return {.folders = {"/home/anna", "/home/anna/Pictures/My secret pictures", "/srv/models/annas own model"},
          .names = {"anna", "annas-laptop"},
          .texts = {"a secret \"red\" fox\nin Anna's garden", "Geburtstag von Jürgen", "猫在花园里", "cat", "mother (ill)"}};
}

const QStringList secrets{"anna", "jürgen", "secret", "猫", "fox", "birthday", "garden", "mother", "diary", "c:\\", "/home", "/media", "/srv"};

}  // namespace

class ReportTest : public QObject {
  Q_OBJECT

 private slots:
  void nothingPrivateStays_data() {
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("clean");
    const auto row = [](const char* name, const QString& said, const QString& clean) {
      QTest::newRow(name) << said << clean;
    };
    row("known folder", "The folder /home/anna/Pictures/My secret pictures is read-only. Choose another.",
        "The folder <folder> is read-only. Choose another.");
    row("below a known folder", "/home/anna/Pictures/My secret pictures/2026/my diary.png: Permission denied",
        "<path>.png: Permission denied");
    row("home", "/home/anna/diary", "<path>");
    row("other drive", "Cannot write /media/Anna's stick/my diary page 1.jpeg now.", "Cannot write <path>.jpeg now.");
    row("folder with spaces", "Gone: /media/usb/Anna private/x y", "Gone: <path>");
    row("model folder", "This model's folder is gone: /srv/models/annas own model", "This model's folder is gone: <folder>");
    row("tilde", "See ~/diary/today.txt", "See <path>.txt");
    row("other person", "See ~anna/diary", "See <path>");
    row("drive letter", "Cannot open C:\\Users\\Anna\\diary.webp.", "Cannot open <path>.webp.");
    row("share", "Cannot open \\\\annas-laptop\\diary\\a.tif", "Cannot open <path>.tif");
    row("address of a file", "file:///home/anna/diary%20x.png", "<path>.png");
    row("web", "https://example.org/~anna/diary?x=1", "<path>");
    row("in brackets", "(/media/anna/diary)", "(<path>");
    row("file's name in a sentence", "Nothing was taken from secret file of anna.png. This picture carries no recipe.",
        "<…>.png. This picture carries no recipe.");
    row("name in quotes", "The model “Anna's diary” went away.", "The model “<…>” went away.");
    row("quotes in quotes", "“my “secret” diary” was too long; “x” too", "“<…>” was too long; “<…>” too");
    row("open quote", "Left of “secret diary", "Left of “<…>”");
    row("plain quotes", "tag \"secret \"diary\"\" is gone", "tag \"<…>\" is gone");
    row("single quotes", "tag 'Anna's diary' isn't there", "tag '<…>' isn't there");
    row("German quotes", "Die Datei „Annas Tagebuch.png“", "Die Datei „<…>.png”");
    row("Chinese quotes", "模型《猫的模型》不见了", "模型《<…>》不见了");
    row("quoted file", "“my diary.PNG” is damaged", "“<…>.PNG” is damaged");
    row("file made from a prompt", "a-secret-fox-in-annas-garden-42.png is damaged", "<…>.png is damaged");
    row("prompt over two lines", "Failed: A secret \"red\" fox\nin Anna's garden, twice", "Failed: <…>, twice");
    row("one line of it", "Failed: in anna's garden", "Failed: <…>");
    row("prompt with other spaces", "a  secret \"red\"  fox in Anna's  garden", "<…>");
    row("umlauts", "geburtstag VON jürgen", "<…>");
    row("Chinese prompt", "无法画出猫在花园里。", "无法画出<…>。");
    row("brackets in a title", "mother (ill) is gone", "<…> is gone");
    row("user and computer", "user Anna on annas-laptop.local", "user <…> on <…>.local");
    row("mail", "write to anna.b@example.org now", "write to <…> now");
  }
  void nothingPrivateStays() {
    QFETCH(QString, said);
    QFETCH(QString, clean);
    const QString report = cleanReport(said, hostileWords());
    for (const QString& secret : secrets)
      QVERIFY2(!report.contains(secret, Qt::CaseInsensitive), qPrintable(secret + ": " + report));
    QCOMPARE(report, clean);
  }

  /// What a reader of the report needs.
  void theRestStays_data() {
    QTest::addColumn<QString>("said");
    for (const char* said : {"The engine stopped unexpectedly (signal 11).", "2 tensors are missing: transformer.blocks.0.attn.weight.",
                             "The category is located elsewhere.", "3 of 20 / 40 and/or 1/2", "engine_died",
                             "model_index.json holds no \"model_index.json\".", "Sana 0.1, Qt 6.4.2, 18 MiB"})
      QTest::newRow(said) << said;
  }
  void theRestStays() {
    QFETCH(QString, said);
    QCOMPARE(cleanReport(said, hostileWords()), said);
  }

  void everyReportIsCleaned() {
    StudioBench bench;
    QVERIFY(bench.start());
    bench->prompt().setText("a very private wish");
    bench->prompt().setNegative("nobody else");
    bench->styles().save({.name = "Grandma", .text = "{prompt}, at Grandma's", .negative = {}});
    (*bench).generation().generate();
    QTRY_COMPARE_WITH_TIMEOUT(bench.pictures(), 1, 20000);
    bench->prompt().setText("the next one");
    const BannerMessage message{.key = "k",
                                .cause = "Nothing was taken from a very private wish.",
                                .kept = "Written to " + bench.path("pictures") + "/x.png",
                                .details = "Grandma and nobody else, the next one\n/media/usb/a very private wish 42.png: full"};
    bench->banners().show(message);
    ActionTable actions(bench->settings());
    BannerArea area(bench->banners());
    area.setPrivateWords([&bench] { return privateWords(*bench); });
    const auto isClean = [](const QString& report) {
      for (const char* word : {"private", "wish", "Grandma", "nobody else", "next one", "/media", "/tmp", "42"})
        if (report.contains(QLatin1String(word), Qt::CaseInsensitive)) return false;
      return true;
    };
    QVERIFY(!isClean(BannerArea::report(message)));
    QVERIFY2(isClean(area.copiedReport(message)), qPrintable(area.copiedReport(message)));
    QVERIFY2(isClean(diagnosticsReport(*bench)), qPrintable(diagnosticsReport(*bench)));
    const auto buttons = area.findChildren<QPushButton*>();
    const auto copy = std::ranges::find_if(buttons, [](const QPushButton* button) { return button->text() == "Copy report"; });
    QVERIFY(copy != buttons.end());
    (*copy)->click();
    QVERIFY2(isClean(QGuiApplication::clipboard()->text()), qPrintable(QGuiApplication::clipboard()->text()));
  }

  void theLicenceIsShownWhole() {
    AboutDialog dialog(nullptr);
    const QString text = dialog.findChild<QTextBrowser*>()->toPlainText();
    QVERIFY(text.contains("GNU GENERAL PUBLIC LICENSE"));
    QVERIFY(text.contains("END OF TERMS AND CONDITIONS"));
  }

  void detailsAreShownWholeAndCopiedClean() {
    TextDialog dialog("Cause", "/home/anna/diary.png", TextDialog::Form::plain, nullptr);
    dialog.setCopied("<path>.png");
    for (QPushButton* button : dialog.findChildren<QPushButton*>())
      if (button->text() == "Copy report") button->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("<path>.png"));
  }
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::ReportTest)
#include "report_test.moc"
