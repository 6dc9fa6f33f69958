"""An exercise fresh from the template, and what a build makes of it, for the tests of what learners get."""

import nbformat

from autograder.authoring.new import create
from autograder.exercise import load

PUBLIC = "from autograder.checks import public\n"
FIRST = '@public("shares")\ndef soup'
EXPECTED = "[0.75, 0.25])"


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def cells(folder, top="exercises", slug="fair_shares"):
    return nbformat.read(folder / top / "statistics" / slug / f"{slug}.ipynb", 4).cells


def altered(folder, name, *changes):
    """A new exercise, read after changes (old, new) of one of its files."""
    path = create("statistics", "fair_shares", folder / "bank") / name
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return load(path.parent)
