"""When work was received is what the teacher says, and nobody is late by a guess."""

from __future__ import annotations

import os
import zipfile
from datetime import UTC, datetime

import pytest
from made import EXERCISE, SECRET, graded, handed
from sqlalchemy import select

from autograder.grading.intake import take_in
from autograder.tracking.records.database import reading
from autograder.tracking.records.late import BadTime, moment
from autograder.tracking.records.received import received_by
from autograder.tracking.records.recorder import Recorder
from autograder.tracking.records.work import Submission

TORONTO = "America/Toronto"
WHEN = datetime(2026, 3, 7, 2, 30, tzinfo=UTC)


def test_one_moment_for_all_or_none(tmp_path):
    assert received_by("2026-03-06 21:30", TORONTO)(handed("raven")) == WHEN
    assert received_by(None, TORONTO)(handed("raven")) is None
    with pytest.raises(BadTime):
        received_by("lately", TORONTO)


def test_the_times_of_files_and_of_files_in_a_zip(tmp_path):
    path = tmp_path / "raven.py"
    path.write_text("x = 1")
    os.utime(path, (WHEN.timestamp(), WHEN.timestamp()))
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("in/robin.py", (2026, 3, 6, 21, 30, 0)), "x = 2")
    times = received_by("files", TORONTO)
    found = take_in([path, tmp_path / "class.zip"], EXERCISE.slug).handed
    assert [(one.student, times(one)) for one in found] == [("in", WHEN), ("raven", WHEN)]
    assert times(handed("nowhere")) is None


def test_what_is_said_later_fills_in_what_nobody_knew_and_changes_nothing_else(engine):
    recorder = Recorder(engine, "course", EXERCISE, SECRET)
    early = moment("2026-03-01 10:00", TORONTO)
    recorder.record(handed("raven"), graded("raven"))
    recorder.record(handed("robin"), graded("robin"), early)
    recorder.fill_in_received({handed("raven"): WHEN, handed("robin"): WHEN, handed("nobody"): WHEN})
    with reading(engine) as session:
        assert list(session.scalars(select(Submission.received).order_by(Submission.id))) == [WHEN, early]
