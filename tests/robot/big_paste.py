# SPDX-License-Identifier: Apache-2.0
"""A text of a megabyte is pasted into the prompt: the window stays, the prompt keeps what it can hold and says so, and
the next picture is drawn."""

import subprocess

from robot import Application, check, need, wait_for

MOST_BYTES = 20_000
SENTENCE = "a very long story about the sea, "


def main():
    need("xclip")
    text = SENTENCE * (1_000_000 // len(SENTENCE))
    with Application(fake={"step_ms": 0}) as app:
        app.start()
        clipboard = subprocess.Popen(["xclip", "-selection", "clipboard", "-quiet"], env=app.environment,
                                     stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            clipboard.stdin.write(text.encode())
            clipboard.stdin.close()
            wait_for(lambda: subprocess.run(["xclip", "-selection", "clipboard", "-o"], env=app.environment,
                                            capture_output=True).stdout == text.encode(), 20, "the clipboard holds the text")
            app.focus_prompt()
            app.keys("ctrl+a")
            app.ask({"reset": "gaps"})
            app.keys("ctrl+v")
            state = app.wait_state(lambda s: s["text"].startswith(SENTENCE), 30, "the text is pasted")
        finally:
            clipboard.kill()
            clipboard.wait()
        check(len(state["text"].encode()) <= len(text), "The prompt grew.")
        gap = app.ask({"get": "gaps"})["max"]
        print(f"{len(text)} bytes pasted, {len(state['text'].encode())} bytes kept, longest gap {gap:.0f} ms")
        check(len(state["text"].encode()) <= MOST_BYTES, f"The prompt holds {len(state['text'].encode())} bytes.")
        app.draw(timeout=30)
        wait_for(lambda: app.rows("SELECT text FROM draft") == [(state["text"],)], 5, "the draft is stored")
        app.kill()
        app.start()
        app.wait_state(lambda s: s["text"] == state["text"], 10, "the long prompt survived")


if __name__ == "__main__":
    main()
