"""Canvas and Moodle, there and back: the demo class downloaded, taken in, graded, and each student once in the file."""

import csv
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from autograder.demo import CLASS

ROOT = Path(__file__).parents[2]
SLUG = "munchable_matrices"
FILES = sorted((CLASS / SLUG).iterdir())
ABSENT = "Absent Auk"  # in the class, and hands in nothing
BIRDS = [*(path.stem.replace("-", " ").title() for path in FILES), ABSENT]
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("sandbox")]


def nnmath(*words):
    command = [sys.executable, "-m", "autograder", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr
    return done


def canvas(place):
    """Canvas's gradebook of the class, and what it downloads."""
    titles = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Munchable matrices (4501)"]
    rows = [[", ".join(reversed(name.split())), 300 + n, f"S{n}", f"bird{n}", "P2", ""] for n, name in enumerate(BIRDS)]
    rows.sort()
    with (place / "class.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([titles, ["    Points Possible", "", "", "", "", 20], *rows])
    with zipfile.ZipFile(place / "submissions.zip", "w") as archive:
        for n, (name, path) in enumerate(zip(BIRDS, FILES, strict=False)):
            late = "LATE_" if n % 4 == 3 else ""
            key = "".join(reversed(name.lower().split()))
            archive.write(path, f"{key}_{late}{300 + n}_{9000 + n}_{SLUG}-{n % 3 + 1}{path.suffix}")
    return "ID", {str(300 + n): path.stem for n, path in enumerate(FILES)}


def moodle(place):
    """Moodle's list of the class, and what it downloads."""
    titles = ["First name", "Last name", "ID number", "Email address"]
    people = [name.rpartition(" ") for name in BIRDS]
    rows = [[first or "Any", last, f"S{n}", f"b{n}@school.example"] for n, (first, _, last) in enumerate(people)]
    with (place / "class.csv").open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows([titles, *rows])
    with zipfile.ZipFile(place / "submissions.zip", "w") as archive:
        for n, path in enumerate(FILES):
            first, last = rows[n][:2]
            archive.write(path, f"{first} {last}_{7000 + n}_assignsubmission_file_/{SLUG}{path.suffix}")
    return "email", {f"b{n}@school.example": path.stem for n, path in enumerate(FILES)}


@pytest.mark.parametrize("platform", [canvas, moodle], ids=["canvas", "moodle"])
def test_the_demo_class_goes_to_us_and_back_with_every_student_once(platform, tmp_path):
    column, files = platform(tmp_path)
    db, out = tmp_path / "course.db", tmp_path / "gradebook.csv"
    nnmath("roster", "import", tmp_path / "class.csv", "--db", db)
    words = ("grade", SLUG, tmp_path / "submissions.zip", "--roster", tmp_path / "class.csv")
    done = nnmath(*words, "--out", tmp_path / "graded", "--db", db)
    assert "nothing handed in by 1: " in done.stderr
    more = ("--id", f"{SLUG}=4501") if platform is canvas else ()
    nnmath("export", platform.__name__, "--db", db, "--out", out, "--provisional", *more)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row.get("Student", "").strip() != "Points Possible"]
    (title,) = [title for title in rows[0] if "unchable" in title and "Feedback" not in title]
    found = {row[next(name for name in row if name.lower().startswith(column.lower()))]: row[title] for row in rows}
    assert len(rows) == len(found) == len(BIRDS)
    nnmath("grade", SLUG, CLASS / SLUG, "--out", tmp_path / "plain")
    points = dict.fromkeys(files.values(), 0.0)
    with (tmp_path / "plain" / "scores.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            points[row["student"]] += float(row["points"] or 0)
    assert {files.get(key, ABSENT): float(mark or 0) for key, mark in found.items()} == points | {ABSENT: 0}
