"""Runs the real `otter run` on submissions, and prints a line of JSON for each: `run_otter.py ZIP FILE …`."""

import contextlib
import io
import json
import sys
import tempfile
from pathlib import Path

from otter.cli import cli


def run(archive, submission):
    with tempfile.TemporaryDirectory() as out, contextlib.redirect_stdout(io.StringIO()):
        error = ""
        try:
            cli(["run", "-a", archive, "-o", out, "--no-logo", submission], standalone_mode=False)
        except Exception as fault:
            error = f"{type(fault).__name__}: {fault}"
        written = Path(out) / "results.json"
        results = json.loads(written.read_text()) if written.exists() else None
    return {"student": Path(submission).stem, "error": error, "results": results}


if __name__ == "__main__":
    for name in sys.argv[2:]:
        print(json.dumps(run(sys.argv[1], name)), flush=True)
