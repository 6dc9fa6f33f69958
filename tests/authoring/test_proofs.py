"""The proofs find what is wrong with an exercise; what is right with ours is in tests/bank."""

import shutil

import pytest

from autograder.authoring.new import create
from autograder.authoring.proofs import Scorecard, prove
from autograder.authoring.readme import table, write_scorecard
from autograder.authoring.trials import Task, prove_one
from autograder.exercise import ExerciseError, load
from autograder.grading.check import SandboxFailed
from autograder.grading.submission import Submission

pytestmark = pytest.mark.xdist_group("sandbox")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "bank").mkdir()
    made = create("statistics", "fair_shares", tmp_path / "bank")
    shutil.rmtree(made / "__pycache__", ignore_errors=True)
    return made


def proved(folder):
    *_, (done, of, card) = prove([load(folder)], jobs=1, seeds=2, reference=False)
    assert done == of
    return card


def edit(folder, name, old, new):
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def proofs(card):
    return {finding.proof for finding in card.findings} - {5}  # the folder is not the bank's: nothing was built from it


@pytest.mark.slow
def test_the_template_is_proved_as_it_comes(folder):
    card = proved(folder)
    assert proofs(card) == set()
    assert card.wrong_accepted == card.right_refused == 0
    assert all(row.refused == row.diagnosed == row.shown == row.misconceptions for row in card.rows)
    assert all(row.accepted == row.variants for row in card.rows)
    assert "0** of" in table(card)


@pytest.mark.slow
def test_a_check_that_accepts_everything_is_found(folder):
    text = (folder / "hidden.py").read_text(encoding="utf-8")
    start = text.index("@check(")
    body = text[start:]
    (folder / "hidden.py").write_text(
        text[:start]
        + body.replace("    same(", "    shares.ask(1) or (lambda *a, **k: 0)(").replace(
            "    raises(", "    (lambda *a: 0)("
        ),
        encoding="utf-8",
    )
    card = proved(folder)
    assert {2, 3} & proofs(card)
    assert card.wrong_accepted > 0


@pytest.mark.slow
def test_a_variant_that_is_wrong_is_found(folder):
    text = (folder / "variants.py").read_text(encoding="utf-8")
    start = text.index("@variant(")
    wrong = '@variant("shares")\ndef always_one(amounts):\n    return [1.0]\n\n\n'
    (folder / "variants.py").write_text(text[:start] + wrong + text[start:], encoding="utf-8")
    card = proved(folder)
    assert proofs(card) == {10}
    assert card.right_refused == 2


def test_a_readme_without_a_place_for_the_scorecard_is_told(tmp_path):
    (tmp_path / "README.md").write_text("# Title")
    with pytest.raises(ExerciseError, match="has no place for the scorecard"):
        write_scorecard(None, tmp_path / "README.md")


@pytest.mark.slow
def test_numbers_of_a_students_own_are_proved_where_there_are_any(folder):
    assert proved(folder).own_drawn == 0
    wrong = """
from autograder.checks import drawn


@drawn([3, 1])
def sold(rng):
    return [rng.integers(4, 1000).item(), 1]


LINES = "expect(shares, (<<sold>>,), [0.75, 0.25])"
"""
    (folder / "own_numbers.py").write_text(wrong, encoding="utf-8")
    load.cache_clear()
    card = proved(folder)
    assert (card.own_wrong, card.own_drawn) == (2, 2)
    assert proofs(card) == {11}
    assert "a public check is wrong: **2** of 2 drawn" in table(card)


@pytest.mark.slow
def test_every_draw_of_every_answer_is_graded_and_counted_once(folder):
    card = proved(folder)
    (question,) = load(folder).auto
    answers = len(question.misconceptions) + len(question.variants)
    assert card.graded == 2 * (answers + 3)  # and the solution twice, and the stub
    assert card.wrong == 2 * (len(question.misconceptions) + 1)
    assert card.right == card.graded - card.wrong


@pytest.mark.slow
def test_an_answer_that_ends_its_process_meets_a_fresh_one_at_the_next_draw(folder):
    text = (folder / "variants.py").read_text(encoding="utf-8")
    start = text.index("@variant(")
    wrong = '@variant("shares")\ndef gives_up(amounts):\n    import os\n\n    os._exit(1)\n\n\n'
    (folder / "variants.py").write_text(text[:start] + wrong + text[start:], encoding="utf-8")
    card = proved(folder)
    assert proofs(card) == {10}
    assert card.right_refused == 2


@pytest.mark.slow
def test_an_answer_that_is_right_at_the_first_draw_only_is_found(folder):
    text = (folder / "variants.py").read_text(encoding="utf-8")
    start = text.index("@variant(")
    right = text[start:].split("\n\n\n")[0]
    name = right.split("def ")[1].split("(")[0]
    lines = right.split("\n")
    at = next(index for index, line in enumerate(lines) if line.startswith("def ")) + 1
    tired = ["    calls.append(1)", "    if len(calls) > 12:", "        return None"]
    wrong = "calls = []\n\n\n" + "\n".join([*lines[:at], *tired, *lines[at:]]).replace(name, "gets_tired")
    (folder / "variants.py").write_text(text[:start] + wrong + "\n\n\n" + text[start:], encoding="utf-8")
    *_, (_, _, card) = prove([load(folder)], jobs=1, seeds=6, reference=False)
    assert proofs(card) == {10}
    assert 0 < card.right_refused < 6


@pytest.mark.slow
def test_a_machine_that_is_too_busy_is_said_to_be_and_nothing_else(folder, monkeypatch):
    monkeypatch.setattr(Submission, "missed", lambda self, since, notebook=False: setattr(self, "starved", True))
    monkeypatch.setattr(Submission, "run", lambda self, run=Submission.run: (tries.append(1), run(self)))
    tries = []
    toml = folder / "exercise.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + "\n[limits]\ncheck_seconds = 0.5\n", encoding="utf-8")
    task = Task(
        folder, "variant", "shares", "never_ends", "never_ends.py", b"def shares(amounts):\n    while True: pass\n"
    )
    found = prove_one(task, seeds=2)
    assert len(tries) == 3
    assert [finding.proof for finding in found.findings.values()] == [10]
    assert "too busy" in next(iter(found.findings))
    assert found.faults == set()
    assert load(folder).slug == next(iter(found.findings.values())).exercise


def test_a_sandbox_that_is_lost_stops_nothing_and_is_told(folder, monkeypatch):
    def lost(self):
        tries.append(1)
        raise SandboxFailed("gone")

    monkeypatch.setattr(Submission, "run", lost)
    tries = []
    found = prove_one(Task(folder, "misconception", "shares", "divides_by_the_count", "a.py", b""), seeds=2)
    assert len(tries) == 3
    assert [finding.proof for finding in found.findings.values()] == [3]
    assert not (found.refused or found.diagnosed or found.shown or found.graded)


def test_how_long_it_took_is_said_in_words():
    card = Scorecard(draws=20, jobs=2, seconds=565.4, processor_seconds=1033.6)
    assert (
        card.took == "20 draws, 3 for questions that train a network for seconds; 9 min 25 s in 2 processes, "
        "1,034 s of processor time"
    )
    assert Scorecard(draws=2, jobs=1, seconds=3).took.endswith("0 min 3 s in one process")
