# SPDX-License-Identifier: Apache-2.0
"""Reads PNG files to their end with nothing but zlib: every checksum, every line of pixels, every text."""

import struct
import zlib

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


class Broken(ValueError):
    pass


class Picture:
    def __init__(self, path):
        with open(path, "rb") as file:
            content = file.read()
        if content[:8] != b"\x89PNG\r\n\x1a\n":
            raise Broken(f"{path} is no PNG file.")
        self.texts, packed, place, kind = {}, b"", 8, b""
        while kind != b"IEND":
            if place + 12 > len(content):
                raise Broken(f"{path} ends early.")
            length, kind = struct.unpack(">I4s", content[place:place + 8])
            body = content[place + 8:place + 8 + length]
            if len(body) < length or content[place + 8 + length:place + 12 + length] != struct.pack(">I", zlib.crc32(kind + body)):
                raise Broken(f"{path}: chunk {kind!r} is damaged.")
            if kind == b"IHDR":
                self.width, self.height, self.depth, self.colour = struct.unpack(">IIBB", body[:10])
            elif kind == b"IDAT":
                packed += body
            elif kind == b"tEXt":
                key, _, text = body.partition(b"\0")
                self.texts[key.decode("latin-1")] = text.decode("latin-1")
            elif kind == b"iTXt":
                key, _, rest = body.partition(b"\0")
                text = rest[2:].split(b"\0", 2)[2]
                self.texts[key.decode("latin-1")] = text.decode("utf-8")
            place += 12 + length
        self.pixels = self._lines(path, zlib.decompress(packed))

    def _lines(self, path, raw):
        size = CHANNELS[self.colour] * self.depth // 8
        stride = self.width * size
        if len(raw) != (stride + 1) * self.height:
            raise Broken(f"{path} has {len(raw)} bytes of pixels.")
        above, lines = bytearray(stride), []
        for row in range(self.height):
            start = row * (stride + 1)
            line = bytearray(raw[start + 1:start + 1 + stride])
            unfilter(raw[start], line, above, size)
            lines.append(bytes(line))
            above = line
        return b"".join(lines)


def unfilter(method, line, above, size):
    """One line of the five filters of the PNG specification, in place."""
    if method == 2:
        for i, up in enumerate(above):
            line[i] = (line[i] + up) & 255
        return
    for i in range(len(line) if method else 0):
        left = line[i - size] if i >= size else 0
        up, corner = above[i], above[i - size] if i >= size else 0
        if method == 1:
            guess = left
        elif method == 3:
            guess = (left + up) // 2
        else:
            distances = (abs(up - corner), abs(left - corner), abs(left + up - 2 * corner))
            guess = (left, up, corner)[distances.index(min(distances))]
        line[i] = (line[i] + guess) & 255
