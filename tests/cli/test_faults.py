"""What goes wrong around a class that is graded into records: afterwards everybody is there, graded once."""

import csv
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from autograder.authoring.answers import solution
from autograder.exercise import by_slug
from autograder.selftest import wall

ROOT = Path(__file__).parent.parent.parent
SLUG = "munchable_matrices"
EVERYBODY = [f"robin-{number:02}" for number in range(10)]
FULL = 18.0
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("sandbox")]


@pytest.fixture
def place(tmp_path):
    """A class; every third has a wrong `add`."""
    (tmp_path / "in").mkdir()
    for number, student in enumerate(EVERYBODY):
        wrong = "" if number % 3 else "\n\ndef add(A, B):\n    return A\n"
        (tmp_path / "in" / f"{student}.py").write_text(f"{solution(by_slug(SLUG))}{wrong}\n# {student}\n")
    return tmp_path


def started(place, out="out", jobs=2):
    words = ["grade", SLUG, place / "in", "--out", place / out, "--db", place / "course.db", "--jobs", jobs]
    own = os.environ | {"NNMATH_SECRET": "s", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "autograder", *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=own)


def ended(grader):
    """The exit status, and the lines that say what went wrong."""
    _, said = grader.communicate(timeout=500)
    return grader.returncode, complaints(said)


def complaints(said):
    return [line for line in said.splitlines() if line.strip() and "were graded before" not in line]


def asked(place, question):
    with closing(sqlite3.connect(f"file:{place / 'course.db'}?mode=ro", uri=True)) as database:
        return database.execute(question).fetchall()


def recorded(place):
    """How many have been recorded so far."""
    try:
        return asked(place, "select count(*) from attempt")[0][0]
    except sqlite3.Error:
        return 0


def wait_for(place, count, grader):
    until = time.monotonic() + 300
    while recorded(place) < count and grader.poll() is None and time.monotonic() < until:
        time.sleep(0.02)


def must_be_whole(place, out="out"):
    """Everybody is in the records once, with all checks, and in the scores with the points that are due."""
    assert recorded(place) == len(EVERYBODY)
    for table in ("submission", "student"):
        assert asked(place, f"select count(*) from {table}")[0][0] == len(EVERYBODY)
    often = asked(place, "select submission_id, count(*) from attempt group by submission_id having count(*) > 1")
    assert often == []
    checks = sum(len(question.checks) for question in by_slug(SLUG).auto)
    assert asked(place, "select count(*) from check_result")[0][0] == checks * len(EVERYBODY)
    points = dict.fromkeys(EVERYBODY, 0.0)
    for row in csv.DictReader((place / out / "scores.csv").open()):
        points[row["student"]] += float(row["points"] or 0)
    (add,) = [question.points for question in by_slug(SLUG).auto if question.name == "add"]
    assert points == {student: FULL - (0 if number % 3 else add) for number, student in enumerate(EVERYBODY)}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_grader_that_is_killed_goes_on_where_it_was(place, jobs):
    for enough in (2, 5):  # and a second time
        grader = started(place, jobs=jobs)
        wait_for(place, enough, grader)
        grader.send_signal(signal.SIGKILL)
        grader.communicate()
        assert not list((place / "out").glob("**/.*")) and recorded(place) >= enough
    before = asked(place, "select id, submission_id from attempt order by id")
    assert ended(started(place, jobs=jobs)) == (0, [])
    must_be_whole(place)
    assert asked(place, "select id, submission_id from attempt order by id")[: len(before)] == before


def test_two_graders_at_once_grade_everybody_once(place):
    both = [started(place, out, jobs=1) for out in ("one", "two")]
    assert [ended(grader) for grader in both] == [(0, []), (0, [])]
    for out in ("one", "two"):
        must_be_whole(place, out)
    assert (place / "one" / "scores.csv").read_bytes() == (place / "two" / "scores.csv").read_bytes()


def test_a_database_damaged_while_a_class_is_graded_is_one_line_and_a_backup_goes_on(place):
    grader = started(place, jobs=1)
    wait_for(place, 2, grader)
    grader.send_signal(signal.SIGKILL)
    grader.communicate()
    with closing(sqlite3.connect(place / "course.db")) as database:
        database.execute("pragma wal_checkpoint(truncate)")
    backup = (place / "course.db").read_bytes()
    page = len(backup) // 4096
    with (place / "course.db").open("r+b") as file:
        for number in range(2, page):  # all but the first page, which says what the others are
            file.seek(number * 4096)
            file.write(b"\xa5" * 4096)
    status, lines = ended(started(place, jobs=1))
    assert status == 2 and len(lines) == 1 and lines[0].startswith("nnmath: "), lines
    assert "is damaged; restore it from a backup" in lines[0]
    (place / "course.db").write_bytes(backup)
    assert ended(started(place, jobs=1)) == (0, [])
    must_be_whole(place)


def test_a_database_that_another_program_holds_for_a_while_is_waited_for(place):
    assert ended(started(place, jobs=1)) == (0, [])
    (place / "in" / "robin-00.py").write_text((place / "in" / "robin-00.py").read_text() + "# again\n")
    with closing(sqlite3.connect(place / "course.db", isolation_level=None)) as other:
        other.execute("begin immediate")
        grader = started(place, jobs=1)
        time.sleep(6)
        assert grader.poll() is None and recorded(place) == len(EVERYBODY)
        other.execute("rollback")
        assert ended(grader) == (0, [])
    assert recorded(place) == len(EVERYBODY) + 1


ON_A_SMALL_DISK = r"""
set -u
mkdir /tmp/in /tmp/disk
for n in 1 2 3; do printf 'def add(A, B):\n    return A\n# %s\n' $n > /tmp/in/robin-$n.py; done
mount -t tmpfs -o size=2m,mode=0777 tmpfs /tmp/disk
grade() {{ "$1" -m autograder grade munchable_matrices /tmp/in --out /tmp/out --db /tmp/disk/course.db --jobs 1; }}
mv /tmp/in/robin-[23].py /tmp
grade "$1" >/dev/null && echo first fine
mv /tmp/robin-[23].py /tmp/in
{before}
grade "$1" >/dev/null
echo "status $?"
{after}
grade "$1" >/dev/null && echo again fine
"$1" - <<'END'
import sqlite3
counts = "select count(*), count(distinct submission_id) from attempt"
print(sqlite3.connect("/tmp/disk/course.db").execute(counts).fetchall())
END
"""
TROUBLE = {
    "a full disk": ("cat /dev/zero > /tmp/disk/filler 2>/dev/null", "rm /tmp/disk/filler", "room left"),
    "a read-only disk": ("mount -o remount,ro /tmp/disk", "mount -o remount,rw /tmp/disk", "course.db"),
}


@pytest.mark.parametrize("before, after, said", TROUBLE.values(), ids=TROUBLE)
def test_records_on_a_disk_that_takes_no_more_are_one_line_and_go_on_later(before, after, said):
    """It mounts, so it keeps the right to: only trusted code runs in it."""
    script = ON_A_SMALL_DISK.format(before=before, after=after)
    nested = ["unshare", "--user", "--map-root-user", "--mount", "bash", "-c", script, "disk", sys.executable]
    words = wall.command(["env", f"PYTHONPATH={ROOT}", "NNMATH_SECRET=x", *nested])
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, timeout=500)
    if "unshare" in done.stderr or "mount:" in done.stderr:
        pytest.skip(f"cannot mount a small disk here: {done.stderr[-200:]}")
    lines = complaints(done.stderr)
    assert done.stdout.split("\n")[:3] == ["first fine", "status 2", "again fine"], done.stdout + done.stderr
    assert len(lines) == 1 and lines[0].startswith("nnmath: ") and said in lines[0], lines
    assert "[(3, 3)]" in done.stdout
