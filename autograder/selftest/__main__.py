"""`python -m autograder.selftest [NAME …]` behind the wall: a line of JSON for every attack."""

from __future__ import annotations

import json
import sys

from autograder.errors import UserError
from autograder.selftest.wall import must_stand


def main(names: list[str]) -> None:
    """Prints the findings of the families or the attacks named, or of all."""
    try:
        must_stand()
    except UserError as error:
        sys.exit(str(error))
    from autograder.selftest.families import FAMILIES
    from autograder.selftest.run import line, run

    wanted = set(names)
    chosen = [
        (family, attack)
        for family in FAMILIES
        for attack in family.attacks
        if not wanted or {family.name, attack.name} & wanted
    ]
    for finding in run(chosen):
        print(json.dumps(line(finding)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
