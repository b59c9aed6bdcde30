# SPDX-License-Identifier: Apache-2.0
"""A folder of 10,000 pictures of other programs is handed to the running window: it asks once with the count, imports on
its own threads while one goes on drawing, and quits at once when told so in the middle; what was imported is whole."""

import os
import struct
import zlib

from pixels import Picture
from robot import Application, check, wait_for
from tree import Tree

FILES = 10_000
IMPORTED = 300  # after so many the story goes on


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(number):
    """A square of 16 x 16 in a colour of its own, with the text that other programs write."""
    colour = struct.pack(">I", number * 2654435761 % (1 << 32))[:3]
    lines = zlib.compress(b"".join(b"\0" + colour * 16 for _ in range(16)))
    text = f"picture number {number}\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: {number}, Size: 16x16"
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 16, 8, 2, 0, 0, 0)) +
            chunk(b"tEXt", b"parameters\0" + text.encode()) + chunk(b"IDAT", lines) + chunk(b"IEND", b""))


def main():
    with Application(fake={"step_ms": 0}, accessible=True) as app:
        folder = os.path.join(app.home, "pictures", "many")
        os.mkdir(folder)
        for number in range(FILES):
            with open(os.path.join(folder, f"{number:05}.png"), "wb") as file:
                file.write(png(number))
        app.start()
        app.ask({"reset": "gaps"})
        check(app.second(folder) == 0, "The folder was not handed over.")
        tree = Tree(app)
        tree.find("label", f"Import {FILES} picture")
        tree.click("push button", "Import")
        app.activate()
        wait_for(lambda: app.rows("SELECT count(*) FROM image")[0][0] >= IMPORTED, 60, f"{IMPORTED} pictures are imported")
        app.draw(timeout=30)
        gaps = app.ask({"get": "gaps"})
        imported = app.rows("SELECT count(*) FROM image")[0][0]
        print(f"{imported} imported and one drawn; gaps p99 {gaps['p99']:.0f} ms, longest {gaps['max']:.0f} ms")
        app.quit()
        rows = {path for path, in app.rows("SELECT path FROM image")}
        check(rows == set(app.files()), "Rows and files differ after quitting in the middle.")
        for path in list(rows)[:50]:
            Picture(path)


if __name__ == "__main__":
    main()
