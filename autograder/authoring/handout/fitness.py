"""The quick proofs, just before something leaves: fresh, and nothing secret in it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from autograder.authoring.build import EXERCISES, Built, different, place
from autograder.authoring.leaking import leaks
from autograder.exercise import BANK, Exercise, ExerciseError, load_all


def refuse_stale(exercise: Exercise, built: Built, exercises: Path = EXERCISES) -> None:
    """Proof 5: exercises/ holds what the bank makes, so that what was looked at is what leaves.

    Raises
    ------
    ExerciseError
        If it does not.
    """
    folder = exercises / exercise.strand / exercise.slug
    if stale := different(built.student, folder):
        more = f" and {len(stale) - 1} more" if len(stale) > 1 else ""
        raise ExerciseError(
            f"proof 5 fails for {exercise.slug}: {stale[0]}{more} is not what the bank makes; "
            "run `nnmath build`, look at it, then hand it out"
        )


def refuse_leaks(files: Mapping[str, bytes], bank: Path = BANK, owned: Sequence[Exercise] = ()) -> None:
    """Proof 4, on the very files that leave: no line of any solution, hidden check or misconception is among them.

    `owned` are the exercises with numbers of one student, whose solutions may differ from the bank's.

    Raises
    ------
    ExerciseError
        If one is.
    """
    with tempfile.TemporaryDirectory() as name:
        room = Path(name) / "out"
        place(files, room)
        found: Sequence[str] = [line for exercise in (*load_all(bank), *owned) for line in leaks(exercise, room)]
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise ExerciseError(
            f"proof 4 fails, a line for staff only would leave: {found[0]}{more}; `nnmath check` says more"
        )
