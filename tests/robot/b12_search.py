# SPDX-License-Identifier: Apache-2.0
"""B12: the gallery follows the search line while one types: words, quotes, minus, operators, any script; and shows
everything again when the line is emptied. How fast with 100,000: measures.py."""

import unicodedata

from robot import Application, check

ROWS = 5000


def plain(text):
    """Without case and accents, as the search compares."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def words(text):
    """Letters and digits; a picture letter is a word by itself."""
    kinds = [(letter, unicodedata.category(letter)[0:2]) for letter in plain(text)]
    return "".join(f" {letter} " if kind == "So" else letter if kind[0] in "LNM" or kind == "Co" else " "
                   for letter, kind in kinds).split()


def searches(rows):
    """Search line -> how many rows it must find, counted here from the prompts themselves."""
    prompts = [prompt for prompt, *_ in rows]
    begins = lambda word: [any(w.startswith(word) for w in words(p)) for p in prompts]
    holds = lambda text: [text in p for p in prompts]
    both = lambda a, b: sum(x and y for x, y in zip(a, b))
    return {
        "cat": sum(begins("cat")),
        "dra": sum(begins("dra")),
        "cafe": sum(begins("cafe")),
        "cat dragon": both(begins("cat"), begins("dragon")),
        "cat -dragon": sum(a and not b for a, b in zip(begins("cat"), begins("dragon"))),
        '"rain cat"': sum(" rain cat " in f" {' '.join(words(p))} " for p in prompts),
        "龙舟": sum(holds("龙舟")),
        "山": sum(holds("山")),
        "is:starred": sum(starred for _, _, starred in rows),
        "seed:77": sum(seed == "77" for _, seed, _ in rows),
        "size:512x512": len(rows),
        "model:built": len(rows),
        "date:2019": 0,
        "nothingatall": 0,
    }


def main():
    with Application(fake={}) as app:
        app.make_library(ROWS)
        app.start()
        rows = app.rows("SELECT prompt, seed, starred FROM image JOIN recipe USING(id)")
        app.keys("ctrl+f")
        app.wait_state(lambda s: s["page"] == "gallery" and "SearchField" in s["focus"], 5, "the search line")
        app.wait_state(lambda s: s["galleryRows"] == ROWS, 10, f"{ROWS} rows")
        wrong = {}
        for line, wanted in searches(rows).items():
            app.keys("ctrl+a")
            # Another line between two, so that the same number twice is seen twice.
            app.type("seed:1")
            app.wait_state(lambda s: s["galleryRows"] == 1, 5, "one row")
            app.keys("ctrl+a")
            # A letter that no key has is given to a free key first, and the window must hear of it.
            app.type(line, delay=0 if line.isascii() else 60)
            try:
                app.wait_state(lambda s: s["galleryRows"] == wanted, 5, line)
            except AssertionError:
                wrong[line] = (wanted, app.state()["galleryRows"])
        check(not wrong, f"search line: (wanted, found): {wrong}")
        app.keys("ctrl+a", "BackSpace")
        app.wait_state(lambda s: s["galleryRows"] == ROWS, 5, "everything again")


if __name__ == "__main__":
    main()
