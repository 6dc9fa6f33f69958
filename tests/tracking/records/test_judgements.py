"""A level that a person sets: a row beside those before it, on the trail, taken back by a later one."""

from __future__ import annotations

import pytest
from alembic import command
from alembic.config import Config
from made import EXERCISE, SECRET, graded, handed
from sqlalchemy import func, inspect, select, text

from autograder.curriculum.catalogue import published
from autograder.tracking.mastery.levels import UnknownLevel
from autograder.tracking.records.audit import trail
from autograder.tracking.records.database import WRITING, RecordsError, engine_for, reading, writing
from autograder.tracking.records.decisions import Judgement
from autograder.tracking.records.forget import forget
from autograder.tracking.records.judgements import judge, standing
from autograder.tracking.records.opening import MIGRATIONS, open_records
from autograder.tracking.records.recorder import Recorder
from autograder.tracking.records.students import course_called, student_called

TANGENTS = published().outcome("MHF4U:D1.7")
PRODUCT = published().outcome("CCSS-M:HSN-VM.C.8")


@pytest.fixture
def raven(engine):
    """A course with a student."""
    Recorder(engine, "course", EXERCISE, SECRET).record(handed("raven"), graded("raven"))
    return engine


def decide(engine, *decisions, who="Mona"):
    with writing(engine) as session:
        course = course_called(session, "course")
        for outcome, level, reason in decisions:
            judge(session, course, student_called(session, course.id, "raven"), outcome, level, reason, who)


def stands(engine):
    with reading(engine) as session:
        found = standing(session, course_called(session, "course"))
        return [(one.framework, one.outcome, one.level, one.by, one.reason) for one in found]


def told(engine):
    with reading(engine) as session:
        return [line for line in trail(session, course_called(session, "course").id) if line.action == "level"]


def test_the_last_level_counts_and_every_one_is_kept(raven):
    decide(raven, (TANGENTS, "2−", "a first look"), (PRODUCT, "4", "at the board"), (TANGENTS, "3+", "asked again"))
    assert stands(raven) == [
        ("CCSS-M", "HSN-VM.C.8", "4", "Mona", "at the board"),
        ("ON-MHF4U", "D1.7", "3+", "Mona", "asked again"),
    ]
    with reading(raven) as session:
        assert session.scalar(select(func.count()).select_from(Judgement)) == 3
    last = told(raven)[-1]
    assert (last.by, last.student) == ("Mona", "raven")
    status = TANGENTS.status.value
    assert last.detail == f"ON-MHF4U:D1.7 ({status}), level 3+: asked again; was: 2- by Mona"


def test_a_level_is_taken_back_by_a_later_row_and_may_be_set_again(raven):
    decide(raven, (TANGENTS, "below 1", "silent"))
    decide(raven, (TANGENTS, None, "a mix-up of two names"))
    assert stands(raven) == []
    assert told(raven)[-1].detail.endswith("level taken back: a mix-up of two names; was: below 1 by Mona")
    decide(raven, (TANGENTS, "1", "asked again"))
    assert [row[2] for row in stands(raven)] == ["1"]
    with reading(raven) as session:
        assert list(session.scalars(select(Judgement.level).order_by(Judgement.id))) == ["below 1", None, "1"]


@pytest.mark.parametrize(
    ("level", "reason", "error", "says"),
    [
        ("3+", "  ", RecordsError, "needs a reason"),
        ("5", "why", UnknownLevel, "unknown level '5'; there are: below 1"),
        ("nan", "why", UnknownLevel, "unknown level"),
        (None, "why", RecordsError, "nobody set a level"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(raven, level, reason, error, says):
    with pytest.raises(error, match=says):
        decide(raven, (PRODUCT, "4", "stands or falls with the other"), (TANGENTS, level, reason))
    assert stands(raven) == [] and told(raven) == []


def test_another_course_has_its_own_levels(raven):
    Recorder(raven, "another", EXERCISE, SECRET).record(handed("raven"), graded("raven"))
    decide(raven, (TANGENTS, "3", "why"))
    with reading(raven) as session:
        assert standing(session, course_called(session, "another")) == []


def test_who_is_forgotten_leaves_a_level_and_no_reason(raven):
    decide(raven, (TANGENTS, "3", "her mother is ill"))
    with writing(raven) as session:
        course = course_called(session, "course").id
        forget(session, course, student_called(session, course, "raven"), "Mona")
    assert [row[2:] for row in stands(raven)] == [("3", "Mona", "")]
    assert {line.detail for line in told(raven)} == {""}


def test_a_database_of_the_version_before_gets_the_table_and_keeps_what_it_has(address):
    engine = engine_for(address)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.execution_options(**{WRITING: True}).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "first_tables")
        connection.execute(text("insert into course (name, made, drop_lowest) values ('kept', 0, 1)"))
    with engine.connect() as connection:
        assert "judgement" not in inspect(connection).get_table_names()
    engine.dispose()
    opened = open_records(address)
    with reading(opened) as session:
        assert course_called(session, "kept").drop_lowest == 1
        assert session.scalar(select(func.count()).select_from(Judgement)) == 0
    opened.dispose()
