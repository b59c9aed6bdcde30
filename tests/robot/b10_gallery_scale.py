# SPDX-License-Identifier: Apache-2.0
"""B10: a library of 100,000 pictures opens, shows its first and its last tiles and takes less than 400 MB more than an
empty one; what sixty steps of the wheel and the tiles after them cost is told. How fast: measures.py."""

import time

from robot import Application, check, wait_for

ROWS = 100_000
MOST_GROWTH = 400  # MiB
TILES = 12         # at least so many are in view; each is of another colour, and all placeholders are of one
TILE_PIXELS = 3000
WHEEL_STEPS = 60


def tiles_painted(app):
    return sum(pixels > TILE_PIXELS for pixels in app.seen(0.2, 0.15, 1, 0.9).values()) >= TILES


def work_ms(app):
    """What the window's own thread has computed."""
    with open(f"/proc/{app.process.pid}/task/{app.process.pid}/schedstat") as file:
        return int(file.read().split()[0]) / 1e6


def wheel(app):
    """(milliseconds a step, milliseconds from the last step until every tile in view is painted)"""
    app.xdotool("mousemove", "--sync", "700", "400")
    app.state()
    before = work_ms(app)
    app.xdotool("click", "--repeat", str(WHEEL_STEPS), "--delay", "10", "5")
    app.state()
    step, stopped = (work_ms(app) - before) / WHEEL_STEPS, time.monotonic()
    wait_for(lambda: tiles_painted(app), 10, "the tiles after the wheel are painted", every=0)
    return step, (time.monotonic() - stopped) * 1000


def main():
    with Application(fake={}) as app:
        app.start()
        app.keys("ctrl+2")
        app.wait_state(lambda s: s["page"] == "gallery", 5, "the gallery")
        empty = app.memory()
    with Application(fake={}) as app:
        app.make_library(ROWS, 50)
        app.start()
        app.keys("ctrl+2")
        app.wait_state(lambda s: s["page"] == "gallery" and s["galleryRows"] == ROWS, 10, f"{ROWS} rows")
        wait_for(lambda: tiles_painted(app), 10, "the newest tiles are painted", every=0.05)
        step, painted = wheel(app)
        app.keys("End")
        wait_for(lambda: tiles_painted(app), 10, "the oldest tiles are painted", every=0.05)
        app.keys(*["Prior"] * 40)
        wait_for(lambda: tiles_painted(app), 10, "tiles in between are painted", every=0.05)
        app.keys("ctrl+a", "Home")
        growth = app.memory() - empty
        check(growth < MOST_GROWTH, f"The window grew by {growth:.0f} MiB.")
        check(app.state()["galleryRows"] == ROWS, "Rows went away.")
        check(not app.state()["banners"], f"banners: {app.state()['banners']}")
        print(f"{ROWS} pictures: {growth:.0f} MiB more than an empty library; a step of the wheel {step:.1f} ms, "
              f"tiles {painted:.0f} ms after the last, looking included")


if __name__ == "__main__":
    main()
