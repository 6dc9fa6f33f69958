"""What a template repository on a git host has besides the exercises: a workflow for the public checks.

The workflow belongs to the student, who may change it: it helps them and decides nothing.
"""

from __future__ import annotations

from pathlib import Path

TEMPLATE = Path(__file__).parent / "git_template"
IGNORED = ".venv/\n.ipynb_checkpoints/\n__pycache__/\n.OTTER_LOG\n"


def git_files() -> dict[str, bytes]:
    """Path in the repository → contents."""
    return {
        ".github/workflows/public_checks.yml": (TEMPLATE / "public_checks.yml").read_bytes(),
        ".github/public_checks.py": (TEMPLATE / "public_checks.py").read_bytes(),
        ".gitignore": IGNORED.encode(),
    }
