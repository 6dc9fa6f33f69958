"""The submissions of the demo class that the tests of guests hand in."""

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
