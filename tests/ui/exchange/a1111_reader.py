#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""a1111_reader.py FILE: the A1111 text inside a PNG, JPEG, WebP or TIFF as JSON; a second reader for the tests.

Written from the formats' documents with the standard library alone; it shares nothing with the program.
"""
import json
import re
import struct
import sys


def png_text(content):
    at = 8
    while at + 12 <= len(content):
        length, kind = struct.unpack(">I4s", content[at:at + 8])
        body = content[at + 8:at + 8 + length]
        if kind == b"tEXt" and body.startswith(b"parameters\0"):
            return body[11:].decode("latin-1")
        if kind == b"iTXt" and body.startswith(b"parameters\0\0\0\0\0"):
            return body[15:].decode("utf-8")
        at += 12 + length
    return None


def exif_comment(block):
    order = {b"MM": ">", b"II": "<"}[block[:2]]

    def directory(at):
        (count,) = struct.unpack(order + "H", block[at:at + 2])
        tags = {}
        for i in range(count):
            entry = block[at + 2 + 12 * i:at + 14 + 12 * i]
            tag, _, number, value = struct.unpack(order + "HHII", entry)
            tags[tag] = (number, value)
        return tags

    tags = directory(struct.unpack(order + "I", block[4:8])[0])
    if 0x8769 not in tags:
        return None
    number, at = directory(tags[0x8769][1])[0x9286]
    comment = block[at:at + number]
    assert comment[:8] == b"UNICODE\0", comment[:8]
    return comment[8:].decode("utf-16-be" if order == ">" else "utf-16-le")


def jpeg_text(content):
    at = 2
    while content[at] == 0xFF and content[at + 1] != 0xDA:
        (length,) = struct.unpack(">H", content[at + 2:at + 4])
        body = content[at + 4:at + 2 + length]
        if content[at + 1] == 0xE1 and body.startswith(b"Exif\0\0"):
            return exif_comment(body[6:])
        at += 2 + length
    return None


def webp_text(content):
    at = 12
    while at + 8 <= len(content):
        kind, length = struct.unpack("<4sI", content[at:at + 8])
        if kind == b"EXIF":
            return exif_comment(content[at + 8:at + 8 + length])
        at += 8 + length + length % 2
    return None


def find_text(content):
    if content.startswith(b"\x89PNG"):
        return png_text(content)
    if content.startswith(b"\xff\xd8"):
        return jpeg_text(content)
    if content.startswith(b"RIFF"):
        return webp_text(content)
    return exif_comment(content)


PAIR = re.compile(r'\s*(\w[\w \-/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$)')


def parse(text):
    lines = text.split("\n")
    pairs = PAIR.findall(lines[-1])
    if len(pairs) < 3:
        pairs = []
    else:
        lines = lines[:-1]
    prompt, negative, current = [], [], None
    current = prompt
    for line in lines:
        if line.startswith("Negative prompt:") and current is prompt:
            current = negative
            line = line[len("Negative prompt:"):].strip()
        current.append(line)
    fields = {key: json.loads(value) if value.startswith('"') else value for key, value in pairs}
    return {"prompt": "\n".join(prompt), "negative": "\n".join(negative), "fields": fields}


def main():
    with open(sys.argv[1], "rb") as file:
        text = find_text(file.read())
    print(json.dumps(None if text is None else dict(parse(text), text=text)))


if __name__ == "__main__":
    main()
