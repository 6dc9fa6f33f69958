"""Grades the corpus behind the outer wall and prints what came of it, a line of JSON each. Run by `test_attacks.py`."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import CORPUS

from autograder.authoring.answers import solution
from autograder.exercise import by_slug
from autograder.grading import isolate
from autograder.grading.outputs import lines_of
from autograder.grading.pipeline import Handed, grade
from autograder.grading.session import Warm

CANARY = Path("/tmp/canary-of-the-attacks")


def main() -> None:
    """Every attack, and after each an honest submission by the same worker."""
    if os.environ.get("NNMATH_BEHIND_THE_WALL") != "yes" or os.access("/usr", os.W_OK):
        sys.exit("this runs hostile code: start it behind tools/wall")
    exercise = by_slug("munchable_matrices")
    limits = replace(exercise.limits, check_seconds=1.5, cell_seconds=3, submission_seconds=30)
    exercise = replace(exercise, limits=limits)
    honest = solution(exercise)
    with Warm(isolate.choose()) as warm:
        for attack in CORPUS:
            text = f"{honest}\n\n# %%\n{attack.code}"
            result = grade(exercise, Handed(attack.name, "attack.py", text.encode()), "secret", warm)
            control = grade(exercise, Handed("control", "control.py", honest.encode()), "secret", warm)
            print(
                json.dumps(
                    {
                        "name": attack.name,
                        "points": {one.name: one.points for one in result.questions if not one.by_hand},
                        "verdicts": [(line["question"], line["check"], line["verdict"]) for line in lines_of(result)],
                        "control": [control.points, control.max_points],
                        "remarks": [check.remark for one in result.questions for check in one.checks],
                        "examples": [one.example.text for one in result.questions if one.example],
                        "hidden": [check.message for one in result.questions for check in one.checks],
                        "seconds": result.seconds,
                    }
                ),
                flush=True,
            )


if __name__ == "__main__":
    main()
