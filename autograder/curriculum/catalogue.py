"""All frameworks at hand, and the way from a written code to its outcome."""

from __future__ import annotations

import csv
import functools
import re
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from autograder.curriculum.outcomes import Framework, Outcome, Status, UnknownFramework, UnknownOutcome
from autograder.curriculum.spellings import fold, spellings

DATA = Path(__file__).parent / "data"
LIKE = 0.75  # how like a code another must be to be offered for it


class Catalogue:
    """Frameworks by name, outcomes by any of their spellings."""

    def __init__(self, frameworks: Iterable[Framework]) -> None:
        """A catalogue of these frameworks, in this order."""
        self.frameworks = tuple(frameworks)
        self._by_spelling: dict[str, dict[str, Outcome]] = {}
        for framework in self.frameworks:
            for outcome in framework.outcomes:
                for spelling in spellings(outcome):
                    self._by_spelling.setdefault(fold(spelling), {})[outcome.name] = outcome

    def framework(self, name: str) -> Framework:
        """The framework of this name; `MCV4U` and `ccss-m` will do.

        Raises
        ------
        UnknownFramework
            If there is none; it says which there are.
        """
        wanted = name.casefold()
        for framework in self.frameworks:
            if wanted in (framework.name.casefold(), framework.name.removeprefix("ON-").casefold()):
                return framework
        there_are = ", ".join(framework.name for framework in self.frameworks)
        raise UnknownFramework(f"unknown framework {name!r}; there are: {there_are}")

    def outcome(self, code: str) -> Outcome:
        """The outcome that `code` names, in any of its spellings.

        Raises
        ------
        UnknownOutcome
            If there is none, or several; it says which were perhaps meant.
        """
        found = self._by_spelling.get(fold(code), {})
        if len(found) == 1:
            return next(iter(found.values()))
        if found:
            raise UnknownOutcome(f"outcome {code!r} is in several frameworks; write one of {', '.join(sorted(found))}")
        raise UnknownOutcome(f"unknown outcome {code!r}; {self._advice(code)}")

    def _advice(self, code: str) -> str:
        names = [
            outcome.name for framework in self.frameworks for outcome in framework.outcomes if outcome.code == code
        ]
        if names:
            return f"write the course too: {' or '.join(names)}"
        like = get_close_matches(fold(code), self._by_spelling, n=1, cutoff=LIKE)
        if like:
            return f"did you mean {min(self._by_spelling[like[0]])}?"
        return "`nnmath outcomes list` prints the frameworks, `nnmath outcomes list FRAMEWORK` their codes"


@functools.cache
def published() -> Catalogue:
    """The frameworks that come with the package."""
    about = tomllib.loads((DATA / "frameworks.toml").read_text(encoding="utf-8"))
    changed = about.pop("changed")
    with (DATA / "outcomes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return Catalogue(_framework(name, body, changed, rows) for name, body in about.items())


def _framework(name: str, body: dict[str, Any], changed: str, rows: list[dict[str, str]]) -> Framework:
    overall, strand = re.compile(body["overall"]), re.compile(body["strand"])

    def outcome(row: dict[str, str]) -> Outcome:
        return Outcome(
            **{**row, "status": Status(row["status"])},  # type: ignore[arg-type]
            source=body["document"],
            overall=_part(overall, row["code"]),
            strand_code=_part(strand, row["code"]),
        )

    about = {key: body[key] for key in ("title", "publisher", "document", "url", "notice")}
    outcomes = tuple(outcome(row) for row in rows if row["framework"] == name)
    return Framework(name, **about, outcomes=outcomes, changed=changed, case=body.get("case", ""))


def _part(pattern: re.Pattern[str], code: str) -> str:
    match = pattern.match(code)
    assert match is not None, f"{code} has no {pattern.pattern}"
    return match[0]
