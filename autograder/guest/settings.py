"""What a package remembers of the course it was made for: one small file beside the engine."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "package.json"
SHOW = ("hidden", "after_due_date", "after_published", "visible")
"""When a student may see the verdicts of hidden checks, in Gradescope's words."""


@dataclass(frozen=True)
class Settings:
    """Written when the package is made, read when it grades."""

    slug: str
    secret: str  # the course's own, so that a regrade draws the same inputs
    unsafe: bool = False  # the teacher asked for it: grade even where nothing keeps a submission apart
    show: str = "hidden"
    others: tuple[tuple[str, tuple[str, ...]], ...] = ()  # the functions of other exercises, by slug

    def text(self) -> str:
        """The file."""
        return json.dumps(asdict(self), indent=1) + "\n"

    @classmethod
    def read(cls, engine: Path) -> Settings:
        """The settings in an unpacked engine."""
        found = json.loads((engine / FILE).read_text(encoding="utf-8"))
        others = tuple((slug, tuple(names)) for slug, names in found.pop("others"))
        return cls(**found, others=others)
