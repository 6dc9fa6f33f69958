"""What `run_autograder` calls in the container of Gradescope or `otter grade`: one submission in, results.json out."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from autograder.grading import isolate
from autograder.grading.check import SandboxFailed
from autograder.grading.outputs import write_whole
from autograder.grading.warm import Warm
from autograder.guest.gradescope import for_the_teacher, results_json
from autograder.guest.settings import Settings
from autograder.guest.station import Report, exercise_of, report


def main(root: Path) -> None:
    """Grades what stands in `root`/submission with the engine in `root`/engine."""
    engine, results = root / "engine", root / "results"
    found = report(engine, root / "submission")
    for line in for_the_teacher(found):
        print(line)
    document = results_json(found, Settings.read(engine).show)
    write_whole(results / "results.json", json.dumps(document, indent=1) + "\n")
    if (results / "results.pkl").exists():  # `otter grade` puts an empty one there and takes it out when we are done
        _for_otter(found, engine, results / "results.pkl")


def prepare(root: Path) -> None:
    """Once, when the image is built: tries the sandbox, which makes what takes long, and says what it keeps apart."""
    engine = root / "engine"
    settings = Settings.read(engine)
    exercise = exercise_of(engine, settings)
    print(f"nnmath: grades {exercise.slug}, {len(exercise.auto)} questions")
    try:
        isolation = isolate.choose(settings.unsafe)
        with Warm(isolation) as warm:
            warm.load(["matplotlib"])
        print("nnmath: kept apart by " + ", ".join(layer.name for layer in isolation.layers() if layer.on))
    except (isolate.NoSandbox, SandboxFailed) as fault:
        print(f"nnmath: scores will be withheld: {fault}", file=sys.stderr)


def _for_otter(found: Report, engine: Path, path: Path) -> None:
    """Otter's own results, as `otter grade` reads them outside."""
    import dill  # comes with otter, and only packages for otter have it

    from autograder.guest.otter_results import grading_results

    auto = exercise_of(engine, Settings.read(engine)).auto
    results = grading_results(found, {question.name: question.points for question in auto})
    with path.open("wb") as file:
        dill.dump(results, file)
