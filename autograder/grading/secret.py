"""The course's secret: hidden inputs are drawn from it, so whoever reads the checks still cannot know the numbers."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

VARIABLE = "NNMATH_SECRET"


def course_secret(path: Path | None = None) -> str:
    """The secret in the environment, else in the user's own file, which is made on first use."""
    if given := os.environ.get(VARIABLE):
        return given
    home = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    path = path or Path(home) / "nnmath" / "secret"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    fresh = secrets.token_hex(16)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(fresh + "\n")
    return fresh
