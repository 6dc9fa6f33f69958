"""The repositories of a class are fetched by plain git, and nothing in them runs."""

import csv
import io
import os
import subprocess

import pytest

from autograder.grading.intake import take_in
from autograder.grading.intake.fetching import fetch_all, fetched_csv, read_repositories
from autograder.grading.intake.roster import RosterError

SLUG = "munchable_matrices"
PLAIN = {
    **os.environ,
    **{f"GIT_{who}_{what}": "a@b" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(folder, *words):
    subprocess.run(["git", *words], cwd=folder, env=PLAIN, check=True, capture_output=True)


def work(folder, text):
    if not folder.exists():
        folder.mkdir(parents=True)
        git(folder, "init", "-q", "-b", "main")
    (folder / f"{SLUG}.ipynb").write_text(text)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", text)


@pytest.fixture
def host(tmp_path):
    """Two repositories on a host."""
    for name in ("robin", "raven"):
        work(tmp_path / "host" / name, name)
    return tmp_path / "host"


def listed(folder, text):
    (folder / "list.csv").write_text(text)
    return read_repositories(folder / "list.csv")


def test_a_class_is_fetched_read_and_brought_up_to_date(host, tmp_path):
    wanted = listed(tmp_path, f"student,address\nS1,file://{host}/robin\nS2,{host}/raven\n")
    first = list(fetch_all(wanted, tmp_path / "clones"))
    assert [one.problem for one in first] == ["", ""]
    assert {one.student: one.data for one in take_in([tmp_path / "clones"], SLUG).handed} == {
        "S1": b"robin",
        "S2": b"raven",
    }
    work(host / "robin", "better")
    again = list(fetch_all(wanted, tmp_path / "clones"))
    assert again[0].commit != first[0].commit and again[1].commit == first[1].commit
    assert {one.data for one in take_in([tmp_path / "clones"], SLUG).handed} == {b"better", b"raven"}


def test_a_clone_has_no_working_copy_and_no_hooks(host, tmp_path):
    list(fetch_all(listed(tmp_path, f"{host}/robin\n"), tmp_path / "clones"))
    assert not list((tmp_path / "clones").rglob("*.ipynb"))
    assert not (tmp_path / "clones" / "robin.git" / "hooks").exists()


def test_what_cannot_be_fetched_is_one_line_and_the_rest_is_there(host, tmp_path):
    (host / "empty").mkdir()
    git(host / "empty", "init", "-q")
    wanted = listed(tmp_path, f"{host}/gone\n{host}/empty\n{host}/robin\n")
    gone, empty, robin = fetch_all(wanted, tmp_path / "clones")
    assert f"{host}/gone: " in gone.problem and "\n" not in gone.problem
    assert empty.problem.endswith("is empty")
    assert robin.problem == ""


def test_when_each_was_fetched_is_kept(host, tmp_path):
    results = list(fetch_all(listed(tmp_path, f"{host}/robin\n"), tmp_path / "clones"))
    (row,) = csv.DictReader(io.StringIO(fetched_csv(results)))
    assert (row["student"], row["commit"]) == ("robin", results[0].commit)
    assert row["fetched"] == results[0].at.isoformat(timespec="seconds")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("S1,ext::sh -c evil", "no address"),
        ("S1,--upload-pack=evil", "no address"),
        ("S1,http://host/x", "no address"),
        ("../S1,https://host/x", "no name for a folder"),
        (".git,https://host/x", "no name for a folder"),
        ("--bare,https://host/x", "no name for a folder"),
        ("s0,https://host/x", "there twice"),
    ],
)
def test_what_git_should_not_be_given_is_refused(tmp_path, line, says):
    with pytest.raises(RosterError, match=f"line 2: .*{says}"):
        listed(tmp_path, f"S0,https://host.example/a/b\n{line}\n")


def test_a_list_without_repositories_is_one_line(tmp_path):
    with pytest.raises(RosterError, match="write lines student,address"):
        listed(tmp_path, "student,address\n\n")
