# SPDX-License-Identifier: Apache-2.0
"""The numbers of the desktop application, each against its limit. On a machine that does other work too they mean
little. The start, the built-in model, cancel and search are medians of several; the gallery is opened once."""

import contextlib
import os
import statistics
import time

from b05_hour import LONGEST_MS, P99_MS, ROWS, scripted_hour
from robot import Application, check, wait_for

LIMITS = {
    "start to a typed character (ms)": 700,
    "Ctrl+Return to the first preview (ms)": 300,
    "Ctrl+Return to the stored picture (ms)": 1500,
    "cancel visible (ms)": 100,
    "gap of the loop, p99 (ms)": P99_MS,
    "gap of the loop, longest (ms)": LONGEST_MS,
    "gallery of 100,000: first tiles (ms)": 300,
    "gallery of 100,000: End (ms)": 200,
    "search in 100,000 (ms)": 100,
    "memory for 100,000 (MiB)": 400,
}
TILES, TILE_PIXELS = 12, 3000


def milliseconds(begin):
    return (time.monotonic() - begin) * 1000


def start_to_character(app):
    """A profile that was used before; the key is pressed again until the editor shows it."""
    app.start()
    app.quit()
    times = []
    for _ in range(3):
        app.start(ready=False)
        app.activate()
        before = app.state()["text"]
        def shown():
            app.keys("x")
            return app.state()["text"] != before
        wait_for(shown, 20, "a typed character is on the screen", every=0.002)
        times.append(milliseconds(app.started_at))
        app.kill()
    return statistics.median(times)


def built_in_model():
    """(first preview, stored picture), by the event log's clock, from just before the key."""
    with Application() as app:
        app.start()
        previews, pictures = [], []
        for prompt in ("a fox on a light blue background", "two dogs", "a panda on a green background"):
            app.write_prompt(prompt)
            mark, begin = app.mark(), time.time() * 1000
            app.keys("ctrl+Return")
            pictures.append(app.wait_event("picture", mark)[0]["at"] - begin)
            previews.append(next(e["at"] for e in app.events("preview", mark) if e["step"] > 0) - begin)
            app.wait_idle()
        return statistics.median(previews), statistics.median(pictures)


def cancel(app):
    app.fake_switches(step_ms=2000)
    times = []
    for _ in range(5):
        mark = app.mark()
        app.keys("ctrl+Return")
        app.wait_event("running", mark)
        begin = time.time() * 1000
        app.keys("Escape")
        times.append(app.wait_event("idle", mark)[0]["at"] - begin)
    app.fake_switches(step_ms=5)
    return statistics.median(times)


def tiles(app, least=TILES):
    return sum(pixels > TILE_PIXELS for pixels in app.seen(0.2, 0.15, 1, 0.9).values()) >= least


def large_gallery(app):
    begin = time.monotonic()
    app.keys("ctrl+2")
    wait_for(lambda: tiles(app), 20, "the first tiles", every=0)
    first = milliseconds(begin)
    begin = time.monotonic()
    app.keys("End")
    app.state()
    end = milliseconds(begin)
    wait_for(lambda: tiles(app), 20, "the last tiles", every=0)
    return first, end


def search(app):
    """One letter more a time; from the key to another number of rows, which every one of these letters changes."""
    app.keys("ctrl+f", "ctrl+a", "BackSpace")
    app.wait_state(lambda s: s["galleryRows"] == ROWS, 10, "every row")
    times, rows = [], ROWS
    for letter in ["c", "a", "s", "space", "r", "a", "i"]:
        begin = time.monotonic()
        app.keys(letter)
        with contextlib.suppress(AssertionError):
            rows = app.wait_state(lambda s: s["galleryRows"] != rows, 1, "other rows", every=0.001)["galleryRows"]
            times.append(milliseconds(begin))
    app.keys("ctrl+a", "BackSpace")
    app.wait_state(lambda s: s["galleryRows"] == ROWS, 10, "every row")
    return statistics.median(times)


def main():
    numbers = {}
    numbers["Ctrl+Return to the first preview (ms)"], numbers["Ctrl+Return to the stored picture (ms)"] = built_in_model()
    with Application(fake={"step_ms": 5}) as app:
        numbers["start to a typed character (ms)"] = start_to_character(app)
        app.start()
        numbers["cancel visible (ms)"] = cancel(app)
        app.keys("ctrl+2")
        app.wait_state(lambda s: s["page"] == "gallery", 5, "the gallery")
        empty = app.memory()
    with Application(fake={"step_ms": 5}) as app:
        app.make_library(ROWS, 50)
        app.start()
        numbers["gallery of 100,000: first tiles (ms)"], numbers["gallery of 100,000: End (ms)"] = large_gallery(app)
        numbers["search in 100,000 (ms)"] = search(app)
        # Before the hour: its picture of 4096 pixels is no part of the gallery.
        numbers["memory for 100,000 (MiB)"] = app.memory() - empty
        hour = scripted_hour(app)
        numbers["gap of the loop, p99 (ms)"] = hour.quantile(0.99)
        numbers["gap of the loop, longest (ms)"], _ = hour.longest()
    over = [name for name, limit in LIMITS.items() if numbers[name] > limit]
    for name, limit in LIMITS.items():
        print(f"{name:<45} {numbers[name]:8.1f}   limit {limit:5}{'   OVER' if name in over else ''}")
    print("load of the machine:", os.getloadavg()[0])
    check(not over, f"over the limit: {over}")


if __name__ == "__main__":
    main()
