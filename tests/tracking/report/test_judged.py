"""A teacher's level in the report: on the class's page and the student's, the computed one beside it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from made import EXERCISE, SECRET, graded, handed

from autograder.cli import main
from autograder.tracking.records.opening import open_records
from autograder.tracking.records.recorder import Recorder


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Levels that were set on the command line, and the pages that `nnmath report` then writes."""
    folder = tmp_path_factory.mktemp("judged")
    database = str(folder / "course.db")
    engine = open_records(database)
    recorder = Recorder(engine, "course", EXERCISE, SECRET)
    recorder.record(handed("owl"), graded("owl"), datetime(2026, 3, 6, tzinfo=UTC))
    recorder.record(handed("wren"), graded("wren", "matmul"), datetime(2026, 3, 6, tzinfo=UTC))
    engine.dispose()
    said = [
        run("owl", "MCV4U:C2.1", "2-", "--reason", "<b>could not</b> say why", "--by", "Mona", "--db", database),
        run("wren", "N-VM.8", "4", "--reason", "on paper", "--db", database),
        run("wren", "HSN-VM.C.8", "none", "--framework", "ccss-m", "--reason", "a mix-up", "--db", database),
        run("owl", "B2.4", "3", "--framework", "MCV4U", "--reason", "at the board", "--by", "Mona", "--db", database),
    ]
    done = CliRunner().invoke(
        main, ["report", "--db", database, "--framework", "MCV4U", "--framework", "CCSS-M", "--out", f"{folder}/report"]
    )
    assert done.exit_code == 0, done.output
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (folder / "report").rglob("*.html")}
    return said, texts, database


def run(*words):
    done = CliRunner().invoke(main, ["mark", "level", *words])
    assert done.exit_code == 0, done.output
    return done.output.strip()


def plain(html):
    return " ".join(re.sub("<[^>]*>", " ", html).split())


def test_the_command_says_what_it_set_with_the_outcomes_status(pages):
    assert re.fullmatch(r"owl, ON-MCV4U:C2\.1 \((verified|partly|unverified)\): level 2-\.", pages[0][0])
    assert pages[0][2].endswith(": as computed again.")


def test_the_class_page_has_the_level_and_the_computed_one_beside_it(pages):
    index = plain(pages[1]["index"])
    assert "Levels that a teacher set" in index
    assert re.search(r"2 minus, set by a teacher; computed 4 plus, checks:", index)
    table = index.partition("Levels that a teacher set")[2].partition("What the codes mean")[0]
    row = (
        r"owl C2\.1 \S+ unverified Set: 2− \S+ 2 minus, set by a teacher Computed: 4\+ "
        r"&lt;b&gt;could not&lt;/b&gt; say why Mona, \d"
    )
    assert re.search(row, table), table
    assert index.count("set by a teacher; computed") == 2  # what was taken back is as computed


def test_the_students_page_says_who_why_and_what_was_computed(pages):
    owl = plain(pages[1]["owl"])
    assert re.search(r"Set by Mona on \d+ \w+ \d{4}: &lt;b&gt;could not&lt;/b&gt; say why Computed: 4\+\.", owl)
    assert "The computation says: Level 4+" in owl
    assert "Set by Mona" in owl and "at the board Computed: nothing, for there is no evidence." in owl
    assert "<b>could" not in pages[1]["owl"]
    assert "Set by" not in plain(pages[1]["wren"])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["owl", "MCV4U:C2.1", "5", "--reason", "x"], "unknown level '5'; there are: below 1"),
        (["owl", "MCV4U:C9.9", "3", "--reason", "x"], "unknown outcome"),
        (["owl", "C2.1", "3", "--framework", "MCV5U", "--reason", "x"], "unknown framework"),
        (["emu", "MCV4U:C2.1", "3", "--reason", "x"], "'emu' is nobody in this course"),
        (["owl", "MCV4U:C2.1", "3", "--reason", " "], "needs a reason"),
        (["wren", "MCV4U:C2.1", "none", "--reason", "x"], "nobody set a level"),
    ],
)
def test_what_cannot_be_is_one_line_and_status_2(pages, words, says):
    done = CliRunner().invoke(main, ["mark", "level", *words, "--db", pages[2]])
    assert done.exit_code == 2 and says in done.output and len(done.output.strip().splitlines()) == 1
