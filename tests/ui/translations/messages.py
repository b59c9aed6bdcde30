# SPDX-License-Identifier: Apache-2.0
"""Reads Qt's translation files (.ts)."""
import dataclasses
import re
import xml.etree.ElementTree as ElementTree

# What the program or the person's system replaces: it stays as it is in every language.
PLACEHOLDER = re.compile(r"%L?\d+|%n|\{[a-z]+\}|\(\*\.[^)]*\)")


@dataclasses.dataclass(frozen=True)
class Message:
    context: str
    source: str
    comment: str
    counted: bool
    forms: tuple  # of the translation; one, or one a plural form
    state: str  # of the translation: "", "unfinished", "vanished" or "obsolete"

    @property
    def key(self):
        return self.context, self.source, self.comment, self.counted

    def __str__(self):
        return f'{self.context}: "{self.source}"' + (f" [{self.comment}]" if self.comment else "")


def read(path):
    messages = []
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            translation = message.find("translation")
            counted = message.get("numerus") == "yes"
            forms = [form.text or "" for form in translation.iter("numerusform")] if counted else [translation.text or ""]
            messages.append(Message(name, message.findtext("source"), message.findtext("comment") or "", counted,
                                    tuple(forms), translation.get("type") or ""))
    return messages


def placeholders(text):
    return sorted(PLACEHOLDER.findall(text))


def mnemonic(text):
    """The letter behind a single "&", or None."""
    found = re.search(r"&([^&\s])", text.replace("&&", ""))
    return found.group(1).upper() if found else None
