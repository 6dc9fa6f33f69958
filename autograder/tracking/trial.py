"""The fresh example of a question, as it is drawn: the call, the learner's answer, and what it should be."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.checks import compare
from autograder.grading.records import Example
from autograder.tracking.drawing import Drawing, draw, marked

SHORT = 30  # characters: longer arguments are given a line of their own


@dataclass(frozen=True)
class Argument:
    """An argument that is too large for the call itself."""

    name: str
    drawing: Drawing


@dataclass(frozen=True)
class Trial:
    """An example call as it is drawn: `call` with the larger arguments by name, then the two answers."""

    call: str
    arguments: tuple[Argument, ...]
    got: Drawing | None  # None where the call raised
    raised: str | None
    want: Drawing | None  # None where the right answer is an error
    wanted_error: str | None
    text: str
    changed: bool = False  # the answer is right, and it was not the answer that was wrong
    closer: str | None = None  # where the answer is wrong, and how

    @property
    def alike(self) -> bool:
        """Whether the two answers look the same on the page, and the difference has to be told in words."""
        return self.got is not None and self.got == self.want

    @property
    def wide(self) -> bool:
        """Whether the two answers stand below each other, being too wide to stand side by side."""
        return any(drawing.width > SHORT for drawing in (self.got, self.want) if drawing)

    @property
    def marked(self) -> bool:
        """Whether entries of the answer are marked."""
        return self.got is not None and _any_marked(self.got)


def trial(example: Example) -> Trial:
    """The drawings of an example."""
    words, larger = [], []
    for name, value in zip(_names(example), example.arguments, strict=True):
        drawing = draw(value)
        if drawing.text == f"a {type(value).__name__}":  # a random generator: there is no more to say of it
            words.append(name)
        elif drawing.kind == "words" and len(drawing.text) <= SHORT:
            words.append(drawing.text)
        else:
            words.append(name)
            larger.append(Argument(name, drawing))
    want = None if example.wanted_error else draw(example.want)
    got = None if example.raised else draw(example.got)
    if got and want:
        got = marked(got, want)
    call = f"{example.function}({', '.join(words)})"
    changed = bool(got and want) and compare(example.got, example.want) is None
    return Trial(
        call, tuple(larger), got, example.raised, want, example.wanted_error, example.text, changed, example.closer
    )


def _names(example: Example) -> list[str]:
    """A name for each argument; those that a starred parameter gathers are numbered."""
    names = [name for name in example.parameters if not name.startswith("*")][: len(example.arguments)]
    rest = next((name.lstrip("*") for name in example.parameters if name.startswith("*")), "argument")
    return names + [f"{rest}{number}" for number in range(1, len(example.arguments) - len(names) + 1)]


def _any_marked(drawing: Drawing) -> bool:
    return any(cell.differs for row in drawing.rows for cell in row) or any(map(_any_marked, drawing.parts))
