"""The proofs find what is wrong with an exercise; what is right with ours is in tests/bank."""

import shutil

import pytest

from autograder.authoring.new import create
from autograder.authoring.proofs import prove
from autograder.authoring.readme import table, write_scorecard
from autograder.exercise import ExerciseError, load

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
