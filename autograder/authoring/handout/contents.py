"""All files that leave, for a class or for one student: path → contents, proved fit to leave, with their manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.authoring.build import EXERCISES, Built, Files, render
from autograder.authoring.handout.colab import with_colab
from autograder.authoring.handout.fitness import refuse_leaks, refuse_stale
from autograder.authoring.handout.git_host import git_files
from autograder.authoring.handout.order import Order, Recipient
from autograder.authoring.handout.own_numbers import Own
from autograder.authoring.handout.packing import hashes
from autograder.authoring.handout.requirements import for_binder, requirements
from autograder.authoring.handout.texts import notebook_of, readme
from autograder.exercise import BANK, Exercise

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Pieces:
    """What a release is made of: the exercises in the order of the course, and what the bank makes of each."""

    name: str
    exercises: Sequence[Exercise]
    built: Mapping[str, Built]  # by slug

    @classmethod
    def of(cls, name: str, exercises: Sequence[Exercise], built: Path = EXERCISES) -> Pieces:
        """The pieces, each the same as in exercises/.

        Raises
        ------
        ExerciseError
            If one is not.
        """
        rendered = {}
        for exercise in exercises:
            rendered[exercise.slug] = render(exercise)
            refuse_stale(exercise, rendered[exercise.slug], built)
        return cls(name, exercises, rendered)


def contents(
    order: Order, pieces: Pieces, bank: Path = BANK, recipient: Recipient | None = None, owned: Sequence[Own] = ()
) -> tuple[Files, dict[str, str]]:
    """The files of a release, and the hash of each but the manifest. `owned` are the recipient's own exercises.

    Raises
    ------
    ExerciseError
        If a line for staff would leave.
    """
    built = dict(pieces.built) | {one.exercise.slug: one.built for one in owned}
    files: Files = {}
    for exercise in pieces.exercises:
        inside = f"{exercise.strand}/{exercise.slug}"
        files |= {f"{inside}/{name}": data for name, data in built[exercise.slug].student.items()}
    files["requirements.txt"] = needed = requirements(files)
    if order.repository:
        for exercise in pieces.exercises:
            path = notebook_of(exercise)
            files[path] = with_colab(files[path], exercise.slug, path.rpartition("/")[0], order.repository)
        files |= for_binder(needed)
    student = recipient.student if recipient else ""
    files["README.md"] = readme(pieces.exercises, order.due, order.repository, student)
    refuse_leaks(files, bank, [one.exercise for one in owned])
    if order.git:  # these are the same for every class, and hold no exercise
        files |= git_files()
    sums = hashes(files)
    files[MANIFEST] = _manifest(order, pieces, sums, recipient, owned)
    return files, sums


def _manifest(
    order: Order, pieces: Pieces, sums: Mapping[str, str], recipient: Recipient | None, owned: Sequence[Own]
) -> bytes:
    seeds = {one.exercise.slug: one.seed for one in owned}
    table = {
        "name": pieces.name,
        "due": order.due.isoformat() if order.due else None,
        **({"student": recipient.student, "term": order.term} if recipient else {}),
        "exercises": [
            {
                "exercise": one.slug,
                "version": one.version,
                "points": one.points,
                **({"numbers_from": seeds[one.slug]} if one.slug in seeds else {}),
            }
            for one in pieces.exercises
        ],
        "sha256": sums,
    }
    return (json.dumps(table, indent=1, ensure_ascii=False) + "\n").encode()
