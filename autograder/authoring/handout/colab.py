"""The cell that makes a notebook work on Colab, which opens it without the files beside it.

otter 7 notices Colab by itself and then insists on a folder `tests`; it has no argument for that.
"""

from __future__ import annotations

import json

from autograder.authoring.cells import code
from autograder.authoring.handout.links import Repository
from autograder.authoring.handout.requirements import KNOWN

CELL = """# On Google Colab only: fetches what belongs to this exercise. Anywhere else it does nothing.
import os
import subprocess
import sys

if "google.colab" in str(get_ipython()) and not os.path.isdir("tests"):
    subprocess.run(["git", "clone", "--quiet", "--depth=1", "--branch", {branch}, {address}, "exercises"], check=True)
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", {otter}], check=True)
    os.chdir({folder})"""


def with_colab(notebook: bytes, slug: str, place: str, where: Repository) -> bytes:
    """A notebook with that cell above its first code. `place` is the folder of the notebook in the repository."""
    book = json.loads(notebook)
    words = {"branch": where.branch, "address": where.address, "otter": KNOWN["otter"], "folder": f"exercises/{place}"}
    source = CELL.format(**{key: json.dumps(word) for key, word in words.items()})
    own = code(source)
    own |= {"id": f"{slug[:56]}-colab", "execution_count": None, "outputs": []}
    own["source"] = source.splitlines(keepends=True)
    first = next(index for index, cell in enumerate(book["cells"]) if cell["cell_type"] == "code")
    book["cells"].insert(first, own)
    return (json.dumps(book, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()
