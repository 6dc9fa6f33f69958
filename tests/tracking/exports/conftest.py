"""The term in `recorded`, and what exports begin with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from autograder.exercise import load_all
from autograder.tracking.bank_outcomes import at_hand
from autograder.tracking.exports.learners import Pseudonyms
from autograder.tracking.exports.lens import lens
from autograder.tracking.exports.term import gather
from autograder.tracking.records.database import reading
from autograder.tracking.records.opening import open_records
from autograder.tracking.records.students import course_called

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "records")]  # for `made`, `recorded` and the readers


@pytest.fixture(scope="session")
def database(tmp_path_factory):
    """The file of the term."""
    from recorded import record

    path = tmp_path_factory.mktemp("term") / "course.db"
    record(path)
    return path


@pytest.fixture
def opened(database):
    """The records, open to be read."""
    engine = open_records(str(database))
    with reading(engine) as session:
        yield session, course_called(session, "course")
    engine.dispose()


@pytest.fixture
def term(opened):
    return gather(*opened)


@pytest.fixture
def hidden(opened):
    """The same under pseudonyms."""
    from made import SECRET

    return gather(*opened, Pseudonyms(SECRET, "course"))


@pytest.fixture(scope="session")
def course_at_hand():
    return at_hand(load_all())


@pytest.fixture(scope="session")
def own(course_at_hand):
    return lens(course_at_hand, "nnmath")


@pytest.fixture(scope="session")
def mcv4u(course_at_hand):
    return lens(course_at_hand, "MCV4U")
