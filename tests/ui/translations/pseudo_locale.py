#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""pseudo_locale.py IN.ts OUT.ts: a language for tests, made from the sources of a complete translation.

Every text stands in brackets, so that a cut one is seen; its letters carry accents, so that one which is not translated
is seen; and it is 40 % longer, as other languages are. Placeholders, mnemonics and line breaks stay.
"""
import math
import re
import sys
from xml.sax.saxutils import escape

from messages import PLACEHOLDER, read

LONGER = 0.4
PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ACCENTED = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļṁñöþǫŕšţûṽŵẋýž"
TABLE = str.maketrans(PLAIN, ACCENTED)
KEPT = re.compile(f"({PLACEHOLDER.pattern}|&[^&\\s])")
FILLING = "lorem ipsum dolor sit amet consetetur sadipscing elitr ".translate(TABLE)


def pseudo(text):
    # split() with a group gives what is kept at the odd places.
    parts = [part if kept % 2 else part.translate(TABLE) for kept, part in enumerate(KEPT.split(text))]
    # The brackets and the space before the filling count, too.
    wanted = max(1, math.ceil(len(text) * LONGER) - 3)
    filling = (FILLING * (wanted // len(FILLING) + 1))[:wanted]
    if filling[-1] == " ":
        filling = filling[:-1] + FILLING[0]
    return "[" + "".join(parts) + " " + filling + "]"


def counted_forms(source):
    return [pseudo(source.replace("(s)", "").replace("(es)", "")), pseudo(re.sub(r"\((e?s)\)", r"\1", source))]


def main(source, result):
    # Declared English, so that it has the plural forms of English.
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", '<TS version="2.1" language="en">']
    for message in read(source):
        forms = counted_forms(message.source) if message.counted else [pseudo(message.source)]
        lines.append(f"<context><name>{escape(message.context)}</name>")
        lines.append('<message numerus="yes">' if message.counted else "<message>")
        lines.append(f"<source>{escape(message.source)}</source>")
        if message.comment:
            lines.append(f"<comment>{escape(message.comment)}</comment>")
        if message.counted:
            forms = [f"<numerusform>{escape(form)}</numerusform>" for form in forms]
            lines.append("<translation>" + "".join(forms) + "</translation>")
        else:
            lines.append(f"<translation>{escape(forms[0])}</translation>")
        lines.append("</message></context>")
    lines.append("</TS>")
    with open(result, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
