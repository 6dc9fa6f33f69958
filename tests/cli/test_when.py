"""A moment as a teacher writes it."""

from datetime import datetime, timedelta, timezone

import pytest

from autograder.cli.when import NoMoment, when


def test_a_day_lasts_to_its_end():
    assert when("2026-11-30").replace(tzinfo=None) == datetime(2026, 11, 30, 23, 59, 59)


def test_a_moment_without_a_zone_is_of_this_computer():
    assert when("2026-11-30 08:15") == datetime(2026, 11, 30, 8, 15).astimezone()


def test_a_zone_is_kept():
    assert when("2026-11-30T08:15+01:00") == datetime(2026, 11, 30, 8, 15, tzinfo=timezone(timedelta(hours=1)))


def test_nothing_said_is_no_moment():
    assert when(None) is None


@pytest.mark.parametrize("text", ["", "tomorrow", "30.11.2026", "2026-13-01"])
def test_what_is_no_moment_is_refused_with_how_to_write_it(text):
    with pytest.raises(NoMoment, match="2026-11-30 23:59"):
        when(text)
