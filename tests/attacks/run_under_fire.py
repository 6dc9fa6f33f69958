"""A class with hostile ones, while processes are killed: `tools/wall python tests/attacks/run_under_fire.py [COUNT]`.

One in twenty is hostile. Now and then somebody kills a worker or a warm interpreter. Prints how far it is, and a line
of JSON at the end; exit status 1 where somebody was graded twice or never, or otherwise than on a calm day.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from autograder.authoring.answers import solution
from autograder.exercise import by_slug
from autograder.grading.batch import Graded, Job, grade_all
from autograder.grading.pipeline import Handed
from autograder.selftest.attack import EXERCISE, Attack
from autograder.selftest.families import FAMILIES
from autograder.selftest.wall import NoWall, must_stand

LIMITS = (
    "\n[limits]\ncheck_seconds = 1.5\ncell_seconds = 2\nsubmission_seconds = 30\nmemory_mib = 512\nprocesses = 32\n"
)
HOSTILE_EVERY = 20
KILLS, LATER = 0.1, 1.0  # after so many of the submissions, and up to so many seconds later
WRONG = (
    "def add(A, B):\n    return A\n",
    "def scale(k, A):\n    return k\n",
    "def transpose(A):\n    raise ValueError('not done')\n",
    "def product_shape(A, B):\n    import os\n    os._exit(0)\n",
    "def scale(k, A):\n    while True: pass\n",
)
"""The honest make mistakes as well, a time-out and a crash among them."""

Score = dict[str, float]


def exercise_with_small_limits(place: Path) -> Path:
    """A copy of the exercise's folder whose limits are those of the self-test."""
    source = by_slug(EXERCISE).folder
    folder = place / source.parent.name / source.name
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("__pycache__"))
    text = (folder / "exercise.toml").read_text(encoding="utf-8")
    (folder / "exercise.toml").write_text(re.sub(r"\n\[limits\][^\[]*", "\n", text) + LIMITS, encoding="utf-8")
    return folder


def class_of(count: int, seed: int) -> tuple[list[Handed], dict[str, Attack]]:
    """So many submissions in an order of chance, and the attack of those that are hostile, by student."""
    worked, draw = solution(by_slug(EXERCISE)), random.Random(seed)
    attacks = [one for family in FAMILIES for one in family.attacks if isinstance(one, Attack) and one.code]
    attacks = [one for one in attacks if not one.accomplice and not one.file]
    handed, hostile = [], {}
    for number in range(count):
        student = f"student-{number:04}"
        if number % HOSTILE_EVERY == 7:
            hostile[student] = draw.choice(attacks)
            more = hostile[student].code
        else:
            more = draw.choice(("", "", *WRONG))
        handed.append(Handed(student, f"{student}.py", f"{worked}\n\n# %%\n{more}".encode("utf-8", "surrogatepass")))
    draw.shuffle(handed)
    return handed, hostile


def score(one: Graded) -> Score:
    """Points by question."""
    return {question.name: question.points for question in one.result.questions} if one.result else {}


def below(process: int) -> set[int]:
    """Every process that came from this one, as /proc tells it now."""
    parents = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        with contextlib.suppress(OSError):
            parents[int(name)] = int(Path(f"/proc/{name}/stat").read_text().rsplit(")", 1)[1].split()[1])
    found: set[int] = set()
    fresh = {process}
    while fresh:
        fresh = {child for child, parent in parents.items() if parent in fresh} - found
        found |= fresh
    return found


def ours(process: int) -> bool:
    """Whether it is a worker, or the sandbox of one: what a submission's own processes are, it may end itself."""
    try:
        words = Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False
    return b"spawn_main" in words or b"bwrap" in words.split(b"\0")[0]


def under(graded: Iterator[Graded], seed: int, killed: list[int]) -> Iterator[Graded]:
    """What is graded, while workers and sandboxes are killed: by progress, so that a slow machine gets on."""
    draw = random.Random(seed)

    def kill() -> None:
        if victims := sorted(process for process in below(os.getpid()) if ours(process)):
            with contextlib.suppress(OSError):
                os.kill(victim := draw.choice(victims), signal.SIGKILL)
                killed.append(victim)

    for one in graded:
        if draw.random() < KILLS:
            threading.Timer(draw.uniform(0, LATER), kill).start()
        yield one


def told(graded: Iterator[Graded], count: int, what: str) -> list[Graded]:
    """All of it, and a word now and then on how far it is."""
    done, started = [], time.monotonic()
    for one in graded:
        done.append(one)
        if len(done) % 50 == 0 or len(done) == count:
            print(f"{what}: {len(done)} of {count}, {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    return done


def compared(calm: dict[bytes, Score], done: Sequence[Graded], hostile: dict[str, Attack]) -> list[str]:
    """What is not as on a calm day, a line for each student."""
    wrong = []
    for one in done:
        student, found = one.handed.student, score(one)
        if one.result is None or one.result.faulty:
            wrong.append(f"{student}: no result of its own ({one.problem or 'GRADER'})")
        elif student not in hostile and found != calm[one.handed.data]:
            wrong.append(f"{student}: {found}, on a calm day {calm[one.handed.data]}")
        elif student in hostile and any(found[name] for name in hostile[student].worthless):
            wrong.append(f"{student}: forged by {hostile[student].name}: {found}")
    return wrong


def under_fire(count: int, seed: int, jobs: int) -> dict[str, Any]:
    """The class graded calmly, each content once, then all of it under fire."""
    handed, hostile = class_of(count, seed)
    with tempfile.TemporaryDirectory() as place:
        job = Job(exercise_with_small_limits(Path(place)), "secret")
        each = list({one.data: one for one in handed if one.student not in hostile}.values())
        calm = {one.handed.data: score(one) for one in told(grade_all(job, each, jobs), len(each), "calm")}
        started = time.monotonic()
        killed: list[int] = []
        done = told(under(grade_all(job, handed, jobs), seed, killed), count, "under fire")
    times = Counter(one.handed.student for one in done)
    return {
        "submissions": count,
        "hostile": len(hostile),
        "killed": len(killed),
        "graded": len(done),
        "never": sorted({one.student for one in handed} - set(times)),
        "twice": sorted(student for student, often in times.items() if often > 1),
        "wrong": compared(calm, done, hostile),
        "seconds": round(time.monotonic() - started, 1),
    }


def main() -> None:
    """Grades as many as the command line says."""
    try:
        must_stand()
    except NoWall as error:
        sys.exit(str(error))
    numbers = [int(word) for word in sys.argv[1:]]
    report = under_fire(*(numbers + [1000, 1, 2][len(numbers) :]))
    print(json.dumps(report))
    sys.exit(1 if report["never"] or report["twice"] or report["wrong"] else 0)


if __name__ == "__main__":
    main()
