"""The visible numbers of an exercise that each student may have of their own: read, drawn, put in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from autograder.checks.own_numbers import Alike, Drawn, WorkedOut
from autograder.exercise.files import module_of
from autograder.exercise.refusing import wrong

SHOWN = ("master.py", "public.py")  # the files with what a learner sees
TRIES = 20_000  # draws until the rules hold; the hardest rules of the bank take some hundreds


class Values(dict[str, Any]):
    """Numbers by name. What follows from others is worked out when it is asked for: most draws are given up before."""

    def __init__(self, drawn: Mapping[str, Any], worked_out: Mapping[str, WorkedOut]):
        super().__init__(drawn)
        self._worked_out = worked_out

    def __missing__(self, name: str) -> Any:
        """Works it out, once."""
        self[name] = value = _plain(self.given_to(self._worked_out[name]))
        return value

    def given_to(self, declared: WorkedOut | Alike) -> Any:
        """What a declared function says of these numbers."""
        return declared.function(*(self[name] for name in declared.parameters))


@dataclass(frozen=True, eq=False)  # an exercise is looked up by what it is made of; lists of numbers have no hash
class Numbers:
    """What own_numbers.py declares."""

    path: Path
    drawn: tuple[Drawn, ...]
    worked_out: tuple[WorkedOut, ...]
    rules: tuple[Alike, ...]
    lines: tuple[str, ...]

    @property
    def defaults(self) -> Values:
        """The numbers of everybody who has no own."""
        return self._values({one.name: one.default for one in self.drawn})

    def draw(self, rng: np.random.Generator) -> Values:
        """Numbers of which every rule holds.

        Raises
        ------
        ExerciseError
            If the rules leave none, or next to none.
        """
        for _ in range(TRIES):
            values = self._values({one.name: _plain(one.function(rng)) for one in self.drawn})
            if self.broken(values) is None:
                return values
        raise wrong(self.path, f"in {TRIES:,} draws the rules held of none; loosen one, or draw nearer to them")

    def broken(self, values: Values) -> str | None:
        """The first rule that does not hold: kind and shape are those of the default, and what the author says."""
        for one in self.drawn:
            if _form(values[one.name]) != _form(one.default):
                return f"{one.name} has the kind and shape of {one.default!r}"
        return next((rule.sentence for rule in self.rules if not values.given_to(rule)), None)

    def lines_with(self, values: Values) -> dict[str, str]:
        """A line as it stands in the files → the same line with these numbers."""
        return {_filled(line, self.defaults): _filled(line, values) for line in self.lines}

    def put_into(self, text: str, values: Values) -> str:
        """The text of a file with these numbers. Indentation stays."""
        lines = self.lines_with(values)
        return "".join(
            line.replace(line.strip(), lines[line.strip()]) if line.strip() in lines else line
            for line in text.splitlines(keepends=True)
        )

    def _values(self, drawn: Mapping[str, Any]) -> Values:
        return Values(drawn, {one.name: one for one in self.worked_out})


def read_numbers(folder: Path) -> Numbers | None:
    """What own_numbers.py of a bank folder declares; None where there is no such file.

    Raises
    ------
    ExerciseError
        If a name is not known, a rule does not hold of the defaults, or a line stands in neither file.
    """
    path = folder / "own_numbers.py"
    if not path.exists():
        return None
    module = module_of(path)
    records = sorted(
        (value for value in vars(module).values() if isinstance(value, (Alike, Drawn, WorkedOut))),
        key=lambda record: record.function.__code__.co_firstlineno,
    )
    numbers = Numbers(
        path,
        tuple(one for one in records if isinstance(one, Drawn)),
        tuple(one for one in records if isinstance(one, WorkedOut)),
        tuple(one for one in records if isinstance(one, Alike)),
        tuple(line.strip() for line in str(getattr(module, "LINES", "")).splitlines() if line.strip()),
    )
    _refuse(numbers, folder)
    return numbers


def _refuse(numbers: Numbers, folder: Path) -> None:
    if not numbers.drawn or not numbers.lines:
        raise wrong(numbers.path, "draws no number or has no LINES; a folder without it gives everybody the same")
    try:
        broken = numbers.broken(numbers.defaults)
        lines = [_filled(line, numbers.defaults) for line in numbers.lines]
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise wrong(numbers.path, f"cannot be worked out: {type(error).__name__}: {error}") from error
    if broken:
        raise wrong(numbers.path, f"of the defaults does not hold: {broken}")
    there = {line.strip() for name in SHOWN for line in (folder / name).read_text(encoding="utf-8").splitlines()}
    for line in lines:
        if line not in there:
            raise wrong(numbers.path, f"{line!r} stands in neither {' nor '.join(SHOWN)}; write it as it is there")
        if lines.count(line) > 1:
            raise wrong(numbers.path, f"{line!r} is in LINES twice; once is enough, wherever it stands")


def _filled(line: str, values: Values) -> str:
    """A line with each <<name>> replaced; braces, of which LaTeX has many, are itself."""
    plain = line.replace("{", "{{").replace("}", "}}")
    return plain.replace("<<", "{").replace(">>", "}").format_map(values)


def _plain(value: Any) -> Any:
    """Python's own numbers and lists, which print as they are written."""
    return value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value


def _form(value: Any) -> Any:
    return [_form(one) for one in value] if isinstance(value, list) else type(value).__name__
