"""Makes the sample class: fills in the notebooks that learners get, and runs each in Jupyter, outputs and all.

`python -m autograder.demo.make`, after an exercise of the class has changed. Takes a few minutes.
"""

from __future__ import annotations

import ast
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

from autograder.authoring.answers import definition
from autograder.authoring.build import EXERCISES, SOLUTIONS
from autograder.demo import CLASS
from autograder.demo.accidents import ACCIDENTS
from autograder.demo.learners import LEARNERS, Learner
from autograder.exercise import Exercise, by_slug

CELL_SECONDS = 10  # the learner's patience with an endless loop


def main() -> None:
    """Writes the whole class."""
    shutil.rmtree(CLASS, ignore_errors=True)
    with ThreadPoolExecutor(2) as pool:
        for name in pool.map(make, LEARNERS):
            print(name, file=sys.stderr)


def make(learner: Learner) -> str:
    """Writes one learner's file."""
    exercise = by_slug(learner.exercise)
    book = untouched(exercise) if learner.accident == "untouched" else filled_in(exercise, learner)
    if learner.accident in ACCIDENTS:
        ACCIDENTS[learner.accident](book)
    folder = CLASS / learner.exercise
    folder.mkdir(parents=True, exist_ok=True)
    if learner.accident == "script":
        code = [cell.source for cell in book.cells if cell.cell_type == "code" and "grader" not in cell.source]
        (folder / f"{learner.name}.py").write_text("\n\n\n".join(code) + "\n", encoding="utf-8")
        return learner.name
    text = nbformat.writes(run(book, EXERCISES / exercise.strand / exercise.slug))
    if learner.accident == "cut_off":
        text = text[: len(text) * 2 // 3]  # the upload broke off
    (folder / f"{learner.name}.ipynb").write_text(text + "\n", encoding="utf-8")
    return learner.name


def untouched(exercise: Exercise) -> Any:
    """The notebook as it was handed out."""
    return nbformat.read(EXERCISES / exercise.strand / exercise.slug / f"{exercise.slug}.ipynb", as_version=4)


def filled_in(exercise: Exercise, learner: Learner) -> Any:
    """The notebook as the learner wrote it."""
    stubs = {cell.id: cell for cell in untouched(exercise).cells}
    book = nbformat.read(SOLUTIONS / exercise.strand / exercise.slug / f"{exercise.slug}.ipynb", as_version=4)
    for cell in book.cells:
        if cell.metadata.get("answer"):
            cell.source = learner.words or stubs[cell.id].source
        for question in exercise.auto:
            for entry in question.entries:
                if cell.cell_type != "code" or f"def {entry.name}(" not in cell.source:
                    continue
                declared = _declared(question, learner)
                if question.name in learner.blank:
                    cell.source = stubs[cell.id].source
                elif declared and question.entry_of(declared) == entry.name:
                    cell.source = _replaced(cell.source, entry.name, definition(question, declared))
    return book


def _declared(question: Any, learner: Learner) -> Any:
    """The misconception or the variant that the learner has of a question."""
    named = learner.wrong.get(question.name) or learner.other.get(question.name)
    return next((one for one in (*question.misconceptions, *question.variants) if one.name == named), None)


def _replaced(source: str, name: str, by: str) -> str:
    """A cell with the function `name` written in another way."""
    node = next(node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and node.name == name)
    lines = source.split("\n")
    return "\n".join([*lines[: node.lineno - 1], by.rstrip(), *lines[node.end_lineno :]])


def run(book: Any, folder: Path) -> Any:
    """The notebook run from top to bottom in Jupyter, in a copy of its folder; errors stay, as learners leave them."""
    with tempfile.TemporaryDirectory() as place:
        here = Path(place) / folder.name
        shutil.copytree(folder, here)
        client = NotebookClient(
            book,
            timeout=CELL_SECONDS,
            interrupt_on_timeout=True,
            allow_errors=True,
            resources={"metadata": {"path": str(here)}},
        )
        client.execute()
    for cell in book.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", ()):
            _shorten(output, {place: "~", sys.prefix: "…", sys.base_prefix: "…", str(Path.home()): "~"})
    return book


def _shorten(output: Any, places: dict[str, str]) -> None:
    """Takes this machine's folders out of tracebacks."""
    for key, value in list(output.items()):
        if isinstance(value, dict):
            _shorten(value, places)
            continue
        lines = value if isinstance(value, list) else [value]
        if all(isinstance(line, str) for line in lines):
            for place, short in places.items():
                lines = [line.replace(place, short) for line in lines]
            output[key] = lines if isinstance(value, list) else lines[0]


if __name__ == "__main__":
    main()
