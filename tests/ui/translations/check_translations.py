#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks the committed translations. SANA_ROOT names the tree, SANA_LUPDATE the program of Qt."""
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from menus import read_menus
from messages import mnemonic, placeholders, read
from pseudo_locale import LONGER, counted_forms, pseudo

ROOT = pathlib.Path(os.environ["SANA_ROOT"])
FOLDER = ROOT / "resources/translations"
CHINESE = read(FOLDER / "sana_zh_CN.ts")
ENGLISH = read(FOLDER / "sana_en.ts")
HOW = ("Update the files with: lupdate -I . -no-obsolete -locations none ui app/studio -ts "
       "resources/translations/sana_zh_CN.ts (and with -pluralonly for sana_en.ts).")


class Complete(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            scratch = pathlib.Path(folder) / "scan.ts"
            scan = subprocess.run([os.environ["SANA_LUPDATE"], "-I", ".", "-silent", "ui", "app/studio", "-ts", scratch],
                                  cwd=ROOT, check=True, capture_output=True, text=True)
            cls.complaints = scan.stderr
            cls.found = read(scratch)

    def test_every_text_has_a_known_context(self):
        # Where lupdate cannot tell the class, the program looks the text up under another name than the file has.
        self.assertEqual(self.complaints, "")

    def compare(self, committed, found):
        committed = {message.key: message for message in committed}
        found = {message.key: message for message in found}
        self.assertEqual([str(found[key]) for key in found if key not in committed], [], f"New texts. {HOW}")
        self.assertEqual([str(committed[key]) for key in committed if key not in found], [], f"Texts that are gone. {HOW}")

    def test_chinese_has_the_texts_of_the_sources(self):
        self.compare(CHINESE, self.found)

    def test_english_has_the_counted_texts_of_the_sources(self):
        self.compare(ENGLISH, [message for message in self.found if message.counted])


class Translated(unittest.TestCase):
    def test_nothing_is_empty_or_unfinished(self):
        for message in CHINESE + ENGLISH:
            with self.subTest(message=str(message)):
                self.assertEqual(message.state, "")
                self.assertTrue(all(message.forms))

    def test_plural_forms(self):
        for messages, count in ((CHINESE, 1), (ENGLISH, 2)):
            for message in messages:
                if message.counted:
                    with self.subTest(message=str(message)):
                        self.assertEqual(len(message.forms), count)
                        self.assertNotRegex("".join(message.forms), r"\(e?s\)")

    def test_placeholders_are_those_of_the_source(self):
        for message in CHINESE + ENGLISH:
            for form in message.forms:
                with self.subTest(message=str(message)):
                    self.assertEqual(placeholders(form), placeholders(message.source))

    def test_mnemonics_are_kept(self):
        for message in CHINESE:
            with self.subTest(message=str(message)):
                self.assertEqual(mnemonic(message.forms[0]) is None, mnemonic(message.source) is None)

    def test_dots_promise_a_dialog_in_both_languages(self):
        for message in CHINESE:
            with self.subTest(message=str(message)):
                self.assertEqual(message.forms[0].endswith("…"), message.source.endswith(("...", "…")))

    def test_chinese_is_written_with_chinese_marks(self):
        for message in CHINESE:
            with self.subTest(message=str(message)):
                self.assertNotRegex(message.forms[0], r"[一-鿿][,;?!]|[一-鿿]\.(?!\w)|\.\.\.")

    def test_texts_for_a_list_keep_their_white_space(self):
        for message in CHINESE:
            with self.subTest(message=str(message)):
                self.assertEqual(message.forms[0].count("\n"), message.source.count("\n"))


class Menus(unittest.TestCase):
    def test_mnemonics_are_unique_in_each_menu(self):
        chinese = {(message.context, message.source): message.forms[0] for message in CHINESE}
        menus = read_menus(ROOT)
        self.assertGreaterEqual(len(menus), 9)
        for name, menu in menus.items():
            self.assertGreater(len(menu), 3, name)
            for language, texts in (("en", [text for _, text in menu]), ("zh_CN", [chinese[text] for text in menu])):
                letters = [mnemonic(text) for text in texts if mnemonic(text)]
                with self.subTest(menu=name, language=language):
                    self.assertEqual(sorted(letters), sorted(set(letters)))


    def test_mnemonics_are_unique_in_the_window(self):
        # The menu bar and the panel beside the picture are on screen together.
        together = {"sana::ui::PromptPanel", "sana::ui::ParameterForm", "sana::ui::SchedulerForm", "sana::ui::GenerateFooter"}
        menu_bar = read_menus(ROOT)["the menu bar"]
        shown = [message for message in CHINESE
                 if message.context in together or (message.context, message.source) in menu_bar]
        self.assertGreater(len(shown), 20)
        for texts in ([message.source for message in shown], [message.forms[0] for message in shown]):
            letters = [mnemonic(text) for text in texts if mnemonic(text)]
            self.assertEqual(sorted(letters), sorted(set(letters)))


class PseudoLocale(unittest.TestCase):
    def test_is_longer_and_keeps_what_is_replaced(self):
        for message in CHINESE:
            for form in counted_forms(message.source) if message.counted else [pseudo(message.source)]:
                with self.subTest(message=str(message)):
                    plain = re.sub(r"\(e?s\)", "", message.source)
                    self.assertGreaterEqual(len(form), (1 + LONGER) * len(plain))
                    self.assertEqual(placeholders(form), placeholders(message.source))
                    self.assertEqual(mnemonic(form), mnemonic(message.source))
                    self.assertTrue(form.startswith("[") and form.endswith("]"))
                    self.assertNotEqual(form, message.source)

    def test_example(self):
        self.assertEqual(pseudo("&Open %1..."), "[&Oþéñ %1... ļö]")


if __name__ == "__main__":
    unittest.main()
