"""The submissions of the demo class that the tests of guests hand in."""

import csv
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SLUG, SECRET = "munchable_matrices", "the secret of the tests"
PICKED = (  # right, right in another way, wrong, cells deleted, cells that raise, an endless loop, a script, untouched
    "arctic-tern.ipynb",
    "blue-jay.ipynb",
    "canada-goose.ipynb",
    "great-blue-heron.ipynb",
    "mallard.ipynb",
    "northern-flicker.ipynb",
    "osprey.py",
    "puffin.ipynb",
)
CUT_OFF = "raven.ipynb"  # no JSON any more


def points_in(out):
    """Student → question → points in the folder that `nnmath grade` has made."""
    found = {}
    with (out / "scores.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["points"]:
                found.setdefault(row["student"], {})[row["question"]] = float(row["points"])
    return found
