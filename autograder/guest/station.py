"""One submission graded by the engine of a package: a result, or a sentence that says why there is none."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

from autograder.exercise import Exercise, by_slug
from autograder.grading import isolate
from autograder.grading.pipeline import Handed, WrongExercise, grade
from autograder.grading.records import SubmissionResult
from autograder.grading.warm import Warm
from autograder.guest.settings import Settings
from autograder.guest.submission import Unusable, find


@dataclass(frozen=True)
class Refused:
    """The student's to mend: worth nothing as it is."""

    why: str


@dataclass(frozen=True)
class Withheld:
    """Not the student's fault: there is no score, and the teacher is told."""

    why: str  # in one line
    details: str = ""


Report = SubmissionResult | Refused | Withheld


def exercise_of(engine: Path, settings: Settings) -> Exercise:
    """The one exercise of a package."""
    return by_slug(settings.slug, engine / "autograder" / "bank")


def report(engine: Path, submission: Path) -> Report:
    """What came of the submission in the folder `submission`. Without a sandbox there is no score, unless asked for."""
    try:
        settings = Settings.read(engine)
        return grade_file(engine, settings, find(submission, settings.slug))
    except Unusable as mistake:
        return Refused(str(mistake))
    except isolate.NoSandbox as fault:
        return Withheld(f"{fault}, if the package was made with it")
    except Exception as fault:  # whatever it is, it is ours, and must cost nobody points
        return Withheld(f"{type(fault).__name__}: {fault}", traceback.format_exc())


def grade_file(engine: Path, settings: Settings, handed: Handed) -> SubmissionResult | Refused:
    """One file, by the pipeline of `nnmath grade`.

    Raises
    ------
    NoSandbox
        If this machine cannot keep the submission apart and the package was not made to grade all the same.
    """
    exercise = exercise_of(engine, settings)
    data = exercise.folder / "data"
    others = {slug: frozenset(names) for slug, names in settings.others}
    with Warm(isolate.choose(settings.unsafe), data if data.is_dir() else None) as warm:
        try:
            return grade(exercise, handed, settings.secret, warm, others=others, show_all=True)
        except WrongExercise as other:
            return Refused(f"{handed.file} looks like {other}, not {exercise.slug}. Hand in {exercise.slug}.ipynb.")
