# SPDX-License-Identifier: Apache-2.0
"""B18: generate, go back, change, generate: both branches are there, each picture knows its parent, nothing is
overwritten; Alt+Up and Alt+Down walk the earlier prompts and return to what was not sent."""

from robot import Application, check, wait_for

NODES = ("SELECT image.id, parent.image, node.lineage, recipe.prompt FROM node JOIN image ON node.image=image.id"
         " JOIN recipe ON recipe.id=image.id LEFT JOIN node AS parent ON parent.id=node.parent ORDER BY image.id")


def branches(app):
    for prompt in ("a tree", "a tall tree", "a tall tree in spring"):
        app.write_prompt(prompt)
        app.draw()
        app.wait_idle()
    root, second, third = (row[0] for row in app.rows(NODES))
    files = {path: open(path, "rb").read() for path in app.files()}
    app.keys("ctrl+2")
    app.wait_state(lambda s: s["page"] == "gallery" and s["galleryRows"] == 3, 5, "three tiles")
    app.keys("End")  # the oldest
    app.keys("ctrl+r")
    app.wait_state(lambda s: s["page"] == "draw" and s["text"] == "a tree", 5, "the recipe of the first picture")
    app.write_prompt("a small tree")
    app.draw()
    app.wait_idle()
    nodes = app.rows(NODES)
    fourth = nodes[3][0]
    parents = {picture: parent for picture, parent, *_ in nodes}
    check(parents == {root: None, second: root, third: second, fourth: root}, f"parents: {parents}")
    lineages = {picture: lineage for picture, _, lineage, _ in nodes}
    check(lineages[fourth] != lineages[second], "The second branch has the lineage of the first.")
    for path, content in files.items():
        with open(path, "rb") as file:
            check(file.read() == content, f"{path} was overwritten.")


def earlier_prompts(app):
    app.focus_prompt()
    app.write_prompt("not sent yet")
    walked = []
    for _ in range(4):
        app.keys("alt+Up")
        walked.append(app.wait_state(lambda s: s["text"] not in [*walked, "not sent yet"], 5, "an earlier prompt")["text"])
    check(walked == ["a small tree", "a tall tree in spring", "a tall tree", "a tree"], f"walked: {walked}")
    app.keys(*["alt+Down"] * 4)
    app.wait_state(lambda s: s["text"] == "not sent yet", 5, "what was not sent is back")


def main():
    with Application(fake={"step_ms": 0}) as app:
        app.start()
        branches(app)
        earlier_prompts(app)
        before = app.rows(NODES)
        wait_for(lambda: app.rows("SELECT text FROM draft") == [("not sent yet",)], 5, "the draft is stored")
        app.kill()
        app.start()
        check(app.rows(NODES) == before, "The tree changed by the kill.")
        app.wait_state(lambda s: s["text"] == "not sent yet", 5, "the draft is back")


if __name__ == "__main__":
    main()
