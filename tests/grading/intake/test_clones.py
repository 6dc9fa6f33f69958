"""Repositories of a class: the last commit in time counts, and nothing in a clone is obeyed."""

import os
import subprocess
from datetime import UTC, datetime

import pytest

from autograder.grading.intake import take_in

SLUG = "munchable_matrices"
BOOK = f"matrices/{SLUG}/{SLUG}.ipynb"


def git(folder, *words, day=1):
    date = f"2026-11-{day:02}T12:00:00+00:00"
    people = {f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", *words], cwd=folder, env={**os.environ, **people, **dates, **plain}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(folder, text, day, name=BOOK):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", text, day=day)


@pytest.fixture
def robin(tmp_path):
    """A clone with a commit a day, and work that is not committed."""
    folder = tmp_path / "class" / "robin"
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    for day in (1, 5, 9):
        commit(folder, f"day {day}", day)
    (folder / BOOK).write_text("not committed")
    return folder


def taken(folder, day=None):
    return take_in([folder], SLUG, due=datetime(2026, 11, day, 23, 59, tzinfo=UTC) if day else None)


@pytest.mark.parametrize(("day", "text"), [(None, "day 9"), (30, "day 9"), (9, "day 9"), (8, "day 5"), (1, "day 1")])
def test_the_last_commit_before_the_moment_counts(robin, day, text):
    intake = taken(robin.parent, day)
    (one,) = intake.handed
    assert (one.student, one.data.decode()) == ("robin", text)
    assert intake.problems == ()


def test_who_committed_nothing_in_time_is_one_line(robin):
    commit(robin, "later", 20)
    git(robin, "checkout", "-q", "--orphan", "fresh")
    git(robin, "commit", "-q", "-m", "only", day=20)
    intake = taken(robin.parent, 9)
    assert not intake.handed
    assert "has no commit before 2026-11-09" in intake.problems[0]


def test_a_bare_clone_a_packed_one_a_shallow_one_and_a_plain_folder_are_read_side_by_side(robin):
    place = robin.parent
    git(place, "clone", "-q", "--bare", str(robin), "raven.git")
    git(place / "raven.git", "pack-refs", "--all")
    git(place / "raven.git", "gc", "-q")
    git(place, "clone", "-q", "--depth=1", f"file://{robin}", "jay")
    (place / "owl.ipynb").write_text("{}")
    assert {one.student for one in taken(place, 30).handed} == {"robin", "raven", "jay", "owl"}
    assert {one.student for one in taken(place, 5).handed} == {"robin", "raven", "owl"}


def test_a_clone_may_hold_the_whole_course_and_helpers_and_links(robin):
    (robin / "secret.ipynb").symlink_to("/etc/passwd")
    commit(robin, "other", 10, "functions/activation_functions/activation_functions.ipynb")
    commit(robin, "helper", 11, "helper.py")
    commit(robin, "test", 12, f"matrices/{SLUG}/tests/add.py")
    (one,) = taken(robin.parent).handed
    assert one.file.endswith(f":{BOOK}")


def test_nothing_that_a_clone_says_is_obeyed(robin, tmp_path):
    """Hooks, filters, a monitor, an external diff, an alias, an includes: each would leave a file."""
    trap = tmp_path / "trapped"
    touch = f"touch {trap}"
    (robin / ".gitattributes").write_text("*.ipynb filter=evil diff=evil\n")
    commit(robin, "attributes", 10, "x.txt")
    for name in ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman"):
        hook = robin / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\n{touch}\n")
        hook.chmod(0o755)
    (robin / ".git" / "config").write_text(
        f"[core]\n\trepositoryformatversion = 1\n\tfsmonitor = {touch}\n\tpager = {touch}\n\tsshCommand = {touch}\n"
        f'[filter "evil"]\n\tsmudge = {touch}\n\tclean = {touch}\n[diff "evil"]\n\ttextconv = {touch}\n'
        f"[alias]\n\trev-list = !{touch}\n\tcat-file = !{touch}\n\tls-tree = !{touch}\n"
        f"[extensions]\n\tpartialClone = evil\n"
        f'[remote "evil"]\n\turl = ssh://nowhere.invalid/evil\n\tpromisor = true\n\tpartialclonefilter = blob:none\n'
    )
    blob = git(tmp_path, "--git-dir", str(robin / ".git"), "rev-parse", "HEAD~1:" + BOOK)
    trap.unlink(missing_ok=True)
    assert [one.student for one in taken(robin.parent).handed] == ["robin"]
    (robin / ".git" / "objects" / blob[:2] / blob[2:]).unlink()  # git would fetch it, by core.sshCommand
    intake = taken(robin.parent, 9)
    assert not trap.exists()
    assert not intake.handed and "git cannot read it" in intake.problems[0]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda git: (git / "HEAD").write_text("ref: refs/../../../secret"), "has no commit"),
        (lambda git: (git / "HEAD").write_text("ref: refs/heads/none"), "has no commit"),
        (lambda git: (git / "HEAD").write_text("--upload-pack=x"), "has no commit"),
        (lambda git: (git / "HEAD").write_text("0" * 40), "git cannot read it"),
        (lambda git: (git / "objects" / "info" / "alternates").write_text("/elsewhere"), "borrows"),
    ],
)
def test_a_clone_that_cannot_be_read_is_one_line_and_costs_nobody_else(robin, change, says):
    (robin.parent / "owl.ipynb").write_text("{}")
    (robin / ".git" / "objects" / "info").mkdir(exist_ok=True)
    change(robin / ".git")
    intake = taken(robin.parent)
    (problem,) = intake.problems
    assert says in problem and str(robin) in problem and "\n" not in problem
    assert [one.student for one in intake.handed] == ["owl"]
