"""Runs the corpus behind the wall: hand in, grade, look for harm, and grade an honest submission by the same worker."""

from __future__ import annotations

import html
import re
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from autograder.authoring.answers import solution
from autograder.exercise import Exercise, by_slug
from autograder.grading import isolate
from autograder.grading.intake import take_in
from autograder.grading.outputs import write_results, write_scores
from autograder.grading.pipeline import Handed, grade
from autograder.grading.records import SubmissionResult
from autograder.grading.warm import Warm
from autograder.selftest import markup
from autograder.selftest.attack import EXERCISE, MARK, Attack, Family, Parcel
from autograder.selftest.leaks import Hidden
from autograder.selftest.wall import must_stand
from autograder.selftest.watch import Watch
from autograder.tracking.pages import write_pages
from autograder.tracking.plain_text import one_line

WORK = Path("/tmp/nnmath-selftest")
TIGHT: dict[str, Any] = {
    "check_seconds": 1.5,
    "cell_seconds": 2.0,
    "submission_seconds": 30.0,
    "memory_mib": 512,
    "processes": 32,
}
CLASS_SCRIPTS = 1  # of the class page: it sorts the table
SPARE = 40.0  # seconds on top of a submission's own limit, after which an attack has held up the class


@dataclass
class Finding:
    """What came of one attack. Empty lists are what is wanted."""

    family: str
    name: str
    verdicts: dict[str, str] = field(default_factory=dict)  # the first check of each question
    forged: list[str] = field(default_factory=list)
    escapes: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)
    losses: list[str] = field(default_factory=list)
    surprises: list[str] = field(default_factory=list)  # another verdict than expected
    seconds: float = 0.0


def run(chosen: Iterable[tuple[Family, Attack | Parcel]]) -> Iterator[Finding]:
    """A finding for every attack, as they come.

    Raises
    ------
    NoWall
        Anywhere but behind the wall.
    """
    must_stand()
    watch = Watch()
    exercise = by_slug(EXERCISE)
    with Warm(isolate.choose()) as warm:
        bench = Bench(exercise, warm, watch)
        bench.honest()  # the interpreter is warm before the first trap is looked at
        for family, attack in chosen:
            yield bench.attacked(family.name, attack)


class Bench:
    """One worker, and what is needed to try an attack on it."""

    def __init__(self, exercise: Exercise, warm: Warm, watch: Watch):
        self._exercise, self._warm, self._watch = exercise, warm, watch
        self._tight = replace(exercise, limits=replace(exercise.limits, **TIGHT))
        self._solution = solution(exercise)
        self._hidden = Hidden(exercise, MARK, self._solution.encode(), warm)
        self._full = {question.name: question.points for question in exercise.auto}
        WORK.mkdir(exist_ok=True)

    def honest(self) -> SubmissionResult:
        """The worked solution, graded as any other."""
        return grade(self._exercise, Handed("honest", "honest.py", self._solution.encode()), MARK, self._warm)

    def attacked(self, family: str, attack: Attack | Parcel) -> Finding:
        """What came of one attack, and of the honest submission after it."""
        finding = Finding(family, attack.name)
        folder = WORK / "in"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        attack.lay(folder, self._solution)
        if isinstance(attack, Attack) and attack.accomplice:
            text = f"{self._solution}\n\n# %%\n{attack.accomplice}"
            grade(self._tight, Handed("accomplice", "accomplice.py", text.encode()), MARK, self._warm)
        self._watch.calm(WORK)
        started = time.monotonic()
        intake = take_in(sorted(folder.glob("*.zip")) or [folder], EXERCISE)
        results = [grade(self._tight, handed, MARK, self._warm) for handed in intake.handed]
        finding.seconds = round(time.monotonic() - started, 2)
        finding.escapes += self._watch.escapes()
        for result in results:
            self._judge(finding, attack, result)
        self._complete(finding, attack, results, intake.problems)
        self._reported(finding, results, intake.problems)
        control = self.honest()
        if control.points != control.max_points or control.faulty:
            finding.losses.append(f"the next student has {control.points:g} of {control.max_points:g}")
        return finding

    def _judge(self, finding: Finding, attack: Attack | Parcel, result: SubmissionResult) -> None:
        """The points and verdicts of one student."""
        none = attack.worthless if isinstance(attack, Attack) else ()
        if isinstance(attack, Parcel) and result.student in attack.nothing:
            none = tuple(self._full)
        for question in result.questions:
            if question.by_hand:
                continue
            verdicts = [check.verdict.value for check in question.checks]
            finding.verdicts[question.name] = verdicts[0]
            if "GRADER" in verdicts:
                finding.forged.append(f"{question.name}: a fault of ours ({question.checks[0].message[:80]})")
            elif question.name in none and question.points:
                finding.forged.append(f"{question.name}: {question.points:g} points")
            elif question.name not in none and question.points != self._full[question.name]:
                finding.losses.append(f"{question.name}: {verdicts}, {question.checks[0].message[:80]}")
            elif isinstance(attack, Attack) and question.name in none and verdicts[0] not in attack.verdicts:
                finding.surprises.append(f"{question.name}: {verdicts[0]}, expected {' or '.join(attack.verdicts)}")
        if result.seconds > self._tight.limits.submission_seconds + SPARE:
            finding.losses.append(f"the class waited for {result.seconds:.0f} s")

    def _complete(
        self, finding: Finding, attack: Attack | Parcel, results: Sequence[SubmissionResult], problems: Sequence[str]
    ) -> None:
        """Nobody is lost on the way, and nobody comes in who is not there."""
        if isinstance(attack, Attack):
            wanted, refused = {attack.student or attack.name}, 0
        else:
            wanted, refused = {*attack.students, *attack.nothing}, attack.refused
        if (found := {result.student for result in results}) != wanted:
            finding.losses.append(f"students {sorted(found)}, expected {sorted(wanted)}; {list(problems)}")
        if len(problems) != refused:
            finding.surprises.append(f"{len(problems)} lines to the teacher, expected {refused}: {list(problems)}")

    def _reported(self, finding: Finding, results: Sequence[SubmissionResult], problems: Sequence[str]) -> None:
        """The files and the lines that people read."""
        out = WORK / "out"
        shutil.rmtree(out, ignore_errors=True)
        write_scores(results, out / "scores.csv")
        write_results(results, out / "results.jsonl")
        write_pages(results, problems, out, made="today")
        pages = {path: path.read_text(encoding="utf-8") for path in sorted(out.rglob("*.html"))}
        for path, text in pages.items():
            finding.escapes += markup.in_page(text, scripts=CLASS_SCRIPTS if path.parent == out else 0)
            if path.parent != out:
                finding.leaks += self._hidden.leaks(_visible(text))
        rows = 1 + sum(len(result.questions) for result in results)
        finding.escapes += markup.in_table((out / "scores.csv").read_bytes().decode(), rows, 5)
        finding.escapes += markup.on_terminal((out / "results.jsonl").read_bytes().decode().replace("\n", ""))
        for problem in problems:
            finding.escapes += markup.on_terminal(one_line(problem))


def _visible(page: str) -> str:
    """The text of a page without its markup and its drawings."""
    return html.unescape(re.sub(r"(?s)<(style|script|svg).*?</\1>|<[^>]+>", " ", page))


def line(finding: Finding) -> dict[str, Any]:
    """A finding as JSON."""
    return asdict(finding)
