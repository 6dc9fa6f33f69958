"""A sample class: 24 notebooks as learners hand them in, made by `python -m autograder.demo.make` and committed."""

from pathlib import Path

CLASS = Path(__file__).parent / "class"
