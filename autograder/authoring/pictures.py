"""`python -m autograder.authoring.pictures SLUG [NUMBER]`: a figure of the worked notebook as the exercise's picture.

Without NUMBER it writes all figures into a folder, to choose from. Matplotlib draws slightly different bytes from
version to version, so a picture is made by hand and committed, not by every build.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from autograder.authoring.answers import solution
from autograder.exercise import Exercise, by_slug

WIDTH = 640  # pixels
SAVING = """
import matplotlib as _matplotlib
_matplotlib.use("Agg")
import matplotlib.pyplot as _pyplot
_seen = []
def _save(*args, **kwargs):
    for number in _pyplot.get_fignums():
        figure = _pyplot.figure(number)
        _seen.append(number)
        figure.savefig(f"{%r}/{len(_seen)}.png", dpi=%d / figure.get_figwidth(), bbox_inches="tight")
    _pyplot.close("all")
_pyplot.show = _save
"""


def figures(exercise: Exercise, folder: Path) -> list[Path]:
    """Runs the worked notebook and saves each figure that it shows, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    script = SAVING % (str(folder.resolve()), WIDTH) + solution(exercise)
    with tempfile.TemporaryDirectory() as place:
        data = exercise.folder / "data"
        if data.is_dir():
            (Path(place) / "data").symlink_to(data.resolve())
        subprocess.run([sys.executable, "-c", script], cwd=place, check=True, stdout=subprocess.DEVNULL)
    return sorted(folder.glob("*.png"), key=lambda path: int(path.stem))


def main(slug: str, number: str = "") -> None:
    """Shows where the figures are, or keeps one as picture.png of the bank folder."""
    exercise = by_slug(slug)
    folder = Path(tempfile.gettempdir()) / f"figures-of-{slug}"
    found = figures(exercise, folder)
    if number:
        (exercise.folder / "picture.png").write_bytes(found[int(number) - 1].read_bytes())
        print(f"kept figure {number}; say in exercise.toml what it shows: picture = …")
    else:
        print(f"{len(found)} figures in {folder}; choose one: … {slug} NUMBER")


if __name__ == "__main__":
    main(*sys.argv[1:])
