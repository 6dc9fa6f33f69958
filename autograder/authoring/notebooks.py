"""From master.py to two notebooks: the one a learner gets, and the worked one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from autograder.authoring.assign import PROMPT, assign
from autograder.authoring.cells import Cell, code, notebook_file, source_of
from autograder.authoring.master import BEGIN, END, definitions, master_cells, wrong
from autograder.exercise import Exercise, Question

START = """# Run this cell first: it lets you check your answers.
import otter

grader = otter.Notebook()"""


@dataclass(frozen=True)
class Notebooks:
    """The two notebooks of an exercise, as the bytes of their files."""

    student: bytes
    solution: bytes


def notebooks(exercise: Exercise) -> Notebooks:
    """What becomes of an exercise's master.

    Raises
    ------
    ExerciseError
        If a question has no cell or no solution, a cell cannot be read, or the marks of a solution do not pair.
    """
    cells = master_cells(exercise)
    _refuse_unanswered(exercise, cells)
    student, worked = assign(exercise, _with_grader(exercise, cells))
    _refuse_given_away(exercise, student, worked)
    return Notebooks(notebook_file(exercise.slug, student), notebook_file(exercise.slug, _as_read(worked)))


def _with_grader(exercise: Exercise, cells: list[Cell]) -> list[Cell]:
    """The cells, with one that starts otter before the first code, and a check after each question."""
    after: dict[int, list[Cell]] = {}
    for question in exercise.auto:
        check = code(f'grader.check("{question.name}")')
        after.setdefault(last_cell_of(exercise, question, cells), []).append(check)
    first = next((index for index, cell in enumerate(cells) if cell["cell_type"] == "code"), len(cells))
    whole = [cell for index, own in enumerate(cells) for cell in (own, *after.get(index, ()))]
    return [*whole[:first], code(START.format(slug=exercise.slug)), *whole[first:]]


def last_cell_of(exercise: Exercise, question: Question, cells: list[Cell]) -> int:
    """Where a question ends: the last code cell that defines one of its functions."""
    places = {name: index for index, cell in enumerate(cells) for name in definitions(exercise, [cell])}
    for entry in question.entries:
        if entry.name not in places:
            raise wrong(exercise, f"has no cell that defines {entry.name}; {question.name} asks for it")
    return max(places[entry.name] for entry in question.entries)


def _refuse_unanswered(exercise: Exercise, cells: list[Cell]) -> None:
    """The place where a learner types is where the model answer stands, so there must be one."""
    answered = {cell["metadata"].get("answer") for cell in cells}
    for question in exercise.questions:
        if question.by_hand and question.name not in answered:
            mark = f'# %% [markdown] answer="{question.name}"'
            raise wrong(exercise, f"has no model answer to {question.name}; put it into a cell that begins {mark}")


def _refuse_given_away(exercise: Exercise, student: list[Cell], worked: list[Cell]) -> None:
    """A solution whose marks are missing, or misspelt, would be handed out without a word."""
    handed_out, solved = definitions(exercise, student), definitions(exercise, worked)
    for entry in (entry for question in exercise.auto for entry in question.entries):
        if handed_out[entry.name] == solved[entry.name]:
            raise wrong(exercise, f"hands out {entry.name} whole; put its body between {BEGIN} and {END}")


def _as_read(cells: list[Cell]) -> Iterator[Cell]:
    """The worked cells as people read them: no place to type, no marks around the solution."""
    for cell in cells:
        lines = source_of(cell).splitlines()
        if lines != [PROMPT]:
            yield {**cell, "source": "\n".join(line for line in lines if not line.strip().startswith((BEGIN, END)))}
