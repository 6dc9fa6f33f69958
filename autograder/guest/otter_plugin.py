"""The plugin through which our engine grades in `otter run`: nothing that was handed in reaches Otter's own process.

Otter calls `before_grading` when it has found the submission, and before it reads anything else of it. There we take
the student's file, empty the folder, and grade in our sandbox. What Otter then executes is an empty notebook of ours;
its results are replaced by ours.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import nbformat
from otter.plugins import AbstractOtterPlugin
from otter.run.run_autograder.utils import OtterRuntimeError

from autograder.guest.archive import ENGINE
from autograder.guest.otter_results import grading_results
from autograder.guest.settings import Settings
from autograder.guest.station import Report, Withheld, exercise_of, report


class Nnmath(AbstractOtterPlugin):  # type: ignore[misc]
    """Grades in place of Otter."""

    def before_grading(self, config: Any) -> None:
        """Takes the submission out of Otter's way and grades it.

        Raises
        ------
        OtterRuntimeError
            If there is no score, with the reason; Otter writes none then.
        """
        config.grade_from_log = False
        path = Path(self.submission_path)
        with tempfile.TemporaryDirectory() as name:
            engine, handed = Path(name) / "engine", Path(name) / "handed"
            with zipfile.ZipFile(path.parent.parent / "source" / ENGINE) as archive:
                archive.extractall(engine)
            handed.mkdir()
            shutil.move(path, handed / path.name)
            _empty(path.parent)
            path.write_text(nbformat.writes(_nothing()) if path.suffix == ".ipynb" else "", encoding="utf-8")
            self._report: Report = report(engine, handed)
            if isinstance(self._report, Withheld):
                raise OtterRuntimeError(f"{self._report.why}\n{self._report.details}".rstrip())
            auto = exercise_of(engine, Settings.read(engine)).auto
            self._questions = {question.name: question.points for question in auto}

    def before_execution(self, submission: Any) -> Any:
        """An empty notebook, whatever Otter has read."""
        return _nothing()

    def after_grading(self, results: Any) -> None:
        """Our results in the place of those of the empty notebook."""
        ours = grading_results(self._report, self._questions)
        results.results, results.output = ours.results, ours.output


def _nothing() -> Any:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return nbformat.v4.new_notebook(metadata={"kernelspec": kernel})


def _empty(folder: Path) -> None:
    """A kernel is started here and imports from here: nothing of the student's may stay, whatever its name."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
