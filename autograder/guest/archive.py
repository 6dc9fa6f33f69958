"""autograder.zip: the engine with one exercise, for Gradescope, `otter grade` and `otter run`.

It holds the answer key and the course's secret. The same exercise and settings give the same bytes.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path

from autograder.exercise import BANK, Exercise, load_all
from autograder.grading.pipeline import functions_of
from autograder.guest import pins
from autograder.guest.settings import FILE, Settings

ENGINE = "requirements.nnmath.zip"
"""Named so because the Dockerfile of `otter grade` copies `requirements.*` before it runs setup.sh, and no folder."""

PACKAGE = BANK.parent
REFERENCE = PACKAGE.parent / "nnmath_ref"
SCRIPTS = Path(__file__).parent / "scripts"
LEFT_OUT = {"bank", "demo", "cli", "authoring", "tracking", "__main__.py"}  # of the package: grading needs none of them
TIME = (2020, 1, 1, 0, 0, 0)  # of every file, so that the same contents are the same bytes
HOSTS = ("otter", "gradescope")

Files = dict[str, bytes]


def autograder_zip(exercise: Exercise, settings: Settings, host: str) -> bytes:
    """The package. One for `otter` works on Gradescope too, and takes longer to set up there."""
    wanted = [*pins.ENGINE, *(["torch"] if _uses_torch(exercise) else [])]
    files = {
        "README.txt": _script("README.txt"),
        "setup.sh": _script("setup.sh"),
        "run_autograder": _script("run_autograder"),
        ENGINE: zipped(_engine(exercise, settings)),
    }
    if host == "otter":
        wanted += ["otter-grader", "dill"]
        files |= _for_otter(settings)
    lines = ["--extra-index-url https://download.pytorch.org/whl/cpu"] if "torch" in wanted else []
    return zipped(files | {"requirements.txt": _text([*lines, *pins.pins(wanted)])})


def others(bank: Path = BANK) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The functions of every exercise: a notebook of another one is told apart by them."""
    return tuple((exercise.slug, tuple(functions_of(exercise))) for exercise in load_all(bank))


def zipped(files: Files) -> bytes:
    """A zip file, the same for the same files."""
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            script = name == "run_autograder" or name.endswith(".sh")
            entry.external_attr = (0o100755 if script else 0o100644) << 16
            archive.writestr(entry, data)
    return room.getvalue()


def _engine(exercise: Exercise, settings: Settings) -> Files:
    """What is unpacked where it grades: the package without other exercises, the reference, the settings."""
    own = f"autograder/bank/{exercise.strand}/{exercise.slug}"
    files = {"grade.py": _script("grade.py"), FILE: settings.text().encode()}
    files |= {f"autograder/{name}": data for name, data in _under(PACKAGE) if name.split("/")[0] not in LEFT_OUT}
    files |= {f"nnmath_ref/{name}": data for name, data in _under(REFERENCE)}
    return files | {f"{own}/{name}": data for name, data in _under(exercise.folder)}


def _for_otter(settings: Settings) -> Files:
    """What Otter reads, and what the Dockerfile of `otter grade` will not do without."""
    config = {
        "lang": "python",
        "plugins": ["autograder.guest.otter_plugin.Nnmath"],
        "print_summary": False,
        "show_hidden": settings.show != "hidden",
    }
    return {
        "otter_config.json": (json.dumps(config, indent=1) + "\n").encode(),
        "run_otter.py": _script("run_otter.py"),
        "environment.yml": _script("environment.yml"),
        "tests/README.txt": _script("no_tests.txt"),
        "files/README.txt": _script("no_tests.txt"),
    }


def _uses_torch(exercise: Exercise) -> bool:
    """Whether the exercise is about PyTorch; that some learner may answer with it is no reason to install it."""
    source = (exercise.folder / "master.py").read_text(encoding="utf-8")
    return "import torch" in source or "from torch" in source


def _under(folder: Path) -> Iterable[tuple[str, bytes]]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if not any(part == "__pycache__" or part.startswith(".") for part in name.split("/")):
            yield name, path.read_bytes()


def _script(name: str) -> bytes:
    return (SCRIPTS / name).read_bytes()


def _text(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
