"""No forged point, no escape, no leak, no collateral loss: the corpus is graded behind the outer wall, then read."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from autograder.selftest import corpus, wall
from autograder.selftest.attack import Parcel
from autograder.selftest.families import FAMILIES
from autograder.selftest.readme import BLOCK, table, write_table

ROOT = Path(__file__).parent.parent.parent
ATTACKS = [(family, attack) for family in FAMILIES for attack in family.attacks]
every_attack = pytest.mark.parametrize("name", [attack.name for _, attack in ATTACKS])
pytestmark = pytest.mark.xdist_group("attacks")


@pytest.fixture(scope="module")
def found():
    return {finding["name"]: finding for finding in corpus.findings()}


def test_hostile_code_is_not_run_without_the_wall():
    for words in (["-m", "autograder.selftest"], [str(Path(__file__).parent / "fuzz_notebooks.py")]):
        for lie in ({}, {"NNMATH_BEHIND_THE_WALL": "yes"}):
            environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HOME": "/nonexistent", **lie}
            command = [sys.executable, *words]
            done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=60)
            assert done.returncode == 1 and not done.stdout
            assert "behind tools/wall" in done.stderr


def test_a_machine_without_a_wall_is_told_so(monkeypatch):
    monkeypatch.setattr(wall, "NEEDED", ("bash", "no-such-program"))
    with pytest.raises(wall.NoWall, match="no-such-program"):
        list(corpus.findings(["forging"]))


def test_behind_the_wall_nothing_can_be_written_and_nobody_called():
    look = "import os, sys; from autograder.selftest.wall import must_stand; must_stand(); open('/usr/x', 'w')"
    done = subprocess.run(wall.command([sys.executable, "-c", look]), capture_output=True, text=True, cwd=ROOT)
    assert "Read-only file system" in done.stderr


def test_the_corpus_is_large_and_every_name_is_there_once():
    assert corpus.size() >= 120 and len(FAMILIES) >= 11
    assert not [name for name, count in Counter(attack.name for _, attack in ATTACKS).items() if count > 1]
    assert min(len(family.attacks) for family in FAMILIES) >= 10


@pytest.mark.slow
@every_attack
def test_an_attack_earns_nothing(name, found):
    assert found[name]["forged"] == []


@pytest.mark.slow
@every_attack
def test_an_attack_reaches_nothing_and_acts_nowhere(name, found):
    assert found[name]["escapes"] == []


@pytest.mark.slow
@every_attack
def test_an_attack_gives_nothing_away(name, found):
    assert found[name]["leaks"] == []


@pytest.mark.slow
@every_attack
def test_an_attack_costs_nobody_else_a_point(name, found):
    assert found[name]["losses"] == []


@pytest.mark.slow
@every_attack
def test_an_attack_has_the_verdict_that_is_expected(name, found):
    assert found[name]["surprises"] == []


@pytest.mark.slow
def test_what_is_handed_in_has_a_verdict(found):
    for family, attack in ATTACKS:
        if not isinstance(attack, Parcel):
            assert found[attack.name]["verdicts"], (family.name, attack.name)


def finding(family, name, **harm):
    return {"family": family, "name": name} | {name: [] for name in corpus.HARMS} | harm


def test_findings_are_counted_by_family():
    found = [
        finding("forging", "a", forged=["x", "y"]),
        finding("forging", "b"),
        finding("network", "c", escapes=["z"]),
    ]
    forging, network = corpus.rows(found)
    assert (forging.attacks, forging.forged, forging.holds) == (2, 1, False)
    assert (network.attacks, network.escapes, network.forged) == (1, 1, 0)


def test_the_counts_stand_in_the_readme(tmp_path):
    readme = tmp_path / "README.md"
    readme.write_text((ROOT / "README.md").read_text(encoding="utf-8"), encoding="utf-8")
    rows = corpus.rows([finding("forging", "a", forged=["x"]), finding("network", "b")])
    write_table(rows, readme)
    text = readme.read_text(encoding="utf-8")
    assert table(rows) in text and "| **all** | 2 | 1 | 0 | 0 | 0 |" in text
    write_table(rows, readme)
    assert readme.read_text(encoding="utf-8") == text


def test_the_readme_tells_the_size_of_the_corpus():
    block = BLOCK.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert f"| **all** | {corpus.size()} | 0 | 0 | 0 | 0 |" in block[0]
