"""A moment as a teacher writes it."""

import time
from datetime import datetime, timedelta, timezone

import pytest

from autograder.cli.when import NoMoment, when, zone_here


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


def test_the_zone_of_this_computer_is_what_it_is_set_to(monkeypatch, tmp_path):
    monkeypatch.setenv("TZ", "America/Toronto")
    assert zone_here() == "America/Toronto"
    monkeypatch.delenv("TZ")
    (tmp_path / "zoneinfo" / "Europe").mkdir(parents=True)
    (tmp_path / "zoneinfo" / "Europe" / "Paris").write_text("")
    (tmp_path / "localtime").symlink_to(tmp_path / "zoneinfo" / "Europe" / "Paris")
    monkeypatch.setattr("autograder.cli.when.LOCAL", tmp_path / "localtime")
    assert zone_here() == "Europe/Paris"


def test_a_computer_that_names_no_zone_keeps_utc_or_has_to_be_told(monkeypatch, tmp_path):
    monkeypatch.setattr("autograder.cli.when.LOCAL", tmp_path / "none")
    monkeypatch.setenv("TZ", "UTC0")
    time.tzset()
    assert zone_here() == "UTC"
    monkeypatch.setenv("TZ", "EST5EDT,M3.2.0,M11.1.0")
    time.tzset()
    try:
        with pytest.raises(NoMoment, match="give --zone"):
            zone_here()
    finally:
        monkeypatch.undo()
        time.tzset()
