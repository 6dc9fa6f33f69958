"""The ways in which an outcome is written: `CCSS-M:HSN-VM.C.8`, `HSN-VM.C.8`, `N-VM.8`, `MHF4U:D1.7`, …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from autograder.curriculum.outcomes import Outcome

COMMON_CORE = re.compile(r"HS([A-Z])-([A-Z]+)\.([A-Z])\.(\w+)")


def fold(code: str) -> str:
    """A code without the differences that mean nothing: case, and a space for the colon."""
    return re.sub(r"[\s:]+", ":", code.strip()).casefold()


def spellings(outcome: Outcome) -> Iterator[str]:
    """Every way to write this outcome; a way that two outcomes share names neither."""
    yield outcome.name
    if outcome.framework.startswith("ON-"):  # these codes are unique only with the course
        yield f"{outcome.framework.removeprefix('ON-')}:{outcome.code}"
        return
    yield outcome.code
    if outcome.framework.startswith("CCSS"):
        yield from _common_core(outcome.code)
    else:  # AI4K12-BI3 is mostly written AI4K12
        yield f"{outcome.framework.split('-')[0]}:{outcome.code}"


def _common_core(code: str) -> Iterator[str]:
    match = COMMON_CORE.fullmatch(code)
    if match is None:
        yield f"CCSS.MATH.PRACTICE.{code}"
        return
    category, domain, cluster, number = match.groups()
    yield f"{category}-{domain}.{number}"
    yield f"{category}-{domain}.{cluster}.{number}"
    parts = re.fullmatch(r"(\d+)([a-z]?)", number)
    assert parts is not None
    yield ".".join(filter(None, ["CCSS.MATH.CONTENT", f"HS{category}", domain, cluster, *parts.groups()]))
    yield f"CCSS.MATH.CONTENT.HS{category}.{domain}.{cluster}.{number}"
