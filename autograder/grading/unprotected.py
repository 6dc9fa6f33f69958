"""No isolation: the same warm interpreter without a sandbox, for `--unsafe-no-sandbox` and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from autograder.grading.records import Layer


class Unprotected:
    """A submission can read and write what its grader can. The answer key is still in another process."""

    name = "unprotected"
    namespaces = False
    shared = None

    def layers(self) -> tuple[Layer, ...]:
        """What is left: a process of its own, and the kernel's limits."""
        return (
            Layer("sandbox", False, "switched off with --unsafe-no-sandbox"),
            Layer("answer key in another process", True),
            Layer("limits on time, memory, processes and output", True),
        )

    def walls(self) -> dict[str, Any]:
        """None: they belong to a cage."""
        return {}

    def command(self, program: list[str], inside: Path, data: Path | None) -> list[str]:
        """Python, as it is."""
        return [sys.executable, *program]
