# SPDX-License-Identifier: Apache-2.0
"""Bad luck with the disk and the clock: every time the window starts and stays, says what is wrong in a banner, loses
nothing and goes on when the trouble is over. `bad_luck.py NAME...` runs some of the stories."""

import contextlib
import glob
import os
import shutil
import sqlite3
import struct
import subprocess
import sys

from pixels import Picture
from robot import Application, Screen, check, wait_for
from tree import Tree

SCREEN = Screen(accessible=True)


class NotHere(Exception):
    """The machine does not allow this story; the others run."""


@contextlib.contextmanager
def window(wrapper=(), environment=None, fake=None):
    with Application(fake=fake or {"step_ms": 0}, accessible=True, screen=SCREEN, wrapper=wrapper,
                     environment=environment) as app:
        yield app


def stored(app):
    return app.rows("SELECT count(*) FROM image")[0][0]


def trouble(app, *words):
    """A banner whose cause holds one of the words; the window answers."""
    state = app.wait_state(lambda s: any(word in cause for cause in s["banners"] for word in words), 15,
                           f"a banner with {' or '.join(words)}")
    return next(cause for cause in state["banners"] if any(word in cause for word in words))


def mended(app, count):
    """After the trouble: the picture that could not be stored is, by Retry or by itself."""
    tree = Tree(app)
    def kept():
        if stored(app) >= count:
            return True
        button = next(iter(tree.all("push button", "Retry")), None)
        if button:
            app.click(*tree.place(button))
        return False
    wait_for(kept, 20, f"{count} pictures are stored", every=0.2)
    wait_for(lambda: len(app.files()) == stored(app), 10, "as many files as rows")
    for path in app.files():
        Picture(path)


def draw_into_trouble(app, *words):
    mark = app.mark()
    app.keys("ctrl+Return")
    cause = trouble(app, *words)
    check(not app.events("picture", mark), "A picture was announced that is not stored.")
    return cause


def as_a_person(command):
    """Root reads and writes everything; a person does not."""
    if os.geteuid() != 0:
        return []
    if not shutil.which("setpriv"):
        raise NotHere("setpriv is not installed.")
    return ["setpriv", f"--bounding-set={command}", "--inh-caps=-all"]


def read_only_folder():
    with window(wrapper=as_a_person("-dac_override,-dac_read_search")) as app:
        app.start()
        app.draw()
        app.wait_idle()
        folders = [folder for folder, *_ in os.walk(app.pictures)]
        for folder in folders:
            os.chmod(folder, 0o555)
        cause = draw_into_trouble(app, "written", "write", "saved", "stored", "permission")
        for folder in folders:
            os.chmod(folder, 0o755)
        mended(app, 2)
        return cause


def deleted_folder():
    with window() as app:
        app.start()
        app.draw()
        app.wait_idle()
        shutil.rmtree(app.pictures)
        cause = draw_into_trouble(app, "folder", "written", "missing")
        os.mkdir(app.pictures)
        tree = Tree(app)
        def kept():
            button = next(iter(tree.all("push button", "Retry")), None)
            if button and not app.files():
                app.click(*tree.place(button))
            return app.files()
        wait_for(kept, 20, "the second picture is stored", every=0.2)
        app.quit()
        app.start()
        check(stored(app) == 2, "The row of the deleted picture went away.")
        return cause


def removed_drive():
    """The drive with the folder is not there at the start, and is there again while the window is open."""
    with window() as app:
        drive = os.path.dirname(app.pictures)
        app.start()
        app.draw(2)
        app.wait_idle()
        app.quit()
        os.rename(drive, drive + " elsewhere")
        app.start(timeout=20)
        check(stored(app) == 2, "Rows of a removed drive went away.")
        cause = draw_into_trouble(app, "folder", "drive")
        check(not os.path.exists(drive), "A folder was made where the drive is missing.")
        os.rename(drive + " elsewhere", drive)
        mended(app, 3)
        app.quit()
        return cause


def full_disk():
    with window() as app:
        os.mkdir(app.pictures)
        size = 64
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", app.pictures],
                          capture_output=True).returncode:
            raise NotHere("No file system of its own can be mounted here.")
        try:
            app.start()
            with contextlib.suppress(OSError), open(os.path.join(app.pictures, "ballast"), "wb", buffering=0) as file:
                while True:
                    file.write(bytes(4096))
            cause = draw_into_trouble(app, "full", "room", "space", "written")
            os.unlink(os.path.join(app.pictures, "ballast"))
            mended(app, 1)
            app.quit()
        finally:
            app.kill()
            subprocess.run(["umount", "-l", app.pictures], check=True)
        return cause


def truncated_database():
    with window() as app:
        app.start()
        app.draw(3)
        app.wait_idle()
        app.quit()
        uids = {uid for uid, in app.rows("SELECT uid FROM image")}
        with open(app.database, "r+b") as file:
            file.truncate(os.path.getsize(app.database) * 2 // 3 // 4096 * 4096 + 100)
        app.start()
        cause = trouble(app, "library", "Library", "database")
        wait_for(lambda: {uid for uid, in app.rows("SELECT uid FROM image")} == uids, 20, "every picture is back")
        app.write_prompt("after the damage")
        app.draw()
        return cause


def garbage_database():
    with window() as app:
        app.start()
        app.draw(2)
        app.wait_idle()
        app.quit()
        with open(app.database, "wb") as file:
            file.write(b"this is no database " * 4000)
        app.start()
        cause = trouble(app, "library", "Library", "database")
        wait_for(lambda: stored(app) == 2, 20, "every picture is back")
        app.write_prompt("after the damage")
        app.draw()
        return cause


def locked_database():
    """Another program holds the database for some seconds while a picture becomes ready."""
    with window() as app:
        app.start()
        app.draw()
        app.wait_idle()
        with contextlib.closing(sqlite3.connect(app.database)) as other:
            other.execute("BEGIN IMMEDIATE")
            mark = app.mark()
            app.ask({"reset": "gaps"})
            app.keys("ctrl+Return")
            app.write_prompt("written meanwhile")
            app.wait_event("running", mark)
            check(not app.events("picture", mark), "A picture was announced that is not stored.")
            other.rollback()
        mended(app, 2)
        return f"longest gap {app.ask({'get': 'gaps'})['max']:.0f} ms"


def unreadable_settings():
    with window() as app:
        app.start()
        app.quit()
        for name, content in {"garbage": os.urandom(5000), "empty": b"", "half": None}.items():
            with open(app.settings, "rb") as file:
                whole = file.read()
            with open(app.settings, "wb") as file:
                file.write(whole[:len(whole) // 2] if content is None else content)
            app.start()
            cause = trouble(app, "settings")
            app.draw()
            app.quit()
        return cause


def clock_set_back():
    library = next(iter(glob.glob("/usr/lib/*/faketime/libfaketime.so.1")), None)
    if not library:
        raise NotHere("libfaketime is not installed.")
    with window() as app:
        app.start()
        app.draw(2)
        app.wait_idle()
        app.quit()
        app.environment.update({"LD_PRELOAD": library, "FAKETIME": "-400d", "FAKETIME_DONT_FAKE_MONOTONIC": "1"})
        app.start()
        picture = app.draw()[0]
        Picture(picture["path"])
        app.wait_state(lambda s: s["pictures"] == 3 and s["picture"] == picture["id"], 10, "the new picture is shown")
        check(len(app.files()) == 3 and stored(app) == 3, "Rows and files differ.")
        return os.path.relpath(picture["path"], app.pictures)


def hostile_pictures():
    """Handed to the window one after the other: each gets a sentence, none ends it."""
    header = b"\x89PNG\r\n\x1a\n"
    bomb = struct.pack(">I4sIIBBBBB", 13, b"IHDR", 2**31 - 1, 2**31 - 1, 8, 6, 0, 0, 0) + b"\0\0\0\0"
    endless = struct.pack(">I4s", 2**32 - 1, b"tEXt") + b"parameters\0" + b"x" * 1000
    with window() as app:
        app.start()
        before = app.memory()
        for name, content in {"empty": b"", "cut": header, "bomb": header + bomb, "endless": header + bomb[:12] + endless,
                              "noise": os.urandom(100_000), "text": b"not a picture"}.items():
            path = os.path.join(app.home, f"{name}.png")
            with open(path, "wb") as file:
                file.write(content)
            check(app.second(path) == 0, f"{name}.png was not handed over.")
            cause = trouble(app, "Nothing was taken")
        app.draw()
        growth = app.memory() - before
        check(growth < 200, f"The window grew by {growth:.0f} MiB.")
        return f"{cause} ({growth:.0f} MiB more)"


STORIES = [read_only_folder, deleted_folder, removed_drive, full_disk, truncated_database, garbage_database,
           locked_database, unreadable_settings, clock_set_back, hostile_pictures]


def main():
    failed = []
    for story in STORIES:
        if len(sys.argv) > 1 and story.__name__ not in sys.argv[1:]:
            continue
        try:
            print(f"{story.__name__}: {story()}")
        except NotHere as reason:
            print(f"{story.__name__}: not tried. {reason}")
        except AssertionError as error:
            print(f"{story.__name__}: FAILED. {error}")
            failed.append(story.__name__)
    SCREEN.close()
    check(not failed, f"failed: {failed}")


if __name__ == "__main__":
    main()
