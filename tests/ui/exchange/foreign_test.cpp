// SPDX-License-Identifier: GPL-3.0-or-later
// Recipes that other programs wrote, in the places and encodings that occur (B13).
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "tests/ui/exchange/samples.h"
#include "ui/exchange/encode_picture.h"
#include "ui/exchange/exif_writer.h"
#include "ui/exchange/read_picture.h"
#include "ui/exchange/user_comment.h"

namespace sana::ui::test {

class ForeignTest : public QObject {
  Q_OBJECT

 private slots:
  void userComments_data();
  void userComments();
  void commentInFirstDirectory();
  void a1111Fields();
  void ordinaryCommentIsNoRecipe();
  void comfyUi();
  void comfyUiInExif();
  void comfyUiCircle();
  void invokeAi();
  void invokeAiOld();
  void fooocus();
  void swarmUi();
  void drawThings();
  void ownWinsOverA1111();
  void damagedOwnFallsBack();
  void newerOwnSaysSo();
  void recipeFile();
  void chosenFieldsOnly();
};

namespace {

const QString& a1111() {
  static const QString text = QString::fromUtf8(
      "a fox, (snow:1.2) 狐狸\nsecond line\nNegative prompt: blurry\nSteps: 25, Sampler: DPM++ 2M Karras, CFG scale: 7, "
      "Seed: 1234567890, Size: 512x768, Model hash: abcdef1234, Model: some, Lora hashes: \"a: 1, b: 2\", Version: v1.9");
  return text;
}

QString valueOf(const FoundRecipe& found, const char* name) {
  const auto field = std::ranges::find(found.fields, QLatin1String(name), &FoundField::name);
  return field == found.fields.end() ? QString() : field->value;
}

bool isSupported(const FoundRecipe& found, const char* name) {
  const auto field = std::ranges::find(found.fields, QLatin1String(name), &FoundField::name);
  return field != found.fields.end() && field->isSupported;
}

constexpr const char* comfyGraph = R"({
  "9": {"class_type": "SaveImage", "inputs": {"images": ["8", 0]}},
  "3": {"class_type": "KSampler", "inputs": {"seed": 18446744073709551614, "steps": 30, "cfg": 8.0,
        "sampler_name": "euler", "scheduler": "normal", "denoise": 1.0, "model": ["4", 0], "positive": ["11", 0],
        "negative": ["7", 0], "latent_image": ["5", 0]}},
  "11": {"class_type": "ControlNetApply", "inputs": {"conditioning": ["6", 0], "strength": 0.8}},
  "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 832, "height": 1216, "batch_size": 1}},
  "6": {"class_type": "CLIPTextEncode", "inputs": {"text": ["12", 0], "clip": ["4", 1]}},
  "12": {"class_type": "PrimitiveString", "inputs": {"value": "a fox"}},
  "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "blurry", "clip": ["4", 1]}},
  "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "x.safetensors", "is_changed": NaN}}})";

void verifyComfy(const FoundRecipe& found) {
  QCOMPARE(found.writer, Writer::comfyUi);
  const auto& request = found.recipe.request;
  QCOMPARE(QString::fromStdString(request.prompt), QStringLiteral("a fox"));
  QCOMPARE(QString::fromStdString(request.negative), QStringLiteral("blurry"));
  QCOMPARE(request.seed, std::uint64_t{18446744073709551614u});
  QCOMPARE(request.steps, 30);
  QCOMPARE(request.guidance_scale, 8.0);
  QCOMPARE(QString::fromStdString(request.scheduler), QStringLiteral("flow_euler"));
  QCOMPARE(QSize(request.width, request.height), QSize(832, 1216));
}

}  // namespace

void ForeignTest::userComments_data() {
  QTest::addColumn<QByteArray>("comment");
  const QByteArray unicode("UNICODE\0", 8);
  const QByteArray big = userComment(a1111(), ByteOrder::big).mid(8);
  const QByteArray little = userComment(a1111(), ByteOrder::little).mid(8);
  QTest::newRow("big-endian") << unicode + big;
  QTest::newRow("little-endian") << unicode + little;
  QTest::newRow("big-endian with mark") << unicode + "\xFE\xFF" + big;
  QTest::newRow("little-endian with mark") << unicode + "\xFF\xFE" + little;
  QTest::newRow("UTF-8 named unicode") << unicode + a1111().toUtf8();
  QTest::newRow("named ASCII, is UTF-8") << QByteArray("ASCII\0\0\0", 8) + a1111().toUtf8();
  QTest::newRow("undefined") << QByteArray(8, '\0') + a1111().toUtf8();
  QTest::newRow("no prefix") << a1111().toUtf8();
  QTest::newRow("no prefix, UTF-16") << little;
  QTest::newRow("NUL at the end") << unicode + big + QByteArray(2, '\0');
}

void ForeignTest::userComments() {
  QFETCH(QByteArray, comment);
  const QByteArray block = exifOf({}, {{0x9286, 7, comment}});
  const FoundRecipe found = readAnyPicture(jpegWithExif(block));
  QVERIFY2(!found.problem, qPrintable(found.problem.what));
  QCOMPARE(found.writer, Writer::a1111);
  QCOMPARE(QString::fromStdString(found.recipe.request.prompt), QString::fromUtf8("a fox, (snow:1.2) 狐狸\nsecond line"));
  QCOMPARE(found.recipe.request.seed, std::uint64_t{1234567890});
}

void ForeignTest::commentInFirstDirectory() {
  const FoundRecipe found = readAnyPicture(jpegWithExif(exifOf({{0x9286, 1, a1111().toUtf8()}}, {})));
  QCOMPARE(found.writer, Writer::a1111);
  QCOMPARE(found.recipe.request.steps, 25);
}

void ForeignTest::a1111Fields() {
  const FoundRecipe found = readAnyPicture(pngWith({{"parameters", a1111().toStdString()}}));
  QCOMPARE(found.writer, Writer::a1111);
  QVERIFY(!found.isComplete);
  QVERIFY(isSupported(found, "Prompt") && isSupported(found, "Steps") && isSupported(found, "Size"));
  QVERIFY(!isSupported(found, "Sampler") && !isSupported(found, "Model") && !isSupported(found, "Lora hashes"));
  QCOMPARE(valueOf(found, "Lora hashes"), QStringLiteral("a: 1, b: 2"));
  QCOMPARE(found.notes.size(), 1);  // the sampler
  QCOMPARE(engine::parse_recipe(found.recipeJson.toStdString()).request.seed, std::uint64_t{1234567890});
}

void ForeignTest::ordinaryCommentIsNoRecipe() {
  const QByteArray block = exifOf({}, {{0x9286, 7, userComment(QStringLiteral("Holiday: 2026"), ByteOrder::big)}});
  const FoundRecipe found = readAnyPicture(jpegWithExif(block));
  QCOMPARE(found.writer, Writer::none);
  QVERIFY(!found.problem && found.notes.size() == 1);
}

void ForeignTest::comfyUi() {
  verifyComfy(readAnyPicture(pngWith({{"prompt", comfyGraph}, {"workflow", "{}"}})));
}

void ForeignTest::comfyUiInExif() {
  const QByteArray text = QByteArray("Prompt:") + comfyGraph + '\0';
  verifyComfy(readAnyPicture(jpegWithExif(exifOf({{0x0110, 2, text}}, {}))));
}

void ForeignTest::comfyUiCircle() {
  const FoundRecipe found = readAnyPicture(pngWith({{"prompt", R"({
    "1": {"class_type": "KSampler", "inputs": {"seed": 5, "steps": 3, "cfg": 1, "positive": ["2", 0]}},
    "2": {"class_type": "A", "inputs": {"text": ["3", 0]}}, "3": {"class_type": "B", "inputs": {"text": ["2", 0]}}})"}}));
  QCOMPARE(found.writer, Writer::comfyUi);
  QVERIFY(found.recipe.request.prompt.empty());
  QCOMPARE(found.recipe.request.seed, std::uint64_t{5});
}

void ForeignTest::invokeAi() {
  const FoundRecipe found = readAnyPicture(pngWith({{"invokeai_metadata", R"({"positive_prompt": "a fox",
    "negative_prompt": "blurry", "width": 640, "height": 512, "seed": 77, "cfg_scale": 7.5, "steps": 12,
    "scheduler": "euler", "model": {"model_name": "some"}})"}}));
  QCOMPARE(found.writer, Writer::invokeAi);
  QCOMPARE(QString::fromStdString(found.recipe.request.prompt), QStringLiteral("a fox"));
  QCOMPARE(found.recipe.request.guidance_scale, 7.5);
  QCOMPARE(found.recipe.request.width, 640);
  QCOMPARE(valueOf(found, "Model"), QStringLiteral("some"));
}

void ForeignTest::invokeAiOld() {
  const FoundRecipe json = readAnyPicture(pngWith({{"sd-metadata", R"({"model_weights": "some", "image":
    {"prompt": [{"prompt": "a fox", "weight": 1.0}], "steps": 50, "cfg_scale": 7.5, "seed": 9, "width": 512,
    "height": 512, "sampler": "k_euler"}})"}}));
  QCOMPARE(json.writer, Writer::invokeAi);
  QCOMPARE(QString::fromStdString(json.recipe.request.prompt), QStringLiteral("a fox"));
  QCOMPARE(json.recipe.request.seed, std::uint64_t{9});
  const FoundRecipe dream = readAnyPicture(pngWith({{"Dream", "\"a \"big\" fox\" -s 50 -S 42 -W 512 -H 768 -C 7.5 -A k_lms"}}));
  QCOMPARE(QString::fromStdString(dream.recipe.request.prompt), QStringLiteral("a \"big\" fox"));
  QCOMPARE(dream.recipe.request.height, 768);
  QVERIFY(!isSupported(dream, "Sampler"));
}

void ForeignTest::fooocus() {
  const QByteArray json = R"json({"prompt": "a fox", "negative_prompt": "blurry", "steps": 30, "guidance_scale": 4.0,
    "seed": "55", "resolution": "(896, 1152)", "base_model": "some", "styles": "['A', 'B']"})json";
  const auto verify = [](const FoundRecipe& found) {
    QCOMPARE(found.writer, Writer::fooocus);
    QCOMPARE(found.recipe.request.seed, std::uint64_t{55});
    QCOMPARE(found.recipe.request.height, 1152);
    QCOMPARE(found.recipe.request.guidance_scale, 4.0);
  };
  verify(readAnyPicture(pngWith({{"parameters", json.toStdString()}, {"fooocus_scheme", "fooocus"}})));
  verify(readAnyPicture(
      jpegWithExif(exifOf({}, {{0x9286, 7, QByteArray("ASCII\0\0\0", 8) + json}, {0x927C, 7, "fooocus"}}))));
}

void ForeignTest::swarmUi() {
  const QByteArray json = R"({"sui_image_params": {"prompt": "a fox", "negativeprompt": "", "seed": "31", "steps": "9",
    "cfgscale": 6.5, "width": "768", "height": 512, "model": "some"}, "sui_extra_data": {"date": "x"}})";
  const auto verify = [](const FoundRecipe& found) {
    QCOMPARE(found.writer, Writer::swarmUi);
    QCOMPARE(found.recipe.request.steps, 9);
    QCOMPARE(QSize(found.recipe.request.width, found.recipe.request.height), QSize(768, 512));
  };
  verify(readAnyPicture(pngWith({{"parameters", json.toStdString()}})));
  verify(readAnyPicture(jpegWithExif(exifOf({}, {{0x9286, 7, userComment(QString::fromUtf8(json), ByteOrder::little)}}))));
}

void ForeignTest::drawThings() {
  const QByteArray packet = R"(<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:exif="http://ns.adobe.com/exif/1.0/" xmp:CreatorTool="Draw Things"><exif:UserComment><rdf:Alt>
    <rdf:li xml:lang="x-default">{"c":"a fox &amp; hare","uc":"blurry","model":"some","sampler":"Euler A","scale":5,
    "seed":12,"steps":8,"strength":1,"size":"512x640"}</rdf:li></rdf:Alt></exif:UserComment></rdf:Description></rdf:RDF>
    </x:xmpmeta>)";
  const FoundRecipe found = readAnyPicture(jpegWithXmp(packet));
  QCOMPARE(found.writer, Writer::drawThings);
  QCOMPARE(QString::fromStdString(found.recipe.request.prompt), QStringLiteral("a fox & hare"));
  QCOMPARE(found.recipe.request.height, 640);
  QCOMPARE(found.recipe.request.guidance_scale, 5.0);
}

void ForeignTest::ownWinsOverA1111() {
  const QByteArray own = sampleRecipe(QStringLiteral("own"));
  const FoundRecipe found =
      readAnyPicture(pngWith({{"parameters", a1111().toStdString()}, {"sana_recipe", own.toStdString()}}));
  QCOMPARE(found.writer, Writer::sana);
  QCOMPARE(valueOf(found, "Prompt"), QStringLiteral("own"));
  QVERIFY(!isSupported(found, "later"));
  QCOMPARE(valueOf(found, "Seed"), QStringLiteral("18446744073709551615"));
}

void ForeignTest::damagedOwnFallsBack() {
  const FoundRecipe found =
      readAnyPicture(pngWith({{"parameters", a1111().toStdString()}, {"sana_recipe", "{\"format\":\"sana-rec"}}));
  QCOMPARE(found.writer, Writer::a1111);
  QVERIFY(!found.isComplete);
  QVERIFY(!found.notes.isEmpty() && found.notes[0].endsWith(u'.'));
}

void ForeignTest::newerOwnSaysSo() {
  const FoundRecipe found = readAnyPicture(pngWith({{"sana_recipe", R"({"format":"sana-recipe","version":2})"}}));
  QCOMPARE(found.writer, Writer::none);
  QVERIFY2(found.notes.join(u' ').contains(QStringLiteral("version 2")), qPrintable(found.notes.join(u' ')));
}

void ForeignTest::recipeFile() {
  QTemporaryDir folder;
  const QByteArray json = sampleRecipe(QStringLiteral("a fox"));
  const FoundRecipe found = readAnyPicture(written(folder.path(), QStringLiteral("recipe.json"), json));
  QCOMPARE(found.writer, Writer::sana);
  QCOMPARE(found.recipeJson, json);
}

void ForeignTest::chosenFieldsOnly() {
  engine::Recipe current;
  current.request.prompt = "mine";
  current.request.seed = 1;
  current.request.steps = 5;
  const FoundRecipe found = readAnyPicture(pngWith({{"parameters", a1111().toStdString()}}));
  const engine::Recipe taken = withFields(current, found, {QStringLiteral("seed"), QStringLiteral("size")});
  QCOMPARE(QString::fromStdString(taken.request.prompt), QStringLiteral("mine"));
  QCOMPARE(taken.request.seed, std::uint64_t{1234567890});
  QCOMPARE(taken.request.width, 512);
  QCOMPARE(taken.request.steps, 5);
}

}  // namespace sana::ui::test

QTEST_GUILESS_MAIN(sana::ui::test::ForeignTest)
#include "foreign_test.moc"
