"""Starts the engine beside this file: `grade.py FOLDER` grades FOLDER/submission, `grade.py FOLDER --prepare` looks."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True

from autograder.guest.container import main, prepare  # noqa: E402

if __name__ == "__main__":
    (prepare if "--prepare" in sys.argv else main)(Path(sys.argv[1]).resolve())
