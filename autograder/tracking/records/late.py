"""How late is late: a pure function of the due date, the extension, the receipt and the policy, told in one sentence.

Days are counted by the clock of the course's zone: a day after "Saturday, 23:59" is "Sunday, 23:59", also when the
clocks change in that night and it takes 23 or 25 hours.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from autograder.errors import UserError

END_OF_DAY = time(23, 59, 59)


class BadTime(UserError):
    """A moment or a zone that cannot be read: one line with what is expected."""


class BadPolicy(UserError):
    """A late policy that cannot be."""


@dataclass(frozen=True)
class Policy:
    """What being late costs."""

    grace_minutes: int = 0  # how long after the due date nothing is late
    percent_a_day: float = 0.0  # of the points earned, for each day begun
    floor_percent: float = 0.0  # what is left at least

    def __post_init__(self) -> None:
        """Refuses what is no policy."""
        if self.grace_minutes < 0:
            raise BadPolicy(f"a grace of {self.grace_minutes} minutes; give 0 or more")
        for name, value in (("per cent a day", self.percent_a_day), ("floor", self.floor_percent)):
            if not 0 <= value <= 100:  # NaN is not either
                raise BadPolicy(f"a late policy of {value:g} {name}; give a number from 0 to 100")


@dataclass(frozen=True)
class Lateness:
    """What came of it."""

    days: int  # begun after the deadline; 0 is on time
    factor: float  # what the points are multiplied by, from 0 to 1
    sentence: str  # for the learner; empty where nothing is due


def lateness(
    due: datetime | None,
    extension: datetime | None,
    received: datetime | None,
    policy: Policy,
    zone: str,
) -> Lateness:
    """How late something is that was received then; all moments carry their zone.

    An extension never takes time away. What was received at a time that nobody knows is not late.
    """
    if due is None:
        return Lateness(0, 1.0, "")
    deadline = max(due, extension) if extension else due
    clock = zone_called(zone)
    until = f"{'extended to' if deadline > due else 'due'} {in_words(deadline, clock)}"
    if received is None:
        return Lateness(0, 1.0, f"When it was received is not known, so it counts as on time ({until}).")
    when = f"Received {in_words(received, clock)}, {until}"
    end = deadline + timedelta(minutes=policy.grace_minutes)
    days = days_after(end, received, clock)
    if not days:
        grace = f" within the {policy.grace_minutes} minutes of grace," if received > deadline else ""
        return Lateness(0, 1.0, f"{when}:{grace} on time.")
    left = max(100 - policy.percent_a_day * days, policy.floor_percent)
    late = f"{days} day{'s' if days > 1 else ''} late"
    if not policy.percent_a_day:
        return Lateness(days, 1.0, f"{when}: {late}, which costs nothing here.")
    floor = f", and never less than {policy.floor_percent:g} %" if policy.floor_percent else ""
    rule = f"{policy.percent_a_day:g} % off for each day begun{floor}"
    return Lateness(days, left / 100, f"{when}: {late}; {rule}. {left:g} % of the points count.")


def days_after(deadline: datetime, received: datetime, clock: ZoneInfo) -> int:
    """The days begun between two moments, by a clock on a wall there; 0 where the first is not over."""
    if received <= deadline:
        return 0
    wall = deadline.astimezone(clock).replace(tzinfo=None, fold=0)

    def end_of(day: int) -> datetime:
        return (wall + timedelta(days=day)).replace(tzinfo=clock).astimezone(UTC)

    day = max(1, (received - deadline).days)  # no more than by the clock: an hour or two do not make a day
    while received > end_of(day):
        day += 1
    return day


def dropped(shares: Sequence[float], count: int) -> frozenset[int]:
    """Which of a learner's assignments do not count: the lowest shares, the earlier first; at least one is kept."""
    order = sorted(range(len(shares)), key=lambda index: shares[index])
    return frozenset(order[: max(0, min(count, len(shares) - 1))])


def zone_called(name: str) -> ZoneInfo:
    """The time zone of this name.

    Raises
    ------
    BadTime
        If there is none.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise BadTime(f"no time zone {name!r}; give one such as America/Toronto or UTC") from None


def moment(text: str, zone: str) -> datetime:
    """The moment that a person wrote by the zone's clock: "2026-03-14 23:59"; a day alone is its last second.

    Raises
    ------
    BadTime
        If it is none.
    """
    clock = zone_called(zone)
    try:
        if len(text.strip()) == len("2026-03-14"):
            return datetime.combine(date.fromisoformat(text.strip()), END_OF_DAY, clock).astimezone(UTC)
        read = datetime.fromisoformat(text.strip())
        return (read if read.tzinfo else read.replace(tzinfo=clock)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadTime(f"{text!r} is no date; write it like 2026-03-14 or '2026-03-14 23:59'") from None


def in_words(when: datetime, clock: ZoneInfo) -> str:
    """A moment as people say it: "Saturday 14 March 2026, 23:59 EDT"."""
    local = when.astimezone(clock)
    return f"{local:%A} {local.day} {local:%B %Y, %H:%M %Z}"


def share(points: float, of: float) -> float:
    """The part of the points, 1 where there are none to have."""
    return points / of if of > 0 and math.isfinite(points) else 1.0
