"""What being late costs: never more for less, and days are those of a clock on the wall."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.tracking.records.late import (
    BadPolicy,
    BadTime,
    Policy,
    days_after,
    dropped,
    lateness,
    moment,
)

TORONTO = "America/Toronto"
ZONES = ("UTC", TORONTO, "Australia/Lord_Howe", "Asia/Kathmandu", "Europe/London")
CLOCK = ZoneInfo(TORONTO)
DUE = moment("2026-03-06 23:59", TORONTO)

whens = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))
spans = st.timedeltas(timedelta(0), timedelta(days=60))
policies = st.builds(Policy, st.integers(0, 3000), st.floats(0, 100), st.floats(0, 100))
zones = st.sampled_from(ZONES)


@given(whens, spans, spans, policies, zones)
def test_later_never_counts_more(due, first, more, policy, zone):
    early = lateness(due, None, due - timedelta(days=1) + first, policy, zone)
    late = lateness(due, None, due - timedelta(days=1) + first + more, policy, zone)
    assert late.factor <= early.factor and late.days >= early.days


@given(whens, spans, spans, spans, policies, zones)
def test_more_time_never_counts_less(due, extra, more, after, policy, zone):
    received = due + after
    short = lateness(due, due + extra, received, policy, zone)
    long = lateness(due, due + extra + more, received, policy, zone)
    assert long.factor >= short.factor >= lateness(due, None, received, policy, zone).factor


@given(whens, spans, whens, policies, zones)
def test_an_extension_never_takes_time_away(due, less, received, policy, zone):
    assert lateness(due, due - less, received, policy, zone) == lateness(due, None, received, policy, zone)


@given(whens, whens, policies, zones)
def test_what_counts_lies_between_the_floor_and_all(due, received, policy, zone):
    late = lateness(due, None, received, policy, zone)
    assert min(policy.floor_percent, 100) / 100 - 1e-9 <= late.factor <= 1
    assert (late.days == 0) == (received <= due + timedelta(minutes=policy.grace_minutes))


@given(whens, st.integers(1, 40), zones)
def test_a_day_later_by_the_clock_on_the_wall_is_one_day(due, days, zone):
    clock = ZoneInfo(zone)
    wall = due.astimezone(clock).replace(tzinfo=None, fold=0)
    later = (wall + timedelta(days=days)).replace(tzinfo=clock).astimezone(UTC)
    assert days_after(due, later, clock) == days
    assert days_after(due, later + timedelta(microseconds=1), clock) == days + 1


def test_the_night_of_23_hours_is_one_day():
    due = moment("2026-03-07 23:59", TORONTO)  # clocks go forward on the 8th, at 2:00
    assert days_after(due, due + timedelta(hours=23), CLOCK) == 1
    assert days_after(due, due + timedelta(hours=23, seconds=1), CLOCK) == 2


def test_the_night_of_25_hours_is_one_day():
    due = moment("2026-10-31 23:59", TORONTO)  # clocks go back on 1 November
    assert days_after(due, due + timedelta(hours=25), CLOCK) == 1
    assert days_after(due, due + timedelta(hours=25, seconds=1), CLOCK) == 2


def test_grace_costs_nothing_and_days_begin_after_it():
    policy = Policy(grace_minutes=60, percent_a_day=10)
    assert lateness(DUE, None, DUE + timedelta(minutes=60), policy, TORONTO).factor == 1
    after = lateness(DUE, None, DUE + timedelta(minutes=61), policy, TORONTO)
    assert (after.days, after.factor) == (1, 0.9)


def test_the_floor_stops_the_fall():
    policy = Policy(percent_a_day=20, floor_percent=50)
    assert lateness(DUE, None, DUE + timedelta(days=30), policy, TORONTO).factor == 0.5


@pytest.mark.parametrize(
    ("hours", "extension", "policy", "says"),
    [
        (
            -1,
            None,
            Policy(percent_a_day=10),
            "Received Friday 6 March 2026, 22:59 EST, due Friday 6 March 2026, 23:59 EST: on time.",
        ),
        (1, None, Policy(90, 10), "within the 90 minutes of grace, on time."),
        (30, None, Policy(percent_a_day=10), "2 days late; 10 % off for each day begun. 80 % of the points count."),
        (1, None, Policy(0, 60, 50), "1 day late; 60 % off for each day begun, and never less than 50 %. 50 % of"),
        (30, None, Policy(), "2 days late, which costs nothing here."),
        (30, 48, Policy(percent_a_day=10), "extended to Sunday 8 March 2026, 23:59 EDT: on time."),
    ],
)
def test_the_sentence_says_what_was_counted(hours, extension, policy, says):
    until = moment("2026-03-08 23:59", TORONTO) if extension else None
    assert says in lateness(DUE, until, DUE + timedelta(hours=hours), policy, TORONTO).sentence


def test_nobody_is_late_by_a_guess():
    late = lateness(DUE, None, None, Policy(percent_a_day=100), TORONTO)
    assert late.factor == 1 and "not known" in late.sentence
    assert lateness(None, None, DUE, Policy(percent_a_day=100), TORONTO).sentence == ""


@pytest.mark.parametrize("values", [(-1, 0, 0), (0, -1, 0), (0, 101, 0), (0, 0, 101), (0, float("nan"), 0)])
def test_a_policy_that_cannot_be_is_refused(values):
    with pytest.raises(BadPolicy, match="give"):
        Policy(*values)


def test_moments_are_read_by_the_zones_clock():
    assert moment("2026-03-14", TORONTO) == datetime(2026, 3, 15, 3, 59, 59, tzinfo=UTC)
    assert moment("2026-12-14 23:59", TORONTO) == datetime(2026, 12, 15, 4, 59, tzinfo=UTC)
    assert moment("2026-12-14T23:59+01:00", TORONTO) == datetime(2026, 12, 14, 22, 59, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-02-30", "14/03/2026", "2026-13-01 10:00", "٣" * 10])
def test_what_is_no_date_is_one_line(text):
    with pytest.raises(BadTime, match="write it like"):
        moment(text, TORONTO)


@pytest.mark.parametrize(
    "zone", ["", "EST5", "Canada", "../../etc/passwd", "America/Torontoo", "/etc/localtime", "a\0b"]
)
def test_what_is_no_zone_is_one_line(zone):
    with pytest.raises(BadTime, match="America/Toronto"):
        moment("2026-03-14", zone)


@given(st.lists(st.floats(0, 1), max_size=8), st.integers(0, 10))
def test_dropped_are_the_lowest_and_never_all(shares, count):
    out = dropped(shares, count)
    kept = [share for index, share in enumerate(shares) if index not in out]
    assert len(out) == min(count, max(0, len(shares) - 1))
    assert all(shares[index] <= share for index in out for share in kept)
