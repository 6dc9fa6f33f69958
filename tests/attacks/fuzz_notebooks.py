"""Mutants of notebooks, behind the wall: `tools/wall python tests/attacks/fuzz_notebooks.py [COUNT [SEED [JOBS]]]`.

Structure-aware: what is changed are cells, sources, types of fields, encodings and single bytes of the sample class and
the worked solutions. Prints how far it is, and a line of JSON at the end; exit status 1 where a mutant made us stumble.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from queue import Empty
from typing import Any

from autograder.authoring.build import SOLUTIONS
from autograder.demo import CLASS
from autograder.exercise import by_slug
from autograder.grading import isolate
from autograder.grading.outputs import write_results, write_scores
from autograder.grading.pipeline import Handed, grade
from autograder.grading.processors import keep_to, usable
from autograder.grading.warm import Warm
from autograder.selftest.wall import NoWall, must_stand
from autograder.tracking.pages import write_pages

EVERY = 100  # mutants from one word on how far it is to the next
TIGHT: dict[str, Any] = {
    "check_seconds": 0.3,
    "cell_seconds": 0.5,
    "submission_seconds": 5.0,
    "memory_mib": 512,
    "processes": 32,
}
"""Nearly all that a mutant costs is waiting for loops that a mutation made endless; what is tested does not wait."""

ODD = (
    None,
    True,
    0,
    -1,
    1e999,
    "",
    "x",
    [],
    {},
    [[]],
    [None],
    "\ud800",
    "\0",
    "9" * 400,
    {"a": [1]},
    "code",
    "markdown",
)
LINES = (
    *("import numpy as np", "%time x = 1", "!ls", "?np", "%%bash\nls", "x = (", "    ", "def f(:", "return", "del np"),
    *(
        "raise ValueError",
        "from os import *",
        "np = None",
        "import nothing_like_this",
        "exit()",
        "lambda: 0",
        "global x",
    ),
    *("@decorator", "class A: pass", "def matmul(*args): return args", "def softmax(z): return z", "await x", "yield"),
    *("'''", '"""', "\t", "\\", "x = 1 if", "print(" + "(" * 90, "for i in range(3):\n    pass", "1 / 0"),
    *("np.seterr(all='raise')", "from __future__ import x"),
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "latin-1", "utf-7", "cp1252", "utf-32")


def cells(book: Any) -> list[Any]:
    """The cells of a notebook, as long as there are any."""
    found = book.get("cells")
    return found if isinstance(found, list) else []


def cell_gone(book: Any, draw: random.Random) -> None:
    if found := cells(book):
        del found[draw.randrange(len(found))]


def cell_twice(book: Any, draw: random.Random) -> None:
    if found := cells(book):
        found.insert(draw.randrange(len(found)), json.loads(json.dumps(draw.choice(found))))


def cells_in_another_order(book: Any, draw: random.Random) -> None:
    draw.shuffle(cells(book))


def cell_of_another_kind(book: Any, draw: random.Random) -> None:
    if (found := cells(book)) and isinstance(cell := draw.choice(found), dict):
        cell["cell_type"] = draw.choice(("code", "markdown", "raw", "heading", *ODD))


def field_of_another_type(book: Any, draw: random.Random) -> None:
    holder = draw.choice([book, *[cell for cell in cells(book) if isinstance(cell, dict)]])
    if holder:
        holder[draw.choice(sorted(holder))] = draw.choice(ODD)


def field_gone(book: Any, draw: random.Random) -> None:
    holder = draw.choice([book, *[cell for cell in cells(book) if isinstance(cell, dict)]])
    if holder:
        del holder[draw.choice(sorted(holder))]


def worksheets(book: Any, draw: random.Random) -> None:
    for cell in cells(book):
        if isinstance(cell, dict) and "source" in cell:
            cell["input"] = cell.pop("source")
    book["worksheets"] = [{"cells": book.pop("cells", None)}, draw.choice(ODD)]


def in_a_source(change: Callable[[list[str], random.Random], list[str]]) -> Callable[[Any, random.Random], None]:
    """A change of the lines of one code cell."""

    def mutate(book: Any, draw: random.Random) -> None:
        code = [cell for cell in cells(book) if isinstance(cell, dict) and cell.get("cell_type") == "code"]
        if code:
            cell = draw.choice(code)
            source = cell.get("source", "")
            lines = "".join(map(str, source)) if isinstance(source, list) else str(source)
            cell["source"] = "\n".join(change(lines.split("\n"), draw))

    return mutate


def line_gone(lines: list[str], draw: random.Random) -> list[str]:
    at = draw.randrange(len(lines))
    return lines[:at] + lines[at + 1 :]


def line_more(lines: list[str], draw: random.Random) -> list[str]:
    at = draw.randrange(len(lines) + 1)
    indent = " " * draw.choice((0, 0, 4))
    return [*lines[:at], indent + draw.choice(LINES), *lines[at:]]


def line_indented(lines: list[str], draw: random.Random) -> list[str]:
    at = draw.randrange(len(lines))
    return [*lines[:at], draw.choice(("  ", "\t", "\u00a0", "\u3000")) + lines[at], *lines[at + 1 :]]


def token_changed(lines: list[str], draw: random.Random) -> list[str]:
    at = draw.randrange(len(lines))
    pairs = (
        ("return", "retrun"),
        ("(", ""),
        (":", ""),
        ("0", "1"),
        ("+", "-"),
        ("np.", ""),
        ("*", "@"),
        ("=", "=="),
        ('"', "\u201c"),
    )
    old, new = draw.choice(pairs)
    return [*lines[:at], lines[at].replace(old, new, 1), *lines[at + 1 :]]


def cut_in_two(lines: list[str], draw: random.Random) -> list[str]:
    return lines[: draw.randrange(len(lines) + 1)]


BOOKS = (
    cell_gone, cell_twice, cells_in_another_order, cell_of_another_kind, field_of_another_type, field_gone, worksheets,
    *map(in_a_source, (line_gone, line_more, line_more, line_indented, token_changed, cut_in_two)),
)  # fmt: skip


def bytes_changed(data: bytes, draw: random.Random) -> bytes:
    """The file cut, doubled, with odd bytes in it, or in another encoding."""
    at = draw.randrange(len(data) + 1)
    kind = draw.randrange(6)
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + data
    if kind == 2:
        return data[:at] + draw.randbytes(draw.randrange(1, 9)) + data[at:]
    if kind == 3:
        return data[:at] + draw.choice((b"\0", b"\xff", b"\x1b", b'"', b"}", b"\\u", b"\r")) + data[at + 1 :]
    return data.decode("utf-8", "replace").encode(draw.choice(ENCODINGS), "replace")


def mutant(data: bytes, draw: random.Random) -> bytes:
    """A notebook after one to five accidents."""
    try:
        book = json.loads(data)
    except ValueError:
        return bytes_changed(data, draw)
    for _ in range(draw.randrange(1, 6)):
        draw.choice(BOOKS)(book, draw)
    text = json.dumps(book, ensure_ascii=draw.random() < 0.5)
    made = text.encode("utf-8", "surrogatepass")
    return bytes_changed(made, draw) if draw.random() < 0.25 else made


def originals() -> list[tuple[str, Path]]:
    """The exercise and the file of every real notebook, small data first."""
    slugs = sorted(path.name for path in CLASS.iterdir() if path.is_dir())
    found = [(slug, file) for slug in slugs for file in sorted((CLASS / slug).iterdir())]
    return found + [(file.stem, file) for file in sorted(SOLUTIONS.rglob("*.ipynb")) if file.stem in slugs]


def resident() -> int:
    """The memory of this process in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


class Bench:
    """One grading process: takes in, grades and reports mutants, one after the other."""

    def __init__(self, warm: Warm, place: Path):
        self._warm, self._place, self._books = warm, place, originals()
        self._exercises = {}
        for slug in {slug for slug, _ in self._books}:
            exercise = by_slug(slug)
            self._exercises[slug] = replace(exercise, limits=replace(exercise.limits, **TIGHT))

    def tried(self, seed: int, number: int) -> tuple[dict[str, int], str | None]:
        """The verdicts of one mutant, which its number and the seed make what it is; and what was wrong with us."""
        draw = random.Random(f"{seed} {number}")
        slug, file = draw.choice(self._books)
        name = f"mutant-{number}"
        try:
            handed = Handed(name, name + file.suffix, mutant(file.read_bytes(), draw))
            result = grade(self._exercises[slug], handed, "secret", self._warm)
            write_scores([result], self._place / "scores.csv")
            write_results([result], self._place / "results.jsonl")
            write_pages([result], [], self._place, made="today")
            (self._place / "feedback" / f"{name}.html").unlink()  # else a full disk is all that ten thousand find
        except Exception as fault:
            return {}, f"{number} ({file.name}): {type(fault).__name__}: {fault}"
        checks = [check for question in result.questions for check in question.checks]
        said = sorted({check.message for check in checks if check.message})[:2]
        verdicts = Counter(check.verdict.value for check in checks)
        return dict(verdicts), f"{number} ({file.name}): {said}" if result.faulty else None


def share(seed: int, numbers: Sequence[int], heard: Any, processor: int | None) -> None:
    """A process's share of the mutants; what came of each, and how much memory the process had then."""
    if processor is not None:
        keep_to(processor)
    with Warm(isolate.choose()) as warm, tempfile.TemporaryDirectory() as place:
        bench = Bench(warm, Path(place))
        for number in numbers:
            heard.put((*bench.tried(seed, number), resident()))


def fuzz(count: int, seed: int, jobs: int) -> dict[str, Any]:
    """Grades so many mutants and counts what came of them."""
    verdicts, faults, grown, started = Counter[str](), [], 0, time.monotonic()
    spawned = multiprocessing.get_context("spawn")
    heard = [spawned.Queue() for _ in range(jobs)]
    shares = [list(range(job, count, jobs)) for job in range(jobs)]
    workers = [
        spawned.Process(target=share, args=(seed, numbers, queue, processor))
        for numbers, queue, processor in zip(
            shares, heard, usable() if jobs == len(usable()) else [None] * jobs, strict=True
        )
    ]
    for worker in workers:
        worker.start()
    memory: list[list[int]] = [[] for _ in range(jobs)]
    for number in range(count):
        found, fault, size = _next(heard[number % jobs], workers[number % jobs])
        verdicts.update(found)
        faults += [fault] if fault else []
        memory[number % jobs].append(size)
        if (number + 1) % EVERY == 0:
            seconds = time.monotonic() - started
            print(f"{number + 1} of {count}: {len(faults)} faults, {seconds:.0f} s", file=sys.stderr, flush=True)
    for worker in workers:
        worker.join()
    for sizes in memory:  # from when everything is imported and every page was made once
        grown = max(grown, max(sizes) - sizes[min(50, len(sizes) // 3)])
    return {
        "mutants": sum(map(len, memory)),
        "seed": seed,
        "verdicts": verdicts,
        "faults": faults,
        "grown_mib": round(grown / 2**20, 1),
        "seconds": round(time.monotonic() - started, 1),
    }


def _next(queue: Any, worker: Any) -> tuple[dict[str, int], str | None, int]:
    """What a worker says next; a worker that died is a fault like any other, and ends the run."""
    while True:
        try:
            found: tuple[dict[str, int], str | None, int] = queue.get(timeout=5)
            return found
        except Empty:
            if not worker.is_alive() and queue.empty():
                sys.exit(f"a grading process ended with status {worker.exitcode}")


def main() -> None:
    """Fuzzes as often as the command line says."""
    try:
        must_stand()
    except NoWall as error:
        sys.exit(str(error))
    numbers = [int(word) for word in sys.argv[1:]]
    report = fuzz(*(numbers + [150, 1, 2][len(numbers) :]))
    print(json.dumps(report))
    sys.exit(1 if report["faults"] else 0)


if __name__ == "__main__":
    main()
